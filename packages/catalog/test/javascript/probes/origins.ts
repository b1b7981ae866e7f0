// How a program gets a value of each type of the catalog: by the shortest chain of exports, members, callbacks and decorators.
import { javascriptLibraries } from '../../../src/javascript/index.ts';
import type { Catalog } from '../../../src/lookup.ts';
import type { Callback, CallMeaning, Library, Member, TypeName } from '../../../src/schema.ts';
import { argumentsText, avoiding, meeting, type Placed } from './argument-texts.ts';

/** An expression, and the lines around the code that may use it: those of callbacks that are given it. */
export interface Value {
  readonly before: readonly string[];
  readonly text: string;
  readonly after: readonly string[];
}

/** What writes the program: names for what is imported, and for what is given. */
export interface Names {
  /** An export of a library's first package; a global of the language. */
  exported(library: Library, name: string): string;
  /** A type as the source writes it. */
  written(library: Library, name: string): string;
  fresh(): string;
}

interface Origin {
  /** The type that it takes a value of. */
  readonly needs: string | null;
  readonly cost: number;
  readonly write: (names: Names, needed: Value) => Value;
}

interface Cheapest {
  readonly origin: Origin;
  readonly cost: number;
}

const NOTHING: Value = { before: [], text: '', after: [] };
/** A step in a chain, a function around the code, and a type that nothing gives and that is only written down. */
const STEP = 1;
const AROUND = 4;
const WRITTEN = 20;
/** Of a type that only stands for what others have in common, a value of one of those. */
const SUBTYPE = 15;

export const keyOf = (library: Library, type: string): string =>
  `javascript:${library.packages[0] ?? ''}#${type}`;

