// What one leakline.config.json says, checked with messages that say where and what.
import { Validator, type OutputUnit } from '@cfworker/json-schema';
import type { Library } from '@leakline/catalog';
import type { Confidence, Severity } from '@leakline/ir';
import type { UserLibrary } from './config-file.ts';
import { configSchema } from './config-schema.ts';

export interface Config {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly minConfidence: Confidence;
  readonly ignore: readonly string[];
  readonly profiles: readonly string[];
  /** The user's own rows; they come before the built-in ones. */
  readonly catalog: readonly Library[];
}

export const DEFAULT_CONFIG: Config = {
  rules: {},
  minConfidence: 'medium',
  ignore: [],
  profiles: [],
  catalog: [],
};

/** Wrong use or broken input: one line for the user, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const KEYS = ['$schema', 'rules', 'minConfidence', 'catalog', 'profiles', 'ignore'];

/**
 * Reads a config's text.
 * @throws UsageError naming the file, the place in it, and what was expected there.
 */
export function parseConfig(text: string, file: string, ruleIds: readonly string[]): Config {
  let data: unknown;
  try {
    // Some editors begin files with a byte order mark, which JSON does not allow.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `${file}: not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const fail = (at: string, expected: string): never => {
    throw new UsageError(`${file}: ${at}: expected ${expected}`);
  };
  if (!isRecord(data)) return fail('$', 'an object');
  for (const key of Object.keys(data))
    if (!KEYS.includes(key)) fail(`$.${key}`, `one of ${KEYS.slice(1).join(', ')}${nearest(key, KEYS)}`);
  const rules: Record<string, Severity | 'off'> = {};
  if (data.rules !== undefined) {
    if (!isRecord(data.rules))
      return fail('$.rules', 'an object from rule id to "error", "warning", "info" or "off"');
    for (const [id, level] of Object.entries(data.rules)) {
      const name = id.replace(/^leakline\//, '');
      if (!ruleIds.includes(name)) fail(`$.rules["${id}"]`, `a rule id${nearest(name, ruleIds)}`);
      if (level !== 'error' && level !== 'warning' && level !== 'info' && level !== 'off')
        return fail(`$.rules["${id}"]`, '"error", "warning", "info" or "off"');
      rules[name] = level;
    }
  }
  const { minConfidence = DEFAULT_CONFIG.minConfidence } = data;
  if (minConfidence !== 'high' && minConfidence !== 'medium' && minConfidence !== 'low')
    return fail('$.minConfidence', '"high", "medium" or "low"');
  const catalog = data.catalog === undefined ? [] : rowsOf(data.catalog, fail);
  const profiles = isRecord(data.profiles) ? data.profiles.files : data.profiles;
  return {
    rules,
    minConfidence,
    ignore: strings(data.ignore, '$.ignore', fail),
    profiles: strings(profiles, '$.profiles', fail),
    catalog,
  };
}

/**
 * The error that a person has to mend. Where a value may be one of several shapes, all of them complain: those whose tag
 * (a `const`) is another one are not meant. Of the rest, the deepest that speaks of the value itself.
 */
function mostTelling(errors: readonly OutputUnit[]): OutputUnit {
  const others = errors
    .filter((e) => e.keyword === 'const')
    .map((e) => e.keywordLocation.replace(/properties\/[^/]+\/const$/, ''));
  const meant = errors
    // The refusal of an unknown property does not say in which shape; the error before it does.
    .map((e, i) =>
      e.keyword === 'false' ? { ...e, keywordLocation: errors[i - 1]?.keywordLocation ?? '' } : e,
    )
    .filter((e) => !others.some((o) => e.keywordLocation.startsWith(o)));
  const depth = (e: OutputUnit) => e.instanceLocation.split('/').length;
  const tells = (e: OutputUnit) =>
    /^(anyOf|oneOf|allOf|\$ref|properties|items|additionalProperties)$/.test(e.keyword) ? 0 : 1;
  const [worst] = [...(meant.length > 0 ? meant : errors)].sort(
    (a, b) => tells(b) - tells(a) || depth(b) - depth(a),
  );
  if (worst === undefined) throw new TypeError('a refused value has an error');
  return worst;
}

/** The user's own rows, checked against the schema. */
function rowsOf(value: unknown, fail: (at: string, expected: string) => never): readonly Library[] {
  const { valid, errors } = new Validator(configSchema, '7', false).validate({ catalog: value });
  if (!valid) {
    const worst = mostTelling(errors);
    const at = worst.instanceLocation
      .replace(/^#/, '$')
      .replace(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.');
    const key = at.slice(at.lastIndexOf('.') + 1);
    return fail(
      at,
      worst.keyword === 'false'
        ? `no property \`${key}\` here; the JSON Schema beside the command lists those that there are`
        : `what the JSON Schema says (${worst.error.replace(/\.$/, '')})`,
    );
  }
  return (value as readonly UserLibrary[]).map((library) => ({
    version: 'yours',
    source: 'leakline.config.json',
    ...library,
  }));
}

function strings(
  value: unknown,
  at: string,
  fail: (at: string, expected: string) => never,
): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return fail(at, 'a list of strings');
  return value.map((v: unknown, i) => (typeof v === 'string' ? v : fail(`${at}[${i}]`, 'a string')));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `; did you mean "x"?` for the closest known name. */
export function nearest(name: string, known: readonly string[]): string {
  const scored = known.map((k) => ({ k, d: distance(name, k) })).sort((a, b) => a.d - b.d);
  const [best] = scored;
  return best !== undefined && best.d <= Math.max(2, name.length / 3) ? `; did you mean "${best.k}"?` : '';
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
