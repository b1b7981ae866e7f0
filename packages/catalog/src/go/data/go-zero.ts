// go-zero's stores, executors, breakers and collections: which are shared by address, which can never be freed.
import type { Library, Member } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';
const version = 'v1.10.3';
const zero = (path: string): readonly string[] => [
  `github.com/zeromicro/go-zero/${path}`,
  `github.com/tal-tech/go-zero/${path}`,
];

/** A package-level resource manager keeps one connection pool per address for ever. */
const shared = (noun: string, key: string, returns: string | readonly string[]): Member =>
  makes(noun, 'sharedByKey', returns, { key });
const forever = (noun: string, returns: string | readonly string[], because?: string): Member =>
  makes(noun, 'uncloseable', returns, because === undefined ? {} : { because });
const keepsName = (at: string, returns?: string): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'grow', place: 'library', key: at, because: 'a breaker is kept for each name' }],
  },
});
const shutdownListener: Member = {
  call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] },
};
const inPlace = (at: string): Member => ({ call: { callbacks: [{ at, frequency: 'perIteration' }] } });

const stores: readonly Library[] = [
  {
    language,
    packages: zero('core/stores/redis'),
    version,
    source: 'core/stores/redis/redis.go, redisclientmanager.go',
    exports: {
      MustNewRedis: shared('Redis client', '0.Host', 'Redis'),
      New: shared('Redis client', '0', 'Redis'),
      NewRedis: shared('Redis client', '0.Host', ['Redis', 'error']),
    },
    types: { Redis: {} },
  },
  {
    language,
    packages: zero('core/stores/sqlx'),
    version,
    source: 'core/stores/sqlx/sqlconn.go, sqlmanager.go, bulkinserter.go',
    exports: {
      MustNewConn: shared('database connection pool', '0.DataSource', 'SqlConn'),
      NewBulkInserter: forever('bulk inserter', ['BulkInserter', 'error']),
      NewConn: shared('database connection pool', '0.DataSource', ['SqlConn', 'error']),
      NewMysql: shared('database connection pool', '0', 'SqlConn'),
      NewSqlConn: shared('database connection pool', '1', 'SqlConn'),
    },
    types: { BulkInserter: {}, SqlConn: {} },
  },
  {
    language,
    packages: zero('core/stores/mon'),
    version,
    source: 'core/stores/mon/model.go, clientmanager.go, bulkinserter.go',
    exports: {
      MustNewModel: shared('MongoDB client', '0', 'Model'),
      NewBulkInserter: forever('bulk inserter', ['BulkInserter', 'error']),
      NewModel: shared('MongoDB client', '0', ['Model', 'error']),
    },
    types: { BulkInserter: {}, Model: {} },
  },
  {
    language,
    packages: zero('core/stores/monc'),
    version,
    source: 'core/stores/monc/cachedmodel.go',
    exports: {
      MustNewModel: shared('MongoDB client', '0', 'Model'),
      NewModel: shared('MongoDB client', '0', ['Model', 'error']),
    },
    types: { Model: {} },
  },
  {
    language,
    packages: zero('core/stores/cache'),
    version,
    source: 'core/stores/cache/cachestat.go (a goroutine and a ticker for ever)',
    exports: { NewStat: forever('cache statistics', 'Stat') },
    types: { Stat: {} },
  },
  {
    language,
    packages: zero('core/discov'),
    version,
    source: 'core/discov/publisher.go, subscriber.go',
    exports: {
      NewPublisher: makes('etcd publisher', 'leaksUnlessClosed', 'Publisher', { close: 'Stop' }),
      NewSubscriber: makes('etcd subscriber', 'leaksUnlessClosed', ['Subscriber', 'error'], {
        close: 'Close',
      }),
    },
    types: {
      Publisher: { members: { Stop: releases } },
      Subscriber: { members: { Close: releases } },
    },
  },
];