export class Origins {
  readonly #catalog: Catalog;
  readonly #all = new Map<string, Origin[]>();
  readonly #best: ReadonlyMap<string, Cheapest>;
  readonly #held: ReadonlyMap<string, Cheapest>;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    for (const library of javascriptLibraries) this.#collect(library);
    this.#best = this.#cheapest(() => true);
    this.#held = this.#cheapest(({ cost }) => cost !== AROUND);
  }

  /** null when nothing in the catalog says how anybody gets one. */
  valueOf(key: string, names: Names): Value | null {
    return chain(this.#best, key, names);
  }

  /** A value at module level, which is held for as long as the process lives. */
  heldValueOf(key: string, names: Names): Value | null {
    return chain(this.#held, key, names);
  }

  #collect(library: Library): void {
    for (const [name, member] of Object.entries(library.exports ?? {}))
      this.#ofMember(library, null, member, (names) => names.exported(library, name));
    for (const [type, entry] of Object.entries(library.types ?? {})) {
      const owner = keyOf(library, type);
      for (const [name, member] of Object.entries(entry.members ?? {}))
        if (name.startsWith('static '))
          this.#ofMember(
            library,
            null,
            member,
            (names) => `${names.exported(library, type)}.${name.slice(7)}`,
          );
        else this.#ofMember(library, owner, member, (_names, value) => memberText(value.text, name));
      if (entry.elements !== undefined)
        this.#add(library, entry.elements, owner, AROUND, (names, value) => {
          const text = names.fresh();
          return around(value, `for (const ${text} of ${value.text}) {`, text, '}');
        });
      if (/^[A-Za-z][\w$.]*$/.test(type))
        this.#push(owner, null, WRITTEN, (names) => {
          const text = names.fresh();
          return { before: [`let ${text}!: ${names.written(library, type)};`], text, after: [] };
        });
      for (const parent of entry.extends ?? [])
        this.#add(library, parent, owner, SUBTYPE, (_names, value) => value);
      this.#parameters(library, entry.function?.parameters, null, (names, given) => [
        `const ${names.fresh()}: ${names.written(library, type)} = (${given}) => {`,
        '};',
      ]);
    }
  }

  #ofMember(
    library: Library,
    owner: string | null,
    member: Member,
    write: (names: Names, owner: Value) => string,
  ): void {
    if (member.type !== undefined)
      this.#add(library, member.type, owner, STEP, (names, value) => ({
        ...value,
        text: write(names, value),
      }));
    const overloads = member.overloads ?? [];
    const away = avoiding(overloads.map(({ when }) => when));
    this.#called(library, owner, member.call, away, write, '');
    if (member.construct !== member.call) this.#called(library, owner, member.construct, away, write, 'new ');
    for (const [i, overload] of overloads.entries())
      this.#called(
        library,
        owner,
        overload,
        meeting(
          overload.when,
          overloads.slice(0, i).map(({ when }) => when),
        ),
        write,
        member.call === undefined && member.construct !== undefined ? 'new ' : '',
      );
    this.#parameters(library, member.assigned?.parameters, owner, (names, given, value) => [
      `${write(names, value)} = (${given}) => {`,
      '};',
    ]);
    const { method, parameter } = member.decorates ?? {};
    this.#parameters(library, method?.parameters, null, (names, given, value) => [
      `class ${names.fresh()} { @${write(names, value)}('x') run(${given}) {`,
      '} }',
    ]);
    if (parameter?.type !== undefined)
      this.#add(library, parameter.type, null, AROUND, (names, value) => {
        const text = names.fresh();
        const line = `class ${names.fresh()} { run(@${write(names, value)}() ${text}) {`;
        return around(value, line, text, '} }');
      });
  }

  #called(
    library: Library,
    owner: string | null,
    meaning: CallMeaning | undefined,
    placed: readonly Placed[],
    write: (names: Names, owner: Value) => string,
    by: string,
  ): void {
    if (meaning === undefined) return;
    const { returns } = meaning;
    if (typeof returns === 'string' && returns !== 'this' && !/^(?:\d|this\[)/.test(returns))
      this.#add(library, returns, owner, STEP, (names, value) => ({
        ...value,
        text: `${callee(by, write(names, value))}(${argumentsText(placed)})`,
      }));
    for (const callback of meaning.callbacks ?? [])
      this.#parameters(library, callback.parameters, owner, (names, given, value) =>
        registration(callee(by, write(names, value)), callback, `(${given}) => {`, placed),
      );
  }

  #parameters(
    library: Library,
    types: readonly (TypeName | null)[] | undefined,
    owner: string | null,
    lines: (names: Names, given: string, owner: Value) => readonly [string, string],
  ): void {
    for (const [i, type] of (types ?? []).entries()) {
      if (type === null) continue;
      this.#add(library, type, owner, AROUND, (names, value) => {
        const given = Array.from({ length: i + 1 }, () => names.fresh());
        const [first, last] = lines(names, given.join(', '), value);
        return around(value, first, given[i] ?? '', last);
      });
    }
  }

  #add(library: Library, type: TypeName, needs: string | null, cost: number, write: Origin['write']): void {
    const key = this.#catalog.resolve(library, type)?.key;
    if (key === undefined || key === needs) return;
    this.#push(key, needs, cost, write);
    if (key.endsWith('[]'))
      this.#push(key.slice(0, -2), key, AROUND, (names, value) => {
        const text = names.fresh();
        return around(value, `for (const ${text} of ${value.text}) {`, text, '}');
      });
  }

  #push(key: string, needs: string | null, cost: number, write: Origin['write']): void {
    const known = this.#all.get(key);
    if (known === undefined) this.#all.set(key, [{ needs, cost, write }]);
    else known.push({ needs, cost, write });
  }

  /** The cheapest origin of each type, as shortest paths are found. */
  #cheapest(isFit: (origin: Origin) => boolean): ReadonlyMap<string, Cheapest> {
    const best = new Map<string, Cheapest>();
    for (let changed = true; changed;) {
      changed = false;
      for (const [key, origins] of this.#all)
        for (const origin of origins) {
          const before = origin.needs === null ? 0 : best.get(origin.needs)?.cost;
          const cost = before === undefined || !isFit(origin) ? Infinity : before + origin.cost;
          if (cost >= (best.get(key)?.cost ?? Infinity)) continue;
          best.set(key, { origin, cost });
          changed = true;
        }
    }
    return best;
  }
}

function chain(best: ReadonlyMap<string, Cheapest>, key: string, names: Names): Value | null {
  const found = best.get(key)?.origin;
  if (found === undefined) return null;
  const needed = found.needs === null ? NOTHING : chain(best, found.needs, names);
  return needed === null ? null : found.write(names, needed);
}

/** `x.name`, `x['content-type']`; a call of the value itself is what `()` stands for. */
export function memberText(object: string, name: string): string {
  if (name === '()') return object;
  if (name === '*') return `${object}.anyOther`;
  return /^[\w$]+$/.test(name) ? `${object}.${name}` : `${object}['${name}']`;
}

/** What is called, with `new ` or without: `new (f().Client)`. */
export function callee(by: string, text: string): string {
  return by !== '' && text.includes('(') ? `${by}(${text})` : `${by}${text}`;
}

/** The two lines around the body of a function that a call registers. */
function registration(
  called: string,
  { at, when }: Callback,
  head: string,
  placed: readonly Placed[],
): readonly [string, string] {
  const [first = '', last = ''] =
    `${called}(${argumentsText([...placed, ...meeting(when), [at, '\n']])});`.split('\n');
  return [`${first}${head}`, `}${last}`];
}

function around(value: Value, first: string, text: string, last: string): Value {
  return { before: [...value.before, first], text, after: [last, ...value.after] };
}
