// Literals, member access, and chains of operators.
import { interned } from '@leakline/ir';
import type { Expression, Span } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { endOf, keyName, spanOf, startOf } from './types.ts';

export function literal(node: TSESTree.Literal, span: Span): Expression {
  if (node.value === null && !('regex' in node))
    return { kind: 'literal', type: 'null', value: 'null', start: span.start, end: span.end };
  if ('regex' in node && node.regex != null)
    return {
      kind: 'literal',
      type: 'regexp',
      value: interned(`/${node.regex.pattern}/${node.regex.flags}`.slice(0, 256)),
      start: span.start,
      end: span.end,
    };
  switch (typeof node.value) {
    case 'string':
      return {
        kind: 'literal',
        type: 'string',
        value: interned(node.value.slice(0, 256)),
        start: span.start,
        end: span.end,
      };
    case 'boolean':
      return {
        kind: 'literal',
        type: 'boolean',
        value: String(node.value),
        start: span.start,
        end: span.end,
      };
    default:
      return {
        kind: 'literal',
        type: 'number',
        value: interned(node.raw.slice(0, 256)),
        start: span.start,
        end: span.end,
      };
  }
}

export function lowerMember(lowering: Lowering, node: TSESTree.MemberExpression, scope: Scope): Expression {
  const span = spanOf(node);
  const object = lowerExpression(lowering, node.object, scope);
  const property =
    node.property.type === 'Literal' && typeof node.property.value !== 'string'
      ? null
      : keyName(node.property, node.computed);
  if (property !== null)
    return {
      kind: 'member',
      object,
      property,
      propertyStart: startOf(node.property),
      propertyEnd: endOf(node.property),
      isOptional: node.optional,
      start: span.start,
      end: span.end,
    };
  return {
    kind: 'index',
    object,
    index: lowerExpression(lowering, node.property, scope),
    start: span.start,
    end: span.end,
  };
}

/** Binary and logical chains, which generated code makes thousands long, without recursion on the left side. */
export function lowerChain(
  lowering: Lowering,
  first: TSESTree.BinaryExpression | TSESTree.LogicalExpression,
  scope: Scope,
): Expression {
  const spine: (TSESTree.BinaryExpression | TSESTree.LogicalExpression)[] = [];
  let at: TSESTree.Expression | TSESTree.PrivateIdentifier = first;
  while (at.type === 'BinaryExpression' || at.type === 'LogicalExpression') {
    spine.push(at);
    at = at.left;
  }
  let left = lowerExpression(lowering, at, scope);
  // A chain of thousands would overflow whoever walks the IR: what is left of its last operands is one unknown.
  if (spine.length > DEPTH_LIMIT / 2) {
    const cut = spine.splice(DEPTH_LIMIT / 2);
    left = {
      kind: 'unknown',
      construct: 'long chain',
      children: [
        left,
        ...cut
          .slice(0, 32)
          .reverse()
          .map((n) => lowerExpression(lowering, n.right, scope)),
      ],
      start: spanOf(first).start,
      end: spanOf(cut[0] ?? first).end,
    };
  }
  for (const node of spine.reverse()) {
    const right = lowerExpression(lowering, node.right, scope);
    left =
      node.type === 'LogicalExpression'
        ? { kind: 'logical', operator: node.operator, left, right, start: startOf(node), end: endOf(node) }
        : { kind: 'binary', operator: node.operator, left, right, start: startOf(node), end: endOf(node) };
  }
  return left;
}
