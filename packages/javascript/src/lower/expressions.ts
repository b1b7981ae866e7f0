// Expressions, by the kind of their node.
import type { Call, Expression, Property, Span, TypeId, TypeRef } from '@leakline/ir';
import { exact, interned, isIn, NONE, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { borrowedCall, boundFunction, type BorrowedCall } from './borrowed-calls.ts';
import type { Scope } from './builder.ts';
import { lowerClass } from './classes.ts';
import { settleExport } from './exports.ts';
import { headOf, lowerFunction } from './functions.ts';
import { lowerJsx } from './jsx.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { literal, lowerChain, lowerMember } from './operators.ts';
import { lowerPattern } from './patterns.ts';
import { asksForFiles, loadedFolder } from './loaded-folders.ts';
import { requiredModule } from './required-modules.ts';
import { endOf, keyName, lowerType, spanOf, startOf } from './types.ts';

export function lowerExpression(
  lowering: Lowering,
  node: TSESTree.Expression | TSESTree.PrivateIdentifier | TSESTree.SpreadElement,
  scope: Scope,
  name: string | null = null,
  owner: TypeId | null = null,
): Expression {
  if (++lowering.depth > DEPTH_LIMIT) {
    lowering.depth--;
    lowering.tooDeep(spanOf(node));
    return {
      kind: 'unknown',
      construct: 'nesting',
      children: NONE,
      start: startOf(node),
      end: endOf(node),
    };
  }
  const result = lowerExpressionKind(lowering, node, scope, name, owner);
  lowering.depth--;
  if (lowering.pendingExports.length > 0) settleExport(lowering, node as TSESTree.Expression, result);
  return result;
}

function lowerList(
  lowering: Lowering,
  nodes: readonly (TSESTree.Expression | TSESTree.SpreadElement)[],
  scope: Scope,
): readonly Expression[] {
  return nodes.length === 0 ? NONE : nodes.map((n) => lowerExpression(lowering, n, scope));
}

function lowerExpressionKind(
  lowering: Lowering,
  node: TSESTree.Expression | TSESTree.PrivateIdentifier | TSESTree.SpreadElement,
  scope: Scope,
  name: string | null,
  owner: TypeId | null,
): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'Identifier':
      return {
        kind: 'name',
        name: interned(node.name),
        binding: scope.lookup(node.name),
        start: span.start,
        end: Math.min(span.end, span.start + node.name.length),
      };
    case 'PrivateIdentifier':
      return {
        kind: 'name',
        name: interned(`#${node.name}`),
        binding: UNBOUND,
        start: span.start,
        end: span.end,
      };
    case 'Literal':
      return literal(node, span);
    case 'TemplateLiteral': {
      const parts: Expression[] = [];
      // ESTree's texts of JavaScript stand inside of what delimits them, typescript-eslint's and espree's reach over it.
      const isInside = node.quasis[0] !== undefined && startOf(node.quasis[0]) > startOf(node);
      for (const [i, quasi] of node.quasis.entries()) {
        if (quasi.value.raw !== '')
          parts.push({
            kind: 'literal',
            type: 'string',
            value: interned((quasi.value.cooked ?? quasi.value.raw).slice(0, 256)),
            start: startOf(quasi) - (isInside ? 1 : 0),
            end: endOf(quasi) + (isInside ? (quasi.tail ? 1 : 2) : 0),
          });
        const hole = node.expressions[i];
        if (hole !== undefined) parts.push(lowerExpression(lowering, hole, scope));
      }
      return { kind: 'template', parts: exact(parts), start: span.start, end: span.end };
    }
    case 'TaggedTemplateExpression':
      return {
        kind: 'call',
        callee: lowerExpression(lowering, node.tag, scope),
        args: lowerList(lowering, node.quasi.expressions, scope),
        typeArgs: NONE,
        isNew: false,
        isOptional: false,
        start: span.start,
        end: span.end,
      };
    case 'ThisExpression':
    case 'Super':
      return { kind: 'this', start: span.start, end: span.end };
    case 'MemberExpression':
      return lowerMember(lowering, node, scope);
    case 'ChainExpression':
      return lowerExpression(lowering, node.expression, scope);
    case 'CallExpression':
    case 'NewExpression': {
      if (node.type === 'CallExpression' && asksForFiles(node)) lowering.listsFolders = true;
      const required =
        node.type === 'CallExpression' ? (requiredModule(node) ?? loadedFolder(node, lowering)) : null;
      if (required !== null && !lowering.tables.imports.some((i) => isIn(span, i)))
        lowering.tables.importAll(required, UNBOUND, false, span);
      const borrowed = node.type === 'CallExpression' ? borrowedCall(node, lowering, scope) : null;
      if (borrowed !== null) return lowerBorrowed(lowering, borrowed, scope, span);
      const bound = node.type === 'CallExpression' ? boundFunction(node, lowering, scope) : null;
      if (bound !== null) return lowerExpression(lowering, bound, scope, name);
      return {
        kind: 'call',
        callee: lowerExpression(lowering, node.callee, scope),
        args: lowerList(lowering, node.arguments, scope),
        typeArgs: node.typeArguments?.params.map((p) => lowerType(p, (n) => scope.lookup(n))) ?? NONE,
        isNew: node.type === 'NewExpression',
        isOptional: node.type === 'CallExpression' && node.optional,
        start: span.start,
        end: span.end,
      };
    }
    case 'ImportExpression': {
      const from =
        node.source.type === 'Literal' && typeof node.source.value === 'string'
          ? node.source.value
          : loadedFolder(node, lowering);
      if (from !== null) lowering.tables.importAll(from, UNBOUND, false, span);
      return {
        kind: 'call',
        callee: { kind: 'name', name: 'import', binding: UNBOUND, start: span.start, end: span.start + 6 },
        args: [lowerExpression(lowering, node.source, scope)],
        typeArgs: NONE,
        isNew: false,
        isOptional: false,
        start: span.start,
        end: span.end,
      };
    }
    case 'ObjectExpression':
      return {
        kind: 'object',
        type: null,
        properties: node.properties.map((p): Property => {
          if (p.type === 'SpreadElement')
            return {
              key: null,
              computed: null,
              value: lowerExpression(lowering, p, scope),
              start: startOf(p),
              end: endOf(p),
            };
          const key = keyName(p.key, p.computed);
          const computed = key === null ? lowerExpression(lowering, p.key, scope) : null;
          return {
            key,
            computed,
            value:
              p.method || p.kind !== 'init'
                ? lowerMethod(lowering, p, scope, key)
                : lowerPattern(lowering, p.value, scope),
            start: startOf(p),
            end: endOf(p),
          };
        }),
        start: span.start,
        end: span.end,
      };
    case 'ArrayExpression':
      return {
        kind: 'array',
        type: null,
        elements: node.elements.map((e) =>
          e === null
            ? { kind: 'unknown', construct: 'hole', children: NONE, start: span.start, end: span.start }
            : lowerExpression(lowering, e, scope),
        ),
        start: span.start,
        end: span.end,
      };
    case 'SpreadElement':
      return {
        kind: 'spread',
        operand: lowerExpression(lowering, node.argument, scope),
        start: span.start,
        end: span.end,
      };
    case 'FunctionExpression':
      return {
        kind: 'function',
        function: lowerFunction(
          lowering,
          node,
          scope,
          'function',
          null,
          false,
          node.id === null && name !== null ? { name, span: headOf(node) } : null,
        ),
        start: span.start,
        end: span.end,
      };
    case 'ArrowFunctionExpression':
      return {
        kind: 'function',
        function: lowerFunction(
          lowering,
          node,
          scope,
          'arrow',
          owner,
          false,
          name === null ? null : { name, span: headOf(node) },
        ),
        start: span.start,
        end: span.end,
      };
    case 'ClassExpression':
      return {
        kind: 'type',
        type: null,
        declaration: lowerClass(lowering, node, scope),
        start: span.start,
        end: span.end,
      };
    case 'ConditionalExpression':
      return {
        kind: 'conditional',
        test: lowerExpression(lowering, node.test, scope),
        then: lowerExpression(lowering, node.consequent, scope),
        otherwise: lowerExpression(lowering, node.alternate, scope),
        start: span.start,
        end: span.end,
      };
    case 'LogicalExpression':
    case 'BinaryExpression':
      return lowerChain(lowering, node, scope);
    case 'UnaryExpression':
      return {
        kind: 'unary',
        operator: node.operator,
        operand: lowerExpression(lowering, node.argument, scope),
        start: span.start,
        end: span.end,
      };
    case 'UpdateExpression':
      return {
        kind: 'assign',
        operator: node.operator,
        target: lowerExpression(lowering, node.argument, scope),
        value: null,
        isDeclaration: false,
        start: span.start,
        end: span.end,
      };
    case 'AssignmentExpression': {
      const value = lowerExpression(
        lowering,
        node.right,
        scope,
        node.left.type === 'Identifier' ? node.left.name : null,
      );
      return {
        kind: 'assign',
        operator: node.operator,
        target: lowerPattern(lowering, node.left, scope),
        value,
        isDeclaration: false,
        start: span.start,
        end: span.end,
      };
    }
    case 'AwaitExpression':
      return {
        kind: 'wrapped',
        how: 'await',
        operand: lowerExpression(lowering, node.argument, scope),
        type: null,
        start: span.start,
        end: span.end,
      };
    case 'YieldExpression':
      return node.argument == null
        ? { kind: 'unknown', construct: 'yield', children: NONE, start: span.start, end: span.end }
        : {
            kind: 'wrapped',
            how: 'yield',
            operand: lowerExpression(lowering, node.argument, scope),
            type: null,
            start: span.start,
            end: span.end,
          };
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression': {
      const operand = lowerExpression(lowering, node.expression, scope);
      const type: TypeRef = lowerType(node.typeAnnotation, (n) => scope.lookup(n));
      // `as const` and `as unknown` say nothing about what it is.
      return type.kind === 'unknown' || (type.kind === 'named' && type.name === 'const')
        ? operand
        : { kind: 'wrapped', how: 'assert', operand, type, start: span.start, end: span.end };
    }
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return lowerExpression(lowering, node.expression, scope);
    case 'SequenceExpression':
      return {
        kind: 'sequence',
        expressions: lowerList(lowering, node.expressions, scope),
        start: span.start,
        end: span.end,
      };
    case 'JSXElement':
    case 'JSXFragment':
      return lowerJsx(lowering, node, scope);
    case 'MetaProperty':
      return {
        kind: 'unknown',
        construct: `${node.meta.name}.${node.property.name}`,
        children: NONE,
        start: span.start,
        end: span.end,
      };
    default:
      return { kind: 'unknown', construct: node.type, children: NONE, start: span.start, end: span.end };
  }
}

