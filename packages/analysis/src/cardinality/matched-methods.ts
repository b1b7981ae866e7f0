// Whether the requests that get to a function only have methods that somebody knows: a router that is told the methods of each
// route, or a test of the method on the way.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { isForKnownMethods } from '../callers/known-methods.ts';
import { registrationOf } from '../callers/registrations.ts';
import { lastName, quoted, rootOfChain } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Requests that are handed on from function to function are followed so far, and so are handlers from wrapper to wrapper. */
const HANDED_ON = 5;
/** A handler that gets to more places is a router's. */
const MOST_PLACES = 64;

/** Which methods a function sees: those that somebody knows, any word that a client sends, or nobody is seen to say. */
export type Methods = 'matched' | 'any' | 'unknown';

/** Which methods the function sees that is given a request (or what leads to one), by all that runs it. */
export function methodsSeen(root: Expression, module: Module, program: Program, depth = 0): Methods {
  if (root.kind !== 'name' || root.binding < 0 || depth > HANDED_ON) return 'unknown';
  const parameter = module.index.parameterOf(root.binding);
  if (parameter === null) {
    // `req := c.Request`
    const write = module.index.onlyWriteOf(root.binding);
    return write === null ? 'unknown' : methodsSeen(rootOfChain(write.value), module, program, depth + 1);
  }
  const seen: Methods[] = program.entries
    .of(module, parameter.fn)
    .flatMap((entry) => (entry.methods === undefined ? [] : [entry.methods]));
  seen.push(...wrapped(module, parameter.fn, program, depth));
  for (const { module: m, call } of program.usage.callsOf(module, parameter.fn)) {
    const argument = parameter.index < 0 ? undefined : call.args[parameter.index];
    seen.push(argument === undefined ? 'unknown' : methodsHanded(argument, call, m, program, depth));
  }
  return allOf(seen);
}

/** Known ones only if all who call know them. */
function allOf(seen: readonly Methods[]): Methods {
  if (seen.includes('any')) return 'any';
  return seen.length > 0 && !seen.includes('unknown') ? 'matched' : 'unknown';
}

/** The methods of a request that a call hands on: those that are named there, or those of wherever it came from. */
function methodsHanded(
  request: Expression,
  call: Call,
  module: Module,
  program: Program,
  depth: number,
): Methods {
  return isForKnownMethods(call, module)
    ? 'matched'
    : methodsSeen(rootOfChain(request), module, program, depth + 1);
}

/** For each wrapper that a handler is handed to, the methods for which what it gives is registered, or called. */
function wrapped(module: Module, fn: FunctionId, program: Program, depth: number): Methods[] {
  return program.usage.of(module, fn).flatMap((use) => {
    // What holds it, as a mux that is wrapped, gets requests for others, too: its routes say which.
    if (use.kind !== 'argument' || use.steps.length > 0) return [];
    const meanings = program.calls.meaningsOf(use.call, use.module);
    const isStated = meanings.some(
      (m) => m.kind === 'catalog' && m.meaning.callbacks?.some((c) => c.methods !== undefined) === true,
    );
    if (isStated) return [];
    if (isToldMethods(use.call)) return ['matched'];
    const ends = endsOf(use.call, use.module, { program, depth, passed: new Set() });
    const isOwn = meanings.some((taker) => taker.kind === 'function' && !taker.isNew);
    return ends.length === 0 && isOwn ? ['unknown'] : ends;
  });
}

/** A way from wrapper to wrapper. */
interface Way {
  readonly program: Program;
  readonly depth: number;
  /** Handlers that were followed already: `h = logged(h)`. */
  readonly passed: Set<Expression>;
}

/** Where a handler gets to, also by way of a variable or of what a function returns: for each such place, the methods. */
function endsOf(handler: Expression, module: Module, way: Way): readonly Methods[] {
  const { program, depth, passed } = way;
  if (passed.has(handler) || passed.size > MOST_PLACES) return NONE;
  passed.add(handler);
  const up = module.index.parentOf(handler);
  switch (up?.kind) {
    case 'wrapped':
      return endsOf(up, module, way);
    case 'call': {
      if (up.callee === handler) {
        const handed = up.args.map((request) => methodsHanded(request, up, module, program, depth));
        return [handed.find((methods) => methods !== 'unknown') ?? 'unknown'];
      }
      const { methods } = registrationOf(program, handler, undefined, module);
      if (methods !== undefined) return [methods];
      if (isToldMethods(up)) return ['matched'];
      // `srv.Handle("/", handler)` of the program's own: nobody is seen to say.
      const isHandedIn =
        module.index.parentOf(up) === null &&
        program.calls.meaningsOf(up, module).some((meaning) => meaning.kind === 'function');
      return isHandedIn ? ['unknown'] : endsOf(up, module, way);
    }
    case 'assign': {
      const target = module.index.variableOf(handler);
      if (target === null) return NONE;
      return module.index
        .namesOf(target.binding)
        .filter((name) => name !== target)
        .flatMap((name) => endsOf(name, module, way));
    }
    case 'return': {
      const fn = module.functionOf(handler);
      const calls = program.usage.callsOf(module, fn);
      // Nobody is seen to call it: what wraps handlers is handed on itself, `router.GET("/x", show, counted())`.
      const wrapper = calls.length === 0 ? module.index.functionNode(fn) : undefined;
      if (wrapper !== undefined) return endsOf(wrapper, module, way);
      return calls.flatMap(({ call, module: m }) => endsOf(call, m, way));
    }
    default:
      return NONE;
  }
}

/** A router of the program's own: `router.Register(path, methods, handler)`, `router.GET("/x", handler)`. */
function isToldMethods({ callee, args }: Call): boolean {
  return (
    args.some((argument) => /^methods?$/i.test(lastName(argument))) ||
    (METHOD.test(lastName(callee)) && args.some((argument) => quoted(argument)?.startsWith('/') === true))
  );
}

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
