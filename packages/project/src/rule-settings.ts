// How the rules are set for a file: by its config, and by what a check was asked for.
import { optionValues, type OptionValues, type Rule, type RuleOptions } from '@leakline/analysis';
import { CERTAINTY, type Confidence, type Severity } from '@leakline/ir';
import { rules } from '@leakline/rules';
import type { Config } from './config.ts';
import type { RuleOptionValues } from './rule-options.ts';

/** What stands before a config's settings. */
export interface AskedSettings {
  /** Severities by rule id; `off` switches a rule off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly minConfidence?: Confidence;
  /** Options by rule id; they stand before the config's, one by one. */
  readonly ruleOptions?: Readonly<Record<string, RuleOptionValues>>;
}

/** How a rule that is on is run. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly severity: Severity;
  /** What is less certain than this is not reported, in the numbers of `CERTAINTY`. */
  readonly least: number;
  readonly values: OptionValues<RuleOptions>;
}

/** A check asks for every file, and files share their configs: those of the last check are kept. */
export class RuleSettings {
  #asked: AskedSettings | null = null;
  readonly #byConfig = new Map<Config, readonly RuleSetting[]>();

  /** The rules that are on, in their order. */
  of(config: Config, asked: AskedSettings): readonly RuleSetting[] {
    if (this.#asked !== asked) {
      this.#asked = asked;
      this.#byConfig.clear();
    }
    let settings = this.#byConfig.get(config);
    if (settings === undefined) this.#byConfig.set(config, (settings = settingsOf(config, asked)));
    return settings;
  }
}

function settingsOf(config: Config, asked: AskedSettings): readonly RuleSetting[] {
  const severities = { ...config.rules, ...asked.rules };
  return rules.flatMap((rule) => {
    const { id } = rule.meta;
    const severity = severities[id] ?? rule.meta.severity;
    if (severity === 'off') return [];
    const set = { ...config.ruleOptions[id], ...asked.ruleOptions?.[id] };
    const least = CERTAINTY[asked.minConfidence ?? set.minConfidence ?? config.minConfidence];
    return [{ rule, severity, least, values: optionValues(rule.meta.options, set) }];
  });
}
