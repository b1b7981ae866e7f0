// no-unstopped-timer: a timer or ticker starts for every request or message, and nothing ever stops it.
import {
  absentAt,
  defineRule,
  flag,
  hasPart,
  hasWayOut,
  isGuardedOnce,
  isInLastRound,
  isListed,
  isOnTick,
  isRepeated,
  lastName,
  leavesLoop,
  loopAround,
  nameList,
  receivedFrom,
  receiverOf,
  recurs,
  sameText,
  unwrap,
  writtenName,
  type FixIntent,
  type FrequencyAnswer,
  type Module,
  type Program,
  type RuleContext,
  type TimerFate,
} from '@leakline/analysis';
import { isIn } from '@leakline/ir';
import type { Call, Confidence, Expression, Loop, Name, Statement, Switch } from '@leakline/ir';

const optionSchema = {
  allow: nameList(
    'Functions that may start a timer each time: those whose timers something else stops, as `startHeartbeat` or `time.NewTicker`.',
    ['startHeartbeat'],
  ),
  perConnection: flag(
    'Also report timers that each connection starts, not only those of requests and messages.',
    true,
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-unstopped-timer',
    summary: 'Flags timers and tickers that start for every request or message and are never stopped.',
    why: 'A repeating timer keeps its callback, and all that it closes over, for ever; each request adds one more that also runs.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: true,
    options: optionSchema,
  },

  *check(context) {
    const { program, module, options } = context;
    for (const call of module.index.calls) {
      if (options.allow.length > 0 && isAllowed(call, options.allow, module)) continue;
      for (const effect of program.summaries.effectsOf(call, module)) {
        if (effect.effect !== 'timer') continue;
        const fate = program.timers.fateOf(call, effect, module);
        const chain = effect.kind === 'once' ? program.timers.chainOf(call, module) : null;
        const repeats = effect.kind === 'repeats' || chain !== null;
        const frequency =
          chain ??
          (fate.isLastOnly === true
            ? program.frequencies.ofFunction(module, module.functionOf(call))
            : program.frequencies.ofExpression(call, module));
        if (!options.perConnection && frequency.frequency === 'perConnection') continue;
        // A timer that fires once frees itself; only a loop that makes them faster than they fire piles them up.
        const piles =
          (isLoopOf(call, context) ?? frequency.frequency === 'perIteration') &&
          !isOneAtATime(call, module) &&
          !(frequency.frequency === 'once' && isOfList(call, module));
        if (!(repeats ? recurs(frequency.frequency) : piles)) continue;
        if (!repeats && effect.stop.length > 0) continue;
        if (repeats && isGuardedOnce(call, module, null)) continue;
        const isBefore =
          effect.collectableSince === undefined || program.timers.isBefore(effect.collectableSince, module);
        const isCollected = isBefore === false;
        if (fate.fate !== 'unstopped' || (isCollected && fate.reader === null)) continue;
        yield {
          at: call,
          // What fires within seconds is gone within seconds: there are never many. Nor where ticks are what makes them.
          confidence:
            (isBefore === null && fate.reader === null) ||
            (!repeats && (isShort(call, context) || isOnTick(frequency)))
              ? 'low'
              : confidenceOf(frequency, fate),
          message: repeats
            ? `${fate.leftAt !== undefined ? 'What stops this timer comes after a `return`' : fate.isOverwritten === true ? 'What stops this timer stops the last one only' : effect.stop.length === 0 ? 'This timer cannot be stopped' : 'Nothing stops this timer'}: each ${isRepeated(frequency.frequency) ? 'request or message' : 'connection'} starts one more, which keeps running and keeps what it uses.`
            : 'Each round of this loop starts one more timer, which stays until it fires: before Go 1.23 nothing frees it earlier. Make one timer before the loop, and reset it.',
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
            ...(fate.leftAt === undefined
              ? []
              : [{ at: { path: module.path, span: fate.leftAt }, text: 'returns before it is stopped' }]),
            ...frequency.trace,
          ],
          fixes: effect.kind === 'repeats' ? stopAtEnd(call, effect.stop, context) : [],
        };
      }
    }
  },
});

/** What is called to start it is listed, or the function that starts it. */
function isAllowed(call: Call, allow: readonly string[], module: Module): boolean {
  if (isListed(allow, writtenName(call))) return true;
  const fn = module.functionOf(call);
  return fn > 0 && isListed(allow, module.fn(fn).name);
}

/**
 * Whether a loop goes round without waiting for it: `for { select { case <-ch: … case <-time.After(d): … } }`. Where every
 * other case leaves the loop, or there is none, each timer has fired before the next one is made. null: not in a loop, or
 * not waited for at once.
 */
