// Containers of dependencies: which classes one makes an instance of, where it is asked for one, and of which it keeps one.
import type { CallMeaning } from '@leakline/catalog';
import type { Call, Expression, TypeId } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { addUnder } from '../grouping.ts';
import { Lazy } from '../lazy.ts';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Creation, TypeOf } from '../values/types.ts';

export class Containers {
  readonly #program: Program;
  readonly #asking = new Lazy<string, readonly Creation[]>(NONE);
  readonly #told = new Lazy<string, boolean>(false);
  readonly #keepsAll = new Lazy<string, boolean>(false);
  readonly #given = new Lazy<string, ReadonlyMap<string, readonly TypeOf[]>>(new Map());

  constructor(program: Program) {
    this.#program = program;
  }

  /** Whether a container makes the instances of a class: then no code that makes one is to be seen. */
  makes(module: Module, type: TypeId): boolean {
    return (
      this.#isDecorated(module, type) ||
      this.askedFor(module, type).length > 0 ||
      this.#isToldToKeep(module, type)
    );
  }

  #isDecorated(module: Module, type: TypeId): boolean {
    const { decorators } = this.#program;
    return decorators.instancesOf(module, type) !== null || decorators.isMadeForEach(module, type);
  }

  /** Calls that give an instance of a class, a new one for each: `container.resolve(Service)`. Empty for one that is kept. */
  askedFor(module: Module, type: TypeId): readonly Creation[] {
    return this.#asking.get(`${type} ${module.key}`, () => {
      const asking = this.#callsAbout(module, type, (meaning) => meaning.instanceOf);
      return asking.length === 0 || this.isKept(module, type) ? NONE : asking;
    });
  }

  /** Whether a container is told to keep one instance of a class: `container.registerSingleton(Service)`. */
  isKept(module: Module, type: TypeId): boolean {
    return this.#isToldToKeep(module, type) || this.#keepsEach(module.language);
  }

  #isToldToKeep(module: Module, type: TypeId): boolean {
    return this.#told.get(`${type} ${module.key}`, () =>
      this.#callsAbout(module, type, ({ keepsInstance }) => keepsInstance?.of).some(({ module: m, node }) =>
        this.#meaningsOf(node, m).some(
          ({ keepsInstance: kept }) =>
            kept?.of !== undefined && (kept.where === undefined || isChained(node, kept.where, m)),
        ),
      ),
    );
  }

  /** Classes that a container makes and gives an instance of this one, as a parameter of their constructor. */
  givenTo(module: Module, type: TypeId): readonly TypeOf[] {
    const index = this.#given.get(module.language, () => this.#findGiven(module.language));
    return index.get(`${type} ${module.key}`) ?? NONE;
  }

  #findGiven(language: string): ReadonlyMap<string, readonly TypeOf[]> {
    const index = new Map<string, TypeOf[]>();
    for (const module of this.#program.modules(language)) {
      for (const [type, { decorators }] of module.ir.types.entries()) {
        if (decorators.length === 0) continue;
        const constructor = this.#isDecorated(module, type)
          ? this.#program.calls.constructorOf(module, type)
          : null;
        if (constructor === null) continue;
        for (const parameter of constructor.module.fn(constructor.fn).parameters) {
          if (parameter.type === null) continue;
          for (const value of this.#program.writtenTypes.of(parameter.type, constructor.module)) {
            if (value.kind !== 'instance') continue;
            addUnder(index, `${value.type} ${value.module.key}`, { module, type });
          }
        }
      }
    }
    return index;
  }

  /** Calls whose meaning says something of a class, at the path that `path` gives of it. */
  #callsAbout(
    module: Module,
    type: TypeId,
    path: (meaning: CallMeaning) => string | undefined,
  ): readonly (Creation & { readonly node: Call })[] {
    const names = this.#program.catalog.containerMembers(module.language);
    if (names.size === 0) return NONE;
    return this.#program.types.modulesNaming(module, module.ir.types[type]?.name ?? null).flatMap((m) =>
      m.index.calls
        .filter((call) => {
          if (!names.has(lastName(call.callee))) return false;
          return this.#meaningsOf(call, m).some((meaning) => {
            const at = path(meaning);
            if (at === undefined) return false;
            return this.#program.arguments
              .at(at, call, m)
              .some(
                (part) =>
                  part.steps.length === 0 &&
                  /^(?:name|member)$/.test(unwrap(part.node).kind) &&
                  this.#program.values
                    .of(part.node, m)
                    .some((v) => v.kind === 'type' && v.module === module && v.type === type),
              );
          });
        })
        .map((node) => ({ module: m, node })),
    );
  }

  /** `new Container({ defaultScope: 'Singleton' })` */
  #keepsEach(language: string): boolean {
    return this.#keepsAll.get(language, () =>
      [...this.#program.modules(language)].some((m) =>
        m.index.constructions.some(
          (call) =>
            lastName(call.callee) === 'Container' &&
            this.#meaningsOf(call, m).some(
              ({ keepsInstance }) => keepsInstance !== undefined && keepsInstance.of === undefined,
            ),
        ),
      ),
    );
  }

  #meaningsOf(call: Call, module: Module): readonly CallMeaning[] {
    return this.#program.calls
      .meaningsOf(call, module)
      .flatMap((m) => (m.kind === 'catalog' ? [m.meaning] : []));
  }
}

/** `bind(Service).toSelf().inSingletonScope()`: whether one of the members is called on what the call gives, or on what that gives. */
function isChained(start: Expression, names: readonly string[], module: Module): boolean {
  for (let call = start; ;) {
    const member = module.index.parentOf(call);
    if (member?.kind !== 'member' || member.object !== call) return false;
    if (names.includes(member.property)) return true;
    const next = module.index.parentOf(member);
    if (next?.kind !== 'call' || next.callee !== member) return false;
    call = next;
  }
}
