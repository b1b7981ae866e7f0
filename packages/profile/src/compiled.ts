// TypeScript without a source map: compiled while it was loaded (tsx, ts-node, vite-node, webpack's `eval`), or built
// into a folder that is not here. The profile has the lines of the result; functions are all that can be found again.
import { namesakes, type LocalFunction, type Sources } from './drift.ts';
import type { LineRows } from './line-costs.ts';
import type { Locate } from './link.ts';
import type { LocalLine } from './mapping.ts';
import type { Profile } from './profile.ts';

/**
 * `locate` for the rows of a profile. A TypeScript file is taken for compiled when the profile has JavaScript for it,
 * or when V8 lets one of its functions begin on another line: then every cost stands where its function begins, and
 * is stale where the file has no or several functions of that name. Node itself only blanks types out (from 22.18
 * and 23.6 on), which keeps every line where it is.
 */
export function locateFunctions(
  rows: LineRows,
  { callerLines }: Profile,
  locate: Locate,
  { functionsOf, classesOf }: Sources,
): Locate {
  const candidates = (path: string, name: string): readonly LocalFunction[] => {
    const found = namesakes(functionsOf?.(path) ?? [], name);
    return found.length > 0 ? found : (classesOf?.(path) ?? []).filter((declared) => declared.name === name);
  };
  const compiled = new Set<string>();
  for (let row = 0; row < rows.count; row++) {
    const [name, startLine] = [rows.function[row]!, rows.startLine[row]!];
    const { path, mapping } = locate(rows.path[row]!, rows.line[row]!, rows.column[row]!, name);
    if (path === null || mapping === 'sourcemap' || !TYPESCRIPT.test(path)) continue;
    if (/\.[cm]?jsx?([?#]|$)/.test(rows.path[row]!)) compiled.add(path);
    if (callerLines === 'call' || startLine === 0) continue;
    const found = namesakes(functionsOf?.(path) ?? [], name);
    if (found.length === 1 && found[0]!.startLine !== startLine) compiled.add(path);
  }
  return compiled.size === 0
    ? locate
    : (profilePath, line, column, name) => {
        const mapped = locate(profilePath, line, column, name);
        const isKnown = mapped.path === null || mapped.mapping === 'sourcemap' || !compiled.has(mapped.path);
        return isKnown ? mapped : beginning(mapped.path, candidates(mapped.path, name));
      };
}

const TYPESCRIPT = /\.[cm]?tsx?$/;

function beginning(path: string, functions: readonly { readonly startLine: number }[]): LocalLine {
  const [only, another] = functions;
  const because = 'compiled without a source map, or older: of its lines only where functions begin is known';
  return only === undefined || another !== undefined
    ? { path, line: 0, mapping: 'stale', because }
    : { path, line: only.startLine, mapping: 'anchored', because };
}
