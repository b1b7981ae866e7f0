// Keys that name files which were found to be there: there are as many as there are files, whoever asks for them.
import { visitExpressions } from '@leakline/ir';
import type { BindingId, Call, Expression } from '@leakline/ir';
import { lastName } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';

/** Calls that only go well, or only say yes, for a file that exists. */
const NEEDS_FILE =
  /^(?:(?:file|path|dir(?:ectory)?)?exists(?:Sync)?|l?stat(?:Sync)?|access(?:Sync)?|isFile|isDirectory|readFile(?:Sync)?|createReadStream|realpath(?:Sync)?|opendir|readdir(?:Sync)?)$/i;
/** Variables that are followed back from what is looked for. */
const STEPS = 4;

/** Calls that throw where there is no such file. */
const THROWS = /^(?:require|import|readFile(?:Sync)?|realpath(?:Sync)?)$/;
/** So many functions are gone through on the way to such a call. */
const HANDED_ON = 3;

/**
 * Whether the function of a growth asks for a file before, by a name that the key is part of: `if (await exists(join(root, name)))`;
 * or calls what fails without one: `kept.set(name, readerOf(name))`, where `readerOf` requires `./readers/${name}`.
 */
export function isOfExistingFile({ key, node, module }: Operation, program: Program): boolean {
  if (key === null) return false;
  const wanted = namesIn(key, module);
  if (wanted.size === 0) return false;
  const fn = module.functionOf(node);
  return module.index.calls.some(
    (call) =>
      call.end <= node.end &&
      module.isWithin(module.functionOf(call), fn) &&
      ((call.end <= node.start &&
        NEEDS_FILE.test(lastName(call.callee)) &&
        call.args.some((argument) => isMadeFrom(argument, wanted, module))) ||
        failsWithout(call, wanted, module, program, 0)),
  );
}

/** Whether a call, or one that it leads to, throws unless there is a file of a name. */
function failsWithout(
  call: Call,
  wanted: ReadonlySet<BindingId>,
  module: Module,
  program: Program,
  depth: number,
): boolean {
  const handed = call.args.flatMap((argument, i) => (isMadeFrom(argument, wanted, module) ? [i] : []));
  if (handed.length === 0 || isCaught(call, module)) return false;
  if (THROWS.test(lastName(call.callee))) return true;
  return (
    depth < HANDED_ON &&
    program.calls.meaningsOf(call, module).some((meaning) => {
      if (meaning.kind !== 'function' || meaning.isNew) return false;
      const { module: m, fn } = meaning;
      const names = new Set(handed.flatMap((i) => bindingOf(m.fn(fn).parameters[i]?.target)));
      return (
        names.size > 0 &&
        m.index.callsOf(fn).some((inner) => failsWithout(inner, names, m, program, depth + 1))
      );
    })
  );
}

function bindingOf(target: Expression | undefined): BindingId[] {
  return target?.kind === 'name' ? [target.binding] : [];
}

/** Whether what a call throws stays in its function. */
function isCaught(call: Call, module: Module): boolean {
  for (let at = module.index.positionOf(call); at?.outer != null; at = at.outer)
    if (at.outer.statement.kind === 'try' && at.arm === 'body') return true;
  return false;
}

function isMadeFrom(node: Expression, wanted: ReadonlySet<BindingId>, module: Module): boolean {
  return [...namesIn(node, module)].some((name) => wanted.has(name));
}

/** The variables and parameters that an expression is made from, through what variables are set to and lists that are gone through. */
function namesIn(node: Expression, module: Module): ReadonlySet<BindingId> {
  const found = new Set<BindingId>();
  const visit = (expression: Expression, steps: number): void => {
    visitExpressions(expression, (e) => {
      if (e.kind !== 'name' || e.binding < 0 || found.has(e.binding)) return;
      // What a module has for all its functions says nothing of one key.
      if (module.ir.bindings[e.binding]?.owner === 0) return;
      found.add(e.binding);
      if (steps >= STEPS) return;
      for (const { value } of module.index.writesOf(e.binding)) if (value !== null) visit(value, steps + 1);
      for (const use of module.index.namesOf(e.binding)) {
        // `locations.push(path)`
        const member = module.index.parentOf(use);
        const call =
          member?.kind === 'member' && member.object === use ? module.index.parentOf(member) : null;
        if (call?.kind === 'call' && /^(?:push|unshift|add)$/.test(lastName(call.callee)))
          for (const argument of call.args) visit(argument, steps + 1);
      }
      const parameter = module.index.parameterOf(e.binding);
      const closure = parameter === null ? undefined : module.index.functionNode(parameter.fn);
      const over = closure === undefined ? null : module.index.parentOf(closure);
      // `locations.map((l) => exists(l))`
      if (over?.kind === 'call' && over.callee.kind === 'member') visit(over.callee.object, steps + 1);
    });
  };
  visit(node, 0);
  return found;
}
