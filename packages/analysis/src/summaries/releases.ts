// Whether a client is closed on every way out of the function that makes it.
import type { ClientEffect } from '@leakline/catalog';
import type { Assign, BindingId, Expression, FunctionId, Name, Statement } from '@leakline/ir';
import { blocksOf, isIn } from '@leakline/ir';
import { saysEqual } from '../flow/once-guards.ts';
import { isDeferredRoundByRound } from '../frequency/ways-out.ts';
import {
  isDisposal,
  isNothing,
  keyUnder,
  lastName,
  rootOfMembers,
  sameText,
  targetOf,
  unwrap,
} from '../modules/expressions.ts';
import { isReceiver, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Step } from '../rule.ts';
import { containerOf } from './keepers.ts';

/** The program, and the module that an expression stands in. */
export interface Where {
  readonly program: Program;
  readonly module: Module;
}

/** Whether a client is closed on every way out of its function: in a `finally`, deferred, or before each return. */
export function isFreedAnyway(
  node: Expression,
  module: Module,
  effect: ClientEffect,
  program: Program,
): boolean {
  const name = module.index.variableOf(node);
  if (name === null || effect.close === undefined) return false;
  const { close } = effect;
  const closings = resultsWith(name, module).flatMap(({ binding }) => [
    ...namesClosed(binding, close, { program, module }),
    // `client, cleanup, err := dial(); defer cleanup()`
    ...module.index.namesOf(binding).filter((use) => closesWhenCalled(use, close, { program, module })),
  ]);
  if (isLeftClosed(node, closings, module)) return true;
  const isOnAnyWay = (use: Expression) => {
    if (isDeferredRoundByRound(use, node, module)) return false;
    for (let p = module.index.positionOf(use); p !== null; p = p.outer)
      if (p.arm === 'finalizer' || p.statement.kind === 'defer') return true;
    return isInFinally(use, module);
  };
  if (closings.some(isOnAnyWay)) return true;
  // `defer utilio.Close(conn)`
  const isHandedToClose = (use: Name) => isClosedByCall(use, close, { program, module }, 0);
  if (module.index.namesOf(name.binding).some((use) => isOnAnyWay(use) && isHandedToClose(use))) return true;
  // `const pool = hosts.map((h) => { const client = …; return { client }; })`, and at the end `for (const { client } of pool)`.
  const fn = module.functionOf(node);
  return module.index
    .membersNamed(close)
    .some(
      (member) =>
        member.object.kind === 'name' &&
        member.object.name === name.name &&
        module.functionOf(member) !== fn &&
        module.isWithin(fn, module.functionOf(member)) &&
        isOnAnyWay(member),
    );
}

/** The variables that get the results of one call: `client, conn, err := connect()`, of which the connection is what is closed. */
function resultsWith(name: Name, module: Module): readonly Name[] {
  const up = module.index.parentOf(name);
  if (up?.kind !== 'tuple') return [name];
  return up.elements.filter((e): e is Name => e.kind === 'name' && e.binding >= 0);
}

/** Whether a name is called, and what it is then calls a member of that name: the function that is handed out with a client. */
function closesWhenCalled(use: Name, close: string, { program, module }: Where): boolean {
  const call = module.index.parentOf(use);
  return call?.kind === 'call' && call.callee === use && isClosing(use, close, { program, module });
}

/** Whether a value is a function that calls a member of that name. */
function isClosing(node: Expression, close: string, { program, module }: Where): boolean {
  return program.values
    .of(node, module)
    .some(
      (value) =>
        value.kind === 'function' &&
        value.module.index
          .membersNamed(close)
          .some((member) => value.module.isWithin(value.module.functionOf(member), value.fn)),
    );
}

/**
 * Whether it is kept beside the function that closes it, which code calls there: `states[id] = state{conn: conn, done: cleanup}` and
 * `state.done()`. How long it lives is for that code to say.
 */
