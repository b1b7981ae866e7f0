// Compares the rows of one library with its typings: names, arities, paths into arguments, results, callbacks.
import type { ArgumentPath, Callback, CallMeaning, Library, Member, TypeName } from '@leakline/catalog';
import ts from 'typescript';
import type { Typings } from './typings.ts';

export interface Verdict {
  /** Rows that were compared. */
  readonly rows: number;
  /** `Counter.inc: …` */
  readonly wrong: readonly string[];
  /** Rows about which the typings say nothing: `any`, types of the catalog's own that no row leads to. */
  readonly unseen: readonly string[];
}

const HEAD = /^(?:this|\*|(\d+)(\.\.\.)?)/;
const STEP = /\.\*|\.#|\.[^.[(]+|\[\]|\(\)/g;
/** How many of the compiler's types may stand behind one name. */
const FAMILY = 32;
/** A place at which the typings end: `any`, or a step that they do not spell out. */
const OPAQUE = Symbol('opaque');

export class Comparison {
  readonly #library: Library;
  readonly #typings: Typings;
  /** The compiler's types behind the names that the rows give to them. */
  readonly #types = new Map<TypeName, Set<ts.Type>>();
  /** Names that the package (or the language) declares a type under. */
  readonly #declared = new Set<TypeName>();
  /** Members that one of their type's types has: `Counter.inc`. */
  readonly #found = new Set<string>();
  readonly #wrong = new Set<string>();
  readonly #unseen = new Set<string>();
  #rows = 0;

  constructor(library: Library, typings: Typings) {
    this.#library = library;
    this.#typings = typings;
  }

