// What the user's type checker says of receivers, where typescript-eslint's parser has one: `x` in `x.inc()`.
//
// The analysis knows types that the sources write down. A value that comes out of another package's declarations has its
// type only there. Nothing of TypeScript is imported: the checker is the one that the parser services bring along.
import { describedMembers, type PackageType } from '@leakline/project';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { TypedPlace } from './analyst.ts';
import { packagesOf, type DeclaringProgram } from './declaring-packages.ts';

/** The part of TypeScript's types that is needed here, the same in every version. */
interface CheckerType {
  readonly aliasSymbol?: CheckerSymbol;
  getSymbol(): CheckerSymbol | undefined;
  getBaseTypes?(): readonly CheckerType[] | undefined;
  readonly types?: readonly CheckerType[];
}
interface CheckerSymbol {
  getName(): string;
  getDeclarations?(): readonly { getSourceFile(): { readonly fileName: string } }[] | undefined;
}
interface TypeServices {
  readonly program: DeclaringProgram;
  getTypeAtLocation(node: TSESTree.Node): CheckerType;
}

type Source = Pick<TSESLint.SourceCode, 'ast' | 'visitorKeys' | 'parserServices'>;

/** Of receivers whose member the catalog knows, if they are of a package that it describes. Empty without a type checker. */
export function receiverTypes({ ast, visitorKeys, parserServices }: Source): readonly TypedPlace[] {
  if (!hasTypes(parserServices)) return [];
  const members = describedMembers();
  const places: TypedPlace[] = [];
  for (const node of nodesOf(ast, visitorKeys)) {
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') continue;
    if (!members.has(node.property.name)) continue;
    const types = packageTypesOf(parserServices.getTypeAtLocation(node.object), parserServices.program, 0);
    const [start, end] = node.object.range;
    if (types.length > 0) places.push({ span: { start, end }, types });
  }
  return places;
}

function hasTypes(services: object | undefined): services is TypeServices {
  return (
    services !== undefined &&
    'program' in services &&
    services.program !== null &&
    services.program !== undefined &&
    'getTypeAtLocation' in services
  );
}

function* nodesOf(
  node: TSESTree.Node,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
): Generator<TSESTree.Node> {
  yield node;
  for (const key of keys[node.type] ?? []) {
    const child: unknown = (node as unknown as Readonly<Record<string, unknown>>)[key];
    for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
      if (isNode(one)) yield* nodesOf(one, keys);
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A type's own name and those of what it extends or is made of. */
function packageTypesOf(type: CheckerType, program: DeclaringProgram, depth: number): PackageType[] {
  if (depth > 4) return [];
  return [
    ...named(type.aliasSymbol, program),
    ...named(type.getSymbol(), program),
    ...[...(type.types ?? []), ...(type.getBaseTypes?.() ?? [])].flatMap((t) =>
      packageTypesOf(t, program, depth + 1),
    ),
  ];
}

function named(symbol: CheckerSymbol | undefined, program: DeclaringProgram): PackageType[] {
  if (symbol === undefined) return [];
  const packages = (symbol.getDeclarations?.() ?? []).flatMap((d) =>
    packagesOf(d.getSourceFile().fileName, program),
  );
  return [...new Set(packages)].map((name) => ({ package: name, type: symbol.getName() }));
}
