// Written-down TypeScript types to the IR's.
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { BindingId, Span, TypeRef } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';

export type Lookup = (name: string) => BindingId;

/**
 * Where a node stands. ESLint's parsers say it in `range`; oxc's nodes have `start` and `end` of their own, and are not
 * asked for `range`, too: an array for every node makes its tree a third more expensive to hand over.
 */
export type Placed =
  | { readonly range: readonly [number, number] }
  | { readonly range?: undefined; readonly start: number; readonly end: number };

export const startOf = (node: Placed): number => (node.range === undefined ? node.start : node.range[0]);

export const endOf = (node: Placed): number => (node.range === undefined ? node.end : node.range[1]);

export const spanOf = (node: Placed): Span => ({ start: startOf(node), end: endOf(node) });

export function annotationOf(
  node: { typeAnnotation?: TSESTree.TSTypeAnnotation | undefined } | null | undefined,
  lookup: Lookup,
): TypeRef | null {
  const annotation = node?.typeAnnotation;
  return annotation == null ? null : lowerType(annotation.typeAnnotation, lookup);
}

/** Types nested deeper than this are `unknown`: whoever walks the IR does so recursively. */
const DEPTH_LIMIT = 100;
let depth = 0;

export function lowerType(node: TSESTree.TypeNode, lookup: Lookup): TypeRef {
  if (depth >= DEPTH_LIMIT) return { kind: 'unknown', start: startOf(node), end: endOf(node) };
  depth++;
  try {
    return lowerTypeNode(node, lookup);
  } finally {
    depth--;
  }
}

function lowerTypeNode(node: TSESTree.TypeNode, lookup: Lookup): TypeRef {
  const span = spanOf(node);
  const named = (name: string): TypeRef => ({
    kind: 'named',
    qualifier: null,
    name,
    binding: UNBOUND,
    args: NONE,
    start: span.start,
    end: span.end,
  });
  switch (node.type) {
    case 'TSStringKeyword':
      return named('string');
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
      return named('number');
    case 'TSBooleanKeyword':
      return named('boolean');
    case 'TSVoidKeyword':
      return named('void');
    case 'TSNullKeyword':
      return { kind: 'literal', value: 'null', start: span.start, end: span.end };
    case 'TSUndefinedKeyword':
      return { kind: 'literal', value: 'undefined', start: span.start, end: span.end };
    case 'TSThisType':
      return named('this');
    case 'TSLiteralType': {
      const { literal } = node;
      if (literal.type === 'Literal')
        return { kind: 'literal', value: interned(String(literal.value)), start: span.start, end: span.end };
      if (literal.type === 'UnaryExpression' && literal.argument.type === 'Literal')
        return {
          kind: 'literal',
          value: `-${String(literal.argument.value)}`,
          start: span.start,
          end: span.end,
        };
      return { kind: 'unknown', start: span.start, end: span.end };
    }
    case 'TSTypeReference': {
      const args = node.typeArguments?.params.map((p) => lowerType(p, lookup)) ?? NONE;
      return lowerName(node.typeName, args, span, lookup);
    }
    case 'TSImportType':
    case 'TSTypeQuery':
      return { kind: 'unknown', start: span.start, end: span.end };
    case 'TSArrayType':
      return {
        kind: 'list',
        element: lowerType(node.elementType, lookup),
        isFixedSize: false,
        start: span.start,
        end: span.end,
      };
    case 'TSTupleType':
      return {
        kind: 'list',
        element: {
          kind: 'union',
          members: node.elementTypes.map((t) => lowerType(t, lookup)),
          start: span.start,
          end: span.end,
        },
        isFixedSize: true,
        start: span.start,
        end: span.end,
      };
    case 'TSNamedTupleMember':
      return lowerType(node.elementType, lookup);
    case 'TSRestType':
    case 'TSOptionalType':
      return lowerType(node.typeAnnotation, lookup);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return {
        kind: 'union',
        members: node.types.map((t) => lowerType(t, lookup)),
        start: span.start,
        end: span.end,
      };
    case 'TSIndexedAccessType': {
      // `['de', 'fr'][number]`: any of the elements.
      const of = node.indexType.type === 'TSNumberKeyword' ? lowerType(node.objectType, lookup) : null;
      return of?.kind === 'list' ? of.element : { kind: 'unknown', start: span.start, end: span.end };
    }
    case 'TSTypeOperator':
      return node.typeAnnotation == null
        ? { kind: 'unknown', start: span.start, end: span.end }
        : lowerType(node.typeAnnotation, lookup);
    case 'TSFunctionType':
    case 'TSConstructorType':
      return {
        kind: 'function',
        parameters: node.params.map((p) => parameterType(p, lookup)),
        results: node.returnType == null ? NONE : [lowerType(node.returnType.typeAnnotation, lookup)],
        start: span.start,
        end: span.end,
      };
    case 'TSTypeLiteral': {
      const [only] = node.members;
      if (node.members.length === 1 && only?.type === 'TSIndexSignature')
        return indexSignature(only, span, lookup);
      const fields: { name: string; type: TypeRef }[] = [];
      for (const member of node.members) {
        if (member.type === 'TSPropertySignature' && !member.computed)
          fields.push({
            name: keyName(member.key) ?? '',
            type: annotationOf(member, lookup) ?? {
              kind: 'unknown',
              start: startOf(member),
              end: endOf(member),
            },
          });
      }
      return { kind: 'object', fields: exact(fields), start: span.start, end: span.end };
    }
    case 'TSMappedType':
      return {
        kind: 'map',
        key: lowerType(node.constraint, lookup),
        value:
          node.typeAnnotation == null
            ? { kind: 'unknown', start: span.start, end: span.end }
            : lowerType(node.typeAnnotation, lookup),
        start: span.start,
        end: span.end,
      };
    case 'TSTemplateLiteralType':
      return named('string');
    default:
      return { kind: 'unknown', start: span.start, end: span.end };
  }
}

