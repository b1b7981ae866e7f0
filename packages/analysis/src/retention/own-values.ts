// Structs that are values: what is put into a local one, or one that is handed over whole, is not put into any other.
import type { Expression, Name } from '@leakline/ir';
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
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

/**
 * Whether a growth is one of a field of a copy that its function has made of a struct, or may have got from one that copies: `c :=
 * *b`, `c := b.clone()` with `c := *b; return &c`. Unless that is put back, the next one begins with what the first had.
 */
export function isOfCopy({ node, module }: Operation, program: Program): boolean {
  const target = node.kind === 'assign' ? unwrap(node.target) : null;
  const root = target?.kind === 'member' ? unwrap(target.object) : null;
  if (root?.kind !== 'name' || root.binding < 0) return false;
  if (isCopy(root, module)) return !isPutAway(root, module);
  return module.index.writesOf(root.binding).some(({ value, steps }) => {
    const call = value === null || steps.length > 0 ? null : unwrap(value);
    if (call?.kind !== 'call') return false;
    return program.calls.meaningsOf(call, module).some(
      (m) =>
        m.kind === 'function' &&
        m.module.index.returnsOf(m.fn).some((returned) => {
          const given = unwrap(returned);
          return given.kind === 'name' && isCopy(given, m.module) && !isPutAway(given, m.module);
        }),
    );
  });
}

/** A local variable that holds what a pointer points to. */
function isCopy({ binding }: Name, module: Module): boolean {
  if (binding < 0 || module.ir.bindings[binding]?.owner === 0) return false;
  const writes = module.index.writesOf(binding);
  return (
    writes.length > 0 &&
    writes.every(
      ({ value, steps }) => value?.kind === 'wrapped' && value.how === 'dereference' && steps.length === 0,
    )
  );
}

/** Whether a variable, or its address, is assigned to something else, or handed to a call. */
function isPutAway({ binding }: Name, module: Module): boolean {
  return module.index.namesOf(binding).some((name) => {
    let value: Expression = name;
    let up = module.index.parentOf(value);
    while (up?.kind === 'wrapped') {
      value = up;
      up = module.index.parentOf(value);
    }
    return (up?.kind === 'assign' && up.value === value) || (up?.kind === 'call' && up.args.includes(value));
  });
}
