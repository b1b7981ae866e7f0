// A project: its files, its config, and the findings of the rules over them.
import { expressionsAt, isDoubtful, Modules, Program, type Place } from '@leakline/analysis';
import { Catalog, libraries } from '@leakline/catalog';
import {
  CERTAINTY,
  LineIndex,
  type Confidence,
  type Finding,
  type ModuleIR,
  type Report,
  type Span,
} from '@leakline/ir';
import { withCauseInWords, withSharedCauses, type FindingWithCauses } from './causes.ts';
import { Drafts, type Sources } from './drafts.ts';
import { GivenFileHost, type Given } from './given-file.ts';
import { OverlayHost, type Host } from './host.ts';
import { isResult, type CheckResult, type UnparsedPart } from './check-result.ts';
import { configFor, ignoredBy, type ProgramConfig } from './program-config.ts';
import { ProjectProgramHost } from './program-host.ts';
import { inOrderOfText, isSameFinding } from './links.ts';
import { RuleSettings, type AskedSettings } from './rule-settings.ts';
import { suppressionsOf, type IsSuppressed } from './suppressions.ts';
import { createHash } from 'node:crypto';
import type { ReportCache } from './report-cache.ts';

export interface ProjectOptions {
  readonly host: Host;
  /** The defaults when there is none. */
  readonly config?: ProgramConfig;
}

export interface CheckOptions extends AskedSettings {
  /** Only report in files for which this is true; the whole program is analysed all the same. */
  readonly only?: (path: string) => boolean;
  /** For ESLint: report what its own comments in the source switch off too, since it applies them itself. */
  readonly leaveEslintComments?: boolean;
  /** For ESLint, where a message is all that a user sees: name what gives the value, or holds the entries, in it. */
  readonly namesCauses?: boolean;
  /** Where reports of earlier runs are kept; absent: nowhere. `build` says which Leakline made them. */
  readonly cache?: { readonly reports: ReportCache; readonly build: string };
  /** How many threads may lower files, and the built script that they run; absent: none but this one. */
  readonly threads?: { readonly count: number; readonly script: URL };
  /** Called before each file. */
  readonly progress?: (done: number, all: number) => void;
  /** Who does not wait for the whole; absent: nobody. Not heeded where the report is in the cache. */
  readonly early?: EarlyFindings;
}

/** The findings of a file, before the whole program is through. */
export interface EarlyFindings {
  /** Which file is waited for; null: none. Asked before each file. */
  wanted(): string | null;
  /** What they have in common with those of other files is not known yet. */
  found(path: string, findings: readonly Finding[]): void;
}

/** A program, and the texts that it was made of. */
interface View {
  readonly host: Sources;
  readonly program: Program;
}

const CATALOG = new Catalog(libraries);

export class Project {
  readonly #overlay: OverlayHost;
  readonly #configs: ProgramConfig;
  readonly #host: ProjectProgramHost;
  readonly #catalog: Catalog;
  #modules = new Modules();
  #program: Program | null = null;
  #known: ReadonlySet<string> | null = null;
  readonly #settings = new RuleSettings();
  readonly #drafts = new Drafts((path) => this.fileOf(path));

