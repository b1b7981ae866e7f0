// Reads the values of options.
import { nearest } from '@leakline/project/nearest';
import { UsageError } from '@leakline/project/usage-error';

/** An option that may be given several times. */
export function several(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** @throws UsageError when the value is not one of the allowed. */
export function oneOf<T extends string>(option: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((a) => a === value);
  if (found === undefined)
    throw new UsageError(
      `${option}: "${String(value)}" is not one of ${allowed.join(', ')}${nearest(String(value), allowed)}`,
    );
  return found;
}
