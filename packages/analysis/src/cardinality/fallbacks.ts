// What a variable gets where its first choice gave nothing, though what that is read from is known to be there.
import type { Expression } from '@leakline/ir';
import { outcomesAt, presentAt } from '../flow/once-guards.ts';
import { hasPart, rootOfChain, sameText, unwrap } from '../modules/expressions.ts';
import type { Module, Write } from '../modules/module.ts';

/**
 * `if (req.route) { path = req.base + req.route.path; if (!path) path = req.url; }`: the URL stands in for an empty template of a
 * route that has matched, which is hardly ever; not for a request that none has matched.
 */
export function isForEmptyChoice(write: Write, binding: number, module: Module): boolean {
  const { assign, value } = write;
  if (assign === null || value === null || assign.isDeclaration) return false;
  const isMissing = outcomesAt(assign, module).some(({ test, holds }) => holds && saysMissing(test, binding));
  if (!isMissing) return false;
  return presentAt(assign, module).some(
    (source) =>
      source.kind === 'member' &&
      hasPart(value, (part) => part !== source && sameText(rootOfChain(part), rootOfChain(source))) &&
      module.index
        .writesOf(binding)
        .some(
          (choice) =>
            choice.assign !== null &&
            choice.assign !== assign &&
            choice.value !== null &&
            presentAt(choice.assign, module).some((there) => sameText(there, source)) &&
            hasPart(choice.value, (part) => part.kind === 'member' && sameText(unwrap(part.object), source)),
        ),
  );
}

/** `!path`, `!path || typeof path !== 'string'`: where it holds, the variable has no text. */
function saysMissing(test: Expression, binding: number): boolean {
  const plain = unwrap(test);
  if (plain.kind === 'logical')
    return plain.operator === '||' && (saysMissing(plain.left, binding) || saysMissing(plain.right, binding));
  const operand = plain.kind === 'unary' && plain.operator === '!' ? unwrap(plain.operand) : null;
  return operand?.kind === 'name' && operand.binding === binding;
}
