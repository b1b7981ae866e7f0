// Reads what `/debug/pprof/<name>?debug=1` answers: counted stacks in words, with functions and lines in comments.
// The formats: writeHeapInternal, printCountProfile and writeProfileInternal in Go's runtime/pprof/pprof.go.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile, type ProfileKind, type SampleType } from '../profile.ts';

/** True for the first bytes of such a text. */
export function isGoText(head: string): boolean {
  return KINDS.some(({ header }) => header.test(head));
}

/**
 * Values are scaled as `go tool pprof` scales them when it reads the text: allocations by the chance that they were
 * sampled, contention from cycles to nanoseconds. What the runtime hides in the text, its own innermost frames, is
 * not there. Throws a ProfileError for a text that ends before all that its first line promises.
 */
export function readGoText(file: string, text: string): Profile {
  const lines = text.split(/\r?\n/);
  const form = KINDS.find(({ header }) => header.test(lines[0]!));
  if (form === undefined) throw new ProfileError(file, 'no text of a Go profile');
  const builder = new ProfileBuilder(form.sampleTypes.length);
  const valuesOf = form.values(lines);
  const seen = [0, 0];
  let values: readonly number[] | null = null;
  let frames: number[] = [];
  const flush = (): void => {
    if (values === null) return;
    let stack = -1;
    // The text has the innermost frame first.
    for (let i = frames.length - 1; i >= 0; i--) stack = builder.stack(stack, frames[i]!);
    builder.sample(stack, ...values);
    values = null;
    frames = [];
  };
  for (const line of lines.slice(1)) {
    const stack = line.startsWith('#') ? null : STACK.exec(line);
    if (stack !== null) {
      flush();
      const numbers = (stack[1]!.match(/\d+/g) ?? []).map(Number);
      values = valuesOf(numbers);
      numbers.slice(0, 2).forEach((n, i) => (seen[i]! += n));
    } else if (line.startsWith('#\t')) frames.push(locationOfFrame(builder, line));
  }
  flush();
  const promised = form.header.exec(lines[0]!)!.slice(1, 3).map(Number);
  promised.forEach((n, i) => {
    if (seen[i]! >= n) return;
    throw new ProfileError(
      file,
      `the ${form.kind} profile ends too early: ${seen[i]!} of ${n} ${form.kind === 'goroutine' ? 'goroutines' : i === 0 ? 'are there' : 'bytes are there'}`,
      'copy or capture it again',
    );
  });
  return builder.build({
    file,
    format: 'go-text',
    kind: form.kind,
    takenAt: null,
    durationNanos: 0,
    sampleTypes: form.sampleTypes,
    defaultType: form.sampleTypes.length - 1,
    period: null,
    callerLines: 'call',
  });
}

interface Form {
  /** Groups: the sums of the first numbers of all stacks, where the text tells them. */
  readonly header: RegExp;
  readonly kind: ProfileKind;
  readonly sampleTypes: readonly SampleType[];
  /** From the numbers before a stack to what it weighs per sample type. */
  readonly values: (lines: readonly string[]) => (numbers: readonly number[]) => readonly number[];
}

const asItIs: Form['values'] = () => (numbers) => numbers.slice(0, 1);
const CONTENTION = [
  { type: 'contentions', unit: 'count' },
  { type: 'delay', unit: 'nanoseconds' },
];
const KINDS: readonly Form[] = [
  {
    header: /^goroutine(?:leak)? profile: total (\d+)/,
    kind: 'goroutine',
    sampleTypes: [{ type: 'goroutine', unit: 'count' }],
    values: asItIs,
  },
  {
    header: /^threadcreate profile: total (\d+)/,
    kind: 'threadcreate',
    sampleTypes: [{ type: 'threadcreate', unit: 'count' }],
    values: asItIs,
  },
  {
    header: /^heap profile: (\d+): (\d+) \[\d+: \d+\] @ heap\/\d+/,
    kind: 'heap',
    sampleTypes: [
      { type: 'alloc_objects', unit: 'count' },
      { type: 'alloc_space', unit: 'bytes' },
      { type: 'inuse_objects', unit: 'count' },
      { type: 'inuse_space', unit: 'bytes' },
    ],
    values: heapValues,
  },
  { header: /^--- mutex:/, kind: 'mutex', sampleTypes: CONTENTION, values: contentionValues },
  { header: /^--- contention:/, kind: 'block', sampleTypes: CONTENTION, values: contentionValues },
];

/** `9 @ 0x1 0x2`, `2756 1 @ 0x1`, `0: 0 [1: 1408] @ 0x1`; the addresses are in the comments again. */
const STACK = /^(\d[\d :[\]]{0,200}) @/;
/** `#	0x46b0ff	main.work+0x1f	/build/main.go:12`; code without a function has no more than the address. */
const FRAME = /^#\t0x[0-9a-f]+\t(.+?)\+0x[0-9a-f]+\t+(.*):(\d+)$/;

function locationOfFrame(builder: ProfileBuilder, line: string): number {
  const frame = FRAME.exec(line);
  if (frame === null) return builder.unsymbolised('');
  return builder.location(builder.function(frame[1]!, frame[2]!, 0), Math.min(Number(frame[3]), 0x7fff_ffff));
}

/** `in use: bytes [allocated: bytes]`; the first line names twice the sampling rate (scaleHeapSample, parseHeap). */
function heapValues([header = '']: readonly string[]): (numbers: readonly number[]) => readonly number[] {
  const rate = Math.floor(Number(/@ heap\/(\d+)/.exec(header)?.[1] ?? 0) / 2);
  const scaled = (count: number, bytes: number): readonly [number, number] => {
    if (count === 0 || bytes === 0) return [0, 0];
    const scale = rate <= 1 ? 1 : 1 / (1 - Math.exp(-(bytes / count) / rate));
    return [Math.trunc(count * scale), Math.trunc(bytes * scale)];
  };
  return ([inUse = 0, inUseBytes = 0, allocated = 0, allocatedBytes = 0]) => [
    ...scaled(allocated, allocatedBytes),
    ...scaled(inUse, inUseBytes),
  ];
}

/** `cycles contentions` (parseContentionSample). */
function contentionValues(lines: readonly string[]): (numbers: readonly number[]) => readonly number[] {
  const setting = (name: string): number =>
    Number(
      lines
        .slice(1, 6)
        .find((line) => line.startsWith(`${name}=`))
        ?.slice(name.length + 1) ?? 0,
    );
  const gigahertz = setting('cycles/second') / 1e9;
  const period = setting('sampling period') || 1;
  return ([cycles = 0, contentions = 0]) => [
    contentions * period,
    Math.trunc(gigahertz > 0 ? (cycles * period) / gigahertz : cycles * period),
  ];
}
