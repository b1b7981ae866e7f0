// no-client-per-message: a client, producer or pool is made for every message, where one should serve them all.
import {
  absentAt,
  article,
  capital,
  defineRule,
  flag,
  hoistOf,
  isClosedBefore,
  isClosedByHolder,
  isClosedThroughHolder,
  isClosedThroughPlace,
  isClosedWithPeer,
  isForLost,
  isFreedAnyway,
  isKeptWhereSought,
  isKeptWithClosing,
  isListed,
  isMadeAsDefault,
  isMadeByPool,
  isMadeBySome,
  isMadeToTry,
  isMadeUpToANumber,
  isOnTick,
  isRepeated,
  isReplacement,
  isHandedOutAgain,
  isRenewed,
  isSharedWithSome,
  isUnbounded,
  lastName,
  type FrequencyAnswer,
  type Leaf,
  nameList,
  namesAnError,
  namesFreed,
  recurs,
  unwrap,
  writtenName,
  type MadeClient,
  type Module,
  type PerMessage,
  type Program,
  type RuleContext,
} from '@leakline/analysis';
import { isIn, visitExpressions } from '@leakline/ir';
import type { Call, Confidence, Expression } from '@leakline/ir';

const EFFECTS: Record<Exclude<PerMessage, 'cheap'>, string> = {
  uncloseable: 'nothing can free it, so each one stays for ever',
  leaksEvenClosed: 'closing it leaves a part behind for ever',
  leaksUnlessClosed:
    'each one holds sockets and buffers until it is closed, and even then pays for new connections each time',
  churn: 'each one pays for new connections, buffers and handshakes',
  sharedByKey: 'the library keeps one for each different key for ever',
};

const optionSchema = {
  allow: nameList(
    'What may be made each time: the functions and classes that make it, as `createTransport` or `redis.NewClient`.',
    ['createTransport'],
  ),
  churn: flag(
    'Also report clients that are freed in time and only cost a new connection for each message.',
    true,
  ),
};

export const rule = defineRule({
  meta: {
    id: 'no-client-per-message',
    summary:
      'Flags clients, producers, publishers, pools and transports that are made for every request or message.',
    why: 'Sockets, buffers, goroutines and timers of each client outlive the call that made it, also when it is closed afterwards.',
    languages: ['javascript', 'go'],
    severity: 'error',
    hasSuggestions: true,
    options: optionSchema,
  },

  *check(context) {
    const { module } = context;
    const { clients } = context.program;
    for (const call of module.index.calls) {
      const made = clients.of(call, module);
      if (made !== null) yield* checkMade(call, made, context);
    }
    for (const literal of module.index.typedLiterals) {
      const made = clients.ofLiteral(literal, module);
      if (made !== null) yield* checkMade(literal, made, context);
    }
  },
});

function* checkMade(
  node: Expression,
  made: MadeClient,
  { program, module, options }: RuleContext<typeof optionSchema>,
) {
  const { effect } = made;
  if ((!options.churn || effect.perUse === true) && isFreed(node, effect, { program, module })) return;
  if (isListed(options.allow, writtenName(node) ?? made.name)) return;
  // Made and handed out: then whoever calls the function makes it, and answers for how often.
  if (program.escapes.isHandedOn(node, module)) return;
  const keeper = program.keepers.of(node, module);
  const frequency =
    keeper === null
      ? program.frequencies.ofExpression(node, module)
      : program.frequencies.ofKeeper(keeper, module);
  const isForConnection =
    frequency.frequency === 'perConnection' && outlivesConnection(node, effect, { program, module });
  if (!isRepeated(frequency.frequency) && !isForConnection) return;
  if (effect.perMessage === 'sharedByKey') {
    if (effect.key === undefined || node.kind !== 'call') return;
    const keys = program.arguments.at(effect.key, node, module);
    if (!keys.some((k) => program.cardinalities.isUnboundedHere(k.node, module, k.steps))) return;
  }
  if (effect.perMessage !== 'cheap') {
    const freed = isFreedAnyway(node, module, effect, program);
    // One for each use, closed on every way out of it, is as it should be.
    if (freed && effect.perUse === true) return;
    const because =
      freed && effect.whenClosed === 'churn' ? EFFECTS.churn : (effect.because ?? EFFECTS[effect.perMessage]);
    yield {
      at: node,
      confidence: confidenceOf(node, made, freed, frequency, { program, module }),
      message: `${capital(article(effect.noun))} is made for every ${isForConnection ? 'connection, and nothing closes it with that' : 'request or message'}: ${
        effect.perUse === true
          ? `${effect.because ?? 'each one stays open, since nothing closes it'}. Call its ${effect.close ?? 'close'} when it is done.`
          : `${because}. Make it once and share it.`
      }`,
      trace: [
        { at: { path: module.path, span: node }, text: `${article(effect.noun)} is made here` },
        ...made.trace,
        ...frequency.trace,
      ],
      fixes: effect.perUse === true ? [] : hoistOf(node, module, effect, program),
      causes: made.trace.slice(-1).map((step) => step.at),
    };
  }
}

