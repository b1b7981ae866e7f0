// Ways in which a client that is made again and again is made more seldom than the code around it runs.
import type { Call, Expression, FunctionId } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import { absentAt, outcomesAt, outcomesOnTheWay } from '../flow/once-guards.ts';
import type { FrequencyAnswer } from '../frequency/answer.ts';
import {
  hasPart,
  isMade,
  isNothing,
  lastName,
  receiverOf,
  sameText,
  unwrap,
} from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { HoldingPlace } from '../retention/places.ts';
import { isCutIn } from '../retention/size-guards.ts';
import type { Place } from '../rule.ts';
import { expressionsAt } from '../written-names.ts';
import type { MadeClient } from './clients.ts';

interface Asked {
  readonly program: Program;
  readonly module: Module;
}

/** Functions that make something to see whether it works, with what somebody has just entered or offers. */
const TRIES = /^(?:[Vv]erify|[Vv]alidate|[Tt]est)(?![a-z])|(?:Verify|Validate)$/;

/** Methods by which a pool hands out what is idle, or a new one. */
const HANDS_OUT = /^(?:get|acquire|take|borrow|checkout|lease|obtain|new|open|create|dial|connect)/i;

/** `func Verify(settings) error`: made to try settings, or what a caller says of itself, each of which differs. */
export function isMadeToTry(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Asked,
): boolean {
  const entered = trace.at(-2)?.at ?? { path: module.path, span: node };
  const names = [
    ...namesAround(placesOf(node, made, module), program),
    ...namesAround([entered], program).filter(({ name }) => !/Validate$/.test(name)),
  ];
  return names.some(({ name }) => TRIES.test(name));
}

/** `func (p *channelPool) get()`: made where no idle one is left. */
export function isMadeByPool(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return namesAround(placesOf(node, made, module), program).some(
    ({ name, owner }) => /pool$/i.test(owner) && HANDS_OUT.test(name),
  );
}

/**
 * Whether it stands in for one that the holder is given, where that is missing: `client := c.client; if client == nil { client =
 * newClient() }`, of a field that something sets. What is set up as it should be makes none.
 */
export function isMadeAsDefault(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return stepsOf(node, made, { program, module }).some(({ node: at, module: from }) =>
    absentAt(at, from).some((missing) => {
      const plain = unwrap(missing);
      if (plain.kind !== 'name' || plain.binding < 0) return false;
      return from.index.writesOf(plain.binding).some(({ value }) => {
        const field = value === null ? null : unwrap(value);
        return field?.kind === 'member' && isSet(field, from, program);
      });
    }),
  );
}

/**
 * Whether it is made where a look for one found none, by a function that puts it where the look goes: `proxy := all.Get(id); if
 * proxy == nil { proxy = all.Register(id) }`, each of them a method over the same map, or calls of one library's cache.
 */
export function isKeptWhereSought(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  const steps = stepsOf(node, made, { program, module });
  return steps.some((step, i) => {
    const looks = absentAt(step.node, step.module).flatMap((missing) =>
      looksBehind(missing, step.node, step.module),
    );
    return (
      looks.length > 0 &&
      steps.slice(i + 1).some((inner) =>
        program.keepers
          .placesOf(inner.node, inner.module)
          .flatMap((kept) => program.places.of(kept, inner.module))
          .some((place) => looks.some((look) => looksInto(place, look, step.module, program))),
      )
    );
  });
}

/** The calls that have given what is missing, or what was asked about it: `c.Get(key)` for `ok` of `conn, ok := found.(*Conn)`. */
function looksBehind(missing: Expression, made: Expression, module: Module, depth = 0): Call[] {
  const plain = unwrap(missing);
  if (plain.kind !== 'name' || plain.binding < 0 || depth > 1) return [];
  return module.index.writesOf(plain.binding).flatMap(({ assign, value }) => {
    const given = value ?? assign?.value ?? null;
    const from = given === null || given === made ? null : unwrap(given);
    if (from === null) return [];
    return from.kind === 'call' ? [from] : looksBehind(from, made, module, depth + 1);
  });
}

