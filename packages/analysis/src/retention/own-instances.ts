// Classes that keep their own instances by name: `static instances = new Map<string, Chain>()`, filled by `Chain.of(name)`.
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Whether a static field of a class gets an instance of that very class, by a key that the instance is made from or set up with:
 * `if (!Chain.instances[name]) Chain.instances[name] = new Chain(name)`. There is one for each of what the service was set up
 * for, and making one for another name fails; a request that names it only picks one.
 */
export function isRegistryOfSelf(
  { node, module, key, isElement }: Operation,
  place: HoldingPlace,
  program: Program,
): boolean {
  if (place.kind !== 'field' || !place.isStatic || key === null || isElement) return false;
  const fn = module.functionOf(node);
  if (fn <= 0 || module !== place.module || module.fn(fn).owner !== place.type) return false;
  const value =
    node.kind === 'assign'
      ? node.value
      : node.kind === 'call' && node.args.length === 2
        ? node.args[1]
        : null;
  if (value == null) return false;
  const isOwn = program.values
    .of(value, module)
    .some((v) => v.kind === 'instance' && v.type === place.type && v.module === place.module);
  if (!isOwn) return false;
  const name = lastName(key);
  return (
    name !== '' &&
    module.index
      .callsOf(fn)
      .some(
        (call) =>
          call !== node &&
          (call.isNew || /^(?:init|setup|connect|load|start)/i.test(lastName(call.callee))) &&
          call.args.some((argument) => lastName(unwrap(argument)) === name),
      )
  );
}
