// Colyseus: rooms of games; clients join, send messages and leave.
import type { Library } from '../../schema.ts';
import { each, harmless, perEntity, runs, typed } from './rows.ts';

const onConnection = 'for every client that joins or leaves';
const onMessage = 'for every message of a client';

export const colyseus: Library = {
  language: 'javascript',
  packages: ['@colyseus/core', 'colyseus'],
  version: '0.16.26, colyseus 0.17.10',
  source: 'build/Room.d.ts, build/Transport.d.ts',
  types: {
    Room: {
      members: {
        onMessage: { call: { callbacks: runs(['1'], ['Client', 'ClientMessage'], onMessage) } },
        setSimulationInterval: { call: { callbacks: runs(['0'], [null], 'on every tick of a room') } },
        clients: typed('Client[]'),
        ...each(['broadcast', 'disconnect', 'lock', 'unlock', 'setState', 'setMetadata'], harmless),
      },
    },
    Client: {
      members: {
        sessionId: perEntity('the id of a session'),
        id: perEntity('the id of a session'),
        ...each(['send', 'leave', 'error'], harmless),
      },
    },
    ClientMessage: { cardinality: 'perEvent', because: 'a message of a client' },
  },
  signatures: ['onJoin', 'onLeave', 'onAuth'].map((name) => ({
    name,
    frequency: 'perConnection' as const,
    gives: ['Client'],
    because: onConnection,
  })),
};
