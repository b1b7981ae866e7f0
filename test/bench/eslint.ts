// `npx tsx test/bench/eslint.ts [pairs]`, and the end of `npm run bench`: what the plugin's rules add to ESLint with
// typescript-eslint's parser and one trivial rule, on 2,500 generated services. Runs with and without the plugin take turns,
// and each with the plugin is compared with the one without that stands beside it: a machine that is shared, or grows
// warm, is so for both. What is printed is the median of the pairs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateServices } from './services.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'leakline-bench/eslint-overhead',
);
const reports = join(folder, '../eslint-reports');
const FILES = 2500;
const PAIRS = pairsOf(process.argv[2] ?? '5');
/** A run that takes longer (milliseconds) ends the measurement. */
const LIMIT = 300_000;

interface Cost {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory, MB. */
  readonly memory: number;
}

const importOf = (path: string): string => pathToFileURL(join(root, path)).href;
const PREAMBLE = `import parser from '${importOf('node_modules/@typescript-eslint/parser/dist/index.js')}';
import leakline from '${importOf('packages/eslint-plugin/dist/index.js')}';
const base = { files: ['**/*.ts'], languageOptions: { parser }, rules: { 'no-debugger': 'error' } };
`;
/** What ESLint is set up with. */
const LISTS = { without: '[base]', with: '[base, leakline.configs.all]' } as const;

/** Says on its way out what the process has used. */
const METER = `data:text/javascript,process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('used ' + [maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6].join(' '));
});`;

function measure(config: string): Cost {
  const args = [
    '--import',
    METER,
    join(root, 'node_modules/eslint/bin/eslint.js'),
    '.',
    '--config',
    config,
    '--format',
    'json',
  ];
  const started = performance.now();
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: reports },
    timeout: LIMIT,
  });
  const wall = (performance.now() - started) / 1000;
  const used = /used ([\d.]+) ([\d.]+)$/.exec(stderr);
  if (used === null) throw new Error(`ESLint did not run: ${stderr.slice(0, 500)}`);
  return { wall, memory: Number(used[1]), cpu: Number(used[2]) };
}

/** A run without the plugin and the two with it that stand beside it. */
interface Pair {
  readonly without: Cost;
  /** No report of an earlier run is there. */
  readonly cold: Cost;
  /** That of the cold run is. */
  readonly warm: Cost;
}

function measurePair(isWithoutFirst: boolean): Pair {
  const withPlugin = (): Pick<Pair, 'cold' | 'warm'> => {
    rmSync(reports, { recursive: true, force: true });
    return { cold: measure('with.config.mjs'), warm: measure('with.config.mjs') };
  };
  // What a run leaves behind (the disk's cache, the clock of the processor) is not always for the same one's good.
  if (isWithoutFirst) return { without: measure('without.config.mjs'), ...withPlugin() };
  const costs = withPlugin();
  return { without: measure('without.config.mjs'), ...costs };
}

mkdirSync(folder, { recursive: true });
generateServices(folder, FILES);
for (const [name, list] of Object.entries(LISTS))
  writeFileSync(join(folder, `${name}.config.mjs`), `${PREAMBLE}export default ${list};\n`);
const pairs = Array.from({ length: PAIRS }, (_, i) => measurePair(i % 2 === 0));

console.log(`\nESLint with typescript-eslint's parser on ${FILES} files, median of ${PAIRS} pairs`);
console.log(
  `${''.padEnd(22)}${'wall'.padStart(19)}${'CPU'.padStart(19)}${'peak memory'.padStart(20)}${'wall of the pairs'.padStart(22)}`,
);
for (const [name, kind] of [
  ['one trivial rule', 'without'],
  ['and all of Leakline', 'cold'],
  ['the same again', 'warm'],
] as const) {
  const of = (pick: (cost: Cost) => number): number => median(pairs.map((pair) => pick(pair[kind])));
  const ratios = (pick: (cost: Cost) => number): number[] =>
    pairs.map((pair) => 100 * (pick(pair[kind]) / pick(pair.without) - 1));
  const more = (pick: (cost: Cost) => number): string =>
    kind === 'without' ? '' : ` (${signed(median(ratios(pick)))} %)`;
  const megabytes = median(pairs.map((pair) => pair[kind].memory - pair.without.memory));
  const walls = ratios(({ wall }) => wall);
  const spread = kind === 'without' ? '' : `${signed(Math.min(...walls))} to ${signed(Math.max(...walls))} %`;
  console.log(
    [
      name.padEnd(22),
      `${of(({ wall }) => wall).toFixed(1)} s${more(({ wall }) => wall)}`.padStart(19),
      `${of(({ cpu }) => cpu).toFixed(1)} s${more(({ cpu }) => cpu)}`.padStart(19),
      `${of(({ memory }) => memory).toFixed(0)} MB${kind === 'without' ? '' : ` (${signed(megabytes)})`}`.padStart(
        20,
      ),
      spread.padStart(22),
    ]
      .join('')
      .trimEnd(),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)}`;
}

function pairsOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`how many pairs? "${text}" is no number from 1`);
  return Number(text);
}
