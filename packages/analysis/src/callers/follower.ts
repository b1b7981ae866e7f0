// Follows a function value outwards: through names, literals, containers, fields and results, to the calls that it reaches.
import type { Call, Expression, FunctionId, ObjectLiteral, TypeId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { sendOf, unwrap } from '../modules/expressions.ts';
import type { Unit } from '../host.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Value } from '../values/value.ts';
import type { Use } from './usage.ts';

/** Following a function value stops after so many expressions: then nobody can say who calls it. */
const EFFORT = 400;

/** Lists in maps in maps: deeper ones are not looked into. */
const CONTAINER_DEPTH = 3;

/** Steps from an argument to the value: methods that return each other's object have longer ones, and more for each step. */
const MOST_STEPS = 8;

/** One walk from a function value; made anew for each question. */
export class Follower {
  readonly #program: Program;
  readonly #uses: Use[] = [];
  readonly #seen = new Set<unknown>();
  #effort = EFFORT;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Every use of a function, by whatever name it goes. */
  follow(module: Module, fn: FunctionId): readonly Use[] {
    const f = module.fn(fn);
    if (f.form === 'constructor') return this.#constructions(module, fn);
    const inline = module.index.functionNode(fn);
    if (inline !== undefined) this.#from(inline, module, []);
    const binding = module.ir.bindings.findIndex((b) => b.function === fn && b.kind === 'function');
    if (binding !== -1) this.#binding(module, binding, []);
    const isMember = f.owner !== null || f.receiver !== null;
    if (isMember && f.name !== null) {
      const method = { kind: 'function', module, fn } as const;
      for (const { module: m, node } of this.#program.membersBeing(method, f.name, module.language))
        this.#from(node, m, []);
      const owner = this.#program.types.ownerOf(module, fn);
      // A class that others extend leaves methods to them: whoever calls such a method on one of its instances calls theirs.
      const roles =
        owner === null
          ? NONE
          : [
              ...this.#program.types.crowdedRolesOf(owner, f.name),
              ...(f.isStatic ? NONE : this.#program.types.superclassesOf(owner)),
            ];
      const callers = roles.map(({ module, type }) => ({ kind: 'instance', module, type }) as const);
      if (callers.length > 0)
        for (const { module: m, node } of this.#program.membersOf(callers, f.name, module.language))
          this.#from(node, m, []);
    }
    // Whoever calls a decorated method calls what the decorator has put in its place.
    for (const method of this.#program.methodWrappers.replacedBy(module, fn))
      for (const use of this.#program.usage.of(method.module, method.fn)) this.#add(use);
    return this.#uses;
  }

  /** Every use of the value that an expression has at `steps`. */
  followValue(node: Expression, module: Module, steps: readonly PathStep[]): readonly Use[] {
    this.#from(node, module, steps);
    return this.#uses;
  }

  /** Every call that is handed an instance of a type. */
  followInstances(module: Module, type: TypeId): readonly Use[] {
    for (const creation of this.#program.types.creationsOf(module, type))
      this.#from(creation.node, creation.module, []);
    return this.#uses;
  }

  #constructions(module: Module, fn: FunctionId): readonly Use[] {
    const type = module.fn(fn).owner;
    if (type === null) return NONE;
    return this.#program.types
      .creationsOf(module, type)
      .flatMap((c) =>
        c.node.kind === 'call' ? [{ kind: 'call' as const, module: c.module, call: c.node }] : [],
      );
  }

  /** All uses of a name: in its file, under import names elsewhere, as a free name of the unit, behind a namespace. */
  #binding(module: Module, binding: number, steps: readonly PathStep[]): void {
    const key = `${binding} ${steps.join('')} ${module.key}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const b = module.ir.bindings[binding];
    if (b === undefined) return;
    for (const name of module.index.namesOf(binding)) this.#from(name, module, steps);
    if (b.owner !== 0) return;
    for (const m of this.#program.scopes.modulesOf(module.unit))
      if (m !== module) for (const name of m.index.freeNamesOf(b.name)) this.#from(name, m, steps);
    for (const read of this.#program.scopes.readsOf(module, binding))
      this.#from(read.node, read.module, steps);
    for (const e of module.ir.exports)
      if (e.binding === binding) this.#inNamespace(module.unit, e.exported, steps);
    const [first, ...rest] = steps;
    if (first?.startsWith('.') !== true) return;
    // `const { add } = require('./jobs')` of a file that exports one object.
    if (module.ir.exports.some((e) => e.exported === '=' && e.binding === binding))
      for (const { module: m, binding: own } of this.#program.scopes.importsOf(module.unit, first.slice(1)))
        this.#binding(m, own, rest);
  }

  /** An export of a namespace that is handed on as it is: `import * as jobs from './jobs'; start({ jobs })`. */
  #inNamespace(unit: Unit, exported: string, steps: readonly PathStep[]): void {
    if (exported !== '=')
      for (const { module, node } of this.#program.scopes.loadsOf(unit))
        this.#from(node, module, [`.${exported}`, ...steps]);
    for (const { module, binding } of this.#program.scopes.importsOf(unit, '*'))
      for (const name of module.index.namesOf(binding))
        if (module.index.parentOf(name)?.kind !== 'member')
          this.#from(name, module, [`.${exported}`, ...steps]);
  }

  /** Follows a value outwards from an expression that has it at `steps`. */
  #from(start: Expression, module: Module, startSteps: readonly PathStep[]): void {
    let node = start;
    let steps = startSteps;
    for (;;) {
      if (this.#effort-- < 0) return;
      const up = module.index.parentOf(node);
      if (up === null) {
        this.#root(node, module, steps);
        return;
      }
      switch (up.kind) {
        case 'call': {
          if (up.callee === node) {
            if (steps.length === 0) this.#add({ kind: 'call', module, call: up });
            return;
          }
          const index = up.args.indexOf(node);
          this.#add({ kind: 'argument', module, call: up, index, steps });
          if (steps.length > 0) this.#passed(up, index, module, steps);
          this.#defined(up, index, module, steps);
          const inner = this.#contained(up, index, module, steps);
          if (inner === null) {
            // Go's conversions and JavaScript's wrappers that hand the function on.
            if (!this.#isConversion(up, module)) return;
          } else steps = inner;
          node = up;
          continue;
        }
        case 'member': {
          if (steps.length === 0) {
            // `f.bind(x)` is f.
            const call = module.index.parentOf(up);
            if (call?.kind !== 'call' || call.callee !== up || up.property !== 'bind') return;
            node = call;
            continue;
          }
          const [first, ...rest] = steps;
          if (first === '[]') {
            const call = module.index.parentOf(up);
            const inner =
              call?.kind === 'call' && call.callee === up ? this.#taken(call, module, steps) : null;
            if (inner === null || call === null || call.kind !== 'call') return;
            node = call;
            steps = inner;
            continue;
          }
          if (first !== `.${up.property}`) return;
          node = up;
          steps = rest;
          continue;
        }
        case 'index': {
          if (up.object !== node) return;
          if (steps.length === 0) {
            // `f[T]`: a generic function with its types written down is the function.
            if (module.ir.packageName === null) return;
          } else steps = steps.slice(1);
          node = up;
          continue;
        }
        case 'object': {
          const property = up.properties.find((p) => p.value === node || p.computed === node);
          if (property === undefined || property.computed === node) return;
          if (up.type !== null && steps.length === 0 && property.key !== null)
            this.#add({ kind: 'property', module, literal: up, key: property.key });
          if (up.type !== null && property.key !== null) this.#fieldOf(up, property.key, module, steps);
          // What is spread has its properties here, too.
          if (node.kind !== 'spread') steps = [property.key === null ? '[]' : `.${property.key}`, ...steps];
          node = up;
          continue;
        }
        case 'array':
          if (node.kind !== 'spread') steps = ['[]', ...steps];
          node = up;
          continue;
        case 'wrapped':
          // `<-ch` of a channel of functions, `await f`: the value, or its element.
          if (up.how === 'receive' && steps[0] === '[]') steps = steps.slice(1);
          node = up;
          continue;
        case 'unknown': {
          const sent = sendOf(up);
          if (sent?.value === node) this.#container(sent.channel, module, steps);
          return;
        }
        case 'conditional':
          if (up.test === node) return;
          node = up;
          continue;
        case 'logical':
        case 'sequence':
          node = up;
          continue;
        case 'spread':
          node = up;
          continue;
        case 'assign': {
          if (up.target === node || up.value !== node) return;
          if (up.target.kind === 'name' && up.target.binding >= 0)
            this.#binding(module, up.target.binding, steps);
          else if (module.ir.exports.some((e) => e.value === node)) this.#root(node, module, steps);
          else if (up.target.kind === 'member') this.#field(up.target, module, steps);
          else if (up.target.kind === 'index') {
            this.#add({ kind: 'kept', module, node: up.target });
            this.#container(up.target.object, module, steps);
          } else if (up.target.kind === 'object') this.#pattern(up.target, module, steps);
          else if (up.target.kind === 'tuple' && (node.kind === 'index' || node.kind === 'wrapped'))
            this.#looked(up.target.elements, module, steps);
          // `const jobs = module.exports = { … }`
          if (module.index.parentOf(up)?.kind !== 'assign') return;
          node = up;
          continue;
        }
        case 'return':
          this.#returned(node, module, steps);
          return;
        case 'loop': {
          const { over, target } = up;
          const element = target?.kind === 'tuple' ? target.elements.at(-1) : target;
          if (over !== node || steps[0] !== '[]' || element == null) return;
          if (element.kind === 'name') this.#binding(module, element.binding, steps.slice(1));
          return;
        }
        case 'defer':
        case 'spawn':
        default:
          return;
      }
    }
  }

  /**
   * A value that is handed to a call which keeps it: steps from the result of `new Map([[key, value]])`, or on from the container
   * that it is added to (`handlers.push(f)`, `handlers.set(name, f)`), for which there is no result: null.
   */
  #contained(
    call: Call,
    index: number,
    module: Module,
    steps: readonly PathStep[],
  ): readonly PathStep[] | null {
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      const { effects, passes, returns } = meaning.meaning;
      // `append(list, f)` is the list, with what else it is handed as its elements; `Object.assign` makes no list of it.
      if (module.ir.packageName !== null && returns === '0' && passes?.includes('*') === true)
        return index === 0 ? steps : ['[]', ...steps];
      const type =
        call.isNew && typeof returns === 'string'
          ? this.#program.catalog.resolve(meaning.library, returns)
          : null;
      if (type !== null && this.#program.catalog.stated(type, 'container') !== null)
        return steps[0] === '[]' && steps[1] === '[]' ? steps.slice(1) : steps[0] === '[]' ? steps : null;
      const grows = effects?.some(
        (e) =>
          e.effect === 'grow' && e.place === 'this' && (e.value === undefined || e.value === String(index)),
      );
      if (grows === true && call.callee.kind === 'member') this.#container(call.callee.object, module, steps);
    }
    return null;
  }

  /** Something is put into a container: what is taken out of it by that name may be it. */
  #container(container: Expression, module: Module, steps: readonly PathStep[]): void {
    const inner = ['[]', ...steps];
    if (inner.length > CONTAINER_DEPTH) return;
    const plain = unwrap(container);
    if (plain.kind === 'name' && plain.binding >= 0) {
      const target = this.#program.scopes.target(module, plain.binding);
      if (target?.kind === 'declared') this.#binding(target.module, target.binding, inner);
      else this.#binding(module, plain.binding, inner);
    } else if (plain.kind === 'member') this.#field(plain, module, inner);
    // `handlers.get(name).push(f)`, `handlers[name].push(f)`: an element of an element.
    else if (plain.kind === 'index') this.#container(plain.object, module, inner);
    else if (
      plain.kind === 'call' &&
      plain.callee.kind === 'member' &&
      /^(get|at)$/.test(plain.callee.property)
    )
      this.#container(plain.callee.object, module, inner);
    else if (plain.kind === 'logical') this.#container(plain.left, module, steps);
    else if (plain.kind === 'assign') this.#container(plain.target, module, steps);
  }

  /** An object with the value in it, handed to a function of the program's own: what that does with its parameter. */
  #passed(call: Call, index: number, module: Module, steps: readonly PathStep[]): void {
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'function') continue;
      const parameter = meaning.module.fn(meaning.fn).parameters[index];
      if (parameter === undefined || parameter.isRest) continue;
      if (parameter.target.kind === 'name') this.#binding(meaning.module, parameter.target.binding, steps);
      else this.#pattern(parameter.target, meaning.module, steps);
    }
  }

  /** What becomes a member of a library's object: `app.decorate('mailer', { send })` is used as `app.mailer.send()`. */
  #defined(call: Call, index: number, module: Module, steps: readonly PathStep[]): void {
    if (call.callee.kind !== 'member') return;
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      const defines = meaning.kind === 'catalog' ? meaning.meaning.defines : undefined;
      if (defines?.value !== String(index)) continue;
      const [name] = this.#program.arguments.at(defines.name, call, module);
      if (name?.node.kind !== 'literal') continue;
      const owners = this.#program.values.of(call.callee.object, module);
      for (const { module: m, node } of this.#program.membersOf(owners, name.node.value, module.language))
        this.#from(node, m, steps);
    }
  }

  /** What a member of a container that holds a value at `steps` does with it: steps from the result, or null. */
  #taken(call: Call, module: Module, steps: readonly PathStep[]): readonly PathStep[] | null {
    for (const meaning of this.#program.calls.meaningsOf(call, module)) {
      if (meaning.kind !== 'catalog') continue;
      for (const { at, receives } of meaning.meaning.callbacks ?? []) {
        const index = receives?.indexOf('this[]') ?? -1;
        if (index === -1) continue;
        for (const { node } of this.#program.arguments.at(at, call, module)) {
          const parameter = node.kind === 'function' ? module.fn(node.function).parameters[index] : undefined;
          if (parameter?.target.kind === 'name')
            this.#binding(module, parameter.target.binding, steps.slice(1));
        }
      }
      if (meaning.meaning.returns === 'this[]') return steps.slice(1);
      if (meaning.meaning.returns === 'this') return steps;
    }
    // The values of a map, to be looped over.
    return call.callee.kind === 'member' && call.callee.property === 'values' ? steps : null;
  }

  #pattern(target: Expression, module: Module, steps: readonly PathStep[]): void {
    if (target.kind !== 'object') return;
    const [first, ...rest] = steps;
    for (const p of target.properties) {
      const name = p.value.kind === 'assign' ? p.value.target : p.value;
      if (p.key !== null && first === `.${p.key}` && name.kind === 'name' && name.binding >= 0)
        this.#binding(module, name.binding, rest);
    }
  }

  /** `f, ok := handlers[kind]`, `f, ok := <-ch`: the first is the value. */
  #looked([target]: readonly Expression[], module: Module, steps: readonly PathStep[]): void {
    if (target?.kind === 'name' && target.binding >= 0) this.#binding(module, target.binding, steps);
  }

  #isConversion(call: Call, module: Module): boolean {
    return (
      call.args.length === 1 &&
      this.#program.values
        .of(call.callee, module)
        .some(
          (v) =>
            v.kind === 'typed' ||
            v.kind === 'type' ||
            (v.kind === 'package' && this.#program.catalog.typeOf(v.language, v.package, v.name) !== null),
        )
    );
  }

  /** Kept in a field: reads of that field by the same name continue. */
  #field(target: Expression & { kind: 'member' }, module: Module, steps: readonly PathStep[]): void {
    const key = `.${target.property} ${module.key}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const owners = this.#program.values.of(target.object, module).filter(
      (v) =>
        v.kind === 'instance' ||
        v.kind === 'literal' ||
        v.kind === 'unit' ||
        // `client.commands = new Map()`: the program hangs it on a library's object.
        (v.kind === 'library' && this.#program.catalog.memberOf(v.type, target.property) === null),
    );
    const units = owners.flatMap((v) => (v.kind === 'unit' ? [v.unit] : this.#exportingAll(v)));
    const reads = [
      ...this.#program.membersOf(owners, target.property, module.language),
      ...units.flatMap((unit) => [...this.#program.scopes.readsOfExport(unit, target.property)]),
      ...this.#program.scopes.namedEverywhere(owners, target.property, module),
    ];
    let read = false;
    for (const { module: m, node } of reads) {
      if (node === target) continue;
      const parent = m.index.parentOf(node);
      if (parent?.kind === 'assign' && parent.target === node) continue;
      read = true;
      this.#from(node, m, steps);
    }
    if (!read) this.#add({ kind: 'kept', module, node: target });
  }

  /** Put into a field by a literal of one of the program's own types: `&solver{check: f}`, whose methods call `s.check()`. */
  #fieldOf(literal: ObjectLiteral, name: string, module: Module, steps: readonly PathStep[]): void {
    const owners = this.#program.values.of(literal, module).filter((v) => v.kind === 'instance');
    for (const { module: of, type } of owners) {
      const key = `.${name}${steps.join('')} of ${type} ${of.key}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      for (const { module: m, node } of this.#program.membersOf(owners, name, module.language)) {
        const up = m.index.parentOf(node);
        if (up?.kind !== 'assign' || up.target !== node) this.#from(node, m, steps);
      }
    }
  }

  /** The unit whose one export an object is: `module.exports = api`. */
  #exportingAll(value: Value): readonly Unit[] {
    if (value.kind !== 'literal') return NONE;
    const { module, node } = value;
    const isAll = module.ir.exports.some(
      (e) =>
        e.exported === '=' &&
        (e.value !== null
          ? this.#program.values.of(e.value, module)
          : this.#program.bindings.of(module, e.binding)
        ).some((v) => v.kind === 'literal' && v.node === node),
    );
    return isAll ? [module.unit] : NONE;
  }

  /** Returned: what the callers of the returning function do with the result. */
  #returned(node: Expression, module: Module, steps: readonly PathStep[]): void {
    const position = module.index.positionOf(node);
    if (position === null || position.fn === 0) return;
    const key = `return ${position.fn} ${steps.join('')} ${module.key}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const use of this.#program.usage.of(module, position.fn)) {
      if (this.#effort-- < 0) return;
      if (use.kind === 'call') this.#from(use.call, use.module, steps);
      // `e.Use(func(next Handler) Handler { return func(c Context) … })`: whoever is given the function calls it for this.
      else if (use.kind === 'argument' && use.steps.length + steps.length < MOST_STEPS)
        this.#add({ ...use, steps: [...use.steps, '()', ...steps] });
    }
  }

  /** An export's value, a field initialiser: an expression outside all statements. */
  #root(node: Expression, module: Module, steps: readonly PathStep[]): void {
    const field = module.index.fieldOf(node);
    if (field !== null) {
      const owners = instanceAndType(module, field.type);
      for (const { module: m, node: read } of this.#program.membersOf(owners, field.name, module.language))
        this.#from(read, m, steps);
      return;
    }
    for (const e of module.ir.exports) {
      if (e.value !== node) continue;
      if (e.exported !== '=') {
        const key = `export ${e.exported} ${module.key}`;
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
        for (const read of this.#program.scopes.readsOfExport(module.unit, e.exported))
          this.#from(read.node, read.module, steps);
        this.#inNamespace(module.unit, e.exported, steps);
        continue;
      }
      for (const load of this.#program.scopes.loadsOf(module.unit)) this.#from(load.node, load.module, steps);
      for (const path of this.#program.host.importersOf(module.unit)) {
        const m = this.#program.module(path);
        if (m === null) continue;
        for (const i of m.ir.imports) {
          const call = i.binding < 0 ? m.index.callAt(i) : null;
          if (i.binding < 0 && call === null) continue;
          const to = this.#program.scopes.imported(m, i);
          if (to?.kind !== 'value' || to.module !== module || module.ir.exports[to.exportIndex] !== e)
            continue;
          const rest = to.member === null ? steps : steps[0] === `.${to.member}` ? steps.slice(1) : null;
          if (rest === null) continue;
          if (call === null) this.#binding(m, i.binding, rest);
          else this.#from(call, m, rest); // `require('./routes')(app)`
        }
      }
    }
  }

  #add(use: Use): void {
    const key =
      use.kind === 'property'
        ? `${use.key} ${use.literal.start} ${use.module.key}`
        : use.kind === 'kept'
          ? use.node
          : use.kind === 'call'
            ? use.call
            : `${use.index} ${use.steps.join('')} ${use.call.start} ${use.module.key}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#uses.push(use);
  }
}

/** What a member of a type may be read from: an instance, or for static ones the type itself. */
export function instanceAndType(module: Module, type: TypeId): readonly Value[] {
  return [
    { kind: 'instance', module, type },
    { kind: 'type', module, type },
  ];
}
