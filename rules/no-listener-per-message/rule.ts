// no-listener-per-message: a listener, hook or subscription is added for every message to something that outlives it.
import {
  article,
  capital,
  defineRule,
  flag,
  isAskedFirst,
  isGuardedOnce,
  isListed,
  isRepeated,
  nameList,
  unwrap,
  writtenName,
  type Addition,
  type FrequencyAnswer,
  type Holder,
  type Module,
  type RuleContext,
} from '@leakline/analysis';
import { isIn, walk } from '@leakline/ir';
import type { Call, Confidence, Expression, FunctionId } from '@leakline/ir';

const optionSchema = {
  allow: nameList(
    'What may be added each time: names of events, or of the functions and methods that add, as `drain`, `bus.on` or `onSnapshot`.',
    ['drain', 'health.on'],
  ),
  perConnection: flag(
    'Also report listeners that each connection adds, not only those of requests and messages.',
    true,
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-listener-per-message',
    summary:
      'Flags listeners, hooks, callbacks and subscriptions that every request or message adds to something that lives longer.',
    why: 'What listens stays reachable from what it listens to, together with everything it refers to, and runs once more on each event.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: false,
    options: optionSchema,
  },

  *check(context) {
    const { program, module, options } = context;
    for (const call of module.index.calls) {
      const additions = program.listeners.addedBy(call, module);
      if (additions.length === 0) continue;
      const [event] = call.args;
      if (isListed(options.allow, writtenName(call))) continue;
      if (event?.kind === 'literal' && isListed(options.allow, event.value)) continue;
      const reported = new Set<string>();
      for (const addition of additions) {
        if (reported.has(addition.effect.effect)) continue;
        const finding =
          addition.effect.effect === 'listen'
            ? listening(call, addition, context)
            : keeping(call, addition, context);
        if (finding === null) continue;
        reported.add(addition.effect.effect);
        yield finding;
      }
    }
  },
});

function listening(
  call: Call,
  addition: Addition,
  { program, module, options }: RuleContext<typeof optionSchema>,
) {
  const frequency = program.frequencies.ofExpression(call, module);
  const isOften =
    isRepeated(frequency.frequency) || (options.perConnection && frequency.frequency === 'perConnection');
  if (!isOften) return null;
  const { part } = addition;
  const holder = part === null ? null : program.holders.of(part.node, module);
  if (
    part !== null &&
    holder !== null &&
    !outlives(holder, frequency) &&
    !isFromBeforeLoop(part.node, call, { program, module })
  )
    return null;
  if (holder?.life === 'connection' && isEventStream(call, module)) return null;
  if (isGuardedOnce(call, module, part?.node ?? null)) return null;
  if (program.listeners.isTakenOff(call, addition, module)) return null;
  if (holder === null && isSharedListener(addition, call, { program, module })) return null;
  const noun = nounOf(addition.name);
  const to = part === null ? '' : ` on ${nameOf(part.node)}`;
  const undo = addition.effect.effect === 'listen' ? addition.effect.undo : [];
  const isGivenUp = program.listeners.staysWhenGivenUp(call, addition, module);
  const leftAt = program.listeners.leftAt(call, addition, module);
  const nothing =
    leftAt !== null
      ? 'the function is left on one way without taking it off again'
      : isGivenUp
        ? 'nothing takes it off again when the wait is given up'
        : undo.length === 0
          ? 'nothing can take it off again'
          : 'nothing takes it off again';
  const confidence = confidenceOf(frequency, holder, addition);
  const often =
    frequency.frequency === 'perConnection' ? 'for every connection' : 'for every request or message';
  return {
    at: addition.trace.length > 0 && part !== null ? part.node : call,
    confidence: isAskedFirst(frequency.trace, program)
      ? 'low'
      : (isGivenUp || leftAt !== null) && confidence === 'high'
        ? 'medium'
        : confidence,
    message: `${capital(article(noun))} is added${to} ${often}, and ${addition.effect.because ?? nothing}: each one stays, with all that it refers to, and runs on every event.`,
    trace: [
      { at: { path: module.path, span: call }, text: `${article(noun)} is added here` },
      ...(leftAt === null ? [] : [{ at: leftAt, text: 'leaves before it is taken off' }]),
      ...addition.trace,
      ...(holder?.trace ?? []),
      ...frequency.trace,
    ],
    fixes: [],
    causes: addition.trace.slice(-1).map((step) => step.at),
  };
}

