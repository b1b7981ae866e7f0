// What becomes of a timer that a call starts: stopped somewhere, handed to somebody who may stop it, or neither.
import type { TimerEffect } from '@leakline/catalog';
import type { BindingId, Call, Expression, FunctionId, Loop, ObjectLiteral, Statement } from '@leakline/ir';
import { walk } from '@leakline/ir';
import { isRepeated, recurs, type FrequencyAnswer } from '../frequency/answer.ts';
import { hasWayOut, isDeferredRoundByRound, withoutDeadCases } from '../frequency/ways-out.ts';
import { isDisposal, keyUnder, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isForFailure } from '../retention/evictions.ts';
import { lifetimeOf } from '../retention/lifetimes.ts';
import { isAtLeast } from '../versions.ts';
import { isOverwrittenUnderKey } from './keyed-timers.ts';
import { isStoppedByName } from './named-timers.ts';
import { takesTurns } from './turns.ts';

/** What becomes of a timer, as far as is seen. */
export interface TimerFate {
  /** `kept` when somebody else has it: whether they stop it is not known. */
  readonly fate: 'stopped' | 'kept' | 'unstopped';
  /** A loop over the timer's channel that never ends: its goroutine holds the timer, collectable or not. */
  readonly reader: Loop | null;
  /** What its variable held before is stopped first: of all that are made here, the last one stays, one for each call. */
  readonly isLastOnly?: boolean;
  /** Each call puts it where the one before was, unstopped: what stops it elsewhere stops the last one. */
  readonly isOverwritten?: boolean;
  /** The function returns here before it gets to what stops the timer. */
  readonly leftAt?: Statement;
}

/** Where a timer's handle is named. */
interface TimerUse {
  readonly node: Expression;
  readonly module: Module;
}

export class Timers {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * Whether the manifest states a language version before another one, and null when it states none. New behaviour of
   * timers is asked for by a module's `go` line (https://go.dev/doc/go1.23#timer-changes), so without one the old holds,
   * unless another build system has its say.
   */
  isBefore(version: string, module: Module): boolean | null {
    const own = this.#program.host.factsOf(module.path).languageVersion;
    return own === null ? null : !isAtLeast(own, version);
  }

  /** What becomes of the timer that a call starts. */
  fateOf(call: Call, effect: TimerEffect, module: Module): TimerFate {
    const found = this.#fateOf(call, effect, module);
    return found.fate === 'kept' && isOverwrittenUnderKey(call, module, this.#program)
      ? { fate: 'unstopped', reader: null, isOverwritten: true }
      : found;
  }

  #fateOf(call: Call, effect: TimerEffect, module: Module): TimerFate {
    if (isStoppedByName(call, effect, module, this.#program)) return { fate: 'stopped', reader: null };
    let node: Expression = call;
    for (;;) {
      const up = module.index.parentOf(node);
      if (up === null) return { fate: 'kept', reader: null };
      switch (up.kind) {
        case 'wrapped':
        case 'logical':
        case 'conditional':
          node = up;
          continue;
        case 'member':
          if (effect.stop.includes(`.${up.property}`)) return { fate: 'stopped', reader: null };
          // `const timer = setInterval(…).unref()`: what the method gives back is the timer.
          if (GIVES_ITSELF.test(up.property)) {
            const call = module.index.parentOf(up);
            if (call?.kind === 'call' && call.callee === up) {
              node = call;
              continue;
            }
          }
          // `time.NewTicker(d).C`: the timer itself is kept by nobody.
          return { fate: 'unstopped', reader: this.#loopOver(up, module) };
        case 'assign': {
          if (up.value !== node) return { fate: 'kept', reader: null };
          return this.#ofTarget(unwrap(up.target), effect, module, up.isDeclaration ? null : up);
        }
        case 'object':
          return this.#ofProperty(up, node, effect, module);
        case 'loop':
          return { fate: 'unstopped', reader: up.over === node && isEndless(up, module) ? up : null };
        case 'expression':
        case 'switch':
        case 'defer':
        case 'spawn':
          return { fate: 'unstopped', reader: null };
        default:
          return { fate: 'kept', reader: null };
      }
    }
  }

  /** Whether a variable is used in another function than its own: a closure that may outlive it. */
  isSeenElsewhere(binding: BindingId, fn: FunctionId, module: Module): boolean {
    return module.index.namesOf(binding).some((name) => module.functionOf(name) !== fn);
  }

  /** `&session{ping: time.NewTicker(d)}`: what is done with that field of such values anywhere. */
  #ofProperty(literal: ObjectLiteral, value: Expression, effect: TimerEffect, module: Module): TimerFate {
    const kept: TimerFate = { fate: 'kept', reader: null };
    const name = keyUnder(literal, value);
    if (literal.type === null || name === null) return kept;
    const [made] = this.#program.values.of(literal, module).filter((v) => v.kind === 'instance');
    if (made?.kind !== 'instance') return kept;
    const uses = this.#program.mentions.of({
      kind: 'field',
      module: made.module,
      type: made.type,
      name,
      isStatic: false,
    });
    let reader: Loop | null = null;
    for (const use of uses) {
      const fate = this.#useOf(use, effect, { node: literal, module });
      if (fate === 'stops') return { fate: 'stopped', reader: null };
      if (fate === 'keeps') return kept;
      const member = use.module.index.parentOf(use.node);
      if (member?.kind === 'member') reader ??= this.#loopOver(member, use.module);
    }
    return { fate: 'unstopped', reader };
  }

