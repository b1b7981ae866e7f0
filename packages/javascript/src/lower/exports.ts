// What a module exports: by declaration, by list, and by assignment to `module.exports`.
import type { BindingId, Expression, Span, Statement } from '@leakline/ir';
import { interned, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import { lowerClass } from './classes.ts';
import { lowerExpression } from './expressions.ts';
import { lowerFunction } from './functions.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { lowerStatement } from './statements.ts';
import { lowerInterface } from './type-declarations.ts';
import { endOf, keyName, spanOf, startOf } from './types.ts';

export function exportNamed(
  lowering: Lowering,
  node: TSESTree.ExportNamedDeclaration,
  scope: Scope,
  out: Statement[],
): void {
  const span = spanOf(node);
  if (node.source !== null) {
    for (const s of node.specifiers)
      lowering.tables.exports.push({
        exported: nameOfExport(s.exported),
        binding: UNBOUND,
        value: null,
        from: interned(node.source.value),
        imported: nameOfExport(s.local),
        start: startOf(s),
        end: endOf(s),
      });
    lowering.tables.importAll(node.source.value, UNBOUND, node.exportKind === 'type', span);
    return;
  }
  for (const s of node.specifiers)
    exportBinding(lowering, nameOfExport(s.exported), scope.lookup(nameOfExport(s.local)), spanOf(s));
  const declaration = node.declaration;
  if (declaration === null) return;
  lowerStatement(lowering, declaration as TSESTree.Statement, scope, out, null);
  if (declaration.type === 'VariableDeclaration') {
    for (const d of declaration.declarations)
      for (const name of namesIn(d.id)) exportBinding(lowering, name, scope.lookup(name), span);
  } else if ('id' in declaration && declaration.id?.type === 'Identifier')
    exportBinding(lowering, declaration.id.name, scope.lookup(declaration.id.name), span);
}

function exportBinding(lowering: Lowering, exported: string, binding: BindingId, span: Span): void {
  if (binding !== UNBOUND)
    lowering.tables.exports.push({
      exported,
      binding,
      value: null,
      from: null,
      imported: null,
      start: span.start,
      end: span.end,
    });
}

export function exportDefault(
  lowering: Lowering,
  node: TSESTree.ExportDefaultDeclaration,
  scope: Scope,
  out: Statement[],
): void {
  const span = spanOf(node);
  const d = node.declaration;
  if (d.type === 'Identifier' && scope.lookup(d.name) !== UNBOUND) {
    exportBinding(lowering, 'default', scope.lookup(d.name), span);
    return;
  }
  if ((d.type === 'FunctionDeclaration' || d.type === 'ClassDeclaration') && d.id !== null) {
    lowerStatement(lowering, d as TSESTree.Statement, scope, out, null);
    exportBinding(lowering, 'default', scope.lookup(d.id.name), span);
    return;
  }
  if (d.type === 'TSInterfaceDeclaration') {
    lowerInterface(lowering, d, scope);
    exportBinding(lowering, 'default', scope.lookup(d.id.name), span);
    return;
  }
  let value: Expression | null = null;
  if (d.type === 'FunctionDeclaration')
    value = {
      kind: 'function',
      function: lowerFunction(lowering, d, scope, 'function', null, false),
      start: startOf(d),
      end: endOf(d),
    };
  else if (d.type === 'ClassDeclaration')
    value = {
      kind: 'type',
      type: null,
      declaration: lowerClass(lowering, d, scope),
      start: startOf(d),
      end: endOf(d),
    };
  else if (
    d.type !== 'TSDeclareFunction' &&
    d.type !== 'TSEnumDeclaration' &&
    d.type !== 'TSModuleDeclaration' &&
    d.type !== 'TSTypeAliasDeclaration' &&
    d.type !== 'VariableDeclaration'
  )
    value = lowerExpression(lowering, d, scope);
  if (value !== null)
    lowering.tables.exports.push({
      exported: 'default',
      binding: UNBOUND,
      value,
      from: null,
      imported: null,
      start: span.start,
      end: span.end,
    });
}

/** `module.exports = …`, `exports.x = …`, `exports = module.exports = …`: exports of values, besides being assignments. */
export function exportsByAssignment(lowering: Lowering, node: TSESTree.Expression, scope: Scope): void {
  if (scope.fn !== 0) return;
  const value = lastAssigned(node);
  for (let e = node; e.type === 'AssignmentExpression' && e.operator === '='; e = e.right)
    exportsByOne(lowering, e, value, scope);
}

/** `value` of `a = b = value`. */
export function lastAssigned(node: TSESTree.Expression): TSESTree.Expression {
  let value = node;
  while (value.type === 'AssignmentExpression' && value.operator === '=') value = value.right;
  return value;
}

/** One of the assignments of `a = b = value`. */
function exportsByOne(
  lowering: Lowering,
  e: TSESTree.AssignmentExpression,
  right: TSESTree.Expression,
  scope: Scope,
): void {
  if (e.left.type !== 'MemberExpression') return;
  const { object, property } = e.left;
  if (property.type !== 'Identifier' || e.left.computed) return;
  const isModule = (n: TSESTree.Node) =>
    n.type === 'Identifier' && n.name === 'module' && scope.lookup('module') === UNBOUND;
  const isExports = (n: TSESTree.Node) =>
    (n.type === 'Identifier' && n.name === 'exports' && scope.lookup('exports') === UNBOUND) ||
    (n.type === 'MemberExpression' &&
      isModule(n.object) &&
      n.property.type === 'Identifier' &&
      n.property.name === 'exports');
  const add = (exported: string, value: TSESTree.Expression, span: Span) => {
    if (value.type === 'Identifier' && scope.lookup(value.name) !== UNBOUND)
      exportBinding(lowering, exported, scope.lookup(value.name), span);
    else if (exported !== '=') lowering.pendingExports.push({ exported, value, span });
  };
  const span = spanOf(e);
  if (isModule(object) && property.name === 'exports') {
    if (right.type === 'ObjectExpression') {
      for (const p of right.properties) {
        if (p.type !== 'Property' || p.value.type === 'AssignmentPattern') continue;
        const name = keyName(p.key);
        if (name !== null && p.value.type === 'Identifier') add(name, p.value, spanOf(p));
      }
    } else if (right.type === 'Identifier' && scope.lookup(right.name) !== UNBOUND) {
      exportBinding(lowering, 'default', scope.lookup(right.name), span);
      exportBinding(lowering, '=', scope.lookup(right.name), span);
    }
    lowering.pendingExports.push({ exported: '=', value: right, span });
    return;
  }
  if (isExports(object)) add(property.name, right, span);
}

export function settleExport(lowering: Lowering, node: TSESTree.Expression, value: Expression): void {
  const index = lowering.pendingExports.findIndex((p) => p.value === node);
  if (index === -1) return;
  const [pending] = lowering.pendingExports.splice(index, 1);
  if (pending === undefined) return;
  if (pending.exported === '=' && value.kind === 'name') return; // already exported by its binding
  lowering.tables.exports.push({
    exported: pending.exported,
    binding: UNBOUND,
    value,
    from: null,
    imported: null,
    ...pending.span,
  });
}

export function nameOfExport(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return interned(node.type === 'Identifier' ? node.name : node.value);
}

function namesIn(node: TSESTree.Node, depth = 0): string[] {
  if (depth > DEPTH_LIMIT) return [];
  switch (node.type) {
    case 'Identifier':
      return [interned(node.name)];
    case 'ObjectPattern':
      return node.properties.flatMap((p) =>
        namesIn(p.type === 'RestElement' ? p.argument : p.value, depth + 1),
      );
    case 'ArrayPattern':
      return node.elements.flatMap((e) => (e === null ? [] : namesIn(e, depth + 1)));
    case 'RestElement':
      return namesIn(node.argument, depth + 1);
    case 'AssignmentPattern':
      return namesIn(node.left, depth + 1);
    default:
      return [];
  }
}
