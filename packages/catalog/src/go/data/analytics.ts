// Product analytics and reports of errors: clients whose goroutines send what was collected, until they are closed.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';
const sending = (noun: string, returns: TypeName | readonly TypeName[]): Member =>
  makes(noun, 'leaksUnlessClosed', returns, {
    close: 'Close',
    because: 'each one sends what it has collected in a goroutine of its own, which runs until Close',
  });
const closeable: TypeEntry = { members: { Close: releases } };

export const analytics: readonly Library[] = [
  {
    language,
    packages: ['github.com/posthog/posthog-go'],
    version: 'v1.5.2',
    source: 'posthog.go (`go c.loop()`, and a poller of flags with a personal API key, until Close)',
    exports: {
      New: sending('PostHog client', 'Client'),
      NewWithConfig: sending('PostHog client', ['Client', 'error']),
    },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/segmentio/analytics-go/v3'],
    version: 'v3.3.0',
    source: 'analytics.go (`go c.loop()` until Close)',
    exports: {
      New: sending('Segment client', 'Client'),
      NewWithConfig: sending('Segment client', ['Client', 'error']),
    },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/rollbar/rollbar-go'],
    version: 'v1.4.5',
    source: 'client.go, async_transport.go (a goroutine until Close; the synchronous one has none)',
    exports: {
      New: sending('Rollbar client', 'Client'),
      NewAsync: sending('Rollbar client', 'Client'),
      NewSync: giving('Client'),
    },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/honeybadger-io/honeybadger-go'],
    version: 'v0.9.0',
    source: 'client.go, buffered_worker.go (a goroutine that waits on a channel which nothing closes)',
    exports: {
      New: makes('Honeybadger client', 'uncloseable', 'Client', {
        because: 'each one has a goroutine that nothing ends',
      }),
    },
    types: { Client: {} },
  },
  {
    language,
    packages: ['github.com/bugsnag/bugsnag-go/v2'],
    version: 'v2.6.1',
    source: 'bugsnag.go, notifier.go (a notifier holds settings), middleware.go (a list of callbacks)',
    exports: {
      New: giving('Notifier'),
      OnBeforeNotify: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] } },
    },
    types: { Notifier: {} },
  },
];
