// The first question: how often does this code run?
//
// Answered from how the outside enters the function (entries), from its callers and their callers, from the loops
// around a statement, and from initialisation that is guarded to happen once. `unknown` means that nobody in the program
// is seen to run it; it stays unknown.
import type { Frequency } from '@leakline/catalog';
import { walk } from '@leakline/ir';
import type { Call, Confidence, Expression, FunctionId, Loop, Statement, TypeId } from '@leakline/ir';
import { Lazy } from './lazy.ts';
import type { Module, PathStep, Position } from './module.ts';
import { sameText } from './places.ts';
import type { Program } from './program.ts';
import type { Step } from './rule.ts';
import { enters } from './entries.ts';
import type { Keeper } from './summaries.ts';
import { isNothing, unwrap, type Meaning } from './values.ts';

export interface FrequencyAnswer {
  readonly frequency: Frequency;
  /** From the code in question outwards to what makes it run. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
  /** Once for each key of a place that keeps what is made: `sessions.set(id, new Session())` behind a look at it. */
  readonly isPerKey?: boolean;
}

const UNKNOWN: FrequencyAnswer = { frequency: 'unknown', trace: [], confidence: 'high' };
const ONCE: FrequencyAnswer = { frequency: 'once', trace: [], confidence: 'high' };
const RANK: Record<Frequency, number> = {
  unknown: 0,
  once: 1,
  perConnection: 2,
  perMessage: 3,
  perIteration: 4,
};

/** A loop over the operating system's signals goes round as often as an operator wants. */
const SIGNALS = { text: 'a loop that goes on for every signal to the process', confidence: 'low' } as const;

/** How often something runs for each call of a function: as often as that, by itself repeatedly, or not that can be seen. */
type Relative = FrequencyAnswer | 'once per call' | null;

/** Whether code of this frequency runs without end while the service does. */
export function isRepeated(frequency: Frequency): boolean {
  return RANK[frequency] >= RANK.perMessage;
}

/** Whether code of this frequency runs again and again, if only for each connection. */
export function recurs(frequency: Frequency): boolean {
  return RANK[frequency] >= RANK.perConnection;
}

export class Frequencies {
  readonly #program: Program;
  readonly #functions = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #types = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #parameters = new Lazy<string, Relative>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /** How often the code of an expression runs: its function's frequency, its loops and its guards together. */
  ofExpression(node: Expression, module: Module): FrequencyAnswer {
    if (node.kind === 'call') {
      // `if (!this.client) this.client = make()`: once for each holder of the place, whoever runs this.
      const keeper = this.#program.summaries.guardedKeeperOf(node, module);
      if (keeper !== null) {
        const answer = this.ofKeeper(keeper, module);
        return isKeyed(keeper.node) ? { ...answer, isPerKey: true } : answer;
      }
    }
    const flag = this.#onceFlag(node, module);
    if (flag !== null) return this.ofKeeper({ place: flag, node }, module);
    const fn = module.functionOf(node);
    const field = module.index.fieldOf(node);
    const base =
      fn >= 0 ? this.ofFunction(module, fn) : field === null ? UNKNOWN : this.ofInstances(module, field.type);
    const position = module.index.positionOf(node);
    if (position === null) return base;
    return this.#inLoops(base, position, node, module);
  }

  /**
   * The flag that lets a statement run once: behind `if (done) return; done = true;` or inside `if (!done) { done = true; … }`,
   * where nothing ever takes the flag back. What is loaded once is a flag too: `if m.model != nil { return }; m.model = load()`.
   */
  #onceFlag(node: Expression, module: Module): Expression | null {
    const position = module.index.positionOf(node);
    for (let at = position; at !== null; at = at.outer) {
      if (at.outer?.statement.kind === 'branch' && at.arm === 'then') {
        const flag = flagOf(at.outer.statement.test, false);
        if (flag !== null && this.#isSetForGood(flag, at.list, at.fn, module)) return flag.place;
      }
      for (const before of at.list.slice(0, at.index)) {
        if (before.kind !== 'branch' || before.otherwise.length > 0) continue;
        const last = before.then.at(-1);
        const flag = last?.kind === 'return' || last?.kind === 'throw' ? flagOf(before.test, true) : null;
        if (flag !== null && this.#isSetForGood(flag, at.list, at.fn, module)) return flag.place;
      }
    }
    return null;
  }

  /** The flag is set in the list, and no assignment anywhere takes it back. */
  #isSetForGood(flag: Flag, list: readonly Statement[], fn: FunctionId, module: Module): boolean {
    const { place } = flag;
    const sets = (value: Expression | null) =>
      value !== null &&
      (flag.isSomething ? !isNothing(value) : value.kind === 'literal' && value.value === 'true');
    const isSet = list.some(
      (s) =>
        s.kind === 'expression' &&
        s.expression.kind === 'assign' &&
        s.expression.operator === '=' &&
        sets(s.expression.value) &&
        targetsOf(s.expression.target).some((target) => sameText(target, place)),
    );
    if (!isSet) return false;
    return module.index.assigns.every(
      (a) =>
        !targetsOf(a.target).some((target) => isSameFlag(target, place)) ||
        a.isDeclaration ||
        sets(a.value) ||
        // A constructor's own first value.
        (place.kind === 'member' && module.fn(Math.max(module.functionOf(a), 0)).form === 'constructor') ||
        (module.functionOf(a) === 0 && fn !== 0),
    );
  }