export function isKeptWithClosing(
  node: Expression,
  module: Module,
  effect: ClientEffect,
  program: Program,
): boolean {
  const name = module.index.variableOf(node);
  const { close } = effect;
  if (name === null || close === undefined) return false;
  const results = resultsWith(name, module);
  return results.some(({ binding }) =>
    module.index.namesOf(binding).some((use) => {
      const literal = module.index.parentOf(use);
      const field = literal?.kind === 'object' ? keyUnder(literal, use) : null;
      if (literal?.kind !== 'object' || field === null || !isClosing(use, close, { program, module }))
        return false;
      const isBeside = literal.properties.some(
        ({ value }) =>
          value.kind === 'name' && value !== use && results.some((r) => r.binding === value.binding),
      );
      return (
        isBeside &&
        module.index.membersNamed(field).some((member) => {
          const call = module.index.parentOf(member);
          return call?.kind === 'call' && call.callee === member;
        })
      );
    }),
  );
}

/**
 * Whether it is closed when the other side goes: in a function that is called `onClose`, or that listens to `'close'`. Then there is
 * one for each connection, as with a proxy that forwards what it is sent.
 */
export function isClosedWithPeer(node: Expression, module: Module, { close }: ClientEffect): boolean {
  if (close === undefined) return false;
  if (isHungOnPeer(node, close, module)) return true;
  const name = module.index.variableOf(node);
  if (name === null) return false;
  return module.index.namesOf(name.binding).some((use) => {
    const member = module.index.parentOf(use);
    if (member?.kind !== 'member' || member.object !== use) return false;
    if (member.property !== close && !CLOSES.test(member.property)) return false;
    const fn = module.functionOf(use);
    if (fn === module.functionOf(node)) return false;
    if (PEER_ENDS.test(module.fn(fn).name ?? '')) return true;
    if (PEER_ENDS.test(keyOfFunction(fn, module) ?? '')) return true;
    const closure = module.index.functionNode(fn);
    const up = closure === undefined ? null : module.index.parentOf(closure);
    const [event] = up?.kind === 'call' && LISTENS.test(lastName(up.callee)) ? up.args : [];
    return (
      event?.kind === 'literal' &&
      ENDS.test(event.value) &&
      up?.kind === 'call' &&
      up.callee.kind === 'member' &&
      !sameText(unwrap(up.callee.object), use)
    );
  });
}

/**
 * Whether it is hung on what its function is handed, and the handler of the end closes what hangs there: `ws.data.queue = new
 * Queue(…)` in `open(ws)`, and `const { queue } = ws.data; queue.close()` in `close(ws)`.
 */
function isHungOnPeer(node: Expression, close: string, module: Module): boolean {
  const assign = module.index.parentOf(node);
  if (assign?.kind !== 'assign' || assign.value !== node || assign.target.kind !== 'member') return false;
  const { property, object: holder } = assign.target;
  const isHandedTo = (fn: FunctionId, object: Expression) => {
    const root = rootOfMembers(unwrap(object));
    return root.kind === 'name' && module.index.parameterOf(root.binding)?.fn === fn;
  };
  if (!isHandedTo(module.functionOf(node), holder)) return false;
  return module.index.membersNamed(close).some((member) => {
    const fn = module.functionOf(member);
    if (!HAS_ENDED.test(module.fn(fn).name ?? keyOfFunction(fn, module) ?? '')) return false;
    const closed = unwrap(member.object);
    if (closed.kind === 'member') return closed.property === property && isHandedTo(fn, closed);
    return (
      closed.kind === 'name' &&
      module.index.writesOf(closed.binding).some(({ value, steps }) => {
        const from = value === null ? null : unwrap(value);
        if (from === null || !isHandedTo(fn, from)) return false;
        return steps.length > 0
          ? steps.at(-1) === `.${property}`
          : from.kind === 'member' && from.property === property;
      })
    );
  });
}

/** The property that a function literal is put under: `close` of `{ close: (ws) => … }`. */
function keyOfFunction(fn: FunctionId, module: Module): string | null {
  const closure = module.index.functionNode(fn);
  const up = closure === undefined ? null : module.index.parentOf(closure);
  return closure !== undefined && up?.kind === 'object' ? keyUnder(up, closure) : null;
}

/** `req.on('close', () => subscriber.disconnect())`, by any of the names that clients have for it. */
const CLOSES = /^(?:close|quit|disconnect|end|destroy|terminate|release)$/;
const LISTENS = /^(?:on|once|addListener|addEventListener)$/;
const ENDS = /^(?:close|closed|end|disconnect|abort|aborted)$/;

