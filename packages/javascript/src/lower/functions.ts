// Functions and their parameters; what a constructor's parameters declare as fields.
import { exact, interned, NONE } from '@leakline/ir';
import type {
  Expression,
  Field,
  FunctionForm,
  FunctionId,
  Parameter,
  Span,
  Statement,
  TypeId,
} from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Scope } from './builder.ts';
import { lowerDecorators } from './classes.ts';
import { lowerExpression } from './expressions.ts';
import { declarePattern, declareTypeParameters, hoistLexical, hoistVars } from './hoisting.ts';
import type { FunctionNode, Lowering } from './lowering.ts';
import { lowerPattern } from './patterns.ts';
import { lowerStatements } from './statements.ts';
import { annotationOf, endOf, lowerType, spanOf, startOf } from './types.ts';

export function lowerFunction(
  lowering: Lowering,
  node: FunctionNode,
  outer: Scope,
  form: FunctionForm,
  owner: TypeId | null,
  isStatic: boolean,
  named: { name: string; span: Span } | null = null,
  decorators: readonly Expression[] = NONE,
  ownerFields: Field[] | null = null,
): FunctionId {
  const fn = lowering.tables.reserveFunction();
  const scope = new Scope(outer, fn);
  if (node.type === 'FunctionExpression' && node.id !== null && named === null) {
    const self = lowering.tables.declare(scope, node.id.name, 'function', spanOf(node.id));
    const b = lowering.tables.bindings[self];
    if (b !== undefined) b.function = fn;
  }
  if (node.type === 'FunctionDeclaration' && node.id !== null) {
    const b = lowering.tables.bindings[outer.lookup(node.id.name)];
    if (b !== undefined && b.kind === 'function') b.function ??= fn;
  }
  declareTypeParameters(lowering, node.typeParameters, scope);
  const lookup = (n: string) => scope.lookup(n);
  for (const p of node.params)
    declarePattern(lowering, p.type === 'TSParameterProperty' ? p.parameter : p, 'parameter', scope);
  const assignments: Statement[] = [];
  const parameters: Parameter[] = [];
  for (const p of node.params) {
    const parameter = lowerParameter(lowering, p, scope);
    parameters.push(parameter);
    // `constructor(private readonly x: X)` declares a field and assigns it.
    if (p.type === 'TSParameterProperty' && parameter.target.kind === 'name') {
      const span = { start: parameter.target.start, end: parameter.target.end };
      const { name } = parameter.target;
      ownerFields?.push({
        name,
        type: parameter.type,
        value: null,
        isStatic: false,
        decorators: NONE,
        start: span.start,
        end: span.end,
      });
      const target: Expression = {
        kind: 'member',
        object: { kind: 'this', start: span.start, end: span.end },
        property: name,
        propertyStart: span.start,
        propertyEnd: span.end,
        isOptional: false,
        start: span.start,
        end: span.end,
      };
      assignments.push({
        kind: 'expression',
        expression: {
          kind: 'assign',
          operator: '=',
          target,
          value: { ...parameter.target },
          isDeclaration: false,
          start: span.start,
          end: span.end,
        },
        start: span.start,
        end: span.end,
      });
    }
  }
  let body: readonly Statement[];
  if (node.body.type === 'BlockStatement') {
    hoistVars(lowering, node.body.body, scope);
    hoistLexical(lowering, node.body.body, scope);
    body = lowerStatements(lowering, node.body.body, scope);
    if (assignments.length > 0) body = [...assignments, ...body];
  } else
    body = [
      {
        kind: 'return',
        value: lowerExpression(lowering, node.body, scope),
        start: startOf(node.body),
        end: endOf(node.body),
      },
    ];
  const name =
    named ??
    (node.id === null || node.id == null ? null : { name: interned(node.id.name), span: spanOf(node.id) });
  lowering.tables.functions[fn] = {
    name: name?.name ?? null,
    nameSpan: name?.span ?? headOf(node),
    form,
    parent: outer.fn,
    owner,
    receiver: null,
    isStatic,
    isAsync: node.async,
    isGenerator: node.generator,
    parameters: exact(parameters),
    results: node.returnType == null ? NONE : [lowerType(node.returnType.typeAnnotation, lookup)],
    resultBindings: NONE,
    decorators,
    body,
    start: startOf(node),
    end: endOf(node),
  };
  return fn;
}

function lowerParameter(lowering: Lowering, node: TSESTree.Parameter, scope: Scope): Parameter {
  const lookup = (n: string) => scope.lookup(n);
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
  const decorators = lowerDecorators(lowering, node, scope);
  const isRest = inner.type === 'RestElement';
  const bare = inner.type === 'RestElement' ? inner.argument : inner;
  const target = bare.type === 'AssignmentPattern' ? bare.left : bare;
  return {
    target: lowerPattern(lowering, target, scope),
    type: annotationOf(typed(inner), lookup) ?? annotationOf(typed(target), lookup),
    defaultValue: bare.type === 'AssignmentPattern' ? lowerExpression(lowering, bare.right, scope) : null,
    isRest,
    decorators,
    start: startOf(node),
    end: endOf(node),
  };
}

/** Patterns and names carry their annotation; a member as a target has none. */
function typed(node: TSESTree.Node): { typeAnnotation?: TSESTree.TSTypeAnnotation | undefined } | null {
  return node.type === 'Identifier' ||
    node.type === 'ObjectPattern' ||
    node.type === 'ArrayPattern' ||
    node.type === 'RestElement'
    ? node
    : null;
}

/** The part of a function before its body: what an editor underlines for it. */
export function headOf(node: FunctionNode): Span {
  return { start: startOf(node), end: Math.max(startOf(node), Math.min(startOf(node.body), endOf(node))) };
}
