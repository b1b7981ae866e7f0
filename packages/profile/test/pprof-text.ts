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
  return parseTop(goTopText(args));
}

export function goTopText(args: readonly string[]): string {
  return execFileSync(
    'go',
    ['tool', 'pprof', '-top', '-nodecount=1000000', '-nodefraction=0', '-symbolize=none', ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
  );
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
