// Lists that are looked through before something is added: then what was looked for says how many there will be.
import { visitExpressions, walk } from '@leakline/ir';
import type { Binary, Call, Expression, FunctionId } from '@leakline/ir';
import { isUnbounded } from '../cardinality/leaf.ts';
import { outcomesOnTheWay, partsOf } from '../flow/once-guards.ts';
import { recurs } from '../frequency/answer.ts';
import { isNothing, isNumber, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { lifetimeOf } from './lifetimes.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';
import { comparedInLoops } from './searched-loops.ts';

type Index = Expression & { readonly kind: 'index' };

/**
 * What is not yet in a list where something is added to it: `tag` in `if (!tags.includes(tag)) tags.push(tag)`, `code` behind
 * `if (!cache.find((c) => c.code === code))`. Of several the one that has no limit. null where nobody looks.
 */
export function soughtBefore(
  { node, module, kind }: Operation,
  place: HoldingPlace,
  program: Program,
): Expression | null {
  if (kind !== 'grow') return null;
  const sought = searchesInVain(node, module, program).flatMap((search) =>
    search.kind === 'index'
      ? lookedUpIn(search, place, module, program)
      : [...testedFor(search, place, module, program), ...comparedWith(search, place, module, program)],
  );
  sought.push(...comparedInLoops(node, module, (e) => isPlace(e, place, module, program)));
  return sought.find((s) => isUnbounded(program.cardinalities.worst(s, module).level)) ?? sought[0] ?? null;
}

/** `x` in `all[x]`, where what is added beside goes into `all` as well: `if _, ok := all[x]; !ok { all[x] = true; list = append(list, x) }`. */
function lookedUpIn(
  { object, index }: Index,
  place: HoldingPlace,
  module: Module,
  program: Program,
): Expression[] {
  const isHere = isPlace(object, place, module, program) || isKeptBeside(index, object, module, program);
  return isHere ? [index] : [];
}

/** `x` in `contains(list, x)` and `list.indexOf(x)`, where the list is the place. */
function testedFor(call: Call, place: HoldingPlace, module: Module, program: Program): Expression[] {
  return program.calls.meaningsOf(call, module).flatMap((meaning) => {
    const tests = meaning.kind === 'catalog' ? meaning.meaning.tests : undefined;
    if (tests === undefined) return [];
    const [tested] = program.arguments.at(tests.value, call, module);
    if (tested?.steps.length !== 0) return [];
    const isHere = program.arguments
      .at(tests.container, call, module)
      .some(
        (part) =>
          part.steps.length === 0 &&
          (isPlace(part.node, place, module, program) ||
            isKeptBeside(tested.node, part.node, module, program)),
      );
    return isHere ? [tested.node] : [];
  });
}

/**
 * Whether a list of what was there before stands beside the place: the function that looks for a value in it puts the value there
 * as well, and nothing takes any out again. `if (!told.has(id)) { told.add(id); log.push(…) }`
 */
function isKeptBeside(value: Expression, container: Expression, module: Module, program: Program): boolean {
  const fn = module.functionOf(value);
  const adds = module.index
    .callsOf(fn)
    .some(
      ({ callee, args }) =>
        callee.kind === 'member' &&
        /^(?:add|set|push|Store|Add)$/.test(callee.property) &&
        sameText(unwrap(callee.object), unwrap(container)) &&
        args[0] !== undefined &&
        sameText(unwrap(args[0]), unwrap(value)),
    );
  const sets = module.index.assigns.some(
    ({ target }) =>
      target.kind === 'index' &&
      sameText(unwrap(target.object), unwrap(container)) &&
      sameText(unwrap(target.index), unwrap(value)) &&
      module.functionOf(target) === fn,
  );
  if (!adds && !sets) return false;
  const places = program.places.of(container, module);
  return (
    places.length > 0 &&
    places.every((p) => lifetimeOf(p, program).lifetime === 'process' && onlyGrows(p, program))
  );
}

/** Whether nothing takes anything out of a place, or puts another one there, but once: `m[k] = v` does so with an entry at most. */
function onlyGrows(place: HoldingPlace, program: Program): boolean {
  const operations = program.operations.on(place);
  const growing = new Set(operations.flatMap(({ kind, node }) => (kind === 'grow' ? [node] : [])));
  return operations.every(
    ({ node, module }) =>
      growing.has(node) || !recurs(program.frequencies.ofExpression(node, module).frequency),
  );
}

const SEARCHES = /^(?:find|findIndex|findLast|findLastIndex|some|filter)$/;

/** What a search compares the elements of the place with: `id` and `kind` in `list.some((x) => x.id === id && x.kind === kind)`. */
function comparedWith(call: Call, place: HoldingPlace, module: Module, program: Program): Expression[] {
  const [test] = call.args;
  if (call.callee.kind !== 'member' || !SEARCHES.test(call.callee.property) || test?.kind !== 'function')
    return [];
  if (!isPlace(call.callee.object, place, module, program)) return [];
  const found: Expression[] = [];
  walk(module.fn(test.function).body, {
    expression: (e) => {
      if (e.kind !== 'binary' || !/^===?$/.test(e.operator)) return;
      const [left, right] = [isOfFunction(e.left, test.function), isOfFunction(e.right, test.function)];
      if (left !== right) found.push(left ? e.right : e.left);
    },
  });
  return found;

  function isOfFunction(side: Expression, fn: FunctionId): boolean {
    let isOwn = false;
    visitExpressions(side, (e) => {
      if (e.kind === 'name' && e.binding >= 0 && module.ir.bindings[e.binding]?.owner === fn) isOwn = true;
      return !isOwn;
    });
    return isOwn;
  }
}

function isPlace(container: Expression, place: HoldingPlace, module: Module, program: Program): boolean {
  const plain = unwrap(container);
  if (program.places.isNamedBy(plain, module, place)) return true;
  // A parameter that is added to stands for what callers have.
  const isParameter =
    plain.kind === 'name' && plain.binding >= 0 && module.index.parameterOf(plain.binding) !== null;
  return (
    isParameter &&
    program.operations
      .on(place)
      .some((o) => o.kind === 'grow' && o.module === module && sameText(grownBy(o), plain))
  );
}

/** What something is put into: `list` of `list.push(x)` and `list[i] = x`. */
function grownBy({ node }: Operation): Expression {
  if (node.kind === 'call' && node.callee.kind === 'member') return unwrap(node.callee.object);
  const target = node.kind === 'assign' ? unwrap(node.target) : node;
  return target.kind === 'index' ? unwrap(target.object) : target;
}

/** The look-ups that found nothing where code runs: behind `if (!list.includes(x))`, `if (list.indexOf(x) !== -1) return`, `if (!all[x])`. */
function searchesInVain(node: Expression, module: Module, program: Program): readonly (Call | Index)[] {
  const found: (Call | Index)[] = [];
  /** A call or an element, or a variable that holds it or, as the second result of Go's look-ups, whether it is there. */
  const add = (result: Expression, depth: number): void => {
    const plain = unwrap(result);
    if (plain.kind === 'call' || plain.kind === 'index') found.push(plain);
    // `list.filter(…).length`
    else if (plain.kind === 'member' && plain.property === 'length') add(plain.object, depth);
    else if (plain.kind === 'name' && plain.binding >= 0 && depth < 2) {
      const [write, another] = program.definitions(module).reaching(plain);
      const isResult = write?.steps.every((step) => step === '#1') === true;
      if (write?.value != null && isResult && another === undefined) add(write.value, depth + 1);
    }
  };
  for (const { test, holds } of outcomesOnTheWay(node, module).flatMap(partsOf)) {
    if (test.kind === 'binary') {
      if (saysMissing(test) === holds) add(test.left, 0);
    } else if (!holds) add(test, 0);
  }
  return found;
}

/** What it says when a comparison of the result of a search holds: true, that nothing was found; null: something else. */
function saysMissing({ left, operator, right }: Binary): boolean | null {
  const counted = unwrap(left);
  const isCount = counted.kind === 'member' && counted.property === 'length';
  const isNone = isCount ? isNumber(right, '0') : isNothing(right) || isMinusOne(right) || isFalse(right);
  switch (operator) {
    case '===':
    case '==':
      return isNone ? true : null;
    case '!==':
    case '!=':
      return isNone ? false : null;
    case '<':
      return isNumber(right, isCount ? '1' : '0') ? true : null;
    case '>=':
      return isNumber(right, isCount ? '1' : '0') ? false : null;
    case '>':
      return (isCount ? isNumber(right, '0') : isMinusOne(right)) ? false : null;
    default:
      return null;
  }
}

function isFalse(node: Expression): boolean {
  const plain = unwrap(node);
  return plain.kind === 'literal' && plain.value === 'false';
}

function isMinusOne(node: Expression): boolean {
  const plain = unwrap(node);
  return plain.kind === 'unary' && plain.operator === '-' && isNumber(plain.operand, '1');
}
