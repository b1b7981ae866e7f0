// One workspace folder in the analysis thread: its project and its profiles, opened when first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@leakline/ir';
import {
  DEFAULT_CONFIG,
  DiskHost,
  languageOf,
  parseConfig,
  Project,
  rules,
  toProjectPath,
  type Config,
} from '@leakline/project';
import type { FileCosts, FolderOptions } from './analysis-protocol.ts';

export interface FolderEvents {
  log(text: string): void;
  /** All that is wrong with the config and the profiles at present. */
  problems(problems: readonly string[]): void;
  costsChanged(): void;
}

const configName = 'leakline.config.json';

export class Folder {
  readonly root: string;
  readonly options: FolderOptions;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #events: FolderEvents;
  /** Rules that failed, by the file they failed on. */
  readonly #failures = new Map<string, readonly string[]>();
  #project: Project | null = null;
  #config: Config = DEFAULT_CONFIG;
  #configProblem: string | null = null;

  /** @param texts What the editor has open, by absolute path; read whenever a project is opened. */
  constructor(options: FolderOptions, texts: ReadonlyMap<string, string>, events: FolderEvents) {
    this.root = options.root;
    this.options = options;
    this.#texts = texts;
    this.#events = events;
    this.#readConfig();
  }

  /** Paths in the findings are relative to the root. Null for what is ignored or in no known language. */
  check(path: string): readonly Finding[] | null {
    const own = toProjectPath(this.root, path);
    const project = this.#openProject();
    if (languageOf(own) === null || !project.paths.includes(own)) return null;
    const failures: string[] = [];
    const { minConfidence } = this.options;
    const findings = project.checkFile(own, minConfidence === null ? {} : { minConfidence }, failures);
    if (failures.length > 0 || this.#failures.has(own)) {
      this.#failures.set(own, failures);
      this.#tellProblems();
    }
    return findings;
  }

  costs(path: string): FileCosts | null {
    return null;
  }

  /** An editor's text stands before the file on disk from now on; null hands it back. */
  setText(path: string, text: string | null): void {
    if (path === join(this.root, configName)) this.#readConfig();
    else this.#project?.update(toProjectPath(this.root, path), text);
  }

  /** Files at these absolute paths were written, created or deleted. */
  filesChanged(paths: readonly string[]): void {
    if (paths.includes(join(this.root, configName))) this.#readConfig();
    else this.#project?.filesChanged(paths.map((path) => toProjectPath(this.root, path)));
  }

  #openProject(): Project {
    if (this.#project !== null) return this.#project;
    const started = performance.now();
    const project = new Project({ host: new DiskHost(this.root), config: this.#config });
    for (const [path, text] of this.#texts)
      if (path.startsWith(this.root)) project.update(toProjectPath(this.root, path), text);
    this.#events.log(
      `${this.root}: ${project.paths.length} source files, found in ${Math.round(performance.now() - started)} ms`,
    );
    this.#project = project;
    return project;
  }

  /** A config that cannot be used leaves the last good one in force. */
  #readConfig(): void {
    try {
      this.#config = this.#parsedConfig();
      this.#configProblem = null;
    } catch (error) {
      this.#configProblem = error instanceof Error ? error.message : String(error);
    }
    this.#project = null;
    this.#tellProblems();
  }

  /** @throws UsageError naming the file and the place in it. */
  #parsedConfig(): Config {
    const path = join(this.root, configName);
    const text = this.#texts.get(path) ?? readIfThere(path);
    const ruleIds = rules.map(({ meta }) => meta.id);
    return text === null ? DEFAULT_CONFIG : parseConfig(text, configName, ruleIds);
  }

  #tellProblems(): void {
    const config = this.#configProblem === null ? [] : [this.#configProblem];
    this.#events.problems([...config, ...[...this.#failures.values()].flat()]);
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