  /**
   * How often others start a timer that starts itself again each time: `function poll() { …; setTimeout(poll, 1000) }`.
   * null when it does not, or may end.
   */
  chainOf(call: Call, module: Module): FrequencyAnswer | null {
    const fn = module.functionOf(call);
    const [callback] = call.args;
    if (fn <= 0 || callback === undefined || !isAlwaysReached(call, module)) return null;
    const again = this.#program.values
      .of(callback, module)
      .flatMap((v) => (v.kind === 'function' && v.module === module ? [v.fn] : []));
    const isChain = again.some(
      (id) =>
        id === fn ||
        (module.isWithin(id, fn) &&
          module.index.callsOf(id).some((c) => this.#calls(c, module, fn) && isAlwaysReached(c, module))),
    );
    if (!isChain) return null;
    let worst: FrequencyAnswer | null = null;
    for (const caller of this.#program.usage.callsOf(module, fn)) {
      if (caller.module === module && module.isWithin(module.functionOf(caller.call), fn)) continue;
      const answer = this.#program.frequencies.ofExpression(caller.call, caller.module);
      if (!recurs(answer.frequency) || (worst !== null && isRepeated(worst.frequency))) continue;
      const started = {
        at: { path: caller.module.path, span: caller.call },
        text: 'started here; it starts itself again each time',
      };
      worst = { ...answer, trace: [started, ...answer.trace] };
    }
    return worst;
  }

  #calls(call: Call, module: Module, fn: FunctionId): boolean {
    return this.#program.calls
      .meaningsOf(call, module)
      .some((m) => m.kind === 'function' && m.module === module && m.fn === fn);
  }

  /** What becomes of a timer in a variable or a place; `replacing` is the assignment, where something was there before. */
  #ofTarget(
    target: Expression,
    effect: TimerEffect,
    module: Module,
    replacing: Expression | null,
  ): TimerFate {
    const uses: TimerUse[] = [];
    let isShared = false;
    if (target.kind === 'name' && target.binding >= 0 && module.ir.bindings[target.binding]?.owner !== 0)
      for (const node of module.index.namesOf(target.binding)) uses.push({ node, module });
    else {
      const places = this.#program.places.of(target, module);
      // `req.timer = …`, `map[id] = …`: whoever has the object has the timer.
      if (places.length === 0) return { fate: 'kept', reader: null };
      for (const place of places) uses.push(...this.#program.mentions.of(place));
      uses.push(...this.#inFunctionsThatGet(target, module));
      isShared = places.every((place) => lifetimeOf(place, this.#program).lifetime === 'process');
    }
    const leftAt = isShared ? null : this.#leftAt(target, uses, effect, module);
    if (leftAt !== null) return { fate: 'unstopped', reader: null, leftAt };
    let reader: Loop | null = null;
    // `defer t.Stop()` stops what `t` is at that line. Only where one was meant to, does it count that others come too early.
    const isReplaced =
      replacing !== null &&
      target.kind === 'name' &&
      uses.some((use) => isDeferredBefore(use.node, replacing, module));
    let isLastOnly = false;
    if (isShared && replacing !== null) {
      const stops = uses.filter((use) => this.#useOf(use, effect, { node: target, module }) === 'stops');
      if (
        stops.length > 0 &&
        !uses.some(
          (use) => this.#useOf(use, effect, { node: target, module }) === 'keeps' && use.node !== target,
        ) &&
        !this.#isStoppedAround(stops, replacing, module) &&
        !takesTurns({ node: replacing, module }, stops, this.#program)
      )
        return { fate: 'unstopped', reader: null, isOverwritten: true };
    }
    for (const use of uses) {
      if (use.node === target) continue;
      if (isReplaced) {
        if (isDeferredBefore(use.node, replacing, module)) continue;
        if (
          isJustBefore(use.node, replacing, module) &&
          this.#useOf(use, effect, { node: target, module }) === 'stops'
        ) {
          isLastOnly = true;
          continue;
        }
      }
      const fate = this.#useOf(use, effect, { node: target, module });
      if (fate === 'stops') return { fate: 'stopped', reader: null };
      if (fate === 'keeps') return { fate: 'kept', reader: null };
      const up = use.module.index.parentOf(use.node);
      reader ??= this.#loopOver(up?.kind === 'member' ? up : use.node, use.module);
    }
    return { fate: 'unstopped', reader, isLastOnly };
  }

  /** The same member in functions that are handed the object: `entry.poll` there, where `close(entry)` stands here. */
  #inFunctionsThatGet(target: Expression, module: Module): TimerUse[] {
    const object = target.kind === 'member' ? unwrap(target.object) : null;
    if (target.kind !== 'member' || object?.kind !== 'name' || object.binding < 0) return [];
    return module.index.namesOf(object.binding).flatMap((name) => {
      const call = module.index.parentOf(name);
      const index = call?.kind === 'call' ? call.args.indexOf(name) : -1;
      if (call?.kind !== 'call' || index < 0) return [];
      return this.#program.calls.meaningsOf(call, module).flatMap((meaning) => {
        if (meaning.kind !== 'function') return [];
        return meaning.module.index.membersNamed(target.property).flatMap((node) => {
          const root = unwrap(node.object);
          const parameter = root.kind === 'name' ? meaning.module.index.parameterOf(root.binding) : null;
          const isIt =
            parameter?.fn === meaning.fn && parameter.index === index && parameter.steps.length === 0;
          return isIt ? [{ node, module: meaning.module }] : [];
        });
      });
    });
  }

  /**
   * Where the function that starts a timer returns before anything that stops it, in a closure or not: `const beat =
   * setInterval(…); if (!known) return; req.on('close', () => clearInterval(beat))`. null where nobody else is meant to.
   */
  #leftAt(
    target: Expression,
    uses: readonly TimerUse[],
    effect: TimerEffect,
    module: Module,
  ): Statement | null {
    const start = module.index.positionOf(target);
    if (target.kind !== 'name' || start === null || module.index.writesOf(target.binding).length !== 1)
      return null;
    const others = uses.filter((use) => use.node !== target);
    const fates = others.map((use) => this.#useOf(use, effect, { node: target, module }));
    if (!fates.includes('stops') || fates.includes('keeps')) return null;
    const isStop = (_: TimerUse, i: number) => fates[i] === 'stops';
    const first = Math.min(...others.filter(isStop).map((use) => startIn(use.node, start.fn, module)));
    for (const later of start.list.slice(start.index + 1)) {
      if (later.start >= first) return null;
      const found = returnBefore(later, first);
      if (found !== null) return found;
    }
    return null;
  }

  /**
   * Whether the function that starts the timer stops it, too, or one that it calls before does, or all that call it do so
   * before: `this.stop(); this.start()`.
   */
  #isStoppedAround(stops: readonly TimerUse[], start: Expression, module: Module): boolean {
    const isIn = (m: Module, fn: FunctionId) =>
      stops.some((use) => use.module === m && m.isWithin(m.functionOf(use.node), fn));
    const isBefore = (at: Expression, m: Module): boolean => {
      const fn = m.functionOf(at);
      if (isIn(m, fn)) return true;
      return m.index
        .callsOf(fn)
        .some(
          (call) =>
            call.start < at.start &&
            this.#program.calls
              .meaningsOf(call, m)
              .some((meaning) => meaning.kind === 'function' && isIn(meaning.module, meaning.fn)),
        );
    };
    if (isBefore(start, module)) return true;
    const callers = this.#program.usage.callsOf(module, module.functionOf(start));
    return callers.length > 0 && callers.every(({ call, module: m }) => isBefore(call, m));
  }

  /** What one use of the handle of a timer that starts at `start` does: stops it, gives it away, or only looks at it. */
  #useOf({ node, module }: TimerUse, effect: TimerEffect, start: TimerUse): 'stops' | 'keeps' | 'looks' {
    const up = module.index.parentOf(node);
    switch (up?.kind) {
      case 'member':
        return (effect.stop.includes(`.${up.property}`) || isDisposal(up.property)) &&
          !(module === start.module && isDeferredRoundByRound(node, start.node, module))
          ? 'stops'
          : 'looks';
      case 'wrapped':
        // `<-ticks` of `ticks := time.Tick(d)`: what is received is the time.
        return up.how === 'receive' ? 'looks' : this.#useOf({ node: up, module }, effect, start);
      case 'loop':
        return up.over === node ? 'looks' : 'keeps';
      case 'call': {
        if (!up.args.includes(node)) return 'looks';
        const frees = this.#program.summaries
          .effectsOf(up, module)
          .some((e) => e.effect === 'release' && e.what !== 'this');
        if (frees && isForFailure(module.functionOf(up), module, start)) return 'looks';
        // A call that the catalog does not know may stop it.
        return frees ? 'stops' : 'keeps';
      }
      case 'branch':
      case 'unary':
      case 'binary':
      case 'logical':
      case 'expression':
        return 'looks';
      case 'assign':
        return up.target === node ? 'looks' : 'keeps';
      default:
        return 'keeps';
    }
  }

  /** The loop without an end that waits for a channel: `for range t.C`, `for { <-t.C; … }`, `for { select { case <-t.C: … } }`. */
  #loopOver(node: Expression, module: Module): Loop | null {
    const up = module.index.parentOf(node);
    if (up?.kind === 'loop') return up.over === node && isEndless(up, module) ? up : null;
    if (up?.kind !== 'wrapped' || up.how !== 'receive') return null;
    for (let at = module.index.positionOf(up); at !== null; at = at.outer)
      if (at.statement.kind === 'loop')
        return at.statement.over === null && at.statement.test === null && isEndless(at.statement, module)
          ? at.statement
          : null;
    return null;
  }
}

