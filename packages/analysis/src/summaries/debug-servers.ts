// Which servers answer profiling and debugging requests: where handlers are registered, and which addresses their muxes listen on.
import type { DebugServerEffect } from '@leakline/catalog';
import { visitExpressions } from '@leakline/ir';
import type { Call, Expression, Member } from '@leakline/ir';
import type { Unit } from '../host.ts';
import { hasPart, isNothing, quoted, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Place } from '../rule.ts';
import type { Part } from '../values/arguments.ts';

/** Handlers that are registered, and on what. */
export interface DebugRegistration {
  readonly at: Place;
  readonly unit: Unit;
  /** null for the process's default mux. */
  readonly mux: { readonly node: Expression; readonly module: Module } | null;
  /** By importing a package, whoever wants it or not. */
  readonly isImport: boolean;
  /** Behind a test that speaks of profiling or debugging: an operator switches it on. */
  readonly isOptional: boolean;
}

/** What an address says: everybody can reach it, only this machine can, or the source does not say. */
export type Reach = 'public' | 'loopback' | 'unknown';

export class DebugServers {
  readonly #program: Program;
  readonly #registrations = new Map<string, readonly DebugRegistration[]>();
  readonly #reachable = new Map<string, ReadonlySet<string>>();
  readonly #replacements = new Map<string, readonly Unit[]>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** The registration that a listening call serves; null when it serves none that can be seen. */
  servedBy(call: Call, effect: DebugServerEffect, module: Module): DebugRegistration | null {
    const muxes = effect.mux === undefined ? [] : this.#seenParts(effect.mux, call, module);
    if (muxes === null) return null;
    const [mux] = muxes;
    const isDefault = mux === undefined || isNothing(mux.node);
    for (const registration of this.#of(module.language)) {
      if (registration.mux === null ? isDefault : !isDefault && this.#isSame(mux, registration.mux, module)) {
        if (registration.mux !== null) return registration;
        if (!this.#isInOneProgram(module, registration.unit)) continue;
        // What an import put on the default mux is gone with it: `http.DefaultServeMux = http.NewServeMux()`.
        const isGone = () =>
          this.#replacing(module.language).some((unit) => this.#isInOneProgram(module, unit));
        if (!registration.isImport || !isGone()) return registration;
      }
    }
    return null;
  }

  /** Whether a listening call says that it serves the default mux: `http.ListenAndServe(addr, nil)`. */
  handsOverNoMux(call: Call, effect: DebugServerEffect, module: Module): boolean {
    const muxes = this.#partsOf(effect.mux, call, module);
    return muxes.length > 0 && muxes.every((mux) => isNothing(mux.node));
  }

  /**
   * How far an address of a listening call reaches, with the expression that says it and what is known of its text: without the
   * port and with it, where the port stands apart.
   */
  reachOf(
    call: Call,
    effect: DebugServerEffect,
    module: Module,
  ): { reach: Reach; at: Expression; addresses: readonly string[] } {
    const [part] = this.#partsOf(effect.address, call, module);
    if (part === undefined) return { reach: 'unknown', at: call, addresses: [] };
    const address = this.#beginningOf(part.node, module, 0);
    const addresses: string[] = address === null ? [] : [address];
    const [port] = this.#partsOf(effect.port, call, module);
    const number = port === undefined ? null : this.#beginningOf(port.node, module, 0);
    if (address !== null && number !== null) {
      const host = address.includes(':') ? `[${address.replace(/^\[|\]$/g, '')}]` : address;
      addresses.push(`${host}:${number}`);
    }
    if (address === null && this.#isLocalByDefault(part.node, module))
      return { reach: 'loopback', at: part.node, addresses };
    return { reach: reachOfText(address), at: part.node, addresses };
  }

  /**
   * Whether a call stands behind a test that speaks of profiling or debugging (`if cfg.EnablePprof`, `if pprofAddr != ""`), as it
   * is written there, or wherever its function is called.
   */
  isOptional(call: Call, module: Module, depth = 0): boolean {
    let node: Expression = call;
    for (;;) {
      for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
        const outer = at.outer?.statement;
        if (outer?.kind === 'branch' && namesDebugging(outer.test, module)) return true;
      }
      const fn = module.functionOf(node);
      const closure = fn > 0 ? module.index.functionNode(fn) : undefined;
      if (closure === undefined) {
        const calls = fn > 0 && depth < 3 ? this.#program.usage.callsOf(module, fn) : [];
        return calls.length > 0 && calls.every((c) => this.isOptional(c.call, c.module, depth + 1));
      }
      node = closure;
    }
  }

  /** The units that put another mux in the place of the process's default one. */
  #replacing(language: string): readonly Unit[] {
    let units = this.#replacements.get(language);
    if (units === undefined) {
      units = [...this.#program.modules(language)]
        .filter((module) =>
          module.index.assigns.some(
            ({ target }) =>
              target.kind === 'member' &&
              target.property === 'DefaultServeMux' &&
              this.#program.values.of(target.object, module).some((v) => v.kind === 'package'),
          ),
        )
        .map((module) => module.unit);
      this.#replacements.set(language, units);
    }
    return units;
  }

  /** Everything in a language's modules that registers such handlers. */
  #of(language: string): readonly DebugRegistration[] {
    const known = this.#registrations.get(language);
    if (known !== undefined) return known;
    const found: DebugRegistration[] = [];
    for (const module of this.#program.modules(language)) {
      const { unit } = module;
      for (const i of module.ir.imports) {
        if (this.#registersOnImport(i.from, module))
          found.push({
            at: { path: module.path, span: i },
            unit,
            mux: null,
            isImport: true,
            isOptional: false,
          });
      }
      for (const call of module.index.calls) {
        const at = { path: module.path, span: call };
        for (const effect of this.#program.summaries.effectsOf(call, module)) {
          if (effect.effect !== 'debugServer' || effect.how !== 'register') continue;
          const [mux] = this.#partsOf(effect.mux, call, module);
          found.push({
            at,
            unit,
            mux: mux === undefined ? null : { node: mux.node, module },
            isImport: false,
            isOptional: this.isOptional(call, module),
          });
        }
        // `mux.HandleFunc("/debug/pprof/", pprof.Index)`: on the receiver.
        if (
          call.callee.kind === 'member' &&
          call.args.some(
            (argument) =>
              this.#isDebugHandler(argument, module, 0) || this.#isDefaultMux(argument, call, module),
          )
        ) {
          // `router.PathPrefix("/debug/").Handler(…)` is the router's.
          let receiver = unwrap(call.callee.object);
          while (receiver.kind === 'call' && receiver.callee.kind === 'member')
            receiver = unwrap(receiver.callee.object);
          const isPackage = this.#program.values.of(receiver, module).some((v) => v.kind === 'package');
          found.push({
            at,
            unit,
            mux: isPackage ? null : { node: receiver, module },
            isImport: false,
            isOptional: this.isOptional(call, module),
          });
        }
      }
    }
    this.#registrations.set(language, found);
    return found;
  }

  /** `pprof.Index`, `pprof.Handler("heap")`, `http.HandlerFunc(pprof.Trace)`, `gin.WrapF(pprof.Cmdline)`. */
  #isDebugHandler(node: Expression, module: Module, depth: number): boolean {
    if (depth > 3) return false;
    const plain = unwrap(node);
    if (plain.kind === 'call')
      return (
        this.#isDebugHandler(plain.callee, module, depth + 1) ||
        plain.args.some((a) => this.#isDebugHandler(a, module, depth + 1))
      );
    // `pprof.Handler("heap").ServeHTTP`
    if (plain.kind === 'member' && plain.property === 'ServeHTTP')
      return this.#isDebugHandler(plain.object, module, depth + 1);
    return this.#program.values
      .of(plain, module)
      .some(
        (v) =>
          v.kind === 'package' &&
          this.#program.catalog.exportOf(v.language, v.package, v.name)?.member.isDebugHandler === true,
      );
  }

  /** `router.PathPrefix("/debug/").Handler(http.DefaultServeMux)`, in a file that puts such handlers on that by an import. */
  #isDefaultMux(node: Expression, call: Call, module: Module): boolean {
    const plain = unwrap(node);
    return (
      plain.kind === 'member' &&
      plain.property === 'DefaultServeMux' &&
      this.#program.values.of(plain.object, module).some((v) => v.kind === 'package') &&
      hasPart(call, (e) => /^\/debug\b|^\/$/.test(quoted(e) ?? '')) &&
      module.ir.imports.some((i) => this.#registersOnImport(i.from, module))
    );
  }

  #registersOnImport(from: string, module: Module): boolean {
    const to = this.#program.scopes.resolve(module, from);
    return (
      to.kind === 'package' &&
      this.#program.catalog
        .librariesOf(module.language, to.name)
        .some((l) => l.onImport?.effects.some((e) => e.effect === 'debugServer' && e.how === 'register'))
    );
  }

