// Classes: fields, methods and what their bodies run.
import { NONE } from '@leakline/ir';
import type { Expression, Field, FunctionForm, FunctionId, Signature, Supertype, TypeId } from '@leakline/ir';
import { Scope } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import { lowerFunction } from './functions.ts';
import { declareTypeParameters, hoistLexical, hoistVars } from './hoisting.ts';
import type { ClassNode, DecoratedNode, Lowering } from './lowering.ts';
import { lowerStatements } from './statements.ts';
import { setType } from './type-declarations.ts';
import {
  annotationOf,
  endOf,
  keyName,
  lowerName,
  lowerType,
  parameterType,
  spanOf,
  startOf,
} from './types.ts';

export function lowerClass(lowering: Lowering, node: ClassNode, scope: Scope): TypeId {
  const id = lowering.tables.reserveType();
  const inner = new Scope(scope, scope.fn);
  // A named class expression binds its name inside itself.
  if (node.type === 'ClassExpression' && node.id !== null)
    lowering.tables.declare(inner, node.id.name, 'type', spanOf(node.id));
  declareTypeParameters(lowering, node.typeParameters, inner);
  const lookup = (n: string) => inner.lookup(n);
  const fields: Field[] = [];
  const methods: FunctionId[] = [];
  const signatures: Signature[] = [];
  const supertypes: Supertype[] = [];
  if (node.superClass !== null) {
    const args = node.superTypeArguments?.params.map((p) => lowerType(p, lookup)) ?? NONE;
    const type = lowerName(node.superClass, args, spanOf(node.superClass), lookup);
    supertypes.push({
      how: 'extends',
      type,
      value: lowerExpression(lowering, node.superClass, inner),
      start: startOf(node.superClass),
      end: endOf(node.superClass),
    });
  }
  for (const i of node.implements ?? NONE)
    supertypes.push({
      how: 'implements',
      type: lowerName(
        i.expression,
        i.typeArguments?.params.map((p) => lowerType(p, lookup)) ?? NONE,
        spanOf(i),
        lookup,
      ),
      value: null,
      start: startOf(i),
      end: endOf(i),
    });
  const decorators = lowerDecorators(lowering, node, scope);
  for (const m of node.body.body) {
    switch (m.type) {
      case 'PropertyDefinition':
      case 'AccessorProperty': {
        const name = keyName(m.key, m.computed) ?? '';
        const type = annotationOf(m, lookup);
        fields.push({
          name,
          type,
          value: m.value === null ? null : lowerExpression(lowering, m.value, inner, name, id),
          isStatic: m.static,
          decorators: lowerDecorators(lowering, m, inner),
          start: startOf(m),
          end: endOf(m),
        });
        break;
      }
      case 'MethodDefinition': {
        const name = keyName(m.key, m.computed);
        if (m.value.type === 'TSEmptyBodyFunctionExpression') {
          signatures.push({
            name: name ?? '',
            parameters: m.value.params.map((p) => parameterType(p, lookup)),
            results:
              m.value.returnType == null ? NONE : [lowerType(m.value.returnType.typeAnnotation, lookup)],
            start: startOf(m),
            end: endOf(m),
          });
          break;
        }
        const form: FunctionForm =
          m.kind === 'constructor'
            ? 'constructor'
            : m.kind === 'get'
              ? 'getter'
              : m.kind === 'set'
                ? 'setter'
                : 'method';
        methods.push(
          lowerFunction(
            lowering,
            m.value,
            inner,
            form,
            id,
            m.static,
            name === null ? null : { name, span: spanOf(m.key) },
            lowerDecorators(lowering, m, inner),
            fields,
          ),
        );
        break;
      }
      case 'StaticBlock': {
        const fn = lowering.tables.reserveFunction();
        const block = new Scope(inner, fn);
        hoistVars(lowering, m.body, block);
        hoistLexical(lowering, m.body, block);
        lowering.tables.functions[fn] = {
          name: null,
          nameSpan: spanOf(m),
          form: 'static',
          parent: scope.fn,
          owner: id,
          receiver: null,
          isStatic: true,
          isAsync: false,
          isGenerator: false,
          parameters: NONE,
          results: NONE,
          resultBindings: NONE,
          decorators: NONE,
          body: lowerStatements(lowering, m.body, block),
          start: startOf(m),
          end: endOf(m),
        };
        methods.push(fn);
        break;
      }
      default:
        break; // abstract members and index signatures hold nothing
    }
  }
  setType(
    lowering,
    id,
    node.id,
    'class',
    node.type === 'ClassExpression' ? inner : scope,
    { supertypes, fields, methods, signatures, decorators, underlying: null },
    spanOf(node),
  );
  return id;
}

export function lowerDecorators(
  lowering: Lowering,
  node: DecoratedNode,
  scope: Scope,
): readonly Expression[] {
  return node.decorators === undefined || node.decorators.length === 0
    ? NONE
    : node.decorators.map((d) => lowerExpression(lowering, d.expression, scope));
}
