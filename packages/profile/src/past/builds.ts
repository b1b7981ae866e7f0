// Which commit the program of a profile was built from: what the user says, what the profile says, or what fits its time.
import { ProfileError } from '../error.ts';
import {
  fitsFunctions,
  PastSources,
  type Followed,
  type Frame,
  type PresentSources,
} from './past-sources.ts';
import { PathMapper, type LocalLine, type LocalSources } from '../mapping.ts';
import type { LocalFunction } from '../drift.ts';
import type { Profile } from '../profile.ts';
import { moduleIn } from '../module-names.ts';
import type { Changes } from './git-history.ts';

/** What has to be known of the commits; `GitHistory` is one. */
export interface History {
  commitOf(revision: string): string | null;
  before(nanos: number, most: number, paths?: readonly string[]): readonly string[];
  files(commit: string): readonly string[];
  textOf(commit: string, path: string, likely?: string | null): string | null;
  changesSince(commit: string): Changes;
}

export interface BuildSources extends PresentSources, Omit<LocalSources, 'files' | 'read'> {
  /** Milliseconds since 1970; null when it is not known. */
  modifiedAt(path: string): number | null;
}

/** The commit that a profile's lines are of. */
export interface Build {
  /** The commit's full name. */
  readonly commit: string;
  /** How it is known to be the one: “named by the profile”. */
  readonly because: string;
  /** Where a frame is now; null where the commit says nothing about it. */
  follow(frame: Frame, mapped: LocalLine): Followed | null;
}

