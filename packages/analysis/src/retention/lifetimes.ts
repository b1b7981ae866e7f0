// How long a place lives: with the process, with a call, or nobody knows.
import type { Binding, Expression, Loop } from '@leakline/ir';
import { isBehindAbsence, isReplacement } from '../flow/once-guards.ts';
import { isRepeated, recurs } from '../frequency/answer.ts';
import { lastName } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import type { HoldingPlace } from './places.ts';

/** How long a place lives, and why; `unknown` stays unknown. */
export interface Lifetime {
  /** `call` includes everything that ends with the request. */
  readonly lifetime: 'process' | 'call' | 'unknown';
  readonly trace: readonly Step[];
}

/**
 * How long a place lives: `process` for what is module-level, static, in an instance that is made once, or captured
 * by a closure that is made once; `call` for what ends with a request; else `unknown`.
 */
export function lifetimeOf(place: HoldingPlace, program: Program): Lifetime {
  if (place.kind === 'field') {
    if (place.isStatic)
      return {
        lifetime: 'process',
        trace: [
          {
            at: placeAt(place, program),
            text: `\`${place.name}\` is static: it lives as long as the process`,
          },
        ],
      };
    const instances = program.frequencies.ofInstances(place.module, place.type);
    if (isRepeated(instances.frequency)) return { lifetime: 'call', trace: instances.trace };
    // One for each key of a map lives as long as its entry.
    if (instances.frequency !== 'once' || instances.isPerKey === true)
      return { lifetime: 'unknown', trace: [] };
    if (isReplaced(place, program) || holdsPooled(place, program)) return { lifetime: 'unknown', trace: [] };
    const type = place.module.ir.types[place.type]?.name ?? 'its class';
    return {
      lifetime: 'process',
      trace: [
        {
          at: placeAt(place, program),
          text: `\`${place.name}\` is a field of \`${type}\`, which is made once and lives as long as the process`,
        },
      ],
    };
  }
  if (place.kind === 'ambient')
    return {
      lifetime: 'process',
      trace: [{ at: placeAt(place, program), text: `there is one \`${place.name}\` for the whole process` }],
    };
  if (place.kind === 'global')
    return {
      lifetime: 'process',
      trace: [
        {
          at: placeAt(place, program),
          text: `\`${place.name}\` is set on a \`${place.owner.name}\`, which lives as long as the process`,
        },
      ],
    };
  if (place.kind === 'exported')
    return {
      lifetime: 'process',
      trace: [
        {
          at: { path: place.module.path, span: place.value },
          text: 'its file exports it: it lives as long as the process',
        },
      ],
    };
  if (place.kind === 'attached')
    return place.module.fn(place.fn).parent === 0
      ? {
          lifetime: 'process',
          trace: [
            {
              at: placeAt(place, program),
              text: `\`${place.name}\` is set on a function, which lives as long as the process`,
            },
          ],
        }
      : { lifetime: 'unknown', trace: [] };
  if (place.kind === 'property') return lifetimeOfObject(place, program);
  if (place.kind === 'part') return lifetimeOf(place.holder, program);
  const b = place.module.ir.bindings[place.binding];
  if (b === undefined) return { lifetime: 'unknown', trace: [] };
  const at = { path: place.module.path, span: { start: b.start, end: b.end } };
  if (b.owner === 0)
    return {
      lifetime: 'process',
      trace: [{ at, text: `\`${b.name}\` is module-level: it lives as long as the process` }],
    };
  // A local that a closure keeps alive lives as long as the closure: for ever if it is made once.
  const isCaptured = place.module.index
    .namesOf(place.binding)
    .some((n) => place.module.functionOf(n) !== b.owner);
  if (!isCaptured) return lifetimeOfLocal(place, b, program);
  const owner = program.frequencies.ofFunction(place.module, b.owner);
  // What a loop that never ends declares is another one in each round.
  const isOfRound = place.module.index
    .writesOf(place.binding)
    .some(
      ({ assign }) =>
        assign !== null &&
        program.frequencies.servingLoop(place.module.fn(b.owner).start, assign, place.module) !== null,
    );
  if (isOfRound && b.kind !== 'parameter') return { lifetime: 'call', trace: [] };
  if (isHeldByPassing(place, b)) return { lifetime: 'call', trace: [] };
  if (owner.frequency === 'once')
    return {
      lifetime: 'process',
      trace: [{ at, text: `\`${b.name}\` is kept alive by a closure that is made once` }],
    };
  return { lifetime: isRepeated(owner.frequency) ? 'call' : 'unknown', trace: [] };
}

/** Whether the closures that hold it are listeners that its function takes off again: `page.on('frame', add); …; page.off('frame', add)`. */
function isHeldByPassing(
  { module, binding }: HoldingPlace & { kind: 'binding' },
  { owner }: Binding,
): boolean {
  return module.index
    .namesOf(binding)
    .filter((name) => module.functionOf(name) !== owner)
    .every((name) => {
      const closure = module.index.functionNode(module.functionOf(name));
      const listener = closure === undefined ? null : module.index.variableOf(closure);
      return (
        listener !== null &&
        module.index.namesOf(listener.binding).some((use) => {
          const call = module.index.parentOf(use);
          return (
            call?.kind === 'call' &&
            call.callee !== use &&
            TAKES_OFF.test(lastName(call.callee)) &&
            module.functionOf(call) === owner
          );
        })
      );
    });
}

const TAKES_OFF = /^(?:off|removeListener|removeEventListener)$/;