  constructor(options: ProjectOptions) {
    this.#overlay = new OverlayHost(options.host);
    this.#configs = options.config ?? [];
    // What a library's calls mean does not depend on the file that has them.
    const own = this.#configs.toReversed().flatMap(({ config }) => config.catalog);
    this.#catalog = own.length === 0 ? CATALOG : new Catalog([...own, ...libraries]);
    const isIgnored = ignoredBy(this.#configs);
    this.#host = new ProjectProgramHost(this.#overlay, (path) => !isIgnored(path));
  }

  get program(): Program {
    this.#program ??= new Program(this.#host, this.#catalog, this.#modules);
    return this.#program;
  }

  /** The source files of the program, tests left out; each once, whatever links lead to it. */
  get paths(): readonly string[] {
    return this.#host.links.files;
  }

  /** Whether a file is a source of the program, as `paths` lists them. */
  holds(path: string): boolean {
    return this.#host.holds(path) && this.fileOf(path) === path;
  }

  /** The name by which `paths` and findings know a source that is reached by a link. */
  fileOf(path: string): string {
    return this.#host.links.fileOf(path);
  }

  /** Whether a file of this name is a source of the program, if there is one and version control keeps it. */
  wouldHold(path: string): boolean {
    return this.#host.wouldHold(path);
  }

  /** A source's text as it is now; what was concluded from it may be of an earlier one, see `digestOf`. */
  textOf(path: string): string | null {
    return this.#host.textOf(path);
  }

  /** The digest of the text that is concluded from: that of the last look, until `filesChanged` or `update`. */
  digestOf(path: string): string | null {
    return this.#host.digestOf(path);
  }

  /** Findings in a file that are less sure are not reported, as its config has it. */
  minConfidenceFor(path: string): Confidence {
    return configFor(this.#configs, path).minConfidence;
  }

  /** Whether there is a plain file at a path, now. */
  hasFile(path: string): boolean {
    return this.#overlay.size(path) !== null;
  }

  /** The line on which the innermost function around a finding begins (1 for module level). */
  functionLineOf(finding: Finding): number {
    const ir = this.#host.load(finding.path);
    const text = this.#host.textOf(finding.path);
    if (ir === null || text === null) return 1;
    const lines = new LineIndex(text);
    const at = lines.offsetAt(finding.range.start);
    const around = ir.functions
      .filter((f) => f.start <= at && f.end >= at)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    return around === undefined
      ? 1
      : lines.positionAt(around.form === 'method' ? around.nameSpan.start : around.start).line;
  }

  /** An editor's text stands before the file; null hands it back. */
  update(path: string, text: string | null): void {
    this.#known ??= new Set(this.#overlay.list());
    const isNew = !this.#known.has(path);
    this.#overlay.set(path, text);
    const unit = isNew ? null : this.#host.unitOf(path).id;
    this.#host.changed([path], isNew);
    this.#modules.replace(path);
    if (isNew) this.#known = null;
    // A file that came, went or moved to another package is beside others now.
    if (isNew || this.#host.unitOf(path).id !== unit) this.#modules = new Modules();
    this.#program = null;
  }

  /** Files were written, created or deleted by somebody else. */
  filesChanged(paths: readonly string[]): void {
    this.#overlay.refresh();
    this.#known = null;
    this.#host.changed(paths, true);
    this.#modules = new Modules();
    this.#program = null;
  }

  /** Runs the rules over the program, or takes the report of an earlier run over the very same one. */
  check(options: CheckOptions = {}): CheckResult {
    const { cache } = options;
    if (cache === undefined) return this.#check(options);
    const started = performance.now();
    const key = this.#fingerprint(options, cache.build);
    const { progress } = options;
    const claim = cache.reports.claim(key, isResult, () => progress?.(0, this.paths.length));
    if ('kept' in claim) {
      const { report } = claim.kept;
      const durationMs = Math.round(performance.now() - started);
      return { ...claim.kept, report: { ...report, summary: { ...report.summary, durationMs } } };
    }
    const { lock } = claim;
    try {
      const result = this.#check({
        ...options,
        progress: (done, all) => {
          lock?.touch();
          progress?.(done, all);
        },
      });
      // A failed rule is a bug to be seen again, not a result.
      if (result.failures.length === 0) cache.reports.put(key, result);
      return result;
    } finally {
      lock?.release();
    }
  }

  #fingerprint(options: CheckOptions, build: string): string {
    const { rules: severities, minConfidence, ruleOptions, leaveEslintComments, namesCauses } = options;
    const hash = createHash('sha1');
    const only = options.only === undefined ? null : this.paths.filter(options.only);
    hash.update(
      JSON.stringify([
        build,
        this.#configs,
        severities,
        minConfidence,
        ruleOptions,
        leaveEslintComments,
        namesCauses,
        only,
      ]),
    );
    this.#host.fingerprint(hash);
    return hash.digest('hex');
  }

