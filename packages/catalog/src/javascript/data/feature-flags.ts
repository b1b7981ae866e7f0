// Feature flags: a client keeps the rules of all flags, and follows their changes by a stream or a timer until it is closed.
import type { CallMeaning, Library, Member } from '../../schema.ts';
import {
  calls,
  chained,
  constructs,
  equal,
  freedBy,
  freeing,
  giving,
  harmless,
  holding,
  making,
  named,
  present,
  releases,
} from './rows.ts';

const language = 'javascript';
const emitter: readonly string[] = ['node:events#EventEmitter'];
const following =
  'each one fetches all flags and follows their changes, by a stream or timers of its own, until it is closed';

const launchDarkly = holding('LaunchDarkly client', 'LDClient', 'close', { because: following });
const launchDarklyLibrary = (name: string, version: string, source: string): Library => ({
  language,
  packages: [name],
  version,
  source,
  exports: { init: calls(launchDarkly) },
  types: {
    LDClient: {
      extends: emitter,
      members: { close: releases, ...named(['variation', 'track', 'identify', 'allFlagsState'], harmless) },
    },
  },
});

const unleash = holding('Unleash client', 'Unleash', 'destroy', { because: following });
/** The one instance of the process: another configuration is refused. */
const onlyUnleash = giving('Unleash');

/** The statsig of the process: `initialize` gives the one that is there. */
const statsigCalls = named(
  ['initialize', 'checkGate', 'getConfig', 'getExperiment', 'getLayer', 'logEvent', 'shutdown'],
  harmless,
);

const streaming: CallMeaning['effects'] = [
  {
    effect: 'listen',
    on: 'library',
    undo: ['destroy'],
    because: 'the library lists each instance that is told of new features, until it is destroyed',
  },
];
const growthBook = {
  init: {
    overloads: [{ when: [equal('0.streaming', 'true')], effects: streaming }],
    call: {},
  },
  destroy: releases,
} satisfies Record<string, Member>;

const hooks: Member = {
  call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '*', undo: ['clearHooks'] }] },
};
const handlers = (on: 'this' | 'library', ...undo: string[]): Member => ({
  call: {
    effects: [{ effect: 'listen', on, listener: '1', undo, when: [{ at: '2.signal', is: 'absent' }] }],
  },
});

export const featureFlagLibraries: readonly Library[] = [
  launchDarklyLibrary(
    '@launchdarkly/node-server-sdk',
    '9.13.7',
    'dist/src/index.d.ts, dist/src/api/LDClient.d.ts; @launchdarkly/js-server-sdk-common dist/cjs/LDClientImpl.js',
  ),
  launchDarklyLibrary(
    'launchdarkly-node-server-sdk',
    '7.0.4',
    'index.js, event_processor.js (intervals until close), streaming.js',
  ),
  {
    language,
    packages: ['unleash-client'],
    version: '6.12.1',
    source:
      'lib/unleash.js (the constructor starts its timers unless told; getInstance keeps one), lib/index.js',
    exports: {
      Unleash: constructs(unleash),
      'Unleash.getInstance': onlyUnleash,
      initialize: onlyUnleash,
      startUnleash: onlyUnleash,
      ...named(['isEnabled', 'getVariant', 'destroy'], harmless),
    },
    types: {
      Unleash: {
        extends: emitter,
        members: {
          ...freeing('destroy', 'destroyWithFlush'),
          ...named(['isEnabled', 'getVariant'], harmless),
        },
      },
    },
  },
  {
    language,
    packages: ['@splitsoftware/splitio'],
    version: '11.11.2',
    source: 'types/index.d.ts; @splitsoftware/splitio-commons types/splitio.d.ts (ISDK, IClient: destroy)',
    exports: {
      SplitFactory: calls(holding('Split factory', 'Split factory', 'destroy', { because: following })),
    },
    types: {
      'Split factory': { members: { destroy: releases, client: giving('Split client') } },
      'Split client': { extends: emitter, members: named(['getTreatment', 'track'], harmless) },
    },
  },
  {
    language,
    packages: ['statsig-node'],
    version: '6.5.2',
    source: 'dist/index.js, dist/StatsigServer.js, dist/LogEventProcessor.js (polls from the constructor on)',
    exports: {
      StatsigServer: constructs(
        holding('Statsig server', 'StatsigServer', 'shutdown', {
          because: 'each one polls for new rules and flushes events by timers until it is shut down',
        }),
      ),
      default: { type: 'Statsig' },
      Statsig: { type: 'Statsig' },
    },
    types: { StatsigServer: freedBy('shutdown', 'shutdownAsync'), Statsig: { members: statsigCalls } },
  },
  {
    language,
    packages: ['@growthbook/growthbook'],
    version: '1.8.0',
    source:
      'dist/cjs/GrowthBook.js, dist/cjs/feature-repository.js (features are cached for all instances; subscribedInstances lists those that stream)',
    exports: {
      // One for each request is how its guide does it: features come from a cache that all of them share.
      GrowthBook: constructs({ returns: 'GrowthBook' }),
      GrowthBookClient: constructs({ returns: 'GrowthBookClient' }),
    },
    types: {
      GrowthBook: { members: growthBook },
      GrowthBookClient: { members: { ...growthBook, createScopedInstance: harmless } },
    },
  },
  {
    language,
    packages: ['flagsmith-nodejs'],
    version: '8.1.2',
    source:
      'build/esm/sdk/index.js (asks the server by fetch), build/esm/sdk/polling_manager.js (until close)',
    exports: {
      Flagsmith: {
        overloads: [
          {
            when: [present('0.enableLocalEvaluation')],
            ...holding('Flagsmith client', 'Flagsmith', 'close', {
              because: 'each one fetches the whole environment again and again until it is closed',
            }),
          },
        ],
        construct: { returns: 'Flagsmith' },
      },
    },
    types: {
      Flagsmith: {
        members: { close: releases, ...named(['getEnvironmentFlags', 'getIdentityFlags'], harmless) },
      },
    },
  },
  {
    language,
    packages: ['configcat-node'],
    version: '11.4.1',
    source: 'lib/client.js; configcat-common lib/ConfigCatClient.js (clientInstanceCache: one for each key)',
    exports: {
      getClient: calls(
        making('ConfigCat client', 'sharedByKey', 'IConfigCatClient', { close: 'dispose', key: '0' }),
      ),
    },
    types: { IConfigCatClient: { members: { dispose: releases, getValueAsync: harmless } } },
  },
  {
    language,
    packages: ['@openfeature/server-sdk'],
    version: '1.23.0',
    source:
      'dist/types.d.ts, dist/cjs/index.js; @openfeature/core 1.12.0 dist/cjs/index.js (a client adds its handlers to an emitter that the API keeps for its domain)',
    exports: { OpenFeature: { type: 'OpenFeatureAPI' } },
    types: {
      OpenFeatureAPI: {
        members: {
          getClient: giving('Client'),
          addHooks: hooks,
          clearHooks: chained,
          addHandler: handlers('this', 'removeHandler', 'clearHandlers'),
        },
      },
      Client: {
        members: {
          // What it keeps goes with it; its handlers stay with the API.
          addHooks: hooks,
          addHandler: handlers('library', 'removeHandler'),
          ...named(['getBooleanValue', 'getStringValue', 'getNumberValue', 'getObjectValue'], harmless),
        },
      },
    },
  },
];
