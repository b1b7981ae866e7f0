// The options of rules as people set them, in leakline.config.json and in ESLint's configs: one definition, in the rules' meta.
import type { RuleOption, RuleOptions } from '@leakline/analysis';
import type { Confidence } from '@leakline/ir';
import { nearest } from './nearest.ts';

/** What is set of a rule's options. `minConfidence` is every rule's. */
export interface RuleOptionValues {
  readonly minConfidence?: Confidence;
  readonly [option: string]: boolean | string | readonly string[] | undefined;
}

/** The option that the project has for every rule. */
export const MIN_CONFIDENCE = {
  type: 'string',
  enum: ['high', 'medium', 'low'],
  description: 'Findings of this rule that are less sure are not reported.',
} as const;

/** JSON Schema of a rule's options object. It has no `default`s: what is not set may be set elsewhere. */
export function ruleOptionsSchema(options: RuleOptions): {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly additionalProperties: false;
} {
  const own = Object.entries(options).map(([name, option]) => [name, schemaOf(option)]);
  return {
    type: 'object',
    properties: { ...Object.fromEntries(own), minConfidence: MIN_CONFIDENCE },
    additionalProperties: false,
  };
}

function schemaOf(option: RuleOption): object {
  const { default: byDefault, ...schema } = option;
  return { ...schema, description: `${schema.description} Default: ${JSON.stringify(byDefault)}.` };
}

/**
 * Checks the options object that a config has for a rule.
 * @param at Its JSON path, for messages.
 * @param fail Throws: the path of what is wrong, and what was expected there.
 */
export function ruleOptionsFrom(
  value: unknown,
  options: RuleOptions,
  at: string,
  fail: (at: string, expected: string) => never,
): RuleOptionValues {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(at, 'an object with options');
  const names = [...Object.keys(options), 'minConfidence'];
  for (const [name, set] of Object.entries(value)) {
    const here = `${at}.${name}`;
    if (name === 'minConfidence') {
      if (!MIN_CONFIDENCE.enum.some((level) => level === set)) fail(here, '"high", "medium" or "low"');
      continue;
    }
    const option = options[name];
    if (option === undefined) return fail(here, `one of ${names.join(', ')}${nearest(name, names)}`);
    if (option.type === 'boolean') {
      if (typeof set !== 'boolean') fail(here, 'true or false');
    } else if (!Array.isArray(set)) fail(here, 'a list of strings');
    else
      for (const [i, item] of set.entries()) if (typeof item !== 'string') fail(`${here}[${i}]`, 'a string');
  }
  return value as RuleOptionValues;
}
