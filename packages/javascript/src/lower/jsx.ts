// JSX: a component is a call with its attributes and children as arguments.
import type { Expression, Property } from '@leakline/ir';
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { literal } from './operators.ts';
import { endOf, spanOf, startOf } from './types.ts';

/** JSX is a call of its component: attributes as one object, then the children. */
export function lowerJsx(
  lowering: Lowering,
  node: TSESTree.JSXElement | TSESTree.JSXFragment,
  scope: Scope,
): Expression {
  const span = spanOf(node);
  const args: Expression[] = [];
  let callee: Expression = {
    kind: 'unknown',
    construct: node.type,
    children: NONE,
    start: span.start,
    end: span.start,
  };
  if (node.type === 'JSXElement') {
    const { name } = node.openingElement;
    if (name.type === 'JSXIdentifier')
      callee = {
        kind: 'name',
        name: interned(name.name),
        binding: /^[a-z]/.test(name.name) ? UNBOUND : scope.lookup(name.name),
        start: startOf(name),
        end: endOf(name),
      };
    else if (name.type === 'JSXMemberExpression') callee = jsxMember(name, scope);
    const properties: Property[] = [];
    for (const a of node.openingElement.attributes) {
      if (a.type === 'JSXSpreadAttribute')
        properties.push({
          key: null,
          computed: null,
          value: {
            kind: 'spread',
            operand: lowerExpression(lowering, a.argument, scope),
            start: startOf(a),
            end: endOf(a),
          },
          start: startOf(a),
          end: endOf(a),
        });
      else if (a.value !== null) {
        const value = lowerJsxChild(lowering, a.value, scope);
        if (value !== null)
          properties.push({
            key: interned(a.name.type === 'JSXIdentifier' ? a.name.name : a.name.name.name),
            computed: null,
            value,
            start: startOf(a),
            end: endOf(a),
          });
      }
    }
    args.push({
      kind: 'object',
      type: null,
      properties: exact(properties),
      start: startOf(node.openingElement),
      end: endOf(node.openingElement),
    });
  }
  for (const child of node.children) {
    const value = lowerJsxChild(lowering, child, scope);
    if (value !== null) args.push(value);
  }
  return {
    kind: 'call',
    callee,
    args: exact(args),
    typeArgs: NONE,
    isNew: false,
    isOptional: false,
    start: span.start,
    end: span.end,
  };
}

function lowerJsxChild(
  lowering: Lowering,
  node: TSESTree.JSXChild | TSESTree.Literal | TSESTree.JSXExpression | TSESTree.JSXElement,
  scope: Scope,
): Expression | null {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return lowerExpression(lowering, node, scope);
    case 'JSXExpressionContainer':
      return node.expression.type === 'JSXEmptyExpression'
        ? null
        : lowerExpression(lowering, node.expression, scope);
    case 'JSXSpreadChild':
      return node.expression.type === 'JSXEmptyExpression'
        ? null
        : lowerExpression(lowering, node.expression, scope);
    case 'Literal':
      return literal(node, spanOf(node));
    default:
      return null;
  }
}

/** `<Foo.Bar>`; dotted names are short, so recursion is fine up to what is sane. */
function jsxMember(node: TSESTree.JSXTagNameExpression, scope: Scope, depth = 0): Expression {
  const span = spanOf(node);
  if (node.type === 'JSXIdentifier')
    return node.name === 'this'
      ? { kind: 'this', start: span.start, end: span.end }
      : {
          kind: 'name',
          name: interned(node.name),
          binding: scope.lookup(node.name),
          start: span.start,
          end: span.end,
        };
  if (node.type !== 'JSXMemberExpression' || depth > DEPTH_LIMIT / 2)
    return { kind: 'unknown', construct: node.type, children: NONE, start: span.start, end: span.end };
  return {
    kind: 'member',
    object: jsxMember(node.object, scope, depth + 1),
    property: interned(node.property.name),
    propertyStart: startOf(node.property),
    propertyEnd: endOf(node.property),
    isOptional: false,
    start: span.start,
    end: span.end,
  };
}
