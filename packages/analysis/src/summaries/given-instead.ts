// What a function makes only where its caller hands nothing in: `constructor(pool?: Pool) { this.pool = pool ?? new Pool() }`.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { absentAt } from '../flow/once-guards.ts';
import { isNothing, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A parameter, or a part of one: `options.pool`. */
export interface GivenPart {
  readonly index: number;
  readonly steps: readonly PathStep[];
}

/** The parameters, or parts of them, that are missing where an expression of a function stands. */
export function missingWhere(node: Expression, module: Module, fn: FunctionId): readonly GivenPart[] {
  const { parameters } = module.fn(fn);
  const byDefault = parameters.findIndex(
    ({ defaultValue }) => defaultValue !== null && isIn(node, defaultValue),
  );
  if (byDefault !== -1) return [{ index: byDefault, steps: [] }];
  return absentAt(node, module).flatMap((tested) => partOf(tested, module, fn) ?? []);
}

/** Whether a call hands one of them in. What the caller itself may not have been given is not sure to be there. */
export function isGiven(parts: readonly GivenPart[], call: Call, module: Module, program: Program): boolean {
  return parts.some(({ index, steps }) => {
    const passed = program.arguments.argument(call, index, steps, module);
    return (
      passed.length > 0 &&
      passed.every(({ node, steps: rest }) => {
        const plain = unwrap(node);
        const isOwnParameter =
          plain.kind === 'name' && plain.binding >= 0 && module.index.parameterOf(plain.binding) !== null;
        return rest.length === 0 && !isNothing(plain) && !isOwnParameter;
      })
    );
  });
}

function partOf(node: Expression, module: Module, fn: FunctionId): GivenPart | null {
  const plain = unwrap(node);
  if (plain.kind === 'member') {
    const object = partOf(plain.object, module, fn);
    return object === null ? null : { ...object, steps: [...object.steps, `.${plain.property}`] };
  }
  if (plain.kind !== 'name' || plain.binding < 0) return null;
  const parameter = module.index.parameterOf(plain.binding);
  return parameter?.fn === fn && parameter.index >= 0
    ? { index: parameter.index, steps: parameter.steps }
    : null;
}
