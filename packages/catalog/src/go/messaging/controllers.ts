// Kubernetes controllers: what reconciles an object runs for each change of it, and handlers of informers stay with them.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { configured, giving, makes, perEntity, perEntityCall, releases } from '../rows.ts';

const language = 'go';
const because = 'for every change of a watched object';

const request: TypeEntry = {
  members: {
    Name: perEntity('the name of an object'),
    Namespace: configured("the object's namespace"),
    NamespacedName: { type: 'object key', ...perEntity('the name of an object') },
    String: perEntityCall('the name of an object'),
  },
};
const key: TypeEntry = {
  members: {
    Name: perEntity('the name of an object'),
    Namespace: configured("the object's namespace"),
    String: perEntityCall('the name of an object'),
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

/** Each handler has two goroutines and a buffer of its own until it is removed. */
const addsHandler = (returns: readonly (TypeName | null)[]): Member => ({
  call: {
    returns,
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['RemoveEventHandler'] }],
    callbacks: ['AddFunc', 'UpdateFunc', 'DeleteFunc', 'OnAdd', 'OnUpdate', 'OnDelete'].map((name) => ({
      at: `0.${name}`,
      frequency: 'perMessage',
      because,
    })),
  },
});
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
    ResourceEventHandlerRegistration: {},
  },
};

const watcher = makes('file watcher', 'leaksUnlessClosed', ['Watcher', 'error'], {
  close: 'Close',
  whenClosed: 'cheap',
});
const files: Library = {
  language,
  packages: ['github.com/fsnotify/fsnotify'],
  version: 'v1.10.1',
  source: 'fsnotify.go, backend_inotify.go (a descriptor and a goroutine until Close)',
  exports: { NewBufferedWatcher: watcher, NewWatcher: watcher },
  types: { Watcher: { members: { Close: releases, Events: { type: 'Event[]' } } }, Event: {} },
};

export const controllers: readonly Library[] = [...runtime, informers, files];