/**
 * Whether what is made for a connection stays when that ends: it has to be closed, is in a variable that nothing closes, and what is
 * done with it there is no more than to call it.
 */
function outlivesConnection(
  node: Expression,
  effect: MadeClient['effect'],
  context: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const { module } = context;
  if (effect.perMessage === 'churn' || effect.perMessage === 'sharedByKey') return false;
  const name = module.index.variableOf(node);
  if (name === null || isFreed(node, effect, context) || isClosedWithPeer(node, module, effect)) return false;
  return module.index.namesOf(name.binding).every((use) => {
    const member = module.index.parentOf(use);
    return (
      use === name ||
      (member?.kind === 'member' &&
        member.object === use &&
        !CLOSES.test(member.property) &&
        module.index.parentOf(member)?.kind === 'call')
    );
  });
}

const CLOSES = /^(?:close|disconnect|quit|end|destroy|shutdown|stop|terminate|release|dispose|kill)/i;

/** Freed by itself, or by a call on the variable that it is put into. */
function isFreed(
  node: Expression,
  { perMessage, close }: MadeClient['effect'],
  context: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  if (perMessage === 'churn') return true;
  if (perMessage !== 'leaksUnlessClosed' || close === undefined) return false;
  const statement = context.module.index.positionOf(node)?.statement;
  const assign = statement?.kind === 'expression' ? statement.expression : null;
  return assign?.kind === 'assign' && namesFreed(assign, close, context).length > 0;
}

/** How sure it is that one client could serve all these messages, and that there are many of them. */
function confidenceOf(
  node: Expression,
  made: MadeClient,
  freed: boolean,
  frequency: FrequencyAnswer,
  context: Pick<RuleContext, 'program' | 'module'>,
): Confidence {
  const { effect } = made;
  // A loop that reconnects also goes on for ever and makes a client each round; only a message in sight makes it sure.
  if (/a loop that goes on/.test(frequency.trace.at(-1)?.text ?? '')) return 'low';
  // What only costs its start, or whose idle connections time out: there are never more than ticks come in that time.
  if (
    isOnTick(frequency) &&
    (effect.perMessage === 'churn' || isFarFrom(node, frequency, made, context) || isKeptUp(frequency, made))
  )
    return 'low';
  if (
    isMadeToTry(node, made, frequency, context) ||
    isMadeUpToANumber(node, made, frequency, context) ||
    isMadeByPool(node, made, context) ||
    isMadeAsDefault(node, made, context) ||
    isKeptWhereSought(node, made, context) ||
    isReplacement(node, context.module) ||
    isMadeForReplacement(frequency, context.program) ||
    isMadeForMissing(made, frequency, context.program) ||
    isClosedBefore(node, effect, frequency.trace, context) ||
    isClosedThroughPlace(node, context.module, effect, context.program) ||
    isKeptWithClosing(node, context.module, effect, context.program) ||
    (!isFrequent(frequency) && isClosedByHolder(node, made, context)) ||
    isClosedThroughHolder(node, effect, context) ||
    isClosedWithPeer(node, context.module, effect) ||
    isMadeByPredecessor(node, made, frequency, context) ||
    isRenewed(node, context.module) ||
    isForLost(node, made, frequency, context) ||
    isHandedOutAgain(node, made, frequency, context)
  )
    return 'low';
  const { perMessage } = effect;
  // What only costs its start, and is waited for: a process that does its piece of work and ends.
  if (perMessage === 'churn' && isEndAwaited(node, context)) return 'low';
  const isFreed = perMessage === 'leaksUnlessClosed' && freed;
  const onlyCosts = perMessage === 'churn' || isFreed;
  // Nothing grows: it is worth a word where each message surely pays for it, and not far down a way that few may go.
  const steps = isFreed ? made.trace.length + frequency.trace.length : frequency.trace.length;
  const isNear = effect.perUse === true || steps <= NEAR;
  if (effect.certainty === 'low' || (onlyCosts && !(isNear && isFrequent(frequency)))) return 'low';
  const isCheaper = onlyCosts || perMessage === 'sharedByKey';
  const isLessSure =
    isCheaper ||
    isMadeBySome(node, made, context) ||
    isSharedWithSome(node, made, context) ||
    isRunBySome(frequency, context.program);
  const sure = isLessSure && frequency.confidence === 'high' ? 'medium' : frequency.confidence;
  if (perMessage === 'sharedByKey') return sure;
  if (!isChosenByCaller(node, isFreed, context))
    return sure === 'high' && isChosenInMaking(made, context.program) ? 'medium' : sure;
  return sure === 'high' ? 'medium' : 'low';
}

