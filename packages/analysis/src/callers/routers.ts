// Routers that are told the HTTP methods of each of their routes, wherever in the program that is.
import type { BindingId, Call, Expression } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { rootOfChain } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { namesMethods } from './registrations.ts';

/** What adds a route of which the methods stand in the same chain. */
const ADDS = ['Handle', 'HandleFunc', 'Handler', 'HandlerFunc'];

/** A router is handed from function to function so far. */
const HANDED_ON = 2;

export class Routers {
  readonly #program: Program;
  readonly #told = new Lazy<string, boolean>(false);

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * Whether there are routes that are told their methods behind them (`.Methods("GET")`), and each of them has some, but for those
   * of a router that its function keeps to itself. Routers are handed from function to function, and only together do these say
   * which routes one has.
   */
  areToldMethods(language: string): boolean {
    return this.#told.get(language, () => {
      let areThere = false;
      for (const { module, node } of ADDS.flatMap((name) => this.#program.membersNamed(name, language))) {
        const call = module.index.parentOf(node);
        if (call?.kind !== 'call' || call.callee !== node || !this.#addsRoute(call, module)) continue;
        if (namesMethods(call, module)) areThere = true;
        else if (!this.#isOfOwn(node.object, module)) return false;
      }
      return areThere;
    });
  }

  #addsRoute(call: Call, module: Module): boolean {
    return this.#program.calls
      .meaningsOf(call, module)
      .some(
        (m) => m.kind === 'catalog' && m.meaning.callbacks?.some((c) => c.methods === 'chained') === true,
      );
  }

  /**
   * Whether a router is made where its routes are, or in what hands it there, and nobody else in the program gets it, nor has it
   * middleware.
   */
  #isOfOwn(router: Expression, module: Module, depth = 0): boolean {
    // `router.Path("/live").Handler(…)`
    const name = rootOfChain(router);
    if (name.kind !== 'name' || name.binding < 0) return false;
    const parameter = module.index.parameterOf(name.binding);
    if (parameter !== null) {
      const callers = this.#program.usage.callsOf(module, parameter.fn);
      return (
        depth < HANDED_ON &&
        callers.length > 0 &&
        callers.every(({ call, module: m }) => {
          const handed = call.args[parameter.index];
          return handed !== undefined && this.#isOfOwn(handed, m, depth + 1);
        })
      );
    }
    const made = module.index.onlyWriteOf(name.binding)?.value;
    // One that is made of another belongs to that.
    const root = made?.kind === 'call' ? rootOfChain(made) : null;
    if (root?.kind !== 'name' || module.ir.bindings[root.binding]?.kind !== 'import') return false;
    return this.#hasRoutesOnly(name.binding, module, depth);
  }

  /** Whether nothing is done to a router in a variable but to add routes to it, here and in what it is handed to, and to serve it. */
  #hasRoutesOnly(binding: BindingId, module: Module, depth: number): boolean {
    return module.index.namesOf(binding).every((use) => {
      const up = module.index.parentOf(use);
      switch (up?.kind) {
        case 'assign':
          return up.target === use;
        case 'member':
          return up.object === use && up.property !== 'Use';
        // `http.Server{Handler: router}`
        case 'object':
          return this.#program.values.of(up, module).some((v) => v.kind === 'library');
        case 'call':
          return this.#program.calls.meaningsOf(up, module).every((m) => {
            if (m.kind !== 'function') return true;
            const target = m.module.fn(m.fn).parameters[up.args.indexOf(use)]?.target;
            return (
              depth < HANDED_ON &&
              target?.kind === 'name' &&
              this.#hasRoutesOnly(target.binding, m.module, depth + 1)
            );
          });
        default:
          // Where the parameter is declared.
          return up === null;
      }
    });
  }
}
