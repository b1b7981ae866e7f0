// What a function makes only where its caller hands nothing in: `constructor(pool?: Pool) { this.pool = pool ?? new Pool() }`.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { absentAt, presentAt } from '../flow/once-guards.ts';
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

/** The options of a function without which an expression of it does not run: `if (!options.isolated) return shared`. */
export function neededWhere(node: Expression, module: Module, fn: FunctionId): readonly GivenPart[] {
  return presentAt(node, module)
    .flatMap((tested) => partOf(tested, module, fn) ?? [])
    .filter(({ steps }) => steps.length === 1);
}

/** Whether a call writes out an object without one of them, so that it has its zero value. */
export function isWithheld(parts: readonly GivenPart[], call: Call): boolean {
  return parts.some(({ index, steps }) => {
    const argument = call.args[index];
    const passed = argument === undefined ? undefined : unwrap(argument);
    return (
      passed?.kind === 'object' &&
      passed.properties.every(({ key }) => key !== null && steps[0] !== `.${key}`)
    );
  });
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