function indexSignature(node: TSESTree.TSIndexSignature, span: Span, lookup: Lookup): TypeRef {
  const [parameter] = node.parameters;
  return {
    kind: 'map',
    key: (parameter?.type === 'Identifier' ? annotationOf(parameter, lookup) : null) ?? {
      kind: 'unknown',
      start: span.start,
      end: span.end,
    },
    value: annotationOf(node, lookup) ?? { kind: 'unknown', start: span.start, end: span.end },
    start: span.start,
    end: span.end,
  };
}

/** `express.Request<P>`, `Record<string, T>`. */
export function lowerName(
  name: TSESTree.EntityName | TSESTree.Expression,
  args: readonly TypeRef[],
  span: Span,
  lookup: Lookup,
): TypeRef {
  if (name.type === 'Identifier') {
    const binding = lookup(name.name);
    if (
      binding === UNBOUND &&
      (name.name === 'Array' || name.name === 'ReadonlyArray') &&
      args[0] !== undefined
    )
      return { kind: 'list', element: args[0], isFixedSize: false, start: span.start, end: span.end };
    if (binding === UNBOUND && name.name === 'Record' && args[0] !== undefined && args[1] !== undefined)
      return { kind: 'map', key: args[0], value: args[1], start: span.start, end: span.end };
    return {
      kind: 'named',
      qualifier: null,
      name: interned(name.name),
      binding,
      args,
      start: span.start,
      end: span.end,
    };
  }
  if (name.type === 'TSQualifiedName') {
    const root = leftmost(name.left);
    return root === null
      ? { kind: 'unknown', start: span.start, end: span.end }
      : {
          kind: 'named',
          qualifier: root,
          name: interned(name.right.name),
          binding: lookup(root),
          args,
          start: span.start,
          end: span.end,
        };
  }
  if (
    name.type === 'MemberExpression' &&
    name.object.type === 'Identifier' &&
    name.property.type === 'Identifier' &&
    !name.computed
  ) {
    return {
      kind: 'named',
      qualifier: interned(name.object.name),
      name: interned(name.property.name),
      binding: lookup(name.object.name),
      args,
      start: span.start,
      end: span.end,
    };
  }
  return { kind: 'unknown', start: span.start, end: span.end };
}

function leftmost(name: TSESTree.EntityName): string | null {
  if (name.type === 'Identifier') return interned(name.name);
  return name.type === 'TSQualifiedName' ? leftmost(name.left) : null;
}

export function parameterType(parameter: TSESTree.Parameter, lookup: Lookup): TypeRef {
  const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const plain = target.type === 'AssignmentPattern' ? target.left : target;
  return annotationOf(plain, lookup) ?? { kind: 'unknown', start: startOf(parameter), end: endOf(parameter) };
}

/**
 * The name of a property key that is written down: `close`, `'close'`, `[Symbol.dispose]` (which is its name with the brackets).
 * null for keys that are worked out.
 */
export function keyName(key: TSESTree.PropertyName | TSESTree.Expression, isComputed = false): string | null {
  switch (key.type) {
    case 'Identifier':
      return isComputed ? null : interned(key.name);
    case 'MemberExpression':
      return key.object.type === 'Identifier' && key.object.name === 'Symbol' && !key.computed
        ? interned(`[Symbol.${key.property.name}]`)
        : null;
    case 'PrivateIdentifier':
      return interned(`#${key.name}`);
    case 'Literal':
      return typeof key.value === 'string' || typeof key.value === 'number'
        ? interned(String(key.value))
        : null;
    default:
      return null;
  }
}
