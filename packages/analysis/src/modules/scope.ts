// Names across files: what a unit exports, and what a free or imported name stands for.
import type { BindingId, Expression, Import } from '@leakline/ir';
import { unitsOf, type Resolution, type Unit } from '../host.ts';
import type { Program } from '../program.ts';
import { identity, type Value } from '../values/value.ts';
import type { Module } from './module.ts';

/** A name's declaration in a module of the program. */
export interface Declared {
  readonly module: Module;
  readonly binding: BindingId;
}

/** What a name leads to once imports and re-exports are followed. */
export type Target =
  | {
      readonly kind: 'declared';
      readonly module: Module;
      readonly binding: BindingId;
      /** It is all that its file exports, and more is set on it there: `module.exports = app; exports.start = …`. */
      readonly also?: Unit;
    }
  /** `export default expr`, `module.exports = …`; `member` names a property of it. */
  | {
      readonly kind: 'value';
      readonly module: Module;
      readonly exportIndex: number;
      readonly member: string | null;
      /** As of what is declared: `module.exports = function memo() {…}; module.exports.clear = …`. */
      readonly also?: Unit;
    }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'package'; readonly package: string; readonly name: string }; // name '' is the namespace

/** An expression that reads something from another file. */
export interface Read {
  readonly module: Module;
  readonly node: Expression;
}

const FOLLOW_LIMIT = 12;

export class Scopes {
  readonly #program: Program;
  readonly #units = new Map<string, ReadonlyMap<string, Declared>>();
  readonly #resolved = new Map<Module, Map<string, Resolution>>();
  readonly #imported = new Map<Import, Target | null>();
  readonly #namers = new Map<string, readonly Module[]>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** The modules of a unit that could be loaded. */
  modulesOf(unit: Unit): Module[] {
    return unit.paths.map((path) => this.#program.module(path)).filter((module) => module !== null);
  }

  /** Module-level names of a unit whose files share one scope; empty when a file is its own module. */
  unitScope(unit: Unit): ReadonlyMap<string, Declared> {
    const known = this.#units.get(unit.id);
    if (known !== undefined) return known;
    const scope = new Map<string, Declared>();
    for (const module of this.modulesOf(unit)) {
      if (module.ir.packageName === null) continue;
      for (const [binding, b] of module.ir.bindings.entries()) {
        if (b.owner === 0 && b.kind !== 'import' && !scope.has(b.name))
          scope.set(b.name, { module, binding });
      }
    }
    this.#units.set(unit.id, scope);
    return scope;
  }

  /** What a name that its file does not bind stands for in the other files of the unit. */
  freeName(module: Module, name: string): Declared | null {
    return this.unitScope(module.unit).get(name) ?? null;
  }

  /** What an import specifier leads to: a unit of the program, or a package. */
  resolve(module: Module, specifier: string): Resolution {
    let resolved = this.#resolved.get(module);
    if (resolved === undefined) {
      resolved = new Map();
      this.#resolved.set(module, resolved);
    }
    let resolution = resolved.get(specifier);
    if (resolution === undefined) {
      resolution = this.#program.host.resolve(module.path, specifier);
      resolved.set(specifier, resolution);
    }
    return resolution;
  }

  /** What an import stands for; null when nothing is exported under that name. */
  imported(module: Module, from: Import): Target | null {
    const known = this.#imported.get(from);
    if (known !== undefined) return known;
    this.#imported.set(from, null); // modules that import each other's re-exports end here
    const target = this.#follow(module, from);
    this.#imported.set(from, target);
    return target;
  }

  #follow(module: Module, from: Import): Target | null {
    const to = this.resolve(module, from.from);
    if (to.kind === 'package') return this.#inPackage(module, from, to.name);
    if (to.kind !== 'unit') return null;
    if (from.imported === '*') return this.namespaceOf(to.unit);
    return this.exported(to.unit, from.imported);
  }

