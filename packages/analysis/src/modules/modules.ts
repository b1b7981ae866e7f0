// The modules of a program, and the names of members across them. Outlives an edit: only what was edited is made anew.
import type { Member } from '@leakline/ir';
import type { ProgramHost } from '../host.ts';
import { LinkedModules } from './links.ts';
import { Module, type Destructuring, type MemberWrite } from './module.ts';

/** Something of a module that is found by a name. */
export interface Named<T> {
  readonly module: Module;
  readonly node: T;
}

export class Modules {
  readonly #modules = new Map<string, Module | null>();
  readonly #linked = new LinkedModules();
  readonly #members = new NameIndex<Member>((module) => module.index.members());
  readonly #writes = new NameIndex<MemberWrite>((module) => module.index.memberWrites());
  readonly #destructurings = new NameIndex<Destructuring>((module) => module.index.destructurings());

  /** The module at a path; null when the host cannot load it. */
  get(path: string, host: ProgramHost): Module | null {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const ir = host.load(path);
    const module = ir === null ? null : new Module(ir, host.unitOf(path), this.#linked);
    this.#modules.set(path, module);
    return module;
  }

  /** Puts another module in the place of a path's; undefined: it is loaded when it is asked for. Returns what was there. */
  replace(path: string, module?: Module | null): Module | null | undefined {
    const before = this.#modules.get(path);
    if (module === undefined) this.#modules.delete(path);
    else this.#modules.set(path, module);
    this.#members.forget(path);
    this.#writes.forget(path);
    this.#destructurings.forget(path);
    return before;
  }

  /** Forgets where nodes stand, if that is known of many. Only for when no question is open. */
  trim(): void {
    this.#linked.trim();
  }

  /** Forgets what stands in each file. Only for when no question is open. */
  forgetIndexes(): void {
    this.#linked.trim(0);
    for (const module of this.#modules.values()) module?.forgetIndex();
  }

  /** Every `x.name` of the program in a language; loads the whole program. */
  membersNamed(name: string, language: string, host: ProgramHost): readonly Named<Member>[] {
    return this.#members.of(name, language, host, this);
  }

  /** Every assignment to an `x.name` of the program in a language; loads the whole program. */
  memberWritesNamed(name: string, language: string, host: ProgramHost): readonly Named<MemberWrite>[] {
    return this.#writes.of(name, language, host, this);
  }

  /** Every `const { name } = x` of the program in a language; loads the whole program. */
  destructuringsNamed(name: string, language: string, host: ProgramHost): readonly Named<Destructuring>[] {
    return this.#destructurings.of(name, language, host, this);
  }
}

/** What all modules have under a name, in the order of the host's paths. */
class NameIndex<T> {
  readonly #entriesOf: (module: Module) => Iterable<[string, readonly T[]]>;
  readonly #lists = new Map<string, Named<T>[]>();
  /** The keys under which each path has something; absent: not indexed. */
  readonly #keys = new Map<string, readonly string[]>();
  #isWhole = false;
  readonly #stale = new Set<string>();

  constructor(entriesOf: (module: Module) => Iterable<[string, readonly T[]]>) {
    this.#entriesOf = entriesOf;
  }

  of(name: string, language: string, host: ProgramHost, modules: Modules): readonly Named<T>[] {
    if (!this.#isWhole) {
      this.#isWhole = true;
      this.#stale.clear();
      for (const path of host.paths()) this.#add(path, modules.get(path, host), null);
    } else if (this.#stale.size > 0) {
      const order = new Map(host.paths().map((path, i) => [path, i]));
      for (const path of this.#stale) if (order.has(path)) this.#add(path, modules.get(path, host), order);
      this.#stale.clear();
    }
    return this.#lists.get(`${language} ${name}`) ?? [];
  }

  forget(path: string): void {
    if (!this.#isWhole) return;
    this.#stale.add(path);
    for (const key of this.#keys.get(path) ?? [])
      this.#lists.set(key, this.#lists.get(key)?.filter(({ module }) => module.path !== path) ?? []);
    this.#keys.delete(path);
  }

  /** Without an `order` the path is the last one so far. */
  #add(path: string, module: Module | null, order: ReadonlyMap<string, number> | null): void {
    if (module === null) return;
    const keys: string[] = [];
    for (const [name, nodes] of this.#entriesOf(module)) {
      const key = `${module.language} ${name}`;
      keys.push(key);
      const list = this.#lists.get(key) ?? [];
      const named = nodes.map((node) => ({ module, node }));
      if (order === null) for (const n of named) list.push(n);
      else {
        const own = order.get(path) ?? 0;
        const at = list.findIndex((n) => (order.get(n.module.path) ?? 0) > own);
        list.splice(at === -1 ? list.length : at, 0, ...named);
      }
      this.#lists.set(key, list);
    }
    this.#keys.set(path, keys);
  }
}
