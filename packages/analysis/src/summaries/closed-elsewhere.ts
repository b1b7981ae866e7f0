// Whether what is made is closed by code that runs later: what takes it out of the place that it is kept in, or the holder that it is a part of.
import type { ClientEffect } from '@leakline/catalog';
import type { Expression } from '@leakline/ir';
import { keyUnder, sameText, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { MadeClient } from './clients.ts';
import { closesOwnPart, originsOf, type Where } from './releases.ts';

/**
 * Whether what is made goes into a longer-lived place, and code that runs while the service does closes what is in there, or calls
 * a method of it that closes the part that was made: sessions that end, a pool that shrinks, a watcher that is stopped. How many there
 * are at a time is then for that code to say.
 */
export function isClosedThroughPlace(
  node: Expression,
  module: Module,
  { close }: ClientEffect,
  program: Program,
): boolean {
  if (close === undefined) return false;
  const kept = program.keepers.placesOf(node, module);
  const keysOf = (place: Expression) =>
    program.places.of(place, module).map((held) => program.places.keyOf(held));
  const keys = new Set(kept.flatMap(keysOf));
  const isOfKept = (held: Expression) =>
    originsOf(held, module, program).some(
      (origin) =>
        kept.some((place) => sameText(place, origin)) || keysOf(origin).some((key) => keys.has(key)),
    );
  const isAgain = (use: Expression) =>
    program.frequencies.ofFunction(module, module.functionOf(use)).frequency !== 'once';
  return (
    kept.length > 0 &&
    (module.index.membersNamed(close).some((member) => isOfKept(member.object) && isAgain(member)) ||
      module.index.calls.some(
        (call) =>
          call.callee.kind === 'member' &&
          call.callee.property !== close &&
          program.calls
            .meaningsOf(call, module)
            .some((m) => m.kind === 'function' && closesOwnPart(m.module, m.fn, close)) &&
          isOfKept(call.callee.object) &&
          isAgain(call),
      ))
  );
}

/**
 * Whether what is made goes into a new instance with a method that closes it, which the program calls: `return &subscription{consumer:
 * c}, nil`, and later `func (s *subscription) Stop() error { return s.consumer.Close() }`. How long it lives is for who has that.
 */
export function isClosedByHolder(
  node: Expression,
  { effect: { close }, trace }: MadeClient,
  { program, module }: Where,
): boolean {
  const innermost = trace.at(-1)?.at ?? { path: module.path, span: node };
  const from = program.module(innermost.path);
  const made = from?.index.callAt(innermost.span);
  const name = made == null ? null : from?.index.variableOf(made);
  if (from == null || name == null || close === undefined) return false;
  return from.index.namesOf(name.binding).some((use) => {
    const literal = from.index.parentOf(use);
    const field = literal?.kind === 'object' ? keyUnder(literal, use) : null;
    if (literal?.kind !== 'object' || field === null) return false;
    return program.values.of(literal, from).some(
      (held) =>
        held.kind === 'instance' &&
        held.module.index.membersNamed(close).some((member) => {
          const fn = held.module.functionOf(member);
          const owner = fn < 0 ? null : program.types.ownerOf(held.module, fn);
          return (
            member.object.kind === 'member' &&
            member.object.property === field &&
            owner?.type === held.type &&
            owner.module === held.module &&
            program.usage.of(held.module, fn).length > 0
          );
        }),
    );
  });
}

/**
 * Whether the function that makes it puts it into a new instance, and hands that to one that closes it, then or on some event: `v :=
 * &viewer{conn: conn}; conn.OnStateChange(func() { cleanUp(v) })`, and `v.conn.Close()` in `cleanUp`.
 */
export function isClosedThroughHolder(
  node: Expression,
  { close }: ClientEffect,
  { program, module }: Where,
): boolean {
  const name = module.index.variableOf(node);
  if (name === null || close === undefined) return false;
  return module.index.namesOf(name.binding).some((use) => {
    const literal = module.index.parentOf(use);
    const field = literal?.kind === 'object' ? keyUnder(literal, use) : null;
    if (literal?.kind !== 'object' || field === null) return false;
    const up = module.index.parentOf(literal);
    const holder = module.index.variableOf(up?.kind === 'wrapped' ? up : literal);
    if (holder === null) return false;
    return module.index.namesOf(holder.binding).some((handed) => {
      const call = module.index.parentOf(handed);
      const index = call?.kind === 'call' ? call.args.indexOf(handed) : -1;
      if (call?.kind !== 'call' || index < 0) return false;
      return program.calls.meaningsOf(call, module).some((meaning) => {
        if (meaning.kind !== 'function') return false;
        const taken = meaning.module.fn(meaning.fn).parameters[index]?.target;
        return (
          taken?.kind === 'name' &&
          meaning.module.index.membersNamed(close).some(({ object }) => {
            const root = object.kind === 'member' && object.property === field ? unwrap(object.object) : null;
            return root?.kind === 'name' && root.binding === taken.binding;
          })
        );
      });
    });
  });
}
