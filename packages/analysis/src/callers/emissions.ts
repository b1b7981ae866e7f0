// What the program's own emitters are told: `bus.emit('paid', order)` hands `order` to each `bus.on('paid', (order) => …)`.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { addUnder } from '../grouping.ts';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A call that tells of an event, and where it stands. */
export interface Emission {
  readonly module: Module;
  readonly call: Call;
}

/** What adds a listener, after the event's name. */
const ADDS = /^(?:on|addListener|prependListener|once|prependOnceListener)$/;
/** An event that is told of at more places than this is judged by the first ones. */
const LIMIT = 24;

export class Emissions {
  readonly #program: Program;
  readonly #byEvent = new Lazy<string, ReadonlyMap<string, readonly Emission[]>>(new Map());

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * The expressions that are handed to a parameter of a listener which stands at `index` of a call: what is told of the same event
   * on an emitter of the same name, or of an event whose name is a constant of the program.
   */
  toldTo(
    call: Call,
    index: number,
    parameter: number,
    module: Module,
  ): readonly { readonly node: Expression; readonly module: Module }[] {
    const { callee } = call;
    const [event] = call.args;
    if (index !== 1 || callee.kind !== 'member' || !ADDS.test(callee.property) || event === undefined)
      return NONE;
    const key = this.#keyOf(event, module);
    if (key === null) return NONE;
    const emitter = lastName(callee.object);
    const isConstant = key.startsWith('c');
    return (this.#emissionsIn(module.language).get(key) ?? NONE)
      .filter(
        (emission) =>
          isConstant ||
          (emitter !== '' &&
            emission.call.callee.kind === 'member' &&
            lastName(emission.call.callee.object) === emitter),
      )
      .slice(0, LIMIT)
      .flatMap((emission) => handed(emission.call, parameter, emission.module));
  }

  /** The same for a method that a decorator adds as a listener, `@OnEvent('paid') record(order) { … }`, to the one emitter of its library. */
  toldToMethod(
    module: Module,
    fn: FunctionId,
    parameter: number,
  ): readonly { readonly node: Expression; readonly module: Module }[] {
    return module.fn(fn).decorators.flatMap((decorator) => {
      const [event] = decorator.kind === 'call' ? decorator.args : [];
      const key = event === undefined ? null : this.#keyOf(event, module);
      const found = key === null ? null : this.#program.decorators.of(decorator, module);
      if (key === null || found?.meaning.method?.told === undefined) return [];
      return (this.#emissionsIn(module.language).get(key) ?? NONE)
        .filter(({ call, module: from }) =>
          this.#program.values
            .of(unwrap(call.callee.kind === 'member' ? call.callee.object : call.callee), from)
            .some((v) => v.kind === 'library' && v.type.library === found.library),
        )
        .slice(0, LIMIT)
        .flatMap(({ call, module: from }) => handed(call, parameter, from));
    });
  }

  /**
   * All calls that tell of the event to which a call adds a listener, whoever's they are; none where the emitter may be told of it by
   * somebody else. What tells of it by a name that is not written out is not among them.
   */
  allOf(call: Call, module: Module): readonly Emission[] {
    const { callee } = call;
    const [event] = call.args;
    if (callee.kind !== 'member' || !ADDS.test(callee.property) || event === undefined) return NONE;
    const values = this.#program.values.of(callee.object, module);
    const isOwn =
      values.length > 0 && values.every((v) => v.kind === 'library' && v.type.entry.told === 'emit');
    const key = isOwn ? this.#keyOf(event, module) : null;
    return key === null ? NONE : (this.#emissionsIn(module.language).get(key) ?? NONE);
  }

  #emissionsIn(language: string): ReadonlyMap<string, readonly Emission[]> {
    return this.#byEvent.get(language, () => {
      const found = new Map<string, Emission[]>();
      for (const { module, node } of this.#program.membersNamed('emit', language)) {
        const call = module.index.parentOf(node);
        if (call?.kind !== 'call' || call.callee !== node) continue;
        const [event] = call.args;
        const key = event === undefined ? null : this.#keyOf(event, module);
        if (key === null) continue;
        addUnder(found, key, { module, call });
      }
      return found;
    });
  }

  /** The same for names of events that are the same: `l` and the text, or `c` and where the constant is declared. */
  #keyOf(event: Expression, module: Module): string | null {
    const plain = unwrap(event);
    if (plain.kind === 'literal') return plain.type === 'string' ? `l${plain.value}` : null;
    if (plain.kind === 'name') {
      if (plain.binding < 0) return null;
      const target = this.#program.scopes.target(module, plain.binding);
      const { module: m, binding } =
        target?.kind === 'declared' ? target : { module, binding: plain.binding };
      return m.ir.bindings[binding]?.owner === 0 ? `c${binding} ${m.key}` : null;
    }
    // `Events.PAID`, of an enumeration or of an object or module of constants.
    if (plain.kind !== 'member' || plain.object.kind !== 'name') return null;
    const holder = this.#program.scopes.target(module, plain.object.binding);
    if (holder?.kind === 'declared') {
      const own = this.#keyOfDeclared(holder.module, holder.binding);
      return own === null ? null : `${own}.${plain.property}`;
    }
    const [value] = this.#program.values.of(plain.object, module);
    if (value?.kind !== 'unit') return plain.object.binding < 0 ? null : this.#keyOfOwn(plain, module);
    const exported = this.#program.scopes.exported(value.unit, plain.property);
    return exported?.kind === 'declared' ? this.#keyOfDeclared(exported.module, exported.binding) : null;
  }

  #keyOfOwn(node: Expression & { kind: 'member' }, module: Module): string | null {
    const own = node.object.kind === 'name' ? this.#keyOfDeclared(module, node.object.binding) : null;
    return own === null ? null : `${own}.${node.property}`;
  }

  #keyOfDeclared(module: Module, binding: number): string | null {
    return module.ir.bindings[binding]?.owner === 0 ? `c${binding} ${module.key}` : null;
  }
}

/** What a call that tells of an event hands to a parameter of the listener. */
function handed(
  { args }: Call,
  parameter: number,
  module: Module,
): readonly { readonly node: Expression; readonly module: Module }[] {
  const node = args[parameter + 1];
  return node === undefined || node.kind === 'spread' ? NONE : [{ node, module }];
}
