// Lowering a tree that somebody else has parsed: ESLint's. Imports no parser, so that the ESLint plugin stays light.
import type { ModuleIR } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { lowerProgram, type Comment } from './lower/estree.ts';

/** Lowers the program that an ESLint parser made of `text`. Nodes need `range`; typescript-eslint's and espree's have it. */
export function lowerEstree(
  path: string,
  text: string,
  program: TSESTree.Program,
  comments: readonly Comment[],
): ModuleIR {
  return lowerProgram(path, text, program, comments, []);
}
