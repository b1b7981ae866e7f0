// `leakline init`: a config for the project that is here, and what its ESLint config needs. Nothing is overwritten.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isRecord,
  DEFAULT_CONFIG,
  DiskHost,
  languageOf,
  programAround,
  reasonOf,
  toProjectPath,
  UsageError,
} from '@leakline/project';
import { NPM, packageManager, type PackageManager } from './package-manager.ts';

const CONFIG = 'leakline.config.json';
const SCHEMA = 'node_modules/leakline/leakline.config.schema.json';
const TYPESCRIPT = /\.[mc]?tsx?$/;
const FLAT_CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((e) => `eslint.config.${e}`);
const OLD_CONFIGS = ['', '.js', '.cjs', '.json', '.yml', '.yaml'].map((e) => `.eslintrc${e}`);

/** What decides how ESLint is set up. */
interface Surroundings {
  readonly manager: PackageManager;
  /** Of the package. */
  readonly isModule: boolean;
  /** What the package depends on, with the versions that it asks for. */
  readonly wants: ReadonlyMap<string, string>;
  /** The package.json has ESLint's config in it, as it could before flat configs. */
  readonly hasOldConfig: boolean;
  readonly hasTypeScript: boolean;
  readonly hasGo: boolean;
}

/** @throws UsageError for a package.json that cannot be read, and a folder that cannot be written. */
export function init(folder: string): number {
  const sources = new DiskHost(folder).list().filter((path) => languageOf(path) !== null);
  const hasGo = sources.some((path) => languageOf(path) === 'go');
  const program = programAround(folder);
  const around = surroundingsOf(folder, program, {
    hasGo,
    hasTypeScript: sources.some((p) => TYPESCRIPT.test(p)),
  });
  // Of a workspace, one config is enough, and a member's would stand alone. So it is with ESLint, but where a member has its own.
  const isWhole = program === folder;
  const lines = [
    isWhole
      ? writeNew(folder, CONFIG, configText(folder, around !== null))
      : `${CONFIG}: belongs in ${toProjectPath(folder, program)}, with which this is checked; run leakline init there.`,
  ];
  if (around !== null) lines.push(...(isWhole || hasEslint(folder, around) ? setUp(folder, around) : []));
  if (hasGo) lines.push('Go: leakline check reads it as it is.');
  if (sources.length === 0) lines.push('There is no TypeScript, JavaScript or Go source here yet.');
  lines.push(`Next: ${(around?.manager ?? NPM).run} leakline check`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function configText(folder: string, isPackage: boolean): string {
  const { minConfidence, rules, ignore } = DEFAULT_CONFIG;
  // By it editors complete and check the config: where the command is installed, or will be.
  const schema = isPackage || existsSync(join(folder, SCHEMA)) ? { $schema: `./${SCHEMA}` } : {};
  return `${JSON.stringify({ ...schema, minConfidence, rules, ignore }, null, 2)}\n`;
}

/** What to install, and how ESLint comes to the findings. */
function setUp(folder: string, around: Surroundings): string[] {
  const { manager, wants } = around;
  const missing = (names: readonly string[]) => names.filter((name) => !wants.has(name));
  const install = (names: readonly string[]) =>
    missing(names).length === 0 ? [] : [`Install: ${manager.add} ${missing(names).join(' ')}`];
  const flat = flatConfigIn(folder);
  // ESLint reads TypeScript only with a parser for it.
  const parser = around.hasTypeScript ? ['typescript-eslint', 'typescript'] : [];
  if (flat !== undefined) {
    const text = readText(folder, flat);
    if (/['"`]eslint-plugin-leakline['"`]/.test(text))
      return [...install(['leakline', 'eslint-plugin-leakline']), `${flat}: has Leakline already.`];
    const presets = ['leakline.configs.recommended,', ...(around.hasGo ? ['leakline.configs.go,'] : [])];
    return [
      ...install(['leakline', 'eslint-plugin-leakline']),
      `${flat}: is there already, so it is yours to change. Add:`,
      '',
      ...indented([importLine(isModule(flat, text, around)), '// in the exported list:', ...presets]),
      '',
    ];
  }
  const old = OLD_CONFIGS.find((name) => existsSync(join(folder, name)));
  if (old !== undefined || around.hasOldConfig)
    return [
      ...install(['leakline']),
      `ESLint: ${old ?? 'eslintConfig in package.json'} is the format before flat configs, which the plugin needs; leakline check works without it.`,
    ];
  const version = wants.get('eslint');
  if (version !== undefined && majorOf(version) < 9)
    return [
      ...install(['leakline']),
      `ESLint: the plugin needs 9 or newer, and package.json asks for ${version}; leakline check works without it.`,
    ];
  const name = around.isModule ? 'eslint.config.js' : 'eslint.config.mjs';
  const text = flatConfig(around);
  if (version !== undefined)
    return [...install(['leakline', 'eslint-plugin-leakline', ...parser]), writeNew(folder, name, text)];
  return [
    ...install(['leakline']),
    `To have the findings in ESLint too: ${manager.add} ${missing(['eslint', 'eslint-plugin-leakline', ...parser]).join(' ')}, and ${name}:`,
    '',
    ...indented(text.trimEnd().split('\n')),
    '',
  ];
}

/** Whether a folder has a config of ESLint of its own. */
function hasEslint(folder: string, { hasOldConfig }: Surroundings): boolean {
  return hasOldConfig || [...FLAT_CONFIGS, ...OLD_CONFIGS].some((name) => existsSync(join(folder, name)));
}

function flatConfigIn(folder: string): string | undefined {
  return FLAT_CONFIGS.find((name) => existsSync(join(folder, name)));
}

/** What the file itself is written in; where it says nothing, what Node would take it for. */
function isModule(name: string, text: string, around: Surroundings): boolean {
  if (/^\s*(?:import\b(?!\s*\()|export\b)/m.test(text)) return true;
  if (/\bmodule\.exports\b|\brequire\s*\(/.test(text)) return false;
  return /\.m[jt]s$|\.ts$/.test(name) || (name.endsWith('.js') && around.isModule);
}

/** The smallest major version that a range of package.json names; newer than all where it names none (`latest`, `catalog:`). */
function majorOf(range: string): number {
  return Math.min(Number.POSITIVE_INFINITY, ...(range.match(/(?<![\d.])\d+/g) ?? []).map(Number));
}

/** ESLint reads TypeScript only with a parser and a pattern for it, and Go with the preset that brings the language. */
function flatConfig({ wants, hasTypeScript, hasGo }: Surroundings): string {
  const isTyped = hasTypeScript || wants.has('typescript-eslint');
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
  program: string,
  has: Pick<Surroundings, 'hasTypeScript' | 'hasGo'>,
): Surroundings | null {
  const data = manifestIn(folder);
  if (data === null) return null;
  const root = folder === program ? data : (manifestIn(program) ?? {});
  const lists = [data.peerDependencies, data.dependencies, data.devDependencies].filter(isRecord);
  const wants = new Map(lists.flatMap((list) => Object.entries(list).map(([n, v]) => [n, String(v)])));
  return {
    ...has,
    manager: packageManager(program, root, folder === program),
    isModule: data.type === 'module',
    hasOldConfig: data.eslintConfig !== undefined,
    wants,
  };
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> | null {
  if (!existsSync(join(folder, 'package.json'))) return null;
  let data: unknown;
  try {
    data = JSON.parse(readText(folder, 'package.json').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('package.json: not valid JSON; repair it first');
  }
  if (!isRecord(data)) throw new UsageError('package.json: expected an object; repair it first');
  return data;
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
