// Proofs that no run can take: a setting has to be on at one step of them, and off at another.
import type { Expression } from '@leakline/ir';
import { outcomesOnTheWay, partsOf } from './flow/once-guards.ts';
import { rootOf } from './modules/expressions.ts';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';
import type { Step } from './rule.ts';
import { writtenName } from './written-names.ts';

/**
 * Whether a call of a trace stands behind a setting that another one needs to be absent: `if (config.poll) return poll()` in a
 * function that is only called behind `if (config.poll) return`. Settings are members of what a module has for all its functions.
 */
export function isContradictory(trace: readonly Step[], program: Program): boolean {
  const known = new Map<string, boolean>();
  for (const { at } of trace) {
    const module = program.module(at.path);
    const call = module?.index.calls.find(
      (c) =>
        (c.start === at.span.start && c.end === at.span.end) ||
        (c.callee.end === at.span.end && c.callee.start <= at.span.start),
    );
    if (module == null || call === undefined) continue;
    for (const { test, holds } of outcomesOnTheWay(call, module).flatMap(partsOf)) {
      const name = settingOf(test, module);
      if (name === null) continue;
      if (known.get(name) === !holds) return true;
      known.set(name, holds);
    }
  }
  return false;
}

/** The name of the setting that a test asks for; null where it asks for something else. */
function settingOf(test: Expression, module: Module): string | null {
  if (test.kind !== 'member') return null;
  const root = rootOf(test);
  const name = writtenName(test);
  const isOfModule =
    root.kind === 'name' && (root.binding < 0 || module.ir.bindings[root.binding]?.owner === 0);
  return isOfModule && name !== null && SETTINGS.test(name) ? name : null;
}

/** What is set before the service starts: `config.isUseHttpApi`, `process.env.POLL`. */
const SETTINGS = /(?:^|\.)(?:config|cfg|conf|settings|options|env)\./i;
