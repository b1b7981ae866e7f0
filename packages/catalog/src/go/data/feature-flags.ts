// Feature flags: a client keeps the rules of all flags, and goroutines of its own follow their changes until it is closed.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';
const because =
  'each one fetches all flags, and goroutines of its own follow their changes until it is closed';
const client = (noun: string, returns: TypeName | readonly TypeName[], close = 'Close'): Member =>
  makes(noun, 'leaksUnlessClosed', returns, { close, because });
const closeable: TypeEntry = { members: { Close: releases } };

const launchDarkly: readonly Library[] = [
  {
    language,
    packages: ['github.com/launchdarkly/go-server-sdk/v7'],
    version: 'v7.14.6',
    source: 'ldclient.go (data source, event processor and big segments until Close)',
    exports: {
      MakeClient: client('LaunchDarkly client', ['LDClient', 'error']),
      MakeCustomClient: client('LaunchDarkly client', ['LDClient', 'error']),
    },
    types: {
      LDClient: {
        members: {
          Close: releases,
          GetFlagTracker: giving('github.com/launchdarkly/go-server-sdk/v7/interfaces#FlagTracker'),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/launchdarkly/go-server-sdk/v7/interfaces'],
    version: 'v7.14.6',
    source: 'interfaces/flag_tracker.go; internal/broadcasters.go (a list of channels)',
    types: {
      FlagTracker: {
        members: {
          AddFlagChangeListener: {
            call: {
              returns: 'FlagChangeEvent[]',
              effects: [{ effect: 'listen', on: 'this', undo: ['RemoveFlagChangeListener'] }],
            },
          },
        },
      },
      FlagChangeEvent: {},
    },
  },
];

const openFeature: Library = {
  language,
  packages: ['github.com/open-feature/go-sdk/openfeature'],
  version: 'v1.20.0',
  source: 'openfeature/{openfeature,client,event_executor}.go (hooks and handlers are kept by the API)',
  exports: {
    NewClient: giving('Client'),
    NewDefaultClient: giving('Client'),
    AddHooks: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] } },
    AddHandler: {
      call: { effects: [{ effect: 'listen', on: 'library', listener: '1', undo: ['RemoveHandler'] }] },
    },
  },
  types: {
    Client: {
      members: {
        AddHooks: { call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] } },
        AddHandler: {
          call: { effects: [{ effect: 'listen', on: 'library', listener: '1', undo: ['RemoveHandler'] }] },
        },
      },
    },
  },
};

export const featureFlags: readonly Library[] = [
  ...launchDarkly,
  {
    language,
    packages: ['github.com/Unleash/unleash-client-go/v4'],
    version: 'v4.1.0',
    source:
      'client.go, repository.go, metrics.go (goroutines until Close), unleash.go (Initialize leaves the client before it)',
    exports: {
      NewClient: client('Unleash client', ['Client', 'error']),
      Initialize: makes('Unleash client', 'uncloseable', 'error', {
        because: 'the client before it keeps its goroutines',
      }),
    },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/splitio/go-client/v6/splitio/client'],
    version: 'v6.8.1',
    source: 'splitio/client/{factory,factory_tracker}.go (synchronisation in goroutines until Destroy)',
    exports: { NewSplitFactory: client('Split factory', ['SplitFactory', 'error'], 'Destroy') },
    types: {
      SplitFactory: { members: { Client: giving('SplitClient'), Destroy: releases } },
      SplitClient: { members: { Destroy: releases } },
    },
  },
  {
    language,
    packages: ['github.com/statsig-io/go-sdk'],
    version: 'v1.35.1',
    source: 'client.go, store.go, logger.go (polling and flushing goroutines until Shutdown)',
    exports: {
      NewClient: client('Statsig client', 'Client', 'Shutdown'),
      NewClientWithOptions: client('Statsig client', 'Client', 'Shutdown'),
    },
    types: { Client: { members: { Shutdown: releases } } },
  },
  {
    language,
    packages: ['github.com/configcat/go-sdk/v9'],
    version: 'v9.0.3',
    source: 'configcat_client.go, config_fetcher.go (a polling goroutine until Close)',
    exports: {
      NewClient: client('ConfigCat client', 'Client'),
      NewCustomClient: client('ConfigCat client', 'Client'),
    },
    types: { Client: closeable },
  },
  openFeature,
];
