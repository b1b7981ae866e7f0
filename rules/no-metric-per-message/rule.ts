// no-metric-per-message: a metric is made for every message, or under a name that is different each time.
import {
  defineRule,
  isListed,
  isListedOnTheWay,
  isRepeated,
  nameList,
  sameText,
  writtenName,
  type Leaf,
  type MadeInstrument,
  type Module,
  type RuleContext,
  type Sink,
} from '@leakline/analysis';
import { NONE, type Call, type Confidence, type Expression } from '@leakline/ir';

const HURTS = {
  process: 'each different name is one more metric in this process, kept for its whole life',
  server: 'each different name is one more metric in the metrics server',
  bill: 'each different name is one more billed custom metric',
} as const;

const AGAIN = {
  throws: 'a registry takes each name only once, so that the second one fails',
  grows: 'the library keeps every one of them',
} as const;

const optionSchema = {
  allow: nameList(
    'Functions that may make a metric each time: wrappers that hand out the one that is there.',
    ['ensureCounter'],
  ),
  allowValues: nameList(
    'Names of values in a metric’s name that are known to be few, as `queueName` or `shardOf`.',
    ['queueName'],
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-metric-per-message',
    summary:
      'Flags metrics that are made or registered for every request or message, and metric names that have no limit.',
    why: 'A registry keeps every metric for the life of the process, and everybody who reads it pays for each name.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: false,
    options: optionSchema,
  },

  *check(context) {
    const { program, module, options } = context;
    for (const call of module.index.calls) {
      if (options.allow.length > 0 && isListed(options.allow, writtenName(call))) continue;
      let isNamed = false;
      const sinks = call.args.length === 0 ? NONE : program.summaries.sinksOf(call, module);
      if (sinks.length > 0)
        for (const finding of namesAt(call, sinks, context)) {
          isNamed = true;
          yield finding;
        }
      const made = isNamed ? null : program.instruments.madeBy(call, module);
      if (made !== null) yield* instrumentAt(call, made, context);
    }
  },
});

/** Names that this call itself makes different each time; what a parameter holds is its callers' fault. */
function* namesAt(
  call: Call,
  sinks: readonly Sink[],
  { program, module, options }: RuleContext<typeof optionSchema>,
) {
  const reported = new Set<number>();
  for (const sink of sinks) {
    if (sink.what !== 'metricName' || reported.has(sink.part.node.start)) continue;
    const leaf = worstHere(sink, options.allowValues, { program, module });
    if (leaf === null || isForgotten(call, sink, { program, module })) continue;
    reported.add(sink.part.node.start);
    yield {
      at: sink.part.node,
      confidence: leaf.confidence,
      message: `This metric's name has ${leaf.text} in it: ${sink.because ?? HURTS[sink.hurts]}. Keep the name fixed${sink.hurts === 'process' ? ', and leave out what differs each time' : ''}.`,
      trace: [
        {
          at: { path: module.path, span: sink.part.node },
          text: sink.trace.length > 0 ? 'this value is passed on to a metric' : 'this value names a metric',
        },
        ...leaf.trace,
        ...sink.trace,
      ],
      fixes: [],
      causes: [{ path: leaf.module.path, span: leaf.at }, ...sink.trace.slice(-1).map((step) => step.at)],
    };
  }
}

function worstHere(
  sink: Sink,
  allowValues: readonly string[],
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): Leaf | null {
  // Only a parameter's name speaks against it; if callers are seen, what they pass decides.
  return program.cardinalities.surestUnbounded(
    sink.part,
    module,
    (leaf) =>
      (leaf.parameter !== null && program.usage.callsOf(leaf.module, leaf.parameter.fn).length > 0) ||
      isListedOnTheWay(allowValues, { node: sink.part.node, module }, leaf, program),
  );
}

/** The registry is made in the same call and goes with it, or the function takes the metric out of it again. */
function isForgotten(
  call: Call,
  sink: Sink,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  if (sink.trace.length > 0 || sink.hurts !== 'process') return false;
  if (call.callee.kind === 'member' && program.holders.of(call.callee.object, module).life === 'call')
    return true;
  return isTakenOut(call, sink.part.node, { program, module });
}

/** `register.removeSingleMetric(name)`, `metrics.UnregisterMetric(name)` of the same name in the same function. */
function isTakenOut(
  call: Call,
  name: Expression,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const fn = module.functionOf(call);
  return module.index.calls.some(
    (other) =>
      module.isWithin(module.functionOf(other), fn) &&
      program.summaries
        .effectsOf(other, module)
        .some(
          (e) =>
            e.effect === 'removeLabels' &&
            (e.all === true || other.args.some((argument) => sameText(argument, name))),
        ),
  );
}

function* instrumentAt(
  call: Call,
  made: MadeInstrument,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
) {
  if (made.effect.again === 'same') return;
  const frequency = program.frequencies.ofExpression(call, module);
  if (!isRepeated(frequency.frequency)) return;
  if (call.args.some((argument) => isTakenOut(call, argument, { program, module }))) return;
  if (
    program.summaries
      .sinksOf(call, module)
      .some((sink) => sink.what === 'metricName' && isTakenOut(call, sink.part.node, { program, module }))
  )
    return;
  // Made and handed out: whoever calls the function answers for how often.
  if (program.escapes.isHandedOn(call, module)) return;
  yield {
    at: call,
    confidence: isForGivenRegistry(call, module)
      ? 'low'
      : confidenceOf(frequency.confidence, frequency.trace.at(-1)?.text ?? ''),
    message: `A metric is made for every request or message: ${made.effect.because ?? AGAIN[made.effect.again]}. Make it once, at module level, and use it here.`,
    trace: [
      { at: { path: module.path, span: call }, text: 'a metric is made here' },
      ...made.trace,
      ...frequency.trace,
    ],
    fixes: [],
    causes: made.trace.slice(-1).map((step) => step.at),
  };
}

/** Behind `if registry != nil`, of a parameter: whoever makes many of them gives none. */
function isForGivenRegistry(call: Call, module: Module): boolean {
  const registry = call.callee.kind === 'member' ? call.callee.object : null;
  if (registry?.kind !== 'name' || module.index.parameterOf(registry.binding) === null) return false;
  for (let at = module.index.positionOf(call); at !== null; at = at.outer) {
    const outer = at.outer?.statement;
    const test = outer?.kind === 'branch' && at.arm === 'then' ? outer.test : null;
    if (test?.kind === 'binary' && /^!==?$/.test(test.operator) && sameText(test.left, registry)) return true;
  }
  return false;
}

/** A loop that goes on need not be one over messages. */
function confidenceOf(frequency: Confidence, reason: string): Confidence {
  return /a loop that goes on/.test(reason) ? 'low' : frequency;
}