/** Commits that are tried when only the time of the capture is known: the deployed one may not be the newest. */
const MOST_TRIED = 32;
/** Frames by which a commit is recognised. */
const MOST_FRAMES = 2000;
/** How profilers and people write a revision into a profile's comments. */
const REVISION =
  /(?:^|[^\w])(?:vcs[._]revision|git[._]commit(?:[._]sha)?|git[._](?:sha|ref)|service_git_ref|commit(?:[ _-]?(?:sha|hash|id))?|revision|build)["']?\s*[=: ]\s*["']?([0-9a-f]{7,64})(?![0-9a-z])/i;

export class Builds {
  /** One line for each profile that names a commit which git does not know. */
  readonly problems: string[] = [];
  readonly #history: History;
  readonly #now: BuildSources;
  readonly #named: string | null;
  readonly #pasts = new Map<string, PastSources>();

  /**
   * @param revision Of all profiles, in the user's words; null when they did not say.
   * Throws a ProfileError when git knows no such commit.
   */
  constructor(history: History, now: BuildSources, revision: string | null) {
    this.#history = history;
    this.#now = now;
    this.#named = revision === null ? null : history.commitOf(revision);
    if (revision !== null && this.#named === null)
      throw new ProfileError(`--commit ${revision}`, 'git knows no such commit here', 'fetch it first');
  }

  /** null when nothing says which commit it was: lines are then compared with today's functions alone. */
  of(profile: Profile, frames: readonly Frame[]): Build | null {
    if (this.#named !== null) return this.#certain(this.#named, 'named by --commit', frames);
    const said = revisionOf(profile.comments ?? []);
    if (said !== null) {
      const commit = this.#history.commitOf(said);
      if (commit !== null) return this.#certain(commit, 'named by the profile', frames);
      this.problems.push(
        `${profile.file}: its program was built from ${said}, which git does not know here; fetch that commit to have its lines followed`,
      );
      return null;
    }
    return this.#byVersion(frames) ?? this.#byTime(profile, frames);
  }

  #certain(commit: string, because: string, frames: readonly Frame[]): Build {
    const past = this.#pastOf(commit);
    past.learn(frames);
    return {
      commit,
      because,
      // Lines of compiled TypeScript are of the result, unless its functions stood there.
      follow: (frame, mapped) =>
        isFoundAgain(mapped) && past.fits(frame) !== true ? null : past.follow(frame, mapped),
    };
  }

  /** `go install example.com/shop@v1.2.3` puts the version into every path: a tag, or the end of a pseudo-version. */
  #byVersion(frames: readonly Frame[]): Build | null {
    for (const { name, folder } of this.#now.modules) {
      const prefix = `${name}@`;
      const path = frames.find((frame) => frame.path.includes(prefix))?.path;
      const version =
        path === undefined ? null : /^[^/]+/.exec(path.slice(path.indexOf(prefix) + prefix.length))?.[0];
      if (version == null) continue;
      const pseudo = /-([0-9a-f]{12})(?:\+.*)?$/.exec(version)?.[1];
      const tag = version.replace(/\+.*$/, '');
      const revisions = [
        ...(pseudo === undefined ? [] : [pseudo]),
        ...(folder === '' ? [] : [`refs/tags/${folder}/${tag}`]),
        `refs/tags/${tag}`,
      ];
      for (const revision of revisions) {
        const commit = this.#history.commitOf(revision);
        if (commit !== null)
          return this.#certain(commit, `the paths of the profile are of ${name}@${version}`, frames);
      }
    }
    return null;
  }

  /**
   * The newest commit before the capture whose functions stand where the profile says. The one that was deployed may
   * be an older one, and a build may hold what never was committed: so every single frame has to fit.
   */
  #byTime({ takenAt }: Profile, frames: readonly Frame[]): Build | null {
    if (takenAt === null) return null;
    const distinct = new Map(
      frames
        .filter(({ line, startLine }) => line > 0 || startLine > 0)
        .map((frame) => [`${frame.path}\0${frame.function}\0${frame.startLine || frame.line}`, frame]),
    );
    const asked = [...distinct.values()].slice(0, MOST_FRAMES);
    const [newest] = this.#history.before(takenAt, 1);
    if (newest === undefined || asked.length === 0) return null;
    let best = this.#likenessOf(newest, asked);
    if (best.fitting < best.known) {
      const [, ...older] = this.#history.before(takenAt, MOST_TRIED, best.paths);
      for (const commit of older) {
        const tried = this.#likenessOf(commit, asked);
        if (tried.fitting > best.fitting) best = tried;
        if (best.fitting === best.known) break;
      }
    }
    if (best.fitting === 0) return null;
    const past = this.#pastOf(best.commit);
    const isOfToday = this.#unchangedSince(takenAt);
    const because =
      best.commit === newest
        ? 'the newest commit before the capture'
        : 'of the commits before the capture the newest that fits its functions';
    return {
      commit: best.commit,
      because,
      follow: (frame, mapped) =>
        past.fits(frame) !== true || isOfToday(frame, mapped) ? null : past.follow(frame, mapped),
    };
  }

  #likenessOf(commit: string, frames: readonly Frame[]) {
    const past = this.#pastOf(commit);
    past.learn(frames);
    const answers = frames.map((frame) => past.fits(frame));
    return {
      commit,
      fitting: answers.filter((fits) => fits === true).length,
      known: answers.filter((fits) => fits !== null).length,
      paths: [...new Set(frames.flatMap((frame) => past.pathOf(frame) ?? []))],
    };
  }

  /** What was on the disk before the capture and fits it is what was measured, whether or not it was committed. */
  #unchangedSince(takenAt: number): (frame: Frame, mapped: LocalLine) => boolean {
    const functions = new Map<string, readonly LocalFunction[] | null>();
    const functionsOf = (path: string): readonly LocalFunction[] | null => {
      let found = functions.get(path);
      if (found === undefined) {
        const text = this.#now.textOf(path);
        found = text === null ? null : this.#now.functionsIn(path, text);
        functions.set(path, found);
      }
      return found;
    };
    return (frame, { path, mapping }) => {
      if (path === null) return false;
      const modified = this.#now.modifiedAt(path);
      if (modified === null || modified * 1e6 > takenAt) return false;
      return mapping === 'sourcemap' || fitsFunctions(functionsOf(path) ?? [], frame) === true;
    };
  }

  #pastOf(commit: string): PastSources {
    let past = this.#pasts.get(commit);
    if (past === undefined) {
      const history = this.#history;
      const files = history.files(commit);
      const then = {
        label: commit.slice(0, 9),
        files,
        textOf: (path: string, likely: string | null) => history.textOf(commit, path, likely),
        changes: () => history.changesSince(commit),
      };
      const modules = files.flatMap((file) => moduleIn(file, (path) => history.textOf(commit, path)));
      const { root, maps, moduleCache, goroot } = this.#now;
      const libraries = { ...(moduleCache && { moduleCache }), ...(goroot && { goroot }) };
      const mapper = new PathMapper({ root, files, modules, maps, ...libraries });
      past = new PastSources(then, this.#now, mapper);
      this.#pasts.set(commit, past);
    }
    return past;
  }
}

/** By its function alone: the profile's line is not one of the source. */
function isFoundAgain({ mapping }: LocalLine): boolean {
  return mapping === 'anchored' || mapping === 'stale';
}

/** What a profile's comments say about the commit of its program; null when they do not. */
function revisionOf(comments: readonly string[]): string | null {
  for (const comment of comments) {
    const revision = REVISION.exec(comment)?.[1] ?? /^\s*([0-9a-f]{40}|[0-9a-f]{64})\s*$/i.exec(comment)?.[1];
    if (revision !== undefined) return revision.toLowerCase();
  }
  return null;
}
