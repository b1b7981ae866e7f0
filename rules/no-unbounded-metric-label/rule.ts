// no-unbounded-metric-label: each different label set is a time series that is kept for ever.
import {
  defineRule,
  isAllowedLabel,
  isListedOnTheWay,
  isLookedUpBefore,
  isOfSomethingFound,
  isRepeated,
  isUnbounded,
  nameList,
  recurs,
  sameText,
  templateFor,
  type Effect,
  type Leaf,
  type Module,
  type Program,
  type RuleContext,
  type Sink,
} from '@leakline/analysis';
import { NONE, type Call, type Confidence } from '@leakline/ir';

const HURTS = {
  process: 'each different value is one more time series in this process, kept for its whole life',
  server: 'each different value is one more time series in the metrics server',
  bill: 'each different value is one more billed custom metric',
} as const;

const optionSchema = {
  allow: nameList(
    'Label names whose values are not looked at: those that relabelling drops, or that are known to be few.',
    ['tenant'],
  ),
  allowValues: nameList(
    'Names of values that are known to be few: variables, members and functions, as `tenantId`, `params.tenant` or `shardOf`.',
    ['params.tenant', 'shardOf'],
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-unbounded-metric-label',
    summary: 'Flags metric labels, tags and attributes whose values have no limit.',
    why: 'Each different label set is one more time series, and a metrics registry keeps every series for the life of the process.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: true,
    options: optionSchema,
  },

  *check({ program, module, options }) {
    for (const call of module.index.calls) {
      const effects = program.summaries.effectsOf(call, module);
      if (effects.length > 0) yield* ownLabels(call, effects, module);
      const sinks = call.args.length === 0 ? NONE : program.summaries.sinksOf(call, module);
      if (sinks.length === 0) continue;
      const reported = new Set<number>();
      for (const sink of sinks) {
        if (sink.what !== 'label') continue;
        if (isAllowedLabel(options.allow, sink, program)) continue;
        const leaf = worstHere(sink, options.allowValues, { program, module });
        if (leaf === null || reported.has(sink.part.node.start)) continue;
        if (isFixedOnce(call, sink, { program, module })) continue;
        if (isRemoved(call, sink, { program, module }) || program.labelViews.drop(sink)) continue;
        reported.add(sink.part.node.start);
        const wrapped = sink.trace.length > 0;
        yield {
          at: sink.part.node,
          confidence: confidenceOf(leaf, sink, call, { program, module }),
          message: `This label value is ${leaf.text}: ${HURTS[sink.hurts]}.`,
          trace: [
            {
              at: { path: module.path, span: sink.part.node },
              text: wrapped ? 'this value is passed on to a metric' : 'this value becomes a label',
            },
            ...leaf.trace,
            ...sink.trace,
          ],
          fixes: templateFor(leaf, sink.part.node, wrapped ? null : call, module, program),
          causes: [{ path: leaf.module.path, span: leaf.at }, ...sink.trace.slice(-1).map((step) => step.at)],
        };
      }
    }
  },
});

/** A middleware that labels every request by itself, with something that has no limit, as it is configured here. */
function* ownLabels(call: Call, effects: readonly Effect[], module: Module) {
  for (const effect of effects) {
    if (effect.effect !== 'label' || effect.own === undefined || !isUnbounded(effect.own.cardinality))
      continue;
    yield {
      at: call,
      confidence: 'medium' as const,
      message: `This middleware labels each request with ${effect.own.because}: ${HURTS[effect.hurts]}. Configure the label, or leave it out.`,
      trace: [{ at: { path: module.path, span: call }, text: `it labels with ${effect.own.because}` }],
      fixes: [],
    };
  }
}

/** Code that runs once gives one value, however random; so do the labels that a metric is made with. */
function isFixedOnce(
  call: Call,
  sink: Sink,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  // What a function that is handed over will return is not fixed.
  if (sink.part.steps.includes('()') || sink.part.node.kind === 'function') return false;
  const { frequency } = program.frequencies.ofExpression(call, module);
  if (frequency === 'once') return true;
  const makes = (at: Call, m: Module) =>
    program.summaries
      .effectsOf(at, m)
      .some((effect) => effect.effect === 'metricName' || effect.effect === 'instrument');
  const makesMetric =
    sink.hurts === 'process' &&
    (makes(call, module) ||
      (sink.trace.length > 0 && sink.sites.every((site) => makes(site.call, site.module))));
  return makesMetric && !isRepeated(frequency);
}

/** The worst leaf that this call itself answers for: values of parameters are their callers' fault. */
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
      (leaf.parameter !== null &&
        program.usage.callsOf(leaf.module, leaf.parameter.fn).length > 0 &&
        program.cardinalities.worst(sink.part.node, module, sink.part.steps).level !== 'unknown') ||
      isListedOnTheWay(allowValues, { node: sink.part.node, module }, leaf, program),
  );
}