/** Whether a call looks into a place: a function of the program that names it, or a library's method on what it holds. */
function looksInto(place: HoldingPlace, look: Call, module: Module, program: Program): boolean {
  const meanings = program.calls.meaningsOf(look, module);
  if (meanings.some((m) => m.kind === 'function' && names(place, m.module, m.fn, program))) return true;
  const receiver = meanings.some((m) => m.kind === 'function') ? null : receiverOf(look);
  return receiver !== null && program.places.isNamedBy(receiver, module, place);
}

/** Whether a function names a place. */
function names(place: HoldingPlace, module: Module, fn: FunctionId, program: Program): boolean {
  const key = program.places.keyOf(place);
  return module.index
    .membersNamed(place.name)
    .some(
      (member) =>
        module.isWithin(module.functionOf(member), fn) &&
        program.places.of(member, module).some((named) => program.places.keyOf(named) === key),
    );
}

/** Whether anything puts something into a field. */
function isSet(field: Expression & { kind: 'member' }, module: Module, program: Program): boolean {
  return program.values
    .of(field.object, module)
    .some(
      (v) =>
        v.kind === 'instance' &&
        program.types.fieldWrites(v.module, v.type, field.property).some((w) => !isNothing(w.value)),
    );
}

/** Whether a call on the way is one of an interface's method, of which only some types make it. */
export function isMadeBySome(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return placesOf(node, made, module).some(({ path, span }) => {
    const from = program.module(path);
    const call = from?.index.callAt(span);
    if (from == null || call == null) return false;
    return program.calls.meaningsOf(call, from).filter((m) => m.kind === 'function').length > 1;
  });
}

/**
 * Whether what makes it hands out a longer-lived one to some of its callers: `t := &http.Transport{}; if isCommon(user) { t = shared }`.
 */
export function isSharedWithSome(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return stepsOf(node, made, { program, module }).some(({ node: inside, module: from }) => {
    const name = from.index.variableOf(inside);
    if (name === null) return false;
    return from.index.writesOf(name.binding).some(({ value, assign }) => {
      const other = value === null || assign === null || isIn(inside, assign) ? null : rootIn(value, from);
      return other !== null && program.places.of(other, from).length > 0;
    });
  });
}

/** What a value is another name for: `shared` for `t`, of `t, ok := shared.(*http.Transport)`. */
function rootIn(value: Expression, module: Module): Expression {
  const plain = unwrap(value);
  const write = plain.kind === 'name' && plain.binding >= 0 ? module.index.onlyWriteOf(plain.binding) : null;
  return write !== null && write.fn > 0 ? unwrap(write.value) : plain;
}

/**
 * Whether a function looks at a place, goes back if that will do, and else puts what it makes there: `if (this.state?.config ===
 * config) return this.state; const pool = new Pool(); this.state = { pool, config }`.
 */
export function isRenewed(node: Expression, module: Module): boolean {
  const statement = module.index.positionOf(node)?.statement;
  const made = statement?.kind === 'expression' ? statement.expression : null;
  if (made?.kind !== 'assign' || made.target.kind !== 'name') return false;
  const { binding } = made.target;
  const tests = outcomesAt(node, module).map(({ test }) => test);
  return module.index.assigns.some(
    ({ start, target, value, isDeclaration }) =>
      !isDeclaration &&
      start > node.end &&
      value !== null &&
      module.functionOf(target) === module.functionOf(node) &&
      target.kind === 'member' &&
      hasPart(value, (e) => e.kind === 'name' && e.binding === binding) &&
      tests.some((test) => hasPart(test, (e) => sameText(e, target))),
  );
}

