// Timers that a library lists by name: what stops one need not have what started it.
import type { TimerEffect } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { lastName, quoted, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** Whether anything takes a timer out of its library's list and stops it: `scheduledJobs[name]?.cancel()`. */
export function isStoppedByName(
  call: Call,
  { listed, stop }: TimerEffect,
  module: Module,
  program: Program,
): boolean {
  const [name] = listed === undefined ? [] : program.arguments.at(listed.under, call, module);
  if (listed === undefined || name === undefined) return false;
  const isStopped = (job: Expression, m: Module) => {
    const member = m.index.parentOf(job);
    return member?.kind === 'member' && member.object === job && stop.includes(`.${member.property}`);
  };
  for (const m of program.modules(module.language))
    for (const [binding, { name: declared }] of m.ir.bindings.entries()) {
      if (declared !== listed.in) continue;
      for (const list of m.index.namesOf(binding)) {
        const job = m.index.parentOf(list);
        const isIt =
          (job?.kind === 'member' && job.property === quoted(name.node)) ||
          (job?.kind === 'index' && isSameName(unwrap(job.index), unwrap(name.node)));
        if (!isIt) continue;
        const kept = m.index.variableOf(job);
        const uses: readonly Expression[] = kept === null ? [job] : m.index.namesOf(kept.binding);
        if (uses.some((use) => isStopped(use, m))) return true;
      }
    }
  return false;
}

/** The same text, or a parameter that is called so where it is handed on. */
function isSameName(one: Expression, other: Expression): boolean {
  return sameText(one, other) || (lastName(one) !== '' && lastName(one) === lastName(other));
}
