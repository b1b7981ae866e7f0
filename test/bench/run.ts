// `npm run bench`: `leakline check` against other linters on the same files, in one run. Ratios count, not seconds: the
// machine is whatever it is. Peers and sources come from npm into a cache folder outside the workspace.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { generateServices } from './services.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'leakline-bench');
const ROUNDS = 2;
const PEERS = {
  '@biomejs/biome': '2.6.8',
  oxlint: '1.94.0',
  eslint: '10.15.0',
  '@typescript-eslint/parser': '8.73.0',
  typescript: '6.0.3',
};
const SOURCES = { rxjs: '7.8.2', three: '0.180.0', 'date-fns': '4.1.0', zod: '4.1.12' };

function prepare(): void {
  const stamp = join(cache, 'package.json');
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: { ...PEERS, ...SOURCES } });
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, 'node_modules')) || !existsSync(stamp)) {
    writeFileSync(stamp, manifest);
    console.log('installing the peers …');
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
      cwd: cache,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

function size(folder: string): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[mc]?[jt]sx?$/.test(entry.name) || /\.d\.[mc]?ts$/.test(entry.name)) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

/** The better of two runs; what a linter finds (exit code 1) does not matter, a crash does. */
function time(command: string, args: readonly string[], cwd: string): number {
  const seconds: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const started = performance.now();
    const { status, stderr } = spawnSync(command, [...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    seconds.push((performance.now() - started) / 1000);
    if (status === null || status > 1)
      throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${stderr.slice(0, 500)}`);
  }
  return Math.min(...seconds);
}

function compare(title: string, folder: string): void {
  const { files, bytes } = size(folder);
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    `import parser from '${join(cache, 'node_modules/@typescript-eslint/parser/dist/index.js')}';\nexport default [{ files: ['**/*.{ts,js,mjs,cjs}'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' }, rules: { 'no-debugger': 'error' } }];\n`,
  );
  writeFileSync(
    join(folder, 'biome.json'),
    '{"formatter":{"enabled":false},"assist":{"enabled":false},"files":{"maxSize":10485760}}',
  );
  const bin = (name: string) => join(cache, 'node_modules/.bin', name);
  const rows: [string, number][] = [
    [
      'leakline check',
      time(
        process.execPath,
        [join(root, 'packages/cli/dist/leakline.js'), 'check', '.', '--format', 'json'],
        folder,
      ),
    ],
    ['oxlint', time(bin('oxlint'), ['--quiet', '.'], folder)],
    ['Biome lint', time(bin('biome'), ['lint', '--max-diagnostics=1', '.'], folder)],
    ['ESLint, one rule', time(bin('eslint'), ['.', '--no-inline-config'], folder)],
  ];
  const own = rows[0]?.[1] ?? 1;
  console.log(`\n${title}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  for (const [name, seconds] of rows)
    console.log(
      `  ${name.padEnd(18)} ${seconds.toFixed(2).padStart(7)} s   ${(seconds / own).toFixed(2).padStart(5)} × leakline`,
    );
}

prepare();
const generated = join(cache, 'generated');
generateServices(generated, 2500);
compare('Generated services', generated);
const real = join(cache, 'real');
rmSync(real, { recursive: true, force: true });
mkdirSync(real, { recursive: true });
writeFileSync(join(real, 'package.json'), '{"name":"real","type":"module"}');
for (const [name, folder] of [
  ['rxjs', 'src'],
  ['three', 'src'],
  ['three', 'examples/jsm'],
  ['date-fns', '.'],
  ['zod', 'src'],
] as const) {
  const from = join(cache, 'node_modules', name, folder);
  if (existsSync(from))
    execFileSync('cp', ['-r', from, join(real, `${name}-${folder.replace(/\W+/g, '-')}`)]);
}
compare(`Sources of ${Object.keys(SOURCES).join(', ')}`, real);
