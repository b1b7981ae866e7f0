// What the user set in the editor, per folder: `leakline.*`. Values of a wrong type count as not set, with a line in the log.
import type { Confidence } from '@leakline/ir';
import { isRecord } from '@leakline/project';

export interface Settings {
  readonly enable: boolean;
  readonly profiles: readonly string[];
  /** Null leaves it to `leakline.config.json`. */
  readonly minConfidence: Confidence | null;
}

export const defaultSettings: Settings = { enable: true, profiles: [], minConfidence: null };

/**
 * @param value The `leakline` section as the editor sent it.
 * @returns The settings, and a sentence for each value that could not be used.
 */
export function readSettings(value: unknown): { settings: Settings; problems: string[] } {
  if (value === null || value === undefined) return { settings: defaultSettings, problems: [] };
  if (!isRecord(value))
    return { settings: defaultSettings, problems: ['the setting "leakline" must be an object'] };
  const problems: string[] = [];
  const read = <T>(
    name: string,
    expected: string,
    fallback: T,
    accept: (value: unknown) => value is T,
  ): T => {
    const given = value[name];
    if (given === undefined || given === null) return fallback;
    if (accept(given)) return given;
    problems.push(`the setting "leakline.${name}" must be ${expected}; it is ignored`);
    return fallback;
  };
  const minConfidence = read<Confidence | 'config' | null>(
    'minConfidence',
    'one of "config", "high", "medium", "low"',
    null,
    isConfidence,
  );
  return {
    settings: {
      enable: read('enable', 'true or false', defaultSettings.enable, isBoolean),
      profiles: read('profiles', 'a list of strings', defaultSettings.profiles, isStringList),
      minConfidence: minConfidence === 'config' ? null : minConfidence,
    },
    problems,
  };
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isConfidence(value: unknown): value is Confidence | 'config' | null {
  return value === 'config' || value === 'high' || value === 'medium' || value === 'low';
}
