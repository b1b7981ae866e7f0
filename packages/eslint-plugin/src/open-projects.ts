// The projects of this process, one for each program, kept for as long as the disk says the same.
//
// ESLint tells a plugin neither when a pass over files begins nor what changed since the last one, and one process may
// lint once (the command) or all day (an editor). So the disk is looked at again when a pass has evidently begun, since a
// file comes a second time. Only two things look like it and need not be: the passes of `--fix`, and typing, where one
// file comes again at once with another text. Then, and when the last look is long ago, the disk is looked at if looks
// have taken less than a twentieth of the time. A look lists the files and compares their times and sizes (about 30 ms
// for 2,500 files).
//
// A run over many files is checked whole, and only the findings are kept: ESLint makes and drops a tree for every file,
// and a large program beside them would make the garbage collector let twice as much lie about. A process that turns
// out to live long keeps its program instead, to answer the next key quickly.
//
// Other files are always seen as they are on the disk, never as an editor or `--fix` has them unsaved: so findings do
// not depend on the order of linting, nor on how `--concurrency` spreads it over threads.
import type { Finding } from '@leakline/ir';
import {
  findConfigs,
  programRoot,
  Project,
  rules,
  StampedHost,
  type CheckOptions,
  type ProgramConfig,
} from '@leakline/project';
import { dirname } from 'node:path';

export interface OpenProject {
  readonly root: string;
  readonly project: Project;
  readonly config: ProgramConfig;
  /** What was found in every file, by path, once the whole program was checked. */
  readonly checked: ReadonlyMap<string, CheckedFile> | null;
}

export interface CheckedFile {
  /** null where the file was passed over: too large, minified, or unreadable. */
  readonly text: string | null;
  readonly findings: readonly Finding[];
}

/** Of every rule, however certain; ESLint's own comments in the source are left to it. */
export const EVERYTHING: CheckOptions = { minConfidence: 'low', leaveEslintComments: true };

/** A file that comes for the first time may begin a pass, too. */
const LONG_AGO_MS = 2000;
const SHARE_OF_LOOKS = 1 / 20;
/** With so many different files, a run is one over the program. */
const MANY_FILES = 4;

const RULE_IDS = rules.map((rule) => rule.meta.id);

const projects = new Map<string, WatchedProject>();
const roots = new Map<string, string>();

/**
 * The project for the linting of a file with this text, up to date with the disk.
 * @throws UsageError when leakline.config.json cannot be used; one line, which is all that ESLint shows of it.
 */
export function projectOf(file: string, text: string): OpenProject {
  return watchedProjectOf(file).open(file, text);
}

/** The same with the whole program checked. */
export function checkedProjectOf(
  file: string,
): OpenProject & { readonly checked: ReadonlyMap<string, CheckedFile> } {
  return watchedProjectOf(file).checked();
}

function watchedProjectOf(file: string): WatchedProject {
  const folder = dirname(file);
  let root = roots.get(folder);
  if (root === undefined) {
    root = programRoot(folder);
    roots.set(folder, root);
  }
  let project = projects.get(root);
  if (project === undefined) {
    project = new WatchedProject(root);
    projects.set(root, project);
  }
  return project;
}

class WatchedProject {
  readonly #root: string;
  readonly #host: StampedHost;
  #open: OpenProject | null = null;
  /** Since the last look. */
  readonly #linted = new Set<string>();
  /** A file was linted twice, or the disk changed: an editor, most likely. */
  #livesLong = false;
  #last: { readonly file: string; readonly text: string } | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #lookTook = 0;

  constructor(root: string) {
    this.#root = root;
    this.#host = new StampedHost(root);
  }

  open(file: string, text: string): OpenProject {
    const last = this.#last;
    this.#last = { file, text };
    const isAgain = this.#linted.has(file);
    const isEdited = last !== null && file === last.file && text !== last.text;
    const since = performance.now() - this.#lookedAt;
    const mayLook = (isEdited || since > LONG_AGO_MS) && this.#lookTook < since * SHARE_OF_LOOKS;
    const open = (isAgain && !isEdited) || mayLook ? this.#look() : (this.#open ?? this.#look());
    this.#linted.add(file);
    this.#livesLong ||= isAgain;
    const isLongRun = !this.#livesLong && this.#linted.size >= MANY_FILES;
    return isLongRun ? this.#checkedWhole(open) : open;
  }

  checked(): ReturnType<typeof checkedProjectOf> {
    return this.#checkedWhole(this.#look());
  }

  #checkedWhole(open: OpenProject): ReturnType<typeof checkedProjectOf> {
    if (open.checked !== null) return { ...open, checked: open.checked };
    const { project, config } = open;
    const { report, failures } = project.check(EVERYTHING);
    for (const failure of failures) process.stderr.write(`leakline: ${failure}; the rest was checked\n`);
    const checked = new Map<string, { text: string | null; findings: Finding[] }>();
    for (const path of project.paths) checked.set(path, { text: project.textOf(path), findings: [] });
    for (const finding of report.findings) checked.get(finding.path)?.findings.push(finding);
    const kept = { ...open, project: new Project({ host: this.#host, config }), checked };
    this.#open = kept;
    return kept;
  }

  #look(): OpenProject {
    const started = performance.now();
    // Where manifests are decides which folder is a program.
    roots.clear();
    const changes = this.#host.look();
    const config = this.#config();
    let open = this.#open;
    if (open === null || changes.hasOtherManifests || JSON.stringify(config) !== JSON.stringify(open.config))
      open = { root: this.#root, config, project: new Project({ host: this.#host, config }), checked: null };
    else if (changes.sources.length > 0) {
      open.project.filesChanged(changes.sources);
      open = { ...open, checked: null };
      this.#livesLong = true;
    }
    this.#open = open;
    this.#linted.clear();
    this.#lookedAt = performance.now();
    this.#lookTook = this.#lookedAt - started;
    return open;
  }

  #config(): ProgramConfig {
    try {
      return findConfigs(this.#root, this.#host, RULE_IDS);
    } catch (error) {
      // ESLint prints a stack where there is one; the user's mistake is one line.
      if (error instanceof Error) error.stack = `leakline: ${error.message}`;
      throw error;
    }
  }
}
