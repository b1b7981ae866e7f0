// Event emitters that are not Node's (mitt, eventemitter3, Emittery): listeners stay until they are taken off.
import type { Library, Member, TypeName } from '../../schema.ts';
import { constructs, giving, harmless, named } from './rows.ts';

const language = 'javascript';
const onEvent = 'on every event';

/** `on(type, listener)`: what it returns, if anything, takes the listener off when it is called. */
const adds = (listener: '0' | '1', undo: readonly string[], returns?: TypeName): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    callbacks: [{ at: listener, frequency: 'perMessage', because: onEvent }],
    effects: [{ effect: 'listen', on: 'this', listener, undo }],
  },
});
const waits: Member = {
  call: { effects: [{ effect: 'listen', on: 'this', undo: ['off'], removesItself: true }] },
};

export const emitterLibraries: readonly Library[] = [
  {
    language,
    packages: ['mitt'],
    version: '3.0.1',
    source: 'index.d.ts; dist/mitt.mjs (a list of handlers by type in `all`)',
    exports: { default: giving('Emitter'), '': giving('Emitter') },
    types: {
      Emitter: {
        members: {
          on: adds('1', ['off', 'all']),
          off: { call: { effects: [{ effect: 'release', what: '1' }] } },
          emit: harmless,
          all: { type: 'Map' },
        },
      },
    },
  },
  {
    language,
    packages: ['eventemitter3'],
    version: '5.0.4',
    source: 'index.d.ts; index.js (the methods of Node’s emitter, without its limit)',
    exports: named(['default', '', 'EventEmitter'], constructs({ returns: 'EventEmitter' })),
    types: { EventEmitter: { extends: ['node:events#EventEmitter'] } },
  },
  {
    language,
    packages: ['emittery'],
    version: '1.2.1',
    source:
      'index.d.ts; index.js (a Set of listeners for each event name; `on` returns the function that takes it off)',
    exports: { default: constructs({ returns: 'Emittery' }) },
    types: {
      Emittery: {
        members: {
          on: adds('1', ['off', 'clearListeners'], 'Unsubscribe'),
          onAny: adds('0', ['offAny', 'clearListeners'], 'Unsubscribe'),
          once: waits,
          off: { call: { effects: [{ effect: 'release', what: '1' }] } },
          offAny: { call: { effects: [{ effect: 'release', what: '0' }] } },
          ...named(['emit', 'emitSerial', 'listenerCount'], harmless),
          clearListeners: harmless,
        },
      },
      Unsubscribe: {},
    },
  },
];