  /** How often something is made that is kept in a place and looked for there first: once for each holder of the place. */
  ofKeeper(keeper: Keeper, module: Module): FrequencyAnswer {
    let root = unwrap(keeper.place);
    while (root.kind === 'member') {
      const [holder] = this.#program.values.of(root.object, module).filter((v) => v.kind === 'instance');
      if (holder?.kind === 'instance') return this.ofInstances(holder.module, holder.type);
      root = unwrap(root.object);
    }
    if (root.kind !== 'name' || root.binding < 0) return ONCE;
    const b = module.ir.bindings[root.binding];
    return b === undefined || isModuleLevel(root, module) ? ONCE : this.ofFunction(module, b.owner);
  }

  /** How often a function is called. */
  ofFunction(module: Module, fn: FunctionId): FrequencyAnswer {
    return this.#functions.get(`${fn} ${module.key}`, () => this.#compute(module, fn));
  }

  #compute(module: Module, fn: FunctionId): FrequencyAnswer {
    const f = module.fn(fn);
    if (f.form === 'module' || f.form === 'init' || f.form === 'static') return ONCE;
    if (f.form === 'function' && f.name === 'main' && module.ir.packageName === 'main' && f.receiver === null)
      return ONCE;
    if (f.form === 'constructor' && f.owner !== null) {
      const injected = this.#injected(module, f.owner);
      if (injected !== null) return injected;
    }
    let best = UNKNOWN;
    for (const entry of this.#program.entries.of(module, fn)) {
      const name = f.name === null ? 'this function' : `\`${f.name}\``;
      best = worse(best, {
        frequency: entry.frequency,
        confidence: entry.confidence,
        trace: [{ at: entry.at, text: `${name} runs ${entry.because}` }],
      });
    }
    if (isRepeated(best.frequency)) return best;
    if (f.form === 'getter')
      for (const read of this.#program.usage.readsOf(module, fn))
        if (!read.module.isWithin(read.module.functionOf(read.node), fn) || read.module !== module)
          best = worse(
            best,
            this.#through(this.ofExpression(read.node, read.module), read.module, read.node, f.name, f.form),
          );
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind === 'call') {
        // A call of itself says nothing about how often the first one happens.
        if (use.module === module && use.module.functionOf(use.call) === fn) continue;
        best = worse(
          best,
          this.#through(this.ofExpression(use.call, use.module), use.module, use.call, f.name, f.form),
        );
      } else if (use.kind === 'argument')
        best = worse(best, this.#rearms(use, fn, module) ?? this.#passed(use, f.name));
      if (best.frequency === 'perIteration') break;
    }
    return best;
  }

  #through(
    answer: FrequencyAnswer,
    module: Module,
    call: Expression,
    name: string | null,
    form: string,
  ): FrequencyAnswer {
    if (answer.frequency === 'unknown') return answer;
    const text =
      form === 'constructor'
        ? 'constructed here'
        : `${name === null ? 'called' : `\`${name}\` is called`} here`;
    const trace = [{ at: { path: module.path, span: call }, text }, ...answer.trace];
    return { ...answer, trace, confidence: lessSure(answer.confidence, trace.length) };
  }

  /** A function that ends by setting the timer which runs it again: `function poll() { …; setTimeout(poll, ms) }`. */
  #rearms(
    use: { readonly module: Module; readonly call: Call },
    fn: FunctionId,
    module: Module,
  ): FrequencyAnswer | null {
    if (use.module !== module || !module.isWithin(module.functionOf(use.call), fn)) return null;
    const isTimer = this.#program.summaries
      .effectsOf(use.call, module)
      .some((e) => e.effect === 'timer' && e.kind === 'once');
    if (!isTimer || !alwaysReaches(use.call, fn, module)) return null;
    return {
      frequency: 'perMessage',
      confidence: 'high',
      trace: [
        { at: { path: module.path, span: use.call.callee }, text: 'it runs again on a timer, each time' },
      ],
    };
  }

  /** A function handed to a call: the catalog says how it is run, or the called function of the program does. */
  #passed(
    use: {
      readonly module: Module;
      readonly call: Expression & { kind: 'call' };
      readonly index: number;
      readonly steps: readonly PathStep[];
    },
    name: string | null,
  ): FrequencyAnswer {
    let best = UNKNOWN;
    const meanings = this.#program.values.meaningsOf(use.call, use.module);
    if (meanings.every((m) => isSilentOn(m, use.index, use.steps))) return this.#likely(use, name);
    for (const meaning of meanings) {
      if (meaning.kind === 'function') {
        const own = this.#ofParameter(meaning.module, meaning.fn, use.index, use.steps);
        // Called where it is handed over, as often as that happens; other callers of the same helper do not count.
        if (own === 'once per call')
          best = worse(
            best,
            this.#through(this.ofExpression(use.call, use.module), use.module, use.call, null, 'function'),
          );
        else if (own !== null) best = worse(best, own);
        continue;
      }
      if (meaning.meaning.runsOnce !== undefined && enters(meaning.meaning.runsOnce, use.index, use.steps)) {
        best = worse(best, this.#onceFor(use.call, use.module));
        continue;
      }
      for (const callback of meaning.meaning.callbacks ?? []) {
        if (callback.frequency !== 'perIteration' || !enters(callback.at, use.index, use.steps)) continue;
        const site = this.ofExpression(use.call, use.module);
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

  /**
   * A function handed to something that nobody describes, by code that runs again and again: whatever takes it (a lock, a
   * transaction, a stream that has ended) runs it about as often. By code that runs once it may be registered for anything.
   */
  #likely(use: { readonly module: Module; readonly call: Call }, name: string | null): FrequencyAnswer {
    const site = this.ofExpression(use.call, use.module);
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
      guard === null ? this.ofExpression(call, module) : this.ofKeeper({ place: guard, node: call }, module);
    if (isRepeated(answer.frequency)) return answer;
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
      const answer = this.ofExpression(use.call, use.module);
      if (recurs(answer.frequency))
        best = more(best, this.#through(answer, use.module, use.call, null, 'function'));
    }
    return best;
  }

  /** A function value that a function hands to another call. */
  #handedOn(call: Call, index: number, module: Module, fn: FunctionId): Relative {
    let best: Relative = null;
    for (const meaning of this.#program.values.meaningsOf(call, module)) {
      if (meaning.kind === 'function') {
        const inner = this.#ofParameter(meaning.module, meaning.fn, index, []);
        best = more(best, inner === 'once per call' ? this.#relative(call, module, fn) : inner);
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
    const keeper = node.kind === 'call' ? this.#program.summaries.guardedKeeperOf(node, module) : null;
    if (
      keeper !== null &&
      (isModuleLevel(rootOf(keeper.place), module) || this.ofKeeper(keeper, module).frequency === 'once')
    )
      return ONCE;
    const looped = this.#inLoops(ONCE, position, node, module);
    if (isRepeated(looped.frequency)) return looped;
    if (own === fn) return 'once per call';
    const closure = module.index.functionNode(own);
    const up = closure === undefined ? null : module.index.parentOf(closure);
    // Called or spawned on the spot, or handed to something that runs it.
    if (closure === undefined || up?.kind !== 'call') return null;
    return up.callee === closure
      ? this.#relative(up, module, fn)
      : this.#handedOn(up, up.args.indexOf(closure), module, fn);
  }

  /** How often a container builds instances of a type, where a decorator says so. */
  #injected(module: Module, type: TypeId): FrequencyAnswer | null {
    const injected = this.#program.entries.instancesOf(module, type);
    if (injected === null) return null;
    const text =
      injected.frequency === 'once'
        ? 'the container builds it once'
        : 'the container builds one for every request';
    return { frequency: injected.frequency, trace: [{ at: injected.at, text }], confidence: 'high' };
  }

  /** How often instances of a type are made. */
  ofInstances(module: Module, type: TypeId): FrequencyAnswer {
    return this.#types.get(`${type} ${module.key}`, () => {
      const injected = this.#injected(module, type);
      if (injected !== null) return injected;
      let best = UNKNOWN;
      for (const creation of this.#program.types.creationsOf(module, type)) {
        const answer = this.ofExpression(creation.node, creation.module);
        best = worse(
          best,
          answer.frequency === 'unknown'
            ? answer
            : {
                ...answer,
                trace: [
                  {
                    at: { path: creation.module.path, span: creation.node },
                    text: 'an instance is made here',
                  },
                  ...answer.trace,
                ],
              },
        );
      }
      // Subclasses' instances are instances too.
      for (const sub of this.#program.types.subclassesOf(module, type))
        best = worse(best, this.ofInstances(sub.module, sub.type));
      return best;
    });
  }

  #inLoops(base: FrequencyAnswer, position: Position, node: Expression, module: Module): FrequencyAnswer {
    let answer = base;
    for (let at: Position | null = position; at !== null; at = at.outer) {
      const outer = at.statement;
      if (outer.kind !== 'loop') continue;
      // The init, and what is looped over, run once per loop.
      if (at === position && within(node, outer.over)) continue;
      const inBody =
        position !== at ? isInBody(position, at) : within(node, outer.test) || within(node, outer.update);
      if (!inBody) continue;
      const endless = this.#endless(outer, module);
      if (endless !== null && RANK[answer.frequency] < RANK.perMessage)
        answer = {
          frequency: 'perMessage',
          confidence: endless.confidence,
          trace: [{ at: { path: module.path, span: headOf(outer) }, text: endless.text }],
        };
      else if (RANK[answer.frequency] >= RANK.perMessage) answer = { ...answer, frequency: 'perIteration' };
    }
    return answer;
  }

  /** Why a loop goes on as long as the service does; null for one over something that ends. */
  #endless(loop: Loop, module: Module): { text: string; confidence: Confidence } | null {
    if (loop.form === 'eachAsync') {
      // A library's messages come for ever; the lines of a file, or the pages of an answer, end.
      const isKnown =
        loop.over !== null &&
        this.#program.values
          .of(loop.over, module)
          .some(
            (v) =>
              v.kind === 'library' &&
              (this.#program.catalog.elementOf(v.type) !== null ||
                Object.values(v.type.entry.members ?? {}).some((m) => m.call?.awaits !== undefined)),
          );
      return { text: 'runs for every item of a stream', confidence: isKnown ? 'high' : 'low' };
    }
    if (loop.form === 'each' && loop.over !== null) {
      const values = this.#program.values.of(loop.over, module);
      if (this.#program.channels.carriesSignals(loop.over, module)) return SIGNALS;
      if (values.some((v) => v.kind === 'typed' && v.ref.kind === 'channel'))
        return this.#program.channels.ends(loop.over, module)
          ? null
          : { text: 'runs for every value of a channel', confidence: 'high' };
      if (values.some((v) => v.kind === 'library' && v.type.isList && module.ir.packageName !== null))
        return { text: 'runs for every message of a channel', confidence: 'high' };
      return null;
    }
    if (loop.form === 'keys') return null;
    const awaited = isCounted(loop) ? null : this.#awaitedIn(loop, module);
    if (awaited !== null) return awaited;
    if (loop.test === null || (loop.test.kind === 'literal' && loop.test.value === 'true')) {
      // Without something that it waits for, a loop without an end is a search or a retry that leaves from inside.
      const waits = leaves(loop) ? null : this.#waits(loop, module);
      if (waits === null) return null;
      if (waits === 'signals') return SIGNALS;
      // One that sleeps between its rounds and leaves when there is nothing more goes through pages, or tries again.
      const ends = waits === 'sleeps' && exitsFromInside(loop);
      return {
        text: 'a loop that goes on for as long as the service runs',
        confidence: ends ? 'low' : 'medium',
      };
    }
    if (loop.update !== null || loop.init.length > 0) return null;
    const test =
      loop.test.kind === 'unary' && loop.test.operator === '!' ? unwrap(loop.test.operand) : loop.test;
    // `while (this.running)`, `for !stopped`: a flag, not a counter.
    const isFlag =
      (test.kind === 'member' || test.kind === 'name') &&
      /run|active|stop|clos|alive|shut|done|abort|quit|exit|connected|listening/i.test(
        test.kind === 'member' ? test.property : test.name,
      );
    return isFlag ? { text: 'a loop that goes on until the service stops', confidence: 'medium' } : null;
  }

  /** Whether a loop's body receives from a channel (or ticker, or only signals), or sleeps. */
  #waits(loop: Loop, module: Module): 'receives' | 'signals' | 'sleeps' | null {
    let found: 'receives' | 'sleeps' | null = null;
    const received: Expression[] = [];
    walk(loop.body, {
      statement: (s) => {
        if (s.kind === 'switch' && s.form === 'select') found = 'receives';
      },
      expression: (e) => {
        if (e.kind === 'wrapped' && e.how === 'receive') {
          found = 'receives';
          received.push(e.operand);
        }
        // `time.Sleep(d)`, `await sleep(ms)`: it goes round in its own time.
        if (e.kind === 'call' && /^(sleep|delay|pause)$/i.test(calleeName(e))) found ??= 'sleeps';
        return true;
      },
    });
    const isSignals =
      received.length > 0 && received.every((e) => this.#program.channels.carriesSignals(e, module));
    return isSignals ? 'signals' : found;
  }

  /** A loop around a call that waits for the next message goes round for every message. */
  #awaitedIn(loop: Loop, module: Module): { text: string; confidence: Confidence } | null {
    for (const call of module.index.calls) {
      if (call.start < loop.start || call.end > loop.end) continue;
      for (const meaning of this.#program.values.meaningsOf(call, module)) {
        if (meaning.kind === 'catalog' && meaning.meaning.awaits !== undefined)
          return { text: `this loop goes round ${meaning.meaning.awaits.because}`, confidence: 'high' };
        if (meaning.kind === 'function' && !meaning.isNew) {
          const because = this.#awaitedBy(meaning.module, meaning.fn, 2);
          if (because !== null) return { text: `this loop goes round ${because}`, confidence: 'medium' };
        }
      }
    }
    return null;
  }

  readonly #waiting = new Lazy<string, string | null>(null);
  /**
   * Whether a function waits for the next message once each time it is called: `for c.processNext() {}`. One that has the loop
   * itself (and comes back when the connection is lost) does not. Looks into `depth` functions that it calls in turn.
   */
  #awaitedBy(module: Module, fn: FunctionId, depth: number): string | null {
    return this.#waiting.get(`${module.path}:${fn}:${depth}`, () => {
      for (const call of module.index.calls) {
        if (module.functionOf(call) !== fn || this.#isInLoop(call, module)) continue;
        for (const meaning of this.#program.values.meaningsOf(call, module)) {
          const because =
            meaning.kind === 'catalog'
              ? meaning.meaning.awaits?.because
              : meaning.kind === 'function' && !meaning.isNew && depth > 0
                ? this.#awaitedBy(meaning.module, meaning.fn, depth - 1)
                : null;
          if (because != null) return because;
        }
      }
      return null;
    });
  }

  #isInLoop(node: Expression, module: Module): boolean {
    for (let at: Position | null = module.index.positionOf(node); at !== null; at = at.outer)
      if (at.statement.kind === 'loop' || at.outer?.statement.kind === 'loop') return true;
    return false;
  }
}

/** Whether a function gets to a node each time it runs: behind no test and no failure, at most in what waits for a promise. */
function alwaysReaches(node: Expression, fn: FunctionId, module: Module): boolean {
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
    if (at.arm !== 'body' && at.arm !== 'finalizer') return false;
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
  // What is put into a list, or a client's options, is called by whoever takes it from there.
  return effects === undefined || effects.every((effect) => effect.effect === 'listen');
}

/** `for (let i = 0; i < n; i++)`: as many rounds as something says, whatever they wait for. */
function isCounted(loop: Loop): boolean {
  const { test, update } = loop;
  return test !== null && update?.kind === 'assign' && /^(\+\+|--|[-+]=)$/.test(update.operator);
}

/** `m.set(key, value)`, `m[key] = value` */
function isKeyed(store: Expression): boolean {
  if (store.kind === 'assign') return store.target.kind === 'index';
  return store.kind === 'call' && store.args.length > 1;
}

/** The name that `a.b.c` starts with. */
function rootOf(place: Expression): Expression {
  let root = unwrap(place);
  while (root.kind === 'member') root = unwrap(root.object);
  return root;
}

/** A name of the module, an import or a global; or a local name for one of these. */
function isModuleLevel(node: Expression, module: Module, depth = 0): boolean {
  if (node.kind !== 'name' || depth > 4) return false;
  const b = module.ir.bindings[node.binding];
  if (b === undefined || b.owner === 0 || b.kind === 'import') return true;
  const [write, another] = module.index.writesOf(node.binding);
  const value = write?.value == null || another !== undefined ? null : unwrap(write.value);
  return value !== null && isModuleLevel(value, module, depth + 1);
}

/** Whether a `return` or `break` of the loop itself stands behind a condition. */
function exitsFromInside(loop: Loop): boolean {
  const exits = (list: readonly Statement[]): boolean =>
    list.some(
      (s) =>
        s.kind === 'return' ||
        (s.kind === 'jump' && s.form === 'break') ||
        (s.kind === 'branch' && (exits(s.then) || exits(s.otherwise))) ||
        (s.kind === 'block' && exits(s.body)) ||
        (s.kind === 'try' && (exits(s.body) || exits(s.handler))),
    );
  return exits(loop.body);
}

/** A name or member that says whether something has happened: by being true, or by being there at all. */
interface Flag {
  readonly place: Expression;
  readonly isSomething: boolean;
}

/** The flag that a test finds set (`done`, `x != nil`), or not set (`!done`, `x == nil`); null for every other test. */
function flagOf(test: Expression, isSet: boolean): Flag | null {
  const plain = unwrap(test);
  if (plain.kind === 'binary') {
    const isThere = /^!==?$/.test(plain.operator);
    if ((!isThere && !/^===?$/.test(plain.operator)) || isThere !== isSet || !isNothing(plain.right))
      return null;
    const place = unwrap(plain.left);
    const name = place.kind === 'member' ? place.property : place.kind === 'name' ? place.name : '';
    // Whether an error came back says nothing about the next time.
    return name === '' || /err/i.test(name) ? null : { place, isSomething: true };
  }
  if (plain.kind === 'unary' && plain.operator === '!') return isSet ? null : flagOf(plain.operand, true);
  return isSet && (plain.kind === 'name' || plain.kind === 'member')
    ? { place: plain, isSomething: false }
    : null;
}

/** Members of the same name in other functions are taken for the same flag: their objects have other names there. */
function isSameFlag(target: Expression, place: Expression): boolean {
  return target.kind === 'member' && place.kind === 'member'
    ? target.property === place.property
    : sameText(target, place);
}

function targetsOf(target: Expression): Expression[] {
  return target.kind === 'tuple' ? target.elements.map(unwrap) : [unwrap(target)];
}

function calleeName(call: Call): string {
  const callee = unwrap(call.callee);
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}

/** Each call on the way is one more place where the analysis may take a way that no run takes. */
function lessSure(confidence: Confidence, calls: number): Confidence {
  if (calls > 7) return 'low';
  return calls > 4 && confidence === 'high' ? 'medium' : confidence;
}

function more(a: Relative, b: Relative): Relative {
  if (a === null || b === null) return a ?? b;
  const rank = (r: FrequencyAnswer | 'once per call') => (r === 'once per call' ? 1.5 : RANK[r.frequency]);
  return rank(b) > rank(a) ? b : a;
}

/** The higher of two answers; a known one over an unknown one, the shorter proof among equals. */
function worse(a: FrequencyAnswer, b: FrequencyAnswer): FrequencyAnswer {
  const difference = RANK[b.frequency] - RANK[a.frequency];
  if (difference !== 0) return difference > 0 ? b : a;
  // Of what is made once here and once for each key there, nobody sees which one an instance is.
  if (a.isPerKey !== b.isPerKey) return a.isPerKey === true ? a : b;
  return b.trace.length < a.trace.length && b.confidence === a.confidence ? b : a;
}

function within(
  inner: { start: number; end: number },
  outer: { start: number; end: number } | null,
): boolean {
  return outer !== null && inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether the way from a position up to a loop's position goes through its body. */
function isInBody(inner: Position, loop: Position): boolean {
  for (let at: Position | null = inner; at !== null; at = at.outer)
    if (at.outer === loop) return at.arm === 'body';
  return false;
}

/** The loop's first line, for the trace. */
function headOf(loop: Loop): { start: number; end: number } {
  const first = loop.body[0];
  return {
    start: loop.start,
    end: first === undefined ? loop.end : Math.max(loop.start, Math.min(first.start, loop.end)),
  };
}

/**
 * Whether a loop without a condition is really a bounded search: it has an unconditional way out at its own level, as
 * retry and pagination loops do (`return`/`break` as the last statement).
 */
function leaves(loop: Loop): boolean {
  const last = loop.body.at(-1);
  return (
    last !== undefined &&
    (last.kind === 'return' || last.kind === 'throw' || (last.kind === 'jump' && last.form === 'break'))
  );
}
