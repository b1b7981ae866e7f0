// The analysis of one program, as the plugin asks for it: on this thread, or on one of its own (remote-analyst.ts).
import type { Finding, ModuleIR, Span } from '@leakline/ir';
import {
  cacheFolder,
  digestOf,
  DiskHost,
  languageOf,
  Project,
  ReportCache,
  type CheckOptions,
  type EarlyFindings,
  type PackageType,
  type ProgramConfig,
  type RuleOptionValues,
  type TypeOracle,
} from '@leakline/project';
import { MeasuredProgram } from './measured.ts';

/** What ESLint's configs say about the rules. */
export interface RuleSettings {
  /** By rule id; they stand before those of leakline.config.json. */
  readonly ruleOptions: Readonly<Record<string, RuleOptionValues>>;
}

export interface Question extends RuleSettings {
  /** Relative to the program's folder. */
  readonly path: string;
  /** ESLint's. */
  readonly text: string;
  /** Rules that need not run. */
  readonly off: readonly string[];
}

/** What a compiler says of an expression: see receiver-types.ts. */
export interface TypedPlace {
  readonly span: Span;
  readonly types: readonly PackageType[];
}

export type Answer =
  /** Of the file as it is on the disk. */
  | { readonly kind: 'checked'; readonly findings: readonly Finding[] }
  /** Ignored, a test, too large, minified, unreadable: the command passes it over as well. */
  | { readonly kind: 'passedOver' }
  /** The text is not that of the disk: `checkGiven` takes what ESLint's parser made of it. */
  | { readonly kind: 'unsaved' };

export interface CheckedFile {
  /** Of the text; null where the file was passed over. */
  readonly digest: string | null;
  readonly findings: readonly Finding[];
}

export interface CheckedProgram {
  /** By path. */
  readonly files: ReadonlyMap<string, CheckedFile>;
  /** Of all findings, without their line numbers, which edits above them change: only a file that was edited can have those. */
  readonly digest: string;
}

/** Every rule over every file, under way or done. */
export interface ProgramCheck {
  /** Waits for this file alone. Undefined where it is none of the program's, or may not be as it is on the disk. */
  file(path: string): CheckedFile | undefined;
  /** Waits for all. */
  whole(): CheckedProgram;
  /** Whether there is nothing to wait for. */
  isThrough(): boolean;
}

/** Who takes files out of a check that is under way. */
export interface FileTaker {
  /** Which file is waited for; null: none. Asked before each file. */
  wanted(): string | null;
  /**
   * Of a file that is waited for, or of the next.
   * @param progress The share of the program's files that are through.
   */
  checked(path: string, file: CheckedFile | undefined, progress: number): void;
}

export interface Analyst {
  /** Sources were written, came or went. */
  filesChanged(paths: readonly string[]): void;
  check(question: Question): Answer;
  checkGiven(question: Question, ir: ModuleIR, types: readonly TypedPlace[]): readonly Finding[];
  /** The findings of a file as it is on the disk, if the types say what its sources do not; else null. */
  checkTyped(question: Question, types: readonly TypedPlace[]): readonly Finding[] | null;
  /** Every rule over every file, however certain the findings. Until it is through, the analyst is not asked anything else. */
  checkAll(settings: RuleSettings): ProgramCheck;
  /** It is not asked any more. */
  close(): void;
}

/** What an analyst is made from; plain data, so that it can be sent to another thread. */
export interface ProgramDescription {
  readonly root: string;
  readonly config: ProgramConfig;
  /** What lies in it, where it has just been listed; null: the analyst does. */
  readonly listed: readonly string[] | null;
  /** Which Leakline this is; null while it is worked on, and then nothing is kept. */
  readonly build: string | null;
  /** The built script for threads that parse; null: none. */
  readonly loweringThread: { readonly count: number; readonly script: string } | null;
}

/** Findings of every rule, however certain; ESLint's own comments in the source are left to it. */
const EVERYTHING: CheckOptions = { minConfidence: 'low', leaveEslintComments: true, namesCauses: true };

export class LocalAnalyst implements Analyst {
  readonly #program: ProgramDescription;
  readonly #tell: (problem: string) => void;
  readonly #progress: (() => void) | undefined;
  #project: Project;
  /** Read once, when a finding is there to be measured; null without captures. */
  #measured: MeasuredProgram | null | undefined;

  /**
   * @param tell Is given one line about what did not go right; the rest was checked.
   * @param progress Is called now and then during `checkAll`.
   */
  constructor(program: ProgramDescription, tell: (problem: string) => void, progress?: () => void) {
    this.#program = program;
    this.#tell = tell;
    this.#progress = progress;
    this.#project = this.#opened(program.listed);
  }

