// Whether the requests that get to a function only have methods that somebody knows: a router that is told the methods of each
// route, or a test of the method on the way.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { isForKnownMethods } from '../callers/known-methods.ts';
import { registrationOf } from '../callers/registrations.ts';
import { lastName, rootOfChain, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Requests that are handed on from function to function are followed so far, and so are handlers from wrapper to wrapper. */
const HANDED_ON = 5;
/** A handler that gets to more places is a router's. */
const MOST_PLACES = 64;

/** Whether all that runs the function that is given a request (or what leads to one) does so for methods that it knows. */
export function isMatched(root: Expression, module: Module, program: Program, depth = 0): boolean {
  if (root.kind !== 'name' || root.binding < 0 || depth > HANDED_ON) return false;
  const parameter = module.index.parameterOf(root.binding);
  if (parameter === null) {
    // `req := c.Request`
    const [write, another] = module.index.writesOf(root.binding);
    const value = write?.value == null || another !== undefined ? null : rootOfChain(write.value);
    return value !== null && isMatched(value, module, program, depth + 1);
  }
  const seen = program.entries
    .of(module, parameter.fn)
    .flatMap((entry) => (entry.methods === undefined ? [] : [entry.methods === 'matched']));
  seen.push(...wrapped(module, parameter.fn, program, depth));
  for (const { module: m, call } of program.usage.callsOf(module, parameter.fn)) {
    const argument = parameter.index < 0 ? undefined : call.args[parameter.index];
    seen.push(argument !== undefined && isHandedMatched(argument, call, m, program, depth));
  }
  return seen.length > 0 && seen.every((isKnown) => isKnown);
}

/** Whether a request that a call hands on has a known method there, or wherever it came from. */
function isHandedMatched(
  request: Expression,
  call: Call,
  module: Module,
  program: Program,
  depth: number,
): boolean {
  return isForKnownMethods(call, module) || isMatched(rootOfChain(request), module, program, depth + 1);
}

/** For each wrapper that a handler is handed to, whether what it gives is registered, or called, for known methods. */
function wrapped(module: Module, fn: FunctionId, program: Program, depth: number): boolean[] {
  return program.usage.of(module, fn).flatMap((use) => {
    if (use.kind !== 'argument') return [];
    const meanings = program.calls.meaningsOf(use.call, use.module);
    const isStated = meanings.some(
      (m) => m.kind === 'catalog' && m.meaning.callbacks?.some((c) => c.methods !== undefined) === true,
    );
    if (isStated) return [];
    if (isToldMethods(use.call)) return [true];
    const ends = endsOf(use.call, use.module, { program, depth, passed: new Set() });
    const isOwn = meanings.some((taker) => taker.kind === 'function' && !taker.isNew);
    return ends.length === 0 && isOwn ? [false] : ends;
  });
}

/** A way from wrapper to wrapper. */
interface Way {
  readonly program: Program;
  readonly depth: number;
  /** Handlers that were followed already: `h = logged(h)`. */
  readonly passed: Set<Expression>;
}

/** Where a handler gets to, also by way of a variable or of what a function returns: for each such place, whether it knows the methods. */
function endsOf(handler: Expression, module: Module, way: Way): readonly boolean[] {
  const { program, depth, passed } = way;
  if (passed.has(handler) || passed.size > MOST_PLACES) return NONE;
  passed.add(handler);
  const up = module.index.parentOf(handler);
  switch (up?.kind) {
    case 'wrapped':
      return endsOf(up, module, way);
    case 'call': {
      if (up.callee === handler)
        return [up.args.some((request) => isHandedMatched(request, up, module, program, depth))];
      const { methods } = registrationOf(program, handler, undefined, module);
      if (methods !== undefined) return [methods === 'matched'];
      return isToldMethods(up) ? [true] : endsOf(up, module, way);
    }
    case 'assign': {
      const target = up.value === handler ? unwrap(targetOf(up.target)) : null;
      if (target?.kind !== 'name' || target.binding < 0) return NONE;
      return module.index
        .namesOf(target.binding)
        .filter((name) => name !== target)
        .flatMap((name) => endsOf(name, module, way));
    }
    case 'return':
      return program.usage
        .callsOf(module, module.functionOf(handler))
        .flatMap(({ call, module: m }) => endsOf(call, m, way));
    default:
      return NONE;
  }
}

/** A router of the program's own: `router.Register(path, methods, handler)`. */
function isToldMethods({ args }: Call): boolean {
  return args.some((argument) => /^methods?$/i.test(lastName(argument)));
}

/** The first of several variables: `limited, _ := limit(h)`. */
function targetOf(target: Expression): Expression {
  return (target.kind === 'tuple' || target.kind === 'array' ? target.elements[0] : undefined) ?? target;
}
