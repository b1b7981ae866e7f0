// Structs that are values: what is put into a local one, or one that is handed over whole, is not put into any other.
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Operation } from './operations.ts';

/**
 * Whether a growth is one of a field of a struct that the function has as a value of its own: `var all Report; all.lines =
 * append(all.lines, …)`, a named result, a receiver that is no pointer. It ends with the call, whatever lives elsewhere of its type.
 */
export function isOfLocalValue({ node, module }: Operation): boolean {
  const target = node.kind === 'assign' ? unwrap(node.target) : null;
  // Where a name may be one of an object, nothing is copied.
  if (target?.kind !== 'member' || module.ir.packageName === null) return false;
  const root = rootOfMembers(target);
  if (root.kind !== 'name' || root.binding < 0 || unwrap(target.object) !== root) return false;
  const b = module.ir.bindings[root.binding];
  if (b === undefined || b.owner === 0 || b.owner !== module.functionOf(node)) return false;
  if (b.type !== null) return b.type.kind === 'named';
  const writes = module.index.writesOf(root.binding);
  return (
    writes.length > 0 && writes.every(({ value, steps }) => value?.kind === 'object' && steps.length === 0)
  );
}
