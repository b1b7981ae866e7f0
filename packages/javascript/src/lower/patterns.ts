// What is bound or assigned to: names, members and patterns.
import { interned, NONE } from '@leakline/ir';
import type { Expression, Property } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { endOf, keyName, spanOf, startOf } from './types.ts';

/** A binding or assignment target. */
export function lowerPattern(lowering: Lowering, node: TSESTree.Node, scope: Scope): Expression {
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
  const result = lowerPatternKind(lowering, node, scope);
  lowering.depth--;
  return result;
}

function lowerPatternKind(lowering: Lowering, node: TSESTree.Node, scope: Scope): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'Identifier':
      return {
        kind: 'name',
        name: interned(node.name),
        binding: scope.lookup(node.name),
        start: span.start,
        end: span.start + node.name.length,
      };
    case 'ObjectPattern':
      return {
        kind: 'object',
        type: null,
        properties: node.properties.map((p): Property => {
          if (p.type === 'RestElement')
            return {
              key: null,
              computed: null,
              value: {
                kind: 'spread',
                operand: lowerPattern(lowering, p.argument, scope),
                start: startOf(p),
                end: endOf(p),
              },
              start: startOf(p),
              end: endOf(p),
            };
          const key = keyName(p.key, p.computed);
          return {
            key,
            computed: key === null ? lowerExpression(lowering, p.key, scope) : null,
            value: lowerPattern(lowering, p.value, scope),
            start: startOf(p),
            end: endOf(p),
          };
        }),
        start: span.start,
        end: span.end,
      };
    case 'ArrayPattern':
      return {
        kind: 'array',
        type: null,
        elements: node.elements.map((e) =>
          e === null
            ? { kind: 'unknown', construct: 'hole', children: NONE, start: span.start, end: span.start }
            : lowerPattern(lowering, e, scope),
        ),
        start: span.start,
        end: span.end,
      };
    case 'RestElement':
      return {
        kind: 'spread',
        operand: lowerPattern(lowering, node.argument, scope),
        start: span.start,
        end: span.end,
      };
    case 'AssignmentPattern':
      return {
        kind: 'assign',
        operator: '=',
        target: lowerPattern(lowering, node.left, scope),
        value: lowerExpression(lowering, node.right, scope),
        // It is a name's first value, if it is one at all.
        isDeclaration: true,
        start: span.start,
        end: span.end,
      };
    default:
      return lowerExpression(lowering, node as TSESTree.Expression, scope);
  }
}
