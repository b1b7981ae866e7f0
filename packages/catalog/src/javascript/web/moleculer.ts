// Moleculer: actions and events of services run for every call; the context says who called.
import type { Library, TypeName } from '../../schema.ts';
import { configured, each, harmless, making, perEvent, runs } from './rows.ts';

const onCall = 'for every call of an action';
const onEvent = 'on every event';
const context: readonly TypeName[] = ['Context'];

export const moleculer: Library = {
  language: 'javascript',
  packages: ['moleculer'],
  version: '0.14.36',
  source: 'index.d.ts (ServiceSchema, Context, ServiceBroker)',
  exports: { ServiceBroker: making('ServiceBroker'), Service: making('Service') },
  types: {
    ServiceBroker: {
      members: {
        createService: {
          call: {
            returns: 'Service',
            callbacks: [
              ...runs(['0.actions.*', '0.actions.*.handler'], context, onCall),
              ...runs(['0.events.*', '0.events.*.handler'], context, onEvent),
              ...runs(
                ['0.created', '0.started', '0.stopped'],
                [],
                'when the service starts or stops',
                'once',
              ),
            ],
          },
        },
        ...each(['start', 'stop', 'loadService', 'loadServices'], harmless),
      },
    },
    Service: {},
    Context: {
      members: {
        id: perEvent('the id of a call'),
        requestID: perEvent('a request id'),
        parentID: perEvent('the id of a call'),
        nodeID: configured('a node'),
        caller: configured('a service'),
        eventName: configured('the name of an event'),
        ...each(['call', 'mcall', 'emit', 'broadcast'], harmless),
      },
    },
  },
  signatures: [{ parameters: ['Context'], frequency: 'perMessage', because: onCall }],
};