/** So many steps from what makes it run, those of its making included where it is closed in time. */
const NEAR = 3;

/** Objects that are watched change now and then, which is no rate at which a start costs much. */
function isFrequent({ trace }: FrequencyAnswer): boolean {
  return !/ of a watched object$/.test(trace.at(-1)?.text ?? '');
}

/**
 * What a loop does on its ticks behind several calls, it mostly does on some and seldom: for what is new, has failed or has run
 * out. What a timer runs, or a loop over nothing but ticks, is done each time.
 */
function isFarFrom(
  node: Expression,
  { trace, confidence }: FrequencyAnswer,
  { effect, trace: making }: MadeClient,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const isSure = confidence === 'high';
  if (!isTransport(effect)) return trace.length > (isSure ? NEAR : 2);
  // A transport is what each request is made with, however far down: nobody makes one to have it for the next time.
  if (isSure) return trace.length > FARTHEST;
  const isForLater = program.keepers.placesOf(node, module).length > 0;
  return trace.length + making.length > (isForLater ? 2 : NEAR + 1);
}

function isTransport({ close }: MadeClient['effect']): boolean {
  return close === 'CloseIdleConnections';
}

const FARTHEST = 5;

/** One case of a loop keeps a connection up, and makes it again when it is lost; a transport sees to its connections itself. */
function isKeptUp({ confidence }: FrequencyAnswer, { effect }: MadeClient): boolean {
  return confidence !== 'high' && effect.close !== undefined && !isTransport(effect);
}

/** `child.on('exit', …)`, here or in a function that it is handed to at once. */
function isEndAwaited(
  node: Expression,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const made = module.index.variableOf(node);
  const listens = (binding: number, m: Module): boolean =>
    m.index.namesOf(binding).some((use) => {
      const member = m.index.parentOf(use);
      const call = member?.kind === 'member' && member.object === use ? m.index.parentOf(member) : null;
      const [event] = call?.kind === 'call' ? call.args : [];
      return (
        member?.kind === 'member' &&
        /^(?:on|once|addListener)$/.test(member.property) &&
        event?.kind === 'literal' &&
        /^(?:exit|close)$/.test(event.value)
      );
    });
  if (made === null) return false;
  if (listens(made.binding, module)) return true;
  return module.index.namesOf(made.binding).some((use) => {
    const call = module.index.parentOf(use);
    if (call?.kind !== 'call') return false;
    return program.calls.meaningsOf(call, module).some((meaning) => {
      if (meaning.kind !== 'function') return false;
      const target = meaning.module.fn(meaning.fn).parameters[call.args.indexOf(use)]?.target;
      return target?.kind === 'name' && listens(target.binding, meaning.module);
    });
  });
}

