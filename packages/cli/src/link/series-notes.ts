// What a reader should know of the captures of a series: what their order is from, and which commit their lines are of.
import type { Linked, Series } from '@leakline/profile';

/** Sentences without a full stop; none where the captures speak for themselves. */
export function seriesNotes(linked: Linked, series: Series): string[] {
  return [...orderNotes(series), ...commitNotes(linked, series)];
}

function orderNotes({ order, profiles }: Series): string[] {
  if (profiles.length < 2) return [];
  if (order === 'given') return ['in the order in which they were given: nothing says when they were taken'];
  if (order === 'name')
    return ['in the order of the numbers in their names: the files were all written at once, as by a copy'];
  const isByFiles = profiles.some(({ takenAtFrom }) => takenAtFrom === 'file');
  return isByFiles
    ? ["in the order of the files' times of change: they do not say when they were taken"]
    : [];
}

function commitNotes(linked: Linked, { profiles }: Series): string[] {
  const known = new Map<string, number>();
  // A commit whose lines are where they were needs no word.
  const moved = new Set(
    linked.lines
      .filter(({ mapping, because }) => /^(anchored|stale)$/.test(mapping) && because.includes(', by git'))
      .flatMap(({ costs }) => costs.map((cost) => cost.profile)),
  );
  for (const profile of profiles) {
    const build = linked.profiles[linked.indexOf(profile)]?.build ?? null;
    if (build === null || !moved.has(linked.indexOf(profile))) continue;
    const note = `lines are followed from commit ${build.commit.slice(0, 9)}, ${build.because}`;
    known.set(note, (known.get(note) ?? 0) + 1);
  }
  return [...known].map(([note, of]) =>
    of === profiles.length ? note : `${note} (${of} of ${profiles.length} captures)`,
  );
}
