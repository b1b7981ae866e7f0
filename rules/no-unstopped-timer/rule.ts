// no-unstopped-timer: a timer or ticker starts for every request or message, and nothing ever stops it.
import {
  defineRule,
  isGuardedOnce,
  isRepeated,
  recurs,
  type FixIntent,
  type RuleContext,
} from '@leakline/analysis';
import type { Call, Confidence } from '@leakline/ir';

export const rule = defineRule({
  meta: {
    id: 'no-unstopped-timer',
    summary: 'Flags timers and tickers that start for every request or message and are never stopped.',
    why: 'A repeating timer keeps its callback, and all that it closes over, for ever; each request adds one more that also runs.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: true,
    options: {},
  },

  *check(context) {
    const { program, module } = context;
    for (const call of module.index.calls) {
      for (const effect of program.summaries.effectsOf(call, module)) {
        if (effect.effect !== 'timer') continue;
        const frequency = program.frequencies.ofExpression(call, module);
        // A timer that fires once frees itself; only a loop that makes them faster than they fire piles them up.
        const piles =
          effect.kind === 'once' && frequency.frequency === 'perIteration' && effect.stop.length === 0;
        if (!(effect.kind === 'repeats' ? recurs(frequency.frequency) : piles || isLoopOf(call, context)))
          continue;
        if (effect.kind === 'once' && effect.stop.length > 0) continue;
        if (effect.kind === 'repeats' && isGuardedOnce(call, module, null)) continue;
        const isCollected =
          effect.collectableSince !== undefined && !program.timers.isBefore(effect.collectableSince, module);
        const fate = program.timers.fateOf(call, effect, module);
        if (fate.fate !== 'unstopped' || (isCollected && fate.reader === null)) continue;
        yield {
          at: call,
          confidence: confidenceOf(frequency.confidence, isRepeated(frequency.frequency)),
          message:
            effect.kind === 'once'
              ? 'Each round of this loop starts one more timer, which stays until it fires: before Go 1.23 nothing frees it earlier. Make one timer before the loop, and reset it.'
              : `${effect.stop.length === 0 ? 'This timer cannot be stopped' : 'Nothing stops this timer'}: each ${isRepeated(frequency.frequency) ? 'request or message' : 'connection'} starts one more, which keeps running and keeps what it uses.`,
          trace: [
            { at: { path: module.path, span: call }, text: 'a timer starts here' },
            ...(fate.reader === null
              ? []
              : [
                  {
                    at: { path: module.path, span: fate.reader },
                    text: 'this loop waits for it and never ends',
                  },
                ]),
            ...frequency.trace,
          ],
          fixes: effect.kind === 'repeats' ? stopAtEnd(call, effect.stop, context) : [],
        };
      }
    }
  },
});

/** In a loop of any kind: `for { select { case <-time.After(d): … } }`. */
function isLoopOf(call: Call, { module }: RuleContext): boolean {
  for (let at = module.index.positionOf(call); at !== null; at = at.outer)
    if (at.statement.kind === 'loop') return true;
  return false;
}

function confidenceOf(frequency: Confidence, isPerMessage: boolean): Confidence {
  return frequency === 'high' && !isPerMessage ? 'medium' : frequency;
}

/** `defer ticker.Stop()`, where the ticker is a variable of its own that no other function sees. */
function stopAtEnd(call: Call, stop: readonly string[], { program, module }: RuleContext): FixIntent[] {
  const position = module.index.positionOf(call);
  const method = stop.find((name) => name.startsWith('.'))?.slice(1);
  if (method === undefined || position?.statement.kind !== 'expression' || module.ir.packageName === null)
    return [];
  const { expression } = position.statement;
  if (expression.kind !== 'assign' || !expression.isDeclaration || expression.target.kind !== 'name')
    return [];
  const { binding, name } = expression.target;
  if (program.timers.isSeenElsewhere(binding, position.fn, module) || position.outer !== null) return [];
  return [
    {
      intent: 'releaseAtEnd',
      title: `Stop \`${name}\` when the function ends`,
      statement: { start: position.statement.start, end: position.statement.end },
      name,
      release: method,
    },
  ];
}
