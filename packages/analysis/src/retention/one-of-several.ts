// Growth in a type that is one of several with an interface: what is called through it may well be another one.
import type { Expression } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { recurs } from '../frequency/answer.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/**
 * Whether the method that lets a field grow is only run again and again as that of an interface which several types have, and
 * nothing but variables of functions holds an instance of this one: a log in memory, of which one job looks at the lines.
 */
export function isOneOfSeveral({ node, module }: Operation, place: HoldingPlace, program: Program): boolean {
  if (place.kind !== 'field') return false;
  let several = 0;
  for (const use of program.usage.of(module, module.functionOf(node))) {
    if (use.kind !== 'call' && use.kind !== 'argument') continue;
    const passed = use.kind === 'argument' ? use.call.args[use.index] : undefined;
    const meant =
      use.kind === 'call'
        ? program.calls.meaningsOf(use.call, use.module)
        : passed === undefined
          ? NONE
          : program.values.of(passed, use.module);
    if (meant.filter(({ kind }) => kind === 'function').length > 1) several++;
    else if (recurs(program.frequencies.ofExpression(use.call, use.module).frequency)) return false;
  }
  return (
    several > 0 &&
    !program.types
      .creationsOf(place.module, place.type)
      .some((made) => isHeld(made.node, made.module, program, DEPTH))
  );
}

const DEPTH = 2;

/** Whether what is made, or returned by who makes it, is put into a field, an entry, or a variable of a file or that a closure sees. */
function isHeld(made: Expression, module: Module, program: Program, depth: number): boolean {
  const up = module.index.parentOf(made);
  switch (up?.kind) {
    case 'wrapped':
      return isHeld(up, module, program, depth);
    case 'assign': {
      const { target } = up;
      if (target.kind !== 'name' || target.binding < 0) return true;
      const owner = module.ir.bindings[target.binding]?.owner;
      return (
        owner === 0 || module.index.namesOf(target.binding).some((name) => module.functionOf(name) !== owner)
      );
    }
    case 'return':
      return (
        depth > 0 &&
        program.usage
          .callsOf(module, module.functionOf(made))
          .some((c) => isHeld(c.call, c.module, program, depth - 1))
      );
    case 'object':
    case 'array':
      return true;
    default:
      return false;
  }
}
