// Values that somebody asked for by name, where code only goes on for those of which there is something: `user, err := find(id)`.
import { namesPeople } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { hasPart, isNothing, lastName, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import { wordsOf } from '../written-names.ts';
import { outcomesOnTheWay, partsOf, saysEqual, type Outcome } from './once-guards.ts';

/** Functions that look for something, by the words of their names: `get_User_By_ID`. `parse`, `validate` and `bind` only look at how a name is written. */
const LOOKS_UP =
  /^(?:(?:must_?)?(?:get|find|fetch|load|look_?up|retrieve|resolve|select|query|describe|open|stat)(?![a-z])|(?:is_?)?(?:exists?|known|registered)(?![a-z])|has(?![a-z])|by_?(?:id|name|key|slug)(?![a-z]))|(?:exists?|by_?(?:id|name|key|slug))$/i;

/**
 * Whether code only runs where a look-up for a value went well: behind `if err != nil { return }` after `user, err :=
 * store.Get(id)`, `if user == nil { return }`, `if !exists(id) { return }`. There are then no more values than there are things,
 * which is less than a proof: nobody sees here how many things there are.
 */
export function isLookedUpBefore(
  value: Expression,
  { at, module }: { readonly at: Expression; readonly module: Module },
  program: Program,
): boolean {
  const sought = unwrap(value);
  return outcomesOnTheWay(at, module)
    .flatMap(partsOf)
    .some((outcome) => {
      const call = foundBy(outcome, module, program);
      return (
        call !== null &&
        LOOKS_UP.test(wordsOf(lastName(call.callee)).join('_')) &&
        call.args.some((argument) => hasPart(argument, (part) => sameText(unwrap(part), sought)))
      );
    });
}

/**
 * Whether what a trace leads to is read from something that was looked up on the way, by what it was asked for with, and that is there:
 * `channel, err := store.GetChannel(id)`, then `channel.Id`. There are then as many as somebody has set up. Of people, and of what
 * they do, there are ever more, found or not.
 */
export function isOfSomethingFound(trace: readonly Step[], program: Program): boolean {
  return trace.some(({ at }) => {
    const module = program.module(at.path);
    const assign = module?.index.assigns.find(
      (a) => a.start === at.span.start && a.end === at.span.end && a.value !== null,
    );
    const call = assign?.value == null ? null : unwrap(assign.value);
    if (module == null || assign === undefined || call?.kind !== 'call') return false;
    const words = wordsOf(lastName(call.callee));
    const [found, ...others] = assign.target.kind === 'tuple' ? assign.target.elements : [];
    const said = others.at(-1);
    return (
      LOOKS_UP.test(words.join('_')) &&
      !words.some(namesPeople) &&
      found?.kind === 'name' &&
      !wordsOf(found.name).some(namesPeople) &&
      said?.kind === 'name' &&
      (namesAnError(said.name) || /^(?:ok|found|exists)$/.test(said.name)) &&
      module.index.namesOf(found.binding).some((use) => {
        const member = module.index.parentOf(use);
        return member?.kind === 'member' && member.object === use && use.start > assign.end;
      })
    );
  });
}

/**
 * Whether a call of a trace is only made where a method that is there to say so has said that there is none yet: `if
 * (!this.hasSink()) this.addSink(sink)`, also through a variable. What it adds, it then adds once, as far as the method is right.
 */
export function isAskedFirst(trace: readonly Step[], program: Program): boolean {
  return trace.some(({ at }) => {
    const module = program.module(at.path);
    const call = module?.index.callAt(at.span) ?? null;
    return (
      module != null &&
      call !== null &&
      outcomesOnTheWay(call, module)
        .flatMap(partsOf)
        .some(({ test, holds }) => {
          const asked = holds ? null : test.kind === 'name' ? madeBy(test, module, program) : test;
          return asked?.kind === 'call' && /^has(?![a-z])/.test(lastName(asked.callee));
        })
    );
  });
}

/** The call that went well, or gave something, where a test came out so. */
function foundBy({ test, holds }: Outcome, module: Module, program: Program): Call | null {
  if (test.kind === 'call') return holds ? test : null;
  if (test.kind === 'name') return holds ? madeBy(test, module, program) : null;
  if (test.kind !== 'binary' || !isNothing(test.right)) return null;
  const left = unwrap(test.left);
  const isEqual = saysEqual(test, holds);
  if (left.kind !== 'name') return left.kind === 'call' && !isEqual ? left : null;
  // There is no error, or there is something else.
  return namesAnError(left.name) === isEqual ? madeBy(left, module, program) : null;
}

/** The call that a variable was last set by. */
export function madeBy(node: Expression & { kind: 'name' }, module: Module, program: Program): Call | null {
  if (node.binding < 0) return null;
  const [write, another] = program.definitions(module).reaching(node);
  const value = write?.value == null || another !== undefined ? null : unwrap(write.value);
  return value?.kind === 'call' ? value : null;
}

/** `err`, `closeErr`, `error2`: where it is missing, what comes with it is there. */
export function namesAnError(name: string): boolean {
  return /err(?:or)?\d*$/i.test(name);
}
