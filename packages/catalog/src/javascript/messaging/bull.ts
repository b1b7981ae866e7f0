// Job queues on Redis: BullMQ, Bull, Bee-Queue. A queue is a client of its store; what it runs for each job is a handler.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import {
  chained,
  configured,
  constructs,
  emitting,
  finite,
  giving,
  handles,
  handlerType,
  known,
  knownCalls,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forJobs = 'for every job';
const jobId = perEvent('a job id');
const jobName = configured('the name of the job');
const queueName = configured('the queue');
const failure = perEvent('the text of an error');

const job: Readonly<Record<string, Member>> = {
  id: jobId,
  // It holds ids as well as the kind of a job: its parts' names and types tell them apart.
  data: perEvent('the data of a job'),
  name: jobName,
  timestamp: perEvent('the time of a job'),
  processedOn: perEvent('the time of a job'),
  finishedOn: perEvent('the time of a job'),
  failedReason: failure,
  stacktrace: perEvent('a stack trace'),
};
const jobCalls = knownCalls(
  'log',
  'remove',
  'retry',
  'promote',
  'moveToCompleted',
  'moveToFailed',
  'getState',
  'isActive',
  'isCompleted',
  'isDelayed',
  'isFailed',
  'isWaiting',
);
const adding = knownCalls(
  'pause',
  'resume',
  'isPaused',
  'clean',
  'obliterate',
  'count',
  'getJobCounts',
  'getJobCountByTypes',
  'getWaitingCount',
  'getActiveCount',
  'getDelayedCount',
  'getCompletedCount',
  'getFailedCount',
);
const jobLists: Readonly<Record<string, Member>> = Object.fromEntries(
  ['getJobs', 'getWaiting', 'getActive', 'getDelayed', 'getCompleted', 'getFailed', 'addBulk'].map((name) => [
    name,
    giving('Job[]'),
  ]),
);

const because = 'each one opens connections to Redis, or listens on the one it is given, until it is closed';
const bullClient = (noun: string, type: string): Member =>
  constructs(noun, 'leaksUnlessClosed', type, { close: 'close', because });
const bullmq: Library = {
  language,
  packages: ['bullmq'],
  version: '6.7.0',
  source:
    'dist/esm/classes/{queue,worker,queue-events,flow-producer,job}.d.ts, redis-connection.js (listens on a shared client)',
  exports: {
    Queue: bullClient('BullMQ queue', 'Queue'),
    QueueEvents: bullClient('BullMQ event listener', 'QueueEvents'),
    FlowProducer: bullClient('BullMQ flow producer', 'FlowProducer'),
    Worker: {
      construct: {
        returns: 'Worker',
        effects: [
          {
            effect: 'client',
            noun: 'BullMQ worker',
            perMessage: 'leaksUnlessClosed',
            close: 'close',
            because,
          },
        ],
        callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['Job', null], because: forJobs }],
      },
    },
    'Job.fromId': giving('Job'),
    'Job.create': giving('Job'),
  },
  types: {
    Queue: emitting([{ events: ['waiting', 'progress', 'removed'], parameters: [null], because: forJobs }], {
      ...adding,
      ...jobLists,
      add: giving('Job'),
      getJob: giving('Job'),
      upsertJobScheduler: giving('Job'),
      ...knownCalls('removeJobScheduler', 'getJobSchedulers', 'setGlobalConcurrency', 'trimEvents', 'remove'),
      ...knownCalls('waitUntilReady', 'addJobLog', 'updateJobProgress', 'getMetrics', 'getWorkers', 'drain'),
      name: queueName,
      close: releases,
      disconnect: releases,
    }),
    Worker: emitting(
      [
        { events: ['active', 'completed', 'progress'], parameters: ['Job'], because: forJobs },
        { events: ['failed'], parameters: ['Job', 'Error'], because: forJobs },
        { events: ['stalled'], because: forJobs },
      ],
      {
        ...knownCalls('run', 'pause', 'resume', 'isPaused', 'isRunning', 'waitUntilReady', 'rateLimit'),
        ...knownCalls('cancelJob', 'cancelAllJobs'),
        getNextJob: {
          call: { returns: 'Job', awaits: { frequency: 'perMessage', because: forJobs } },
        },
        name: queueName,
        close: releases,
        disconnect: releases,
      },
    ),
    QueueEvents: emitting(
      [
        {
          events: [
            'active',
            'added',
            'completed',
            'deduplicated',
            'delayed',
            'duplicated',
            'failed',
            'progress',
            'removed',
            'retries-exhausted',
            'stalled',
            'waiting',
            'waiting-children',
          ],
          parameters: ['JobEvent'],
          because: forJobs,
        },
      ],
      { ...knownCalls('run', 'waitUntilReady'), close: releases, disconnect: releases },
    ),
    FlowProducer: emitting([], {
      ...knownCalls('add', 'addBulk', 'getFlow', 'waitUntilReady'),
      close: releases,
      disconnect: releases,
    }),
    Job: {
      members: {
        ...job,
        queueName,
        attemptsMade: finite,
        ...jobCalls,
        ...knownCalls('updateData', 'updateProgress', 'clearLogs', 'changeDelay', 'changePriority'),
        ...knownCalls('extendLock', 'getChildrenValues', 'moveToWait', 'moveToDelayed', 'waitUntilFinished'),
      },
    },
    JobEvent: {
      members: { jobId, failedReason: failure, prev: finite, name: jobName },
    },
    Processor: handlerType(forJobs, 'Job', null),
  },
};