  /** What is seen of the parts of a call; nothing without a path. */
  #partsOf(path: string | undefined, call: Call, module: Module): readonly Part[] {
    return path === undefined ? [] : (this.#seenParts(path, call, module) ?? []);
  }

  /** Parts of a call, with variables and fields that hold a written-out struct looked through: `srv.ListenAndServe()` and `srv.Addr`; null where it is not seen. */
  #seenParts(path: string, call: Call, module: Module): Part[] | null {
    const parts: Part[] = [];
    for (const part of this.#program.arguments.at(path, call, module)) {
      const root = unwrap(part.node);
      const made = part.steps.length === 0 ? [part.node] : this.#putInto(root, module);
      if (made === null || (root.kind === 'member' && isSetLater(root, part.steps, module))) return null;
      for (const value of made)
        parts.push(
          ...(part.steps.length === 0 ? [part] : this.#program.arguments.follow(value, part.steps, module)),
        );
    }
    return parts.filter((part) => part.steps.length === 0);
  }

  /** What is put into a variable or a field, as far as its own file says; null where somebody else does that. */
  #putInto(node: Expression, module: Module): readonly Expression[] | null {
    if (node.kind === 'name' && node.binding >= 0) {
      const writes = module.index.writesOf(node.binding);
      return writes.length === 0 ? null : writes.flatMap(({ value }) => (value === null ? [] : [value]));
    }
    if (node.kind !== 'member') return [];
    const writes = this.#program.values
      .of(node.object, module)
      .flatMap((v) =>
        v.kind === 'instance' ? this.#program.types.fieldWrites(v.module, v.type, node.property) : [],
      );
    const own = writes.filter((write) => write.module === module && write.steps.length === 0);
    return own.length === 0 ? null : own.map(({ value }) => value);
  }

  /** Whether two expressions mean the same mux: one place, or one inside a wrapper of the other. */
  #isSame(a: Part, b: { readonly node: Expression; readonly module: Module }, module: Module): boolean {
    const keys = (node: Expression, m: Module) => {
      const plain = unwrap(node);
      return [
        ...this.#program.places.of(plain, m).map((p) => this.#program.places.keyOf(p)),
        ...(plain.kind === 'name' && plain.binding >= 0 ? [`${plain.binding} ${m.key}`] : []),
      ];
    };
    const wanted = new Set(keys(b.node, b.module));
    const isOne = (node: Expression, depth: number): boolean => {
      const plain = unwrap(node);
      if (keys(plain, module).some((key) => wanted.has(key))) return true;
      return plain.kind === 'call' && depth < 4 && plain.args.some((x) => isOne(x, depth + 1));
    };
    return isOne(a.node, 0);
  }

  /** Whether some program (or the module's own unit) contains both a module and a unit. */
  #isInOneProgram(module: Module, unit: Unit): boolean {
    if (module.unit.id === unit.id || this.#reached(module).has(unit.id)) return true;
    for (const main of this.#program.modules(module.language)) {
      if (main.ir.packageName !== 'main') continue;
      const reached = this.#reached(main);
      if (reached.has(unit.id) && reached.has(module.unit.id)) return true;
    }
    return false;
  }

  /** The units that a module's unit imports, and those theirs. */
  #reached(module: Module): ReadonlySet<string> {
    const known = this.#reachable.get(module.unit.id);
    if (known !== undefined) return known;
    const reached = new Set<string>();
    const visit = (unit: Unit) => {
      if (reached.has(unit.id)) return;
      reached.add(unit.id);
      for (const m of this.#program.scopes.modulesOf(unit))
        for (const i of m.ir.imports) {
          const to = this.#program.scopes.resolve(m, i.from);
          if (to.kind === 'unit') visit(to.unit);
        }
    };
    visit(module.unit);
    this.#reachable.set(module.unit.id, reached);
    return reached;
  }

  /** A setting that is this machine's own unless somebody sets it: `flag.String("pprof", "localhost:6060", "…")`. */
  #isLocalByDefault(node: Expression, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind !== 'name') return false;
    const declared =
      plain.binding >= 0
        ? { module, binding: plain.binding }
        : this.#program.scopes.freeName(module, plain.name);
    if (declared === null) return false;
    return declared.module.index.writesOf(declared.binding).some(({ value }) => {
      const call = value === null ? null : unwrap(value);
      return (
        call?.kind === 'call' &&
        call.args.some((a) => reachOfText(this.#beginningOf(a, declared.module, 0)) === 'loopback')
      );
    });
  }

  /** The text that an address begins with, through constants and formatting; null when it is not written out. */
  #beginningOf(node: Expression, module: Module, depth: number): string | null {
    if (depth > 5) return null;
    const plain = unwrap(node);
    switch (plain.kind) {
      case 'literal':
        return plain.type === 'string' || plain.type === 'number' ? plain.value : null;
      case 'template': {
        const [first] = plain.parts;
        return first === undefined ? '' : this.#beginningOf(first, module, depth + 1);
      }
      case 'binary':
        return plain.operator === '+' ? this.#beginningOf(plain.left, module, depth + 1) : null;
      case 'call': {
        // `fmt.Sprintf(":%d", port)`, `net.JoinHostPort(host, port)`, `net.Listen("tcp", address)`
        const [meaning] = this.#program.calls.meaningsOf(plain, module);
        const first = meaning?.kind === 'catalog' ? meaning.meaning.passes?.[0] : undefined;
        const [part] = this.#partsOf(first, plain, module);
        const text = part === undefined ? null : this.#beginningOf(part.node, module, depth + 1);
        return text === null || text.startsWith('%') ? null : text;
      }
      case 'name': {
        const declared =
          plain.binding >= 0
            ? { module, binding: plain.binding }
            : this.#program.scopes.freeName(module, plain.name);
        const writes = declared === null ? [] : declared.module.index.writesOf(declared.binding);
        const [only] = writes;
        return declared === null || writes.length !== 1 || only?.value == null
          ? null
          : this.#beginningOf(only.value, declared.module, depth + 1);
      }
      default:
        return null;
    }
  }
}

