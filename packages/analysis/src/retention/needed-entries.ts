// Keys for which something else has to have an entry: `config[network].host` throws for a network that is not configured.
import type { Expression } from '@leakline/ir';
import { walk } from '@leakline/ir';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Whether the way to a growth reads a property of what another container has under the same key, so that it fails for any key
 * that is not there; a container that nothing adds to while the service runs has but a few.
 */
export function failsForOthers(
  { node, key, module }: Operation,
  place: HoldingPlace,
  program: Program,
): boolean {
  const plain = key === null ? null : unwrap(key);
  if (plain === null) return false;
  const fn = module.functionOf(node);
  if (fn <= 0) return false;
  let fails = false;
  walk(module.fn(fn).body, {
    expression: (e) => {
      if (fails || e.kind !== 'index' || e.end > node.start || !sameText(unwrap(e.index), plain)) return;
      if (!isOnTheWay(e, node, module) || !isDereferenced(e, node, module)) return;
      const others = program.places.of(e.object, module);
      fails =
        others.length > 0 &&
        others.every((other) => program.places.keyOf(other) !== program.places.keyOf(place)) &&
        program.retention.isFixed(e.object, module);
    },
  });
  return fails;
}

/** `x[k].a`, or `const entry = x[k]` and then `entry.a`. */
function isDereferenced(entry: Expression, before: Expression, module: Module): boolean {
  const up = module.index.parentOf(entry);
  if (up?.kind === 'member') return up.object === entry && !up.isOptional;
  if (up?.kind !== 'assign' || up.value !== entry || up.target.kind !== 'name' || up.target.binding < 0)
    return false;
  if (module.index.writesOf(up.target.binding).length !== 1) return false;
  return module.index.namesOf(up.target.binding).some((name) => {
    const use = module.index.parentOf(name);
    return (
      use?.kind === 'member' &&
      use.object === name &&
      !use.isOptional &&
      use.start > entry.end &&
      use.end <= before.end &&
      isOnTheWay(use, before, module)
    );
  });
}

/** Whether an expression runs whenever a later one of its function does: its list of statements holds the later one, too. */
function isOnTheWay(earlier: Expression, later: Expression, module: Module): boolean {
  const list = module.index.positionOf(earlier)?.list;
  for (let at = module.index.positionOf(later); at !== null; at = at.outer) if (at.list === list) return true;
  return false;
}
