// Reads goroutine dumps: `/debug/pprof/goroutine?debug=2`, and what a Go program prints when it panics or gets SIGQUIT.
// The format: goroutineheader, traceback and printcreatedby in Go's runtime/traceback.go.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';

/** `goroutine 18 [chan receive, 5 minutes]:`; with GOTRACEBACK=system `goroutine 18 gp=0xc000002380 m=nil [idle]:`. */
const GOROUTINE = /^goroutine \d+ (?:[a-z]+=\S* )*\[[^\]]*\]:?\s*$/;
/** `	/build/main.go:12 +0x1f` */
const PLACE = /^\t(.+):(\d{1,9})(?: \+0x[0-9a-f]+)?(?: [a-z]+=\S+)*\s*$/;

/** True for the beginning of a dump, whatever the program printed before it. */
export function isGoroutineDump(head: string): boolean {
  return head.split('\n').some((line) => GOROUTINE.test(line.slice(0, 200)));
}

/**
 * Each goroutine counts one at the stack where it is, as in the profile without `debug`; where it was created is
 * left out. Frames of the runtime itself are hidden in a dump.
 */
export function readGoroutineDump(file: string, text: string): Profile {
  const builder = new ProfileBuilder(1);
  let frames: number[] | null = null;
  let name: string | null = null;
  let count = 0;
  const flush = (): void => {
    if (frames === null) return;
    let stack = -1;
    // The text has the innermost frame first.
    for (let i = frames.length - 1; i >= 0; i--) stack = builder.stack(stack, frames[i]!);
    builder.sample(stack, 1);
    frames = null;
    count++;
  };
  for (const line of text.split(/\r?\n/)) {
    if (GOROUTINE.test(line.slice(0, 200))) {
      flush();
      frames = [];
      name = null;
    } else if (line.trim() === '') flush();
    else if (frames !== null) {
      const place = line.length > 8192 ? null : PLACE.exec(line);
      if (place === null) name = line.startsWith('\t') ? null : functionOf(line);
      else if (name !== null) {
        frames.push(builder.location(builder.function(name, place[1]!, 0), Number(place[2])));
        name = null;
      }
    }
  }
  flush();
  if (count === 0) throw new ProfileError(file, 'a goroutine dump without goroutines', 'capture it again');
  return builder.build({
    file,
    format: 'goroutine-dump',
    kind: 'goroutine',
    takenAt: null,
    durationNanos: 0,
    sampleTypes: [{ type: 'goroutine', unit: 'count' }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}

/** `net/http.(*conn).serve({0xc0000a, 0x1})`; null for `created by …`, `...23 frames elided...` and other words. */
function functionOf(line: string): string | null {
  const args = line.endsWith(')') ? line.lastIndexOf('(') : -1;
  return args <= 0 || line.startsWith('created by ') ? null : line.slice(0, args);
}
