// Meteor: methods run for every call of a client, publications for every subscription.
import type { Library, Member } from '../../schema.ts';
import { each, harmless, perEntity, runs, typed } from './rows.ts';

const methods: Member = {
  call: { callbacks: runs(['0.*'], ['Argument', 'Argument', 'Argument'], 'for every call of a method') },
};
const members: Readonly<Record<string, Member>> = {
  methods,
  publish: {
    call: {
      callbacks: runs(['1'], ['Argument', 'Argument'], 'for every subscription', 'perConnection'),
    },
  },
  onConnection: {
    call: {
      returns: 'Handle',
      callbacks: runs(['0'], ['Connection'], 'for every connection', 'perConnection'),
      effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['stop'] }],
    },
  },
  startup: { call: { callbacks: runs(['0'], [], 'when the server starts', 'once') } },
  ...each(['call', 'callAsync', 'defer', 'bindEnvironment'], harmless),
};

export const meteor: Library = {
  language: 'javascript',
  packages: ['meteor/meteor'],
  version: '@types/meteor 2.9.11',
  source: 'meteor.d.ts, globals/meteor.d.ts',
  exports: { Meteor: typed('MeteorStatic') },
  types: {
    MeteorStatic: { members },
    Connection: {
      members: {
        id: perEntity('the id of a connection'),
        clientAddress: perEntity('a client address'),
        onClose: harmless,
      },
    },
    Handle: { members: { stop: { call: { effects: [{ effect: 'release', what: 'this' }] } } } },
    Argument: { cardinality: 'perEvent', because: 'what a client sent' },
  },
};
