// The local side of the linker: sources below the source root, their findings, and what captures say about both.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import type { Evidence, Finding } from '@leakline/ir';
import {
  declarationLine,
  describeMetric,
  functionsOfModule,
  heldCollections,
  Linked,
  metricsOfModule,
  PathMapper,
  type HeapSnapshot,
  type HeldCollection,
  type LocalFunction,
  type LocalSources,
  type MetricLabelSets,
  type Profile,
} from '@leakline/profile';
import { localSources } from '@leakline/profile/node';
import { DiskHost, findConfigs, Project, toProjectPath, UsageError } from '@leakline/project';
import type { SourceSettings } from './settings.ts';

/** The one rule that is about a metric's label sets. */
const LABEL_RULE = 'no-unbounded-metric-label';

/** A metric in a heap, and where the sources declare it; no place when they do not. */
export interface HeldMetric extends MetricLabelSets {
  readonly place: { readonly path: string; readonly line: number; readonly variable: string } | null;
}

/** What one snapshot says about the local sources. */
export interface LocalSnapshot {
  readonly snapshot: HeapSnapshot;
  readonly collections: readonly HeldCollection[];
  readonly metrics: readonly HeldMetric[];
}

/** Paths in it are relative to the source root, unless they are absolute: those of libraries. */
export class Workspace {
  readonly mapper: PathMapper;
  readonly #root: string;
  /** From the working directory to the source root; '' when they are the same. */
  readonly #prefix: string;
  readonly #sources: LocalSources;
  readonly #project: Project;

  /** @throws UsageError when there is no such source root. */
  constructor(workingDirectory: string, { sourceRoot, maps }: SourceSettings) {
    const root = resolve(workingDirectory, sourceRoot);
    if (!existsSync(root) || !statSync(root).isDirectory())
      throw new UsageError(`--source-root ${sourceRoot}: no such folder`);
    this.#root = realpathSync(root);
    this.#prefix = relative(workingDirectory, root).split(sep).join('/');
    this.#sources = localSources(
      root,
      maps.map((map) => ({ ...map, to: toProjectPath(root, resolve(root, map.to)) })),
    );
    this.mapper = new PathMapper(this.#sources);
    const host = new DiskHost(root);
    const config = findConfigs(root, host, (file) => toProjectPath(workingDirectory, file));
    this.#project = new Project({ host, config });
  }

  link(profiles: readonly Profile[], base: Profile | null): Linked {
    return new Linked(profiles, this.mapper, { base, functionsOf: (path) => this.functionsOf(path) });
  }

  /** The findings of the whole program; rules that failed are the business of `leakline check`. */
  findings(): readonly Finding[] {
    return this.#project.check().report.findings;
  }

  /** The line on which the innermost function around a finding begins. */
  functionLineOf(finding: Finding): number {
    return this.#project.functionLineOf(finding);
  }

  functionsOf(path: string): LocalFunction[] | null {
    const ir = this.#project.program.module(path)?.ir;
    const text = this.#project.textOf(path);
    return ir === undefined || text === null ? null : functionsOfModule(ir, text);
  }

  /** The text of a file below the source root; null for all others, whatever a profile calls them. */
  textOf(path: string): string | null {
    return this.#sources.read?.(path) ?? null;
  }

  /** True for code that people of this workspace can change. */
  isOwn(path: string | null): path is string {
    return path !== null && !isAbsolute(path) && !/(^|\/)(vendor|node_modules)\//.test(path);
  }

  /** As the user sees it from the working directory. */
  shown(path: string): string {
    return this.#prefix === '' || isAbsolute(path) ? path : posix.join(this.#prefix, path);
  }

  /** The other way round, for a path of the working directory. */
  fromShown(path: string): string {
    return this.#prefix === '' || isAbsolute(path) ? path : posix.relative(this.#prefix, path);
  }

  snapshot(snapshot: HeapSnapshot): LocalSnapshot {
    const declaredAt = (path: string, variable: string): number | null => {
      const ir = this.#project.program.module(path)?.ir;
      const text = this.#project.textOf(path);
      return ir === undefined || text === null ? null : declarationLine(ir, text, variable);
    };
    const { mapper } = this;
    const locate = mapper.locate.bind(mapper);
    mapper.learn(snapshot.collections.map(({ script }) => [script]));
    const declared = this.#declaredMetrics();
    return {
      snapshot,
      collections: heldCollections(snapshot, { locate, declaredAt }),
      metrics: snapshot.metrics.map((held) => ({ ...held, place: declared.get(held.metric) ?? null })),
    };
  }

  /** By name; a name that is declared twice is left out: nobody can tell whose it is. */
  #declaredMetrics(): ReadonlyMap<string, HeldMetric['place']> {
    const places = new Map<string, HeldMetric['place']>();
    for (const path of this.#project.paths) {
      const ir = this.#project.program.module(path)?.ir;
      const text = this.#project.textOf(path);
      if (ir === undefined || text === null) continue;
      for (const { metric, variable, line } of metricsOfModule(ir, text))
        places.set(metric, places.has(metric) ? null : { path, line, variable });
    }
    return places;
  }
}

/**
 * What a snapshot proves about a finding, as evidence and in words: the collection that the finding names, or the
 * metric whose labels it is about.
 */
export function confirmations(
  finding: Finding,
  { snapshot, collections, metrics }: LocalSnapshot,
  lineAt: (path: string, line: number) => string,
): { readonly evidence: readonly Evidence[]; readonly held: readonly (HeldCollection | HeldMetric)[] } {
  const steps = [{ path: finding.path, range: finding.range, text: finding.message }, ...finding.trace];
  const held = [
    ...collections.filter(({ path, line, variable }) =>
      steps.some(
        (step) =>
          step.path === path &&
          step.range.start.line === line &&
          step.text.includes(`\`${variable.split('.')[0] ?? variable}`),
      ),
    ),
    ...metrics.filter(
      ({ place, labelSets }) =>
        place !== null &&
        labelSets > 1 &&
        finding.rule === LABEL_RULE &&
        steps.some(({ path, range }) => usesVariable(lineAt(path, range.start.line), place.variable)),
    ),
  ];
  return {
    held,
    evidence: held.map(({ retained }) => ({
      profile: snapshot.file,
      sampleType: 'space',
      unit: 'bytes',
      flat: retained,
      cum: retained,
      share: snapshot.totalBytes === 0 ? 0 : retained / snapshot.totalBytes,
    })),
  };
}

/** `requests.inc(…)`, `this.requests.labels(…)`. */
function usesVariable(text: string, variable: string): boolean {
  const at = text.search(new RegExp(`(^|[^\\w$])${variable.replace(/\$/g, '\\$')}\\s*[?!]?\\.`));
  return at !== -1;
}

/** “`cache` in src/cache.ts:12 holds 182,411 entries, 96 MB retained”, or what a metric has. */
export function sentenceOf(held: HeldCollection | HeldMetric, workspace: Pick<Workspace, 'shown'>): string {
  if ('metric' in held) return describeMetric(held);
  return held.sentence.replace(`${held.path}:`, `${workspace.shown(held.path)}:`);
}
