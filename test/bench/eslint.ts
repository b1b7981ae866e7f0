// `npx tsx test/bench/eslint.ts`, and the end of `npm run bench`: what the plugin's rules add to ESLint with
// typescript-eslint's parser and one trivial rule, on 2,500 generated services. The configurations take turns, and the best
// of each counts: the machine is shared.
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
const ROUNDS = 2;
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
/** What ESLint is set up with, and whether the report of the run before is there. */
const SETUPS = [
  { name: 'one trivial rule', list: '[base]', isWarm: false },
  { name: 'and all of Leakline', list: '[base, leakline.configs.all]', isWarm: false },
  { name: 'the same again', list: '[base, leakline.configs.all]', isWarm: true },
] as const;

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

mkdirSync(folder, { recursive: true });
generateServices(folder, FILES);
const best = new Map<string, Cost>();
for (const [i, { list }] of SETUPS.entries())
  writeFileSync(join(folder, `eslint.${i}.config.mjs`), `${PREAMBLE}export default ${list};\n`);
for (let round = 0; round < ROUNDS; round++)
  for (const [i, { name, isWarm }] of SETUPS.entries()) {
    if (!isWarm) rmSync(reports, { recursive: true, force: true });
    const cost = measure(`eslint.${i}.config.mjs`);
    const known = best.get(name) ?? cost;
    best.set(name, {
      wall: Math.min(cost.wall, known.wall),
      cpu: Math.min(cost.cpu, known.cpu),
      memory: Math.min(cost.memory, known.memory),
    });
  }

console.log(`\nESLint with typescript-eslint's parser on ${FILES} files, best of ${ROUNDS}`);
console.log(`${''.padEnd(22)}${'wall'.padStart(17)}${'CPU'.padStart(17)}${'peak memory'.padStart(18)}`);
const [base] = best.values();
const more = (a: number, b = a): string => (a === b ? '' : ` (+${(100 * (a / b - 1)).toFixed(0)} %)`);
for (const [name, { wall, cpu, memory }] of best) {
  const extra =
    base === undefined || memory === base.memory ? '' : ` (+${(memory - base.memory).toFixed(0)})`;
  console.log(
    `${name.padEnd(22)}${`${wall.toFixed(1)} s${more(wall, base?.wall)}`.padStart(17)}${`${cpu.toFixed(1)} s${more(cpu, base?.cpu)}`.padStart(17)}${`${memory.toFixed(0)} MB${extra}`.padStart(18)}`,
  );
}
