// Classes as they were written before `class`: a function, and what is put into its prototype beside it.
import { NONE } from '@leakline/ir';
import type { FunctionForm, FunctionId, Span, Statement, Supertype, TypeId } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { ownerOfPrototype } from './borrowed-calls.ts';
import type { Scope } from './builder.ts';
import { exportsByAssignment, lastAssigned } from './exports.ts';
import { lowerExpression } from './expressions.ts';
import { lowerFunction } from './functions.ts';
import type { FunctionNode, Lowering } from './lowering.ts';
import { lowerStatement } from './statements.ts';
import { setType } from './type-declarations.ts';
import { endOf, keyName, lowerName, spanOf, startOf } from './types.ts';

/** What a statement says of such a class. */
type Part =
  | { readonly kind: 'methods'; readonly of: string; readonly methods: readonly Method[] }
  | { readonly kind: 'extends'; readonly of: string; readonly base: TSESTree.Expression };

interface Method {
  readonly name: string;
  readonly at: Span;
  readonly node: FunctionNode;
  readonly form: FunctionForm;
  readonly isStatic: boolean;
}

interface Class extends Pick<Declared, 'name' | 'node'> {
  readonly type: TypeId;
  readonly methods: FunctionId[];
  readonly supertypes: Supertype[];
}

/**
 * The statements of one body. A function of which one of them fills the prototype is a class; its methods, and what it inherits
 * from, are parts of that class and no statements of the body any more. What else is done to a prototype stays one.
 */
export function lowerBody(
  lowering: Lowering,
  nodes: readonly TSESTree.Statement[],
  scope: Scope,
  out: Statement[],
): void {
  const parts = partsIn(nodes);
  const classes = parts.size === 0 ? null : classesIn(lowering, nodes, scope, [...parts.values()].flat());
  if (classes === null || classes.size === 0) {
    for (const node of nodes) lowerStatement(lowering, node, scope, out, null);
    return;
  }
  for (const node of nodes) {
    const declared = declaredIn(node);
    const type = declared === null ? undefined : classes.get(declared.name.name);
    if (type !== undefined && declared?.node === type.node) {
      const named = { name: type.name.name, span: spanOf(type.name) };
      type.methods.push(lowerFunction(lowering, type.node, scope, 'constructor', type.type, false, named));
      if (declared.also !== null) {
        exportsByAssignment(lowering, declared.also, scope);
        const expression = lowerExpression(lowering, declared.also, scope);
        out.push({ kind: 'expression', expression, start: expression.start, end: expression.end });
      }
      continue;
    }
    const own = parts.get(node)?.filter((part) => classes.has(part.of)) ?? NONE;
    if (own.length === 0) lowerStatement(lowering, node, scope, out, null);
    for (const part of own) lowerPart(lowering, part, classes, scope);
  }
  for (const { name, node, type, methods, supertypes } of classes.values())
    setType(
      lowering,
      type,
      name,
      'class',
      scope,
      { supertypes, fields: NONE, methods, signatures: NONE, decorators: NONE, underlying: null },
      spanOf(node),
    );
}

function lowerPart(lowering: Lowering, part: Part, classes: ReadonlyMap<string, Class>, scope: Scope): void {
  const type = classes.get(part.of);
  if (type === undefined) return;
  if (part.kind === 'extends') {
    const { base } = part;
    type.supertypes.push({
      how: 'extends',
      type: lowerName(base, NONE, spanOf(base), (n) => scope.lookup(n)),
      value: lowerExpression(lowering, base, scope),
      start: startOf(base),
      end: endOf(base),
    });
    return;
  }
  for (const { name, at, node, form, isStatic } of part.methods)
    type.methods.push(lowerFunction(lowering, node, scope, form, type.type, isStatic, { name, span: at }));
}

/** The functions of a body that the parts make classes of; their names are those of types from here on. */
function classesIn(
  lowering: Lowering,
  nodes: readonly TSESTree.Statement[],
  scope: Scope,
  parts: readonly Part[],
): Map<string, Class> {
  const classes = new Map<string, Class>();
  const isMeant = (name: string) =>
    parts.some(
      (part) => part.of === name && (part.kind === 'extends' || part.methods.some((m) => !m.isStatic)),
    );
  for (const statement of nodes) {
    const found = declaredIn(statement);
    if (found === null || classes.has(found.name.name) || !isMeant(found.name.name)) continue;
    const binding = lowering.tables.bindings[scope.names.get(found.name.name) ?? -1];
    if (binding === undefined) continue;
    binding.kind = 'type';
    classes.set(found.name.name, {
      name: found.name,
      node: found.node,
      type: lowering.tables.reserveType(),
      methods: [],
      supertypes: [],
    });
  }
  return classes;
}

/** A function that a statement declares by name. */
interface Declared {
  readonly name: TSESTree.Identifier;
  readonly node: FunctionNode;
  /** What else it is put into: `module.exports = Queue` of `var Queue = module.exports = function () {…}`. */
  readonly also: TSESTree.Expression | null;
}

/** `function Queue() {…}`, `const Queue = function () {…}` */
function declaredIn(node: TSESTree.Statement): Declared | null {
  if (node.type === 'FunctionDeclaration' && node.id !== null) return { name: node.id, node, also: null };
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return null;
  const [{ id, init }] = node.declarations;
  if (id.type !== 'Identifier' || init === null) return null;
  if (init.type === 'FunctionExpression') return { name: id, node: init, also: null };
  const value = lastAssigned(init);
  if (init.type !== 'AssignmentExpression' || value.type !== 'FunctionExpression') return null;
  // The name stands where the function does.
  const name = { ...id, range: value.range, start: startOf(value), end: endOf(value) };
  const put = (to: TSESTree.Expression): TSESTree.Expression =>
    to.type === 'AssignmentExpression' ? { ...to, right: put(to.right) } : name;
  return { name: id, node: value, also: put(init) };
}