/** What servers of WebSockets call when a client has gone: hono's, Bun's and others' `onClose`, `close`. */
const PEER_ENDS = /^on_?(?:close|disconnect|end)$/i;
/** The same where it is handed the connection, which `close()` of something itself is not. */
const HAS_ENDED = /^(?:on_?)?(?:closed?|disconnect(?:ed)?|end(?:ed)?)$/i;

/**
 * `conn.Close(); conn = dial()`: what a variable or a longer-lived place held is closed before it gets another one, by the function
 * that makes it or by one that calls that, on the way on which it is seen to run again (`trace`) also through others.
 */
export function isClosedBefore(
  node: Expression,
  { close }: ClientEffect,
  trace: readonly Step[],
  { program, module }: Where,
): boolean {
  if (close === undefined) return false;
  const maker = module.functionOf(node);
  const onTheWay = trace.flatMap(({ at }) =>
    at.path === module.path ? (module.index.callAt(at.span) ?? []) : [],
  );
  const assign = module.index.parentOf(node);
  if (
    assign?.kind === 'assign' &&
    !assign.isDeclaration &&
    namesFreed(assign, close, { program, module }).some(
      (use) => use.start < assign.start && module.functionOf(use) === maker,
    )
  )
    return true;
  const keysOf = (place: Expression) =>
    program.places.of(place, module).map((held) => program.places.keyOf(held));
  const kept = program.keepers.placesOf(node, module).flatMap(keysOf);
  if (kept.length === 0) return false;
  return module.index.membersNamed(close).some((member) => {
    const closer = module.functionOf(member);
    const makesThen =
      closer === maker
        ? member.start < node.start
        : module.index
            .callsOf(closer)
            .some(
              (call) =>
                call.start > member.end &&
                (onTheWay.includes(call) ||
                  program.calls
                    .meaningsOf(call, module)
                    .some((m) => m.kind === 'function' && m.module === module && m.fn === maker)),
            );
    return (
      makesThen &&
      originsOf(member.object, module, program).some((origin) =>
        keysOf(origin).some((key) => kept.includes(key)),
      )
    );
  });
}

/**
 * The containers that what an expression names was taken from: `all` for `const one = all.get(key)`, `for (const one of all.values())`,
 * also where a function of the file looks there: `one, err := byName(name)`.
 */
export function originsOf(node: Expression, module: Module, program: Program, depth = 1): Expression[] {
  const container = containerOf(node);
  if (container.kind !== 'name') return [container];
  const written = program
    .definitions(module)
    .reaching(container)
    .flatMap((write) => (write.value === null ? [] : [write.value]));
  const lookedUp = written.flatMap((value) =>
    value.kind === 'call' && depth > 0
      ? program.calls
          .meaningsOf(value, module)
          .flatMap((m) => (m.kind === 'function' && m.module === module ? module.index.returnsOf(m.fn) : []))
      : [],
  );
  return [
    container,
    ...written.map(containerOf),
    ...lookedUp.flatMap((returned) => {
      const [first = returned] = returned.kind === 'tuple' ? returned.elements : [];
      return first === null ? [] : originsOf(first, module, program, depth - 1);
    }),
  ];
}

/** Where the variable that is assigned to is named to be freed: `conn` in `conn.Close()`. */
export function namesFreed(assign: Assign, close: string, context: Where): readonly Name[] {
  const target = targetOf(assign);
  if (target?.kind !== 'name' || target.binding < 0) return [];
  return namesClosed(target.binding, close, context);
}

/**
 * Where a variable is named to be closed: `conn` in `conn.Close()`, in `conn.CloseNow()` where the library says that frees it too, in
 * `link.end()` where that is the program's own and closes the part of it that is meant, and for `DB().Close` what a part of it is put into: `pool` in `pool, err := db.DB(); defer pool.Close()`.
 */
