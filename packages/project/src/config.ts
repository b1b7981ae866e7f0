// What one leakline.config.json says, checked with messages that say where and what.
import { Validator, type OutputUnit } from '@cfworker/json-schema';
import type { Library } from '@leakline/catalog';
import type { Confidence, Severity } from '@leakline/ir';
import type { UserLibrary } from './config-file.ts';
import { configSchema } from './config-schema.ts';
import { nearest } from './nearest.ts';
import { NO_PROFILES, profilesFrom, stringsFrom, type ProfilesConfig } from './profiles-config.ts';
import { ruleOptionsFrom, type RuleOptionValues } from './rule-options.ts';
import { rules as allRules } from '@leakline/rules';
import { isRecord } from './json.ts';
import { UsageError } from './usage-error.ts';

export interface Config {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Options of rules by the rule's id; only those that are set. */
  readonly ruleOptions: Readonly<Record<string, RuleOptionValues>>;
  readonly minConfidence: Confidence;
  readonly ignore: readonly string[];
  readonly profiles: ProfilesConfig;
  /** The user's own rows; they come before the built-in ones. */
  readonly catalog: readonly Library[];
}

export const DEFAULT_CONFIG: Config = {
  rules: {},
  ruleOptions: {},
  minConfidence: 'medium',
  ignore: [],
  profiles: NO_PROFILES,
  catalog: [],
};

const KEYS = ['$schema', 'rules', 'minConfidence', 'catalog', 'profiles', 'ignore'];

/**
 * Reads a config's text.
 * @throws UsageError naming the file, the place in it, and what was expected there.
 */
export function parseConfig(text: string, file: string): Config {
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
  const { rules, ruleOptions } = rulesOf(data.rules, fail);
  const { minConfidence = DEFAULT_CONFIG.minConfidence } = data;
  if (minConfidence !== 'high' && minConfidence !== 'medium' && minConfidence !== 'low')
    return fail('$.minConfidence', '"high", "medium" or "low"');
  const catalog = data.catalog === undefined ? [] : rowsOf(data.catalog, fail);
  return {
    rules,
    ruleOptions,
    minConfidence,
    ignore: stringsFrom(data.ignore, '$.ignore', fail),
    profiles: profilesFrom(data.profiles, fail),
    catalog,
  };
}

const SEVERITIES = '"error", "warning", "info" or "off"';

/** `"no-x": "error"`, and `"no-x": ["error", {…}]` with options. */
function rulesOf(
  value: unknown,
  fail: (at: string, expected: string) => never,
): Pick<Config, 'rules' | 'ruleOptions'> {
  const rules: Record<string, Severity | 'off'> = {};
  const ruleOptions: Record<string, RuleOptionValues> = {};
  if (value === undefined) return { rules, ruleOptions };
  if (!isRecord(value)) return fail('$.rules', `an object from rule id to ${SEVERITIES}`);
  const ids = allRules.map((rule) => rule.meta.id);
  for (const [id, setting] of Object.entries(value)) {
    const at = `$.rules["${id}"]`;
    const name = id.replace(/^leakline\//, '');
    const rule = allRules.find((r) => r.meta.id === name);
    if (rule === undefined) return fail(at, `a rule id${nearest(name, ids)}`);
    const isPair = Array.isArray(setting);
    const [level, options, ...more]: unknown[] = isPair ? setting : [setting];
    if (level !== 'error' && level !== 'warning' && level !== 'info' && level !== 'off')
      return fail(isPair ? `${at}[0]` : at, isPair ? SEVERITIES : `${SEVERITIES}, or [severity, options]`);
    if (more.length > 0) return fail(`${at}[2]`, 'nothing more than a severity and options');
    rules[name] = level;
    if (options !== undefined)
      ruleOptions[name] = ruleOptionsFrom(options, rule.meta.options, `${at}[1]`, fail);
  }
  return { rules, ruleOptions };
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
