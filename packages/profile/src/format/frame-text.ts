// Finds function, file and line in the ways that text formats write a frame.
import type { ProfileBuilder } from '../profile.ts';

/** `handle (src/a.ts:12)`, `handle (src/a.ts:12:7)`, `handle src/a.ts:12`, as 0x and stackcollapse scripts write. */
const WITH_PLACE =
  /^(.*?)[ \t]+\(?((?:file:\/\/|[A-Za-z]:[\\/])?[^():]*[^():\s]):(\d{1,9})(?::(\d{1,9}))?\)?$/;
/** `src/a.go:12`, alone. */
const PLACE = /^((?:file:\/\/|[A-Za-z]:[\\/])?[^():\s]+\.\w+):(\d{1,9})(?::(\d{1,9}))?$/;

/** The location of a frame in a text; one without a place has an unknown file and line. */
export function frameOfText(builder: ProfileBuilder, text: string): number {
  const frame = text.trim();
  const place = PLACE.exec(frame);
  if (place !== null) {
    return builder.location(
      builder.function('(anonymous)', place[1]!, 0),
      Number(place[2]),
      Number(place[3] ?? 0),
    );
  }
  const named = WITH_PLACE.exec(frame);
  if (named !== null) {
    // `~` and `*` are V8's marks for interpreted and optimised code.
    const name = named[1]!.replace(/^(?:LazyCompile:|Function:)?[~*^+]/, '') || '(anonymous)';
    return builder.location(builder.function(name, named[2]!, 0), Number(named[3]), Number(named[4] ?? 0));
  }
  return builder.location(builder.function(frame === '' ? '(anonymous)' : frame, '', 0), 0);
}
