// The projects of this process, one for each program, kept for as long as the disk says the same.
//
// ESLint tells a plugin neither when a pass over files begins nor what changed since the last one, and one process may
// lint once (the command) or all day (an editor). So the disk is looked at again when a pass has evidently begun, since a
// file comes a second time. Only two things look like it and need not be: the passes of `--fix`, and typing, where one
// file comes again at once with another text. Then, and when a file comes after a pause, the disk is looked at if looks
// have taken less than a twentieth of the time. A look lists the files and compares their times and sizes (about 30 ms
// for 2,500 files). Files that come one upon the other are of one pass, however long it is.
//
// A run over many files is checked whole, and only the findings are kept. A process that turns out to live long keeps its
// program instead, to answer the next key quickly. Larger programs are analysed on a thread of their own.
//
// Other files are always seen as they are on the disk, never as an editor or `--fix` has them unsaved: so findings do
// not depend on the order of linting, nor on how `--concurrency` spreads it over threads.
import {
  buildOf,
  digestOf,
  configFor,
  findConfigs,
  programsSeenFrom,
  StampedHost,
  threadsWorthwhile,
  toProjectPath,
  type Config,
  type ProgramConfig,
} from '@leakline/project';
import type { Finding, ModuleIR } from '@leakline/ir';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  LocalAnalyst,
  type Analyst,
  type CheckedFile,
  type CheckedProgram,
  type ProgramCheck,
  type ProgramDescription,
  type Question,
  type RuleSettings,
  type TypedPlace,
} from './analyst.ts';
import { RemoteAnalyst, ThreadLost } from './remote-analyst.ts';

/** What is found in a file. */
export interface FileFindings {
  readonly findings: readonly Finding[];
  /** What leakline.config.json says about the file. */
  readonly config: Config;
}

/** What ESLint's parser knows of a text. Asked for when it is needed. */
export interface ParsedText {
  /** Where the disk does not have the same text. */
  lower(path: string): ModuleIR;
  /** What a type checker says of receivers; empty without one. */
  types(): readonly TypedPlace[];
}

/** A file that comes for the first time after so long a pause may begin a pass, too. */
const PAUSE_MS = 2000;
const SHARE_OF_LOOKS = 1 / 20;
/** With so many different files, a run is one over the program. */
const MANY_FILES = 4;
/** So many source files pay for a thread of their own. */
const WORTH_A_THREAD = 150;

const programs = new Map<string, WatchedProgram>();
/** The programs' folders as each working directory sees them, by a file's folder. */
const views = new Map<
  string,
  { readonly of: (folder: string) => string; readonly roots: Map<string, string> }
>();

/**
 * The findings of a file that has this text, up to date with the disk; null where the command passes it over.
 * @param workingFolder ESLint's working directory.
 * @param tree What ESLint's parser knows.
 * @throws UsageError when leakline.config.json cannot be used; one line, which is all that ESLint shows of it.
 */
export function findingsIn(
  file: string,
  workingFolder: string,
  question: Omit<Question, 'path'>,
  tree: ParsedText,
): FileFindings | null {
  return programOf(dirname(file), workingFolder).findingsIn(file, question, tree);
}

/** A digest of all that is found in the program around a folder, as it is on the disk now. */
export function digestOfFindings(folder: string): string {
  return programOf(folder, folder).digest();
}

function programOf(folder: string, workingFolder: string): WatchedProgram {
  let view = views.get(workingFolder);
  if (view === undefined)
    views.set(workingFolder, (view = { of: programsSeenFrom(workingFolder), roots: new Map() }));
  let root = view.roots.get(folder);
  if (root === undefined) view.roots.set(folder, (root = view.of(folder)));
  let program = programs.get(root);
  if (program === undefined) {
    // Checks are under way when the process has linted its last file, if those are few.
    if (programs.size === 0) process.once('exit', finishAll);
    program = new WatchedProgram(root);
    programs.set(root, program);
  }
  return program;
}

function finishAll(): void {
  for (const program of programs.values()) program.finish();
}

