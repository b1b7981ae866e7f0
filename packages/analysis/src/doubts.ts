// What speaks against a finding of any rule, whatever it rests on.
import { isContradictory } from './contradictions.ts';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';
import type { Draft } from './rule.ts';
import { isForTrial, isInMock, isTrialPath } from './trials.ts';

/** Whether a finding is to be told at `low` at the most: nobody runs the code, or a part of its proof, for long, or no run takes the way of its trace. */
export function isDoubtful(
  { at, trace }: Pick<Draft, 'at' | 'trace'>,
  module: Module,
  program: Program,
): boolean {
  return (
    isForTrial(at, module, program) ||
    trace.some(({ at: { path, span } }) => {
      const from = program.module(path);
      return isTrialPath(path) || (from !== null && isInMock(span, from, program));
    }) ||
    isContradictory(trace, program)
  );
}