/** Methods of a timer that return the timer itself: https://nodejs.org/api/timers.html#timeoutunref */
const GIVES_ITSELF = /^(?:un)?ref$/;

/** Whether a use is the receiver of a deferred call that is evaluated before an assignment, and not again in a loop around both. */
function isDeferredBefore(use: Expression, assign: Expression, module: Module): boolean {
  const position = module.index.positionOf(use);
  if (position?.statement.kind !== 'defer' || use.start > assign.start) return false;
  if (module.functionOf(use) !== module.functionOf(assign)) return false;
  for (let at = position.outer; at !== null; at = at.outer)
    if (at.statement.kind === 'loop' && at.statement.end >= assign.end) return false;
  return true;
}

/** Whether a use stands before an assignment in the same list of statements: `t.Stop(); t = time.NewTicker(d)`. */
function isJustBefore(use: Expression, assign: Expression, module: Module): boolean {
  const [before, at] = [module.index.positionOf(use), module.index.positionOf(assign)];
  return before !== null && at !== null && before.list === at.list && before.index < at.index;
}

/** Whether nothing decides if a function gets to a call, but what it throws. */
function isAlwaysReached(call: Call, module: Module): boolean {
  for (let at = module.index.positionOf(call); at !== null; at = at.outer) {
    if (at.outer !== null && (at.outer.statement.kind !== 'try' || at.arm === 'handler')) return false;
    if (at.list.slice(0, at.index).some(mayLeave)) return false;
  }
  const statement = module.index.positionOf(call)?.statement;
  let node: Expression = call;
  for (;;) {
    const up = module.index.parentOf(node);
    if (up === null || up === statement) return true;
    if (up.kind === 'conditional' || up.kind === 'logical') return false;
    node = up as Expression;
  }
}

