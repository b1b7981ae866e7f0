// Events of node's servers (net, tls, http, https) that come for each connection, and what their listeners are given.
import type { KnownEvent } from './node-events.ts';

/** Read in Node 20.20.2: lib/net.js, lib/_tls_wrap.js. */
export const CONNECTION_EVENTS: readonly KnownEvent[] = [
  {
    names: ['connection', 'secureConnection'],
    frequency: 'perConnection',
    parameters: ['node:net#Socket'],
    because: 'for every connection',
  },
  {
    names: ['tlsClientError', 'clientError'],
    frequency: 'perConnection',
    parameters: [null, 'node:net#Socket'],
    because: 'for every connection that fails',
  },
  {
    names: ['newSession', 'resumeSession', 'OCSPRequest'],
    frequency: 'perConnection',
    parameters: ['node:tls#TLS session id', 'node:tls#TLS session'],
    because: 'for every TLS session',
  },
];
