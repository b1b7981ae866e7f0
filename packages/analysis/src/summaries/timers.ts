// What becomes of a timer that a call starts: stopped somewhere, handed to somebody who may stop it, or neither.
import type { TimerEffect } from '@leakline/catalog';
import type { BindingId, Call, Expression, FunctionId, Loop } from '@leakline/ir';
import { walk } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isForFailure } from '../retention/evictions.ts';
import { isAtLeast } from '../versions.ts';

/** What becomes of a timer, as far as is seen. */
export interface TimerFate {
  /** `kept` when somebody else has it: whether they stop it is not known. */
  readonly fate: 'stopped' | 'kept' | 'unstopped';
  /** A loop over the timer's channel that never ends: its goroutine holds the timer, collectable or not. */
  readonly reader: Loop | null;
  /** What its variable held before is stopped first: of all that are made here, the last one stays, one for each call. */
  readonly isLastOnly?: boolean;
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
        case 'loop':
          return { fate: 'unstopped', reader: up.over === node && isEndless(up) ? up : null };
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

  /** What becomes of a timer in a variable or a place; `replacing` is the assignment, where something was there before. */
  #ofTarget(
    target: Expression,
    effect: TimerEffect,
    module: Module,
    replacing: Expression | null,
  ): TimerFate {
    const uses: { node: Expression; module: Module }[] = [];
    if (target.kind === 'name' && target.binding >= 0 && module.ir.bindings[target.binding]?.owner !== 0)
      for (const node of module.index.namesOf(target.binding)) uses.push({ node, module });
    else {
      const places = this.#program.places.of(target, module);
      // `req.timer = …`, `map[id] = …`: whoever has the object has the timer.
      if (places.length === 0) return { fate: 'kept', reader: null };
      for (const place of places) uses.push(...this.#program.mentions.of(place));
    }
    let reader: Loop | null = null;
    // `defer t.Stop()` stops what `t` is at that line. Only where one was meant to, does it count that others come too early.
    const isReplaced =
      replacing !== null &&
      target.kind === 'name' &&
      uses.some((use) => isDeferredBefore(use.node, replacing, module));
    let isLastOnly = false;
    for (const use of uses) {
      if (use.node === target) continue;
      if (isReplaced) {
        if (isDeferredBefore(use.node, replacing, module)) continue;
        if (isJustBefore(use.node, replacing, module) && this.#useOf(use.node, module, effect) === 'stops') {
          isLastOnly = true;
          continue;
        }
      }
      const fate = this.#useOf(use.node, use.module, effect);
      if (fate === 'stops') return { fate: 'stopped', reader: null };
      if (fate === 'keeps') return { fate: 'kept', reader: null };
      const member = use.module.index.parentOf(use.node);
      if (member?.kind === 'member') reader ??= this.#loopOver(member, use.module);
    }
    return { fate: 'unstopped', reader, isLastOnly };
  }

  /** What one use of the handle does: stops it, gives it away, or only looks at it. */
  #useOf(node: Expression, module: Module, effect: TimerEffect): 'stops' | 'keeps' | 'looks' {
    const up = module.index.parentOf(node);
    switch (up?.kind) {
      case 'member':
        return effect.stop.includes(`.${up.property}`) ? 'stops' : 'looks';
      case 'wrapped':
        return this.#useOf(up, module, effect);
      case 'call': {
        if (!up.args.includes(node)) return 'looks';
        const frees = this.#program.summaries
          .effectsOf(up, module)
          .some((e) => e.effect === 'release' && e.what !== 'this');
        if (frees && isForFailure(module.functionOf(up), module)) return 'looks';
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

  #loopOver(node: Expression, module: Module): Loop | null {
    const up = module.index.parentOf(node);
    return up?.kind === 'loop' && up.over === node && isEndless(up) ? up : null;
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

/** Nothing in a loop's body leaves it. */
function isEndless(loop: Loop): boolean {
  let leaves = false;
  walk(loop.body, {
    statement: (s) => {
      if (s.kind === 'return' || s.kind === 'throw' || (s.kind === 'jump' && s.form !== 'continue'))
        leaves = true;
    },
  });
  return !leaves;
}