function confidenceOf(
  leaf: Leaf,
  sink: Sink,
  at: Call,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): Confidence {
  // An exporter tells of each thing that is there; only what is new each time never comes to an end.
  const isAtScrape =
    sink.sites.length > 0 &&
    sink.sites.every((site) =>
      program.summaries
        .effectsOf(site.call, site.module)
        .some((e) => e.effect === 'label' && e.atScrape === true),
    );
  if (isAtScrape && leaf.level !== 'perEvent') return 'low';
  if (sink.isLetThrough) return 'low';
  // The wrapper takes some out again by itself, one at a time: nobody here sees whether those are enough.
  const forgets = ({ call, module: m }: Sink['sites'][number]) =>
    isEmptied(call, m, program, (use, from) => isRunBy(call, m, use, from, program));
  if (sink.trace.length > 0 && sink.sites.length > 0 && sink.sites.every(forgets)) return 'low';
  // Behind a function that is handed a method, as often as not it is one of few by then (test/audit counts them).
  const isMethodFromAfar = leaf.isRequestMethod === true && sink.trace.length > 0;
  if (isMethodFromAfar && leaf.confidence === 'high') return 'medium';
  // There are no more series than objects; whoever counts per object means it.
  if (leaf.names === 'existing') return 'low';
  if (leaf.names === 'asked' && isLookedUpBefore(sink.part.node, { at, module }, program)) return 'low';
  if (leaf.confidence === 'high' && isOfSomethingFound(leaf.trace, program)) return 'medium';
  if (sink.trace.length <= FAR || leaf.confidence === 'low') return leaf.confidence;
  return leaf.confidence === 'high' ? 'medium' : 'low';
}

/** Behind so many functions that hand it on, a value is less sure to be the one that becomes the label. */
const FAR = 3;

/** The metric is this call's own, is set anew, or drops label sets: a gauge per connection that is removed on close is bounded by the connections. */
function isRemoved(
  call: Call,
  sink: Sink,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  if (
    sink.sites.length > 0 &&
    sink.sites.every(
      (site) => isSetAnew(site.call, site.module, program) || isEmptied(site.call, site.module, program),
    )
  )
    return true;
  if (call.callee.kind !== 'member') return false;
  if (program.instruments.endsWithCall(call.callee.object, module)) return true;
  return (
    isSetAnew(call, module, program) ||
    (sink.trace.length === 0 && isEmptied(call, module, program, () => true))
  );
}

/** Whether a call is made by the function around another one, or by one that it calls. */
function isRunBy(call: Call, module: Module, use: Call, from: Module, program: Program): boolean {
  const own = module.functionOf(call);
  const inner = from.functionOf(use);
  return (
    (from === module && inner === own) ||
    module.index
      .callsOf(own)
      .some((c) =>
        program.calls
          .meaningsOf(c, module)
          .some((m) => m.kind === 'function' && m.module === from && m.fn === inner),
      )
  );
}

/** Whether label sets are taken out of the metric that a call is on; one at a time out of a field where `counts` says so. */
function isEmptied(
  { callee }: Call,
  module: Module,
  program: Program,
  counts: (use: Call, module: Module) => boolean = () => false,
): boolean {
  if (callee.kind !== 'member') return false;
  return program.places.of(callee.object, module).some((place) =>
    program.mentions.of(place).some(({ node, module: m }) => {
      const member = m.index.parentOf(node);
      const use = member?.kind === 'member' && member.object === node ? m.index.parentOf(member) : null;
      if (use?.kind !== 'call' || use.callee !== member) return false;
      // Emptied again and again, it holds what was set since; emptied once, at the start or in a test, it only grows.
      const isEmptiedAgain = () =>
        m.functionOf(use) === module.functionOf(callee) && m === module
          ? true
          : recurs(program.frequencies.ofExpression(use, m).frequency);
      return program.summaries
        .effectsOf(use, m)
        .some(
          (e) =>
            e.effect === 'removeLabels' &&
            (e.all === true ? isEmptiedAgain() : place.kind === 'binding' || counts(use, m)),
        );
    }),
  );
}

/** `gauge.reset()` before all of them are set again, as what is measured at each scrape is. */
function isSetAnew({ callee }: Call, module: Module, program: Program): boolean {
  if (callee.kind !== 'member') return false;
  const { object } = callee;
  const own = module.functionOf(callee);
  return module.ir.functions
    .flatMap((_, fn) => (module.isWithin(own, fn) && fn > 0 ? module.index.callsOf(fn) : []))
    .some(
      (other) =>
        other.callee.kind === 'member' &&
        sameText(other.callee.object, object) &&
        program.instruments.dropsLabels(other, module),
    );
}
