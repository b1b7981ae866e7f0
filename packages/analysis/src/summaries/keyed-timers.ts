// Timers that are kept under a key: who starts one under a key that has one already, and looks for none, leaves that one running.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { leaves } from '../flow/once-guards.ts';
import { lastName, quoted, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from '../retention/lifetimes.ts';
import type { HoldingPlace } from '../retention/places.ts';

/** Where a timer's handle is put: `timers.set(chat, handle)`, `timers[chat] = { handle }`. */
interface Put {
  readonly node: Expression;
  readonly container: Expression;
  readonly key: Expression;
}

/**
 * Whether each start puts its timer where the one before was, under a key that comes again (a user's, a chat's), and neither the
 * function that does so nor those that call it look there first.
 */
export function isOverwrittenUnderKey(start: Call, module: Module, program: Program): boolean {
  const put = putOf(start, module);
  if (put === null || quoted(put.key) !== null) return false;
  const places = program.places.of(put.container, module);
  const lives = (place: HoldingPlace) => lifetimeOf(place, program).lifetime === 'process';
  if (places.length === 0 || !places.every(lives)) return false;
  const key = program.cardinalities.worst(put.key, module);
  if (key.level !== 'perEntity' || key.confidence === 'low') return false;
  return !isLookedFor(put.node, module, 0, { program, start, key: put.key, places });
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
  readonly key: Expression;
  readonly places: readonly HoldingPlace[];
}

/** Whether anything is looked for on the way to `at`: in its function, those around it, or in all that call it. */
function isLookedFor(at: Expression, module: Module, depth: number, sought: Sought): boolean {
  const around = functionsAround(at, module);
  const isOnTheWay = (node: Expression) =>
    node.end <= at.start && around.includes(module.functionOf(node)) && !isBehindWayOut(node, at, module);
  if ([...looks(module, around, sought)].some(isOnTheWay)) return true;
  const callers = sought.program.usage.callsOf(module, around.at(-1) ?? 0);
  return (
    callers.length > 0 &&
    (depth >= CALLERS ||
      callers.every(({ call, module: from }) => isLookedFor(call, from, depth + 1, sought)))
  );
}

/** What looks for the timer of before in some functions: names the container or the key, or calls what does. */
function* looks(module: Module, functions: readonly FunctionId[], sought: Sought): Generator<Expression> {
  const { program, start, key, places } = sought;
  const mentions = places.flatMap((place) => program.mentions.of(place));
  for (const { module: m, node } of mentions) if (m === module && !isIn(node, start)) yield node;
  if (key.kind === 'name' && key.binding >= 0)
    for (const name of module.index.namesOf(key.binding))
      if (module.index.parentOf(name)?.kind === 'index') yield name;
  for (const fn of functions)
    for (const call of module.index.callsOf(fn)) {
      if (isIn(call, start)) continue;
      const meanings = program.calls.meaningsOf(call, module);
      const word = /^[A-Z]?[a-z]*/.exec(lastName(call.callee))?.[0].toLowerCase() ?? '';
      const isLook =
        LOOKS.has(word) ||
        (MAY_LOOK.has(word) && !meanings.some(({ kind }) => kind === 'catalog')) ||
        meanings.some(
          (meaning) =>
            meaning.kind === 'function' &&
            mentions.some(
              ({ module: m, node }) => m === meaning.module && m.isWithin(m.functionOf(node), meaning.fn),
            ),
        );
      if (isLook) yield call;
    }
}

/** The function of an expression, and those around it, the innermost first. */
function functionsAround(at: Expression, module: Module): readonly FunctionId[] {
  const around: FunctionId[] = [];
  for (let fn: FunctionId | null = module.functionOf(at); fn !== null && fn > 0;) {
    around.push(fn);
    fn = module.ir.functions[fn]?.parent ?? null;
  }
  return around;
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
function putOf(start: Call, module: Module): Put | null {
  const up = module.index.parentOf(start);
  const variable = up?.kind === 'assign' ? module.index.variableOf(start) : null;
  const handles: readonly Expression[] = variable === null ? [start] : module.index.namesOf(variable.binding);
  for (const handle of handles) {
    let node: Expression = handle;
    let above = module.index.parentOf(node);
    while (above?.kind === 'object' || above?.kind === 'wrapped') {
      node = above;
      above = module.index.parentOf(node);
    }
    if (above?.kind === 'assign' && above.value === node) {
      const target = unwrap(above.target);
      if (target.kind === 'index')
        return { node: above, container: unwrap(target.object), key: unwrap(target.index) };
    }
    if (
      above?.kind !== 'call' ||
      above.callee.kind !== 'member' ||
      !/^(?:set|Store|put|Set)$/.test(above.callee.property)
    )
      continue;
    const [key] = above.args;
    if (key !== undefined && above.args[1] === node)
      return { node: above, container: unwrap(above.callee.object), key: unwrap(key) };
  }
  return null;
}
