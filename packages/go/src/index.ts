// Everything that knows Go.
import type { ModuleIR } from '@leakline/ir';
import { isInBuild } from './build-constraint.ts';
import { FileParser } from './syntax/declarations.ts';

export { importPathOfRoot } from './gopath.ts';
export { parseGoMod, parseGoWork, type GoMod } from './modules.ts';

/**
 * Lowers a Go file. Never throws: what cannot be parsed is a problem in the result, and the rest of the file is there. A file that
 * no ordinary build contains (`//go:build ignore`) declares nothing.
 */
export function lowerGo(path: string, text: string): ModuleIR {
  return new FileParser(path, isInBuild(text) ? text : packageClauseOf(text)).file();
}

/** No more of a text than its package clause, where it stands. */
function packageClauseOf(text: string): string {
  const clause = /^package[ \t]+\w+/m.exec(text);
  return clause === null ? '' : text.slice(0, clause.index + clause[0].length);
}
