// What a library keeps in memory by itself, from the call that sets it up on: sessions of visitors, answers by their URL.
import type { StoreEffect } from '@leakline/catalog';
import type { Call, Confidence, Expression } from '@leakline/ir';
import { outcomesOnTheWay } from '../flow/once-guards.ts';
import { isRepeated } from '../frequency/answer.ts';
import { hasPart, sameText } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** A store that nobody bounds, and how sure it is that it serves. */
export interface OwnStore {
  readonly effect: StoreEffect;
  readonly confidence: Confidence;
}

/** The stores that a call sets up for as long as the process lives. One that is made for each request goes with it. */
export function ownStoresOf(call: Call, module: Module, program: Program): readonly OwnStore[] {
  const stores = program.summaries
    .effectsOf(call, module)
    .filter(
      (e): e is StoreEffect =>
        e.effect === 'store' &&
        (e.unless ?? []).every((path) => program.arguments.isSurelyAbsent(path, call, module)),
    );
  if (stores.length === 0 || isRepeated(program.frequencies.ofExpression(call, module).frequency)) return [];
  const isChosen = isChosenByCondition(call, module, stores);
  return stores.map((effect) => ({ effect, confidence: isChosen ? 'low' : (effect.certainty ?? 'high') }));
}

/** Whether it is one of several, by a condition: for development, or where no other store is configured. */
function isChosenByCondition(call: Call, module: Module, stores: readonly StoreEffect[]): boolean {
  const outcomes = outcomesOnTheWay(call, module);
  if (outcomes.length === 0) return false;
  return (
    stores.every(({ unless }) => unless === undefined) ||
    module.index.calls.some((other) => other !== call && sameText(other.callee, call.callee)) ||
    outcomes.some(({ test }) => asksWhereItRuns(test))
  );
}

/** `process.env.NODE_ENV === 'production'`, `isDev`, `config.env === 'test'`. */
function asksWhereItRuns(test: Expression): boolean {
  return hasPart(
    test,
    (e) =>
      (e.kind === 'name' && SURROUNDINGS.test(e.name)) ||
      (e.kind === 'member' && SURROUNDINGS.test(e.property)) ||
      (e.kind === 'literal' && SURROUNDINGS.test(e.value)),
  );
}

const SURROUNDINGS =
  /^(?:is|in|not)?_?(?:node_?env|env|prod(?:uction)?|dev(?:elopment)?|debug|tests?|local)$/i;
