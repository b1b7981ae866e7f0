// Timers that are kept under a key: who starts one under a key that has one already, and looks for none, leaves that one running.
import type { Call, Expression } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { leaves } from '../flow/once-guards.ts';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from '../retention/lifetimes.ts';
import type { Mention } from '../retention/mentions.ts';
import type { HoldingPlace } from '../retention/places.ts';

/** Where a timer's handle is put: `timers.set(chat, handle)`, `timers[chat] = { handle }`. */
interface Put {
  readonly node: Expression;
  readonly key: Expression;
  readonly places: readonly HoldingPlace[];
}

/**
 * Whether each start puts its timer where the one before was, under a key that comes again (a user's, a chat's), and neither the
 * function that does so nor those that call it look there first.
 */
export function isOverwrittenUnderKey(start: Call, module: Module, program: Program): boolean {
  const put = putOf(start, module, program);
  if (put === null || !put.places.every((place) => lifetimeOf(place, program).lifetime === 'process'))
    return false;
  const key = program.cardinalities.worst(put.key, module);
  if (key.level !== 'perEntity' || key.confidence === 'low') return false;
  const mentions = put.places.flatMap((place) => program.mentions.of(place));
  return !(isAskedByKey(put, module) || isLookedFor(put.node, module, 0, { program, start, mentions }));
}

/** What the names of functions begin with that look for something, or take it away. */
const LOOKS: ReadonlySet<string> = new Set('has get includes stop clear cancel remove delete'.split(' '));
/** The same of the program's own, and of those that nobody knows. */
const MAY_LOOK: ReadonlySet<string> = new Set(
  'check find exists end close dispose destroy reset unschedule unsubscribe'.split(' '),
);
/** Callers of callers are asked so far. */
const CALLERS = 3;

interface Sought {
  readonly program: Program;
  readonly start: Call;
  /** Where the container is named that has the timer of before. */
  readonly mentions: readonly Mention[];
}

/** Whether anything else is asked for the same key before: `if (known[name]) return`. */
function isAskedByKey({ node, key }: Put, module: Module): boolean {
  return (
    key.kind === 'name' &&
    key.binding >= 0 &&
    module.index
      .namesOf(key.binding)
      .some((name) => module.index.parentOf(name)?.kind === 'index' && isOnTheWay(name, node, module))
  );
}

/** Whether anything looks for the timer of before on the way to `at`: in its function, those around it, or in all that call it. */
function isLookedFor(at: Expression, module: Module, depth: number, sought: Sought): boolean {
  const { program, start, mentions } = sought;
  const isBefore = (node: Expression) => !isIn(node, start) && isOnTheWay(node, at, module);
  if (
    mentions.some(({ module: m, node }) => m === module && isBefore(node)) ||
    module.index.calls.some((call) => isBefore(call) && looks(call, module, sought))
  )
    return true;
  const callers = program.usage.callsOf(module, module.outermost(module.functionOf(at)));
  return (
    callers.length > 0 &&
    (depth >= CALLERS ||
      callers.every(({ call, module: from }) => isLookedFor(call, from, depth + 1, sought)))
  );
}

/** Whether a call asks for something or takes it away, by its name, or names the container further inside. */
function looks(call: Call, module: Module, { program, mentions }: Sought): boolean {
  const word = /^[A-Z]?[a-z]*/.exec(lastName(call.callee))?.[0].toLowerCase() ?? '';
  if (LOOKS.has(word)) return true;
  const meanings = program.calls.meaningsOf(call, module);
  if (MAY_LOOK.has(word) && !meanings.some(({ kind }) => kind === 'catalog')) return true;
  return meanings.some(
    (meaning) =>
      meaning.kind === 'function' &&
      mentions.some(
        ({ module: m, node }) => m === meaning.module && m.isWithin(m.functionOf(node), meaning.fn),
      ),
  );
}

/** Whether a node stands before `at`, in the same function or one around it, and who gets there may still get to `at`. */
function isOnTheWay(node: Expression, at: Expression, module: Module): boolean {
  const fn = module.functionOf(node);
  return (
    node.end <= at.start &&
    fn > 0 &&
    module.isWithin(module.functionOf(at), fn) &&
    !isBehindWayOut(node, at, module)
  );
}

/** Whether who gets to a node leaves the function before it gets to `at`: `if (off) { stop(chat); return; }`. */
function isBehindWayOut(node: Expression, at: Expression, module: Module): boolean {
  for (let p = module.index.positionOf(node); p !== null && p.outer !== null; p = p.outer) {
    const [first, last] = [p.list[0], p.list.at(-1)];
    if (first === undefined || last === undefined || (first.start <= at.start && at.end <= last.end))
      return false;
    if (leaves(p.list)) return true;
  }
  return false;
}

/** Where the handle of a timer is put into a container, by itself or in a record: null where it is not. */
function putOf(start: Call, module: Module, program: Program): Put | null {
  const variable = module.index.variableOf(start);
  const handles: readonly Expression[] = variable === null ? [start] : module.index.namesOf(variable.binding);
  for (const handle of handles) {
    let node = module.index.parentOf(handle);
    while (node?.kind === 'object' || node?.kind === 'wrapped') node = module.index.parentOf(node);
    if (node?.kind !== 'call' && node?.kind !== 'assign') continue;
    const target = node.kind === 'call' ? node.callee : unwrap(node.target);
    if (target.kind !== 'member' && target.kind !== 'index') continue;
    const places = program.places.of(unwrap(target.object), module);
    const grown = places.flatMap((place) => program.operations.on(place)).find((o) => o.node === node);
    if (grown?.kind === 'grow' && grown.key !== null) return { node, key: unwrap(grown.key), places };
  }
  return null;
}
