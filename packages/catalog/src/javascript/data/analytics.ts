// Product analytics and reports of errors: clients that collect events and send them in batches.
import type { Library } from '../../schema.ts';
import { calls, constructs, freedBy, harmless, holding, making, named, present, releases } from './rows.ts';

const language = 'javascript';

/** A client without sockets or timers while it has nothing to send: one for each message only loses its batches. */
const batching = (noun: string, returns: string, close?: string) =>
  making(noun, 'churn', returns, {
    ...(close === undefined ? {} : { close }),
    certainty: 'low',
    because: 'each one collects events by itself, so that nothing is sent in batches',
  });

const mixpanel = calls(
  making('Mixpanel client', 'churn', 'Mixpanel', {
    because: 'each one has HTTP agents of its own, whose connections stay open until the server closes them',
  }),
);

const bugsnag = named(
  ['createClient'],
  calls(
    making('Bugsnag client', 'uncloseable', 'Client', {
      because: 'each one adds handlers of uncaught errors to the process',
    }),
  ),
);
/** Another `start` gives the client that is there. */
const bugsnagCalls = named(['start', 'notify', 'leaveBreadcrumb', 'addMetadata'], harmless);

/** It replaces the handlers of the process, which are there once. */
const rollbar = { returns: 'Rollbar' };

const honeybadgerCalls = named(['configure', 'notify', 'setContext'], harmless);

export const analyticsLibraries: readonly Library[] = [
  {
    language,
    packages: ['posthog-node'],
    version: '5.70.0',
    source:
      'dist/client.js (a poller of flags where a personal API key is given, until shutdown), dist/entrypoints/index.node.d.ts',
    exports: {
      PostHog: {
        overloads: [
          {
            when: [present('1.personalApiKey')],
            ...holding('PostHog client', 'PostHog', 'shutdown', {
              because: 'each one polls for the definitions of flags until it is shut down',
              whenClosed: 'churn',
            }),
          },
        ],
        construct: batching('PostHog client', 'PostHog', 'shutdown'),
      },
    },
    types: {
      PostHog: { members: { shutdown: releases, ...named(['capture', 'identify', 'flush'], harmless) } },
    },
  },
  {
    language,
    packages: ['@segment/analytics-node'],
    version: '3.1.0',
    source:
      'dist/cjs/app/analytics-node.js, dist/cjs/plugins/segmentio/publisher.js (a timer while a batch waits)',
    exports: { Analytics: constructs(batching('Segment client', 'Analytics', 'closeAndFlush')) },
    types: { Analytics: freedBy('closeAndFlush') },
  },
  {
    language,
    packages: ['analytics-node'],
    version: '6.2.0, @types/analytics-node 3.1.14',
    source: 'index.js (a timer while a batch waits)',
    exports: {
      default: constructs(batching('Segment client', 'Analytics')),
      '': constructs(batching('Segment client', 'Analytics')),
    },
    types: { Analytics: { members: named(['track', 'identify', 'flush'], harmless) } },
  },
  {
    language,
    packages: ['@rudderstack/rudder-sdk-node'],
    version: '3.0.13',
    source: 'cjs/index.js (a timer while a batch waits)',
    exports: {
      default: constructs(batching('RudderStack client', 'Analytics')),
      '': constructs(batching('RudderStack client', 'Analytics')),
    },
    types: { Analytics: { members: named(['track', 'identify', 'flush'], harmless) } },
  },
  {
    language,
    packages: ['@amplitude/analytics-node'],
    version: '1.5.73',
    source: 'lib/cjs/index.d.ts (the module is one client; a timer while a batch waits)',
    exports: {
      createInstance: calls(batching('Amplitude client', 'NodeClient')),
      ...named(['init', 'track', 'logEvent', 'identify', 'flush'], harmless),
    },
    types: { NodeClient: { members: named(['init', 'track', 'flush'], harmless) } },
  },
  {
    language,
    packages: ['mixpanel'],
    version: '0.24.0',
    source: 'lib/mixpanel-node.js (agents with keepAlive of its own)',
    exports: { init: mixpanel },
    types: { Mixpanel: { members: { track: harmless } } },
  },
  {
    language,
    packages: ['customerio-node'],
    version: '4.4.0',
    source: 'dist/lib/request.js (the agent of the process)',
    exports: {
      TrackClient: constructs({ returns: 'TrackClient' }),
      APIClient: constructs({ returns: 'APIClient' }),
    },
    types: {
      TrackClient: { members: named(['identify', 'track'], harmless) },
      APIClient: { members: { sendEmail: harmless } },
    },
  },
  {
    language,
    packages: ['langfuse'],
    version: '3.39.2',
    source: 'langfuse-core lib/index.cjs.js (a timer while a batch waits; prompts are cached in each client)',
    exports: { Langfuse: constructs(batching('Langfuse client', 'Langfuse', 'shutdownAsync')) },
    types: {
      Langfuse: {
        members: { shutdownAsync: releases, ...named(['trace', 'getPrompt', 'flushAsync'], harmless) },
      },
    },
  },
  {
    language,
    packages: ['@bugsnag/js', '@bugsnag/node'],
    version: '9.0.0',
    source:
      '@bugsnag/node dist/bugsnag.js (prependListener on the process; start gives the client that is there)',
    exports: { default: { type: 'Bugsnag' } },
    types: {
      Bugsnag: { members: { ...bugsnag, ...bugsnagCalls } },
      Client: { members: named(['notify', 'leaveBreadcrumb'], harmless) },
    },
  },
  {
    language,
    packages: ['rollbar'],
    version: '3.1.0',
    source: 'src/server/rollbar.js (addOrReplaceRollbarHandler), index.d.ts',
    exports: {
      default: constructs(rollbar),
      '': constructs(rollbar),
      init: calls(rollbar),
    },
    types: { Rollbar: { members: named(['error', 'warning', 'info', 'log'], harmless) } },
  },
  {
    language,
    packages: ['@honeybadger-io/js'],
    version: '6.16.5',
    source:
      'dist/server/honeybadger.js (each client that reports uncaught errors adds a handler to the process)',
    exports: { default: { type: 'Honeybadger' }, '': { type: 'Honeybadger' } },
    types: {
      Honeybadger: {
        members: {
          ...honeybadgerCalls,
          factory: calls(
            making('Honeybadger client', 'uncloseable', 'Honeybadger', {
              because: 'each one adds handlers of uncaught errors to the process',
            }),
          ),
        },
      },
    },
  },
];