/** Where the expression, the closure of a function or the `try … finally` that it stands in, begins. */
function startIn(node: Expression, fn: FunctionId, module: Module): number {
  let own = module.functionOf(node);
  while (own > 0 && own !== fn && module.ir.functions[own]?.parent !== fn)
    own = module.ir.functions[own]?.parent ?? 0;
  const at = own === fn ? node : module.index.functionNode(own);
  if (at === undefined) return 0;
  let { start } = at;
  for (let position = module.index.positionOf(at); position !== null; position = position.outer)
    if (position.arm === 'finalizer') start = position.outer?.statement.start ?? start;
  return start;
}

/** A `return` in a statement that ends before an offset. */
function returnBefore(statement: Statement, offset: number): Statement | null {
  let found: Statement | null = null;
  walk([statement], {
    statement: (s) => {
      if (s.kind === 'return' && s.end <= offset) found ??= s;
    },
  });
  return found;
}

function mayLeave(statement: Statement): boolean {
  let leaves = false;
  walk([statement], {
    statement: (s) => {
      if (s.kind === 'return' || s.kind === 'throw') leaves = true;
    },
  });
  return leaves;
}

/** Nothing in a loop's body leaves it. */
function isEndless(loop: Loop, module: Module): boolean {
  return !hasWayOut(withoutDeadCases(loop.body, module), true);
}
