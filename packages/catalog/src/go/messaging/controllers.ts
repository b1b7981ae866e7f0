// Kubernetes controllers: what reconciles an object runs for each change of it, and handlers of informers stay with them.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { chained, configured, giving, makes, nameOf, nameOfCall, releases } from '../rows.ts';

const language = 'go';
const because = 'for every change of a watched object';

const request: TypeEntry = {
  members: {
    Name: nameOf('the name of an object'),
    Namespace: configured("the object's namespace"),
    NamespacedName: { type: 'object key', ...nameOf('the name of an object') },
    String: nameOfCall('the name of an object'),
  },
};
const key: TypeEntry = {
  members: {
    Name: nameOf('the name of an object'),
    Namespace: configured("the object's namespace"),
    String: nameOfCall('the name of an object'),
  },
};
const reconciles = {
  name: 'Reconcile',
  parameters: ['context#Context', 'Request'],
  frequency: 'perMessage' as const,
  because,
};

const runtime: readonly Library[] = [
  {
    language,
    packages: ['sigs.k8s.io/controller-runtime', 'sigs.k8s.io/controller-runtime/pkg/reconcile'],
    version: 'v0.25.2',
    source: 'alias.go, pkg/reconcile/reconcile.go',
    types: { Request: request, 'object key': key },
    signatures: [reconciles],
  },
  {
    language,
    packages: ['sigs.k8s.io/controller-runtime/pkg/metrics'],
    version: 'v0.25.2',
    source: 'pkg/metrics/registry.go (one registry for the process)',
    exports: { Registry: { type: 'github.com/prometheus/client_golang/prometheus#Registerer' } },
  },
];

/** OpenShift's controllers: made of parts, and run on each change and each resync. */
const libraryGo: Library = {
  language,
  packages: ['github.com/openshift/library-go/pkg/controller/factory'],
  version: 'v0.0.0-20210106214821-c4d0b9c8d55f',
  source: 'pkg/controller/factory/factory.go, base_controller.go',
  exports: { New: giving('Factory') },
  types: {
    Factory: {
      members: {
        ResyncEvery: chained,
        ResyncSchedule: chained,
        WithBareInformers: chained,
        WithInformers: chained,
        WithPostStartHooks: chained,
        WithSync: {
          call: {
            returns: 'this',
            callbacks: [
              {
                at: '0',
                frequency: 'perMessage',
                because: 'for every change of a watched object, and each resync',
              },
            ],
          },
        },
        WithSyncDegradedOnError: chained,
      },
    },
  },
};

/** Each handler has two goroutines and a buffer of its own until it is removed. */
const addsHandler = (returns: readonly (TypeName | null)[]): Member => ({
  call: {
    returns,
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['RemoveEventHandler'] }],
    callbacks: ['OnAdd', 'OnUpdate', 'OnDelete'].map((name) => ({
      at: `0.${name}`,
      frequency: 'perMessage',
      because,
    })),
  },
});
const handlerFuncs: TypeEntry = {
  literal: {
    callbacks: ['AddFunc', 'UpdateFunc', 'DeleteFunc'].map((name) => ({
      at: `0.${name}`,
      frequency: 'perMessage',
      because,
    })),
  },
};
const informers: Library = {
  language,
  packages: ['k8s.io/client-go/tools/cache'],
  version: 'v0.37.2',
  source: 'tools/cache/shared_informer.go, controller.go',
  types: {
    SharedInformer: {
      members: {
        AddEventHandler: addsHandler(['ResourceEventHandlerRegistration', 'error']),
        AddEventHandlerWithOptions: addsHandler(['ResourceEventHandlerRegistration', 'error']),
        AddEventHandlerWithResyncPeriod: addsHandler(['ResourceEventHandlerRegistration', 'error']),
        RemoveEventHandler: giving('error'),
      },
    },
    SharedIndexInformer: { extends: ['SharedInformer'] },
    ResourceEventHandlerDetailedFuncs: handlerFuncs,
    ResourceEventHandlerFuncs: handlerFuncs,
    ResourceEventHandlerRegistration: {},
  },
};

const queueNoun = 'work queue';
const queue = (type: string): Member => makes(queueNoun, 'leaksUnlessClosed', type, { close: 'ShutDown' });
const rateLimited: Readonly<Record<string, Member>> = {
  // The rate limiter counts the failures of each object until it is told to forget it.
  AddRateLimited: {
    call: {
      effects: [
        {
          effect: 'grow',
          place: 'this',
          key: '0',
          because: 'the failures of each object are counted until Forget',
        },
      ],
    },
  },
  Forget: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
};
const taken: Readonly<Record<string, Member>> = {
  Get: {
    call: {
      returns: [null, 'bool'],
      cardinality: 'perEntity',
      awaits: { frequency: 'perMessage', because },
      because: 'the name of an object',
    },
  },
  ShutDown: releases,
  ShutDownWithDrain: releases,
};
const workQueues: Library = {
  language,
  packages: ['k8s.io/client-go/util/workqueue'],
  version: 'v0.37.2',
  source: 'util/workqueue/queue.go, delaying_queue.go, rate_limiting_queue.go, default_rate_limiters.go',
  exports: {
    New: queue('Type'),
    NewDelayingQueue: queue('DelayingInterface'),
    NewDelayingQueueWithConfig: queue('DelayingInterface'),
    NewNamed: queue('Type'),
    NewNamedDelayingQueue: queue('DelayingInterface'),
    NewNamedRateLimitingQueue: queue('RateLimitingInterface'),
    NewRateLimitingQueue: queue('RateLimitingInterface'),
    NewRateLimitingQueueWithConfig: queue('RateLimitingInterface'),
    NewTyped: queue('Typed'),
    NewTypedDelayingQueue: queue('TypedDelayingInterface'),
    NewTypedRateLimitingQueue: queue('TypedRateLimitingInterface'),
    NewTypedRateLimitingQueueWithConfig: queue('TypedRateLimitingInterface'),
  },
  types: {
    DelayingInterface: { members: taken },
    Interface: { members: taken },
    RateLimitingInterface: { container: 'unbounded', members: { ...taken, ...rateLimited } },
    Type: { members: taken },
    Typed: { members: taken },
    TypedDelayingInterface: { members: taken },
    TypedInterface: { members: taken },
    TypedRateLimitingInterface: { container: 'unbounded', members: { ...taken, ...rateLimited } },
  },
};

const watcher = makes('file watcher', 'leaksUnlessClosed', ['Watcher', 'error'], {
  close: 'Close',
  perUse: true,
});
const files: Library = {
  language,
  packages: ['github.com/fsnotify/fsnotify'],
  version: 'v1.10.1',
  source: 'fsnotify.go, backend_inotify.go (a descriptor and a goroutine until Close)',
  exports: { NewBufferedWatcher: watcher, NewWatcher: watcher },
  types: { Watcher: { members: { Close: releases, Events: { type: 'Event[]' } } }, Event: {} },
};

export const controllers: readonly Library[] = [...runtime, libraryGo, informers, workQueues, files];
