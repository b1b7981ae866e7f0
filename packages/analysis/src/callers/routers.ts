// Routers that are told the HTTP methods of each of their routes, wherever in the program that is.
import type { Call, Expression } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { rootOfChain, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { namesMethods } from './registrations.ts';

/** What adds a route of which the methods stand in the same chain. */
const ADDS = ['Handle', 'HandleFunc', 'Handler', 'HandlerFunc'];

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

  /** Whether a router is made where its routes are, and no other function of the program gets it, nor has it middleware. */
  #isOfOwn(router: Expression, module: Module): boolean {
    const name = unwrap(router);
    if (name.kind !== 'name' || name.binding < 0) return false;
    const made = module.index.onlyWriteOf(name.binding)?.value;
    // One that is made of another belongs to that.
    const root = made?.kind === 'call' ? rootOfChain(made) : null;
    if (root?.kind !== 'name' || module.ir.bindings[root.binding]?.kind !== 'import') return false;
    return module.index.namesOf(name.binding).every((use) => {
      const up = module.index.parentOf(use);
      switch (up?.kind) {
        case 'assign':
          return up.target === use;
        case 'member':
          return up.object === use && up.property !== 'Use';
        case 'call':
          return this.#program.calls.meaningsOf(up, module).every((m) => m.kind !== 'function');
        default:
          return false;
      }
    });
  }
}
