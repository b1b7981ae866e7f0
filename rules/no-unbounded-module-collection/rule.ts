// no-unbounded-module-collection: a collection that lives as long as the process only ever grows.
import { CERTAINTY, type Call } from '@leakline/ir';
import {
  defineRule,
  flag,
  isListed,
  isListedOnTheWay,
  isRepeated,
  lastName,
  nameList,
  ownStoresOf,
  sameText,
  type Draft,
  type HoldingPlace,
  type Module,
  type OwnStore,
  type Program,
  type Step,
  type UnboundedGrowth,
} from '@leakline/analysis';

const optionSchema = {
  allow: nameList(
    'Names of collections that may grow: those that something outside the source keeps small.',
    ['registry'],
  ),
  allowValues: nameList(
    'Names of keys that are known to be few, as `tenantId`, `params.plan` or `shardOf`.',
    ['tenantId'],
  ),
  perConnection: flag(
    'Also report collections that grow with each connection, not only with each request or message.',
    true,
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-unbounded-module-collection',
    summary:
      'Flags arrays, maps, sets and objects that live as long as the process and grow with every request or message.',
    why: 'What is put into a module-level collection stays reachable until something takes it out again, and here nothing does.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: false,
    options: optionSchema,
  },

  *check({ program, module, options }) {
    for (const place of program.places.grownIn(module)) {
      if (isListed(options.allow, place.name)) continue;
      const growths = program.retention.unboundedGrowthOf(place);
      for (const growth of growths) {
        if (growth.operation.module !== module) continue;
        // A list that is filled and then put under its new key: the key is the leak, once said.
        if (
          growth.operation.isElement &&
          growths.some((g) => isKeyed(g) && CERTAINTY[g.confidence] >= CERTAINTY[growth.confidence])
        )
          continue;
        // Where the list surely grows and the key is a guess, the list is the leak.
        if (
          isKeyed(growth) &&
          growths.some((g) => g.operation.isElement && CERTAINTY[g.confidence] > CERTAINTY[growth.confidence])
        )
          continue;
        if (isAllowedKey(options.allowValues, growth, program)) continue;
        if (!options.perConnection && !isRepeated(growth.frequency.frequency)) continue;
        if (growths.some((g) => isSameEntry(g, growth))) continue;
        yield {
          at: growth.operation.node,
          confidence: growth.confidence,
          message: messageFor(place, growth),
          trace: traceOf(growth),
          fixes: [],
          // Where it is declared, whoever lets it grow.
          causes: growth.lifetime.trace.slice(0, 1).map((step) => step.at),
        };
      }
    }
    for (const call of module.index.calls)
      for (const store of ownStoresOf(call, module, program)) yield ofLibrary(call, store, module);
    for (const { holder, growth, inside } of program.keptInstances.unboundedGrowthIn(module)) {
      if (isListed(options.allow, holder.name)) continue;
      if (isAllowedKey(options.allowValues, growth, program)) continue;
      if (!options.perConnection && !isRepeated(growth.frequency.frequency)) continue;
      const [here, ...others] = traceOf(growth);
      yield {
        at: growth.operation.node,
        confidence: growth.confidence,
        message: messageFor(holder, growth),
        trace: here === undefined ? [] : [here, inside, ...others],
        fixes: [],
        causes: growth.lifetime.trace.slice(0, 1).map((step) => step.at),
      };
    }
  },
});

/** What a library keeps by itself. */
function ofLibrary(call: Call, { effect, confidence }: OwnStore, module: Module): Omit<Draft, 'rule'> {
  const name = lastName(call.callee);
  return {
    at: call.callee,
    confidence,
    message: `\`${name}\` keeps ${effect.noun} in the memory of this process, and nothing takes them out${effect.because === undefined ? '' : ` (${effect.because})`}. Give it a store outside, or one that ends them.`,
    trace: [{ at: { path: module.path, span: call }, text: `it keeps ${effect.noun} from here on` }],
    fixes: [],
  };
}

function isKeyed({ key, operation }: UnboundedGrowth): boolean {
  return !operation.isElement && key !== null;
}

function isAllowedKey(
  allowValues: readonly string[],
  { key, operation }: UnboundedGrowth,
  program: Program,
): boolean {
  if (key === null || operation.key === null) return false;
  return isListedOnTheWay(allowValues, { node: operation.key, module: operation.module }, key, program);
}

/** `counts[k] ??= 0; counts[k] += 1`: the entry that an earlier line of the same function makes. */
function isSameEntry(earlier: UnboundedGrowth, { operation }: UnboundedGrowth): boolean {
  const { module, node, key } = earlier.operation;
  return (
    key !== null &&
    operation.key !== null &&
    module === operation.module &&
    module.functionOf(node) === module.functionOf(operation.node) &&
    node.start < operation.node.start &&
    sameText(key, operation.key)
  );
}

function messageFor(place: HoldingPlace, growth: UnboundedGrowth): string {
  const how =
    growth.operation.isAround === true
      ? 'gets one more layer around what it held each time'
      : growth.operation.isText === true
        ? `${growth.operation.isElement ? 'what it holds ' : ''}gets longer each time`
        : growth.key === null
          ? `${growth.operation.isElement ? 'what it holds ' : ''}grows by an entry each time`
          : growth.key.text === ''
            ? 'grows with every new key'
            : `gets an entry for each ${growth.key.text.replace(/^(?:the|an?) /, '')}`;
  const nothing =
    growth.notBounds.length > 0
      ? `what takes entries out does not help (${growth.notBounds[0]?.why ?? ''})`
      : growth.operation.isText === true
        ? 'nothing ever empties it'
        : 'nothing ever takes entries out';
  return `\`${place.name}\` lives as long as the process and ${how}, on code that runs again and again, and ${nothing}.`;
}

function traceOf(growth: UnboundedGrowth): Step[] {
  const { operation } = growth;
  return [
    { at: { path: operation.module.path, span: operation.node }, text: 'grows here' },
    ...growth.lifetime.trace,
    ...(growth.key?.trace ?? []),
    ...growth.frequency.trace,
    ...growth.notBounds.map((n) => ({
      at: { path: n.operation.module.path, span: n.operation.node },
      text: `no bound: ${n.why}`,
    })),
  ];
}
