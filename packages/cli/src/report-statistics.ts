// `--stats`: how much of each program is understood, as lines for people.
import type { Statistics } from '@leakline/project';
import { counted } from './wording.ts';

/** Constructs that are named; the rest is a number. */
const NAMED = 5;

/** @param folder The program's, from the working directory. */
export function statisticsLines(folder: string, found: Statistics): string[] {
  const { files, functions, nodes, unknown, unparsed, calls } = found;
  const byCount = [...unknown].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const notLowered = byCount.reduce((sum, [, n]) => sum + n, 0);
  const named = byCount.slice(0, NAMED).map(([construct, n]) => `${construct} ${grouped(n)}`);
  const others = byCount.slice(NAMED).reduce((sum, [, n]) => sum + n, 0);
  const all = calls.own + calls.catalog + calls.named + calls.unresolved;
  return [
    `${folder}: ${counted(files, 'file')} (${unparsed} with parts that do not parse), ${grouped(functions)} functions`,
    `  syntax: ${grouped(nodes)} nodes, ${grouped(notLowered)} of them not understood${share(notLowered, nodes)}${
      named.length === 0
        ? ''
        : `: ${[...named, ...(others > 0 ? [`others ${grouped(others)}`] : [])].join(', ')}`
    }`,
    `  calls: ${grouped(all)}, of which ${grouped(calls.own)} lead to the program, ${grouped(calls.catalog)} to the catalog, ${grouped(calls.named)} to other names, ${grouped(calls.unresolved)} are unresolved${share(calls.unresolved, all)}`,
  ];
}

function grouped(n: number): string {
  return n.toLocaleString('en');
}

function share(n: number, all: number): string {
  return all === 0 ? '' : ` (${((100 * n) / all).toFixed(1)} %)`;
}