/** Whether another instance takes the place of the one that there is, now and then: the log of the next day. */
function isReplaced({ module, type }: HoldingPlace & { kind: 'field' }, program: Program): boolean {
  return program.types
    .creationsOf(module, type)
    .some(
      ({ node, module: m }) =>
        isReplacement(node, m) &&
        !isBehindAbsence(node, m) &&
        recurs(program.frequencies.ofFunction(m, m.functionOf(node)).frequency),
    );
}

/** Whether what is in a field comes out of a pool, and goes back to it. */
function holdsPooled(place: HoldingPlace, program: Program): boolean {
  const [mention] = program.mentions.of(place);
  return (
    mention !== undefined &&
    program.values
      .of(mention.node, mention.module)
      .some((v) => v.kind === 'instance' && program.frequencies.isPooled(v.module, v.type))
  );
}

/** A local that is only used in its function ends with it; that of a loop which never ends, with the process. */
function lifetimeOfLocal(
  { module, binding }: HoldingPlace & { kind: 'binding' },
  b: Binding,
  program: Program,
): Lifetime {
  const names = module.index.namesOf(binding);
  const at = { path: module.path, span: { start: b.start, end: b.end } };
  if (names.some((name) => isGivenOutOnce(name, module, program)))
    return { lifetime: 'process', trace: [{ at, text: givenOutOnce(b.name) }] };
  // What is collected and then returned shows that the loop ends.
  const isReturned = names.some((name) => {
    const up = module.index.parentOf(name);
    return (up?.kind === 'tuple' ? module.index.parentOf(up) : up)?.kind === 'return';
  });
  const loop =
    b.kind === 'parameter' || isReturned
      ? null
      : names.reduce<Loop | null>(
          (found, name) => found ?? program.frequencies.servingLoop(b.start, name, module),
          null,
        );
  // `return errors.Join(errs...)`, `show(all)` or `for range all` behind it says so, too.
  if (
    loop === null ||
    names.some((name) => name.start > loop.end && (isInReturn(name, module) || isHandedOver(name, module)))
  )
    return { lifetime: 'call', trace: [] };
  return {
    lifetime: 'process',
    trace: [{ at, text: `\`${b.name}\` is outside a loop that goes on for as long as the service runs` }],
  };
}

/**
 * Whether it is in an object that a function returns which runs once: `function makeStore() { const seen = new Map(); return { seen }; }`.
 * Code that goes on has that object from then on.
 */
export function isGivenOutOnce(part: Expression, module: Module, program: Program): boolean {
  let up = module.index.parentOf(part);
  if (up?.kind !== 'object') return false;
  while (up?.kind === 'object' || up?.kind === 'wrapped') up = module.index.parentOf(up);
  return (
    up?.kind === 'return' &&
    program.frequencies.ofFunction(module, module.functionOf(part)).frequency === 'once'
  );
}

function givenOutOnce(name: string): string {
  return `\`${name}\` is in an object that is made once, and handed to the code that goes on`;
}

/** Whether a name stands in what a function returns, handed to a call or put into something. */
function isInReturn(name: Expression, module: Module): boolean {
  for (let node = name; ;) {
    const up = module.index.parentOf(node);
    switch (up?.kind) {
      case 'return':
        return true;
      case 'call':
      case 'spread':
      case 'tuple':
      case 'wrapped':
      case 'object':
        node = up;
        break;
      default:
        return false;
    }
  }
}

/** Whether all that a name stands for is gone through, or handed to a call which does more than count or empty it. */
function isHandedOver(name: Expression, module: Module): boolean {
  const up = module.index.parentOf(name);
  if (up?.kind === 'loop') return up.over === name;
  return (
    up?.kind === 'call' && up.args.includes(name) && !/^(?:len|cap|clear|delete)$/.test(lastName(up.callee))
  );
}

/** A property lives as long as the object that is written out, and that as long as what it is assigned to. */
function lifetimeOfObject(place: HoldingPlace & { kind: 'property' }, program: Program): Lifetime {
  const { module, object } = place;
  const owner = program.places.holderOf(object, module);
  if (owner !== null) return lifetimeOf(owner, program);
  const value = object.properties.find((p) => p.key === place.name)?.value;
  if (value !== undefined && isGivenOutOnce(value, module, program))
    return {
      lifetime: 'process',
      trace: [{ at: placeAt(place, program), text: givenOutOnce(place.name) }],
    };
  // `module.exports = { cache: {} }`, and what module-level code hands to a call.
  if (module.functionOf(object) !== 0) return { lifetime: 'unknown', trace: [] };
  return {
    lifetime: 'process',
    trace: [
      {
        at: placeAt(place, program),
        text: `\`${place.name}\` is in a module-level object: it lives as long as the process`,
      },
    ],
  };
}

function placeAt(
  place: Exclude<HoldingPlace, { kind: 'binding' | 'part' | 'exported' }>,
  program: Program,
): {
  path: string;
  span: { start: number; end: number };
} {
  if (place.kind === 'property')
    return {
      path: place.module.path,
      span: place.object.properties.find((p) => p.key === place.name) ?? place.object,
    };
  if (place.kind === 'attached') return { path: place.module.path, span: place.module.fn(place.fn).nameSpan };
  if (place.kind === 'global' || place.kind === 'ambient') {
    const [first] = program.mentions.of(place);
    return { path: first?.module.path ?? place.module.path, span: first?.node ?? { start: 0, end: 0 } };
  }
  const type = place.module.ir.types[place.type];
  const field = type?.fields.find((f) => f.name === place.name);
  return { path: place.module.path, span: field ?? type?.nameSpan ?? { start: 0, end: 0 } };
}
