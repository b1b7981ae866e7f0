// What the catalog says of a type as a whole, and of functions that are known by their shape.
import type { SignatureEntry, TypeEntry } from '../../../src/schema.ts';
import { gives, levelClaim, RAW, type Around, type Claim } from './claims.ts';

/** `subject` is a value of the type. */
export function typeClaims({ cardinality, elements, keeps }: TypeEntry, { keyOf }: Around): Claim[] {
  const claims: Claim[] = [];
  if (cardinality !== undefined)
    // What gives the value may have more to say of it.
    claims.push(levelClaim({ cardinality }, (subject, id) => [`const ${id} = ${subject};`]));
  if (elements !== undefined)
    claims.push({
      says: `has ${elements}`,
      code: (subject, id) => [`for (const ${id} of ${subject}) {}`],
      holds: (answers, id) => answers.typesOf(id).includes(keyOf(elements) ?? ''),
    });
  if (keeps !== undefined)
    claims.push({
      says: `keeps what is set on it for the ${keeps}`,
      isHeld: true,
      code: (subject, id) => [
        `${subject}.${id} = [];`,
        `http.createServer(() => { ${subject}.${id}.push(${RAW}); });`,
      ],
      holds: (_answers, _id, rules) => rules.has('no-unbounded-module-collection'),
    });
  return claims;
}

/** `subject` is the type as it is written. */
export function functionTypeClaim(stated: NonNullable<TypeEntry['function']>, { keyOf }: Around): Claim {
  const { frequency, parameters } = stated;
  const names = (id: string) => (parameters ?? []).map((_type, i) => `${id}_${i}`).join(', ');
  return {
    says: `runs ${frequency}`,
    code: (subject, id) => [`const v${id}: ${subject} = function ${id}(${names(id)}) {};`],
    holds: (answers, id) =>
      answers.entriesOf(id).some((e) => e.frequency === frequency) && gives(answers, id, parameters, keyOf),
  };
}

/** How a function is written that a signature means. */
export interface Signed {
  readonly path: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string | null }[];
  readonly directive: string | null;
  readonly isAsync: boolean;
}

/** A function as a signature describes it. */
export function signed(signature: SignatureEntry, id: string): Signed {
  const { name, files, parameters, parameterNames, gives: given, directive } = signature;
  const count = Math.max(parameters?.length ?? 0, parameterNames?.length ?? 0, given?.length ?? 0);
  return {
    path: files?.[0] === undefined ? 'main.ts' : fileOf(files[0]),
    name: name ?? id,
    parameters: Array.from({ length: count }, (_, i) => ({
      name: parameterNames?.[i] ?? `${id}_${i}`,
      type: parameters?.[i] === '...' ? null : (parameters?.[i] ?? null),
    })),
    directive: directive ?? null,
    isAsync: signature.isAsync === true,
  };
}

/** The same, but for one thing that the signature asks for. */
export function missigned(signature: SignatureEntry, id: string): Signed {
  const right = signed(signature, id);
  if (right.directive !== null) return { ...right, directive: `${right.directive} misspelt` };
  if (signature.parameterNames !== undefined)
    return { ...right, parameters: right.parameters.map((p) => ({ ...p, name: `${p.name}Misspelt` })) };
  if (signature.parameters !== undefined)
    return {
      ...right,
      parameters: right.parameters.map((p) => ({ ...p, type: p.type === null ? null : `${p.type}Misspelt` })),
    };
  if (signature.name !== undefined) return { ...right, name: right.name.replace(/^\w+/, '$&Misspelt') };
  return { ...right, path: 'elsewhere.ts' };
}

/** A path that a glob matches: `app/some/route.ts`. */
function fileOf(glob: string): string {
  return glob
    .replaceAll('**/', 'some/')
    .replace(/\{([^,}]*)[^}]*\}/g, '$1')
    .replaceAll('*', 'main');
}
