// The row shapes that the libraries of this folder share, so that a library's file reads as a list of its own facts.
//
// Type names with a space in them (`Redis message`) do not exist in the library: they tell apart values of one type that
// differ for us, and only reach values whose type is inferred, not those whose type is written down.
import type {
  ArgumentPath,
  CallMeaning,
  ClientEffect,
  Condition,
  Member,
  TypeEntry,
  TypeName,
} from '../../schema.ts';
import { releases } from '../rows.ts';

export { each as named, giving } from '../rows.ts';
export { releases };

type Making = Omit<ClientEffect, 'effect' | 'noun' | 'perMessage'>;

/** A call that makes something which should be made once. */
export const making = (
  noun: string,
  perMessage: ClientEffect['perMessage'],
  returns: TypeName | null,
  more: Making = {},
): CallMeaning => ({
  ...(returns === null ? {} : { returns }),
  effects: [{ effect: 'client', noun, perMessage, ...more }],
});

/** A call that makes something which keeps sockets, threads or timers until `close` is called on it. */
export const holding = (
  noun: string,
  returns: TypeName | null,
  close: string,
  more: Making = {},
): CallMeaning => making(noun, 'leaksUnlessClosed', returns, { close, ...more });

/** A class: called with `new`. */
export const constructs = (construct: CallMeaning): Member => ({ construct });
/** A function. */
export const calls = (call: CallMeaning): Member => ({ call });

/** Hands back its receiver. */
export const chained: Member = { call: { returns: 'this' } };
/** Known, and keeps nothing of what it is given. */
export const harmless: Member = { call: {} };
/** A type of which only what frees it matters. */
export const freedBy = (...names: readonly string[]): TypeEntry => ({ members: freeing(...names) });
export const freeing = (...names: readonly string[]): Record<string, Member> =>
  Object.fromEntries(names.map((name) => [name, releases]));

export const finite: Member = { call: { cardinality: 'finite' } };
export const perEvent = (because: string, returns: TypeName = 'string'): Member => ({
  call: { returns, cardinality: 'perEvent', because },
});
/** As varied as its arguments. */
export const passing = (...passes: ('this' | ArgumentPath)[]): Member => ({ call: { passes } });

/** Adds an entry to its receiver: under the key at the path, or one more each time. */
export const grows = (key?: ArgumentPath, value?: ArgumentPath): Member => ({
  call: {
    effects: [
      {
        effect: 'grow',
        place: 'this',
        ...(key === undefined ? {} : { key }),
        ...(value === undefined ? {} : { value }),
      },
    ],
  },
});
/** Takes the entry at the key, or any entry, out of its receiver. */
export const evicts = (key?: ArgumentPath): Member => ({
  call: { effects: [{ effect: 'evict', place: 'this', ...(key === undefined ? {} : { key }) }] },
});
export const empties: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };
/** `x.has(key)`: true only for what is in it. */
export const tested: Member = {
  call: { returns: 'boolean', cardinality: 'finite', tests: { container: 'this', value: '0' } },
};

/** Runs its argument for each call, as often as the call itself. */
export const runs = (at: ArgumentPath, more: CallMeaning = {}): Member => ({
  call: { ...more, callbacks: [{ at, frequency: 'perIteration' }] },
});

export const present = (at: ArgumentPath): Condition => ({ at, is: 'present' });
export const absent = (at: ArgumentPath): Condition => ({ at, is: 'absent' });
export const equal = (at: ArgumentPath, ...equals: readonly string[]): Condition => ({ at, equals });
