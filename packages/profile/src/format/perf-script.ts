// Reads the output of `perf script`: an event line, its stack one frame a line, a blank line.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { frameOfText } from './frame-text.ts';

/** `node 4711 1234.567890:     250000 cpu-clock:` — the period and the event's name may be missing. */
const EVENT = /^\S.*?\s+(?:-?\d+\/)?-?\d+\s+(?:\[\d+\]\s+)?(\d+\.\d+):/;
/** Without -g the one frame stands on the event's own line, behind the event's name. */
const ONLY_FRAME = /:\s+([0-9a-f]{4,16} \S.*)$/;
/** `main.go:12`, `/app/my file.go:12 (inlined)`, `main.go:12 (discriminator 3)` */
const SOURCE_LINE =
  /^\s+((?:\/.*|[A-Za-z]:[\\/].*|\S+)\.\w+:\d{1,9})(?: \((?:inlined|discriminator \d+)\))?$/;

/** True for the beginning of such a text: an event, and a frame below it or behind it. */
export function looksLikePerfScript(head: string): boolean {
  const first = head.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const event = EVENT.exec(first.slice(0, 256));
  if (event === null) return false;
  return ONLY_FRAME.test(first.slice(event[0].length)) || /^\s+[0-9a-f]{4,16} \S.* \(.*\)$/m.test(head);
}

/** Sample type `samples` in count: one for each event. */
export function readPerfScript(file: string, text: string): Profile {
  const builder = new ProfileBuilder(1);
  let frames: string[] | null = null;
  let binaries: string[] = [];
  let events = 0;
  let first = Infinity;
  let last = -Infinity;
  const flush = (): void => {
    if (frames === null) return;
    let stack = -1;
    for (let i = frames.length - 1; i >= 0; i--) {
      const name = frames[i]!;
      stack = builder.stack(
        stack,
        name === '[unknown]' ? builder.unsymbolised(binaries[i]!) : frameOfText(builder, name),
      );
    }
    builder.sample(stack, 1);
    events++;
    frames = null;
  };
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    if (line.trim() === '') {
      flush();
      continue;
    }
    const event = EVENT.exec(line.slice(0, 256));
    if (event !== null) {
      flush();
      frames = [];
      binaries = [];
      first = Math.min(first, Number(event[1]));
      last = Math.max(last, Number(event[1]));
      const only = line.length > 4096 ? null : ONLY_FRAME.exec(line.slice(event[0].length));
      const frame = only === null ? null : frameOf(only[1]!);
      if (frame !== null) {
        frames.push(frame.name);
        binaries.push(frame.binary);
      }
      continue;
    }
    if (frames === null) continue;
    const source = line.length > 4096 ? null : SOURCE_LINE.exec(line);
    if (source !== null && frames.length > 0) {
      frames[frames.length - 1] = `${frames.at(-1)!} (${source[1]!})`;
      continue;
    }
    const frame = frameOf(line);
    if (frame === null) continue;
    frames.push(frame.name);
    binaries.push(frame.binary);
  }
  flush();
  if (events === 0) {
    throw new ProfileError(file, 'no known profile format', 'as `perf script` output it has no events');
  }
  return builder.build({
    file,
    format: 'perf-script',
    kind: 'cpu',
    takenAt: null,
    durationNanos: Math.max(0, Math.round((last - first) * 1e9)),
    sampleTypes: [{ type: 'samples', unit: 'count' }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}

/** `	    55d0c0 main.work+0x1f (/app/server)`; with `-F +srcline` a line `  main.go:12` follows. */
function frameOf(line: string): { name: string; binary: string } | null {
  const frame = line.trim().replace(/ \(deleted\)\)$/, ')');
  const space = frame.indexOf(' ');
  if (space === -1 || !/^[0-9a-f]{1,16}$/.test(frame.slice(0, space))) return null;
  const bracket = frame.endsWith(')') ? frame.lastIndexOf(' (') : -1;
  const name = frame.slice(space + 1, bracket > space ? bracket : undefined).trim();
  return {
    name: name.replace(/\+0x[0-9a-f]{1,16}$/, ''),
    binary: bracket > space ? frame.slice(bracket + 2, -1) : '',
  };
}
