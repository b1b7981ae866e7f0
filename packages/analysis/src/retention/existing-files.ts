// Keys that name files which were found to be there: there are as many as there are files, whoever asks for them.
import { visitExpressions } from '@leakline/ir';
import type { BindingId, Expression } from '@leakline/ir';
import { lastName } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Operation } from './operations.ts';

/** Calls that only go well, or only say yes, for a file that exists. */
const NEEDS_FILE =
  /^(?:(?:file|path|dir(?:ectory)?)?exists(?:Sync)?|l?stat(?:Sync)?|access(?:Sync)?|isFile|isDirectory|readFile(?:Sync)?|createReadStream|realpath(?:Sync)?|opendir|readdir(?:Sync)?)$/i;
/** Variables that are followed back from what is looked for. */
const STEPS = 4;

/** Whether the function of a growth asks for a file before, by a name that the key is part of: `if (await exists(join(root, name)))`. */
export function isOfExistingFile({ key, node, module }: Operation): boolean {
  if (key === null) return false;
  const wanted = namesIn(key, module);
  if (wanted.size === 0) return false;
  const fn = module.functionOf(node);
  return module.index.calls.some(
    (call) =>
      call.end <= node.start &&
      NEEDS_FILE.test(lastName(call.callee)) &&
      module.isWithin(module.functionOf(call), fn) &&
      call.args.some((argument) => [...namesIn(argument, module)].some((name) => wanted.has(name))),
  );
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