  compare(): Verdict {
    for (const name of Object.keys(this.#library.types ?? {})) this.#bindDeclared(name);
    for (const [name, member] of Object.entries(this.#library.exports ?? {})) this.#export(name, member);
    // A result or property of one row is where the members of another one's type are found.
    const looked = new Map<TypeName, Set<ts.Type>>();
    for (let grew = true; grew;) {
      grew = false;
      for (const [name, types] of [...this.#types]) {
        const seen = looked.get(name) ?? new Set();
        looked.set(name, seen);
        for (const type of [...types]) {
          if (seen.has(type)) continue;
          seen.add(type);
          grew = true;
          for (const [key, member] of Object.entries(this.#library.types?.[name]?.members ?? {}))
            this.#typeMember(name, type, key, member);
        }
      }
    }
    for (const [name, entry] of Object.entries(this.#library.types ?? {})) {
      const keys = Object.keys(entry.members ?? {}).filter((key) => key !== '*');
      const types = [...(this.#types.get(name) ?? [])];
      for (const key of types.length === 0 ? [] : keys) {
        const where = `${name}.${key}`;
        if (this.#found.has(where)) continue;
        if (types.some((type) => this.#typings.isOpaque(type) || this.#typings.isPartial(type)))
          this.#unseen.add(`${where}: its type extends one that is not among the packages`);
        else this.#wrong.add(`${where}: does not exist`);
      }
      // Names with a space in them are the catalog's own.
      if (types.length === 0 && !name.includes(' ') && keys.length > 0)
        this.#unseen.add(`${name}: no typings lead to this type`);
    }
    return { rows: this.#rows, wrong: [...this.#wrong], unseen: [...this.#unseen] };
  }

  /**
   * Gives a name one more of the compiler's types. A name that the package does not export is the catalog's own, and may
   * stand for several (`Builder` for all of Firebase's builders): a member has to be in one of them.
   */
  #bind(name: TypeName, type: ts.Type): void {
    const known = this.#types.get(name);
    if (known === undefined) this.#types.set(name, new Set([type]));
    // Builders whose calls return ever longer types would go on without end.
    else if (known.size < FAMILY) known.add(type);
  }

  /** A type that the package exports under its name, or that the language has. */
  #bindDeclared(name: TypeName): void {
    const typings = this.#typings;
    for (const specifier of this.#library.packages) {
      const symbol = this.#exported(specifier, name);
      const type = symbol === null ? null : typings.instanceOf(symbol);
      if (type === null) continue;
      this.#declared.add(name);
      return this.#bind(name, type);
    }
    if (this.#library.packages.length > 0) return;
    const global = typings.global(name, true);
    const type = global === null ? null : typings.instanceOf(global);
    if (type === null) return;
    this.#declared.add(name);
    this.#bind(name, type);
  }

  /** `A.b`: what is in the namespace, or static in the class, `A`. */
  #exported(specifier: string, path: string): ts.Symbol | null {
    const [first = '', ...rest] = path.split('.');
    let symbol = this.#typings.exported(specifier, first);
    for (const part of rest) symbol = symbol === null ? null : this.#typings.within(symbol, part);
    return symbol;
  }

  #export(name: string, member: Member): void {
    const types: ts.Type[] = [];
    const { packages } = this.#library;
    for (const specifier of packages) {
      if (!this.#typings.has(specifier)) continue;
      const whole = name === '' ? this.#typings.whole(specifier) : null;
      if (whole !== null) types.push(whole);
      // What `require` gives is, in typings made for `import`, often the default export.
      const symbol = this.#exported(specifier, name === '' ? 'default' : name);
      if (symbol !== null && (symbol.flags & ts.SymbolFlags.Value) !== 0)
        types.push(this.#typings.typeOf(symbol));
    }
    if (packages.length === 0) {
      const global = this.#typings.global(name, false);
      if (global !== null) types.push(this.#typings.typeOf(global));
    }
    this.#rows++;
    if (types.length === 0) {
      const where = `${name === '' ? 'the module itself' : name}: is no exported value`;
      // Another of the packages may export it, and a framework may make it a global.
      if (packages.length > 0 && packages.every((specifier) => this.#typings.isWhole(specifier)))
        this.#wrong.add(where);
      else this.#unseen.add(where);
      return;
    }
    // A name that several packages of a library export may be more in one than in another: the best one counts.
    this.#best(
      types.map((type) => () => this.#member(name === '' ? 'the module itself' : name, type, member)),
    );
  }

  #typeMember(owner: TypeName, type: ts.Type, key: string, member: Member): void {
    if (key === '*' || this.#typings.isOpaque(type)) return;
    const where = `${owner}.${key}`;
    const found = this.#memberType(type, key);
    if (found === null) return;
    if (!this.#found.has(where)) this.#rows++;
    this.#found.add(where);
    this.#member(where, found, member);
  }

  /** `()` is the value itself, called; `static x` is a member of the class. */
  #memberType(type: ts.Type, key: string): ts.Type | null {
    if (key === '()') return type;
    if (!key.startsWith('static ')) return this.#typings.property(type, key) ?? null;
    const symbol = type.getSymbol();
    const found = symbol === undefined ? null : this.#typings.within(symbol, key.slice('static '.length));
    return found === null ? null : this.#typings.typeOf(found);
  }

  #member(where: string, type: ts.Type, member: Member): void {
    if (member.type !== undefined) this.#named(where, member.type, type);
    if (member.assigned !== undefined) {
      const functions = this.#typings.signatures(type, ts.SignatureKind.Call);
      if (functions.length > 0) this.#parameters(where, functions, member.assigned.parameters ?? []);
      else if (!this.#typings.isOpaque(type)) this.#wrong.add(`${where}: is no function`);
    }
    if (this.#typings.isOpaque(type)) {
      this.#unseen.add(`${where}: is any`);
      return;
    }
    const calls = this.#typings.signatures(type, ts.SignatureKind.Call);
    const constructors = this.#typings.signatures(type, ts.SignatureKind.Construct);
    const meanings = [...(member.call === undefined ? [] : [member.call]), ...(member.overloads ?? [])];
    if (meanings.length > 0) {
      const signatures = calls.length > 0 ? calls : member.construct === undefined ? constructors : [];
      if (signatures.length > 0) for (const meaning of meanings) this.#call(where, signatures, meaning);
      // Functions of plain JavaScript that work with and without `new` are classes in their typings.
      else if (constructors.length > 0) this.#unseen.add(`${where}: the typings only construct it`);
      else this.#wrong.add(`${where}: cannot be called`);
    }
    if (member.construct === undefined) return;
    if (constructors.length > 0) this.#call(where, constructors, member.construct);
    // A class with a private constructor, or a function of plain JavaScript that is called with `new`.
    else if (calls.length > 0) this.#unseen.add(`${where}: the typings have no constructor`);
    else this.#wrong.add(`${where}: cannot be constructed`);
  }

  #call(where: string, signatures: readonly ts.Signature[], meaning: CallMeaning): void {
    for (const path of pathsOf(meaning)) {
      if (!this.#reaches(signatures, path))
        this.#wrong.add(`${where}: no argument is at ${path} of ${this.#shapes(signatures)}`);
    }
    this.#callbacks(where, signatures, meaning.callbacks ?? []);
    const { returns } = meaning;
    // `this[]`, `1[]`: what the receiver or an argument holds.
    if (typeof returns !== 'string' || /^(?:this(?:\[\])*$|\d)/.test(returns)) return;
    const results = signatures.map((s) => this.#typings.awaited(s.getReturnType()));
    this.#best(results.map((result) => () => this.#named(where, returns, result)));
  }

  /** Runs all, and keeps what is wrong only if none of them is right. */
  #best(tries: readonly (() => void)[]): void {
    const before = new Set(this.#wrong);
    let fewest: Set<string> | null = null;
    for (const attempt of tries) {
      this.#restore(before);
      attempt();
      const found = new Set(this.#wrong);
      if (fewest === null || found.size < fewest.size) fewest = found;
      if (found.size === before.size) break;
    }
    this.#restore(fewest ?? before);
  }

  #restore(to: ReadonlySet<string>): void {
    this.#wrong.clear();
    for (const text of to) this.#wrong.add(text);
  }

  /** Holds a type that a row names against the one that the typings have in its place. */
  #named(where: string, name: TypeName, actual: ts.Type): void {
    if (name.endsWith('[]')) {
      const element = this.#typings.element(actual);
      if (element !== undefined) this.#named(where, name.slice(0, -2), element);
      else if (!this.#typings.isOpaque(actual)) this.#wrong.add(`${where}: ${this.#text(actual)} is no list`);
      return;
    }
    // Of another library's type only that library's own comparison can tell.
    if (name.includes('#')) return;
    if (name === 'function') {
      if (
        !this.#typings.isOpaque(actual) &&
        this.#typings.signatures(actual, ts.SignatureKind.Call).length === 0
      )
        this.#wrong.add(`${where}: ${this.#text(actual)} is no function`);
      return;
    }
    if (name === 'string' || name === 'number' || name === 'boolean') {
      const flag = {
        string: ts.TypeFlags.StringLike,
        number: ts.TypeFlags.NumberLike,
        boolean: ts.TypeFlags.BooleanLike,
      }[name];
      if (
        !this.#typings.isOpaque(actual) &&
        !this.#typings.alternatives(actual).some((t) => (t.flags & flag) !== 0)
      )
        this.#wrong.add(`${where}: ${this.#text(actual)} is no ${name}`);
      return;
    }
    if (this.#library.types?.[name] === undefined || this.#typings.isOpaque(actual)) return;
    const type = this.#typings.unwrapped(actual);
    const known = this.#types.get(name);
    const members = Object.keys(this.#library.types[name].members ?? {}).filter((key) => key !== '*');
    const had = members.filter((key) => this.#memberType(type, key) !== null).length;
    if (known === undefined || !this.#declared.has(name)) {
      // Of several results (a browser's timers are numbers) the one that has the members is meant.
      if (members.length > 0 && had === 0 && this.#typings.isPrimitive(type))
        this.#wrong.add(`${where}: is ${this.#text(actual)}, not ${name}`);
      else this.#bind(name, this.#typings.plain(type));
      return;
    }
    const { checker } = this.#typings;
    const fits = [...known].some((wanted) =>
      this.#typings
        .alternatives(type)
        .some(
          (t) =>
            this.#typings
              .alternatives(wanted)
              .some((k) => parts(t).some((p) => k.getSymbol() === p.getSymbol())) ||
            checker.isTypeAssignableTo(t, wanted) ||
            checker.isTypeAssignableTo(wanted, t) ||
            baseNames(t).has(name) ||
            baseNames(wanted).has(t.getSymbol()?.name ?? ''),
        ),
    );
    if (fits) return;
    // One row may stand for a family of types: what has most of its members is one of them, and may have the others.
    if (had >= 2 && had * 2 >= members.length) this.#bind(name, this.#typings.plain(type));
    else this.#wrong.add(`${where}: is ${this.#text(actual)}, not ${name}`);
  }

  /** Rows name all places at which a function may be handed over (`1`, `1.handler`): one of them has to be one. */
  #callbacks(where: string, signatures: readonly ts.Signature[], callbacks: readonly Callback[]): void {
    const misses: string[] = [];
    for (const { at, parameters } of callbacks) {
      const places = signatures
        .flatMap((s) => this.#along(s, at))
        .filter((t): t is ts.Type => t !== OPAQUE && !this.#typings.isOpaque(t));
      const functions = places.flatMap((t) => this.#typings.signatures(t, ts.SignatureKind.Call));
      if (functions.length > 0) this.#parameters(`${where} (${at}`, functions, parameters ?? []);
      // `Function` has no signature.
      else if (places.length > 0 && !places.some((t) => this.#typings.property(t, 'call') !== undefined))
        misses.push(`${where}: ${at} is ${this.#text(places[0] as ts.Type)}, no function`);
    }
    if (misses.length === callbacks.length) for (const miss of misses) this.#wrong.add(miss);
  }

  #parameters(
    where: string,
    functions: readonly ts.Signature[],
    parameters: readonly (TypeName | null)[],
  ): void {
    const wanted = parameters.findLastIndex((p) => p !== null);
    if (!functions.some((f) => this.#typings.width(f) > wanted)) {
      const most = Math.max(...functions.map((f) => this.#typings.width(f)));
      this.#wrong.add(`${where}): the function has ${most} parameters, not ${wanted + 1}`);
    }
    for (const [i, name] of parameters.entries()) {
      const types = functions.map((f) => this.#typings.parameter(f, i)).filter((t) => t !== null);
      if (name !== null && types.length > 0)
        this.#best(types.map((type) => () => this.#named(`${where}, parameter ${i})`, name, type)));
    }
  }

  #reaches(signatures: readonly ts.Signature[], path: ArgumentPath): boolean {
    const head = HEAD.exec(path);
    if (head === null) return false;
    if (head[1] === undefined) return true;
    return signatures.some((s) => this.#along(s, path).length > 0);
  }

  /** What is at a path of a call: nothing when it cannot be there, OPAQUE where the typings end before it. */
  #along(signature: ts.Signature, path: ArgumentPath): (ts.Type | typeof OPAQUE)[] {
    const head = HEAD.exec(path);
    if (head?.[1] === undefined) return [OPAQUE];
    const parameter = this.#typings.parameter(signature, Number(head[1]));
    if (parameter === null) return [];
    let current: (ts.Type | typeof OPAQUE)[] = [parameter];
    for (const [step] of path.slice(head[0].length).matchAll(STEP))
      current = current.flatMap((type) => (type === OPAQUE ? [OPAQUE] : this.#step(type, step)));
    return current;
  }

  #step(type: ts.Type, step: string): (ts.Type | typeof OPAQUE)[] {
    const typings = this.#typings;
    if (typings.isOpaque(type)) return [OPAQUE];
    if (step === '[]') {
      const element = typings.element(type);
      return element === undefined ? [] : [element];
    }
    if (step === '()')
      return typings.signatures(type, ts.SignatureKind.Call).map((s) => typings.awaited(s.getReturnType()));
    if (step === '.#' || step === '.*') {
      // Any object (and list) has keys and values; a number or a function does not have any that are meant.
      const objects = typings
        .alternatives(type)
        .filter(
          (t) =>
            (t.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.NonPrimitive)) !== 0,
        );
      return objects.length === 0 ? [] : [OPAQUE];
    }
    const property = typings.property(type, step.slice(1));
    return property === undefined ? [] : [property];
  }

  #shapes(signatures: readonly ts.Signature[]): string {
    const texts = signatures.slice(0, 3).map((s) => this.#typings.checker.signatureToString(s).slice(0, 120));
    return texts.join(' | ');
  }

  #text(type: ts.Type): string {
    return this.#typings.checker.typeToString(type).slice(0, 100);
  }
}

/** The types that an intersection is of. */
function parts(type: ts.Type): readonly ts.Type[] {
  return type.isIntersection() ? type.types : [type];
}

function baseNames(type: ts.Type): Set<string> {
  const names = new Set<string>();
  const queue = [type];
  for (let next = queue.shift(); next !== undefined && names.size < 50; next = queue.shift()) {
    const name = (next.aliasSymbol ?? next.getSymbol())?.name;
    if (name === undefined || names.has(name)) continue;
    names.add(name);
    if (next.isClassOrInterface() || (next.flags & ts.TypeFlags.Object) !== 0)
      queue.push(...(next.getBaseTypes() ?? []));
  }
  return names;
}

/** Every argument path of a call's meaning. Those of `when` may be of arguments that only another overload has. */
function pathsOf(meaning: CallMeaning): ArgumentPath[] {
  const paths: ArgumentPath[] = [...(meaning.passes ?? []), ...(meaning.callbacks ?? []).map((c) => c.at)];
  if (meaning.tests !== undefined) paths.push(meaning.tests.container, meaning.tests.value);
  if (meaning.runsOnce !== undefined) paths.push(meaning.runsOnce);
  for (const effect of meaning.effects ?? []) {
    paths.push(...(effect.when ?? []).map((c) => c.at));
    switch (effect.effect) {
      case 'label':
        paths.push(...effect.values);
        break;
      case 'metricName':
        paths.push(effect.name);
        break;
      case 'client':
        if (effect.key !== undefined) paths.push(effect.key);
        break;
      case 'grow':
      case 'evict':
        if (effect.place !== 'library') paths.push(effect.place);
        if (effect.key !== undefined) paths.push(effect.key);
        break;
      case 'listen':
        if (effect.listener !== undefined) paths.push(effect.listener);
        break;
      case 'release':
        paths.push(effect.what);
        break;
      default:
        break;
    }
  }
  return paths;
}
