// The options of rules as people set them, in leakline.config.json and in ESLint's configs: one definition, in the rules' meta.
import type { RuleOption, RuleOptions } from '@leakline/analysis';
import type { Confidence } from '@leakline/ir';
import { nearest } from './nearest.ts';

/** What is set of a rule's options. `minConfidence` is every rule's. */
export interface RuleOptionValues {
  readonly minConfidence?: Confidence;
  readonly [option: string]: boolean | string | readonly string[] | undefined;
}

const CONFIDENCES = ['high', 'medium', 'low'];

/** JSON Schema of one option. It has no `default`: what is not set in one config may be set in another. */
export type OptionSchema =
  | { type: 'array'; items: { type: 'string' }; description: string }
  | { type: 'boolean'; description: string }
  | { type: 'string'; enum: string[]; description: string };

/** JSON Schema of a rule's options object, `minConfidence` included. */
export function ruleOptionsSchema(options: RuleOptions): {
  type: 'object';
  properties: Record<string, OptionSchema>;
  additionalProperties: false;
} {
  const own = Object.entries(options).map(([name, option]): [string, OptionSchema] => [
    name,
    schemaOf(option),
  ]);
  const minConfidence: OptionSchema = {
    type: 'string',
    enum: [...CONFIDENCES],
    description: 'Findings of this rule that are less sure are not reported. Default: that of the config.',
  };
  return {
    type: 'object',
    properties: { ...Object.fromEntries(own), minConfidence },
    additionalProperties: false,
  };
}

function schemaOf(option: RuleOption): OptionSchema {
  const description = `${option.description} Default: ${JSON.stringify(option.default)}.`;
  return option.type === 'array'
    ? { type: 'array', items: { type: 'string' }, description }
    : { type: 'boolean', description };
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
      if (!CONFIDENCES.some((level) => level === set)) fail(here, '"high", "medium" or "low"');
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