  #check(options: CheckOptions): CheckResult {
    const started = performance.now();
    const { threads } = options;
    if (threads !== undefined && threads.count > 1) this.#host.lowerAhead(threads.count, threads.script);
    try {
      return this.#checkAll(options, started);
    } finally {
      this.#host.stopLowering();
    }
  }

  #checkAll(options: CheckOptions, started: number): CheckResult {
    const found = new Map<string, FindingWithCauses[]>();
    const failures: string[] = [];
    const unparsed: UnparsedPart[] = [];
    const paths = this.paths.filter((path) => options.only?.(path) ?? true);
    let files = 0;
    let done = 0;
    for (const path of wantedFirst(paths, options.early)) {
      options.progress?.(done++, paths.length);
      const ir = this.#host.load(path);
      if (ir === null) {
        options.early?.found(path, []);
        continue;
      }
      files++;
      const [problem] = ir.problems;
      if (problem !== undefined)
        unparsed.push({
          path,
          at: this.#drafts.rangeOf({ path, span: problem }, this.#host).start,
          message: problem.message,
        });
      const own = this.#checkWithLinks(path, options, failures);
      options.early?.found(
        path,
        own.map((f) => f.finding),
      );
      found.set(path, own);
    }
    const findings = withSharedCauses(paths.flatMap((path) => found.get(path) ?? []));
    const report: Report = {
      version: 1,
      findings,
      summary: { files, findings: findings.length, durationMs: Math.round(performance.now() - started) },
    };
    return { report, skipped: this.#host.skipped, unparsed, failures: [...this.#host.failures, ...failures] };
  }

  /** The findings of one file, in the order of the text. Causes are those that they share with each other: a whole check knows all. */
  checkFile(path: string, options: CheckOptions = {}, failures: string[] = []): Finding[] {
    return withSharedCauses(this.#checkWithLinks(path, options, failures));
  }

  /** A source may be part of several packages, or a route under another name: what is found there is found in its file. */
  #checkWithLinks(path: string, options: CheckOptions, failures: string[]): FindingWithCauses[] {
    const found = [path, ...this.#host.links.linksTo(path)].map((name) =>
      this.#checkIn(this.#view, name, options, failures),
    );
    const [own = [], ...others] = found;
    for (const other of others.flat())
      if (!own.some(({ finding }) => isSameFinding(finding, other.finding))) own.push(other);
    return others.length === 0 ? own : own.sort((a, b) => inOrderOfText(a.finding, b.finding));
  }

  get #view(): View {
    return { host: this.#host, program: this.program };
  }

  /** The IR of a file, and which of these places in it have an expression that the sources say nothing about. */
  unknownAmong(path: string, places: readonly Span[]): { ir: ModuleIR; unknown: readonly Span[] } | null {
    const module = this.program.module(path);
    if (module === null) return null;
    const { values } = this.program;
    const unknown = places.filter((place) =>
      expressionsAt(place, module).some((node) => values.isUnknown(values.of(node, module))),
    );
    return { ir: module.ir, unknown };
  }

  /** The findings of one file as if it had this text. The project forgets it again: other files are checked as they were. */
  checkGiven(path: string, given: Given, options: CheckOptions = {}, failures: string[] = []): Finding[] {
    const host = new GivenFileHost(this.#host, path, given);
    // Beside other files than before, theirs are other units too.
    const isInPlace = this.#host.holds(path) && this.#host.unitOf(path).id === host.unitOf(path).id;
    const modules = isInPlace ? this.#modules : new Modules();
    const before = modules.replace(path);
    try {
      const program = new Program(host, this.#catalog, modules);
      return this.#checkIn({ host, program }, path, options, failures).map((f) => f.finding);
    } finally {
      modules.replace(path, before);
    }
  }

  #checkIn(view: View, path: string, options: CheckOptions, failures: string[]): FindingWithCauses[] {
    const { program } = view;
    const module = program.module(path);
    if (module === null || module.ir.generated) return [];
    const ruleSettings = this.#settings.of(configFor(this.#configs, this.fileOf(path)), options);
    // Most files have no finding, and are not read again for their comments.
    let isSuppressed: IsSuppressed | null = null;
    const findings: (FindingWithCauses & { start: number })[] = [];
    for (const { rule, severity, least, values } of ruleSettings) {
      if (!rule.meta.languages.includes(module.language)) continue;
      try {
        for (const drafted of rule.check({ program, module, options: values })) {
          const draft = isDoubtful(drafted, module, program)
            ? { ...drafted, confidence: 'low' as const }
            : drafted;
          if (CERTAINTY[draft.confidence] < least) continue;
          const told = this.#drafts.toFinding({ ...draft, rule: rule.meta.id }, path, severity, view.host);
          isSuppressed ??= suppressionsOf(
            module.ir,
            view.host.textOf(path) ?? '',
            options.leaveEslintComments,
          );
          if (isSuppressed(rule.meta.id, told.range.start)) continue;
          const causes = (draft.causes ?? []).map((c) => ({
            path: this.fileOf(c.path),
            range: this.#drafts.rangeOf(c, view.host),
          }));
          const [surest] = draft.causes ?? [];
          const finding =
            options.namesCauses === true && surest !== undefined && causes[0] !== undefined
              ? withCauseInWords(told, causes[0], sourceOf(surest, view.host))
              : told;
          findings.push({ start: draft.at.start, finding, causes });
        }
      } catch (error) {
        failures.push(
          `${path}: the rule ${rule.meta.id} failed: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    program.leaveFile();
    findings.sort((a, b) => a.start - b.start || a.finding.rule.localeCompare(b.finding.rule));
    return findings;
  }
}

/** All paths once, in their order but for those that are waited for. */
function* wantedFirst(paths: readonly string[], early: EarlyFindings | undefined): Generator<string> {
  const left = new Set(paths);
  for (const path of paths) {
    for (;;) {
      const wanted = early?.wanted() ?? null;
      if (wanted === null || !left.delete(wanted)) break;
      yield wanted;
    }
    if (left.delete(path)) yield path;
  }
}

function sourceOf({ path, span }: Place, host: Sources): string {
  return (host.textOf(path) ?? '').slice(span.start, span.end);
}
