// Flags of things that are there once: `if (!puzzle.solved) solve(puzzle)`, where `solve` sets `puzzle.solved`.
import type { Call, Expression, FunctionId, Member } from '@leakline/ir';
import { outcomesBefore, partsOf, type Outcome } from '../flow/once-guards.ts';
import { receiverOf, rootOf, sameText, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A flag that is not set yet, and what it is a flag of. */
interface Unset {
  readonly of: Expression;
  readonly flag: string;
}

/**
 * The thing for which an expression only runs once: behind a test of a flag of it that is set on the way, there or in a function
 * that is handed the thing, and that nothing in the program takes back. null where there is no such flag.
 */
export function flaggedThingOf(node: Expression, module: Module, program: Program): Expression | null {
  for (const outcome of outcomesBefore(node, module).flatMap(partsOf))
    for (const unset of unsetBy(outcome, module, program))
      if (isSetWith(node, unset, module, program) && !isTakenBack(unset, module, program))
        return unwrap(unset.of).kind === 'this' ? outcome.test : holderOf(unset.of, module);
  return null;
}

/** `!x.flag`, or what a function of the program says in the same words: `isOpen(x)`. */
function unsetBy({ test, holds }: Outcome, module: Module, program: Program): Unset[] {
  if (test.kind === 'member') return holds ? [] : [{ of: test.object, flag: test.property }];
  if (test.kind !== 'call') return [];
  return program.calls.meaningsOf(test, module).flatMap((meaning) => {
    if (meaning.kind !== 'function' || meaning.isNew) return [];
    const [returned, another] = meaning.module.index.returnsOf(meaning.fn);
    if (returned === undefined || another !== undefined) return [];
    return partsOf({ test: returned, holds }).flatMap((part): Unset[] => {
      if (part.test.kind !== 'member' || part.holds) return [];
      const passed = argumentFor(part.test.object, test, meaning.module, meaning.fn);
      return passed === null ? [] : [{ of: passed, flag: part.test.property }];
    });
  });
}

/** What a call passes for the parameter that an expression in the called function names; for `this`, what it is made on. */
function argumentFor(node: Expression, call: Call, module: Module, fn: FunctionId): Expression | null {
  const plain = unwrap(node);
  if (plain.kind === 'this') return module.functionOf(plain) === fn ? receiverOf(call) : null;
  const parameter = plain.kind === 'name' ? module.index.parameterOf(plain.binding) : null;
  return parameter?.fn === fn && parameter.steps.length === 0 ? (call.args[parameter.index] ?? null) : null;
}

/** Whether what runs with an expression each time sets the flag, or hands the thing to a function that does. */
function isSetWith(node: Expression, { of, flag }: Unset, module: Module, program: Program): boolean {
  const isThing = (other: Expression | null | undefined) =>
    other != null && sameText(unwrap(other), unwrap(of));
  const setsIt = (member: Member, m: Module, thing: Expression | null) =>
    setsTo(member, m) === true && isThing(thing);
  return (
    module.index
      .membersNamed(flag)
      .some((member) => setsIt(member, module, member.object) && runsWith(member, node, module)) ||
    module.index
      .callsOf(module.functionOf(node))
      .some(
        (call) =>
          [receiverOf(call), ...call.args].some(isThing) &&
          runsWith(call, node, module) &&
          program.calls
            .meaningsOf(call, module)
            .some(
              (m) =>
                m.kind === 'function' &&
                m.module.index
                  .membersNamed(flag)
                  .some((member) =>
                    setsIt(member, m.module, argumentFor(member.object, call, m.module, m.fn)),
                  ),
            ),
      )
  );
}

/** Whether what runs an expression runs another one too: it stands in a list of statements around it. */
function runsWith(other: Expression, node: Expression, module: Module): boolean {
  const list = module.index.positionOf(other)?.list;
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) if (at.list === list) return true;
  return false;
}

/** Whether something gives the flag another value than a true one: of whatever thing, but that of an object only in its file. */
function isTakenBack({ of, flag }: Unset, { language, path }: Module, program: Program): boolean {
  const isOwn = unwrap(of).kind === 'this';
  return program
    .membersNamed(flag, language)
    .some(
      ({ module, node }) =>
        (!isOwn || module.path === path) &&
        setsTo(node, module) === false &&
        module.fn(Math.max(module.functionOf(node), 0)).form !== 'constructor',
    );
}

/** Whether an assignment makes a member true; false where it may not, null where nothing is assigned to it. */
function setsTo(member: Expression, module: Module): boolean | null {
  const assign = module.index.parentOf(member);
  if (assign?.kind !== 'assign' || assign.target !== member) return null;
  if (assign.operator !== '=' || assign.value === null) return false;
  const value = unwrap(assign.value);
  return truthOf(value) === true || (value.kind === 'call' && value.isNew);
}

/** The thing itself, or what it is an element of: `const puzzle = puzzles[name]`. */
function holderOf(thing: Expression, module: Module): Expression {
  const plain = unwrap(thing);
  if (plain.kind !== 'name' || plain.binding < 0) return plain;
  const write = module.index.onlyWriteOf(plain.binding);
  const value = write === null || write.steps.length > 0 ? null : unwrap(write.value);
  return value?.kind === 'index' ? rootOf(value) : plain;
}
