// The projects of this process, one for each program, kept for as long as the disk says the same.
//
// ESLint tells a plugin neither when a pass over files begins nor what changed since the last one, and one process may
// lint once (the command) or all day (an editor). So the disk is looked at again when a pass has evidently begun: a
// file comes a second time, or the last look is long ago. A look lists the files and compares their times (about
// 15 ms for 2,500 files); at most a twentieth of the time is spent on looks.
//
// Other files are always seen as they are on the disk, never as an editor or `--fix` has them unsaved: so findings do
// not depend on the order of linting, nor on how `--concurrency` spreads it over threads.
import { findConfig, programRoot, Project, rules, StampedHost, type Config } from '@leakline/project';
import { dirname } from 'node:path';

export interface OpenProject {
  readonly root: string;
  readonly project: Project;
  readonly config: Config;
}

/** A pass of the command may take longer; a look in its middle does no harm. */
const LONG_AGO_MS = 2000;
const SHARE_OF_LOOKS = 1 / 20;

const RULE_IDS = rules.map((rule) => rule.meta.id);

const projects = new Map<string, WatchedProject>();
const roots = new Map<string, string>();

/**
 * The project of a file, up to date with the disk.
 * @throws UsageError when leakline.config.json cannot be used; one line, which is all that ESLint shows of it.
 */
export function projectOf(file: string): OpenProject {
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
  return project.open(file);
}

class WatchedProject {
  readonly #root: string;
  readonly #host: StampedHost;
  #open: OpenProject | null = null;
  /** Since the last look. */
  readonly #linted = new Set<string>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #lookTook = 0;

  constructor(root: string) {
    this.#root = root;
    this.#host = new StampedHost(root);
  }

  /** The project for the linting of a file. */
  open(file: string): OpenProject {
    const since = performance.now() - this.#lookedAt;
    const isNewPass = this.#linted.has(file) || since > LONG_AGO_MS;
    if (this.#open === null || (isNewPass && this.#lookTook < since * SHARE_OF_LOOKS)) this.#look();
    this.#linted.add(file);
    return (this.#open ??= this.#opened(this.#config()));
  }

  #look(): void {
    const started = performance.now();
    // Where manifests are decides which folder is a program.
    roots.clear();
    const changes = this.#host.look();
    const config = this.#config();
    if (
      this.#open === null ||
      changes.hasOtherManifests ||
      JSON.stringify(config) !== JSON.stringify(this.#open.config)
    )
      this.#open = this.#opened(config);
    else if (changes.sources.length > 0) this.#open.project.filesChanged(changes.sources);
    this.#linted.clear();
    this.#lookedAt = performance.now();
    this.#lookTook = this.#lookedAt - started;
  }

  #opened(config: Config): OpenProject {
    return { root: this.#root, config, project: new Project({ host: this.#host, config }) };
  }

  #config(): Config {
    try {
      return findConfig(this.#root, RULE_IDS);
    } catch (error) {
      this.#open = null;
      // ESLint prints a stack where there is one; the user's mistake is one line.
      if (error instanceof Error) error.stack = `leakline: ${error.message}`;
      throw error;
    }
  }
}
