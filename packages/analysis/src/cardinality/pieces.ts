// What is left of a text of which only a part is taken.
import type { Call, Expression, Member, Slice } from '@leakline/ir';
import { hasPart, sameText, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import { isUnbounded, leafAt, TEXT_OF_ERROR, type Leaf } from './leaf.ts';
import type { Slicer } from './slicer.ts';

export const ONE_CHARACTER = 'one character';

/** What is left of something without limit behind a mask may have one; a piece that is cut out of it less likely so. */
export function masked(leaf: Leaf, how: true | 'pieces' | 'errors'): Leaf {
  if (!isUnbounded(leaf.level) || (how === 'errors' && leaf.text !== TEXT_OF_ERROR)) return leaf;
  return how === 'pieces'
    ? {
        ...leaf,
        confidence: leaf.confidence === 'high' ? 'medium' : leaf.confidence,
        text: `a piece of ${leaf.text}`,
      }
    : { ...leaf, confidence: 'low', text: `${leaf.text} with parts of it masked` };
}

/** Of so many characters, or pieces of a path, there are few texts. */
const FEW = 3;

/** Go's `x[low:high]`: the first or the last few characters of a text, or pieces of it, have few values. */
export function slicePiece(
  slicer: Slicer,
  node: Slice,
  module: Module,
  steps: readonly PathStep[],
  depth: number,
): Leaf[] {
  const count = lengthOf(node) ?? Number.POSITIVE_INFINITY;
  if (count <= 1 && slicer.program.values.isText(node.object, module))
    return [leafAt('finite', ONE_CHARACTER, node, module)];
  const leaves = slicer.of(node.object, module, steps, depth + 1);
  return count <= FEW ? leaves.map((leaf) => masked(leaf, true)) : leaves;
}

/** How long `x[low:high]` is; null where that is not written out. */
function lengthOf({ object, low, high }: Slice): number | null {
  const from = low === null ? 0 : numberOf(low);
  if (high !== null) {
    const to = numberOf(high);
    return from === null || to === null ? null : to - from;
  }
  const start = low === null ? null : unwrap(low);
  // `id[len(id)-2:]`
  if (start?.kind !== 'binary' || start.operator !== '-') return null;
  const length = unwrap(start.left);
  const [measured] = length.kind === 'call' ? length.args : [];
  return measured !== undefined && sameText(unwrap(measured), unwrap(object)) ? numberOf(start.right) : null;
}

function numberOf(node: Expression): number | null {
  const plain = unwrap(node);
  return plain.kind === 'literal' && plain.type === 'number' ? Number(plain.value) : null;
}

/**
 * `parts.slice(0, parts.length - template.length + 1)`: what of a path comes before as many pieces as something else has. Of the
 * template of a route, that is what the route is mounted under.
 */
export function isBeforeAsMany({ callee, args: [start, end] }: Call, module: Module): boolean {
  if (callee.kind !== 'member' || callee.property !== 'slice' || start === undefined || end === undefined)
    return false;
  const write = end.kind === 'name' ? module.index.onlyWriteOf(end.binding) : null;
  return (
    numberOf(start) === 0 &&
    hasPart(write?.value ?? end, (part) => {
      if (part.kind !== 'binary' || part.operator !== '-') return false;
      const [whole, rest] = [unwrap(part.left), unwrap(part.right)];
      return isLength(whole) && isLength(rest) && sameText(unwrap(whole.object), unwrap(callee.object));
    })
  );
}

function isLength(node: Expression): node is Member {
  return node.kind === 'member' && node.property === 'length';
}
