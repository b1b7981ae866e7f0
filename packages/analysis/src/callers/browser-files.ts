// Which files are part of a page: its events are its user's, and it is loaded anew long before they fill anything.
import type { Expression } from '@leakline/ir';
import type { Module } from '../modules/module.ts';

export class BrowserFiles {
  readonly #known = new WeakMap<Module, boolean>();

  /** Whether a file is part of a page: it uses `window` or `document`, and not only in what it sends to a browser. */
  has(module: Module): boolean {
    let known = this.#known.get(module);
    if (known === undefined) {
      known =
        module.ir.packageName === null &&
        ['window', 'document'].some((name) =>
          module.index.freeNamesOf(name).some((node) => !isAskedFor(node, module) && !isSent(node, module)),
        );
      this.#known.set(module, known);
    }
    return known;
  }
}

/** `typeof window`: asks where it runs. */
function isAskedFor(node: Expression, module: Module): boolean {
  const up = module.index.parentOf(node);
  return up?.kind === 'unary' && up.operator === 'typeof';
}

/** In a function that a driven browser runs: `page.evaluate(() => document.title)`. */
function isSent(node: Expression, module: Module): boolean {
  for (let fn = module.functionOf(node); fn > 0; fn = module.fn(fn).parent ?? 0) {
    const closure = module.index.functionNode(fn);
    const call = closure === undefined ? null : module.index.parentOf(closure);
    if (
      call?.kind === 'call' &&
      call.callee.kind === 'member' &&
      /^(?:evaluate\w*|\$\$?eval|waitForFunction|addInitScript)$/.test(call.callee.property)
    )
      return true;
  }
  return false;
}
