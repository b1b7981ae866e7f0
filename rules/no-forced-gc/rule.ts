// no-forced-gc: the garbage collector is forced again and again, which hides growth and costs processor time.
import {
  defineRule,
  hasPart,
  isListed,
  isOnTick,
  isRepeated,
  lastName,
  nameList,
  namesAnError,
  outcomesOnTheWay,
  partsOf,
  rootOfMembers,
  sameText,
  writtenName,
  type CallMeaning,
  type FixIntent,
  type FrequencyAnswer,
  type Module,
  type RuleContext,
  type Step,
} from '@leakline/analysis';
import type { Call, Expression } from '@leakline/ir';

/** `pprof.WriteHeapProfile`, `pprof.Lookup("heap").WriteTo`, `v8.writeHeapSnapshot`. */
const HEAP_PROFILES = /heap_?(?:profile|snapshot|dump)|^pprof\.Lookup$/i;

const optionSchema = {
  allow: nameList(
    'Where collections may be forced: names of functions, or request paths, as `afterImport` or `/admin/*`.',
    ['afterImport', '/admin/*'],
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-forced-gc',
    summary: 'Flags garbage collection that is forced on a timer or for every request or message.',
    why: 'A forced collection stops or slows every request and hides what grows; what is still reachable stays all the same.',
    languages: ['javascript', 'go'],
    severity: 'warning',
    hasSuggestions: true,
    options: optionSchema,
  },

  *check(context) {
    const { program, module, options } = context;
    for (const call of module.index.calls) {
      if (options.allow.length > 0 && isAllowedAround(call, options.allow, context)) continue;
      for (const meaning of program.calls.meaningsOf(call, module))
        if (meaning.kind === 'catalog' && meaning.meaning.callbacks !== undefined)
          yield* handedOver(call, meaning.meaning.callbacks, context);
      const effect = program.summaries.effectsOf(call, module).find((e) => e.effect === 'collect');
      if (effect?.effect !== 'collect' || (effect.how !== 'force' && effect.how !== 'returnMemory')) continue;
      const frequency = program.frequencies.ofExpression(call, module);
      if (!isRepeated(frequency.frequency)) continue;
      const disabled = effect.how === 'force' ? disabledIn(context) : null;
      yield {
        at: call,
        confidence:
          isOnDemand(call, context) ||
          (disabled === null && isOnOccasion(call, frequency, module)) ||
          isFarInLoop(frequency) ||
          isFarInRequest(frequency)
            ? 'low'
            : isAfterWork(frequency)
              ? 'medium'
              : frequency.confidence,
        message:
          disabled === null
            ? `Garbage collection is forced again and again${effect.how === 'returnMemory' ? ', and memory handed back that is needed at once' : ''}: it costs processor time, and what is still reachable keeps growing. Set a memory limit, and look for what grows.`
            : 'Garbage collection is switched off and forced by hand instead: the pacer cannot work, and memory grows between the calls. Set a memory limit and let it run.',
        trace: [
          { at: { path: module.path, span: call }, text: 'the collector is forced here' },
          ...(disabled === null ? [] : [disabled]),
          ...frequency.trace,
        ],
        fixes: removalOf(call, context),
      };
    }
  },
});

/** `setInterval(global.gc, 1000)`, `c.AddFunc(spec, debug.FreeOSMemory)`: the collector itself is the callback. */
function* handedOver(
  call: Call,
  callbacks: NonNullable<CallMeaning['callbacks']>,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
) {
  for (const callback of callbacks) {
    if (!isRepeated(callback.frequency) || callback.frequency === 'perIteration') continue;
    for (const part of program.arguments.at(callback.at, call, module)) {
      if (part.steps.length > 0) continue;
      const collects = program.summaries
        .effectsOfValue(part.node, module)
        .some((e) => e.effect === 'collect' && (e.how === 'force' || e.how === 'returnMemory'));
      if (!collects) continue;
      const because = callback.because ?? 'again and again';
      yield {
        at: part.node,
        confidence: 'high' as const,
        message: `Garbage collection is forced ${because}: it costs processor time, and what is still reachable keeps growing. Set a memory limit, and look for what grows.`,
        trace: [
          { at: { path: module.path, span: part.node }, text: 'the collector is handed over here' },
          { at: { path: module.path, span: call.callee }, text: `it runs ${because}` },
        ],
        fixes: [],
      };
    }
  }
}

/** One of the functions around a call is listed, or the path that enters it. */
function isAllowedAround(
  call: Call,
  allow: readonly string[],
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  for (let fn: number | null = module.functionOf(call); fn !== null && fn > 0; fn = module.fn(fn).parent) {
    if (isListed(allow, module.fn(fn).name)) return true;
    const entries = program.entries.of(module, fn);
    if (entries.some((e) => e.fixedPath !== undefined && isListed(allow, e.fixedPath))) return true;
  }
  return false;
}

/**
 * A handler for a path that says so (`/debug/gc`) runs when somebody asks for a collection; and a heap profile is only up to date
 * after one.
 */
