// The local side of the linker: sources below the source root, their findings, and what captures say about both.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import type { Finding } from '@leakline/ir';
import type { HeapSnapshot, Linked, LocalFunction, LocalSnapshot, Profile } from '@leakline/profile';
import { ProgramSources } from '@leakline/profile/node';
import { DiskHost, findConfigs, localProgram, Project, toProjectPath, UsageError } from '@leakline/project';
import type { ConfiguredProfiles } from './configured-profiles.ts';
import type { SourceSettings } from './settings.ts';

/** Paths in it are relative to the source root, unless they are absolute: those of libraries. */
export class Workspace {
  readonly #root: string;
  /** From the working directory to the source root; '' when they are the same. */
  readonly #prefix: string;
  readonly #sources: ProgramSources;
  readonly #project: Project;

  /**
   * @param configured What the config says; the settings come before it.
   * @throws UsageError when there is no such source root.
   */
  constructor(
    workingDirectory: string,
    { sourceRoot, maps, commit }: SourceSettings,
    configured: ConfiguredProfiles | null,
  ) {
    const root = resolve(workingDirectory, sourceRoot ?? '.');
    if (!existsSync(root) || !statSync(root).isDirectory())
      throw new UsageError(`--source-root ${sourceRoot}: no such folder`);
    this.#root = realpathSync(root);
    this.#prefix = relative(workingDirectory, root).split(sep).join('/');
    const host = new DiskHost(root);
    const config = findConfigs(root, host, (file) => toProjectPath(workingDirectory, file));
    const project = new Project({ host, config });
    this.#project = project;
    const placed = configured?.placedIn(root) ?? null;
    if (sourceRoot === null && placed !== null)
      for (const problem of placed.problems) throw new UsageError(problem);
    this.#sources = new ProgramSources(root, localProgram(project), {
      maps: [
        ...maps.map((map) => ({ ...map, to: toProjectPath(root, resolve(root, map.to)) })),
        ...(placed?.maps ?? []),
      ],
      sourceRoots: sourceRoot === null ? (placed?.sourceRoots ?? null) : null,
      commit,
    });
  }

  /** Throws a ProfileError for a base that measures something else, and for a commit that git does not know. */
  link(profiles: readonly Profile[], base: Profile | null): Linked {
    return this.#sources.link(profiles, base);
  }

  /** What hindered linking; one line each. */
  get problems(): readonly string[] {
    return this.#sources.problems;
  }

  /** The findings of the whole program; rules that failed are the business of `leakline check`. */
  findings(): readonly Finding[] {
    return this.#project.check().report.findings;
  }

  /** The line on which the innermost function around a finding begins. */
  functionLineOf(finding: Finding): number {
    return this.#project.functionLineOf(finding);
  }

  functionsOf(path: string): readonly LocalFunction[] | null {
    return this.#sources.functionsOf(path);
  }

  /** The text of a file below the source root; null for all others, whatever a profile calls them. */
  textOf(path: string): string | null {
    return this.#sources.textOf(path);
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
    return this.#sources.snapshot(snapshot);
  }
}