function isLoopOf(call: Call, { module }: Pick<RuleContext, 'module'>): boolean | null {
  const up = module.index.parentOf(call);
  const isReceived = up?.kind === 'wrapped' && up.how === 'receive';
  // `timeout := time.After(d)`, and further down `<-timeout`
  const variable = up?.kind === 'assign' && up.value === call ? unwrap(up.target) : null;
  const received = variable?.kind === 'name' && variable.binding >= 0 ? receivesOf(variable, module) : [];
  const isWaitedFor = isReceived
    ? isAlwaysAwaited(call, call, module)
    : received.some((r) => isAlwaysAwaited(r, call, module));
  const position = module.index.positionOf(call);
  for (let at = position; at !== null; at = at.outer) {
    if (at.statement.kind !== 'loop') continue;
    // What is done before the loop is left is done once.
    if (position !== null && position !== at && isInLastRound(position, at)) continue;
    return !isWaitedFor;
  }
  return isReceived || isWaitedFor ? false : null;
}

/** Whether the loop around a call goes through a list, in code that runs once: as many rounds as there are things to start. */
function isOfList(call: Call, module: Module): boolean {
  const loop = loopAround(call, module);
  return loop?.kind === 'loop' && loop.form === 'each';
}

/** Where a channel in a variable is received from. */
function receivesOf({ binding }: Name, module: Module): Expression[] {
  return module.index.namesOf(binding).flatMap((name) => {
    const up = module.index.parentOf(name);
    return up?.kind === 'wrapped' && up.how === 'receive' ? [up] : [];
  });
}

/** Whether code that starts a timer does not go on without what is received: a round of the loop around both, or a loop behind it. */
function isAlwaysAwaited(received: Expression, timer: Call, module: Module): boolean {
  const selects: Switch[] = [];
  for (let at = module.index.positionOf(received); at !== null; at = at.outer) {
    const { statement } = at;
    if (statement.kind === 'switch' && statement.form === 'select') selects.push(statement);
    if (statement.kind !== 'loop') continue;
    return isIn(timer, statement)
      ? selects.every((s) => isEndedElse(s, received, statement))
      : isOnlyLeftBy(received, statement);
  }
  return selects.every((s) => isEndedElse(s, received, null));
}

/** Whether each case of a `select` but that of the receive ends the loop around it. */
function isEndedElse({ cases }: Switch, received: Expression, loop: Loop | null): boolean {
  return cases.every(
    (c) =>
      c.tests.some((test) => isIn(received, test)) ||
      leavesLoop(c.body, loop) ||
      (loop !== null && c.tests.some((test) => isAskedNext(test, loop))),
  );
}

/**
 * Whether the end of a context is what each round asks about: `case <-ctx.Done():`, and `if ctx.Err() != nil { return }`; or each
 * round waits for the same end elsewhere, and leaves then.
 */
function isAskedNext(test: Expression, loop: Loop): boolean {
  const done = receivedFrom(test);
  if (done !== null && loop.body.some((s) => isLeftBy(s, done, loop))) return true;
  const context = done?.kind === 'call' && lastName(done.callee) === 'Done' ? receiverOf(done) : null;
  if (context === null) return false;
  return loop.body.some(
    (s) =>
      s.kind === 'branch' &&
      leavesLoop(s.then, loop) &&
      hasPart(s.test, (part) => {
        const asked = part.kind === 'call' && lastName(part.callee) === 'Err' ? receiverOf(part) : null;
        return asked !== null && sameText(asked, context);
      }),
  );
}

/** Whether a statement of a loop is a `select` that leaves it once a channel is closed: `case <-stop: return`. */
function isLeftBy(s: Statement, channel: Expression, loop: Loop): boolean {
  if (s.kind !== 'switch' || s.form !== 'select') return false;
  return s.cases.some(
    (c) =>
      leavesLoop(c.body, loop) &&
      c.tests.some((test) => {
        const received = receivedFrom(test);
        return received !== null && sameText(received, channel);
      }),
  );
}

/** Whether nothing leaves a loop but the case of its `select` that receives it. */
function isOnlyLeftBy(received: Expression, { test, over, body }: Loop): boolean {
  const others = body.map((s) =>
    s.kind === 'switch' ? { ...s, cases: s.cases.filter((c) => !c.tests.some((t) => isIn(received, t))) } : s,
  );
  return test === null && over === null && !hasWayOut(others, true);
}

/** Units of Go's package time, in seconds. */
const SECONDS: Readonly<Record<string, number>> = {
  Nanosecond: 1e-9,
  Microsecond: 1e-6,
  Millisecond: 1e-3,
  Second: 1,
  Minute: 60,
  Hour: 3600,
};
const SHORT_SECONDS = 10;

/** Whether a timer's time is written out, and a few seconds at most: `time.After(3 * time.Second)`. */
function isShort(call: Call, { program, module }: Pick<RuleContext, 'program' | 'module'>): boolean {
  const [time] = call.args;
  const seconds = time === undefined ? null : secondsOf(time, module, program, TIME_DEPTH);
  return seconds !== null && seconds <= SHORT_SECONDS;
}

