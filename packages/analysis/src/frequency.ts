// The first question: how often does this code run?
//
// Answered from how the outside enters the function (entries), from its callers and their callers, from the loops
// around a statement, and from initialisation that is guarded to happen once. `unknown` means that nobody in the program
// is seen to run it; it stays unknown.
import type { Frequency } from '@leakline/catalog';
import type { Confidence, Expression, FunctionId, Loop, TypeId } from '@leakline/ir';
import { Lazy } from './lazy.ts';
import type { Module, Position } from './module.ts';
import type { Program } from './program.ts';
import type { Step } from './rule.ts';
import { enters } from './entries.ts';
import type { Keeper } from './summaries.ts';
import { unwrap } from './values.ts';

export interface FrequencyAnswer {
  readonly frequency: Frequency;
  /** From the code in question outwards to what makes it run. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
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

/** Whether code of this frequency runs without end while the service does. */
export function isRepeated(frequency: Frequency): boolean {
  return RANK[frequency] >= RANK.perMessage;
}

export class Frequencies {
  readonly #program: Program;
  readonly #functions = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #types = new Lazy<string, FrequencyAnswer>(UNKNOWN);
  readonly #parameters = new Lazy<string, FrequencyAnswer>(UNKNOWN);

  constructor(program: Program) {
    this.#program = program;
  }

  /** How often the code of an expression runs: its function's frequency, its loops and its guards together. */
  ofExpression(node: Expression, module: Module): FrequencyAnswer {
    const fn = module.functionOf(node);
    const field = module.index.fieldOf(node);
    const base =
      fn >= 0 ? this.ofFunction(module, fn) : field === null ? UNKNOWN : this.ofInstances(module, field.type);
    const position = module.index.positionOf(node);
    if (position === null) return base;
    return this.#inLoops(base, position, node, module);
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
    return b === undefined || b.owner === 0 || b.kind === 'import' ? ONCE : this.ofFunction(module, b.owner);
  }

  /** How often a function is called. */
  ofFunction(module: Module, fn: FunctionId): FrequencyAnswer {
    return this.#functions.get(`${fn} ${module.path}`, () => this.#compute(module, fn));
  }

  #compute(module: Module, fn: FunctionId): FrequencyAnswer {
    const f = module.fn(fn);
    if (f.form === 'module' || f.form === 'init' || f.form === 'static') return ONCE;
    if (f.form === 'function' && f.name === 'main' && module.ir.packageName === 'main' && f.receiver === null)
      return ONCE;
    if (f.form === 'constructor' && f.owner !== null) {
      const injected = this.#program.entries.instancesOf(module, f.owner);
      if (injected !== null)
        return {
          frequency: injected.frequency,
          trace: [
            {
              at: injected.at,
              text:
                injected.frequency === 'once'
                  ? 'the container builds it once'
                  : 'the container builds one for every request',
            },
          ],
          confidence: 'high',
        };
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
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind === 'call') {
        // A call of itself says nothing about how often the first one happens.
        if (use.module === module && use.module.functionOf(use.call) === fn) continue;
        best = worse(
          best,
          this.#through(this.ofExpression(use.call, use.module), use.module, use.call, f.name, f.form),
        );
      } else if (use.kind === 'argument') best = worse(best, this.#passed(use, f.name));
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
    return { ...answer, trace: [{ at: { path: module.path, span: call }, text }, ...answer.trace] };
  }

