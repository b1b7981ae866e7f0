// Pools of goroutines: each keeps some that wait or tick, also while it has nothing to do, until it is ended.
import type { Library, Member } from '../../schema.ts';
import { makes, releases } from '../rows.ts';

const language = 'go';

const runs: Member = { call: { callbacks: [{ at: '0', frequency: 'perIteration' }] } };
const held = (type: string, close: string): Member =>
  makes('worker pool', 'leaksUnlessClosed', [type, 'error'], {
    close,
    because: 'each one keeps goroutines that purge and tick until it is released',
  });

export const workerPools: readonly Library[] = [
  {
    language,
    packages: ['github.com/panjf2000/ants/v2'],
    version: 'v2.12.1',
    source: 'ants.go (newPool: goPurge and goTicktock until Release), pool.go, pool_func.go, multipool.go',
    exports: {
      NewPool: held('Pool', 'Release'),
      NewPoolWithFunc: held('PoolWithFunc', 'Release'),
      NewMultiPool: held('MultiPool', 'ReleaseTimeout'),
      Submit: runs,
    },
    types: {
      Pool: { members: { Release: releases, ReleaseTimeout: releases, Submit: runs } },
      PoolWithFunc: { members: { Release: releases, ReleaseTimeout: releases } },
      MultiPool: { members: { ReleaseTimeout: releases, Submit: runs } },
    },
  },
  {
    language,
    packages: ['github.com/gammazero/workerpool'],
    version: 'v1.3.0',
    source: 'workerpool.go (New starts the dispatcher, which ends at Stop)',
    exports: { New: makes('worker pool', 'leaksUnlessClosed', 'WorkerPool', { close: 'StopWait' }) },
    types: {
      WorkerPool: {
        members: { Stop: releases, StopWait: releases, Submit: runs, SubmitWait: runs },
      },
    },
  },
  {
    language,
    packages: ['github.com/alitto/pond'],
    version: 'v1.9.2',
    source: 'pond.go (New starts purge, which ends at Stop)',
    exports: { New: makes('worker pool', 'leaksUnlessClosed', 'WorkerPool', { close: 'StopAndWait' }) },
    types: {
      WorkerPool: {
        members: {
          Stop: releases,
          StopAndWait: releases,
          StopAndWaitFor: releases,
          Submit: runs,
          SubmitAndWait: runs,
        },
      },
    },
  },
];
