// node:events: listeners stay until they are removed; they run on every event.
import type { CallMeaning, Condition, Frequency, Library, Member, TypeName } from '../../schema.ts';

/** Events of an emitter's end. */
const ENDS = [
  'error',
  'close',
  'end',
  'exit',
  'finish',
  'disconnect',
  'SIGTERM',
  'SIGINT',
  'beforeExit',
  'uncaughtException',
  'unhandledRejection',
] as const;

/** Events that happen once in an emitter's life. */
const LIFECYCLE: readonly Condition[] = [
  { at: '0', equals: [...ENDS, 'ready', 'open', 'connect', 'listening', 'drain'] },
];

/** What an emitter that lives on never has: what waits for one of them once stays, like any listener. */
const FINAL: readonly Condition[] = [{ at: '0', equals: [...ENDS, 'SIGHUP'] }];

const undo = ['off', 'removeListener', 'removeAllListeners'];

const WAITS = 'it waits for an event that does not come while what it listens to lives';

/** Events whose listeners are given something that the catalog describes. */
export interface KnownEvent {
  readonly names: readonly string[];
  readonly parameters: readonly (TypeName | null)[];
  /** Absent: `perMessage`. */
  readonly frequency?: Frequency;
  /** `for every Redis message` */
  readonly because: string;
}

const adding = (removesItself: boolean, known: readonly KnownEvent[]): Member => {
  const listens = (
    callbacks: NonNullable<CallMeaning['callbacks']>,
    leaves: boolean = removesItself,
  ): CallMeaning => ({
    returns: 'this',
    callbacks,
    effects: [
      {
        effect: 'listen',
        on: 'this',
        listener: '1',
        undo,
        ...(leaves ? { removesItself: true } : {}),
        ...(removesItself && !leaves ? { because: WAITS } : {}),
      },
    ],
  });
  return {
    overloads: [
      ...(removesItself ? [{ ...listens([], false), when: FINAL }] : []),
      ...known.map(({ names, parameters, frequency = 'perMessage', because }) => ({
        ...listens(removesItself ? [] : [{ at: '1', frequency, parameters, because }]),
        when: [{ at: '0', equals: names }],
      })),
      { ...listens([]), when: LIFECYCLE },
    ],
    call: listens(removesItself ? [] : [{ at: '1', frequency: 'perMessage', because: 'on every event' }]),
  };
};

/** The members that add listeners, for emitters with events of their own. */
export const emitting = (...known: readonly KnownEvent[]): Readonly<Record<string, Member>> => ({
  on: adding(false, known),
  addListener: adding(false, known),
  prependListener: adding(false, known),
  once: adding(true, known),
  prependOnceListener: adding(true, known),
});

const removes: Member = { call: { returns: 'this', effects: [{ effect: 'release', what: '1' }] } };

export const nodeEvents: Library = {
  language: 'javascript',
  packages: ['node:events', 'events'],
  version: 'Node 20.20.2',
  source: '@types/node 20.19 events.d.ts; lib/events.js',
  exports: {
    EventEmitter: { construct: { returns: 'EventEmitter' } },
    default: { construct: { returns: 'EventEmitter' } },
    '': { construct: { returns: 'EventEmitter' } },
    once: { call: {} },
    // `for await (const [message] of on(emitter, 'message'))`: the listener goes when the loop is left.
    on: {
      call: {
        effects: [{ effect: 'listen', on: '0', undo: ['return'], removesItself: true }],
      },
    },
  },
  types: {
    EventEmitter: {
      told: 'emit',
      members: {
        ...emitting(),
        off: removes,
        removeListener: removes,
        removeAllListeners: { call: { returns: 'this' } },
        setMaxListeners: { call: { returns: 'this' } },
        emit: { call: { cardinality: 'finite' } },
      },
    },
  },
};
