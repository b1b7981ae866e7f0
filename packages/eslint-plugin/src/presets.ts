// The presets. Each is one config object, so that it can stand in a list as it is, or in `extends`.
import { rules } from '@leakline/project';

type Level = 'error' | 'warn';

export interface Preset {
  readonly name: string;
  readonly files?: string[];
  readonly ignores?: string[];
  readonly language?: string;
  readonly plugins: Record<string, object>;
  readonly rules: Record<string, Level | [Level, object]>;
}

export const presetNames = ['recommended', 'strict', 'go', 'all'] as const;

/**
 * Other languages that ESLint may be set up for: a preset that is not limited to some files would break them, since
 * ESLint refuses rules for a language that they do not name. A list of source files instead would make ESLint lint
 * files that its user never asked for.
 */
const OTHER_LANGUAGES = ['**/*.{json,json5,jsonc,css,scss,less,html,htm,md,mdx,yaml,yml,toml,graphql,gql}'];

/** The presets of a plugin object. */
export function presetsOf(plugin: object): Record<(typeof presetNames)[number], Preset> {
  const plugins = { leakline: plugin };
  const recommended = levels((severity) => (severity === 'info' ? null : severity));
  return {
    /** What is nearly always right to fix. */
    recommended: { name: 'leakline/recommended', ignores: OTHER_LANGUAGES, plugins, rules: recommended },
    /** Every rule as an error, and findings that may be wrong too: for code that must not grow. */
    strict: {
      name: 'leakline/strict',
      ignores: OTHER_LANGUAGES,
      plugins,
      rules: Object.fromEntries(
        Object.keys(recommended).map((id) => [id, ['error', { minConfidence: 'low' }]]),
      ),
    },
    /** Makes ESLint read `.go` files, with the recommended rules. */
    go: { name: 'leakline/go', files: ['**/*.go'], language: 'leakline/go', plugins, rules: recommended },
    /** Every rule at its own severity. */
    all: {
      name: 'leakline/all',
      ignores: OTHER_LANGUAGES,
      plugins,
      rules: levels((severity) => (severity === 'error' ? 'error' : 'warning')),
    },
  };
}

function levels(levelOf: (severity: string) => string | null): Record<string, Level> {
  const chosen: Record<string, Level> = {};
  for (const { meta } of rules) {
    const level = levelOf(meta.severity);
    if (level !== null) chosen[`leakline/${meta.id}`] = level === 'error' ? 'error' : 'warn';
  }
  return chosen;
}