function namesClosed(binding: BindingId, close: string, context: Where, depth = 0): readonly Name[] {
  const { program, module } = context;
  const [, part, ofPart] = /^(\w+)\(\)\.(\w+)$/.exec(close) ?? [];
  return module.index.namesOf(binding).flatMap((use) => {
    let member: Expression | Statement | null = module.index.parentOf(use);
    if (member?.kind === 'wrapped' && member.how === 'dereference') member = module.index.parentOf(member);
    if (member?.kind !== 'member' || unwrap(member.object) !== use)
      return isClosedByCall(use, close, context, depth) ? [use] : [];
    if (member.property === close || isDisposal(member.property)) return [use];
    const call = module.index.parentOf(member);
    if (call?.kind !== 'call' || call.callee !== member) return [];
    if (part === member.property && ofPart !== undefined) {
      const up = module.index.parentOf(call);
      if (up?.kind === 'member') return up.property === ofPart ? [use] : [];
      const held = module.index.variableOf(call);
      return held === null ? [] : namesClosed(held.binding, ofPart, context);
    }
    const isReleased =
      program.summaries
        .effectsOf(call, module)
        .some((effect) => effect.effect === 'release' && effect.what === 'this') ||
      program.calls
        .meaningsOf(call, module)
        .some((m) => m.kind === 'function' && closesOwnPart(m.module, m.fn, close));
    return isReleased ? [use] : [];
  });
}

/** Whether a method closes a field of what it is called on: `w.queue.ShutDown()` in `func (w *watcher) Stop()`. */
export function closesOwnPart(module: Module, fn: FunctionId, close: string): boolean {
  return module.index.membersNamed(close).some((member) => {
    const part = unwrap(member.object);
    return part.kind === 'member' && module.functionOf(member) === fn && isReceiver(part.object, module, fn);
  });
}

/**
 * Whether a call closes what it is handed: a function of the program's own that does so with its parameter, or a library's that puts
 * something around it which is closed: `pipe := websocket.NetConn(ctx, conn, kind); pipe.Close()`.
 */
function isClosedByCall(use: Name, close: string, { program, module }: Where, depth: number): boolean {
  const call = module.index.parentOf(use);
  const index = call?.kind === 'call' ? call.args.indexOf(use) : -1;
  if (call?.kind !== 'call' || index < 0 || depth > HANDED_ON) return false;
  return program.calls.meaningsOf(call, module).some((meaning) => {
    if (meaning.kind === 'function') {
      const parameter = meaning.module.fn(meaning.fn).parameters[index]?.target;
      return (
        parameter?.kind === 'name' &&
        namesClosed(parameter.binding, close, { program, module: meaning.module }, depth + 1).length > 0
      );
    }
    const around = meaning.kind === 'catalog' && meaning.meaning.around === String(index);
    const held = around ? module.index.variableOf(call) : null;
    return held !== null && namesClosed(held.binding, close, { program, module }, depth + 1).length > 0;
  });
}

/** Functions that hand on what they are to close. */
const HANDED_ON = 2;

/** In a function that is handed to `.finally()`, or deferred. */
function isInFinally(node: Expression, module: Module): boolean {
  const closure = module.index.functionNode(module.functionOf(node));
  if (closure === undefined) return false;
  if (module.index.positionOf(closure)?.statement.kind === 'defer') return true;
  const call = module.index.parentOf(closure);
  return call?.kind === 'call' && call.callee.kind === 'member' && call.callee.property === 'finally';
}

/**
 * Whether one of the calls that close it follows in the same list of statements, and every return between them is the answer to
 * a failure to make it, or has such a call before it.
 */
function isLeftClosed(node: Expression, closings: readonly Name[], module: Module): boolean {
  const made = module.index.positionOf(node);
  if (made === null) return false;
  const closed = (list: readonly Statement[], to: number) =>
    list.slice(0, to).some((s) => closings.some((c) => isIn(c, s)));
  const isSafe = (list: readonly Statement[]): boolean =>
    list.every((s, i) => {
      if (s.kind === 'return' || s.kind === 'throw') return closed(list, i);
      return blocksOf(s).every((inner) => closed(list, i) || isSafe(inner));
    });
  const isClosedIn = (list: readonly Statement[], from: number) => {
    const end = list.findIndex((s) => s.kind === 'expression' && closed([s], 1));
    return end !== -1 && isSafe(list.slice(from, end));
  };
  const [, ...after] = made.list.slice(made.index);
  const [first] = after;
  const failed = first?.kind === 'branch' && first.test.kind === 'binary' ? first.test : null;
  const isCheck = failed !== null && /^err/i.test(failed.left.kind === 'name' ? failed.left.name : '');
  if (isClosedIn(after, isCheck ? 1 : 0)) return true;
  // `if conn, err := dial(); err == nil { …; conn.Close() }`
  return (
    isCheck &&
    first?.kind === 'branch' &&
    isNothing(failed.right) &&
    isClosedIn(saysEqual(failed, true) ? first.then : first.otherwise, 0)
  );
}
