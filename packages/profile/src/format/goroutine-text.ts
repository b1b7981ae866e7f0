// Reads `/debug/pprof/goroutine?debug=1`: counts of goroutines with their stacks in words.
// The format: printCountProfile in Go's runtime/pprof/pprof.go.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';

const HEADER = /^goroutine profile: total (\d+)/;
const STACK = /^(\d+) @/;
/** `#	0x46b0ff	main.work+0x1f	/build/main.go:12`; code without a function has no more than the address. */
const FRAME = /^#\t0x[0-9a-f]+\t(.+?)\+0x[0-9a-f]+\t+(.*):(\d+)$/;

export function readGoroutineText(file: string, text: string): Profile {
  const builder = new ProfileBuilder(1);
  let count = 0;
  let frames: number[] = [];
  let all = 0;
  const flush = (): void => {
    if (count === 0) return;
    let stack = -1;
    // The text has the innermost frame first.
    for (let i = frames.length - 1; i >= 0; i--) stack = builder.stack(stack, frames[i]!);
    builder.sample(stack, count);
    all += count;
    count = 0;
    frames = [];
  };
  const lines = text.split(/\r?\n/);
  const total = Number(HEADER.exec(lines[0]!)?.[1]);
  for (const line of lines.slice(1)) {
    const start = STACK.exec(line);
    if (start !== null) {
      flush();
      count = Number(start[1]);
      continue;
    }
    if (!line.startsWith('#\t')) continue;
    const frame = FRAME.exec(line);
    if (frame === null) frames.push(builder.unsymbolised(''));
    else
      frames.push(
        builder.location(builder.function(frame[1]!, frame[2]!, 0), Math.min(Number(frame[3]), 0x7fffffff)),
      );
  }
  flush();
  if (all < total) {
    throw new ProfileError(
      file,
      `the goroutine profile ends too early: ${all} of ${total} goroutines`,
      'copy or capture it again',
    );
  }
  return builder.build({
    file,
    format: 'goroutine-text',
    kind: 'goroutine',
    takenAt: null,
    durationNanos: 0,
    sampleTypes: [{ type: 'goroutine', unit: 'count' }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}
