// Functions that are handed to a call: how often what takes them runs them, a library's call or the program's own function.
import { isIn, lessCertain, type Call, type Expression, type FunctionId, type Statement } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { lastName, rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { enters } from '../values/arguments.ts';
import type { Meaning } from '../values/calls.ts';
import { ONCE, RANK, UNKNOWN, isRepeated, recurs, through, worse, type FrequencyAnswer } from './answer.ts';
import type { Loops } from './loops.ts';
import { isModuleLevel } from './module-level.ts';
import { onceFlagOf } from './once-flags.ts';

/**
 * How often something runs for each call of a function: as often as that, about as often for all that is known (it is handed to what
 * nobody describes), by itself repeatedly, or not that can be seen.
 */
type Relative = FrequencyAnswer | 'once per call' | 'likely once per call' | null;

export class HandedOver {
  readonly #program: Program;
  readonly #loops: Loops;
  readonly #parameters = new Lazy<string, Relative>(null);
  /** Functions with a name of their own whose uses are being looked at: two may call each other. */
  readonly #following = new Set<Expression>();

  constructor(program: Program, loops: Loops) {
    this.#program = program;
    this.#loops = loops;
  }

  /** A function handed to a call: the catalog says how it is run, or the called function of the program does. */
  to(
    use: {
      readonly module: Module;
      readonly call: Expression & { kind: 'call' };
      readonly index: number;
      readonly steps: readonly PathStep[];
    },
    name: string | null,
  ): FrequencyAnswer {
    let best = UNKNOWN;
    const meanings = this.#program.calls.meaningsOf(use.call, use.module);
    if (meanings.every((m) => isSilentOn(m, use.index, use.steps))) return this.#likely(use, name);
    for (const meaning of meanings) {
      if (meaning.kind === 'function') {
        const own = this.#ofParameter(meaning.module, meaning.fn, use.index, use.steps);
        // Called where it is handed over, as often as that happens; other callers of the same helper do not count.
        if (own === 'once per call')
          best = worse(
            best,
            through(
              this.#program.frequencies.ofExpression(use.call, use.module),
              use.module,
              use.call,
              null,
              'function',
            ),
          );
        else if (own === 'likely once per call') best = worse(best, this.#likely(use, name));
        else if (own !== null) best = worse(best, own);
        continue;
      }
      if (meaning.meaning.runsOnce !== undefined && enters(meaning.meaning.runsOnce, use.index, use.steps)) {
        best = worse(best, this.#onceFor(use.call, use.module));
        continue;
      }
      for (const callback of meaning.meaning.callbacks ?? []) {
        if (callback.frequency !== 'perIteration' || !enters(callback.at, use.index, use.steps)) continue;
        const site = this.#program.frequencies.ofExpression(use.call, use.module);
        best = worse(best, {
          ...site,
          trace: [
            {
              at: { path: use.module.path, span: use.call.callee },
              text: `${name === null ? 'this function' : `\`${name}\``} runs ${callback.because ?? 'for every element here'}`,
            },
            ...site.trace,
          ],
        });
      }
    }
    return best;
  }

  /** A function that ends by setting the timer which runs it again: `function poll() { …; setTimeout(poll, ms) }`. */
  rearms(
    use: { readonly module: Module; readonly call: Call },
    fn: FunctionId,
    module: Module,
  ): FrequencyAnswer | null {
    if (use.module !== module) return null;
    const within = this.#ownerOf(module.functionOf(use.call), fn, module);
    if (within === null) return null;
    return this.#isTimer(use.call, module) && alwaysReaches(use.call, within, module)
      ? againOnTimer(use.call, module)
      : null;
  }

  /** The same where the timer runs a closure that ends by calling the function: `setTimeout(() => work().finally(() => poll()), ms)`. */
  rearmsThrough(call: Call, fn: FunctionId, module: Module): FrequencyAnswer | null {
    for (let id = module.functionOf(call); id > 0 && id !== fn; id = module.ir.functions[id]?.parent ?? 0) {
      const closure = module.index.functionNode(id);
      const timer = closure === undefined ? null : module.index.parentOf(closure);
      if (timer?.kind !== 'call' || timer.args[0] !== closure || !this.#isTimer(timer, module)) continue;
      return alwaysReaches(call, id, module) && alwaysReaches(timer, fn, module)
        ? againOnTimer(timer, module)
        : null;
    }
    return null;
  }

  #isTimer(call: Call, module: Module): boolean {
    return this.#program.summaries
      .effectsOf(call, module)
      .some((e) => e.effect === 'timer' && e.kind === 'once');
  }

  /**
   * The function that sets the timer: the one in question, or one that it calls each time: `safePoll` calls `poll`, which sets
   * the timer for `safePoll`.
   */
  #ownerOf(caller: FunctionId, fn: FunctionId, module: Module): FunctionId | null {
    if (module.isWithin(caller, fn)) return fn;
    const isCalledBy = this.#program.usage
      .callsOf(module, caller)
      .some(
        (c) => c.module === module && module.functionOf(c.call) === fn && alwaysReaches(c.call, fn, module),
      );
    return isCalledBy ? caller : null;
  }

  /**
   * A function handed to something that nobody describes, by code that runs again and again: whatever takes it (a lock, a
   * transaction, a stream that has ended) runs it about as often. By code that runs once it may be registered for anything.
   */
  #likely(use: { readonly module: Module; readonly call: Call }, name: string | null): FrequencyAnswer {
    const site = this.#program.frequencies.ofExpression(use.call, use.module);
    if (!recurs(site.frequency)) return UNKNOWN;
    return {
      frequency: site.frequency,
      confidence: site.confidence === 'high' ? 'medium' : site.confidence,
      trace: [
        {
          at: { path: use.module.path, span: use.call.callee },
          text: `${name === null ? 'this function' : `\`${name}\``} is handed over here, again and again`,
        },
        ...site.trace,
      ],
    };
  }

  /** What remembers that it ran: the `once` of `once.Do(f)`, where it is no local name. null: what the call returns. */
  #guardOf(call: Call, module: Module): Expression | null {
    if (call.callee.kind !== 'member') return null;
    const guard = unwrap(call.callee.object);
    const isType = this.#program.values.of(guard, module).some((v) => v.kind === 'library');
    if (!isType) return null;
    const b = guard.kind === 'name' ? module.ir.bindings[guard.binding] : undefined;
    return b === undefined || b.owner === 0 || b.owner !== module.functionOf(call) ? guard : null;
  }

  /** At most once for each thing that remembers it: one in a local variable or a short-lived object is soon another one. */
  #onceFor(call: Call, module: Module): FrequencyAnswer {
    const guard = this.#guardOf(call, module);
    const answer =
      guard === null
        ? this.#program.frequencies.ofExpression(call, module)
        : this.#program.frequencies.ofKeeper({ place: guard, node: call }, module);
    if (isRepeated(answer.frequency)) return answer;
    // `s.start.Do(…)` of a session: as often as sessions come, or nobody knows.
    if (guard?.kind === 'member' && answer.frequency !== 'once') return answer;
    return {
      frequency: 'once',
      confidence: 'high',
      trace: [{ at: { path: module.path, span: call.callee }, text: 'runs at most once' }],
    };
  }

  /**
   * How often a function of the program calls what it is given as a parameter, for each of its own calls: `once per call`
   * (or for each element of something), repeatedly because of what it does with it, or not at all that can be seen (null).
   */
  #ofParameter(module: Module, fn: FunctionId, index: number, steps: readonly PathStep[]): Relative {
    return this.#parameters.get(`${fn} ${index}${steps.join('')} ${module.key}`, () => {
      const parameter = module.fn(fn).parameters[index];
      if (parameter === undefined || parameter.target.kind !== 'name') return null;
      let best: Relative = null;
      for (const name of module.index.namesOf(parameter.target.binding)) {
        best = more(best, this.#kept(name, steps, module, fn));
        if (steps.length > 0) continue;
        const up = module.index.parentOf(name);
        if (up?.kind !== 'call') continue;
        best = more(
          best,
          up.callee === name
            ? this.#relative(up, module, fn)
            : this.#handedOn(up, up.args.indexOf(name), module, fn),
        );
      }
      return best;
    });
  }

  /** A function value that a function puts where others call it: into a list of handlers, a field. */
  #kept(name: Expression, steps: readonly PathStep[], module: Module, fn: FunctionId): Relative {
    let best: Relative = null;
    for (const use of this.#program.usage.ofValue(name, module, steps)) {
      if (use.kind !== 'call') continue;
      if (use.module === module && module.isWithin(module.functionOf(use.call), fn)) {
        if (steps.length > 0) best = more(best, this.#relative(use.call, module, fn));
        continue;
      }
      const answer = this.#program.frequencies.ofExpression(use.call, use.module);
      if (recurs(answer.frequency))
        best = more(best, through(answer, use.module, use.call, null, 'function'));
    }
    return best;
  }

  /** A function value that a function hands to another call. */
  #handedOn(call: Call, index: number, module: Module, fn: FunctionId): Relative {
    const meanings = this.#program.calls.meaningsOf(call, module);
    // `const retry = (work) => backOff(work, options)`: as where it is handed to `backOff` directly.
    if (meanings.every((m) => isSilentOn(m, index, []))) return likely(this.#relative(call, module, fn));
    let best: Relative = null;
    for (const meaning of meanings) {
      if (meaning.kind === 'function') {
        const inner = this.#ofParameter(meaning.module, meaning.fn, index, []);
        if (inner === 'once per call') best = more(best, this.#relative(call, module, fn));
        else if (inner === 'likely once per call')
          best = more(best, likely(this.#relative(call, module, fn)));
        else best = more(best, inner);
        continue;
      }
      if (meaning.meaning.runsOnce !== undefined && enters(meaning.meaning.runsOnce, index, []))
        best = more(best, this.#guardOf(call, module) === null ? this.#relative(call, module, fn) : ONCE);
      for (const callback of meaning.meaning.callbacks ?? []) {
        if (!enters(callback.at, index, [])) continue;
        best = more(
          best,
          callback.frequency === 'perIteration'
            ? this.#relative(call, module, fn)
            : {
                frequency: callback.frequency,
                confidence: 'high',
                trace: [
                  {
                    at: { path: module.path, span: call.callee },
                    text: `runs ${callback.because ?? 'for every request or message'}`,
                  },
                ],
              },
        );
      }
    }
    return best;
  }

  /** How often an expression runs for each call of a function around it: through its loops and closures. */
  #relative(node: Expression, module: Module, fn: FunctionId): Relative {
    const own = module.functionOf(node);
    const position = module.index.positionOf(node);
    if (own < 0 || position === null) return null;
    // `store[name] ??= make()`: once for as long as the store lives.
    const keeper = node.kind === 'call' ? this.#program.keepers.guardedOf(node, module) : null;
    if (
      keeper !== null &&
      (isModuleLevel(rootOfMembers(keeper.place), keeper.module ?? module) ||
        this.#program.frequencies.ofKeeper(keeper, module).frequency === 'once')
    )
      return ONCE;
    // `if (!started) { started = true; done(); }`: once for as long as the flag is there.
    const flag = onceFlagOf(node, module);
    if (flag !== null) return isModuleLevel(rootOfMembers(flag), module) ? ONCE : 'once per call';
    const looped = this.#loops.around(ONCE, position, node, module);
    if (isRepeated(looped.frequency)) return looped;
    if (own === fn) return 'once per call';
    const closure = module.index.functionNode(own);
    const up = closure === undefined ? null : module.index.parentOf(closure);
    if (closure === undefined) return null;
    if (up?.kind !== 'call') {
      const named = this.#underName(up, module, fn);
      if (named !== null) return named;
      // Returned or kept: as often as it is seen to be run then.
      const answer = this.#program.frequencies.ofExpression(node, module);
      return recurs(answer.frequency) ? through(answer, module, node, null, 'function') : null;
    }
    // Called or spawned on the spot, or handed to something that runs it.
    return up.callee === closure
      ? this.#relative(up, module, fn)
      : this.#handedOn(up, up.args.indexOf(closure), module, fn);
  }

  /** The same for a function that has a name of its own there, where all that is done with it is to call it or hand it on. */
  #underName(assign: Expression | Statement | null, module: Module, fn: FunctionId): Relative {
    if (assign?.kind !== 'assign' || !assign.isDeclaration || assign.target.kind !== 'name') return null;
    const { target } = assign;
    if (this.#following.has(target)) return null;
    this.#following.add(target);
    let best: Relative = null;
    for (const name of module.index.namesOf(target.binding)) {
      if (name === target) continue;
      const call = module.index.parentOf(name);
      if (call?.kind !== 'call' || !module.isWithin(module.functionOf(call), fn)) {
        best = null;
        break;
      }
      // A call of itself says nothing of how often the first one happens.
      if (assign.value !== null && isIn(call, assign.value)) continue;
      best = more(
        best,
        call.callee === name
          ? this.#relative(call, module, fn)
          : this.#handedOn(call, call.args.indexOf(name), module, fn),
      );
    }
    this.#following.delete(target);
    return best;
  }
}

function more(a: Relative, b: Relative): Relative {
  if (a === null || b === null) return a ?? b;
  const rank = (r: NonNullable<Relative>) =>
    r === 'once per call' ? 1.5 : r === 'likely once per call' ? 1.25 : RANK[r.frequency];
  return rank(b) > rank(a) ? b : a;
}

/** What runs no more surely than what it is handed to runs it. */
function likely(relative: Relative): Relative {
  if (relative === null || relative === 'likely once per call') return relative;
  if (relative === 'once per call') return 'likely once per call';
  return { ...relative, confidence: lessCertain(relative.confidence, 'medium') };
}

/** Behind no test but one of a flag that stops the service: `if (!this.stopped) { … }`. */
function isUntilStopped({ arm, outer }: Position): boolean {
  if (arm !== 'then' || outer?.statement.kind !== 'branch') return false;
  const test = unwrap(outer.statement.test);
  const flag = test.kind === 'unary' && test.operator === '!' ? unwrap(test.operand) : test;
  return (flag === test ? GOES_ON : STOPS).test(lastName(flag));
}

const STOPS = /^(?:is|_)?_?(?:stop|clos|destroy|abort|shut|dispos|exit|terminat|cancel)/i;
const GOES_ON = /^(?:is|_)?_?(?:running|active|alive|started)$/i;

/**
 * Whether a function gets to a node each time it runs: behind no test but whether to go on, and no failure, at most in what
 * waits for a promise.
 */
function alwaysReaches(node: Expression, fn: FunctionId, module: Module): boolean {
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
    if (at.arm !== 'body' && at.arm !== 'finalizer' && !isUntilStopped(at)) return false;
    if (at.outer?.statement.kind === 'loop') return false;
  }
  const own = module.functionOf(node);
  if (own === fn) return true;
  const closure = module.index.functionNode(own);
  const call = closure === undefined ? null : module.index.parentOf(closure);
  if (closure === undefined || call?.kind !== 'call' || call.callee.kind !== 'member') return false;
  if (!/^(then|finally)$/.test(call.callee.property) || call.args[0] !== closure) return false;
  return alwaysReaches(call, fn, module);
}

/** Whether the catalog says nothing of what a call does with the function that it is handed. */
function isSilentOn(meaning: Meaning, index: number, steps: readonly PathStep[]): boolean {
  if (meaning.kind === 'function') return false;
  const { callbacks, effects, runsOnce } = meaning.meaning;
  if (runsOnce !== undefined && enters(runsOnce, index, steps)) return false;
  if (callbacks?.some((callback) => enters(callback.at, index, steps)) === true) return false;
  // What goes through an object for another function, as `forIn(commands, show)` does, runs none that is in it.
  if (steps.length > 0 && callbacks !== undefined && callbacks.length > 0) return false;
  // Of the language's own functions, those that run one say so: `String(f)` does not.
  if (meaning.library.packages.length === 0) return false;
  // What is put into a list, or a client's options, is called by whoever takes it from there.
  return effects === undefined || effects.every((effect) => effect.effect === 'listen');
}

function againOnTimer(timer: Call, module: Module): FrequencyAnswer {
  return {
    frequency: 'perMessage',
    confidence: 'high',
    trace: [{ at: { path: module.path, span: timer.callee }, text: 'it runs again on a timer, each time' }],
  };
}