  /** A function handed to a call: the catalog says how it is run, or the called function of the program does. */
  #passed(
    use: {
      readonly module: Module;
      readonly call: Expression & { kind: 'call' };
      readonly index: number;
      readonly steps: readonly string[];
    },
    name: string | null,
  ): FrequencyAnswer {
    let best = UNKNOWN;
    for (const meaning of this.#program.values.meaningsOf(use.call, use.module)) {
      if (meaning.kind === 'function') {
        best = worse(
          best,
          this.#through(
            this.#ofParameter(meaning.module, meaning.fn, use.index, use.steps),
            use.module,
            use.call,
            null,
            'function',
          ),
        );
        continue;
      }
      if (meaning.meaning.runsOnce !== undefined && enters(meaning.meaning.runsOnce, use.index, use.steps)) {
        best = worse(best, {
          frequency: 'once',
          confidence: 'high',
          trace: [{ at: { path: use.module.path, span: use.call.callee }, text: 'runs at most once' }],
        });
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
              text: `${name === null ? 'this function' : `\`${name}\``} runs for every element here`,
            },
            ...site.trace,
          ],
        });
      }
    }
    return best;
  }

  /** How often a function of the program calls what it is given as a parameter. */
  #ofParameter(module: Module, fn: FunctionId, index: number, steps: readonly string[]): FrequencyAnswer {
    return this.#parameters.get(`${fn} ${index}${steps.join('')} ${module.path}`, () => {
      const parameter = module.fn(fn).parameters[index];
      if (parameter === undefined || parameter.target.kind !== 'name' || steps.length > 0) return UNKNOWN;
      let best = UNKNOWN;
      for (const name of module.index.namesOf(parameter.target.binding)) {
        const up = module.index.parentOf(name);
        if (up?.kind !== 'call') continue;
        if (up.callee === name) best = worse(best, this.ofExpression(up, module));
        else {
          const at = up.args.indexOf(name);
          for (const meaning of this.#program.values.meaningsOf(up, module)) {
            if (meaning.kind === 'function')
              best = worse(best, this.#ofParameter(meaning.module, meaning.fn, at, []));
            else {
              for (const callback of meaning.meaning.callbacks ?? []) {
                if (!enters(callback.at, at, [])) continue;
                best = worse(
                  best,
                  callback.frequency === 'perIteration'
                    ? this.ofExpression(up, module)
                    : {
                        frequency: callback.frequency,
                        confidence: 'high',
                        trace: [
                          {
                            at: { path: module.path, span: up.callee },
                            text: `runs ${callback.because ?? 'for every request or message'}`,
                          },
                        ],
                      },
                );
              }
            }
          }
        }
      }
      return best;
    });
  }

  /** How often instances of a type are made. */
  ofInstances(module: Module, type: TypeId): FrequencyAnswer {
    return this.#types.get(`${type} ${module.path}`, () => {
      const injected = this.#program.entries.instancesOf(module, type);
      if (injected !== null)
        return {
          frequency: injected.frequency,
          trace: [
            {
              at: injected.at,
              text:
                injected.frequency === 'once'
                  ? 'the container builds it once'
                  : 'the container builds one for every request',
            },
          ],
          confidence: 'high',
        };
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
      for (const m of this.#program.modules(module.language)) {
        for (const [id, t] of m.ir.types.entries()) {
          if (t.form !== 'class' || (m === module && id === type)) continue;
          for (const s of t.supertypes) {
            if (
              s.how === 'extends' &&
              (s.value === null
                ? this.#program.values.ofType(s.type, m)
                : this.#program.values.of(s.value, m)
              ).some(
                (v) => (v.kind === 'type' || v.kind === 'instance') && v.module === module && v.type === type,
              )
            )
              best = worse(best, this.ofInstances(m, id));
          }
        }
      }
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
    if (loop.form === 'eachAsync') return { text: 'runs for every item of a stream', confidence: 'high' };
    if (loop.form === 'each' && loop.over !== null) {
      const values = this.#program.values.of(loop.over, module);
      if (values.some((v) => v.kind === 'typed' && v.ref.kind === 'channel'))
        return { text: 'runs for every value of a channel', confidence: 'high' };
      if (values.some((v) => v.kind === 'library' && v.type.isList && module.ir.packageName !== null))
        return { text: 'runs for every message of a channel', confidence: 'high' };
      return null;
    }
    if (loop.form === 'keys') return null;
    const awaited = this.#awaitedIn(loop, module);
    if (awaited !== null) return awaited;
    if (loop.test === null || (loop.test.kind === 'literal' && loop.test.value === 'true')) {
      return leaves(loop)
        ? null
        : { text: 'a loop that goes on for as long as the service runs', confidence: 'high' };
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

  /** A loop around a call that waits for the next message goes round for every message. */
  #awaitedIn(loop: Loop, module: Module): { text: string; confidence: Confidence } | null {
    for (const call of module.index.calls) {
      if (call.start < loop.start || call.end > loop.end) continue;
      for (const meaning of this.#program.values.meaningsOf(call, module)) {
        if (meaning.kind === 'catalog' && meaning.meaning.awaits !== undefined)
          return { text: `this loop goes round ${meaning.meaning.awaits.because}`, confidence: 'high' };
      }
    }
    return null;
  }
}

/** The higher of two answers; a known one over an unknown one, the shorter proof among equals. */
function worse(a: FrequencyAnswer, b: FrequencyAnswer): FrequencyAnswer {
  const difference = RANK[b.frequency] - RANK[a.frequency];
  if (difference !== 0) return difference > 0 ? b : a;
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
