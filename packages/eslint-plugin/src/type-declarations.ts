// The type declarations of the published plugin, written out of the rules, so that they cannot drift from them. For the build.
import { presetNames } from './presets.ts';
import { rules } from './rules.ts';

/** The text of `index.d.ts`, or of `index.d.cts` for whoever calls `require`. */
export function typeDeclarations(format: 'esm' | 'cjs'): string {
  const names = Object.entries(rules).map(
    ([id, { meta }]) =>
      `  /** ${meta.docs?.description ?? ''} ${meta.docs?.url ?? ''} */\n  '${id}': Rule.RuleModule;`,
  );
  // ESLint's own types are CommonJS: its rules' options are those that index.d.cts adds to, whoever imports the plugin.
  return `${format === 'esm' ? '/// <reference path="./index.d.cts" />\n' : ''}import type { Language, RuleConfig } from '@eslint/core';
import type { Linter, Rule } from 'eslint';

interface LeaklineRuleOptions {
  /** Report only findings at least this certain; leakline.config.json decides where it is not set. */
  minConfidence?: 'high' | 'medium' | 'low';
}

type LeaklineRules = {
${names.join('\n')}
};

interface LeaklinePlugin {
  meta: { name: string; version: string; namespace: string };
  rules: LeaklineRules;
  languages: { go: Language };
  configs: Record<${presetNames.map((name) => `'${name}'`).join(' | ')}, Linter.Config>;
}

// Gives \`defineConfig\` the options of this plugin's rules.
declare module '@eslint/core' {
  interface RulesConfig {
    [rule: \`leakline/\${string}\`]: RuleConfig<[LeaklineRuleOptions]>;
  }
}

declare const plugin: LeaklinePlugin;
${format === 'esm' ? 'export default plugin;' : 'export = plugin;'}
`;
}