/** Whether a call on the way only happens where a request's context has none of its own: `FromContext(ctx)` with a default. */
function isMadeForMissing(
  made: MadeClient,
  frequency: FrequencyAnswer,
  program: RuleContext['program'],
): boolean {
  return someCallIn([...made.trace, ...frequency.trace], program, (call, module) =>
    isBehindMissing(call, module, program),
  );
}

/** Whether a call stands where what a function takes out of what its callers carry along is missing, and returns a default. */
function isBehindMissing(call: Expression, module: Module, program: RuleContext['program']): boolean {
  return absentAt(call, module).some(
    (missing) => !namesAnError(lastName(missing)) && isOfContext(missing, module, program),
  );
}

/** Whether something is, or was set to, what a call takes out of a context: `client` and `ok` of `client, ok := clientOf(ctx)`. */
function isOfContext(node: Expression, module: Module, program: RuleContext['program'], depth = 0): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'call')
    return program.calls
      .meaningsOf(plain, module)
      .some((m) =>
        m.kind === 'function'
          ? m.module.index.callsOf(m.fn).some((inner) => isTaken(inner, m.module, program))
          : m.meaning.takes !== undefined,
      );
  if (plain.kind !== 'name' || plain.binding < 0 || depth > 1) return false;
  return module.index
    .writesOf(plain.binding)
    .some(({ value }) => value !== null && isOfContext(value, module, program, depth + 1));
}

/** `ctx.Value(key)`: what callers carry along. */
function isTaken(call: Call, module: Module, program: RuleContext['program']): boolean {
  return program.calls
    .meaningsOf(call, module)
    .some((m) => m.kind === 'catalog' && m.meaning.takes !== undefined);
}

/** Whether a call on the way is one of an interface's method, which several types have: not all of them need to be in use. */
function isRunBySome({ trace }: FrequencyAnswer, program: RuleContext['program']): boolean {
  return someCallIn(
    trace,
    program,
    (call, module) =>
      program.calls.meaningsOf(call, module).filter((meaning) => meaning.kind === 'function').length > 1,
  );
}

/** Whether a call on the way puts what is made in the place of another one: `if (changed) this.client = await connect()`. */
function isMadeForReplacement({ trace }: FrequencyAnswer, program: RuleContext['program']): boolean {
  return someCallIn(trace, program, isReplacement);
}

/** Whether it holds of a call that is a step of a trace. */
function someCallIn(
  trace: FrequencyAnswer['trace'],
  program: RuleContext['program'],
  holds: (call: Call, module: Module) => boolean,
): boolean {
  return trace.some(({ at }) => {
    const module = program.module(at.path);
    return (
      module?.index.calls.some(
        (call) => call.start === at.span.start && call.end === at.span.end && holds(call, module),
      ) === true
    );
  });
}

/**
 * Whether the one before it asks for it: what runs again and again is a handler that the function which makes it registers, on a
 * child process that wants to be restarted, or a watcher whose file was replaced. As many are made as ended.
 */
function isMadeByPredecessor(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  const entry = trace.at(-1)?.at;
  if (entry === undefined) return false;
  const makers = [{ path: module.path, span: node }, ...made.trace.map((step) => step.at)];
  return makers.some(({ path, span }) => {
    const from = path === entry.path ? program.module(path) : undefined;
    const maker = from?.ir.functions.findLast((f, id) => id > 0 && isIn(span, f));
    const [first] = maker?.body ?? [];
    if (maker === undefined || first === undefined) return false;
    const registration = from?.index.calls.find((call) => call.callee.end === entry.span.end);
    return (
      registration !== undefined &&
      isIn(registration, { start: first.start, end: maker.end }) &&
      (!isIn(span, registration) || isIn(registration, span))
    );
  });
}

/**
 * Whether a function on the way to its making reads such a choice: `connectWithUrl(c)`, with `open(c.FormValue("url"))` in it. There a
 * name says nothing: settings have users and passwords, too.
 */