const NO_SETTINGS: RuleSettings = { ruleOptions: {} };

class WatchedProgram {
  readonly #root: string;
  readonly #host: StampedHost;
  #config: ProgramConfig | null = null;
  #analyst: Analyst | null = null;
  /** What is found in the whole program, by the options that ESLint's configs give the rules. */
  readonly #checks = new Map<string, ProgramCheck>();
  /** The analyst is at one of them. */
  #underWay: ProgramCheck | null = null;
  /** Since the last look. */
  readonly #linted = new Set<string>();
  /** Since the process began; on a slow machine there is a look between any two files. */
  readonly #seen = new Set<string>();
  /** A file was linted twice, or the disk changed: an editor, most likely. */
  #livesLong = false;
  /** A thread was lost. */
  #staysHere = false;
  #last: { readonly file: string; readonly text: string } | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** When the last question was answered. */
  #answeredAt = Number.NEGATIVE_INFINITY;
  #lookTook = 0;

  constructor(root: string) {
    this.#root = root;
    this.#host = new StampedHost(root);
  }

  findingsIn(file: string, asked: Omit<Question, 'path'>, tree: ParsedText): FileFindings | null {
    const configs = this.#open(file, asked.text);
    const path = toProjectPath(this.#root, file);
    const config = configFor(configs, path);
    const question = { ...asked, path };
    const found = this.#findingsOf(question, tree);
    this.#answeredAt = performance.now();
    return found === null ? null : { findings: found, config };
  }

  #findingsOf(question: Question, tree: ParsedText): readonly Finding[] | null {
    const known = this.#knownOf(question);
    if (known?.digest === null) return null;
    let onDisk: readonly Finding[];
    if (known !== undefined && known.digest === digestOf(question.text)) onDisk = known.findings;
    else {
      const answer = this.#ask((analyst) => analyst.check(question));
      if (answer.kind === 'passedOver') return null;
      if (answer.kind === 'unsaved') {
        const ir = tree.lower(question.path);
        const types = tree.types();
        return this.#ask((analyst) => analyst.checkGiven(question, ir, types));
      }
      onDisk = answer.findings;
    }
    const types = tree.types();
    if (types.length === 0) return onDisk;
    return this.#ask((analyst) => analyst.checkTyped(question, types)) ?? onDisk;
  }

  digest(): string {
    this.#look();
    return this.#whole(NO_SETTINGS).digest;
  }