/** `s.server.Handler = router`: what is in a field of what a field holds need not be what it was made with. */
function isSetLater({ property }: Member, [step]: readonly PathStep[], module: Module): boolean {
  return module.index.assigns.some(({ target }) => {
    const set = unwrap(target);
    if (set.kind !== 'member' || `.${set.property}` !== step) return false;
    const holder = unwrap(set.object);
    return holder.kind === 'member' && holder.property === property;
  });
}

/** Whether a name or text in a test speaks of profiling or debugging, or in what was put into a variable that is tested. */
function namesDebugging(test: Expression, module: Module, isVariable = false): boolean {
  let found = false;
  visitExpressions(test, (e) => {
    if (e.kind === 'name' && e.binding >= 0 && !isVariable)
      found ||= module.index
        .writesOf(e.binding)
        .some(({ value }) => value !== null && namesDebugging(value, module, true));
    const text = e.kind === 'name' ? e.name : e.kind === 'member' ? e.property : (quoted(e) ?? '');
    if (/pprof|profil|debug/i.test(text)) found = true;
    return !found;
  });
  return found;
}

/** `:6060`, `0.0.0.0:6060` and `[::]:6060` are for everybody, `127.0.0.1`, `localhost` and `::1` for this machine. */
function reachOfText(address: string | null): Reach {
  if (address === null) return 'unknown';
  if (/^(127\.|localhost\b|\[?::1\]?)/.test(address)) return 'loopback';
  if (/^unix:|^\//.test(address)) return 'loopback';
  if (/^(:|0\.0\.0\.0|\[?::\]?|\*)/.test(address) || address === '') return 'public';
  return 'unknown';
}
