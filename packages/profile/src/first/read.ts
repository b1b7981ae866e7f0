// From bytes to a profile: unpacks gzip and tells the formats apart by their content.
import { gunzipSync } from 'node:zlib';
import { ProfileError, type Profile } from './model.ts';
import { readPprof } from './pprof.ts';
import { readCpuProfile, readHeapProfile } from './v8.ts';

/** What a gzip file may unpack to, in bytes, unless the caller says otherwise. */
export const UNPACKED_LIMIT = 1024 * 1024 * 1024;

/** @throws ProfileError for everything that is not a readable profile. */
export function readProfile(bytes: Uint8Array, file: string, limit = UNPACKED_LIMIT): Profile {
  if (bytes.length === 0) throw new ProfileError(file, 'empty', 'capture it again');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return readProfile(unpack(bytes, file, limit), file, limit);
  const first = bytes.findIndex((b) => b > 32);
  if (bytes[first] === 0x7b) {
    let data: unknown;
    try {
      data = JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      throw new ProfileError(file, 'damaged or cut-off JSON', 'capture it again');
    }
    if (typeof data === 'object' && data !== null) {
      if ('nodes' in data && !('snapshot' in data)) return readCpuProfile(data, file);
      if ('head' in data) return readHeapProfile(data, file);
    }
    throw new ProfileError(
      file,
      'JSON, but no .cpuprofile or .heapprofile',
      'pass a pprof, .cpuprofile or .heapprofile file',
    );
  }
  // Every pprof file begins with field 1 (sample types) or another length-delimited field.
  const tag = bytes[0] ?? 0;
  if ((tag & 7) !== 2 && (tag & 7) !== 0)
    throw new ProfileError(file, 'not a profile', 'pass a pprof, .cpuprofile or .heapprofile file');
  return readPprof(bytes, file);
}

function unpack(bytes: Uint8Array, file: string, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    )
      throw new ProfileError(file, `unpacks to more than ${limit} bytes`, 'raise the limit if that is right');
    throw new ProfileError(file, 'damaged or cut-off gzip data', 'capture it again');
  }
}