/** What tells whether a connection is still there. */
const STATE =
  /^(?:ready_?state|(?:is_?)?(?:open|ready|alive|connected|closed|destroyed|writable)|(?:is|check)_?\w*(?:open|ready|live|alive|connected))$/i;

/** Functions that put another one where one was lost. */
const RENEWS = /^re_?(?:connect|dial|open|establish)(?![a-z])/i;

/**
 * Whether it is put where a test on the way has found the one lost that was there: `if (socket?.readyState === OPEN) return;
 * connect();`, which sets `socket = new WebSocket(url)`. A function that is called `reconnect` says so by itself.
 */
export function isForLost(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Asked,
): boolean {
  const statement = module.index.positionOf(node)?.statement;
  const put = statement?.kind === 'expression' ? statement.expression : null;
  const kept = program.keepers.placesOf(node, module);
  if (
    kept.length > 0 &&
    namesAround(placesOf(node, made, module), program).some(({ name }) => RENEWS.test(name))
  )
    return true;
  if (put?.kind !== 'assign' || put.isDeclaration) return false;
  const keysOf = (place: Expression, m: Module) =>
    program.places.of(place, m).map((held) => program.places.keyOf(held));
  const place = unwrap(put.target);
  const keys = keysOf(place, module);
  // `this.calls = new Calls(this.socket)`: what is put around it is asked in its stead.
  const isAround = (e: Expression) =>
    e.kind === 'member' &&
    module.index.assigns.some(
      ({ target, value }) =>
        value !== null &&
        sameText(unwrap(target), e) &&
        hasPart(value, (part) => isMade(part) && hasPart(part, (inner) => sameText(inner, place))),
    );
  const saysLost = (e: Expression, m: Module) =>
    e.kind === 'member' &&
    STATE.test(e.property) &&
    (sameText(unwrap(e.object), place) ||
      (m === module && isAround(unwrap(e.object))) ||
      keysOf(unwrap(e.object), m).some((key) => keys.includes(key)));
  const ways = [{ path: module.path, span: node }, ...trace.map((step) => step.at)];
  return (
    keys.length > 0 &&
    ways.some(({ path, span }) => {
      const from = program.module(path);
      if (from == null) return false;
      return expressionsAt(span, from).some((way) =>
        outcomesOnTheWay(way, from).some(({ test }) => hasPart(test, (e) => saysLost(e, from))),
      );
    })
  );
}

/**
 * Whether what makes it hands out an earlier one where there is one: `while (idle.length > 0) { const c = idle.pop(); … return c }`.
 * So does who puts what it makes, or calls for, into the variable that gets one of those: `c = p.idle[0]; p.idle = p.idle[1:]`.
 */
export function isHandedOutAgain(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Asked,
): boolean {
  const isReturned = made.trace.some(({ at }) => {
    const from = program.module(at.path);
    const fn = from?.ir.functions.findLastIndex((f, id) => id > 0 && isIn(at.span, f)) ?? -1;
    if (from == null || fn <= 0) return false;
    return from.index.returnsOf(fn).some((returned) => isAlsoTaken(returned, FINDS, from, program));
  });
  const ways = [...placesOf(node, made, module), ...trace.map((step) => step.at)];
  return (
    isReturned ||
    ways.some(({ path, span }) => {
      const from = program.module(path);
      const call = from?.index.callAt(span) ?? null;
      const assign = call === null ? null : from?.index.parentOf(call);
      if (from == null || assign?.kind !== 'assign') return false;
      const [target = null] = assign.target.kind === 'tuple' ? assign.target.elements : [assign.target];
      return target !== null && isAlsoTaken(target, TAKES, from, program);
    })
  );
}

/** Methods that take something out of a list, and those that only look for it. */
const TAKES = /^(?:pop|shift)$/;
const FINDS = /^(?:pop|shift|find)$/;