const listed = 'it stays in a package-level list of shutdown listeners';
const runtime: readonly Library[] = [
  {
    language,
    packages: zero('core/executors'),
    version,
    source: 'core/executors/periodicalexecutor.go (NewPeriodicalExecutor adds a shutdown listener)',
    exports: {
      NewBulkExecutor: forever('batch executor', 'BulkExecutor', listed),
      NewChunkExecutor: forever('batch executor', 'ChunkExecutor', listed),
      NewPeriodicalExecutor: forever('batch executor', 'PeriodicalExecutor', listed),
    },
    types: { BulkExecutor: {}, ChunkExecutor: {}, PeriodicalExecutor: {} },
  },
  {
    language,
    packages: zero('core/stat'),
    version,
    source: 'core/stat/metrics.go (a periodical executor each)',
    exports: { NewMetrics: forever('metrics collector', 'Metrics', listed) },
    types: { Metrics: {} },
  },
  {
    language,
    packages: zero('core/proc'),
    version,
    source: 'core/proc/shutdown.go (appended to a package-level list)',
    exports: { AddShutdownListener: shutdownListener, AddWrapUpListener: shutdownListener },
  },
  {
    language,
    packages: zero('core/breaker'),
    version,
    source: 'core/breaker/breakers.go (a package-level map by name)',
    exports: {
      Do: keepsName('0'),
      DoCtx: keepsName('1'),
      DoWithAcceptable: keepsName('0'),
      DoWithAcceptableCtx: keepsName('1'),
      DoWithFallback: keepsName('0'),
      DoWithFallbackAcceptable: keepsName('0'),
      DoWithFallbackAcceptableCtx: keepsName('1'),
      DoWithFallbackCtx: keepsName('1'),
      GetBreaker: keepsName('0', 'Breaker'),
    },
    types: { Breaker: {} },
  },
  {
    language,
    packages: zero('rest/httpc'),
    version,
    source: 'rest/httpc/service.go (a breaker by name)',
    exports: { NewService: keepsName('0', 'Service'), NewServiceWithClient: keepsName('0', 'Service') },
    types: { Service: {} },
  },
  {
    language,
    packages: zero('core/threading'),
    version,
    source: 'core/threading/routines.go, routinegroup.go',
    exports: { GoSafe: inPlace('0'), RunSafe: inPlace('0') },
    types: { RoutineGroup: { members: { Run: inPlace('0'), RunSafe: inPlace('0') } } },
  },
  {
    language,
    packages: zero('core/mr'),
    version,
    source: 'core/mr/mapreduce.go',
    exports: {
      Finish: inPlace('*'),
      FinishVoid: inPlace('*'),
      ForEach: inPlace('1'),
      MapReduce: inPlace('1'),
      MapReduceVoid: inPlace('1'),
    },
  },
  {
    language,
    packages: zero('core/collection'),
    version,
    source:
      'core/collection/cache.go (a timing wheel and a statistics loop that nothing stops), safemap.go, set.go, fifo.go, ring.go, timingwheel.go',
    exports: {
      NewCache: forever('in-memory cache', ['Cache', 'error'], 'its two goroutines can never be stopped'),
      NewQueue: giving('Queue'),
      NewRing: giving('Ring'),
      NewSafeMap: giving('SafeMap'),
      NewSet: giving('Set'),
      NewTimingWheel: makes('timing wheel', 'leaksUnlessClosed', ['TimingWheel', 'error'], { close: 'Stop' }),
    },
    types: {
      // Entries leave after their time, and the oldest when there is a limit.
      Cache: { container: 'bounded' },
      Ring: { container: 'bounded' },
      Queue: {
        container: 'unbounded',
        members: {
          Put: { call: { effects: [{ effect: 'grow', place: 'this', value: '0' }] } },
          Take: { call: { effects: [{ effect: 'evict', place: 'this' }] } },
        },
      },
      SafeMap: {
        container: 'unbounded',
        members: {
          Del: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
          Range: inPlace('0'),
          Set: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
        },
      },
      Set: {
        container: 'unbounded',
        members: {
          Add: { call: { effects: [{ effect: 'grow', place: 'this', key: '*' }] } },
          Contains: {
            call: { returns: 'bool', cardinality: 'finite', tests: { container: 'this', value: '0' } },
          },
          Remove: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        },
      },
      TimingWheel: { members: { Stop: releases } },
    },
  },
];

export const goZeroStores: readonly Library[] = [...stores, ...runtime];
