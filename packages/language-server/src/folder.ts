// One program in the analysis thread: its project and its profiles, opened when first asked for.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '@leakline/ir';
import {
  DEFAULT_CONFIG,
  DiskHost,
  findConfigs,
  languageOf,
  placeProfiles,
  Project,
  toProjectPath,
  type PlacedProfiles,
  type ProgramConfig,
} from '@leakline/project';
import type { FileCosts, FolderOptions } from './analysis-protocol.ts';
import { matchLines } from './positions.ts';
import { costsOf, loadProfiles, withEvidence, withSnapshots, type LoadedProfiles } from './profiles.ts';

export interface FolderEvents {
  log(text: string): void;
  /** All that is wrong with the config and the profiles at present. */
  problems(problems: readonly string[]): void;
  /** Answers of `costs` may differ now. */
  costsChanged(): void;
  /** Profiles were loaded: findings of the same texts now carry evidence. */
  evidenceChanged(): void;
}

const configName = 'leakline.config.json';

export class Folder {
  readonly root: string;
  readonly options: FolderOptions;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #isOwn: (path: string) => boolean;
  readonly #events: FolderEvents;
  /** Rules that failed, by the file they failed on. */
  readonly #failures = new Map<string, readonly string[]>();
  #project: Project | null = null;
  #configs: ProgramConfig = [];
  #configProblem: string | null = null;
  /** Null until they were asked for. */
  #profiles: Promise<LoadedProfiles> | null = null;
  #loaded: LoadedProfiles | null = null;

  /**
   * @param options Their root is the program's.
   * @param texts What the editor has open, by absolute path; read whenever a project is opened.
   * @param isOwn Whether a file, by its absolute path, belongs to this program, and to none that lies in it.
   */
  constructor(
    options: FolderOptions,
    texts: ReadonlyMap<string, string>,
    isOwn: (path: string) => boolean,
    events: FolderEvents,
  ) {
    this.root = options.root;
    this.options = options;
    this.#texts = texts;
    this.#isOwn = isOwn;
    this.#events = events;
    this.#readConfig();
  }

  /** Paths in the findings are relative to the root. Null for what is ignored or in no known language. */
  check(path: string): readonly Finding[] | null {
    const own = toProjectPath(this.root, path);
    const project = this.#openProject();
    if (languageOf(own) === null || !project.holds(project.fileOf(own))) return null;
    const failures: string[] = [];
    const { minConfidence } = this.options;
    const findings = project.checkFile(own, minConfidence === null ? {} : { minConfidence }, failures);
    if (failures.length > 0 || this.#failures.has(own)) {
      this.#failures.set(own, failures);
      this.#tellProblems();
    }
    const loaded = this.#loaded;
    if (loaded === null || findings.length === 0) return findings;
    const text = this.#texts.get(path);
    const lineOnDisk =
      text === undefined ? (line: number) => line : matchLines(readIfThere(path) ?? '', text);
    return withEvidence(findings, loaded, project, lineOnDisk);
  }

  /** What the profiles say about a file; reads them when asked for the first time. */
  async costs(path: string): Promise<FileCosts | null> {
    this.#profiles ??= this.#loadProfiles();
    const loaded = await this.#profiles;
    return costsOf(this.#loaded ?? loaded, toProjectPath(this.root, path));
  }

  /** An editor's text stands before the file on disk from now on; null hands it back. */
  setText(path: string, text: string | null): void {
    if (basename(path) === configName) this.#readConfig();
    else this.#project?.update(toProjectPath(this.root, path), text);
  }

  /** Files at these absolute paths were written, created or deleted. */
  filesChanged(paths: readonly string[]): void {
    if (paths.some((path) => basename(path) === configName)) {
      this.#readConfig();
      return;
    }
    const own = paths.map((path) => toProjectPath(this.root, path));
    this.#project?.filesChanged(own);
    // What is watched and no source is a manifest, which decides where profiles belong, or a profile.
    if (own.some((path) => languageOf(path) === null)) this.#forgetProfiles();
  }

  async #loadProfiles(): Promise<LoadedProfiles> {
    // The findings of what was just opened come first.
    await new Promise((resume) => setTimeout(resume, 100));
    const started = performance.now();
    const config = this.#placedProfiles();
    const patterns = { settings: this.options.profiles, config };
    const loaded = loadProfiles(this.root, patterns, this.#projectOnDisk());
    const { profiles, lines } = loaded.linked;
    if (profiles.length > 0)
      this.#events.log(
        `${this.root}: ${profiles.length} profiles with ${lines.length} lines, read in ${Math.round(performance.now() - started)} ms`,
      );
    this.#loaded = loaded;
    this.#tellProblems();
    if (profiles.length > 0) this.#events.evidenceChanged();
    if (loaded.unread.length > 0) void this.#addSnapshots(loaded);
    return loaded;
  }

  /** The profiles are there at once; heap snapshots come when they are read. */
  async #addSnapshots(loaded: LoadedProfiles): Promise<void> {
    const started = performance.now();
    const isWanted = () => this.#loaded === loaded;
    const complete = await withSnapshots(loaded, isWanted);
    if (!isWanted()) return;
    this.#loaded = complete;
    this.#events.log(
      `${this.root}: heap snapshots (${complete.snapshots.length}) read in ${Math.round(performance.now() - started)} ms`,
    );
    this.#tellProblems();
    this.#events.costsChanged();
    this.#events.evidenceChanged();
  }

  #forgetProfiles(): void {
    if (this.#profiles === null) return;
    this.#profiles = null;
    this.#loaded = null;
    this.#events.costsChanged();
  }

  #projectOnDisk(): Project {
    return new Project({ host: new DiskHost(this.root), config: this.#configs });
  }

  #openProject(): Project {
    if (this.#project !== null) return this.#project;
    const started = performance.now();
    const project = this.#projectOnDisk();
    for (const [path, text] of this.#texts)
      if (this.#isOwn(path)) project.update(toProjectPath(this.root, path), text);
    this.#events.log(
      `${this.root}: ${project.paths.length} source files, found in ${Math.round(performance.now() - started)} ms`,
    );
    this.#project = project;
    return project;
  }

  /** A config that cannot be used leaves the last good one in force. */
  #readConfig(): void {
    try {
      this.#configs = findConfigs(
        this.root,
        new DiskHost(this.root),
        (file) => toProjectPath(this.root, file),
        (file) => this.#texts.get(file),
      );
      this.#configProblem = null;
    } catch (error) {
      this.#configProblem = error instanceof Error ? error.message : String(error);
    }
    this.#project = null;
    this.#forgetProfiles();
    this.#tellProblems();
  }

  /** Of the config that speaks of the whole program. */
  #placedProfiles(): PlacedProfiles {
    const placed = this.#configs.find(({ folder }) => folder === '');
    const up = (placed?.prefix ?? '')
      .split('/')
      .filter(Boolean)
      .map(() => '..');
    return placeProfiles((placed?.config ?? DEFAULT_CONFIG).profiles, join(this.root, ...up), this.root);
  }

  #tellProblems(): void {
    const config = this.#configProblem === null ? [] : [this.#configProblem];
    this.#events.problems([
      ...config,
      ...(this.#loaded?.problems ?? []),
      ...[...this.#failures.values()].flat(),
    ]);
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
