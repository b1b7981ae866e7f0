// Lists whose entries hold each other: what is new points to the one that was in front, and takes its place.
import type { Expression, Member, Name } from '@leakline/ir';
import { isMade, unwrap } from '../modules/expressions.ts';
import { writtenOut, type Module } from '../modules/module.ts';

/**
 * The assignments that may take entries out, where `head = node` puts something new in front of what `head` held:
 * `node.next = head` stands beside it. null where it does not.
 */
export function unlinkedWherePutInFront(
  node: Name,
  put: Expression,
  isHead: (e: Expression) => boolean,
  module: Module,
): Expression[] | null {
  if (!isMadeBefore(node, module)) return null;
  const fn = module.functionOf(put);
  const link = module.index.assigns.find(
    ({ target, value }) =>
      target.kind === 'member' &&
      isOf(target, node) &&
      value !== null &&
      isHead(unwrap(value)) &&
      module.functionOf(target) === fn &&
      target.start < put.start,
  );
  if (link?.target.kind !== 'member') return null;
  const { property } = link.target;
  // What is new has its links set before anybody else has it; any other link that is set leaves something out.
  return module.index.assigns.filter(
    ({ target }) =>
      target.kind === 'member' &&
      target.property === property &&
      unwrap(target.object).kind !== 'this' &&
      !isMadeBefore(target.object, module),
  );
}

function isOf({ object }: Member, { binding }: Name): boolean {
  const plain = unwrap(object);
  return plain.kind === 'name' && plain.binding === binding;
}

function isMadeBefore(object: Expression, module: Module): boolean {
  return unwrap(object).kind === 'name' && isMade(writtenOut(object, module));
}
