// Values that come out of JSON, where anything may stand.

/** Whether a value is an object with keys, as JSON means it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
