// What a written type leaves open, where a library tells its containers apart by how they are made.
import type { Program } from '../program.ts';
import type { Value } from './value.ts';

/**
 * `cache *ttlcache.Cache[string, Row]` says that it is a cache; that it is one which nothing sweeps, only the call says that makes it.
 * The values that are put there, where each of them says so; else the written type.
 */
export function narrowed(
  typed: readonly Value[],
  put: () => readonly (readonly Value[])[],
  { catalog }: Program,
): readonly Value[] {
  const [only] = typed;
  if (typed.length !== 1 || only?.kind !== 'library' || !catalog.isToldApart(only.type)) return typed;
  const made = put();
  const isNarrower = (value: Value) =>
    value.kind === 'library' && value.type.key !== only.type.key && catalog.isA(value.type, only.type);
  return made.length > 0 && made.every((values) => values.length > 0 && values.every(isNarrower))
    ? made.flat()
    : typed;
}
