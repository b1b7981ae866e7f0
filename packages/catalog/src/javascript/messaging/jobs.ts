// Job queues in a database: Agenda, pg-boss and Graphile Worker.
import type { Library } from '../../schema.ts';
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
  making,
  makes,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forJobs = 'for every job';
const jobId = perEvent('a job id');
const jobName = configured('the name of the job');
const queueName = configured('the queue');
const failure = perEvent('the text of an error');

const agendaClient = constructs('Agenda', 'leaksUnlessClosed', 'Agenda', {
  close: 'stop',
  because: 'each one opens a connection to the database and looks for jobs until it is stopped',
});
const agenda: Library = {
  language,
  packages: ['agenda', '@hokify/agenda'],
  version: '6.2.6',
  source:
    'dist/index.d.ts, dist/Job.d.ts, dist/types/JobParameters.d.ts; dist/cjs.js and dist/agenda/define.d.ts of 5.0.0 (the class is the default export)',
  exports: { Agenda: agendaClient, default: agendaClient, '': agendaClient },
  types: {
    Agenda: emitting(
      [
        {
          events: ['start', 'complete', 'success', 'progress', 'retry'],
          parameters: ['Job'],
          because: forJobs,
        },
        {
          events: ['fail', 'retry exhausted'],
          parameters: ['Error', 'Job'],
          because: 'for every failed job',
        },
      ],
      {
        // The handler is last in versions up to 4 (`define(name, options, handler)`), and second since.
        define: {
          call: {
            effects: [
              { effect: 'grow', place: 'library', key: '0', because: 'a definition is kept for each name' },
            ],
            callbacks: ['1', '2'].map((at) => ({
              at,
              frequency: 'perMessage' as const,
              parameters: ['Job', null],
              because: forJobs,
            })),
          },
        },
        create: giving('Job'),
        ...Object.fromEntries(['every', 'schedule', 'now'].map((name) => [name, giving('Job')])),
        ...Object.fromEntries(
          [
            'name',
            'processEvery',
            'maxConcurrency',
            'defaultConcurrency',
            'lockLimit',
            'defaultLockLimit',
            'defaultLockLifetime',
            'notifyVia',
          ].map((name) => [name, chained]),
        ),
        ...knownCalls('start', 'cancel', 'cancelAll', 'disable', 'enable', 'purge', 'queryJobs'),
        stop: releases,
        drain: known,
      },
    ),
    Job: {
      members: {
        attrs: { type: 'JobParameters' },
        ...Object.fromEntries(
          [
            'repeatEvery',
            'repeatAt',
            'priority',
            'schedule',
            'unique',
            'disable',
            'enable',
            'fail',
            'save',
          ].map((name) => [name, chained]),
        ),
        ...knownCalls('remove', 'touch', 'run', 'isRunning'),
      },
    },
    JobParameters: {
      members: {
        _id: jobId,
        name: jobName,
        type: finite,
        failReason: failure,
        nextRunAt: perEvent('the time of a job'),
        lastRunAt: perEvent('the time of a job'),
      },
    },
  },
};

const boss = constructs('pg-boss', 'leaksUnlessClosed', 'PgBoss', {
  close: 'stop',
  because: 'each one has a connection pool and timers of its own until it is stopped',
});
const pgBoss: Library = {
  language,
  packages: ['pg-boss'],
  version: '10.4.2',
  source: 'types.d.ts (a handler is given a list of jobs since version 10)',
  exports: { default: boss, '': boss },
  types: {
    PgBoss: emitting([], {
      work: handles('*', ['Job[]'], forJobs),
      fetch: giving('Job[]'),
      start: { call: { returns: 'this' } },
      ...knownCalls('send', 'sendAfter', 'sendThrottled', 'sendDebounced', 'insert', 'publish', 'subscribe'),
      ...knownCalls('unsubscribe', 'offWork', 'notifyWorker', 'cancel', 'resume', 'retry', 'deleteJob'),
      ...knownCalls('complete', 'fail', 'createQueue', 'updateQueue', 'deleteQueue', 'purgeQueue'),
      ...knownCalls('schedule', 'unschedule', 'getSchedules', 'getQueueSize', 'getQueue', 'getQueues'),
      getJobById: giving('JobWithMetadata'),
      stop: releases,
    }),
    Job: { members: { id: jobId, name: queueName } },
    JobWithMetadata: { extends: ['Job'], members: { state: finite } },
    WorkHandler: handlerType(forJobs, 'Job[]'),
  },
};

const graphileWorker: Library = {
  language,
  packages: ['graphile-worker'],
  version: '0.17.3',
  source: 'dist/runner.d.ts, dist/interfaces.d.ts (TaskList, Task, Runner), dist/main.js',
  exports: {
    run: {
      call: {
        ...making('Graphile worker', 'leaksUnlessClosed', 'Runner', {
          close: 'stop',
          because: 'each one has a connection pool and polls for jobs until it is stopped',
        }),
        callbacks: [
          { at: '0.taskList.*', frequency: 'perMessage', parameters: [null, 'JobHelpers'], because: forJobs },
        ],
      },
    },
    makeWorkerUtils: makes('Graphile worker utilities', 'leaksUnlessClosed', 'WorkerUtils', {
      close: 'release',
      because: 'each one has a connection pool until it is released',
    }),
    quickAddJob: makes('Graphile worker utilities', 'churn', undefined, {
      because: 'it opens a connection pool for the one job',
    }),
  },
  types: {
    Runner: { members: { stop: releases, ...knownCalls('addJob', 'kill') } },
    WorkerUtils: { members: { release: releases, ...knownCalls('addJob', 'migrate', 'withPgClient') } },
    Task: handlerType(forJobs, null, 'JobHelpers'),
    JobHelpers: { members: { job: { type: 'Job' } } },
    Job: { members: { id: jobId, task_identifier: jobName, attempts: finite } },
  },
};

export const databaseQueues: readonly Library[] = [agenda, pgBoss, graphileWorker];
