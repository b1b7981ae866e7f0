// Parts of what a library makes out of a text that it is handed, `pathname` of `new URL(text)`: as varied as the text.
import type { Call, Confidence, Expression } from '@leakline/ir';
import { CERTAINTY } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import { isBounded, isUnbounded, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

/**
 * The leaves of `made.part`, of which a library says how varied they are, where one sees from what it was made: those of a text of
 * which there are few are few, those of one that comes from outside vary as that does, and of any other nobody knows.
 */
export function ofTakenApart(
  slicer: Slicer,
  node: Expression & { kind: 'member' },
  module: Module,
  leaves: Leaf[],
  depth: number,
): Leaf[] {
  const made = makerOf(node.object, module);
  if (made === null || !leaves.some(({ level, parameter }) => isUnbounded(level) && parameter === null))
    return leaves;
  const texts = slicer.program.calls
    .meaningsOf(made, module)
    .flatMap((m) =>
      m.kind === 'catalog' && m.meaning.returns !== undefined ? (m.meaning.passes ?? []).slice(0, 1) : [],
    )
    .flatMap((path) => slicer.program.arguments.at(path, made, module));
  if (texts.length === 0) return leaves;
  const given = texts.flatMap((part) => slicer.of(part.node, module, part.steps, depth + 1));
  if (given.every(({ level }) => isBounded(level))) return given;
  const confidence = given.reduce<Confidence>(
    (surest, leaf) =>
      isUnbounded(leaf.level) && CERTAINTY[leaf.confidence] > CERTAINTY[surest] ? leaf.confidence : surest,
    'low',
  );
  return [
    ...leaves.map((leaf) => (isUnbounded(leaf.level) ? { ...leaf, confidence } : leaf)),
    ...given.filter(({ parameter }) => parameter !== null),
  ];
}

/** The call that has made something, here or where its variable got it. */
function makerOf(node: Expression, module: Module): Call | null {
  const plain = unwrap(node);
  if (plain.kind === 'call') return plain;
  const write = plain.kind === 'name' && plain.binding >= 0 ? module.index.onlyWriteOf(plain.binding) : null;
  const value = write === null || write.steps.length > 1 ? null : unwrap(write.value);
  return value?.kind === 'call' ? value : null;
}
