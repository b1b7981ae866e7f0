// Answers to how often code runs, and which of two counts.
import type { Frequency } from '@leakline/catalog';
import { CERTAINTY } from '@leakline/ir';
import type { Confidence, Expression } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import type { Step } from '../rule.ts';

/** How often code runs, as far as the program shows. `unknown`: nobody is seen to run it. */
export interface FrequencyAnswer {
  readonly frequency: Frequency;
  /** From the code in question outwards to what makes it run. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
  /** Once for each key of a place that keeps what is made: `sessions.set(id, new Session())` behind a look at it. */
  readonly isPerKey?: boolean;
}

/** Whether code of this frequency runs without end while the service does. */
export function isRepeated(frequency: Frequency): boolean {
  return RANK[frequency] >= RANK.perMessage;
}

/** Whether code of this frequency runs again and again, if only for each connection. */
export function recurs(frequency: Frequency): boolean {
  return RANK[frequency] >= RANK.perConnection;
}

/** What a proof says of a loop without an end that waits for something. */
export const GOES_ON = 'a loop that goes on for as long as the service runs';

/** Whether nothing is known but that a loop has no end: neither what it waits for, nor how often that comes. */
export function goesOn({ trace }: FrequencyAnswer): boolean {
  return trace.at(-1)?.text === GOES_ON;
}

const REQUEST = / (?:for|on) every (?:request(?:,.*)?|GraphQL operation|gRPC call|tRPC call)$/;

/** Whether a request that comes in makes it run. */
export function isForRequest({ trace }: FrequencyAnswer): boolean {
  return REQUEST.test(trace.at(-1)?.text ?? '');
}

/** Whether it runs as often as a timer says. */
export function isOnTick({ trace }: FrequencyAnswer): boolean {
  return / on every tick of a timer$/.test(trace.at(-1)?.text ?? '');
}

/** Whether what makes it run is just any event, of which nobody knows how often it comes, or a timer. */
export function isOnAnyEvent({ trace }: FrequencyAnswer): boolean {
  return /(?: on every (?:event|tick of a timer)|^it runs again on a timer, each time)$/.test(
    trace.at(-1)?.text ?? '',
  );
}

/** Nobody in the program is seen to run it. */
export const UNKNOWN: FrequencyAnswer = { frequency: 'unknown', trace: [], confidence: 'high' };
/** It needs no proof, as code at module level. */
export const ONCE: FrequencyAnswer = { frequency: 'once', trace: [], confidence: 'high' };

/** The lattice, from low to high. */
export const RANK: Record<Frequency, number> = {
  unknown: 0,
  once: 1,
  perConnection: 2,
  perMessage: 3,
  perIteration: 4,
};

/**
 * The higher of two answers; a known one over an unknown one, the surer one and the shorter proof among equals. Of two that both
 * run without end, the surer one: a loop far up a long chain of callers says less than the handler that calls it.
 */
export function worse(a: FrequencyAnswer, b: FrequencyAnswer): FrequencyAnswer {
  if (isRepeated(a.frequency) && isRepeated(b.frequency) && a.confidence !== b.confidence)
    return CERTAINTY[b.confidence] > CERTAINTY[a.confidence] ? b : a;
  const difference = RANK[b.frequency] - RANK[a.frequency];
  if (difference !== 0) return difference > 0 ? b : a;
  // Of what is made once here and once for each key there, nobody sees which one an instance is.
  if (a.isPerKey !== b.isPerKey) return a.isPerKey === true ? a : b;
  if (a.confidence !== b.confidence) return CERTAINTY[b.confidence] > CERTAINTY[a.confidence] ? b : a;
  return b.trace.length < a.trace.length ? b : a;
}

/** The answer for a function, from that for a call of it. */
export function through(
  answer: FrequencyAnswer,
  module: Module,
  call: Expression,
  name: string | null,
  form: string,
): FrequencyAnswer {
  if (answer.frequency === 'unknown') return answer;
  const text =
    form === 'constructor'
      ? 'constructed here'
      : `${name === null ? 'called' : `\`${name}\` is called`} here`;
  const trace = [{ at: { path: module.path, span: call }, text }, ...answer.trace];
  return { ...answer, trace, confidence: lessSure(answer.confidence, trace.length) };
}

/** Each call on the way is one more place where the analysis may take a way that no run takes. */
function lessSure(confidence: Confidence, calls: number): Confidence {
  if (calls > 7) return 'low';
  return calls > 4 && confidence === 'high' ? 'medium' : confidence;
}
