// Keys that are put together of several pieces, and what is only one of them.
import type { Expression } from '@leakline/ir';
import { partsOfText, roughText, sameText, unwrap } from '../modules/expressions.ts';
import { writtenOut, type Module } from '../modules/module.ts';
import type { Operation } from './operations.ts';

/**
 * Whether the key of an eviction is a piece of that of a growth, or the other way round, and so another key:
 * ``m[`${job.name}:${job.id}`]`` and `delete m[job.name]`, `m.set(id, …)` and ``m.delete(`${id}-draft`)``. Names stand for the
 * same within one function (and those inside it) only, `req.params.id` does for all handlers of a file.
 */
export function isPartOrWhole(evicted: Expression, module: Module, growth: Operation): boolean {
  if (growth.key === null || module !== growth.module) return false;
  const put = writtenOut(growth.key, module);
  const taken = writtenOut(evicted, module);
  const [inPut, inTaken] = [piecesOf(put), piecesOf(taken)];
  if ((inPut === null) === (inTaken === null)) return false;
  const part = inPut === null ? put : taken;
  const isNear =
    module.isWithin(module.functionOf(evicted), module.functionOf(growth.key)) ||
    module.isWithin(module.functionOf(growth.key), module.functionOf(evicted));
  const isPart = isNear
    ? (piece: Expression) => sameText(piece, part)
    : (piece: Expression) => part.kind === 'member' && roughText(piece) === roughText(part);
  return (inPut ?? inTaken ?? []).some((piece) => isPart(unwrap(piece)));
}

/** The pieces of a text that is put together of at least two; null for anything else. */
function piecesOf(node: Expression): readonly Expression[] | null {
  const parts = partsOfText(node);
  if (parts.length < 2) return null;
  return node.kind === 'template' ? parts : parts.map(unwrap).flatMap((part) => piecesOf(part) ?? [part]);
}
