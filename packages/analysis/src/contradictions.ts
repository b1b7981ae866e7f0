// Proofs that no run can take: a setting has to be on at one step of them, and off at another.
import type { Expression } from '@leakline/ir';
import { outcomesOnTheWay } from './flow/once-guards.ts';
import { rootOf } from './summaries/keepers.ts';
import { unwrap } from './modules/expressions.ts';
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
    for (const { test, holds } of outcomesOnTheWay(call, module))
      for (const setting of settingsIn(test, holds, module)) {
        const before = known.get(setting.name);
        if (before !== undefined && before !== setting.isOn) return true;
        known.set(setting.name, setting.isOn);
      }
  }
  return false;
}

/** What a test that came out as `holds` says of settings. */
function settingsIn(
  test: Expression,
  holds: boolean,
  module: Module,
): readonly { readonly name: string; readonly isOn: boolean }[] {
  const plain = unwrap(test);
  switch (plain.kind) {
    case 'unary':
      return plain.operator === '!' ? settingsIn(plain.operand, !holds, module) : [];
    case 'logical':
      // Of `a && b` that holds, and of `a || b` that does not, both sides are known.
      return plain.operator === (holds ? '&&' : '||')
        ? [...settingsIn(plain.left, holds, module), ...settingsIn(plain.right, holds, module)]
        : [];
    case 'member': {
      const root = rootOf(plain);
      const name = writtenName(plain);
      const isOfModule =
        root.kind === 'name' && (root.binding < 0 || module.ir.bindings[root.binding]?.owner === 0);
      return isOfModule && name !== null && SETTINGS.test(name) ? [{ name, isOn: holds }] : [];
    }
    default:
      return [];
  }
}

/** What is set before the service starts: `config.isUseHttpApi`, `process.env.POLL`. */
const SETTINGS = /(?:^|\.)(?:config|cfg|conf|settings|options|env)\./i;
