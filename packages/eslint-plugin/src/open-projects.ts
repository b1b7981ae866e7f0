// The projects of this process, one for each program, kept for as long as the disk says the same.
//
// ESLint tells a plugin neither when a pass over files begins nor what changed since the last one, and one process may
// lint once (the command) or all day (an editor). So the disk is looked at again when a pass has evidently begun, since a
// file comes a second time. Only two things look like it and need not be: the passes of `--fix`, and typing, where one
// file comes again at once with another text. Then, and when the last look is long ago, the disk is looked at if looks
// have taken less than a twentieth of the time. A look lists the files and compares their times and sizes (about 30 ms
// for 2,500 files).
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

/** A file that comes for the first time may begin a pass, too. */
const LONG_AGO_MS = 2000;
const SHARE_OF_LOOKS = 1 / 20;

const RULE_IDS = rules.map((rule) => rule.meta.id);

const projects = new Map<string, WatchedProject>();
const roots = new Map<string, string>();

/**
 * The project for the linting of a file with this text, up to date with the disk.
 * @throws UsageError when leakline.config.json cannot be used; one line, which is all that ESLint shows of it.
 */
export function projectOf(file: string, text: string): OpenProject {
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
  return project.open(file, text);
}

class WatchedProject {
  readonly #root: string;
  readonly #host: StampedHost;
  #open: OpenProject | null = null;
  /** Since the last look. */
  readonly #linted = new Set<string>();
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
    return open;
  }

  #look(): OpenProject {
    const started = performance.now();
    // Where manifests are decides which folder is a program.
    roots.clear();
    const changes = this.#host.look();
    const config = this.#config();
    let open = this.#open;
    if (open === null || changes.hasOtherManifests || JSON.stringify(config) !== JSON.stringify(open.config))
      open = { root: this.#root, config, project: new Project({ host: this.#host, config }) };
    else if (changes.sources.length > 0) open.project.filesChanged(changes.sources);
    this.#open = open;
    this.#linted.clear();
    this.#lookedAt = performance.now();
    this.#lookTook = this.#lookedAt - started;
    return open;
  }

  #config(): Config {
    try {
      return findConfig(this.#root, RULE_IDS);
    } catch (error) {
      // ESLint prints a stack where there is one; the user's mistake is one line.
      if (error instanceof Error) error.stack = `leakline: ${error.message}`;
      throw error;
    }
  }
}
