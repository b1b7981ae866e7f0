// Names that the whole module shares.
import type { Expression } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';

/** A name of the module, an import or a global; or a local name for one of these. */
export function isModuleLevel(node: Expression, module: Module, depth = 0): boolean {
  if (node.kind !== 'name' || depth > 4) return false;
  const b = module.ir.bindings[node.binding];
  if (b === undefined || b.owner === 0 || b.kind === 'import') return true;
  const write = module.index.onlyWriteOf(node.binding);
  return write !== null && isModuleLevel(unwrap(write.value), module, depth + 1);
}