/** Whether a variable also gets what comes out of a longer-lived place, by a method of such a name or by cutting it off. */
function isAlsoTaken(node: Expression, methods: RegExp, module: Module, program: Program): boolean {
  const plain = unwrap(node);
  if (plain.kind !== 'name' || plain.binding < 0) return false;
  return module.index.writesOf(plain.binding).some(({ value }) => {
    const taken = value === null ? null : unwrap(value);
    if (taken?.kind === 'call')
      return (
        taken.callee.kind === 'member' &&
        methods.test(taken.callee.property) &&
        program.places.of(taken.callee.object, module).length > 0
      );
    return (
      taken?.kind === 'index' &&
      program.places.of(taken.object, module).length > 0 &&
      isCutIn(module.functionOf(taken), taken.object, module)
    );
  });
}

/**
 * Whether it is made while there are too few of them: `while (this.openCount() < this.max) await this.connect(peer)`. What is
 * counted has to outlive the call.
 */
export function isMadeUpToANumber(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Asked,
): boolean {
  return [...placesOf(node, made, module), ...trace.map((step) => step.at)].some(({ path, span }) => {
    const from = program.module(path);
    const call = from?.index.callAt(span);
    if (from == null || call == null) return false;
    return testsAround(call, from).some((test) => hasPart(test, (e) => isBelowLimit(e, from, program)));
  });
}

/** The tests of branches and loops around an expression, also around the closures that it stands in. */
function testsAround(node: Expression, module: Module): Expression[] {
  const tests = outcomesOnTheWay(node, module).flatMap(({ test, holds }) => (holds ? [test] : []));
  for (let at: Expression | undefined = node; at !== undefined;) {
    for (let p = module.index.positionOf(at)?.outer ?? null; p !== null; p = p.outer)
      if (p.statement.kind === 'loop' && p.statement.test !== null) tests.push(p.statement.test);
    at = module.index.functionNode(module.functionOf(at));
  }
  return tests;
}

/** `this.peers.size < MAX_PEERS`, `this.openCount() < this.max`; an index that is below a length is something else. */
function isBelowLimit(test: Expression, module: Module, program: Program): boolean {
  if (test.kind !== 'binary' || !/^<=?$/.test(test.operator)) return false;
  const [count, limit] = [unwrap(test.left), unwrap(test.right)];
  if (LENGTH.test(lastName(limit))) return false;
  if (count.kind === 'member' && LENGTH.test(count.property))
    return program.places.of(count.object, module).length > 0;
  return (
    count.kind === 'call' &&
    count.args.length === 0 &&
    COUNTS.test(lastName(count.callee)) &&
    receiverOf(count)?.kind === 'this'
  );
}

const LENGTH = /^(?:length|size)$/;
const COUNTS = /count|length|size|^num/i;

/** The named functions around places, with the types that they are methods of. */
function namesAround(
  places: readonly Place[],
  program: Program,
): { readonly name: string; readonly owner: string }[] {
  return places.flatMap(({ path, span }) => {
    const from = program.module(path);
    if (from === undefined || from === null) return [];
    return from.ir.functions.flatMap((f, fn) => {
      if (fn === 0 || f.name === null || !isIn(span, f)) return [];
      const owner = program.types.ownerOf(from, fn);
      const type = owner === null ? undefined : owner.module.ir.types[owner.type];
      return [{ name: f.name, owner: type?.name ?? '' }];
    });
  });
}

/** Where it is made, from where it is reported inwards. */
function placesOf(node: Expression, made: MadeClient, module: Module): Place[] {
  return [{ path: module.path, span: node }, ...made.trace.map((step) => step.at)];
}

/** The expressions that stand at those places. */
function stepsOf(
  node: Expression,
  made: MadeClient,
  { program, module }: Asked,
): readonly { readonly node: Expression; readonly module: Module }[] {
  return placesOf(node, made, module).flatMap(({ path, span }) => {
    const from = program.module(path);
    const [inside] = from == null ? [] : expressionsAt(span, from);
    return from == null || inside === undefined ? [] : [{ node: inside, module: from }];
  });
}
