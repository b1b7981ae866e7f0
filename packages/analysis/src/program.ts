// The program under analysis: modules loaded on demand, and the look-ups that cross them.
import type { Catalog } from '@leakline/catalog';
import type { ProgramHost } from './host.ts';
import { Module } from './module.ts';

export class Program {
  readonly host: ProgramHost;
  readonly catalog: Catalog;
  readonly #modules = new Map<string, Module | null>();

  constructor(host: ProgramHost, catalog: Catalog) {
    this.host = host;
    this.catalog = catalog;
  }

  /** The module at a path; null when the host cannot load it. */
  module(path: string): Module | null {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const ir = this.host.load(path);
    const module = ir === null ? null : new Module(ir, this.host.unitOf(path));
    this.#modules.set(path, module);
    return module;
  }
}