/** A time may come through so many names: a constant made of a constant, a parameter of who is called. */
const TIME_DEPTH = 3;

function secondsOf(node: Expression, module: Module, program: Program, depth: number): number | null {
  const of = (part: Expression) => secondsOf(part, module, program, depth);
  switch (node.kind) {
    case 'literal':
      return node.type === 'number' ? Number(node.value) : null;
    case 'member':
      return SECONDS[node.property] ?? null;
    case 'binary': {
      const [left, right] = [of(node.left), of(node.right)];
      return node.operator === '*' && left !== null && right !== null ? left * right : null;
    }
    // `time.Duration(3)`
    case 'call': {
      const [value] = node.args;
      return value !== undefined && node.callee.kind === 'member' && node.callee.property === 'Duration'
        ? of(value)
        : null;
    }
    case 'name':
      return depth === 0 ? null : longestOf(node, module, program, depth - 1);
    default:
      return null;
  }
}

/**
 * The longest of the times that a name stands for: what is written to it, or passed for it by all callers. What nobody is seen to
 * pass to a function that sets it, as a test would, says nothing.
 */
function longestOf(name: Name, module: Module, program: Program, depth: number): number | null {
  const elsewhere = name.binding < 0 ? program.scopes.freeName(module, name.name) : null;
  const from = elsewhere?.module ?? module;
  const binding = elsewhere?.binding ?? name.binding;
  if (binding < 0) return null;
  const parameter = from.index.parameterOf(binding);
  const given =
    parameter === null
      ? from.index
          .writesOf(binding)
          .flatMap(({ value }) =>
            value !== null && isNeverPassed(value, from, program) ? [] : [{ value, module: from }],
          )
      : program.usage
          .callsOf(from, parameter.fn)
          .map((c) => ({ value: c.call.args[parameter.index] ?? null, module: c.module }));
  const seconds = given.map(({ value, module: m }) =>
    value === null ? null : secondsOf(value, m, program, depth),
  );
  return seconds.reduce<number | null>(
    (most, one) => (most === null || one === null ? null : Math.max(most, one)),
    seconds.length === 0 ? null : 0,
  );
}

/** Whether a value is a parameter of a function that nobody calls. */
function isNeverPassed(value: Expression, module: Module, program: Program): boolean {
  const parameter = value.kind === 'name' ? module.index.parameterOf(value.binding) : null;
  return parameter !== null && program.usage.of(module, parameter.fn).length === 0;
}

/**
 * `if pending == nil { pending = time.After(d) }`: there is no other until this one has fired, and is taken out. Or it is made where
 * the one before it has fired: `case <-lease: … lease = time.After(d)`. Or only the first of those that are counted until then
 * starts it: `if waiting == 0 { pending = time.After(d) }; waiting++`.
 */
function isOneAtATime(call: Call, module: Module): boolean {
  const up = module.index.parentOf(call);
  if (up?.kind !== 'assign' || up.value !== call || up.isDeclaration) return false;
  const branch = module.index.positionOf(call)?.outer ?? null;
  const later = branch === null ? [] : branch.list.slice(branch.list.indexOf(branch.statement) + 1);
  return (
    absentAt(call, module).some((missing) => sameText(missing, unwrap(up.target))) ||
    isWhereItFired(call, unwrap(up.target), module) ||
    (branch?.statement.kind === 'branch' &&
      later.some((s) => s.kind === 'expression' && isCountedUpFrom(branch.statement, s.expression)))
  );
}

/** `case <-lease:` around a call. */
function isWhereItFired(call: Call, timer: Expression, module: Module): boolean {
  for (let at = module.index.positionOf(call); at !== null; at = at.outer) {
    const isFired = at.clause?.tests.some((test) => {
      const received = receivedFrom(test);
      return received !== null && sameText(received, timer);
    });
    if (isFired === true) return true;
  }
  return false;
}

/** `n++`, where `n == 0` is asked. */
function isCountedUpFrom(asked: Statement, step: Expression): boolean {
  if (asked.kind !== 'branch' || step.kind !== 'assign' || step.operator !== '++') return false;
  const test = unwrap(asked.test);
  return (
    test.kind === 'binary' &&
    /^===?$/.test(test.operator) &&
    test.right.kind === 'literal' &&
    test.right.value === '0' &&
    sameText(unwrap(test.left), unwrap(step.target))
  );
}

function confidenceOf({ frequency, confidence }: FrequencyAnswer, { isOverwritten }: TimerFate): Confidence {
  const isRequest = isRepeated(frequency);
  // Start and stop may well take turns, though nothing here makes them.
  if (isOverwritten === true) return confidence === 'high' && isRequest ? 'medium' : 'low';
  return confidence === 'high' && !isRequest ? 'medium' : confidence;
}

/** `defer ticker.Stop()`, where the ticker is a variable of its own that no other function sees. */
function stopAtEnd(
  call: Call,
  stop: readonly string[],
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): FixIntent[] {
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
