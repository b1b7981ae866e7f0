// Evictions that bound a growth, and those that do not: on an error path, under another key, only when an entry is read again.
import { namesAnEntity } from '@leakline/catalog';
import type { Expression } from '@leakline/ir';
import type { Entry } from '../callers/entry.ts';
import { recurs } from '../frequency/answer.ts';
import { onceFlagOf } from '../frequency/once-flags.ts';
import { isNothing, lastName, roughText, sameText, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { endsAnExchange, isInLoop, whyNotForMost } from './exchanges.ts';
import { isExpiryOnRead } from './expiries.ts';
import { isLeftBehind } from './given-up.ts';
import { isInvalidation } from './invalidations.ts';
import { isPartOrWhole } from './key-parts.ts';
import { isBefore, isPutBack, whyNotOnThisWay } from './other-ways.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';
import type { UnboundedGrowth } from './retention.ts';

/** Why an eviction of what has failed bounds nothing: what succeeds stays. */
export const ON_ERROR_PATH = 'it only runs on the error path';

/** Why an eviction of what is out of date bounds nothing: what nobody asks for again stays. */
const READ_AGAIN = 'it only looks at entries that are read again';

/** Why an eviction does not bound a growth; null when it does. */
export function whyNoBound(
  eviction: Operation,
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): string | null {
  // Taking an element's own entries out does not take the element out.
  if (eviction.isElement && !growth.isElement) return 'it only empties an entry; the entry stays';
  const position = eviction.module.index.positionOf(eviction.node);
  const { isLasting = false } = eviction;
  if (position === null) return isLasting ? null : 'it runs when the program starts';
  if (eviction.kind === 'reset' && isFirstFilling(eviction.node, position))
    return 'it only runs while there is nothing yet';
  const sameFunction =
    eviction.module === growth.module && position.fn === growth.module.functionOf(growth.node);
  if ((sameFunction && isOnErrorPath(position)) || isForFailure(position.fn, eviction.module, growth))
    return ON_ERROR_PATH;
  if (
    eviction.key !== null &&
    growth.key !== null &&
    !isKeyOf(place, eviction.key, eviction.module, program) &&
    !isHandedKey(eviction.key, eviction.module, growth, program) &&
    (differ(eviction.key, growth.key) || isPartOrWhole(eviction.key, eviction.module, growth))
  )
    return 'it uses another key';
  const owner = ownerOfKey(eviction, growth, place, program);
  if (owner !== null) return `it uses the key of \`${owner}\``;
  if (eviction.key !== null && isInvalidation(eviction, growth, place, program))
    return 'it only takes out what has changed';
  if (sameFunction) {
    if (isPutBack(eviction, growth, position)) return 'it is put back in the same run';
    // `if (until <= now) waits.delete(id); if (until > now) return; waits.set(id, now + MINUTE)`
    return isBefore(eviction, growth) && isExpiryOnRead(position, eviction, place, program)
      ? READ_AGAIN
      : whyNotOnThisWay(eviction, growth, position, program);
  }
  const seldom = whySeldom(position.fn, eviction.module, program);
  if (seldom !== null) return seldom;
  if (eviction.key !== null && !isInLoop(eviction) && isLeftBehind(growth, eviction, program))
    return 'it does not run when the wait is given up';
  const frequency = program.frequencies.ofExpression(eviction.node, eviction.module);
  if (frequency.frequency === 'once')
    // Once for each key of a place, as the timer that each session starts, is again and again.
    return isLasting || frequency.isPerKey === true || isInRoutine(eviction) || mayRunAgain(eviction, program)
      ? null
      : 'it only runs when the program starts or stops';
  if (frequency.frequency === 'unknown') {
    if (!isReachable(eviction.module, position.fn, program)) return 'nothing in the program calls it';
    return null;
  }
  if (eviction.key !== null && isExpiryOnRead(position, eviction, place, program)) return READ_AGAIN;
  if (endsAnExchange(eviction, growth, place, program)) return 'it waits for somebody to come back';
  return whyNotForMost(eviction, growth, place, program);
}

/** Why none of these evictions bounds a growth; null where one does. */
export function whyUnbounded(
  evictions: readonly Operation[],
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): UnboundedGrowth['notBounds'] | null {
  const notBounds: { operation: Operation; why: string }[] = [];
  for (const operation of evictions) {
    const why = whyNoBound(operation, growth, place, program);
    if (why === null) return null;
    notBounds.push({ operation, why });
  }
  return notBounds;
}

/** `for id := range m { delete(m, id) }`: whatever it is called there, it is the key of an entry. */
function isKeyOf(place: HoldingPlace, key: Expression, module: Module, program: Program): boolean {
  const plain = unwrap(key);
  if (plain.kind !== 'name' || plain.binding < 0) return false;
  return module.index
    .writesOf(plain.binding)
    .some(
      ({ value, assign }) =>
        value !== null && assign === null && program.places.isNamedBy(value, module, place),
    );
}

/** Whether the function that takes an entry out is handed the key of the growth, whatever it calls it: `sessions.set(newId, …)` and `end(newId)`. */
function isHandedKey(key: Expression, module: Module, growth: Operation, program: Program): boolean {
  const plain = unwrap(key);
  const parameter =
    plain.kind === 'name' && plain.binding >= 0 ? module.index.parameterOf(plain.binding) : null;
  if (parameter === null || parameter.steps.length > 0) return false;
  return program.usage.callsOf(module, parameter.fn).some(({ call, module: from }) => {
    const passed = call.args[parameter.index];
    return (
      from === growth.module &&
      passed !== undefined &&
      growth.key !== null &&
      sameText(unwrap(passed), unwrap(growth.key))
    );
  });
}

/** Functions on the ways to an eviction that are looked at. */
const CALLERS = 60;

/**
 * Whether an eviction that is guarded so as not to overlap with itself runs again nevertheless: `if (this.flushing) return;
 * this.flushing = this.flush().finally(() => (this.flushing = null))`. Only a flag that nobody takes back lets code run once.
 */
function mayRunAgain({ node, module }: Operation, program: Program): boolean {
  if (onceFlagOf(node, module) !== null) return false;
  const ways: { module: Module; fn: number }[] = [{ module, fn: module.functionOf(node) }];
  const seen = new Set<string>();
  for (const { module: m, fn } of ways) {
    const key = `${fn} ${m.key}`;
    if (fn <= 0 || seen.has(key) || seen.size >= CALLERS) continue;
    seen.add(key);
    if (recurs(program.frequencies.ofFunction(m, fn).frequency) || isOwnClose(m, fn, program)) return true;
    for (const use of program.usage.of(m, fn))
      if ((use.kind === 'call' || use.kind === 'argument') && onceFlagOf(use.call, use.module) === null)
        ways.push({ module: use.module, fn: use.module.functionOf(use.call) });
  }
  return false;
}

/** `Close` of a type that stands for what it embeds, as a connection that is counted: whoever has the connection calls it. */
function isOwnClose(module: Module, fn: number, program: Program): boolean {
  if (module.fn(fn).name !== 'Close') return false;
  const owner = program.types.ownerOf(module, fn);
  const type = owner?.module.ir.types[owner.type];
  return (
    type?.supertypes.some(
      (s) =>
        s.how === 'embeds' &&
        program.writtenTypes.of(s.type, owner?.module ?? module).every((v) => v.kind !== 'instance'),
    ) === true
  );
}

/** `for { wait(); delete(m, key) }`: started once, it takes out for as long as the program runs. */
function isInRoutine({ node, module }: Operation): boolean {
  for (let at = module.index.positionOf(node); at !== null; at = at.outer)
    if (at.statement.kind === 'loop' && at.statement.form === 'for' && at.statement.test === null)
      return true;
  return false;
}

/**
 * Two maps that are filled together under different keys, and emptied together under one: the name of the map whose key that
 * is, when it is not this one.
 */
function ownerOfKey(
  eviction: Operation,
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): string | null {
  const { module, key } = eviction;
  if (key === null || growth.key === null || lastName(key) === lastName(growth.key)) return null;
  const filling = growth.module.functionOf(growth.node);
  for (const call of module.index.callsOf(module.functionOf(eviction.node))) {
    if (call === eviction.node) continue;
    for (const effect of program.summaries.effectsOf(call, module)) {
      if (effect.effect !== 'evict' || effect.key === undefined) continue;
      const [own] = program.arguments.at(effect.key, call, module);
      if (own === undefined || !sameText(unwrap(own.node), unwrap(key))) continue;
      const containers =
        effect.place === 'this'
          ? call.callee.kind === 'member'
            ? [call.callee.object]
            : []
          : program.arguments.at(effect.place, call, module).map((part) => part.node);
      for (const other of containers.flatMap((node) => program.places.of(node, module))) {
        if (program.places.keyOf(other) === program.places.keyOf(place)) continue;
        const isTheirs = program.operations
          .on(other)
          .some(
            (o) =>
              o.kind === 'grow' &&
              o.key !== null &&
              o.module === growth.module &&
              o.module.functionOf(o.node) === filling &&
              lastName(o.key) === lastName(key),
          );
        if (isTheirs) return other.name;
      }
    }
  }
  return null;
}

function isReachable(module: Module, fn: number, program: Program): boolean {
  for (let id: number | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null) {
    if (program.usage.of(module, id).length > 0) return true;
    const owner = module.fn(id).owner;
    // Overridden and interface methods are called by whoever holds the interface.
    if (owner !== null && (module.ir.types[owner]?.supertypes.length ?? 0) > 0) return true;
  }
  return false;
}

/** What runs a function, where that often does not happen at all: a client's own farewell. null when something else runs it too. */
function whySeldom(fn: number, module: Module, program: Program): string | null {
  for (let id: number | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null) {
    const entries = program.entries.of(module, id);
    const [first] = entries;
    if (first === undefined) continue;
    if (program.usage.callsOf(module, id).length > 0) return null;
    if (entries.some(({ seldom }) => seldom === undefined || isEndedLater(seldom, module, program)))
      return null;
    return first.seldom?.because ?? null;
  }
  return null;
}

/** Whether the service, while it runs, ends such a thing by itself: calls that member of one, or of something unknown nearby. */
function isEndedLater(
  { unless, library }: NonNullable<Entry['seldom']>,
  module: Module,
  program: Program,
): boolean {
  if (unless === undefined) return false;
  return program.membersNamed(unless, module.language).some(({ node, module: m }) => {
    const call = m.index.parentOf(node);
    if (call?.kind !== 'call' || call.callee !== node) return false;
    const values = program.values.of(node.object, m);
    const isMeant =
      values.length === 0
        ? m === module
        : values.some((v) => v.kind === 'library' && v.type.library === library);
    return isMeant && recurs(program.frequencies.ofExpression(call, m).frequency);
  });
}

/** `if r.items == nil { r.items = make(map[string]item) }`, `if (!this.items) this.items = new Map()`. */
function isFirstFilling(node: Expression, position: Position): boolean {
  if (node.kind !== 'assign') return false;
  const target = unwrap(node.target);
  const isMissing = (test: Expression): boolean => {
    const plain = unwrap(test);
    if (plain.kind === 'unary') return plain.operator === '!' && sameText(unwrap(plain.operand), target);
    if (plain.kind === 'logical') return plain.operator === '&&' && [plain.left, plain.right].some(isMissing);
    return (
      plain.kind === 'binary' &&
      /^===?$/.test(plain.operator) &&
      isNothing(unwrap(plain.right)) &&
      sameText(unwrap(plain.left), target)
    );
  };
  for (let at = position; at.outer !== null; at = at.outer) {
    const { statement } = at.outer;
    if (statement.kind === 'branch' && at.arm === 'then' && isMissing(statement.test)) return true;
  }
  return false;
}

/** An error that says that the thing is gone, which is when its entry goes: `apierrors.IsNotFound(err)`, `errors.Is(err, ErrNoRows)`. */
const GONE = /not_?found|no_?rows|not_?exist|is_?gone|no_?such|deleted/i;

/** In a catch clause, or behind `if err != nil`, unless that is how one learns that what the entry is for is no more. */
function isOnErrorPath(position: Position): boolean {
  for (let at: Position | null = position; at !== null; at = at.outer) {
    if (at.arm === 'handler') return true;
    const outer = at.outer?.statement;
    if (outer?.kind === 'branch' && at.arm === 'then' && GONE.test(roughText(outer.test))) return false;
    if (
      outer?.kind === 'branch' &&
      at.arm === 'then' &&
      outer.test.kind === 'binary' &&
      outer.test.operator === '!=' &&
      /^(err|error|e)$/i.test(roughText(outer.test.left))
    )
      return true;
  }
  return false;
}

/**
 * In what is handed to `.catch()`, to the second place of `.then()`, or listens to `'error'`; not where what is undone was also
 * done in there.
 */
export function isForFailure(
  fn: number,
  module: Module,
  done: { readonly node: Expression; readonly module: Module },
): boolean {
  const beside = done.module === module ? module.functionOf(done.node) : -1;
  for (let id: number | null = fn; id !== null && id > 0; id = module.ir.functions[id]?.parent ?? null) {
    if (beside > 0 && module.isWithin(beside, id)) return false;
    const node = module.index.functionNode(id);
    const call = node === undefined ? null : module.index.parentOf(node);
    if (node === undefined || call?.kind !== 'call' || call.callee.kind !== 'member') continue;
    const index = call.args.indexOf(node);
    const [first] = call.args;
    switch (call.callee.property) {
      case 'catch':
        return index === 0;
      case 'then':
        if (index === 1) return true;
        break;
      case 'on':
      case 'once':
        if (index === 1 && first?.kind === 'literal' && first.value === 'error') return true;
    }
  }
  return false;
}

/** Two keys that are named after different entities: `sessionId` and `userId`. */
function differ(a: Expression, b: Expression): boolean {
  if (sameText(unwrap(a), unwrap(b))) return false;
  const [x, y] = [lastName(a), lastName(b)];
  // `job.JobID` and a parameter `jobID` are written differently and mean the same.
  return (
    x.replace(/_/g, '').toLowerCase() !== y.replace(/_/g, '').toLowerCase() &&
    namesAnEntity(x) &&
    namesAnEntity(y)
  );
}
