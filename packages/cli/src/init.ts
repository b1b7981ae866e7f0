// `leakline init`: a config for the project that is here, and what its ESLint config needs. Nothing is overwritten.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_CONFIG,
  DiskHost,
  languageOf,
  programAround,
  toProjectPath,
  UsageError,
} from '@leakline/project';
import { reasonOf } from './write-file.ts';

const CONFIG = 'leakline.config.json';
const SCHEMA = 'node_modules/leakline/leakline.config.schema.json';
const TYPESCRIPT = /\.[mc]?tsx?$/;
const FLAT_CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((e) => `eslint.config.${e}`);
const OLD_CONFIGS = ['', '.js', '.cjs', '.json', '.yml', '.yaml'].map((e) => `.eslintrc${e}`);

/** What decides how ESLint is set up. */
interface Surroundings {
  /** Of the package. */
  readonly isModule: boolean;
  /** What the package depends on. */
  readonly names: ReadonlySet<string>;
  readonly hasTypeScript: boolean;
  readonly hasGo: boolean;
}

/** @throws UsageError for a package.json that cannot be read, and a folder that cannot be written. */
export function init(folder: string): number {
  const sources = new DiskHost(folder).list().filter((path) => languageOf(path) !== null);
  const hasGo = sources.some((path) => languageOf(path) === 'go');
  const around = surroundingsOf(folder, { hasGo, hasTypeScript: sources.some((p) => TYPESCRIPT.test(p)) });
  const program = programAround(folder);
  // Of a workspace, one config is enough, and a member's would stand alone.
  const lines = [
    program === folder
      ? writeNew(folder, CONFIG, configText(folder, around !== null))
      : `${CONFIG}: belongs in ${toProjectPath(folder, program)}, with which this is checked; run leakline init there.`,
  ];
  if (around !== null) lines.push(...eslintLines(folder, around));
  if (hasGo) lines.push('Go: leakline check reads it as it is.');
  if (sources.length === 0) lines.push('There is no TypeScript, JavaScript or Go source here yet.');
  lines.push('Next: npx leakline check');
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function configText(folder: string, isPackage: boolean): string {
  const { minConfidence, rules, ignore } = DEFAULT_CONFIG;
  // By it editors complete and check the config: where the command is installed, or will be.
  const schema = isPackage || existsSync(join(folder, SCHEMA)) ? { $schema: `./${SCHEMA}` } : {};
  return `${JSON.stringify({ ...schema, minConfidence, rules, ignore }, null, 2)}\n`;
}

function eslintLines(folder: string, around: Surroundings): string[] {
  const { names, hasTypeScript, hasGo } = around;
  const flat = FLAT_CONFIGS.find((name) => existsSync(join(folder, name)));
  const old = OLD_CONFIGS.find((name) => existsSync(join(folder, name)));
  const wanted = [
    'leakline',
    ...(flat !== undefined || old !== undefined ? [] : ['eslint']),
    ...(flat === undefined && old !== undefined ? [] : ['eslint-plugin-leakline']),
    // ESLint reads TypeScript only with a parser for it.
    ...(hasTypeScript && flat === undefined && old === undefined ? ['typescript-eslint', 'typescript'] : []),
  ].filter((name) => !names.has(name));
  const install = wanted.length === 0 ? [] : [`Install: ${installer(folder)} ${wanted.join(' ')}`];
  if (flat !== undefined) {
    if (/['"`]eslint-plugin-leakline['"`]/.test(readText(folder, flat)))
      return [...install, `${flat}: has Leakline already.`];
    const isModule = /\.m[jt]s$|\.ts$/.test(flat) || (flat.endsWith('.js') && around.isModule);
    const presets = ['leakline.configs.recommended,', ...(hasGo ? ['leakline.configs.go,'] : [])];
    return [
      ...install,
      `${flat}: is there already, so it is yours to change. Add:`,
      '',
      ...indented([importLine(isModule), '// in the exported list:', ...presets]),
      '',
    ];
  }
  if (old !== undefined)
    return [
      ...install,
      `ESLint: ${old} is the format before flat configs, which the plugin needs; leakline check works without it.`,
    ];
  const name = around.isModule ? 'eslint.config.js' : 'eslint.config.mjs';
  const text = flatConfig(around);
  if (names.has('eslint')) return [...install, writeNew(folder, name, text)];
  return [
    ...install,
    `To have the findings in ESLint too, ${name}:`,
    '',
    ...indented(text.trimEnd().split('\n')),
    '',
  ];
}

/** ESLint reads TypeScript only with a parser and a pattern for it, and Go with the preset that brings the language. */
function flatConfig({ names, hasTypeScript, hasGo }: Surroundings): string {
  const isTyped = hasTypeScript || names.has('typescript-eslint');
  const lines = [
    importLine(true),
    ...(isTyped ? ["import tseslint from 'typescript-eslint';"] : []),
    '',
    'export default [',
    ...(isTyped
      ? ["  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tseslint.parser } },"]
      : []),
    '  leakline.configs.recommended,',
    ...(hasGo ? ['  leakline.configs.go,'] : []),
    '];',
  ];
  return `${lines.join('\n')}\n`;
}

function importLine(isModule: boolean): string {
  return isModule
    ? "import leakline from 'eslint-plugin-leakline';"
    : "const leakline = require('eslint-plugin-leakline');";
}

function installer(folder: string): string {
  const has = (name: string) => existsSync(join(folder, name));
  if (has('pnpm-lock.yaml')) return 'pnpm add --save-dev';
  if (has('yarn.lock')) return 'yarn add --dev';
  if (has('bun.lock') || has('bun.lockb')) return 'bun add --dev';
  return 'npm install --save-dev';
}

/** What was done, for people. */
function writeNew(folder: string, name: string, text: string): string {
  try {
    writeFileSync(join(folder, name), text, { flag: 'wx' });
    return `${name}: written.`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return `${name}: is there already, left as it is.`;
    throw new UsageError(`${name}: cannot be written: ${reasonOf(error)}`);
  }
}

/** null: there is no package here. */
function surroundingsOf(
  folder: string,
  has: Pick<Surroundings, 'hasTypeScript' | 'hasGo'>,
): Surroundings | null {
  if (!existsSync(join(folder, 'package.json'))) return null;
  let data: unknown;
  try {
    data = JSON.parse(readText(folder, 'package.json').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('package.json: not valid JSON; repair it first');
  }
  if (!isRecord(data)) throw new UsageError('package.json: expected an object; repair it first');
  const lists = [data.dependencies, data.devDependencies, data.peerDependencies].filter(isRecord);
  const names = new Set(lists.flatMap((list) => Object.keys(list)));
  return { ...has, isModule: data.type === 'module', names };
}

function readText(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    throw new UsageError(`${name}: cannot be read: ${reasonOf(error)}`);
  }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
