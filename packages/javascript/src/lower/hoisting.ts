// Names are declared when their scope is entered, so that each is bound when it is met.
import { interned, NONE, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import { nameOfExport } from './exports.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { annotationOf, endOf, spanOf, startOf } from './types.ts';

/** `var` declarations of a function or module, wherever they stand in it. */
export function hoistVars(lowering: Lowering, body: readonly TSESTree.Statement[], scope: Scope): void {
  let depth = 0;
  const visit = (node: TSESTree.Statement | null | undefined): void => {
    if (node == null || depth > DEPTH_LIMIT) return;
    depth++;
    visitKind(node);
    depth--;
  };
  const visitKind = (node: TSESTree.Statement): void => {
    switch (node.type) {
      case 'VariableDeclaration':
        if (node.kind === 'var')
          for (const d of node.declarations) declarePattern(lowering, d.id, 'variable', scope);
        return;
      case 'IfStatement': {
        let at: TSESTree.Statement | null | undefined = node;
        while (at?.type === 'IfStatement') {
          visit(at.consequent);
          at = at.alternate;
        }
        visit(at);
        return;
      }
      case 'BlockStatement':
        node.body.forEach(visit);
        return;
      case 'ForStatement':
        if (node.init?.type === 'VariableDeclaration') visit(node.init);
        visit(node.body);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type === 'VariableDeclaration') visit(node.left);
        visit(node.body);
        return;
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'LabeledStatement':
      case 'WithStatement':
        visit(node.body);
        return;
      case 'SwitchStatement':
        for (const c of node.cases) c.consequent.forEach(visit);
        return;
      case 'TryStatement':
        visit(node.block);
        if (node.handler !== null) visit(node.handler.body);
        visit(node.finalizer);
        return;
      case 'ExportNamedDeclaration':
        if (node.declaration?.type === 'VariableDeclaration') visit(node.declaration);
        return;
      default:
        return;
    }
  };
  body.forEach(visit);
}

/** let, const, functions, classes, types and imports of one block. */
export function hoistLexical(lowering: Lowering, body: readonly TSESTree.Statement[], scope: Scope): void {
  for (const statement of body) {
    const node =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (node === null) continue;
    switch (node.type) {
      case 'VariableDeclaration':
        if (node.kind !== 'var')
          for (const d of node.declarations)
            declarePattern(lowering, d.id, node.kind === 'const' ? 'constant' : 'variable', scope);
        break;
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        if (node.id !== null) lowering.tables.declare(scope, node.id.name, 'function', spanOf(node.id));
        break;
      case 'ClassDeclaration':
        if (node.id !== null) lowering.tables.declare(scope, node.id.name, 'type', spanOf(node.id));
        break;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSEnumDeclaration':
        lowering.tables.declare(scope, node.id.name, 'type', spanOf(node.id));
        break;
      case 'TSModuleDeclaration':
        if (node.id.type === 'Identifier' && node.kind !== 'global')
          lowering.tables.declare(scope, node.id.name, 'constant', spanOf(node.id));
        break;
      case 'ImportDeclaration':
        declareImports(lowering, node, scope);
        break;
      case 'TSImportEqualsDeclaration': {
        const isRequire = node.moduleReference.type === 'TSExternalModuleReference';
        const binding = lowering.tables.declare(
          scope,
          node.id.name,
          isRequire ? 'import' : 'constant',
          spanOf(node.id),
        );
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          const from = node.moduleReference.expression;
          if (from.type === 'Literal' && typeof from.value === 'string')
            lowering.tables.importAll(from.value, binding, node.importKind === 'type', spanOf(node));
        }
        break;
      }
      default:
        break;
    }
  }
}

function declareImports(lowering: Lowering, node: TSESTree.ImportDeclaration, scope: Scope): void {
  const from = interned(node.source.value);
  if (node.specifiers.length === 0)
    lowering.tables.importAll(from, UNBOUND, node.importKind === 'type', spanOf(node));
  for (const s of node.specifiers) {
    const binding = lowering.tables.declare(scope, s.local.name, 'import', spanOf(s.local));
    const imported =
      s.type === 'ImportDefaultSpecifier'
        ? 'default'
        : s.type === 'ImportNamespaceSpecifier'
          ? '*'
          : nameOfExport(s.imported);
    const typeOnly = node.importKind === 'type' || (s.type === 'ImportSpecifier' && s.importKind === 'type');
    lowering.tables.imports.push({ from, imported, binding, typeOnly, start: startOf(s), end: endOf(s) });
  }
}

export function declarePattern(
  lowering: Lowering,
  node: TSESTree.Node,
  kind: 'variable' | 'constant' | 'parameter',
  scope: Scope,
): void {
  if (++lowering.depth <= DEPTH_LIMIT) declareNames(lowering, node, kind, scope);
  lowering.depth--;
}

function declareNames(
  lowering: Lowering,
  node: TSESTree.Node,
  kind: 'variable' | 'constant' | 'parameter',
  scope: Scope,
): void {
  switch (node.type) {
    case 'Identifier':
      lowering.tables.declare(
        scope,
        node.name,
        kind,
        { start: startOf(node), end: startOf(node) + node.name.length },
        annotationOf(node, (n) => scope.lookup(n)),
      );
      return;
    case 'ObjectPattern':
      for (const p of node.properties)
        declarePattern(lowering, p.type === 'RestElement' ? p.argument : p.value, kind, scope);
      return;
    case 'ArrayPattern':
      for (const e of node.elements) if (e !== null) declarePattern(lowering, e, kind, scope);
      return;
    case 'RestElement':
      declarePattern(lowering, node.argument, kind, scope);
      return;
    case 'AssignmentPattern':
      declarePattern(lowering, node.left, kind, scope);
      return;
    default:
      return;
  }
}

export function declareTypeParameters(
  lowering: Lowering,
  node: TSESTree.TSTypeParameterDeclaration | undefined | null,
  scope: Scope,
): void {
  for (const p of node?.params ?? NONE) lowering.tables.declare(scope, p.name.name, 'type', spanOf(p.name));
}