  #opened(listed: ProgramDescription['listed'] = null): Project {
    const { root, config } = this.#program;
    return new Project({ host: new DiskHost(root, listed), config });
  }

  filesChanged(paths: readonly string[]): void {
    this.#project.filesChanged(paths);
  }

  check({ path, text, off, ruleOptions }: Question): Answer {
    const project = this.#project;
    if (!project.holds(path)) return this.#isChecked(path) ? { kind: 'unsaved' } : { kind: 'passedOver' };
    const digest = project.digestOf(path);
    if (digest === null) return { kind: 'passedOver' };
    if (digest !== digestOf(text)) return { kind: 'unsaved' };
    const failures: string[] = [];
    const findings = project.checkFile(path, optionsOf(off, ruleOptions), failures);
    failures.forEach(this.#tell);
    return { kind: 'checked', findings: this.#withMeasurements(findings) };
  }

  checkTyped(question: Question, types: readonly TypedPlace[]): readonly Finding[] | null {
    const places = types.map(({ span }) => span);
    const found = this.#project.unknownAmong(question.path, places);
    return found === null || found.unknown.length === 0 ? null : this.checkGiven(question, found.ir, types);
  }

  checkGiven(
    { path, text, off, ruleOptions }: Question,
    ir: ModuleIR,
    types: readonly TypedPlace[],
  ): readonly Finding[] {
    const failures: string[] = [];
    const given = types.length === 0 ? { text, ir } : { text, ir, types: oracleOf(types) };
    const findings = this.#project.checkGiven(path, given, optionsOf(off, ruleOptions), failures);
    failures.forEach(this.#tell);
    return findings;
  }

  checkAll(settings: RuleSettings): ProgramCheck {
    const whole = this.checkWhole(settings);
    return { file: (path) => whole.files.get(path), whole: () => whole, isThrough: () => true };
  }

  /** @param taker Gets files before the whole is through. */
  checkWhole({ ruleOptions }: RuleSettings, taker?: FileTaker): CheckedProgram {
    const { root, build, loweringThread } = this.#program;
    const project = this.#project;
    let done = 0;
    const progress = () => done / Math.max(project.paths.length, 1);
    const early: EarlyFindings | undefined = taker && {
      wanted: () => {
        for (let path = taker.wanted(); path !== null; path = taker.wanted()) {
          if (project.holds(path)) return path;
          taker.checked(path, this.#isChecked(path) ? undefined : { digest: null, findings: [] }, progress());
        }
        return null;
      },
      found: (path, findings) => {
        done++;
        const file = { digest: project.digestOf(path), findings: this.#withMeasurements(findings) };
        taker.checked(path, file, progress());
      },
    };
    const cache = build === null ? null : { reports: new ReportCache(cacheFolder(root)), build };
    const tellProgress = this.#progress;
    const { report, failures } = project.check({
      ...EVERYTHING,
      ruleOptions,
      ...(cache === null ? {} : { cache }),
      ...(tellProgress === undefined ? {} : { progress: tellProgress }),
      ...(early === undefined ? {} : { early }),
      ...(loweringThread === null
        ? {}
        : { threads: { count: loweringThread.count, script: new URL(loweringThread.script) } }),
    });
    failures.forEach(this.#tell);
    const files = new Map<string, { digest: string | null; findings: Finding[] }>();
    for (const path of project.paths) {
      files.set(path, { digest: project.digestOf(path), findings: [] });
    }
    const findings = this.#withMeasurements(report.findings);
    for (const finding of findings) files.get(finding.path)?.findings.push(finding);
    const lines = findings.map((f) => withoutLine(f, project.textOf(f.path) ?? ''));
    // What was concluded from the whole program is large, and is not asked for again.
    this.#project = this.#opened();
    return { files, digest: digestOf(JSON.stringify([this.#program.config, ruleOptions, lines])) };
  }

  close(): void {
    this.#project = this.#opened();
  }

  /** Captures know lines by the text on the disk. */
  #withMeasurements(findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const { root, config } = this.#program;
    const project = this.#project;
    if (this.#measured === undefined) this.#measured = MeasuredProgram.of(root, config, project, this.#tell);
    const measured = this.#measured;
    return measured === null ? findings : findings.map((finding) => measured.said(finding, project));
  }

  /** Whether a file is checked that the program does not hold: one that is not saved yet, or has script blocks in it. */
  #isChecked(path: string): boolean {
    // One that is there is a test, or ignored.
    if (languageOf(path) !== null) return !this.#project.hasFile(path) && this.#project.wouldHold(path);
    // Declarations and minified scripts are no source; other files have script blocks (Vue, Svelte, Markdown).
    return !/\.[mc]?[jt]s$/.test(path) && this.#project.wouldHold(`${path}.ts`);
  }
}

function withoutLine({ path, rule, confidence, message, range }: Finding, text: string): readonly unknown[] {
  const source = text.split(/\r\n|[\r\n]/, range.start.line)[range.start.line - 1] ?? '';
  return [path, rule, confidence, message, range.start.column, source];
}

function oracleOf(places: readonly TypedPlace[]): TypeOracle {
  const types = new Map(places.map(({ span, types: own }) => [`${span.start} ${span.end}`, own]));
  return { packageTypesOf: ({ start, end }) => types.get(`${start} ${end}`) ?? [] };
}

/** How findings are asked for, so that ESLint's rules can choose among them. */
export function optionsOf(off: readonly string[], ruleOptions: RuleSettings['ruleOptions']): CheckOptions {
  return { ...EVERYTHING, ruleOptions, rules: Object.fromEntries(off.map((id) => [id, 'off'] as const)) };
}
