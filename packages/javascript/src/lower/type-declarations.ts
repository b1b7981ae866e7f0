// Interfaces, type aliases and enums, and where every declared type is entered.
import type { Field, Signature, Span, Supertype, TypeDeclaration, TypeId } from '@leakline/ir';
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Scope } from './builder.ts';
import { lowerExpression } from './expressions.ts';
import { declareTypeParameters } from './hoisting.ts';
import type { Lowering } from './lowering.ts';
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

export function lowerInterface(
  lowering: Lowering,
  node: TSESTree.TSInterfaceDeclaration,
  scope: Scope,
): void {
  const id = lowering.tables.reserveType();
  const inner = new Scope(scope, scope.fn);
  declareTypeParameters(lowering, node.typeParameters, inner);
  const lookup = (n: string) => inner.lookup(n);
  const fields: Field[] = [];
  const signatures: Signature[] = [];
  for (const m of node.body.body) {
    if (m.type === 'TSPropertySignature' && !m.computed) {
      const type = annotationOf(m, lookup);
      const name = keyName(m.key) ?? '';
      if (type?.kind === 'function')
        signatures.push({
          name,
          parameters: type.parameters,
          results: type.results,
          start: startOf(m),
          end: endOf(m),
        });
      else
        fields.push({
          name,
          type,
          value: null,
          isStatic: false,
          decorators: NONE,
          start: startOf(m),
          end: endOf(m),
        });
    } else if (m.type === 'TSMethodSignature' && !m.computed) {
      signatures.push({
        name: keyName(m.key) ?? '',
        parameters: m.params.map((p) => parameterType(p, lookup)),
        results: m.returnType == null ? NONE : [lowerType(m.returnType.typeAnnotation, lookup)],
        start: startOf(m),
        end: endOf(m),
      });
    }
  }
  const supertypes = node.extends.map((e): Supertype => ({
    how: 'extends',
    type: lowerName(
      e.expression,
      e.typeArguments?.params.map((p) => lowerType(p, lookup)) ?? NONE,
      spanOf(e),
      lookup,
    ),
    value: null,
    start: startOf(e),
    end: endOf(e),
  }));
  setType(
    lowering,
    id,
    node.id,
    'interface',
    scope,
    { supertypes, fields, methods: NONE, signatures, decorators: NONE, underlying: null },
    spanOf(node),
  );
}

export function lowerAlias(lowering: Lowering, node: TSESTree.TSTypeAliasDeclaration, scope: Scope): void {
  const id = lowering.tables.reserveType();
  const inner = new Scope(scope, scope.fn);
  declareTypeParameters(lowering, node.typeParameters, inner);
  const underlying = lowerType(node.typeAnnotation, (n) => inner.lookup(n));
  setType(
    lowering,
    id,
    node.id,
    'alias',
    scope,
    { supertypes: NONE, fields: NONE, methods: NONE, signatures: NONE, decorators: NONE, underlying },
    spanOf(node),
  );
}

export function lowerEnum(lowering: Lowering, node: TSESTree.TSEnumDeclaration, scope: Scope): void {
  const id = lowering.tables.reserveType();
  const fields = node.body.members.map((m): Field => ({
    name: keyName(m.id) ?? '',
    type: null,
    value: m.initializer == null ? null : lowerExpression(lowering, m.initializer, scope),
    isStatic: true,
    decorators: NONE,
    start: startOf(m),
    end: endOf(m),
  }));
  setType(
    lowering,
    id,
    node.id,
    'enum',
    scope,
    { supertypes: NONE, fields, methods: NONE, signatures: NONE, decorators: NONE, underlying: null },
    spanOf(node),
  );
}

export function setType(
  lowering: Lowering,
  id: TypeId,
  name: TSESTree.Identifier | null,
  form: 'class' | 'interface' | 'enum' | 'alias',
  scope: Scope,
  rest: Pick<
    TypeDeclaration,
    'supertypes' | 'fields' | 'methods' | 'signatures' | 'decorators' | 'underlying'
  >,
  span: Span,
): void {
  const binding = name === null ? UNBOUND : scope.lookup(name.name);
  const b = lowering.tables.bindings[binding];
  const before = b?.declaration ?? null;
  const other = before === null ? null : (lowering.tables.types[before] ?? null);
  // `interface Peer { on(…): this }` beside `class Peer`: the name is the class's, which has what the interface says of it.
  const isMerged = form === 'class' && other?.form === 'interface';
  if (b !== undefined && (before === null || isMerged)) b.declaration = id;
  const said = isMerged ? other : null;
  if (before !== null && said !== null)
    lowering.tables.types[before] = { ...said, supertypes: NONE, fields: NONE, signatures: NONE };
  lowering.tables.types[id] = {
    name: name === null ? null : interned(name.name),
    nameSpan: name === null ? { start: span.start, end: span.start } : spanOf(name),
    form,
    binding,
    supertypes: exact([...rest.supertypes, ...(said?.supertypes ?? NONE)]),
    fields: exact([
      ...rest.fields,
      ...(said?.fields.filter(({ name: own }) => rest.fields.every((f) => f.name !== own)) ?? NONE),
    ]),
    methods: exact(rest.methods),
    signatures: exact([...rest.signatures, ...(said?.signatures ?? NONE)]),
    decorators: rest.decorators,
    underlying: rest.underlying,
    start: span.start,
    end: span.end,
  };
}
