// Keys that are objects: a set of sockets gets one more entry for each socket, whatever is in it.
import type { Call, Expression, Name } from '@leakline/ir';
import { leafAt, type Leaf } from '../cardinality/leaf.ts';
import { isBehindAbsence } from '../flow/once-guards.ts';
import { recurs } from '../frequency/answer.ts';
import { lastName, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isPlainText } from '../values/value.ts';

const DEPTH = 4;

/**
 * The leaf of an expression that gives another object each time: one that is made where it stands, or handed in by the outside
 * world for each connection or message. null where it may be the same one again.
 */
export function newObjectAt(node: Expression, module: Module, program: Program, depth = 0): Leaf | null {
  if (depth > DEPTH) return null;
  const plain = unwrap(node);
  switch (plain.kind) {
    case 'object':
    case 'array':
    case 'function':
      return isMadeAgain(plain, module, program) ? leafAt('perEvent', 'new object', plain, module) : null;
    case 'call':
      return ofCall(plain, module, program, depth);
    case 'name':
      return plain.binding < 0 ? null : ofName(plain, module, program, depth);
    case 'member': {
      // `req.socket`: as many as there are connections.
      const connections = program.values
        .of(plain, module)
        .filter(
          (v) => v.kind === 'library' && program.catalog.stated(v.type, 'lives')?.value === 'connection',
        );
      return connections.length > 0 && newObjectAt(plain.object, module, program, depth + 1) !== null
        ? leafAt('perEntity', 'connection', plain, module)
        : null;
    }
    default:
      return null;
  }
}

/** Where something was found to be missing, there may be one for each of a few. */
function isMadeAgain(node: Expression, module: Module, program: Program): boolean {
  return !isBehindAbsence(node, module) && recurs(program.frequencies.ofExpression(node, module).frequency);
}

function ofCall(call: Call, module: Module, program: Program, depth: number): Leaf | null {
  if (call.isNew)
    return isMadeAgain(call, module, program)
      ? leafAt('perEvent', `new \`${lastName(call.callee)}\``, call, module)
      : null;
  const meanings = program.calls.meaningsOf(call, module);
  if (meanings.length === 0 || !isMadeAgain(call, module, program)) return null;
  // `makeClient(ws)` of the program's own.
  const made = meanings.map((meaning) => {
    if (meaning.kind !== 'function') return null;
    const returns = meaning.module.index.returnsOf(meaning.fn);
    const leaves = returns.map((r) => newObjectAt(r, meaning.module, program, depth + 1));
    return leaves.every((leaf) => leaf !== null) ? (leaves[0] ?? null) : null;
  });
  return made.every((leaf) => leaf !== null) ? (made[0] ?? null) : null;
}

function ofName(name: Name, module: Module, program: Program, depth: number): Leaf | null {
  const parameter = module.index.parameterOf(name.binding);
  const writes = program.definitions(module).reaching(name);
  if (parameter === null) {
    const leaves = writes.map(({ value, steps }) =>
      value === null || steps.length > 0 ? null : newObjectAt(value, module, program, depth + 1),
    );
    return leaves.every((leaf) => leaf !== null) ? (leaves[0] ?? null) : null;
  }
  if (parameter.index < 0 || parameter.steps.length > 0 || parameter.isRest) return null;
  if (program.entries.of(module, parameter.fn).length > 0)
    return ofEntry(name, parameter.fn, module, program);
  for (const { call, module: m } of program.usage.callsOf(module, parameter.fn)) {
    const argument = call.args[parameter.index];
    const passed = argument === undefined ? null : newObjectAt(argument, m, program, depth + 1);
    if (passed === null) continue;
    const here = { at: { path: m.path, span: call }, text: 'it is handed over here' };
    return { ...passed, trace: [here, ...passed.trace] };
  }
  return null;
}

/** What a framework hands in: the socket of this connection, the request and its answer. */
function ofEntry(name: Name, fn: number, module: Module, program: Program): Leaf | null {
  const isGiven = program.entries
    .of(module, fn)
    .every(({ frequency }) => frequency === 'perConnection' || frequency === 'perMessage');
  const values = program.values.of(name, module);
  if (!isGiven || values.length === 0) return null;
  if (!values.every((v) => v.kind === 'library' && !isPlainText(v) && !v.type.isList)) return null;
  return leafAt('perEvent', `\`${name.name}\``, name, module);
}