/** What the statements of a body say of the prototypes of functions, by statement. */
function partsIn(nodes: readonly TSESTree.Statement[]): Map<TSESTree.Statement, readonly Part[]> {
  const parts = new Map<TSESTree.Statement, readonly Part[]>();
  /** `const proto = Queue.prototype`, by the name of the variable. */
  const aliases = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === 'VariableDeclaration')
      for (const { id, init } of node.declarations) {
        const of = init === null ? null : prototypeOf(init, aliases);
        if (of !== null && id.type === 'Identifier') aliases.set(id.name, of);
      }
    if (node.type !== 'ExpressionStatement') continue;
    const { expression } = node;
    const found =
      expression.type === 'AssignmentExpression' && expression.operator === '='
        ? assigned(expression, aliases)
        : expression.type === 'CallExpression'
          ? called(expression, aliases)
          : NONE;
    if (found.length > 0) parts.set(node, found);
  }
  return parts;
}

/** `Queue.prototype.add = function () {…}`, `Queue.prototype = {…}`, `Queue.of = function () {…}`, also several at once. */
function assigned(
  { left, right }: TSESTree.AssignmentExpression,
  aliases: ReadonlyMap<string, string>,
): readonly Part[] {
  if (left.type !== 'MemberExpression') return NONE;
  // `Queue.prototype.add = Queue.prototype.push = function () {…}`
  const more = right.type === 'AssignmentExpression' && right.operator === '=' ? right : null;
  const value = lastAssigned(right);
  const others = more === null ? NONE : assigned(more, aliases);
  if (more !== null && others.length === 0) return NONE;
  const whole = prototypeOf(left, aliases);
  if (whole !== null) {
    const filled = ofPrototype(whole, value);
    return filled.length === 0 ? NONE : [...filled, ...others];
  }
  const name = keyName(left.property, left.computed);
  if (name === null || value.type !== 'FunctionExpression') return NONE;
  const prototype = prototypeOf(left.object, aliases);
  const of = prototype ?? (left.object.type === 'Identifier' ? left.object.name : null);
  if (of === null || name === 'prototype') return NONE;
  const method: Method = {
    name,
    at: spanOf(left.property),
    node: value,
    form: 'method',
    isStatic: prototype === null,
  };
  return [{ kind: 'methods', of, methods: [method] }, ...others];
}

/** `util.inherits(Queue, EventEmitter)`, `Object.setPrototypeOf(Queue.prototype, Base.prototype)`, `Object.assign(Queue.prototype, {…})` */
function called(
  { callee, arguments: args }: TSESTree.CallExpression,
  aliases: ReadonlyMap<string, string>,
): readonly Part[] {
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && !callee.computed
        ? keyName(callee.property)
        : null;
  const [first, ...more] = args;
  if (first === undefined || first.type === 'SpreadElement' || name === null) return NONE;
  if (/^_*inherits$/.test(name)) {
    const [base] = more;
    return first.type !== 'Identifier' || base === undefined || base.type === 'SpreadElement'
      ? NONE
      : [{ kind: 'extends', of: first.name, base }];
  }
  if (!/^(?:setPrototypeOf|assign|extend|mixin)$/.test(name)) return NONE;
  const of = prototypeOf(first, aliases);
  if (of === null) return NONE;
  const filled = more.map((value) => (value.type === 'SpreadElement' ? NONE : ofPrototype(of, value)));
  return filled.every((parts) => parts.length > 0) ? filled.flat() : NONE;
}

/** What a value that is put into the place of a prototype, or added to it, has: none where that is not all seen. */
function ofPrototype(of: string, value: TSESTree.Expression): readonly Part[] {
  if (value.type === 'ObjectExpression') {
    const methods: Method[] = [];
    for (const p of value.properties) {
      if (p.type === 'SpreadElement' || p.computed) return NONE;
      const name = keyName(p.key);
      if (name === null) return NONE;
      if (p.value.type === 'FunctionExpression')
        methods.push({
          name,
          at: spanOf(p.key),
          node: p.value,
          form: p.kind === 'get' ? 'getter' : p.kind === 'set' ? 'setter' : 'method',
          isStatic: false,
        });
      else if (name !== 'constructor') return NONE;
    }
    return [{ kind: 'methods', of, methods }];
  }
  const base = ownerOfPrototype(value);
  if (base !== null) return [{ kind: 'extends', of, base }];
  if (value.type === 'NewExpression') return [{ kind: 'extends', of, base: value.callee }];
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return NONE;
  const maker = keyName(value.callee.property);
  const [first, ...more] = value.arguments;
  if (first === undefined || first.type === 'SpreadElement') return NONE;
  // `Object.create(Base.prototype)`; its second argument tells `constructor`, as a rule.
  if (maker === 'create') return ofPrototype(of, first);
  if (maker !== 'assign' && maker !== 'extend') return NONE;
  const all = [first, ...more].map((v) => (v.type === 'SpreadElement' ? NONE : ofPrototype(of, v)));
  return all.every((parts) => parts.length > 0) ? all.flat() : NONE;
}

/** Whose prototype an expression is: `Queue.prototype`, or a name for it. */
function prototypeOf(node: TSESTree.Node, aliases: ReadonlyMap<string, string>): string | null {
  if (node.type === 'Identifier') return aliases.get(node.name) ?? null;
  const owner = ownerOfPrototype(node);
  return owner?.type === 'Identifier' ? owner.name : null;
}
