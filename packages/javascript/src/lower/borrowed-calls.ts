// `f.call(this, x)` and `f.apply(null, xs)`: calls of `f`, which is all that is kept of them.
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import type { Lowering } from './lowering.ts';
import { endOf, startOf } from './types.ts';

/** A call as it is meant: what is called, perhaps as a member of another object than where it was taken from, and what it is handed. */
export interface BorrowedCall {
  /** What is called; where `on` is one, only the name of its member counts. */
  readonly callee: TSESTree.Expression;
  /** The object of the call, where the method was taken from a prototype: `list` of `Array.prototype.push.apply(list, more)`. */
  readonly on: TSESTree.Expression | null;
  readonly args: readonly (TSESTree.Expression | TSESTree.SpreadElement)[];
  /** What is handed over element by element, after `args`: `more` of `push.apply(list, more)`. */
  readonly rest: TSESTree.Expression | null;
}

type Member = TSESTree.MemberExpression & { readonly property: TSESTree.Identifier };

/**
 * What `f.call(…)` and `f.apply(…)` stand for. null where `call` may be a method of an object's own, as in `rpc.call('read')`: then
 * neither the object nor the first argument says that it is JavaScript's.
 */
export function borrowedCall(
  node: TSESTree.CallExpression,
  lowering: Lowering,
  scope: Scope,
): BorrowedCall | null {
  const { callee: method } = node;
  if (!isNamed(method) || !/^(?:call|apply)$/.test(method.property.name)) return null;
  const { object: callee } = method;
  const [on, ...given] = node.arguments;
  if (on === undefined || on.type === 'SpreadElement' || callee.type === 'Super') return null;
  const borrowed = prototypeOf(callee) === 'built-in' ? on : null;
  if (borrowed === null && !isForAny(on) && !isFunction(callee, lowering, scope) && !isObjectOf(on, callee))
    return null;
  if (callee.type === 'ThisExpression' || (callee.type === 'Identifier' && OWN.test(callee.name)))
    return null;
  if (method.property.name === 'call') return { callee, on: borrowed, args: given, rest: null };
  const [list] = given;
  if (list === undefined) return { callee, on: borrowed, args: [], rest: null };
  if (list.type === 'SpreadElement') return null;
  return list.type === 'ArrayExpression' && list.elements.every((e) => e !== null)
    ? { callee, on: borrowed, args: list.elements, rest: null }
    : { callee, on: borrowed, args: [], rest: list };
}

/**
 * The function that `f.bind(on, first)` makes: `(a, b, c) => f(first, a, b, c)`. null where nothing is bound but `this`, which leaves
 * `f`, and where `bind` may be a method of an object's own, as in `statement.bind(1, name)`.
 */
export function boundFunction(
  node: TSESTree.CallExpression,
  lowering: Lowering,
  scope: Scope,
): TSESTree.ArrowFunctionExpression | null {
  const { callee: method } = node;
  if (!isNamed(method) || method.property.name !== 'bind') return null;
  const { object: callee } = method;
  const [on, ...bound] = node.arguments;
  if (on === undefined || on.type === 'SpreadElement' || bound.length === 0 || callee.type === 'Super')
    return null;
  if (!isForAny(on) && !isFunction(callee, lowering, scope) && !isObjectOf(on, callee)) return null;
  // As many as a handler of requests has: one more is a handler of errors.
  const given = ['1', '2', '3'].map((i): TSESTree.Identifier => ({ ...method.property, name: `bound ${i}` }));
  return {
    type: 'ArrowFunctionExpression',
    params: given,
    body: { ...node, callee, arguments: [...bound, ...given] },
    async: false,
    expression: true,
    generator: false,
    id: null,
    range: node.range,
    loc: node.loc,
    start: startOf(node),
    end: endOf(node),
  } as unknown as TSESTree.ArrowFunctionExpression;
}

/** `a.b`, not `a[b]` and not `a.#b`. */
function isNamed(node: TSESTree.Expression): node is Member {
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier';
}

/** Names that people give to `this`. */
const OWN = /^(?:self|that|_this|_self|me)$/;

/** What functions are given as `this` and methods of that name as an argument hardly ever: `this`, `null`, `undefined`, `void 0`. */
function isForAny(on: TSESTree.Expression): boolean {
  if (on.type === 'ThisExpression') return true;
  if (on.type === 'Literal') return on.value === null && !('regex' in on);
  if (on.type === 'UnaryExpression') return on.operator === 'void';
  return on.type === 'Identifier' && (on.name === 'undefined' || OWN.test(on.name));
}

/** What people call a function that they are handed, have kept, or have put another one in the place of. */
const HANDED =
  /^[_$]*(?:fn|func|f|cb|next|done|on[A-Z]\w*|(?:orig(?:inal)?|old|real)[A-Z_]?\w*|\w*(?:[fF]n|[cC]allback|[hH]andler|[lL]istener))$/;

/** Whether an expression is a function by what is written: declared as one, written out, an element of a list, or named like one. */
function isFunction(node: TSESTree.Expression, { tables }: Lowering, scope: Scope): boolean {
  switch (node.type) {
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'Identifier':
      return HANDED.test(node.name) || tables.bindings[scope.lookup(node.name)]?.kind === 'function';
    case 'MemberExpression':
      return (
        node.computed || prototypeOf(node) !== null || (isNamed(node) && HANDED.test(node.property.name))
      );
    default:
      return false;
  }
}

/** `bus.add.call(bus, x)` */
function isObjectOf(on: TSESTree.Expression, callee: TSESTree.Expression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    on.type === 'Identifier' &&
    callee.object.name === on.name
  );
}

const BUILT_IN = /^(?:Array|Map|Set|String)$/;

/**
 * Whose prototype a method is taken from: `Array.prototype.push` and `[].push`, or that of another function. Not `Object`'s: an
 * object's own `toString` is another one than that, and what `hasOwnProperty.call` says stands in the catalog.
 */
function prototypeOf(node: TSESTree.Expression): 'built-in' | 'other' | null {
  if (!isNamed(node)) return null;
  const { object } = node;
  if (object.type === 'ArrayExpression') return object.elements.length === 0 ? 'built-in' : null;
  if (object.type === 'Literal') return object.value === '' ? 'built-in' : null;
  const owner = ownerOfPrototype(object);
  if (owner?.type !== 'Identifier' || owner.name === 'Object') return null;
  return BUILT_IN.test(owner.name) ? 'built-in' : 'other';
}

/** `Base` of `Base.prototype` */
export function ownerOfPrototype(node: TSESTree.Node): TSESTree.Expression | null {
  return node.type === 'MemberExpression' && isNamed(node) && node.property.name === 'prototype'
    ? node.object
    : null;
}
