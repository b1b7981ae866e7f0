// Reads fields out of foreign JSON: everything may be missing or of another type than its format says.
import { constants } from 'node:buffer';
import { ProfileError } from '../error.ts';

export type JsonObject = { readonly [key: string]: unknown };

/** Throws a ProfileError for broken JSON, and for more of it than a JavaScript string can hold (512 MB). */
export function parseJson(file: string, bytes: Uint8Array): JsonObject {
  const json = parsed(file, bytes);
  if (!isObject(json)) throw new ProfileError(file, 'JSON, but no object');
  return json;
}

/** The same for a list. */
export function parseJsonList(file: string, bytes: Uint8Array): readonly unknown[] {
  return arrayOf(parsed(file, bytes));
}

function parsed(file: string, bytes: Uint8Array): unknown {
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new ProfileError(
      file,
      `${bytes.length} bytes of JSON, more than the ${constants.MAX_STRING_LENGTH} that can be read at once`,
      'record for a shorter time; only .cpuprofile and .heapsnapshot may be larger',
    );
  }
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProfileError(file, `broken JSON: ${reason.slice(0, 200)}`, 'copy or capture it again');
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Finite numbers only; `otherwise` for everything else. */
export function numberOf(value: unknown, otherwise = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A 1-based line or column from a 0-based one; 0, unknown, when there is none (V8 writes -1). */
export function oneBased(value: unknown): number {
  const zeroBased = numberOf(value, -1);
  return zeroBased < 0 || zeroBased >= 0x7fffffff ? 0 : Math.trunc(zeroBased) + 1;
}
