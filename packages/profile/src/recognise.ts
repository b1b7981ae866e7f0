// Whether the beginning of a file is that of a capture, for folders that hold other things too: strict, since what is
// recognised there is read and what is not is passed over in silence.
import { unpackedHead } from './capture-bytes.ts';
import { isGoText } from './format/go-text.ts';
import { isGoroutineDump } from './format/goroutine-dump.ts';
import { looksLikeCollapsed } from './format/collapsed.ts';
import { looksLikePerfScript } from './format/perf-script.ts';
import { isHeapSnapshot } from './read.ts';

/** `trace`: whether a Chrome trace holds a profile is only known from its whole. */
export type Recognised = 'capture' | 'trace' | 'none';

/** @param head The first bytes of the file, packed or not; 4 kB are enough. */
export function recognise(head: Uint8Array): Recognised {
  const bytes = unpackedHead(head);
  if (bytes.length === 0) return 'none';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (isTrace(text)) return 'trace';
  const isCapture =
    isHeapSnapshot(bytes) ||
    isPprof(bytes) ||
    JSON_PROFILES.some((start) => start.test(text)) ||
    isText(text);
  return isCapture ? 'capture' : 'none';
}

function isText(head: string): boolean {
  if (/[\u0000-\u0008\u000e-\u001f]/.test(head)) return false;
  return isGoText(head) || isGoroutineDump(head) || looksLikePerfScript(head) || looksLikeCollapsed(head);
}

const JSON_PROFILES = [
  /^\s*\{[^[{}\]]*"nodes"\s*:\s*\[\s*\{[^]*"callFrame"\s*:/,
  /^\s*\{\s*"head"\s*:\s*\{[^]*"callFrame"\s*:/,
  /^\s*\{[^]*"\$schema"\s*:\s*"https?:\/\/www\.speedscope\.app\//,
  /^\s*\{\s*"shared"\s*:\s*\{\s*"frames"\s*:/,
];

/** A list of events, or an object with one; DevTools puts its metadata first. */
function isTrace(head: string): boolean {
  return (
    /^\s*\{[^]*"traceEvents"\s*:\s*\[/.test(head) ||
    /^\s*\{\s*"metadata"\s*:\s*\{[^]*"source"\s*:\s*"DevTools"/.test(head) ||
    /^\s*\[\s*\{[^[\]]*"ph"\s*:\s*"[A-Za-z]"/.test(head)
  );
}

/**
 * True for a protocol buffer of profile.proto's fields only, with a `sample_type` among the first: a message of two
 * numbers of strings.
 */
function isPprof(head: Uint8Array): boolean {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; at < head.length; shift *= 128) {
      const byte = head[at++]!;
      value += (byte % 128) * shift;
      if (byte < 128) return value;
    }
    return NaN;
  };
  while (at < head.length) {
    const tag = varint();
    const [field, wire] = [Math.floor(tag / 8), tag % 8];
    if (!((wire === 2 && MESSAGES.has(field)) || (wire === 0 && NUMBERS.has(field)))) return false;
    const value = varint();
    if (wire === 0) continue;
    const end = at + value;
    if (field !== 1) {
      at = end;
      continue;
    }
    const [type] = [varint(), varint()];
    const [unit] = [varint(), varint()];
    return type === 8 && unit === 16 && at === end;
  }
  return false;
}

/** profile.proto: fields with a length, and those that are numbers (lists of numbers are packed or not). */
const MESSAGES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 11, 13]);
const NUMBERS: ReadonlySet<number> = new Set([7, 8, 9, 10, 12, 13, 14, 15]);
