// What is left of a text of which only a part is taken.
import type { Expression, Slice } from '@leakline/ir';
import { sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isUnbounded, leafAt, type Leaf } from './leaf.ts';

export const ONE_CHARACTER = 'one character';

/** What is left of something without limit behind a mask may have one; a piece that is cut out of it less likely so. */
export function masked(leaf: Leaf, isPiece: boolean): Leaf {
  if (!isUnbounded(leaf.level)) return leaf;
  return isPiece
    ? {
        ...leaf,
        confidence: leaf.confidence === 'high' ? 'medium' : leaf.confidence,
        text: `a piece of ${leaf.text}`,
      }
    : { ...leaf, confidence: 'low', text: `${leaf.text} with parts of it masked` };
}

/** Of so many characters, or pieces of a path, there are few texts. */
const FEW = 3;

/** The leaves of Go's `x[low:high]`: the first or the last few characters of a text, or pieces of it, have few values. */
export function piecesBy(node: Slice, leaves: Leaf[], module: Module, program: Program): Leaf[] {
  const count = lengthOf(node);
  if (count === null || count > FEW) return leaves;
  return count <= 1 && program.values.isText(node.object, module)
    ? [leafAt('finite', ONE_CHARACTER, node, module)]
    : leaves.map((leaf) => masked(leaf, false));
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
