// Prints what `leakline check` finds in clones of public repositories, each finding with its code and trace, to be read by
// a person: `npx tsx test/audit/run.ts [--confidence low] <clone>…`. The judgements are recorded in README.md beside this file.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const COMMAND = resolve(import.meta.dirname, '../../packages/cli/src/bin.ts');
const TSX = resolve(import.meta.dirname, '../../node_modules/.bin/tsx');
const LINES_AROUND = 3;

interface Range {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}
interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly path: string;
    readonly range: Range;
    readonly confidence: string;
    readonly message: string;
    readonly trace: readonly { readonly path: string; readonly range: Range; readonly text: string }[];
  }[];
  readonly summary: { readonly files: number; readonly durationMs: number };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { confidence: { type: 'string', default: 'medium' } },
});
if (positionals.length === 0) throw new Error('which clone? npx tsx test/audit/run.ts <clone>…');

for (const clone of positionals) {
  const { seconds, peakMegabytes, report } = await check(clone, values.confidence);
  const count = (confidence: string) => report.findings.filter((f) => f.confidence === confidence).length;
  console.log(
    `# ${basename(clone)}: ${report.summary.files} files, high ${count('high')}, medium ${count('medium')}, ${seconds.toFixed(1)} s, ${peakMegabytes} MB`,
  );
  for (const f of report.findings) {
    const line = f.range.start.line;
    console.log(`\n## ${f.path}:${line} ${f.rule} [${f.confidence}]\n${f.message}`);
    console.log(excerpt(join(clone, f.path), line));
    for (const step of f.trace) {
      const text = sourceLine(join(clone, step.path), step.range.start.line);
      console.log(`  - ${step.path}:${step.range.start.line} ${step.text}\n      ${text}`);
    }
  }
  console.log('');
}

/** Runs the command in a clone; its exit code 1 only says that there are findings. */
async function check(
  clone: string,
  confidence: string,
): Promise<{ seconds: number; peakMegabytes: number; report: Report }> {
  const started = performance.now();
  const args = ['-f', '%M', TSX, COMMAND, 'check', '.', '--format', 'json', '--min-confidence', confidence];
  const options = { cwd: clone, maxBuffer: 1 << 28 };
  const { stdout, stderr } = await promisify(execFile)('/usr/bin/time', args, options).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 1 && 'stdout' in error)
        return error as unknown as { stdout: string; stderr: string };
      throw error;
    },
  );
  const kilobytes = Number(stderr.trim().split('\n').at(-1));
  return {
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: Math.round(kilobytes / 1024),
    report: JSON.parse(stdout) as Report,
  };
}

function excerpt(path: string, line: number): string {
  const first = Math.max(1, line - LINES_AROUND);
  return linesOf(path)
    .slice(first - 1, line + LINES_AROUND)
    .map((text, i) => `${first + i === line ? '>' : ' '} ${String(first + i).padStart(5)} ${text}`)
    .join('\n');
}

function sourceLine(path: string, line: number): string {
  return (linesOf(path)[line - 1] ?? '').trim().slice(0, 160);
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n');
}
