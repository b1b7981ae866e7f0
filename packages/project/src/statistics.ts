// How much of a program is understood: what was not lowered, and which calls lead to nothing that is known. `leakline check --stats` prints it.
import type { Module, Program } from '@leakline/analysis';
import { walk, type Call } from '@leakline/ir';

export interface Statistics {
  readonly files: number;
  readonly functions: number;
  /** Statements and expressions. */
  readonly nodes: number;
  /** How often each construct, as its own grammar calls it, was not lowered. */
  readonly unknown: ReadonlyMap<string, number>;
  /** Files with a part that could not be parsed. */
  readonly unparsed: number;
  readonly calls: CallCounts;
}

/** What calls lead to; each is counted once, by the best that is known. */
export interface CallCounts {
  /** A function or class of the program. */
  own: number;
  /** Something that the catalog describes. */
  catalog: number;
  /** A package, a type or a built-in by name, of which the catalog says nothing. */
  named: number;
  unresolved: number;
}

/** @param paths The files to look at; the whole program answers. */
export function statisticsOf(program: Program, paths: readonly string[]): Statistics {
  const unknown = new Map<string, number>();
  const calls: CallCounts = { own: 0, catalog: 0, named: 0, unresolved: 0 };
  let [files, functions, nodes, unparsed] = [0, 0, 0, 0];
  const count = (construct: string) => unknown.set(construct, (unknown.get(construct) ?? 0) + 1);
  for (const path of paths) {
    const module = program.module(path);
    if (module === null) continue;
    files++;
    functions += module.ir.functions.length;
    if (module.ir.problems.length > 0) unparsed++;
    for (const { body } of module.ir.functions)
      walk(body, {
        statement: (node) => {
          nodes++;
          if (node.kind === 'unknown') count('statement');
        },
        expression: (node) => {
          nodes++;
          if (node.kind === 'unknown') count(node.construct);
          if (node.kind === 'call') calls[leadsTo(node, module, program)]++;
        },
      });
  }
  return { files, functions, nodes, unknown, unparsed, calls };
}

function leadsTo(call: Call, module: Module, program: Program): keyof CallCounts {
  const meanings = program.calls.meaningsOf(call, module);
  if (meanings.some((m) => m.kind === 'function')) return 'own';
  if (meanings.length > 0) return 'catalog';
  const values = program.values.of(call.callee, module);
  // A class without a constructor is known all the same.
  if (values.some((v) => v.kind === 'type')) return 'own';
  return values.length > 0 ? 'named' : 'unresolved';
}
