// Tells by their content what format bytes are in, inflates them, and reads them: the only place that knows all formats.
import { gunzipSync } from 'node:zlib';
import { ProfileError } from './error.ts';
import { readCollapsed } from './format/collapsed.ts';
import { isCpuProfile, readCpuProfile, readCpuProfilePieces, STREAMED_FROM } from './format/cpuprofile.ts';
import { isGoText, readGoText } from './format/go-text.ts';
import { isGoroutineDump, readGoroutineDump } from './format/goroutine-dump.ts';
import { readHeapProfile } from './format/heapprofile.ts';
import { readChromeTrace } from './format/chrome-trace.ts';
import { arrayOf, parseJson, parseJsonList } from './format/json.ts';
import { readPerfScript } from './format/perf-script.ts';
import { readPprof } from './format/pprof.ts';
import { readSpeedscope } from './format/speedscope.ts';
import type { Profile } from './profile.ts';
import { timeInName } from './service-files.ts';

export interface ReadOptions {
  /** The most that a profile may hold when inflated, in bytes. Default: 1 GiB. */
  readonly maxBytes?: number;
  /** When the capture was taken, if neither the profile nor its name tells. */
  readonly takenAt?: { readonly time: Date; readonly from: 'file' | 'fetch' };
}

/** What a profile may unpack to, in bytes, unless the caller says otherwise. */
export const UNPACKED_LIMIT = 2 ** 30;

/** For messages. */
export const FORMATS_IN_WORDS =
  'pprof, .cpuprofile, .heapprofile, .heapsnapshot, Chrome traces, collapsed stacks, speedscope, perf script and the texts of Go';

/**
 * Reads one captured profile of any known format; `file` is what messages call it. A number instead of options is `maxBytes`.
 * Throws a ProfileError for everything that is not one, is damaged, or is larger than `maxBytes`.
 * A `.heapsnapshot` is no profile of lines: `readHeapSnapshot` reads it.
 */
export function readProfile(bytes: Uint8Array, file: string, options: ReadOptions | number = {}): Profile {
  const { maxBytes = UNPACKED_LIMIT, takenAt: fallback } =
    typeof options === 'number' ? { maxBytes: options } : options;
  const inflated = isGzip(bytes) ? gunzip(file, bytes, maxBytes) : bytes;
  if (inflated.length > maxBytes) throw tooLarge(file, maxBytes);
  return dated(readInflated(file, inflated), fallback);
}

/** The profile with the time at which it was taken, if anything tells. */
export function dated(profile: Profile, fallback: ReadOptions['takenAt']): Profile {
  const { file } = profile;
  if (profile.takenAt !== null) return profile;
  const named = timeInName(file);
  if (named !== null) return { ...profile, takenAt: named.getTime() * 1e6, takenAtFrom: 'name' };
  if (fallback === undefined) return profile;
  return { ...profile, takenAt: fallback.time.getTime() * 1e6, takenAtFrom: fallback.from };
}

