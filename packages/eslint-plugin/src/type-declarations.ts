// The type declarations of the published plugin, written out of the rules, so that they cannot drift from them. For the build.
import { presetNames } from './presets.ts';
import { rules as leaklineRules } from '@leakline/project';
import { rules } from './rules.ts';

/** The text of `index.d.ts`, or of `index.d.cts` for whoever calls `require`. */
export function typeDeclarations(format: 'esm' | 'cjs'): string {
  const names = Object.entries(rules).map(
    ([id, { meta }]) =>
      `  /** ${meta.docs?.description ?? ''} ${meta.docs?.url ?? ''} */\n  '${id}': Rule.RuleModule;`,
  );
  const optionTypes = leaklineRules
    .map(
      ({ meta }) =>
        `interface ${optionsTypeOf(meta.id)} extends LeaklineOptions {\n${membersOf(meta.options)}\n}`,
    )
    .join('\n\n');
  const ruleConfigs = leaklineRules
    .map(
      ({ meta }) =>
        `    // @ts-ignore\n    'leakline/${meta.id}'?: RuleConfig<[${optionsTypeOf(meta.id)}?]>;`,
    )
    .join('\n');
  // ESLint's own types are CommonJS: its rules' options are those that index.d.cts adds to, whoever imports the plugin.
  return `${format === 'esm' ? '/// <reference path="./index.d.cts" />\n' : ''}import type { Language, RuleConfig } from '@eslint/core';
import type { Linter, Rule } from 'eslint';

/** Of every rule. */
interface LeaklineOptions {
  /** Report only findings at least this certain; leakline.config.json decides where it is not set. */
  minConfidence?: 'high' | 'medium' | 'low';
}

${optionTypes}

type LeaklineRules = {
${names.join('\n')}
};

interface LeaklinePlugin {
  meta: { name: string; version: string; namespace: string };
  rules: LeaklineRules;
  languages: { go: Language };
  configs: Record<${presetNames.map((name) => `'${name}'`).join(' | ')}, Linter.Config>;
}

// Gives \`defineConfig\` the options of this plugin's rules. They may be left out, which the index signature that ESLint
// has beside them does not allow (TS2411): ignored here, so that nobody needs \`skipLibCheck\`.
declare module '@eslint/core' {
  interface RulesConfig {
${ruleConfigs}
  }
}

declare const plugin: LeaklinePlugin;
${format === 'esm' ? 'export default plugin;' : 'export = plugin;'}
`;
}

/** `no-forced-gc` is `NoForcedGcOptions`. */
function optionsTypeOf(id: string): string {
  return `${id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Options`;
}

function membersOf(options: (typeof leaklineRules)[number]['meta']['options']): string {
  return Object.entries(options)
    .map(([name, option]) => {
      const type = option.type === 'array' ? 'readonly string[]' : 'boolean';
      return `  /**\n   * ${option.description}\n   * @default ${JSON.stringify(option.default)}\n   */\n  ${name}?: ${type};`;
    })
    .join('\n');
}
