// What a variable got once: one value, however random, for as long as the program runs.
import type { Expression } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module, PathStep, Write } from '../modules/module.ts';
import { isUnbounded, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

/**
 * Whether what is written to a variable is the answer to a call that is made once, and asked for whole, or for a field of a
 * record that is a copy: `settings, err := load()` before a loop that goes on. What the fields of a shared object hold may change.
 */
export function isMadeOnce(
  { program }: Slicer,
  { assign, value, steps: written }: Write,
  module: Module,
  steps: readonly PathStep[],
): boolean {
  if (assign === null || value?.kind !== 'call' || written.length > 1) return false;
  if (steps.length > 1 || steps.some((step) => !/^\.\w+$/.test(step))) return false;
  if (program.frequencies.ofExpression(assign, module).frequency !== 'once') return false;
  if (steps.length === 0) return true;
  // Where a name may be one of an object, nothing is copied.
  if (module.ir.packageName === null) return false;
  const index = Number(written[0]?.slice(1) ?? 0);
  const meanings = program.calls.meaningsOf(value, module);
  return (
    meanings.length > 0 &&
    meanings.every((meaning) => {
      const ref = meaning.kind === 'function' ? meaning.module.fn(meaning.fn).results[index] : undefined;
      return (
        meaning.kind === 'function' &&
        ref?.kind === 'named' &&
        program.writtenTypes
          .of(ref, meaning.module)
          .every((v) => v.kind === 'instance' && v.module.ir.types[v.type]?.form === 'struct')
      );
    })
  );
}

/** The leaves of `a.b`, where `a` is a record that was made once, and of which nothing changes a field in its own function. */
export function ofMadeOnce(
  slicer: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  leaves: Leaf[],
): Leaf[] {
  const root = unwrap(node.object);
  if (root.kind !== 'name' || root.binding < 0 || module.ir.bindings[root.binding]?.owner === 0)
    return leaves;
  if (!leaves.some(({ level }) => isUnbounded(level))) return leaves;
  const writes = slicer.program.definitions(module).reaching(root);
  const isKept =
    writes.length > 0 &&
    writes.every((write) => isMadeOnce(slicer, write, module, [`.${node.property}`])) &&
    !module.index.namesOf(root.binding).some((name) => isChangedBy(name, module));
  return isKept
    ? leaves.map((l): Leaf => (isUnbounded(l.level) ? { ...l, level: 'configured' } : l))
    : leaves;
}

/** `a.b = x`, `load(&a)`. */
function isChangedBy(name: Expression, module: Module): boolean {
  const up = module.index.parentOf(name);
  if (up?.kind === 'wrapped' && up.how === 'address') return true;
  const assign = up?.kind === 'member' && up.object === name ? module.index.parentOf(up) : null;
  return assign?.kind === 'assign' && unwrap(assign.target) === up;
}