function isOnDemand(call: Call, { program, module }: Pick<RuleContext, 'program' | 'module'>): boolean {
  if (module.index.callsOf(module.functionOf(call)).some((c) => HEAP_PROFILES.test(writtenName(c) ?? '')))
    return true;
  for (let fn: number | null = module.functionOf(call); fn !== null && fn > 0; fn = module.fn(fn).parent) {
    const entries = program.entries.of(module, fn);
    // `func freeMemory(w, r)`, where it is not seen under which path.
    if (entries.length > 0 && COLLECTS.test(module.fn(fn).name ?? '')) return true;
    if (entries.some((e) => e.fixedPath !== undefined && ON_DEMAND.test(e.fixedPath))) return true;
  }
  return isBehindPath(call, module);
}

const ON_DEMAND = /gc|debug|admin|free|collect/i;

/** `if (req.url === '/debug/gc')`, in a handler of all paths. */
function isBehindPath(call: Call, module: Module): boolean {
  for (let at = module.index.positionOf(call); at !== null; at = at.outer) {
    const around = at.outer?.statement;
    if (around?.kind === 'branch' && at.arm === 'then' && namesPath(around.test)) return true;
    if (around?.kind === 'switch' && around.cases.some((c) => c.body === at.list && c.tests.some(namesPath)))
      return true;
  }
  return false;
}

function namesPath(test: Expression): boolean {
  return hasPart(test, (e) => e.kind === 'literal' && e.value.startsWith('/') && ON_DEMAND.test(e.value));
}

const COLLECTS =
  /^(?:(?:do|run|force|handle|serve|trigger)_?)?(?:free_?(?:os)?_?mem|gc|garbage|collect_?garbage)/i;

/** In what a request starts, and not in its handler: the end of an import or a job, rather than a habit. */
function isAfterWork({ confidence, trace }: FrequencyAnswer): boolean {
  return (
    confidence === 'high' &&
    trace.length > 1 &&
    / on every (?:request|gRPC call|call)$/.test(trace.at(-1)?.text ?? '')
  );
}

/** The end of something that a request seldom asks for, behind several calls. */
function isFarInRequest(frequency: FrequencyAnswer): boolean {
  return isAfterWork(frequency) && frequency.trace.length > 3;
}

/** The end of a large piece of work that a loop takes on, behind so many calls that it is no habit of the loop. */
function isFarInLoop({ confidence, trace }: FrequencyAnswer): boolean {
  return confidence !== 'high' && trace.length > 2;
}

/** How much is in use: a limit for that, looked at on each tick, is what hides a leak. */
const MEMORY = /heap|memory|alloc|rss/i;

/**
 * On some of a timer's ticks, or with a setting only: `if cfg.Debug.ForceGC > 0`, `if !idle { continue }`. Whoever wrote that means it,
 * and it is no habit.
 */
function isOnOccasion(call: Call, frequency: FrequencyAnswer, module: Module): boolean {
  return (
    isOnTick(frequency) &&
    outcomesOnTheWay(call, module)
      .flatMap(partsOf)
      .some(
        ({ test }) =>
          // `settings.collects && global && global.gc`: whether there is a collector is no setting.
          !sameText(test, rootOfMembers(call.callee)) &&
          !hasPart(
            test,
            (e) => sameText(e, call.callee) || namesAnError(lastName(e)) || MEMORY.test(lastName(e)),
          ),
      )
  );
}

/** Where the program's own unit switches the collector off. */
function disabledIn({ program, module }: Pick<RuleContext, 'program' | 'module'>): Step | null {
  for (const m of program.scopes.modulesOf(module.unit)) {
    for (const call of m.index.calls) {
      if (!program.summaries.effectsOf(call, m).some((e) => e.effect === 'collect' && e.how === 'disable'))
        continue;
      return { at: { path: m.path, span: call }, text: 'the collector is switched off here' };
    }
  }
  return null;
}

/** Deleting the call, where it is a statement of its own and nothing else would be left unused. */
function removalOf(call: Call, { module }: Pick<RuleContext, 'module'>): FixIntent[] {
  const position = module.index.positionOf(call);
  if (position?.statement.kind !== 'expression' || position.statement.expression !== call) return [];
  const root = call.callee.kind === 'member' ? call.callee.object : call.callee;
  const isOnlyUse =
    root.kind === 'name' &&
    root.binding >= 0 &&
    module.ir.bindings[root.binding]?.kind === 'import' &&
    module.index.namesOf(root.binding).length === 1;
  if (isOnlyUse) return [];
  const around = position.outer?.statement;
  // `if (global.gc) global.gc();`
  const isAsked =
    around?.kind === 'branch' &&
    around.then.length === 1 &&
    around.otherwise.length === 0 &&
    sameText(around.test, call.callee);
  const { start, end } = isAsked ? around : position.statement;
  const { list, outer } = isAsked ? (position.outer ?? position) : position;
  const isOnly = list.length === 1 && outer !== null;
  return [{ intent: 'remove', title: 'Delete the forced collection', statement: { start, end }, isOnly }];
}
