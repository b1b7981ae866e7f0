// What a function only does where its caller hands nothing in (`constructor(pool?: Pool) { this.pool = pool ?? new Pool() }`), or
// asks for it: `if (subscribe) client.on(…)`.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { absentAt, presentAt } from '../flow/once-guards.ts';
import { isNothing, truthOf, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A parameter, or a part of one: `options.pool`. */
export interface GivenPart {
  readonly index: number;
  readonly steps: readonly PathStep[];
  /** Who leaves it out asks for it: `watch(signals = true)`. */
  readonly byDefault?: true;
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

/**
 * The parameters and options of a function without which an expression of it does not run: `if (subscribe)`,
 * `if (!options.isolated) return shared`.
 */
export function neededWhere(node: Expression, module: Module, fn: FunctionId): readonly GivenPart[] {
  return presentAt(node, module)
    .flatMap((tested) => partOf(tested, module, fn) ?? [])
    .flatMap((part): GivenPart[] => {
      if (part.steps.length > 0) return part.steps.length === 1 ? [part] : [];
      return asksByDefault(part, module, fn);
    });
}

/** A whole parameter: as it is, or asked for by all who leave it out; none where nobody can tell what that means. */
function asksByDefault(part: GivenPart, module: Module, fn: FunctionId): GivenPart[] {
  const byDefault = module.fn(fn).parameters[part.index]?.defaultValue;
  if (byDefault == null) return [part];
  return truthOf(unwrap(byDefault)) === true ? [{ ...part, byDefault: true }] : [];
}

/** Whether a call writes out that it wants none of them: `false`, nothing, an object without the option. */
export function isWithheld(parts: readonly GivenPart[], call: Call): boolean {
  return parts.some((part) => {
    const passed = writtenFor(part, call);
    if (passed === null) return part.byDefault !== true;
    return passed !== undefined && (isNothing(passed) || truthOf(passed) === false);
  });
}

/** What a call writes out for a part; null where it writes out that there is none, undefined where its text does not tell. */
function writtenFor({ index, steps }: GivenPart, call: Call): Expression | null | undefined {
  const argument = call.args[index];
  const passed = argument === undefined ? null : unwrap(argument);
  const [option, another] = steps;
  if (option === undefined)
    return passed === null && call.args.some((a) => a.kind === 'spread') ? undefined : passed;
  if (passed?.kind !== 'object' || another !== undefined) return undefined;
  const named = passed.properties.find(({ key }) => key !== null && option === `.${key}`);
  if (named !== undefined) return unwrap(named.value);
  return passed.properties.every(({ key }) => key !== null) ? null : undefined;
}

/** What a function's caller has to leave out, and has to ask for, before an expression of it runs. */
export interface Asked {
  readonly unless: readonly GivenPart[];
  readonly needs: readonly GivenPart[];
}

/** null: it runs whatever the caller hands in. */
export function askedWhere(node: Expression, module: Module, fn: FunctionId): Asked | null {
  if (module.fn(fn).parameters.length === 0) return null;
  return asked(missingWhere(node, module, fn), neededWhere(node, module, fn));
}

/** What has to be asked for, and left out, on both of two ways that lie one behind the other. */
export function together(one: Asked | null, other: Asked | null): Asked | null {
  if (one === null || other === null) return one ?? other;
  return asked([...one.unless, ...other.unless], [...one.needs, ...other.needs]);
}

function asked(unless: readonly GivenPart[], needs: readonly GivenPart[]): Asked | null {
  return unless.length === 0 && needs.length === 0
    ? null
    : { unless: eachOnce(unless), needs: eachOnce(needs) };
}

/** In order, too: functions that call each other would ask for the same thing once more each time round. */
function eachOnce(parts: readonly GivenPart[]): readonly GivenPart[] {
  const byKey = new Map(
    parts.map((part) => [`${part.index}${part.steps.join('')} ${part.byDefault ?? ''}`, part]),
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** Whether a call by what is written there never gets to it: `cleanUp(config, { db })` to `clients ?? connect()`. */
export function isRuledOut({ unless, needs }: Asked, call: Call): boolean {
  return isWithheld(needs, call) || unless.some((part) => isWrittenOut(part, call));
}

/**
 * What the caller's own callers have to ask for where it hands on what it was given: `constructor(signals = true) {
 * this.watch(signals); }`. null where it hands on none of that.
 */
export function handedOn({ needs }: Asked, call: Call, module: Module): Asked | null {
  const fn = module.functionOf(call);
  if (fn <= 0) return null;
  const theirs = needs.flatMap((part): GivenPart[] => {
    const passed = writtenFor(part, call);
    const given = passed == null ? null : partOf(passed, module, fn);
    return given?.steps.length === 0 ? asksByDefault(given, module, fn) : [];
  });
  return asked([], theirs);
}

function isWrittenOut(part: GivenPart, call: Call): boolean {
  const passed = writtenFor(part, call);
  return passed != null && isSomething(passed);
}

/** What is there by the way it is written. */
function isSomething(node: Expression): boolean {
  return (
    /^(?:object|array|function)$/.test(node.kind) ||
    (node.kind === 'call' && node.isNew) ||
    truthOf(node) === true
  );
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
