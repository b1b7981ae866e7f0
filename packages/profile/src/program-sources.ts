// The local side of the linker: a program's sources on the disk and in git, and what captures say about its lines.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleIR } from '@leakline/ir';
import type { LocalFunction } from './drift.ts';
import { metricPlaces, type LocalSnapshot } from './heap-snapshot/local-snapshot.ts';
import { heldCollections } from './heap-snapshot/confirm.ts';
import type { HeapSnapshot } from './heap-snapshot/read.ts';
import { Linked } from './link.ts';
import { localSources } from './local-sources.ts';
import { PathMapper, type LocalSources } from './mapping.ts';
import { classesOfModule, declarationLine, functionsOfModule } from './module-facts.ts';
import { Builds } from './past/builds.ts';
import { GitHistory } from './past/git-history.ts';
import type { Profile } from './profile.ts';
import { ProfileError } from './error.ts';

/** A program as its parser knows it. Paths are relative to its root. */
export interface LocalProgram {
  readonly paths: readonly string[];
  /** null for what is no source of the program. */
  irOf(path: string): ModuleIR | null;
  textOf(path: string): string | null;
  /** The IR of any text; null for what is in no known language. */
  lower(path: string, text: string): ModuleIR | null;
}

export interface SourceOptions {
  /** A prefix of profile paths, and the folder that it stands for, relative to the root. */
  readonly maps?: LocalSources['maps'];
  /** Folders relative to the root that alone hold sources of the profiles; null for all of it. */
  readonly sourceRoots?: readonly string[] | null;
  /** The commit that the profiled programs were built from, in the user's words; null when they did not say. */
  readonly commit?: string | null;
}

/** Paths in it are relative to the root, unless they are absolute: those of libraries. */
export class ProgramSources {
  readonly mapper: PathMapper;
  /** One line for each capture that could not be joined with the sources as it should be. */
  readonly problems: string[] = [];
  readonly #root: string;
  readonly #files: LocalSources;
  readonly #program: LocalProgram;
  readonly #commit: string | null;

  constructor(
    root: string,
    program: LocalProgram,
    { maps = [], sourceRoots = null, commit = null }: SourceOptions = {},
  ) {
    this.#root = root;
    this.#program = program;
    this.#commit = commit;
    this.#files = localSources(root, maps, sourceRoots);
    this.mapper = new PathMapper(this.#files);
  }

  /**
   * Throws a ProfileError for a base that measures something else, and for a commit that git does not know.
   * @param base Taken away from the profiles; null for none.
   */
  link(profiles: readonly Profile[], base: Profile | null): Linked {
    const builds = profiles.length === 0 && this.#commit === null ? null : this.#builds();
    const linked = new Linked(profiles, this.mapper, {
      base,
      functionsOf: (path) => this.functionsOf(path),
      classesOf: (path) => this.#classesOf(path),
      ...(builds === null ? {} : { buildOf: (profile, frames) => builds.of(profile, frames) }),
    });
    this.problems.push(...(builds?.problems ?? []));
    return linked;
  }

  /** null for what is no source of the program. */
  functionsOf(path: string): readonly LocalFunction[] | null {
    const ir = this.#program.irOf(path);
    const text = this.#program.textOf(path);
    return ir === null || text === null ? null : functionsOfModule(ir, text);
  }

  #classesOf(path: string): readonly LocalFunction[] {
    const ir = this.#program.irOf(path);
    const text = this.#program.textOf(path);
    return ir === null || text === null ? [] : classesOfModule(ir, text);
  }

  /** The text of a file below the root; null for all others, whatever a profile calls them. */
  textOf(path: string): string | null {
    return this.#files.read?.(path) ?? null;
  }

  snapshot(snapshot: HeapSnapshot): LocalSnapshot {
    const program = this.#program;
    const declaredAt = (path: string, variable: string): number | null => {
      const ir = program.irOf(path);
      const text = program.textOf(path);
      return ir === null || text === null ? null : declarationLine(ir, text, variable);
    };
    const { mapper } = this;
    const locate = mapper.locate.bind(mapper);
    const renamed = mapper.renamed.bind(mapper);
    mapper.learn(snapshot.collections.map(({ script }) => [script]));
    const declared = metricPlaces(
      program,
      snapshot.metrics.map(({ metric }) => metric),
    );
    return {
      snapshot,
      collections: heldCollections(snapshot, { locate, declaredAt, renamed }),
      metrics: snapshot.metrics.map((held) => ({ ...held, place: declared.get(held.metric) ?? null })),
    };
  }

  /** null without git: then lines are found again by their functions alone. */
  #builds(): Builds | null {
    const history = GitHistory.of(this.#root);
    if (history === null) {
      if (this.#commit === null) return null;
      throw new ProfileError(
        `--commit ${this.#commit}`,
        'there is no git history here',
        'run inside the checkout',
      );
    }
    return new Builds(
      history,
      {
        ...this.#files,
        textOf: (path) => this.textOf(path),
        functionsIn: (path, text) => {
          const ir = this.#program.lower(path, text);
          return ir === null ? null : functionsOfModule(ir, text);
        },
        modifiedAt: (path) => statSync(join(this.#root, path), { throwIfNoEntry: false })?.mtimeMs ?? null,
      },
      this.#commit,
    );
  }
}
