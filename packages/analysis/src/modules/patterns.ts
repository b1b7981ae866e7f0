// What a pattern binds: the names in `const { a, b: [c] } = value`, each with the way to its part of the value.
import { NONE, UNBOUND, type BindingId, type Expression } from '@leakline/ir';
import type { PathStep } from './module.ts';

/** Calls `found` for each name that a target binds, with the way to it. */
export function eachBound(
  target: Expression,
  steps: readonly PathStep[],
  found: (binding: BindingId, steps: readonly PathStep[]) => void,
): void {
  switch (target.kind) {
    case 'name':
      if (target.binding !== UNBOUND) found(target.binding, steps);
      return;
    case 'object':
      for (const property of target.properties) {
        if (property.value.kind === 'spread') eachBound(property.value.operand, steps, found);
        else
          eachBound(property.value, steps.concat(property.key === null ? '[]' : `.${property.key}`), found);
      }
      return;
    case 'array':
    case 'tuple':
      for (const [i, element] of target.elements.entries()) {
        if (element.kind === 'spread') eachBound(element.operand, steps, found);
        else eachBound(element, steps.concat(`#${i}`), found);
      }
      return;
    case 'assign': // a default in a pattern
      eachBound(target.target, steps, found);
      return;
    default:
      return;
  }
}

/** The names that a target binds. */
export function boundBy(target: Expression): readonly BindingId[] {
  const bindings: BindingId[] = [];
  eachBound(target, NONE, (binding) => {
    bindings.push(binding);
  });
  return bindings;
}