const bull: Library = {
  language,
  packages: ['bull'],
  version: '4.16.5',
  source: 'index.d.ts; lib/queue.js (up to three connections for each queue)',
  exports: Object.fromEntries(
    ['default', ''].map((name) => {
      const made = bullClient('Bull queue', 'Queue').construct ?? {};
      return [name, { construct: made, call: made }];
    }),
  ),
  types: {
    Queue: emitting(
      [
        {
          events: ['active', 'stalled', 'progress', 'completed', 'failed', 'removed'],
          parameters: ['Job'],
          because: forJobs,
        },
        {
          events: ['waiting', 'global:completed', 'global:failed', 'global:progress', 'global:waiting'],
          parameters: ['JobId'],
          because: forJobs,
        },
      ],
      {
        ...adding,
        ...jobLists,
        add: giving('Job'),
        getJob: giving('Job'),
        process: handles('*', ['Job', null], forJobs),
        isReady: { call: { returns: 'this' } },
        ...knownCalls('empty', 'removeJobs', 'whenCurrentJobsFinished', 'getMetrics', 'getWorkers'),
        ...knownCalls('removeRepeatable', 'removeRepeatableByKey', 'getRepeatableJobs'),
        name: queueName,
        close: releases,
      },
    ),
    JobId: { cardinality: 'perEvent', because: 'a job id' },
    Job: {
      members: {
        ...job,
        queue: { type: 'Queue' },
        attemptsMade: finite,
        ...jobCalls,
        ...knownCalls(
          'update',
          'progress',
          'discard',
          'finished',
          'lockKey',
          'releaseLock',
          'takeLock',
          'toJSON',
        ),
      },
    },
    ProcessCallbackFunction: handlerType(forJobs, 'Job', null),
    ProcessPromiseFunction: handlerType(forJobs, 'Job'),
  },
};

const beeMade = {
  returns: 'BeeQueue',
  effects: [
    { effect: 'client', noun: 'Bee-Queue queue', perMessage: 'leaksUnlessClosed', close: 'close', because },
  ],
} as const;
const beeJob: TypeEntry = emitting([{ events: ['progress'], because: forJobs }], {
  id: jobId,
  status: finite,
  queue: { type: 'BeeQueue' },
  ...Object.fromEntries(
    ['setId', 'retries', 'backoff', 'delayUntil', 'timeout', 'save'].map((n) => [n, chained]),
  ),
  ...knownCalls('reportProgress', 'remove'),
});
const beeQueue: Library = {
  language,
  packages: ['bee-queue'],
  version: '2.0.0',
  source: 'index.d.ts; lib/queue.js',
  exports: {
    default: { construct: beeMade },
    '': { construct: beeMade },
  },
  types: {
    BeeQueue: emitting(
      [
        { events: ['succeeded', 'retrying', 'failed'], parameters: ['Job'], because: forJobs },
        {
          events: ['stalled', 'job succeeded', 'job retrying', 'job failed', 'job progress'],
          parameters: ['JobId'],
          because: forJobs,
        },
      ],
      {
        process: handles('*', ['Job', null], forJobs),
        createJob: giving('Job'),
        getJob: giving('Job'),
        getJobs: giving('Job[]'),
        ...knownCalls(
          'ready',
          'connect',
          'isRunning',
          'checkStalledJobs',
          'checkHealth',
          'removeJob',
          'saveAll',
        ),
        name: queueName,
        close: releases,
        destroy: known,
      },
    ),
    Job: beeJob,
    JobId: { cardinality: 'perEvent', because: 'a job id' },
  },
};

export const redisQueues: readonly Library[] = [bullmq, bull, beeQueue];
