// `npm run bench`: `leakline check` against other linters on the same files, in one run. Ratios count, not seconds: the
// machine is whatever it is. Peers and sources come from npm into a cache folder outside the workspace.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { generateGoServices, generateServices } from './services.ts';

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
const SOURCES = { rxjs: '7.8.2', three: '0.180.0', zod: '4.1.12' };

function prepare(): void {
  const stamp = join(cache, 'package.json');
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: { ...PEERS, ...SOURCES } });
  mkdirSync(cache, { recursive: true });
  if (
    !existsSync(join(cache, 'node_modules')) ||
    !existsSync(stamp) ||
    readFileSync(stamp, 'utf8') !== manifest
  ) {
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
    if (!entry.isFile() || !/\.(?:[mc]?[jt]sx?|go)$/.test(entry.name) || /\.d\.[mc]?ts$/.test(entry.name))
      continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

interface Cost {
  readonly seconds: number;
  /** Peak resident memory in MB; null where the system does not say. */
  readonly memory: number | null;
}

const GNU_TIME = '/usr/bin/time';

/** The best of some runs; what a linter finds (exit code 1) does not matter, a crash does. */
function measure(command: string, args: readonly string[], cwd: string, rounds = ROUNDS): Cost {
  let best: Cost | null = null;
  for (let i = 0; i < rounds; i++) {
    const isTimed = existsSync(GNU_TIME);
    const started = performance.now();
    const { status, stderr } = spawnSync(
      isTimed ? GNU_TIME : command,
      isTimed ? ['-f', 'peak %M', command, ...args] : [...args],
      { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const seconds = (performance.now() - started) / 1000;
    if (status === null || status > 1)
      throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${stderr.slice(0, 500)}`);
    const peak = /^peak (\d+)$/m.exec(stderr)?.[1];
    if (best === null || seconds < best.seconds)
      best = { seconds, memory: peak === undefined ? null : Number(peak) / 1000 };
  }
  if (best === null) throw new RangeError('nothing was run');
  return best;
}

const leakline = (folder: string, ...more: string[]) =>
  measure(
    process.execPath,
    [join(root, 'packages/cli/dist/leakline.js'), 'check', '.', '--format', 'json', ...more],
    folder,
  );

function row(name: string, cost: Cost, own: Cost): string {
  const memory = cost.memory === null ? '' : `${cost.memory.toFixed(0).padStart(6)} MB`;
  return `  ${name.padEnd(22)} ${cost.seconds.toFixed(2).padStart(7)} s ${memory}   ${(cost.seconds / own.seconds).toFixed(2).padStart(5)} × leakline`;
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
  console.log(`\n${title}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const own = leakline(folder, '--no-cache');
  console.log(row('leakline check', own, own));
  leakline(folder); // fills the cache
  console.log(row('the same, warm', leakline(folder), own));
  console.log(row('two threads', leakline(folder, '--no-cache', '--threads', '2'), own));
  console.log(row('oxlint', measure(bin('oxlint'), ['--quiet', '.'], folder), own));
  console.log(row('Biome lint', measure(bin('biome'), ['lint', '--max-diagnostics=1', '.'], folder), own));
  console.log(row('ESLint, one rule', measure(bin('eslint'), ['.', '--no-inline-config'], folder, 1), own));
}

prepare();
const generated = join(cache, 'generated');
generateServices(generated, 2500);
compare('Generated services', generated);

const inGo = join(cache, 'generated-go');
generateGoServices(inGo, 2500);
const [typeScript, go] = [generated, inGo].map((folder) => ({
  ...size(folder),
  ...leakline(folder, '--no-cache'),
}));
if (typeScript !== undefined && go !== undefined) {
  const perMB = ({ seconds, bytes }: typeof go) => seconds / (bytes / 1e6);
  console.log(`\nThe same services in Go: ${go.files} files, ${(go.bytes / 1e6).toFixed(1)} MB`);
  console.log(
    `  ${go.seconds.toFixed(2)} s, ${go.memory?.toFixed(0) ?? '?'} MB; ${perMB(go).toFixed(2)} s for each MB of source, TypeScript ${perMB(typeScript).toFixed(2)} (${(perMB(go) / perMB(typeScript)).toFixed(2)} ×)`,
  );
}

const real = join(cache, 'real');
rmSync(real, { recursive: true, force: true });
mkdirSync(real, { recursive: true });
writeFileSync(join(real, 'package.json'), '{"name":"real","type":"module"}');
for (const [name, folder] of [
  ['rxjs', 'src'],
  ['three', 'src'],
  ['zod', 'src'],
] as const) {
  const from = join(cache, 'node_modules', name, folder);
  if (existsSync(from))
    execFileSync('cp', ['-r', from, join(real, `${name}-${folder.replace(/\W+/g, '-')}`)]);
}
compare(`Sources of ${Object.keys(SOURCES).join(', ')}`, real);

console.log('\nHow time and memory grow with generated services');
for (const files of [500, 1000, 2500, 5000, 10_000]) {
  generateServices(generated, files);
  const { bytes } = size(generated);
  const { seconds, memory } = leakline(generated, '--no-cache');
  console.log(
    `  ${String(files).padStart(6)} files ${(bytes / 1e6).toFixed(1).padStart(6)} MB ${seconds.toFixed(2).padStart(7)} s ${((seconds / files) * 1000).toFixed(2).padStart(6)} ms a file${memory === null ? '' : ` ${memory.toFixed(0).padStart(6)} MB`}`,
  );
}

// Measures when it is loaded: the last, since it takes the longest.
await import('./eslint.ts');