  /** Looks at the disk where that may be needed; see above. */
  #open(file: string, text: string): ProgramConfig {
    const last = this.#last;
    this.#last = { file, text };
    const isAgain = this.#linted.has(file);
    const isEdited = last !== null && file === last.file && text !== last.text;
    const now = performance.now();
    const isAfterPause = now - this.#answeredAt > PAUSE_MS;
    const isLookCheap = this.#lookTook < (now - this.#lookedAt) * SHARE_OF_LOOKS;
    const mayLook = (isEdited || isAfterPause) && isLookCheap;
    const config = (isAgain && !isEdited) || mayLook || this.#config === null ? this.#look() : this.#config;
    this.#linted.add(file);
    this.#livesLong ||= this.#seen.has(file);
    this.#seen.add(file);
    return config;
  }

  /** A file of a check of the whole program, where there is one or should be. */
  #knownOf({ path, ruleOptions }: Question): CheckedFile | undefined {
    // The first file of a large program needs most of it in any case, and what is found in the whole is kept.
    const isWhole = this.#seen.size >= MANY_FILES || (this.#isLarge() && this.#seen.size === 1);
    const settings = { ruleOptions };
    if ((!isWhole || this.#livesLong) && !this.#checks.has(keyOf(settings))) return undefined;
    const known = this.#again(() => this.#checkOf(settings).file(path));
    // What was concluded from the whole program is large, and is not needed any more.
    if (this.#underWay?.isThrough() === true) this.#closeAnalyst();
    return known;
  }

  #whole(settings: RuleSettings): CheckedProgram {
    const whole = this.#again(() => this.#checkOf(settings).whole());
    this.#closeAnalyst();
    return whole;
  }

  /** What an analyst is asked is asked again of the next one when its thread was lost. */
  #again<T>(question: () => T): T {
    try {
      return question();
    } catch (error) {
      this.#lost(error);
      return question();
    }
  }

  #checkOf(settings: RuleSettings): ProgramCheck {
    const key = keyOf(settings);
    let check = this.#checks.get(key);
    if (check === undefined) {
      this.finish();
      check = (this.#analyst ??= this.#newAnalyst()).checkAll(settings);
      this.#checks.set(key, check);
      this.#underWay = check;
    }
    return check;
  }

  /** Waits for a check that is under way: its report is kept for the next run, and its lock let go. */
  finish(): void {
    const check = this.#underWay;
    if (check === null) return;
    this.#underWay = null;
    try {
      check.whole();
    } catch (error) {
      this.#lost(error);
    }
    this.#closeAnalyst();
  }

  /** The thread was: the next would be, too. What it was at is begun anew. */
  #lost(error: unknown): void {
    if (!(error instanceof ThreadLost)) throw error;
    this.#staysHere = true;
    this.#analyst = null;
    this.#underWay = null;
    this.#checks.clear();
  }

  #look(): ProgramConfig {
    const started = performance.now();
    // Where manifests are decides which folder is a program.
    views.clear();
    const changes = this.#host.look();
    const config = this.#readConfig();
    if (
      this.#config === null ||
      changes.hasOtherManifests ||
      JSON.stringify(config) !== JSON.stringify(this.#config)
    ) {
      this.#closeAnalyst();
      this.#checks.clear();
    } else if (changes.sources.length > 0) {
      if (this.#analyst !== null) this.#ask((analyst) => analyst.filesChanged(changes.sources));
      this.#checks.clear();
      this.#livesLong = true;
    }
    this.#config = config;
    this.#linted.clear();
    this.#lookedAt = performance.now();
    this.#lookTook = this.#lookedAt - started;
    return config;
  }

  #readConfig(): ProgramConfig {
    try {
      return findConfigs(this.#root, this.#host);
    } catch (error) {
      // ESLint prints a stack where there is one; the user's mistake is one line.
      if (error instanceof Error) error.stack = `leakline: ${error.message}`;
      throw error;
    }
  }

  /** A question that needs no check of the whole program; one that is under way comes to its end before. */
  #ask<T>(question: (analyst: Analyst) => T): T {
    this.finish();
    return this.#again(() => question((this.#analyst ??= this.#newAnalyst())));
  }

  #newAnalyst(): Analyst {
    const program: ProgramDescription = {
      root: this.#root,
      config: this.#config ?? this.#readConfig(),
      listed: this.#host.list(),
      ...threadsAndBuild(),
    };
    const script = built('analyst-thread.js');
    return this.#isLarge() && !this.#staysHere && script !== null
      ? new RemoteAnalyst(program, script, tell)
      : new LocalAnalyst(program, tell);
  }

  #isLarge(): boolean {
    return this.#host.list().length >= WORTH_A_THREAD;
  }

  #closeAnalyst(): void {
    this.finish();
    this.#analyst?.close();
    this.#analyst = null;
  }
}

function keyOf({ ruleOptions }: RuleSettings): string {
  return JSON.stringify(Object.entries(ruleOptions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A bug of one rule must not stop ESLint, nor look like a clean file. */
export function tell(problem: string): void {
  process.stderr.write(`leakline: ${problem}; the rest was checked\n`);
}

/** How many threads may parse, and which Leakline this is: known where it is built. */
function threadsAndBuild(): Pick<ProgramDescription, 'build' | 'loweringThread'> {
  const script = built('lowering-thread.js');
  const loweringThread = script === null ? null : { count: threadsWorthwhile(1), script: script.href };
  return { build: buildOf(import.meta.url), loweringThread };
}

/** A script beside the plugin's, where it is built; from its sources the plugin stays on one thread. */
function built(script: string): URL | null {
  const url = new URL(script, import.meta.url);
  return existsSync(url) ? url : null;
}