function isChosenInMaking({ trace }: MadeClient, program: Program): boolean {
  return someCallIn(trace, program, (call, module) =>
    call.args.some((argument) =>
      program.cardinalities
        .leavesOf(argument.kind === 'spread' ? argument.operand : argument, module)
        .some(({ level, confidence }) => isUnbounded(level) && confidence === 'high'),
    ),
  );
}

/**
 * Whether somebody else chooses where the client connects or as whom: the account of a user, the file of a tenant. One client
 * cannot serve them all. Of one that is freed in time (`isFreed`) it is enough that nobody knows what the callers choose.
 */
function isChosenByCaller(
  node: Expression,
  isFreed: boolean,
  { program, module }: Pick<RuleContext, 'program' | 'module'>,
): boolean {
  if (node.kind !== 'call') return false;
  return node.args.some((argument) => {
    if (isDecoded(argument, module)) return true;
    const value = argument.kind === 'spread' ? argument.operand : argument;
    const leaves = program.cardinalities.leavesOf(value, module);
    if (leaves.some(isSurelyOpen)) return true;
    if (leaves.every((leaf) => leaf.parameter === null)) return false;
    const worst = program.cardinalities.worst(value, module);
    return (
      isSurelyOpen(worst) ||
      (isFreed && worst.level === 'unknown' && leaves.some((leaf) => isAddressHandedIn(leaf, program)))
    );
  });
}

/** Whether a value has no limit; by two fields of other instances, as a setting that somebody stored once, it says nothing of this one. */
function isSurelyOpen({ level, confidence }: Leaf): boolean {
  return isUnbounded(level) && confidence !== 'low';
}

/**
 * Where to connect, handed in as it is and not as a part of what configures the service: `url`, `options.databaseUrl`; or of what there
 * are many of: `job.target.url` in a method of a job.
 */
function isAddressHandedIn({ parameter, module }: Leaf, program: Program): boolean {
  if (parameter === null) return false;
  if (parameter.index < 0) {
    const owner = program.types.ownerOf(module, parameter.fn);
    if (owner === null || !recurs(program.frequencies.ofInstances(owner.module, owner.type).frequency))
      return false;
  }
  const target = module.fn(parameter.fn).parameters[parameter.index]?.target;
  const names = [target?.kind === 'name' ? target.name : '', ...parameter.steps];
  return ADDRESS.test(names.at(-1) ?? '') && !names.some((name) => CONFIGURATION.test(name));
}

const ADDRESS = /(?:ur[il]|dsn|host|addr(?:ess)?|endpoint|location|path|file(?:name)?|connection_?string)$/i;
const CONFIGURATION = /^\.?(?:config|cfg|conf|settings|env)$/i;

/** Calls that fill what they are given with what a client sent. */
const FILLS = /^(?:Decode|Unmarshal|(?:Should|Must)?Bind\w*|BodyParser|ReadJSON|ParseJSON)$/;

/**
 * Whether a name in it is of a variable that such a call fills: settings that somebody typed in, to try them out. What is read
 * from a file is the service's own configuration.
 */
function isDecoded(argument: Expression, module: Module): boolean {
  let found = false;
  visitExpressions(argument, (e) => {
    if (e.kind !== 'name' || e.binding < 0 || found) return;
    found = module.index.namesOf(e.binding).some((use) => {
      const up = module.index.parentOf(use);
      const call = up?.kind === 'wrapped' && up.how === 'address' ? module.index.parentOf(up) : null;
      return (
        call?.kind === 'call' &&
        call.callee.kind === 'member' &&
        FILLS.test(call.callee.property) &&
        !call.args.some((a) => isFromFile(a, module))
      );
    });
  });
  return found;
}

/** `data, err := os.ReadFile(path)` */
function isFromFile(node: Expression, module: Module): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'call') return lastName(plain.callee) === 'ReadFile';
  if (plain.kind !== 'name' || plain.binding < 0) return false;
  return module.index
    .writesOf(plain.binding)
    .some(({ value }) => value?.kind === 'call' && lastName(value.callee) === 'ReadFile');
}
