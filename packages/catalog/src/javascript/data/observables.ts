// Stores whose values are watched (MobX, Redux, Zustand): what watches one stays until it is told to stop, and their collections grow.
import type { Library, Member } from '../../schema.ts';
import { absent, constructs, empties, giving, harmless, named, runs } from './rows.ts';

const language = 'javascript';

/** `subscribe(listener)`: what it returns takes the listener off when it is called. */
const subscribe: Member = {
  call: {
    returns: 'Unsubscribe',
    callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every change of a store' }],
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['()'] }],
  },
};
/** `autorun(f)`, `reaction(value, f)`: what they return stops them; what they watch need not live long. */
const watches = (...at: string[]): Member => ({
  call: {
    returns: 'Disposer',
    callbacks: at.map((a) => ({ at: a, frequency: 'perMessage', because: 'on every change of a store' })),
    effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['()'], confidence: 'medium' }],
  },
});
/** `observable(x)`: a watched twin, of the same type. */
const watched: Member = { call: { returns: '0', passes: ['0'] } };

export const observableLibraries: readonly Library[] = [
  {
    language,
    packages: ['mobx'],
    version: '6.16.1',
    source: 'dist/api/observable.d.ts, dist/types/observable{map,set,array}.d.ts, dist/api/autorun.d.ts',
    exports: {
      observable: watched,
      'observable.map': giving('ObservableMap'),
      'observable.set': giving('ObservableSet'),
      'observable.array': giving('Array'),
      'observable.object': watched,
      ObservableMap: constructs({ returns: 'ObservableMap' }),
      ObservableSet: constructs({ returns: 'ObservableSet' }),
      ...named(['makeAutoObservable', 'makeObservable'], { call: { returns: '0' } }),
      runInAction: runs('0'),
      autorun: watches('0'),
      reaction: watches('0', '1'),
    },
    types: {
      ObservableMap: {
        extends: ['Map'],
        members: { replace: empties },
      },
      ObservableSet: { extends: ['Set'], members: { replace: empties } },
      Disposer: {},
    },
  },
  {
    language,
    packages: ['redux'],
    version: '5.0.1',
    source:
      'dist/redux.d.ts, dist/redux.mjs (a Map of listeners; `subscribe` returns the function that takes it out)',
    exports: named(['createStore', 'legacy_createStore'], giving('Store')),
    types: {
      Store: {
        members: { subscribe, ...named(['dispatch', 'getState', 'replaceReducer'], harmless) },
      },
      Unsubscribe: {},
    },
  },
  {
    language,
    packages: ['@reduxjs/toolkit'],
    version: '2.14.0',
    source: 'dist/index.d.ts (a store of Redux)',
    exports: { configureStore: giving('redux#Store') },
  },
  {
    language,
    packages: ['zustand', 'zustand/vanilla'],
    version: '5.1.0',
    source:
      'vanilla.d.ts, esm/vanilla.mjs (a Set of listeners; `subscribe` returns the function that takes it out), middleware/subscribeWithSelector.d.ts (a selector before the listener)',
    exports: named(['createStore', 'create'], {
      // `createStore<State>()((set) => …)`
      overloads: [{ when: [absent('0')], returns: 'curried createStore' }],
      call: { returns: 'StoreApi' },
    }),
    types: {
      'curried createStore': { members: { '()': giving('StoreApi') } },
      StoreApi: { members: { subscribe, ...named(['getState', 'setState'], harmless) } },
      Unsubscribe: {},
    },
  },
];
