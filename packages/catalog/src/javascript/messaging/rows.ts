// The row shapes that brokers, queues and clients share, so that a library's file reads as a list of its own facts.
import type {
  ArgumentPath,
  Callback,
  CallMeaning,
  ClientEffect,
  Condition,
  Frequency,
  Library,
  Member,
  TypeEntry,
  TypeName,
} from '../../schema.ts';

export { giving, releases } from '../rows.ts';

/** Takes what it is given and keeps nothing of it. */
export const known: Member = { call: {} };

/** Members that are known to keep nothing: `send`, `publish`, `ack`. */
export const knownCalls = (...names: readonly string[]): Readonly<Record<string, Member>> =>
  Object.fromEntries(names.map((name) => [name, known]));

/** Chained calls that hand back their receiver. */
export const chained: Member = { call: { returns: 'this' } };

/** Raw data of a message: one value for each entity. */
export const perEntity = (because: string): Member => ({ cardinality: 'perEntity', because });

/** New with each message. */
export const perEvent = (because: string): Member => ({ cardinality: 'perEvent', because });
export const perEventCall = (because: string): Member => ({ call: { cardinality: 'perEvent', because } });

/** As many as people deploy or configure: topics, queues, job names. */
export const configured = (because: string): Member => ({ cardinality: 'configured', because });
export const configuredCall = (because: string): Member => ({
  call: { cardinality: 'configured', because },
});

export const finite: Member = { cardinality: 'finite' };
export const finiteCall: Member = { call: { cardinality: 'finite' } };

type Making = Omit<ClientEffect, 'effect' | 'noun' | 'perMessage'>;

/** What it means to make something that should be made once. */
export const making = (
  noun: string,
  perMessage: ClientEffect['perMessage'],
  returns: TypeName | undefined,
  more: Making = {},
): CallMeaning => ({
  ...(returns === undefined ? {} : { returns }),
  effects: [{ effect: 'client', noun, perMessage, ...more }],
});

/** A function or method that makes it. */
export const makes = (...facts: Parameters<typeof making>): Member => ({ call: making(...facts) });

/** A class whose `new` makes it. */
export const constructs = (...facts: Parameters<typeof making>): Member => ({ construct: making(...facts) });

/** A class that only holds configuration. */
export const constructsPlain = (returns: TypeName): Member => ({ construct: { returns } });

/** `client.messages.create(…)`, `client.calls(id).fetch()`: members of members, and calls of any of them. */
const api: TypeEntry = { members: { '*': { type: 'Api' }, '()': { call: { returns: 'Api' } } } };
export const apiTypes = (...clients: readonly string[]): Readonly<Record<string, TypeEntry>> => ({
  Api: api,
  ...Object.fromEntries(clients.map((name) => [name, { members: { '*': { type: 'Api' } } }])),
});

/**
 * A library whose clients only hold a key and an address: they send their requests by what the whole process has, its `fetch`
 * or its agent. The first one is what the package exports as a whole, where it does.
 */
export const keyHolders = (
  name: string,
  version: string,
  source: string,
  classes: readonly [string, ...string[]],
  isWhole = false,
): Library => ({
  language: 'javascript',
  packages: [name],
  version,
  source,
  exports: {
    ...(isWhole ? { default: constructsPlain(classes[0]), '': constructsPlain(classes[0]) } : {}),
    ...Object.fromEntries(classes.map((c) => [c, constructsPlain(c)])),
  },
  types: apiTypes(...classes),
});

/** A registration: the function at the place runs for every message. */
export const handles = (
  at: ArgumentPath,
  parameters: readonly (TypeName | null)[],
  because: string,
  more: CallMeaning = {},
): Member => ({ call: { ...more, callbacks: [{ at, frequency: 'perMessage', parameters, because }] } });

/** A function that continues after the call, as often as the call is made: only what it is given is known. */
export const continuation = (at: ArgumentPath, ...parameters: (TypeName | null)[]): Callback => ({
  at,
  frequency: 'unknown',
  parameters,
});

/** A function type that runs for every message. */
export const handlerType = (because: string, ...parameters: (TypeName | null)[]): TypeEntry => ({
  function: { frequency: 'perMessage', parameters, because },
});

/** Waits for the next message: a loop around it goes round for each. */
export const awaits = (because: string, returns?: TypeName): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    awaits: { frequency: 'perMessage', because },
  },
});

/** An event that comes with every message, or as often as it says, and what its listeners are given. */
export interface Arrival {
  readonly events: readonly string[];
  readonly parameters?: readonly (TypeName | null)[];
  readonly frequency?: Frequency;
  readonly because: string;
}

/** What a client that connects again by itself tells each time: whatever its listener sets up is there twice after the second time. */
export const connecting = {
  events: ['connect'],
  frequency: 'perConnection',
  because: 'each time it connects, also again',
} as const satisfies Arrival;

const undo = ['off', 'removeListener', 'removeAllListeners'];

/**
 * An event emitter (it extends Node's) of which some events come with every message. Of the others (connected, closed, failed)
 * it is not said how often they come; listeners for all of them stay until they are removed.
 */
export const emitting = (
  arrivals: readonly Arrival[],
  members: Readonly<Record<string, Member>> = {},
): TypeEntry => {
  const listens = (removesItself: boolean, callback?: Callback): CallMeaning => ({
    returns: 'this',
    effects: [
      { effect: 'listen', on: 'this', listener: '1', undo, ...(removesItself ? { removesItself } : {}) },
    ],
    ...(callback === undefined ? {} : { callbacks: [callback] }),
  });
  const adding: Member = {
    overloads: arrivals.map(({ events, parameters, frequency = 'perMessage', because }) => {
      const when: readonly Condition[] = [{ at: '0', equals: events }];
      return {
        when,
        ...listens(false, {
          at: '1',
          frequency,
          because,
          ...(parameters === undefined ? {} : { parameters }),
        }),
      };
    }),
    call: listens(false),
  };
  const addingOnce: Member = {
    overloads: arrivals.map(({ events, parameters }) => ({
      when: [{ at: '0', equals: events }],
      ...listens(true, {
        at: '1',
        frequency: 'unknown',
        ...(parameters === undefined ? {} : { parameters }),
      }),
    })),
    call: listens(true),
  };
  const plain = (member: Member): Member => (arrivals.length > 0 ? member : { call: member.call ?? {} });
  return {
    extends: ['node:events#EventEmitter'],
    members: {
      on: plain(adding),
      addListener: plain(adding),
      prependListener: plain(adding),
      once: plain(addingOnce),
      prependOnceListener: plain(addingOnce),
      ...members,
    },
  };
};