/** A map inside a library gets an entry for each of our names, or one for each call. */
function keeping(
  call: Call,
  addition: Addition,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
) {
  const frequency = program.frequencies.ofExpression(call, module);
  const { part } = addition;
  if (part === null) {
    if (!isRepeated(frequency.frequency) || program.listeners.isTakenOff(call, addition, module)) return null;
    return {
      at: call,
      confidence: confidenceOf(frequency, null, addition),
      message: `The library keeps what \`${addition.name}\` makes, and this makes one for every request or message: ${addition.effect.because ?? 'nothing takes it out again'}.`,
      trace: [
        { at: { path: module.path, span: call }, text: 'the library keeps one more here' },
        ...frequency.trace,
      ],
      fixes: [],
    };
  }
  if (!program.cardinalities.isUnboundedHere(part.node, module, part.steps)) return null;
  const key = program.cardinalities.worst(part.node, module, part.steps);
  return {
    at: part.node,
    confidence: key.confidence,
    message: `The library keeps an entry for each name for as long as the process lives, and this name has ${key.text} in it: ${addition.effect.because ?? 'nothing takes entries out again'}.`,
    trace: [
      {
        at: { path: module.path, span: part.node },
        text: 'this value becomes a name that the library keeps',
      },
      ...key.trace,
      ...addition.trace,
    ],
    fixes: [],
    causes: [{ path: key.module.path, span: key.at }, ...addition.trace.slice(-1).map((step) => step.at)],
  };
}

function outlives(holder: Holder, frequency: FrequencyAnswer): boolean {
  if (holder.life === 'process') return true;
  return holder.life === 'connection' && isRepeated(frequency.frequency);
}

/** A variable from before a loop that goes on for as long as the service does: each round adds one more to it. */
function isFromBeforeLoop(
  node: Expression,
  call: Call,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const plain = unwrap(node);
  const declared = plain.kind === 'name' ? module.ir.bindings[plain.binding] : undefined;
  if (plain.kind !== 'name' || declared === undefined || declared.owner !== module.functionOf(call))
    return false;
  const loop = program.frequencies.servingLoop(declared.start, call, module);
  return (
    loop !== null &&
    module.index.writesOf(plain.binding).every(({ assign }) => assign === null || !isIn(assign, loop))
  );
}

/** An answer that is a stream of events has its connection to the end: nothing else is served over it, and both end together. */
function isEventStream(call: Call, module: Module): boolean {
  for (
    let fn: FunctionId | null = module.functionOf(call);
    fn !== null && fn > 0;
    fn = module.fn(fn).parent
  ) {
    let isStream = false;
    walk(module.fn(fn).body, {
      expression: (e) => {
        if (e.kind === 'literal' && e.value.startsWith('text/event-stream')) isStream = true;
      },
    });
    if (isStream) return true;
  }
  return false;
}

/** The library keys what it keeps by the listener itself (a channel): the same one again adds nothing. */
function isSharedListener(
  { effect }: Addition,
  call: Call,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  if (effect.effect !== 'listen' || effect.listener === undefined) return false;
  return program.arguments
    .at(effect.listener, call, module)
    .some(
      ({ node }) =>
        program.holders.of(node, module).life === 'process' &&
        !program.values.of(node, module).some((v) => v.kind === 'function'),
    );
}

/** What happens on just any event need not happen often; a loop that goes on need not be one over messages. */
function confidenceOf(frequency: FrequencyAnswer, holder: Holder | null, { effect }: Addition): Confidence {
  const reason = frequency.trace.at(-1)?.text ?? '';
  // A loop that reconnects puts a listener on each new connection; what the process itself keeps outlives every round.
  if (/a loop that goes on/.test(reason) && (holder !== null || frequency.confidence === 'low')) return 'low';
  if (frequency.confidence === 'low' || holder?.confidence === 'low') return 'low';
  if (frequency.confidence === 'medium' || holder?.confidence === 'medium') return 'medium';
  if (effect.effect === 'listen' && effect.confidence === 'medium') return 'medium';
  // A connection that is made again is lost now and then, which nobody knows how often.
  return /on every event|every value of a channel|also again/.test(reason) || holder?.life === 'connection'
    ? 'medium'
    : 'high';
}

const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/hook/i, 'hook'],
  [/subscri/i, 'subscription'],
  [/^use$/, 'interceptor'],
  [/notify/i, 'channel'],
  [/callback/i, 'callback'],
  [/(job|schedule|func)$/i, 'job'],
  [/processor/i, 'processor'],
];

function nounOf(name: string): string {
  return NOUNS.find(([pattern]) => pattern.test(name))?.[1] ?? 'listener';
}

/** `bus`, `this.events`, `p.conn`; what is not a plain path has no name. */
function nameOf(node: Expression): string {
  const path = writtenName(node);
  return path === null ? 'something that lives longer' : `\`${path}\``;
}
