// EventTarget and AbortSignal: listeners stay until they are removed, or until the signal in their options fires.
import type { CallMeaning, Condition, Library, Member } from '../../schema.ts';

const listens = (removesItself: boolean): CallMeaning => ({
  effects: [
    {
      effect: 'listen',
      on: 'this',
      listener: '1',
      undo: ['removeEventListener'],
      ...(removesItself ? { removesItself } : {}),
    },
  ],
});
const leavesWhen = (
  ...when: readonly Condition[]
): CallMeaning & { readonly when: readonly Condition[] } => ({
  ...listens(true),
  when,
});

const addEventListener: Member = {
  overloads: [leavesWhen({ at: '2.once', equals: ['true'] }), leavesWhen({ at: '2.signal', is: 'present' })],
  call: listens(false),
};
/** A signal that aborts when the process ends, or never, keeps also those that would listen once. */
const onSignal: Member = {
  overloads: [leavesWhen({ at: '2.signal', is: 'present' })],
  call: listens(false),
};
const members: Readonly<Record<string, Member>> = {
  addEventListener,
  removeEventListener: { call: { effects: [{ effect: 'release', what: '1' }] } },
};

export const eventTargets: Library = {
  language: 'javascript',
  packages: [],
  version: 'Node 20.20.2',
  source: '@types/node 20.19 dom-events.d.ts, globals.d.ts; lib/internal/event_target.js',
  exports: {
    EventTarget: { construct: { returns: 'EventTarget' } },
    AbortController: { construct: { returns: 'AbortController' } },
    AbortSignal: { type: 'AbortSignalConstructor' },
  },
  types: {
    EventTarget: { members },
    AbortController: { members: { signal: { type: 'AbortSignal' }, abort: { call: {} } } },
    AbortSignal: { members: { ...members, addEventListener: onSignal } },
    AbortSignalConstructor: {
      members: {
        abort: { call: { returns: 'AbortSignal' } },
        any: { call: { returns: 'AbortSignal' } },
        timeout: { call: { returns: 'AbortSignal' } },
      },
    },
  },
};
