// `leakline init`: a config for the project that is here, and what its ESLint config needs. Nothing is overwritten.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG, DiskHost, languageOf, programAround, toProjectPath, UsageError } from '@leakline/project';
import { reasonOf } from './write-file.ts';

const CONFIG = 'leakline.config.json';
const FLAT_CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((e) => `eslint.config.${e}`);
const OLD_CONFIGS = ['', '.js', '.cjs', '.json', '.yml', '.yaml'].map((e) => `.eslintrc${e}`);

/** What a package.json says that decides how ESLint is set up. */
interface Manifest {
  readonly isModule: boolean;
  readonly names: ReadonlySet<string>;
}

/** @throws UsageError for a package.json that cannot be read, and a folder that cannot be written. */
export function init(folder: string): number {
  const manifest = manifestOf(folder);
  const sources = new DiskHost(folder).list().map(languageOf);
  const program = programAround(folder);
  // A config here would take the package out of its workspace.
  const lines = [
    program === folder
      ? writeNew(folder, CONFIG, configText())
      : `${CONFIG}: belongs in ${toProjectPath(folder, program)}, with which this is checked; run leakline init there.`,
  ];
  if (manifest !== null) lines.push(...eslintLines(folder, manifest));
  if (sources.includes('go')) lines.push('Go: leakline check reads it as it is.');
  if (!sources.includes('go') && !sources.includes('javascript'))
    lines.push('There is no TypeScript, JavaScript or Go source here yet.');
  lines.push('Next: npx leakline check');
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function configText(): string {
  const { minConfidence, rules, ignore } = DEFAULT_CONFIG;
  return `${JSON.stringify({ minConfidence, rules, ignore }, null, 2)}\n`;
}

function eslintLines(folder: string, manifest: Manifest): string[] {
  const flat = FLAT_CONFIGS.find((name) => existsSync(join(folder, name)));
  const isInstalled = manifest.names.has('eslint-plugin-leakline');
  const wanted = [
    ...(manifest.names.has('eslint') || flat !== undefined ? [] : ['eslint']),
    ...(isInstalled ? [] : ['eslint-plugin-leakline']),
  ];
  const install = wanted.length === 0 ? [] : [`Install: ${installer(folder)} ${wanted.join(' ')}`];
  if (flat !== undefined) {
    if (/['"`]eslint-plugin-leakline['"`]/.test(readText(folder, flat)))
      return [...install, `${flat}: has Leakline already.`];
    const isModule = /\.m[jt]s$|\.ts$/.test(flat) || (flat.endsWith('.js') && manifest.isModule);
    return [
      ...install,
      `${flat}: is there already, so it is yours to change. Add:`,
      '',
      ...indented([importLine(isModule), '// in the exported list:', 'leakline.configs.recommended,']),
      '',
    ];
  }
  const old = OLD_CONFIGS.find((name) => existsSync(join(folder, name)));
  if (old !== undefined)
    return [
      `ESLint: ${old} is the format before flat configs, which the plugin needs; leakline check works without it.`,
    ];
  const name = manifest.isModule ? 'eslint.config.js' : 'eslint.config.mjs';
  const text = flatConfig(manifest);
  if (manifest.names.has('eslint')) return [...install, writeNew(folder, name, text)];
  return [
    ...install,
    `To have the findings in ESLint too, ${name}:`,
    '',
    ...indented(text.trimEnd().split('\n')),
    '',
  ];
}

/** ESLint reads TypeScript only with a parser and a pattern for it. */
function flatConfig(manifest: Manifest): string {
  const hasTypeScript = manifest.names.has('typescript-eslint');
  return `${importLine(true)}
${hasTypeScript ? "import tseslint from 'typescript-eslint';\n" : ''}
export default [
${hasTypeScript ? "  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tseslint.parser } },\n" : ''}  leakline.configs.recommended,
];
`;
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

function manifestOf(folder: string): Manifest | null {
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
  return { isModule: data.type === 'module', names: new Set(lists.flatMap((list) => Object.keys(list))) };
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
