// Plain StatsD clients: a name (and, with DogStatsD, its tags) is one series in the server; nothing is kept here but a socket.
import type { Effect, Library, Member } from '../../schema.ts';
import { chained, chaining, doing, each, harmless, label, making, metricName, releases } from './rows.ts';

const language = 'javascript';
const name: Effect = metricName('server', '0');
/** A client without a lasting socket opens one for what it sends, and closes it when it has been idle for a second. */
const shortLived = (type: string) =>
  making('StatsD client', 'churn', type, {
    close: 'close',
    because: 'each one opens a socket of its own for what it sends, and a timer that closes it again',
  });

const send: Member = doing(name, label('server', ['3[]']));
const nodeStatsdClient = making('StatsD client', 'leaksUnlessClosed', 'StatsD', { close: 'close' });
const constructor: Member = {
  construct: {
    ...nodeStatsdClient,
    // `new StatsD({global_tags})`, or the eighth of its positional arguments.
    effects: [...(nodeStatsdClient.effects ?? []), label('server', ['0.global_tags[]', '7[]'])],
  },
};
const nodeStatsd: Library = {
  language,
  packages: ['node-statsd'],
  version: '0.1.1, @types/node-statsd 0.1.7',
  source: 'lib/statsd.js (the constructor makes a socket, which only close ends)',
  exports: { StatsD: constructor, default: constructor, '': constructor },
  types: {
    StatsD: {
      members: {
        ...each(['timing', 'increment', 'decrement', 'histogram', 'gauge', 'set', 'unique'], send),
        close: releases,
      },
    },
  },
};

const tagged: Member = chaining(name, label('server', ['2.*']));
const clientOfStatsdClient = shortLived('StatsdClient');
const statsdClientConstructor: Member = {
  construct: {
    ...clientOfStatsdClient,
    effects: [...(clientOfStatsdClient.effects ?? []), label('server', ['0.tags.*'])],
  },
};
const statsdClient: Library = {
  language,
  packages: ['statsd-client'],
  version: '0.4.7, @types/statsd-client 0.4.7',
  source: 'lib/statsd-client.js, lib/EphemeralSocket.js, lib/helpers/*.js',
  exports: { default: statsdClientConstructor, '': statsdClientConstructor },
  types: {
    StatsdClient: {
      members: {
        ...each(['counter', 'gauge', 'gaugeDelta', 'set', 'timing', 'histogram', 'distribution'], tagged),
        // Typed as chained, and they return nothing.
        ...each(['increment', 'decrement'], tagged),
        raw: chained,
        // A prefix of names; the socket is the parent's.
        getChildClient: { call: { returns: 'StatsdClient', effects: [name] } },
        close: { call: { returns: 'this', effects: [{ effect: 'release', what: 'this' }] } },
        helpers: { type: 'Helpers' },
      },
    },
    // The middleware's names are those of routes, with a fixed one for requests that match none.
    Helpers: {
      members: {
        getExpressMiddleware: {
          call: {
            callbacks: [
              {
                at: '1.onResponseEnd',
                frequency: 'perMessage',
                parameters: ['StatsdClient', null, 'express#Request', 'express#Response'],
                because: 'for every request',
              },
            ],
          },
        },
        wrapCallback: doing(name, label('server', ['2.tags.*'])),
      },
    },
  },
};

const named: Member = doing(name);
const lynxConstructor: Member = { construct: shortLived('Lynx'), call: shortLived('Lynx') };
const lynx: Library = {
  language,
  packages: ['lynx'],
  version: '0.2.0, @types/lynx 0.2.3',
  source: 'lib/lynx.js',
  exports: { default: lynxConstructor, '': lynxConstructor },
  types: {
    Lynx: {
      members: {
        ...each(['increment', 'decrement', 'count', 'timing', 'set', 'gauge'], named),
        createTimer: { call: { returns: 'Timer', effects: [name] } },
        // `send({[name]: '1|c'})`
        send: doing(metricName('server', '0.#')),
        close: releases,
      },
    },
    Timer: { members: { stop: harmless } },
  },
};

/** Metrics are an object; nested ones have dotted names. */
const graphiteNames: readonly Effect[] = [metricName('server', '0.#'), metricName('server', '0.*.#')];
const graphite: Library = {
  language,
  packages: ['graphite'],
  version: '0.1.5, @types/graphite 0.1.2',
  source: 'lib/GraphiteClient.js, lib/CarbonClient.js (connects when it first writes, until end)',
  exports: {
    createClient: {
      call: making('Graphite connection', 'leaksUnlessClosed', 'GraphiteClient', { close: 'end' }),
    },
  },
  types: {
    GraphiteClient: {
      members: {
        write: doing(...graphiteNames),
        writeTagged: doing(...graphiteNames, label('server', ['1.*'])),
        end: releases,
      },
    },
  },
};

export const statsdLibraries: readonly Library[] = [nodeStatsd, statsdClient, lynx, graphite];
