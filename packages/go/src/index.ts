// Everything that knows Go.
import type { ModuleIR } from '@leakline/ir';
import { FileParser } from './syntax/declarations.ts';

export { importPathOfRoot } from './gopath.ts';
export { parseGoMod, parseGoWork, type GoMod } from './modules.ts';

/** Lowers a Go file. Never throws: what cannot be parsed is a problem in the result, and the rest of the file is there. */
export function lowerGo(path: string, text: string): ModuleIR {
  return new FileParser(path, text).file();
}
