// One of several values, where nothing says which: what a name picks out of a literal, what a conversion does with one type of many.
import type { Expression, Index } from '@leakline/ir';
import { hasPart, namedPart, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isUnbounded, type Leaf } from './leaf.ts';

/**
 * Whether a literal with several names is asked for one that somebody else says: `all := map[string]any{"path": …, "time": …}`, and
 * `all[wanted]` for each of the settings. Not where all of its names are gone through.
 */
export function isPicked({ object, index }: Index, module: Module, program: Program): boolean {
  const name = unwrap(index);
  if (name.kind === 'name') {
    if (name.binding < 0) return false;
    const parameter = module.index.parameterOf(name.binding);
    if (parameter !== null && module.fn(parameter.fn).name === null) return false;
    for (let at = module.index.positionOf(name); at !== null; at = at.outer) {
      const { statement } = at;
      if (statement.kind !== 'loop' || statement.over === null || statement.target === null) continue;
      const isOfLoop = hasPart(statement.target, (e) => e.kind === 'name' && e.binding === name.binding);
      if (isOfLoop && hasPart(statement.over, (e) => sameText(e, unwrap(object)))) return false;
    }
  } else if (name.kind !== 'member') return false;
  return program.values
    .of(object, module)
    .some(
      (v) =>
        v.kind === 'literal' &&
        v.node.kind === 'object' &&
        v.node.properties.filter(({ key }) => key !== null).length > 1,
    );
}

/** Whether a value is returned for one type of many that a conversion knows: `case time.Time: return v.String()` beside `int64` and `string`. */
export function isForOneType(returned: Expression, module: Module): boolean {
  for (let at = module.index.positionOf(returned); at !== null; at = at.outer) {
    const { statement } = at;
    if (statement.kind !== 'switch' || statement.form !== 'type') continue;
    const plain = statement.cases
      .flatMap((c) => c.tests)
      .filter(
        (test) => test.kind === 'type' && test.type !== null && BUILT_IN.test(namedPart(test.type) ?? ''),
      );
    return plain.length > 1;
  }
  return false;
}

/** What a conversion does with values of a type that it may never get; what it is passed is as the callers say. */
export function ofOneType(leaf: Leaf): Leaf {
  return isUnbounded(leaf.level) && leaf.parameter === null ? { ...leaf, confidence: 'low' } : leaf;
}

const BUILT_IN = /^(?:string|bool|u?int(?:8|16|32|64)?|float(?:32|64))$/;