function lowerMethod(lowering: Lowering, p: TSESTree.Property, scope: Scope, key: string | null): Expression {
  const span = spanOf(p.value);
  if (p.value.type !== 'FunctionExpression') return lowerPattern(lowering, p.value, scope);
  const fn = lowerFunction(
    lowering,
    p.value,
    scope,
    'function',
    null,
    false,
    key === null ? null : { name: key, span: spanOf(p.key) },
  );
  return { kind: 'function', function: fn, start: span.start, end: span.end };
}

function lowerBorrowed(
  lowering: Lowering,
  { callee, on, args, rest }: BorrowedCall,
  scope: Scope,
  span: Span,
): Call {
  const called = lowerExpression(lowering, callee, scope);
  const list = rest === null ? null : lowerExpression(lowering, rest, scope);
  return {
    kind: 'call',
    callee:
      on === null || called.kind !== 'member'
        ? called
        : { ...called, object: lowerExpression(lowering, on, scope), end: endOf(on) },
    args: exact([
      ...lowerList(lowering, args, scope),
      ...(list === null
        ? []
        : [{ kind: 'spread' as const, operand: list, start: list.start, end: list.end }]),
    ]),
    typeArgs: NONE,
    isNew: false,
    isOptional: false,
    start: span.start,
    end: span.end,
  };
}
