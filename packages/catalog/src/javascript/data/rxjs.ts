// RxJS: subscribers stay until they unsubscribe; what replays without a limit grows; operators run for each value of their source.
import type { Callback, Library, Member } from '../../schema.ts';
import { absent, chained, constructs, equal, giving, grows, named, present, releases } from './rows.ts';

const language = 'javascript';

/** Runs what it is given for each value of the source that it is piped into: as often as the pipe is made, times the values. */
const operator = (...places: readonly string[]): Member => ({
  call: { callbacks: places.map((at) => ({ at, frequency: 'perIteration' })) },
});
/** One that goes on for as long as its source: what is piped through such ones alone keeps its subscribers as the source does. */
const lasting = (...places: readonly string[]): Member => ({
  call: { ...operator(...places).call, returns: 'lasting operator' },
});
const throughLasting = [1, 2, 3, 4].map((count) => ({
  when: [
    ...Array.from({ length: count }, (_, i) => ({ at: String(i), type: ['rxjs#lasting operator'] })),
    absent(String(count)),
  ],
  returns: 'this',
}));

const forValues = (...places: readonly string[]): readonly Callback[] =>
  places.map((at) => ({ at, frequency: 'perMessage', because: 'for every value of a subject' }));
/** A subject's subscribers stay until they unsubscribe or it completes. */
const subscribes: Member = {
  call: {
    returns: 'Subscription',
    callbacks: forValues('0', '0.next'),
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['unsubscribe', 'complete'] }],
  },
};

export const rxjs: Library = {
  language,
  packages: ['rxjs'],
  version: '7.8.2',
  source:
    'dist/types/internal/Subject.d.ts, ReplaySubject.d.ts; src/internal/ReplaySubject.ts (no size and no time is no limit), src/internal/observable/interval.ts',
  exports: {
    Subject: constructs({ returns: 'Subject' }),
    BehaviorSubject: constructs({ returns: 'BehaviorSubject' }),
    ReplaySubject: {
      overloads: [
        { when: [absent('0')], returns: 'ReplaySubject without a limit' },
        {
          when: [equal('0', 'Infinity', 'Number.POSITIVE_INFINITY'), absent('1')],
          returns: 'ReplaySubject without a limit',
        },
      ],
      construct: { returns: 'ReplaySubject' },
    },
    ...named(
      [
        ...['reduce', 'takeWhile', 'expand', 'every', 'find', 'catchError', 'retryWhen', 'finalize'],
        ...['first', 'last', 'count', 'min', 'max'],
      ],
      operator('0'),
    ),
    ...named(
      [
        ...['map', 'filter', 'mergeMap', 'flatMap', 'switchMap', 'concatMap', 'exhaustMap', 'scan'],
        ...['skipWhile', 'groupBy', 'distinct', 'debounce'],
      ],
      lasting('0'),
    ),
    ...named(
      [
        'debounceTime',
        'throttleTime',
        'auditTime',
        'bufferTime',
        'delay',
        'distinctUntilChanged',
        'pairwise',
      ],
      lasting(),
    ),
    tap: lasting('0', '0.next', '0.error', '0.complete'),
    interval: giving('ticking Observable'),
    // `timer(due)` fires once; with a period it goes on.
    timer: { overloads: [{ when: [present('1')], returns: 'ticking Observable' }], call: {} },
  },
  types: {
    Subject: {
      members: {
        subscribe: subscribes,
        forEach: { call: { callbacks: forValues('0') } },
        pipe: { overloads: throughLasting, ...giving('piped Subject') },
        asObservable: chained,
        complete: releases,
        unsubscribe: releases,
      },
    },
    // Operators may end it (`take`, `first`, `takeUntil`): of subscribers that stay nothing is said.
    'piped Subject': {
      members: {
        pipe: chained,
        subscribe: { call: { returns: 'Subscription', callbacks: forValues('0', '0.next') } },
        forEach: { call: { callbacks: forValues('0') } },
      },
    },
    BehaviorSubject: { extends: ['Subject'] },
    ReplaySubject: { extends: ['Subject'] },
    'ReplaySubject without a limit': {
      extends: ['ReplaySubject'],
      container: 'unbounded',
      members: { next: grows() },
    },
    'ticking Observable': {
      members: {
        pipe: chained,
        subscribe: {
          call: {
            returns: 'Subscription',
            callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every tick of a timer' }],
            effects: [{ effect: 'timer', kind: 'repeats', stop: ['.unsubscribe'] }],
          },
        },
      },
    },
    'lasting operator': {},
    Subscription: { members: { unsubscribe: releases } },
  },
};