  /** `import memoize from 'lodash/memoize'`: what a package keeps in a file of its own under its name. */
  #inPackage(module: Module, from: Import, name: string): Target {
    if (from.imported === '*' || from.imported === 'default') {
      const file = /^.*\/([A-Za-z]\w*)(?:\.js)?$/.exec(from.from)?.[1];
      if (
        file !== undefined &&
        from.from.startsWith(`${name}/`) &&
        this.#program.catalog.exportOf(module.language, name, file) !== null
      )
        return { kind: 'package', package: name, name: file };
    }
    return { kind: 'package', package: name, name: from.imported === '*' ? '' : from.imported };
  }

  /** A namespace: of a CommonJS module that exports one value, that value. */
  namespaceOf(unit: Unit): Target {
    for (const module of this.modulesOf(unit)) {
      const whole = module.ir.exports.findIndex((e) => e.exported === '=');
      const found = module.ir.exports[whole];
      if (found === undefined) continue;
      const isMore = module.ir.exports.some((e) => e.exported !== '=' && e.exported !== 'default');
      if (found.value !== null)
        return {
          kind: 'value',
          module,
          exportIndex: whole,
          member: null,
          ...(isMore ? { also: unit } : {}),
        };
      const target = this.target(module, found.binding);
      if (target === null) continue;
      return target.kind === 'declared' && isMore ? { ...target, also: unit } : target;
    }
    return { kind: 'unit', unit };
  }

  /** An export of a unit by name, through re-exports. */
  exported(unit: Unit, name: string, depth = 0): Target | null {
    if (depth > FOLLOW_LIMIT) return null;
    for (const module of this.modulesOf(unit)) {
      if (module.ir.packageName !== null) {
        const declared = this.unitScope(unit).get(name);
        return declared === undefined ? null : { kind: 'declared', ...declared };
      }
      for (const [i, e] of module.ir.exports.entries()) {
        if (e.exported !== name) continue;
        if (e.from !== null) {
          const to = this.resolve(module, e.from);
          if (to.kind === 'package')
            return {
              kind: 'package',
              package: to.name,
              name: e.imported === '*' ? '' : (e.imported ?? name),
            };
          if (to.kind !== 'unit') return null;
          return e.imported === '*'
            ? { kind: 'unit', unit: to.unit }
            : this.exported(to.unit, e.imported ?? name, depth + 1);
        }
        if (e.value !== null) return { kind: 'value', module, exportIndex: i, member: null };
        const binding = module.ir.bindings[e.binding];
        if (binding?.kind === 'import') {
          const from = module.ir.imports.find((x) => x.binding === e.binding);
          return from === undefined ? null : this.imported(module, from);
        }
        return { kind: 'declared', module, binding: e.binding };
      }
      const whole = module.ir.exports.findIndex((e) => e.exported === '=');
      if (whole !== -1)
        return { kind: 'value', module, exportIndex: whole, member: name === 'default' ? null : name };
      for (const e of module.ir.exports) {
        if (e.exported !== '*' || e.from === null) continue;
        const to = this.resolve(module, e.from);
        if (to.kind !== 'unit') continue;
        const found = this.exported(to.unit, name, depth + 1);
        if (found !== null) return found;
      }
    }
    return null;
  }

  /** What a binding stands for: imports are followed. */
  target(module: Module, binding: BindingId): Target | null {
    const b = module.ir.bindings[binding];
    if (b === undefined) return null;
    if (b.kind !== 'import') return { kind: 'declared', module, binding };
    const from = module.ir.imports.find((i) => i.binding === binding);
    return from === undefined ? null : this.imported(module, from);
  }

  /** The other files that may name what a unit exports: those that import it, or a file that exports it again. */
  namersOf(unit: Unit): readonly Module[] {
    let namers = this.#namers.get(unit.id);
    if (namers === undefined) {
      const found = new Map<string, Module>();
      const passing = [unit];
      const seen = new Set([unit.id]);
      for (let passed = passing.pop(); passed !== undefined; passed = passing.pop())
        for (const path of this.#program.host.importersOf(passed)) {
          const m = this.#program.module(path);
          if (m === null || m.unit.id === unit.id) continue;
          found.set(path, m);
          if (seen.has(m.unit.id) || !this.#exportsAgain(m, passed)) continue;
          seen.add(m.unit.id);
          passing.push(m.unit);
        }
      namers = [...found.values()];
      this.#namers.set(unit.id, namers);
    }
    return namers;
  }

  /** Whether a file exports something of a unit: `export * from './jobs'`, or what it has imported. */
  #exportsAgain(module: Module, unit: Unit): boolean {
    return module.ir.exports.some((e) => {
      const from =
        e.from ?? (e.binding < 0 ? undefined : module.ir.imports.find((i) => i.binding === e.binding)?.from);
      return from !== undefined && isAmong(unit, this.resolve(module, from));
    });
  }

  /** Expressions in other files that read a module-level binding: imported names, `ns.name`, through re-exports too. */
  *readsOf(module: Module, binding: BindingId): Generator<Read> {
    const seen = new Set<string>();
    for (const e of module.ir.exports)
      if (e.binding === binding) yield* this.#readsOfExport(module.unit, e.exported, seen);
  }

  /** The names under which other files import something of a unit: `const { add: put } = require('./jobs')`. */
  *importsOf(unit: Unit, imported: string): Generator<Declared> {
    for (const path of this.#program.host.importersOf(unit)) {
      const module = this.#program.module(path);
      for (const i of module?.ir.imports ?? []) {
        if (module === null || i.binding < 0 || i.imported !== imported) continue;
        const to = this.resolve(module, i.from);
        if (to.kind === 'unit' && to.unit.id === unit.id) yield { module, binding: i.binding };
      }
    }
  }

  /** Expressions that load a unit by a name which is not written out: `require('./commands/' + file)`. */
  *loadsOf(unit: Unit): Generator<Read> {
    for (const path of this.#program.host.importersOf(unit)) {
      const module = this.#program.module(path);
      for (const i of module?.ir.imports ?? []) {
        if (module === null || i.binding >= 0) continue;
        const to = this.resolve(module, i.from);
        const node = to.kind === 'units' && isAmong(unit, to) ? module.index.callAt(i) : null;
        if (node !== null) yield { module, node };
      }
    }
  }

  /** Expressions that read a unit's export by its name: in other files, and of `exports` in its own. */
  readsOfExport(unit: Unit, name: string): Generator<Read> {
    return this.#readsOfExport(unit, name, new Set());
  }

  *#readsOfExport(unit: Unit, name: string, seen: Set<string>): Generator<Read> {
    const key = `${name} ${unit.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const path of this.#program.host.importersOf(unit)) {
      const importer = this.#program.module(path);
      if (importer === null) continue;
      const isOurs = (specifier: string) => {
        const to = this.resolve(importer, specifier);
        return isAmong(unit, to);
      };
      for (const i of importer.ir.imports) {
        const isWhole = name === '=' && i.imported === '*';
        const call = i.imported === '*' && i.binding < 0 ? importer.index.callAt(i) : null;
        if ((i.binding < 0 && call === null) || !isOurs(i.from)) continue;
        if (call !== null && isWhole) yield { module: importer, node: call };
        else if (i.imported === name || isWhole)
          for (const node of importer.index.namesOf(i.binding)) yield { module: importer, node };
        if (i.imported === '*') yield* this.#readsEverywhere(i, name, importer);
        // Imported and exported again under a name of its own.
        if (i.imported === name || i.imported === '*')
          for (const e of importer.ir.exports)
            if (e.binding === i.binding && e.from === null && i.imported === name)
              yield* this.#readsOfExport(importer.unit, e.exported, seen);
      }
      for (const e of importer.ir.exports) {
        if (e.from === null || !isOurs(e.from)) continue;
        if (e.exported === '*') yield* this.#readsOfExport(importer.unit, name, seen);
        else if (e.imported === name) yield* this.#readsOfExport(importer.unit, e.exported, seen);
      }
      yield* this.#membersOf(unit, name, importer);
    }
    // `exports.add(job)`
    for (const own of this.modulesOf(unit)) yield* this.#membersOf(unit, name, own);
  }

  /** `Rooms.open` in any file, where one has said `global.Rooms = require('./rooms')`. */
  *#readsEverywhere(from: Import, name: string, importer: Module): Generator<Read> {
    const call = from.binding < 0 ? importer.index.callAt(from) : null;
    for (const whole of call === null ? importer.index.namesOf(from.binding) : [call]) {
      const up = importer.index.parentOf(whole);
      if (up?.kind !== 'assign' || up.value !== whole || up.target.kind !== 'member') continue;
      const owners = this.#program.values.of(up.target.object, importer);
      for (const { module, node: free } of this.namedEverywhere(owners, up.target.property, importer)) {
        const node = module.index.parentOf(free);
        if (node?.kind === 'member' && node.object === free && node.property === name) yield { module, node };
      }
    }
  }

  /** Where what is set on one of these is read by its name alone, in any file: on the object whose properties are names everywhere. */
  *namedEverywhere(owners: readonly Value[], name: string, from: Module): Generator<Read> {
    const globals = this.#program.values.builtin(from, 'globals').map(identity);
    if (!owners.some((v) => globals.includes(identity(v)))) return;
    for (const module of this.#program.modules(from.language))
      for (const node of module.index.freeNamesOf(name)) yield { module, node };
  }

  /** Members of a file whose object is a unit as a whole. */
  *#membersOf(unit: Unit, name: string, module: Module): Generator<Read> {
    for (const node of module.index.membersNamed(name))
      if (
        this.#program.values.of(node.object, module).some((v) => v.kind === 'unit' && v.unit.id === unit.id)
      )
        yield { module, node };
  }
}

/** Whether a specifier may lead to a unit. */
function isAmong(unit: Unit, to: Resolution): boolean {
  return unitsOf(to).some(({ id }) => id === unit.id);
}
