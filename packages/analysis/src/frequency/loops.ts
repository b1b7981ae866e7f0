// Loops: which of them go on for as long as the service does, and what that makes of the code in them.
import type { Confidence, Expression, FunctionId, Loop, Statement } from '@leakline/ir';
import { CERTAINTY, isIn, walk } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { isNothing, lastName, receivedFrom, truthOf, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import { loopAround, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { GOES_ON, RANK, type FrequencyAnswer } from './answer.ts';
import {
  exitsFromInside,
  gathers,
  hasWayOut,
  isBrokenOff,
  isCounted,
  isInLastRound,
  leaves,
  leavesLoop,
} from './ways-out.ts';

export class Loops {
  readonly #program: Program;
  readonly #waiting = new Lazy<string, string | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * What the loops around a node make of how often their function runs: a loop without an end makes a function that
   * runs once run for every message, and any loop in what runs for every message makes that for every element.
   */
  around(base: FrequencyAnswer, position: Position, node: Expression, module: Module): FrequencyAnswer {
    let answer = base;
    for (let at: Position | null = position; at !== null; at = at.outer) {
      const outer = at.statement;
      if (outer.kind !== 'loop') continue;
      // The init, and what is looped over, run once per loop.
      if (at === position && outer.over !== null && isIn(node, outer.over)) continue;
      const inBody =
        position !== at
          ? isInBody(position, at)
          : [outer.test, outer.update].some((head) => head !== null && isIn(node, head));
      if (!inBody || (position !== at && isInLastRound(position, at))) continue;
      const endless = this.#paced(
        this.#endless(outer, module),
        position,
        { ...at, statement: outer },
        module,
      );
      if (endless !== null && (RANK[answer.frequency] < RANK.perMessage || isSurer(endless, answer)))
        answer = {
          frequency: RANK[answer.frequency] < RANK.perMessage ? 'perMessage' : 'perIteration',
          confidence: endless.confidence,
          trace: [{ at: { path: module.path, span: headOf(outer) }, text: endless.text }],
        };
      else if (RANK[answer.frequency] >= RANK.perMessage) answer = { ...answer, frequency: 'perIteration' };
    }
    return answer;
  }

  /**
   * The loop that an expression is in, declared outside of it what starts at `start`, and that goes on as long as the service
   * does; null when there is none.
   */
  endlessBetween(start: number, node: Expression, module: Module): Loop | null {
    let found: Loop | null = null;
    for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
      const { statement } = at;
      if (statement.kind !== 'loop') continue;
      // Another round of the one around it begins where this one was left with what had come so far.
      if (statement.start <= start && statement.end > start)
        return found !== null && isBrokenOff(found) ? null : found;
      if (found === null && this.#endless(statement, module) !== null) found = statement;
    }
    return found;
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
      if (this.#program.channels.ends(loop.over, module)) return null;
      // Nothing comes: the loop is over when the channel is.
      if (this.#program.channels.isOnlyClosed(loop.over, module)) return null;
      if (this.#program.channels.carriesSignals(loop.over, module)) return SIGNALS;
      // A connection that reports why it was lost: it is made again, one at a time.
      if (this.#program.channels.carriesErrors(loop.over, module)) return ERRORS;
      if (this.#program.channels.carriesTicks(loop.over, module))
        return { text: ON_TICK, confidence: 'high' };
      if (values.some((v) => v.kind === 'typed' && v.ref.kind === 'channel'))
        return { text: 'runs for every value of a channel', confidence: 'high' };
      if (values.some((v) => v.kind === 'library' && v.type.isList && module.ir.packageName !== null))
        return { text: OF_CHANNEL, confidence: 'high' };
      return null;
    }
    if (loop.form === 'keys') return null;
    const awaited = isCounted(loop) ? null : this.#awaitedIn(loop, module);
    if (awaited !== null) return awaited;
    if (loop.test === null || truthOf(loop.test) === true || isUntilCancelled(loop.test)) {
      // Without something that it waits for, a loop without an end is a search or a retry that leaves from inside, if it can.
      const waits = leaves(loop) ? null : this.#waits(loop, module);
      if ((waits === null && hasWayOut(loop.body, true)) || gathers(loop, module)) return null;
      if (this.#isUntilClosed(loop, module)) return null;
      if (waits === 'signals') return SIGNALS;
      // One that sleeps between its rounds and leaves when there is nothing more goes through pages, or tries again.
      const ends = waits === 'sleeps' && exitsFromInside(loop);
      return {
        text: GOES_ON,
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

  /**
   * What stands where a loop without an end has just received a tick (`case <-ticker.C:`) or a message, or in one that waits for a
   * ticker once in each round, runs as often as that, and not, as in a loop that dials again when its connection is lost, as often
   * as something fails.
   */
  #paced(
    endless: { text: string; confidence: Confidence } | null,
    inner: Position,
    loop: Position & { readonly statement: Loop },
    module: Module,
  ): { text: string; confidence: Confidence } | null {
    if (endless === null || endless.text !== GOES_ON) return endless;
    let select: Position | null = null;
    for (let at: Position | null = inner; at !== null && at.statement !== loop.statement; at = at.outer)
      if (at.clause !== null && at.outer?.statement.kind === 'switch' && at.outer.statement.form === 'select')
        select = at;
    if (select === null)
      return loop.statement.body.some((s) => this.#waitsForTicker(s, module))
        ? { text: ON_TICK, confidence: 'medium' }
        : endless;
    const tests = select.clause?.tests ?? [];
    if (tests.some((test) => this.#isTick(test, module))) return { text: ON_TICK, confidence: 'medium' };
    return tests.some((test) => this.#isMessage(test, module))
      ? { text: OF_CHANNEL, confidence: 'high' }
      : endless;
  }

  /** `<-ticker.C`, or a `select` with it: not a timer that is set anew each time, which waits longer after each failure. */
  #waitsForTicker(statement: Statement, module: Module): boolean {
    const tests =
      statement.kind === 'switch' && statement.form === 'select'
        ? statement.cases.flatMap((c) => c.tests)
        : statement.kind === 'expression'
          ? [statement.expression]
          : [];
    return tests.some((test) => {
      const channel = receivedFrom(test);
      return (
        channel?.kind === 'member' &&
        this.#isTick(test, module) &&
        this.#program.values
          .of(channel.object, module)
          .some((v) => v.kind === 'library' && v.type.name === 'Ticker')
      );
    });
  }

  #isTick(test: Expression, module: Module): boolean {
    const channel = receivedFrom(test);
    return channel !== null && this.#program.channels.carriesTicks(channel, module);
  }

  #isMessage(test: Expression, module: Module): boolean {
    const channel = receivedFrom(test);
    return channel !== null && this.#program.channels.carriesMessages(channel, module);
  }

  /** Whether a loop is left when a channel that ends is closed: `case found, open := <-results: if !open { break loop }`. */
  #isUntilClosed(loop: Loop, module: Module): boolean {
    const lists = [
      loop.body,
      ...loop.body.flatMap((s) =>
        s.kind === 'switch' && s.form === 'select' ? s.cases.map((c) => c.body) : [],
      ),
    ];
    return lists.flat().some((s) => {
      if (s.kind !== 'branch' || !leavesLoop(s.then, loop)) return false;
      const isClosed = unwrap(s.test);
      const flag =
        isClosed.kind === 'unary' && isClosed.operator === '!' ? unwrap(isClosed.operand) : isClosed;
      return (
        flag !== isClosed &&
        flag.kind === 'name' &&
        flag.binding >= 0 &&
        module.index.writesOf(flag.binding).some(({ assign }) => {
          const channel = assign === null ? null : receivedFrom(assign);
          return channel !== null && this.#program.channels.ends(channel, module);
        })
      );
    });
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
        if (e.kind === 'call' && /^(sleep|delay|pause)$/i.test(lastName(e.callee))) found ??= 'sleeps';
        return true;
      },
    });
    const heard = received.filter((e) => !isFarewell(e));
    const isSignals =
      heard.length > 0 && heard.every((e) => this.#program.channels.carriesSignals(e, module));
    return isSignals ? 'signals' : found;
  }

  /** A loop around a call that waits for the next message goes round for every message. */
  #awaitedIn(loop: Loop, module: Module): { text: string; confidence: Confidence } | null {
    for (const call of module.index.calls) {
      if (call.start < loop.start || call.end > loop.end) continue;
      for (const meaning of this.#program.calls.meaningsOf(call, module)) {
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

  /**
   * Whether a function waits for the next message once each time it is called: `for c.processNext() {}`. One that has the loop
   * itself (and comes back when the connection is lost) does not. Looks into `depth` functions that it calls in turn.
   */
  #awaitedBy(module: Module, fn: FunctionId, depth: number): string | null {
    return this.#waiting.get(`${module.path}:${fn}:${depth}`, () => {
      for (const call of module.index.callsOf(fn)) {
        // `for { c, err := l.Accept(); if isTemporary(err) { continue }; return c, err }` tries until it has one.
        const around = loopAround(call, module);
        if (around !== null && around.body.at(-1)?.kind !== 'return') continue;
        for (const meaning of this.#program.calls.meaningsOf(call, module)) {
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
}

const ERRORS = { text: 'a loop that goes on for every error of a channel', confidence: 'medium' } as const;
const ON_TICK = 'runs on every tick of a timer';
const OF_CHANNEL = 'runs for every message of a channel';

/** A loop over the operating system's signals goes round as often as an operator wants. */
const SIGNALS = { text: 'a loop that goes on for every signal to the process', confidence: 'low' } as const;

/** `for ctx.Err() == nil`: as without a test, since what ends it is the end of what it works for. */
function isUntilCancelled(test: Expression): boolean {
  if (test.kind !== 'binary' || !/^={2,3}$/.test(test.operator) || !isNothing(test.right)) return false;
  const asked = unwrap(test.left);
  return asked.kind === 'call' && asked.args.length === 0 && lastName(asked.callee) === 'Err';
}

/** `<-ctx.Done()`, `<-quit`: what ends a loop says nothing of how often it goes round. */
function isFarewell(channel: Expression): boolean {
  const plain = unwrap(channel);
  return /^(?:done|quit|stop|exit|clos(?:e|ed|ing))(?:c|ch|chan)?$/i.test(
    lastName(plain.kind === 'call' ? plain.callee : plain),
  );
}

/** Of two proofs that code runs without end, a loop around it is the nearer one: unless the farther one is surer, or knows what for. */
function isSurer(endless: { text: string; confidence: Confidence }, answer: FrequencyAnswer): boolean {
  const difference = CERTAINTY[endless.confidence] - CERTAINTY[answer.confidence];
  return difference > 0 || (difference === 0 && endless.text !== GOES_ON && answer.trace.length > 1);
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