/** True for the first bytes of a V8 heap snapshot (`{"snapshot":{"meta":…`). */
export function isHeapSnapshot(head: Uint8Array): boolean {
  return /^\s*\{\s*"snapshot"\s*:/.test(Buffer.from(head.subarray(0, 256)).toString('latin1'));
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function readInflated(file: string, bytes: Uint8Array): Profile {
  switch (formatOf(file, bytes)) {
    case 'heapsnapshot':
      throw new ProfileError(
        file,
        'a heap snapshot where a profile of lines is wanted',
        'give it on its own',
      );
    case 'pprof':
      return readPprof(file, () => [bytes]);
    case 'cpuprofile':
      return readCpuProfileBytes(file, bytes);
    case 'json':
      return readJson(file, bytes);
    case 'text':
      return readText(file, bytes, headText(bytes));
  }
}

/** What decides how a capture is read. */
export type CaptureFormat = 'heapsnapshot' | 'pprof' | 'cpuprofile' | 'json' | 'text';

/** By its first bytes, unpacked; 4096 are enough. Throws a ProfileError for what is known to be no capture. */
export function formatOf(file: string, bytes: Uint8Array): CaptureFormat {
  if (bytes.length === 0) throw new ProfileError(file, 'empty', 'capture it again');
  const head = headText(bytes);
  if (isGzip(bytes)) throw new ProfileError(file, 'compressed twice', 'gunzip it once');
  if (/^go 1\.\d+ trace\0/.test(head)) {
    throw new ProfileError(file, 'a Go execution trace, not a profile', 'see `go tool trace -pprof`');
  }
  // Stacks of Python and Ruby begin with `<module>` and `<main>`.
  if (/^\s*</.test(head) && !STACK.test(firstContent(head))) {
    throw new ProfileError(
      file,
      'HTML or XML, not a profile',
      'is the address the profile itself, past any login?',
    );
  }
  if (isHeapSnapshot(bytes)) return 'heapsnapshot';
  if (isCpuProfile(bytes)) return 'cpuprofile';
  if (/^\s*(\{|\[\s*\{)/.test(head)) return 'json';
  return looksBinary(head) ? 'pprof' : 'text';
}

function headText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
}

function readCpuProfileBytes(file: string, bytes: Uint8Array): Profile {
  return bytes.length < STREAMED_FROM ? readJson(file, bytes) : readCpuProfilePieces(file, [bytes]);
}

function readJson(file: string, bytes: Uint8Array): Profile {
  if (/^\s*\[/.test(headText(bytes))) return readChromeTrace(file, parseJsonList(file, bytes));
  const json = parseJson(file, bytes);
  if (json['nodes'] !== undefined && (json['samples'] !== undefined || json['startTime'] !== undefined)) {
    return readCpuProfile(file, json);
  }
  if (json['head'] !== undefined) {
    const head = json['head'];
    const isOld = typeof head === 'object' && head !== null && 'functionName' in head;
    if (isOld) throw new ProfileError(file, 'a .cpuprofile of before 2016', 'record it with Node 8 or newer');
    return readHeapProfile(file, json);
  }
  if (json['shared'] !== undefined && json['profiles'] !== undefined) return readSpeedscope(file, json);
  if (json['traceEvents'] !== undefined) {
    return readChromeTrace(file, arrayOf(json['traceEvents']));
  }
  throw new ProfileError(
    file,
    'JSON of an unknown kind',
    'known are .cpuprofile, .heapprofile, .heapsnapshot, Chrome traces and speedscope',
  );
}

function readText(file: string, bytes: Uint8Array, head: string): Profile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (isGoText(head)) return readGoText(file, text);
  if (isGoroutineDump(head)) return readGoroutineDump(file, text);
  if (/^(heap profile:|--- contentionz|--- threadz|heapz)/.test(head)) {
    throw new ProfileError(
      file,
      'a text profile of gperftools, not of Go',
      'convert it with `go tool pprof -proto`',
    );
  }
  const content = firstContent(head);
  if (STACK.test(content) || (content.length > 4000 && content.includes(';'))) {
    return readCollapsed(file, text);
  }
  if (/^[ \t]+[0-9a-f]+ \S/m.test(head)) return readPerfScript(file, text);
  throw new ProfileError(file, 'no known profile format', `known are ${FORMATS_IN_WORDS}`);
}

/** `main;handle 12` */
const STACK = /\S[ \t]-?\d+(\.\d+)?\s*$/;

function firstContent(head: string): string {
  return head.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}

/** Text profiles hold no control characters but white space; protocol buffers begin with the byte 0x0a and a length. */
function looksBinary(head: string): boolean {
  return /[\u0000-\u0008\u000e-\u001f]/.test(head);
}

/** Throws a ProfileError for damaged data, and for data that unpacks to more than `maxBytes`. */
export function gunzip(file: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, maxBytes);
    throw brokenGzip(file, error);
  }
}

/** In a user's words what zlib complains about. */
export function brokenGzip(file: string, error: unknown): ProfileError {
  const reason =
    error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
      ? 'the gzip data ends too early'
      : `damaged gzip data: ${error instanceof Error ? error.message : String(error)}`;
  return new ProfileError(file, reason, 'copy or capture it again');
}

export function tooLarge(file: string, maxBytes: number): ProfileError {
  return new ProfileError(
    file,
    `larger than the limit of ${maxBytes} bytes`,
    'raise the limit if you trust the file',
  );
}
