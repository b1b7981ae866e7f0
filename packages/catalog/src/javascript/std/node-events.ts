// node:events: listeners stay until they are removed; they run on every event.
import type { CallMeaning, Condition, Library, Member } from '../../schema.ts';

/** Events that happen once in an emitter's life. */
const LIFECYCLE: readonly Condition[] = [
  {
    at: '0',
    equals: [
      'error',
      'close',
      'end',
      'exit',
      'finish',
      'ready',
      'open',
      'connect',
      'disconnect',
      'listening',
      'drain',
      'SIGTERM',
      'SIGINT',
      'beforeExit',
      'uncaughtException',
      'unhandledRejection',
    ],
  },
];
const undo = ['off', 'removeListener', 'removeAllListeners'];

const adding = (removesItself: boolean): Member => {
  const listens = (callback: NonNullable<CallMeaning['callbacks']>): CallMeaning => ({
    returns: 'this',
    callbacks: callback,
    effects: [
      { effect: 'listen', on: 'this', listener: '1', undo, ...(removesItself ? { removesItself } : {}) },
    ],
  });
  return {
    overloads: [{ ...listens([]), when: LIFECYCLE }],
    call: listens(removesItself ? [] : [{ at: '1', frequency: 'perMessage', because: 'on every event' }]),
  };
};

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
  },
  types: {
    EventEmitter: {
      members: {
        on: adding(false),
        addListener: adding(false),
        prependListener: adding(false),
        once: adding(true),
        off: { call: { returns: 'this', effects: [{ effect: 'release', what: '1' }] } },
        removeListener: { call: { returns: 'this', effects: [{ effect: 'release', what: '1' }] } },
        removeAllListeners: { call: { returns: 'this' } },
        emit: { call: {} },
      },
    },
  },
};
