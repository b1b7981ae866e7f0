// The fix that makes something once at module level, where that is safe.
import type { ClientEffect } from '@leakline/catalog';
import type { Expression, Span } from '@leakline/ir';
import { visitExpressions } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { FixIntent } from '../rule.ts';

/** The fix that makes it once at module level; none where it uses anything local or is more than one variable. */
export function hoistOf(
  node: Expression,
  module: Module,
  effect: ClientEffect,
  program: Program,
): FixIntent[] {
  const position = module.index.positionOf(node);
  if (position === null || position.statement.kind !== 'expression') return [];
  const { expression } = position.statement;
  if (
    expression.kind !== 'assign' ||
    !expression.isDeclaration ||
    expression.target.kind !== 'name' ||
    expression.value !== node
  )
    return [];
  const { binding, name } = expression.target;
  if (binding < 0 || module.index.writesOf(binding).length !== 1) return [];
  let usesLocal = false;
  visitExpressions(node, (e) => {
    if (e.kind === 'this' || e.kind === 'function') usesLocal = true;
    if (e.kind === 'name' && e.binding >= 0 && module.ir.bindings[e.binding]?.owner !== 0) usesLocal = true;
    if (e.kind === 'wrapped' && e.how === 'await') usesLocal = true;
  });
  if (usesLocal || module.ir.bindings.some((b) => b.owner === 0 && b.name === name)) return [];
  const releases: Span[] = [];
  for (const use of module.index.namesOf(binding)) {
    const up = module.index.parentOf(use);
    const call = up?.kind === 'member' && up.object === use ? module.index.parentOf(up) : null;
    // A shared one would collect the listeners of every call.
    if (call?.kind === 'call' && program.summaries.effectsOf(call, module).some((e) => e.effect === 'listen'))
      return [];
    if (
      effect.close !== undefined &&
      up?.kind === 'member' &&
      up.property === effect.close &&
      call?.kind === 'call'
    ) {
      const at = module.index.positionOf(use);
      if (at === null || (at.statement.kind !== 'expression' && at.statement.kind !== 'defer')) return [];
      releases.push({ start: at.statement.start, end: at.statement.end });
    }
  }
  return [
    {
      intent: 'hoist',
      title: `Make \`${name}\` once, at module level`,
      statement: { start: position.statement.start, end: position.statement.end },
      value: { start: node.start, end: node.end },
      name,
      releases,
    },
  ];
}
