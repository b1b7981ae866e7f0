// Compares our line table with `go tool pprof -top` in time and peak memory, shows that time is linear in samples, and
// that V8's largest captures fit a heap of 2 GB.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { largePprof } from './generate.ts';
import { writeCpuProfile, writeHeapSnapshot } from './generate-v8.ts';

interface Measured {
  readonly seconds: number;
  /** Peak resident memory. */
  readonly mebibytes: number;
}

const ROUNDS = 3;
/** Megabytes, as `--max-old-space-size` counts. */
const HEAP = 2048;

/** The best of some rounds: what the machine can do when nobody disturbs it. */
function measure(command: string, args: readonly string[], times = ROUNDS): Measured {
  const rounds = Array.from({ length: times }, () => {
    const run = spawnSync('/usr/bin/time', ['-f', '%e %M', command, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(`${command} ended with ${run.status}: ${run.stderr}`);
    const [seconds = NaN, kibibytes = NaN] = (run.stderr.trim().split('\n').at(-1) ?? '')
      .split(' ')
      .map(Number);
    return { seconds, mebibytes: kibibytes / 1024 };
  });
  return {
    seconds: Math.min(...rounds.map(({ seconds }) => seconds)),
    mebibytes: Math.min(...rounds.map(({ mebibytes }) => mebibytes)),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'leakline-bench-'));
try {
  const program = join(folder, 'link-once.mjs');
  // As it ships: bundled, so that no loader is measured.
  buildSync({
    entryPoints: [fileURLToPath(new URL('link-once.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const row = (name: string, { seconds, mebibytes }: Measured): void =>
    console.log(
      `${name.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s ${mebibytes.toFixed(0).padStart(6)} MiB`,
    );
  const linked = (samples: number): Measured => {
    const file = join(folder, `${samples}.pprof`);
    writeFileSync(file, largePprof(samples));
    return measure(process.execPath, [program, file]);
  };
  const ours = linked(400_000);
  const theirs = measure('go', ['tool', 'pprof', '-top', '-symbolize=none', join(folder, '400000.pprof')]);
  console.log('A pprof of 400,000 samples and 50,000 locations to costs per line:');
  row('  leakline', ours);
  row('  go tool pprof -top', theirs);
  console.log(
    `  ${(theirs.seconds / ours.seconds).toFixed(1)} times as fast in ${((100 * ours.mebibytes) / theirs.mebibytes).toFixed(0)} % of the memory`,
  );
  console.log('Time by samples:');
  for (const samples of [100_000, 200_000, 400_000, 800_000]) {
    row(`  ${samples.toLocaleString('en-US')} samples`, samples === 400_000 ? ours : linked(samples));
  }
  console.log(`Captures of V8 in a heap of ${HEAP} MB:`);
  for (const [name, bytes, write] of [
    ['large.cpuprofile', 200e6, writeCpuProfile],
    ['large.heapsnapshot', 1e9, writeHeapSnapshot],
  ] as const) {
    const file = join(folder, name);
    write(file, bytes);
    const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
    row(`  ${name}, ${size}`, measure(process.execPath, [`--max-old-space-size=${HEAP}`, program, file], 1));
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true });
}
