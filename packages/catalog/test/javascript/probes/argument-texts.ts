// Writes the arguments of a call, with a text at each of the places that argument paths name.
import { javascriptLibraries } from '../../../src/javascript/index.ts';
import type { ArgumentPath, Condition, TypeName } from '../../../src/schema.ts';

/** What stands at a place of a call: an expression. */
export type Placed = readonly [at: ArgumentPath, text: string];

interface Place {
  text: string | null;
  readonly properties: Map<string, Place>;
  element: Place | null;
  result: Place | null;
}

/** `f(…)` without the parentheses; what no path names is `undefined`. Paths of the receiver are left out. */
export function argumentsText(placed: readonly Placed[]): string {
  const args: (Place | undefined)[] = [];
  // Whole arguments first, so that what a path means inside of one stands in it.
  for (const [path, text] of placed.toSorted(([a], [b]) => a.length - b.length)) {
    const head = /^(?:\*|(\d+)(?:\.\.\.)?)/.exec(path);
    if (head === null) continue;
    let index = Number(head[1] ?? 0);
    if (head[1] === undefined) while (args[index] !== undefined) index++;
    let place = (args[index] ??= empty());
    for (const step of path.slice(head[0].length).match(/\.\*|\.#|\.[^.[(]+|\[\]|\(\)/g) ?? [])
      place = inside(place, step, text);
    place.text = text;
  }
  return Array.from(args, (place) => (place === undefined ? 'undefined' : written(place))).join(', ');
}

/** Literals that conditions ask for; `before` are the conditions of what is looked at first. */
export function meeting(
  conditions: readonly Condition[] | undefined,
  before: readonly (readonly Condition[])[] = [],
): Placed[] {
  return (conditions ?? []).flatMap(({ at, is, equals, type }): Placed[] => {
    const taken = before.flatMap((when) => when.flatMap((c) => (c.at === at ? (c.equals ?? []) : [])));
    const own = equals?.find((text) => !taken.includes(text)) ?? equals?.[0];
    if (own !== undefined) return [[at, literal(own)]];
    if (is === 'function') return [[at, '() => {}']];
    if (is === 'present' || type?.includes('string') === true) return [[at, "'given'"]];
    const text = type === undefined ? null : resultOf(type);
    return text === null ? [] : [[at, text]];
  });
}

/** A call of a function of its package that gives a value of one of these types, or an export that is one. */
function resultOf(types: readonly TypeName[]): string | null {
  for (const [from = '', name] of types.map((type) => type.split('#')))
    for (const { packages, exports } of javascriptLibraries)
      for (const [exported, member] of packages.includes(from) ? Object.entries(exports ?? {}) : [])
        if (name !== undefined && /^\w+$/.test(exported)) {
          const text = `require('${from}').${exported}`;
          if (member.type === name) return text;
          if (member.call?.returns === name) return `${text}()`;
        }
  return null;
}

/** Texts that keep overloads away which only ask for nothing to be there. */
export function avoiding(overloads: readonly (readonly Condition[])[]): Placed[] {
  return overloads.flatMap((when): Placed[] => {
    const [first] = when;
    return first !== undefined && when.every((c) => c.is === 'absent') ? [[first.at, "'given'"]] : [];
  });
}

const empty = (): Place => ({ text: null, properties: new Map(), element: null, result: null });

function inside(place: Place, step: string, text: string): Place {
  if (step === '[]') return (place.element ??= empty());
  if (step === '()') return (place.result ??= empty());
  const key = step === '.*' ? 'any' : step === '.#' ? `[${text}]` : step.slice(1);
  const name = /^\w+$|^\[/.test(key) ? key : `'${key}'`;
  const known = place.properties.get(name) ?? empty();
  place.properties.set(name, known);
  return known;
}

function written({ text, properties, element, result }: Place): string {
  if (properties.size > 0)
    return `{ ${[...properties].map(([name, place]) => `${name}: ${written(place)}`).join(', ')} }`;
  if (element !== null) return `[${written(element)}]`;
  if (result !== null) return `() => (${written(result)})`;
  return text ?? 'undefined';
}

/** `true`, `0`, `Infinity` and `Scope.REQUEST` are no texts. */
function literal(value: string): string {
  return /^(?:true|false|-?\d+|-?Infinity|[A-Z]\w*\.[A-Z]\w*)$/.test(value) ? value : `'${value}'`;
}
