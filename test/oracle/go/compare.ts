// Reads Go files as go/parser does and as Leakline does, and says where the two differ.
import { type Expression, type ModuleIR, walk } from '@leakline/ir';

/** What go/parser sees in a file; see positions.go. */
export interface Positions {
  readonly path: string;
  /** End of each call, and its number of arguments. */
  readonly calls: readonly (readonly [number, number])[];
  readonly functions: readonly (readonly [start: number, end: number])[];
  /** Where a name stands, and where what it means is declared in the same file (-1: go/parser cannot tell). */
  readonly names: readonly (readonly [at: number, declaredAt: number])[];
}

/** One line per difference in calls, functions, and the declaration that a name is bound to. */
export function differences(ir: ModuleIR, text: string, expected: Positions): string[] {
  const calls = new Set<string>();
  const bound = new Map<number, number>();
  const expression = (node: Expression): void => {
    if (node.kind === 'call') calls.add(`${node.end} ${node.args.length}`);
    // What a bare `return` gives back stands nowhere.
    if (node.kind === 'name' && node.name !== '_' && !text.startsWith('return', node.start)) {
      const binding = ir.bindings[node.binding];
      bound.set(node.start, binding === undefined || binding.kind === 'import' ? -1 : binding.start);
    }
  };
  for (const fn of ir.functions) walk(fn.body, { expression });
  const functions = new Set(ir.functions.slice(1).map((fn) => `${fn.start} ${fn.end}`));
  const out: string[] = [];
  const say = (what: string, at: number) => {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    out.push(`${expected.path}:${line}:${at - before.lastIndexOf('\n')}: ${what}`);
  };
  compare(calls, expected.calls, (at, how) => say(`call ${how}`, at));
  compare(functions, expected.functions, (at, how) => say(`function ${how}`, at));
  const declared = new Map(expected.names);
  for (const [at, declaration] of bound) {
    const right = declared.get(at);
    if (right === -1) continue;
    if (right !== undefined && right !== declaration)
      say(`name bound to ${declaration}, not to the declaration at ${right}`, at);
    if (right === undefined && declaration !== -1)
      say(`name bound to ${declaration}, to go/parser it is free`, at);
  }
  return out;
}

function compare(
  ours: Set<string>,
  theirs: readonly (readonly [number, number])[],
  say: (at: number, how: string) => void,
): void {
  const right = new Set(theirs.map((pair) => pair.join(' ')));
  for (const key of right) if (!ours.has(key)) say(Number.parseInt(key), 'missing');
  for (const key of ours) if (!right.has(key)) say(Number.parseInt(key), 'that go/parser does not see');
}
