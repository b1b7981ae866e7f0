// Runs `go tool pprof` and reads its text reports, to hold our numbers against.
import { execFileSync } from 'node:child_process';

export interface Row {
  readonly flat: number;
  readonly cum: number;
}

export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Every row of `-top`, by what it names. Amounts come in the base unit, so that nothing is rounded. */
export function goTop(args: readonly string[]): ReadonlyMap<string, Row> {
  return parseTop(pprof(['-top', '-nodecount=1000000', '-nodefraction=0', ...args]));
}

/** Lines with a cost out of `-list`, in bytes; a line that belongs to two functions is their sum. */
export function goList(
  file: string,
  sourcePath: string,
  trimPath: string,
  functions: string,
): ReadonlyMap<number, Row> {
  const text = pprof([
    '-list',
    functions,
    '-unit=B',
    `-source_path=${sourcePath}`,
    `-trim_path=${trimPath}`,
    file,
  ]);
  const rows = new Map<number, Row>();
  for (const line of text.split('\n')) {
    const match = /^\s*(\.|-?\d+B?)\s+(\.|-?\d+B?)\s+(\d+):/.exec(line);
    if (match === null) continue;
    const [flat, cum] = [match[1]!, match[2]!].map((amount) =>
      amount === '.' ? 0 : Number.parseInt(amount, 10),
    );
    if (flat === 0 && cum === 0) continue;
    const before = rows.get(Number(match[3])) ?? { flat: 0, cum: 0 };
    rows.set(Number(match[3]), { flat: before.flat + flat!, cum: before.cum + cum! });
  }
  return rows;
}

function pprof(args: readonly string[]): string {
  return execFileSync('go', ['tool', 'pprof', '-symbolize=none', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
}

/** `      flat  flat%   sum%        cum   cum%` and a row for each node. */
export function parseTop(text: string): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const line of text.split('\n')) {
    const match = /^\s*(-?[\d.]+)[a-z]*\s+\S+%\s+\S+%\s+(-?[\d.]+)[a-z]*\s+\S+%\s{2}(.*)$/i.exec(line);
    if (match === null) continue;
    const name = match[3]!.replace(/ \((inline|partial-inline)\)$/, '');
    rows.set(name, { flat: Number(match[1]), cum: Number(match[2]) });
  }
  return rows;
}
