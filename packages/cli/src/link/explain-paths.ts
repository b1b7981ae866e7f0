// `leakline link --explain-paths`: for each path of the profiles, what it was mapped to, how, and why not.
import type { Linked, Mapping } from '@leakline/profile';
import { printable, type Colours } from '../colours.ts';

/** Moves of one file that are told one by one. */
const MOST_MOVES = 3;

interface Explained {
  readonly profilePath: string;
  /** As the user sees it; null when there is no local file. */
  readonly path: string | null;
  readonly because: string;
  lines: number;
  /** For lines that moved or are gone, what became of them. */
  readonly moves: Set<string>;
}

export function explainPaths(linked: Linked, shown: (path: string) => string, c: Colours): string {
  const rows = new Map<string, Explained>();
  for (const { profilePath, path, mapping, because } of linked.lines) {
    const local = path === null ? null : shown(path);
    const how = `${wordsFor(mapping)}${because === '' ? '' : `: ${because}`}`;
    // Each function moved on its own; a path with a thousand of them still has to be read.
    const isOfLine = mapping === 'anchored' || mapping === 'stale';
    const reason = isOfLine ? wordsFor(mapping) : how;
    const key = `${profilePath}\0${local ?? ''}\0${reason}`;
    const row = rows.get(key) ?? {
      profilePath,
      path: local,
      because: reason,
      lines: 0,
      moves: new Set<string>(),
    };
    if (isOfLine) row.moves.add(because);
    row.lines++;
    rows.set(key, row);
  }
  const all = [...rows.values()].sort(
    (a, b) =>
      Number(a.path === null) - Number(b.path === null) || a.profilePath.localeCompare(b.profilePath, 'en'),
  );
  const out = linked.profiles.map(({ profile, build }) =>
    build === null
      ? `${printable(profile.file)}: ${c.dim('no commit is known; lines are those of today, or found again by their function')}`
      : `${printable(profile.file)}: lines are of commit ${build.commit.slice(0, 9)}, ${build.because}`,
  );
  out.push('');
  out.push(
    ...all.flatMap(({ profilePath, path, because, lines, moves }) => [
      `${printable(profilePath === '' ? '(no path)' : profilePath)}  ${c.dim(`${lines} ${lines === 1 ? 'line' : 'lines'}`)}`,
      `  ${path === null ? c.yellow('not here') : c.green(printable(path))}  ${c.dim(printable(because))}`,
      ...[...moves].slice(0, MOST_MOVES).map((move) => c.dim(`    ${printable(move)}`)),
      ...(moves.size > MOST_MOVES ? [c.dim(`    … and ${moves.size - MOST_MOVES} more`)] : []),
    ]),
  );
  const found = all.filter(({ path }) => path !== null).length;
  out.push('', `${found} of ${all.length} paths are local files`);
  return `${out.join('\n')}\n`;
}

const WORDS: Readonly<Record<Mapping, string>> = {
  exact: 'exactly',
  suffix: 'by its end',
  module: 'by its module',
  sourcemap: 'by a source map',
  anchored: 'the code moved since, and was found again',
  stale: 'the code changed since, and these lines cannot be found again',
  unmapped: 'not mapped',
};

function wordsFor(mapping: Mapping): string {
  return WORDS[mapping];
}
