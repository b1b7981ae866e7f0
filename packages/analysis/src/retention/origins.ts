// Which instance something is: the construction that it comes from, through variables, fields, parameters and what functions return.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { HoldingPlace } from './places.ts';

/** Constructions, by a text that is the same for the same one: where it is made, and by which calls of what makes it. */
type Origins = ReadonlyMap<string, Origin>;

interface Origin {
  readonly module: Module;
  /** The function that makes another one each time that it is called; null for what stays where it was put. */
  readonly fn: FunctionId | null;
}

interface Part {
  readonly node: Expression;
  readonly module: Module;
}

const DEPTH = 8;

/** Whether two expressions never denote the same instance: the constructions of both are seen, and they have none in common. */
export function areOthers(a: Part, b: Part, program: Program): boolean {
  const first = originsOf(a.node, a.module, program, 0);
  const second = first === null ? null : originsOf(b.node, b.module, program, 0);
  if (first === null || second === null) return false;
  return [...first.keys()].every((one) => [...second.keys()].every((other) => !isMaybe(one, other)));
}

/** What the maker of an instance calls it, before it is given to who asked for it, may be what any of these has. */
function isMaybe(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} > `) || other.startsWith(`${one} > `);
}

/** The constructions that an expression's value may come from; null where one of them is not seen. */
function originsOf(node: Expression, module: Module, program: Program, depth: number): Origins | null {
  if (depth > DEPTH) return null;
  const plain = unwrap(node);
  const all = (...parts: Expression[]) => union(parts.map((p) => originsOf(p, module, program, depth + 1)));
  switch (plain.kind) {
    case 'object':
    case 'array':
      return new Map([siteOf(plain, module)]);
    case 'call':
      return ofCall(plain, module, program, depth);
    case 'conditional':
      return all(plain.then, plain.otherwise);
    case 'logical':
      return plain.operator === '&&' ? null : all(plain.left, plain.right);
    case 'name': {
      const parameter = module.index.parameterOf(plain.binding);
      if (parameter === null) return ofPlaces(plain, module, program, depth);
      if (parameter.index < 0 || parameter.isRest || parameter.steps.length > 0) return null;
      return union(
        program.usage.callsOf(module, parameter.fn).map(({ call, module: m }) => {
          const argument = call.args[parameter.index];
          return argument === undefined ? null : originsOf(argument, m, program, depth + 1);
        }),
      );
    }
    case 'member':
      return ofPlaces(plain, module, program, depth);
    default:
      return null;
  }
}

function ofPlaces(node: Expression, module: Module, program: Program, depth: number): Origins | null {
  return union(program.places.of(node, module).map((place) => ofPlace(place, program, depth)));
}

function ofPlace(place: HoldingPlace, program: Program, depth: number): Origins | null {
  if (place.kind !== 'binding' && place.kind !== 'field') return null;
  const { module } = place;
  const binding = place.kind === 'binding' ? module.ir.bindings[place.binding] : undefined;
  const written =
    binding?.type ??
    (place.kind === 'field'
      ? module.ir.types[place.type]?.fields.find((f) => f.name === place.name)?.type
      : null);
  const writes =
    place.kind === 'binding'
      ? module.index.writesOf(place.binding).map(({ value, steps }) => ({ value, steps, module }))
      : program.types.fieldWrites(module, place.type, place.name);
  // Of a local variable, each call of its function has another one.
  const fn = binding === undefined || binding.owner === 0 ? null : binding.owner;
  // `var sessions Registry`, `struct { sessions Registry }` of Go: the place is the instance.
  if (module.ir.packageName !== null && written?.kind === 'named' && writes.every((w) => w.value === null))
    return new Map([[program.places.keyOf(place), { module, fn }]]);
  const found = union(
    writes.flatMap(({ value, steps, module: from }) => {
      if (value === null) return [];
      const parts = program.arguments.follow(value, steps, from);
      return parts.length === 0
        ? [null]
        : parts.map((p) => (p.steps.length > 0 ? null : originsOf(p.node, from, program, depth + 1)));
    }),
  );
  return found && new Map([...found.keys()].map((key) => [key, { module, fn }]));
}

/** A call that makes one is a construction of its own: `new T()`, and `NewT()` that returns what it made. */
function ofCall(call: Call, module: Module, program: Program, depth: number): Origins | null {
  const [at, origin] = siteOf(call, module);
  const own = new Map([[at, origin]]);
  if (call.isNew) return own;
  return union(
    program.calls.meaningsOf(call, module).map((meaning) => {
      if (meaning.kind !== 'function') return null;
      if (meaning.isNew) return own;
      const returned = meaning.module.index.returnsOf(meaning.fn).map((value) => {
        const [first] = value.kind === 'tuple' ? value.elements : [value];
        return first === undefined ? null : originsOf(first, meaning.module, program, depth + 1);
      });
      const made = union(returned);
      const isMadeByIt = ({ module: m, fn }: Origin) =>
        m === meaning.module && fn !== null && m.isWithin(fn, meaning.fn);
      return (
        made && new Map([...made].map(([key, o]) => (isMadeByIt(o) ? [`${key} > ${at}`, origin] : [key, o])))
      );
    }),
  );
}

function siteOf(node: Expression, module: Module): [string, Origin] {
  return [`${node.start} ${module.key}`, { module, fn: module.functionOf(node) }];
}

/** All of them; null where there are none, or one is not seen. */
function union(parts: readonly (Origins | null)[]): Origins | null {
  const all = new Map<string, Origin>();
  for (const part of parts) {
    if (part === null) return null;
    for (const [key, origin] of part) all.set(key, origin);
  }
  return all.size === 0 ? null : all;
}
