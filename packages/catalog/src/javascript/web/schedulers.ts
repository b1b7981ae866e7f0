// Schedulers and file watchers inside a process: their functions run on every tick or change, for as long as it lives.
import type { CallMeaning, Condition, Library, Member } from '../../schema.ts';
import { each, harmless, runs } from './rows.ts';

const language = 'javascript';
const onTick = 'on every tick of a schedule';

/** What runs, and what runs when the schedule ends. */
const cronJob = (tick: string, complete: string): CallMeaning => ({
  returns: 'CronJob',
  callbacks: [...runs([tick], [], onTick), ...runs([complete], [], 'when a schedule ends', 'once')],
});
const cron: Library = {
  language,
  packages: ['cron'],
  version: '4.4.0',
  source: 'dist/job.d.ts, dist/types/cron.types.d.ts',
  exports: {
    CronJob: {
      construct: cronJob('1', '2'),
    },
    'CronJob.from': { call: cronJob('0.onTick', '0.onComplete') },
  },
  types: {
    CronJob: {
      members: {
        addCallback: { call: { callbacks: runs(['0'], [], onTick) } },
        stop: { call: { effects: [{ effect: 'release', what: 'this' }] } },
        ...each(['start', 'setTime', 'fireOnTick'], harmless),
      },
    },
  },
};

const schedule: Member = {
  call: {
    returns: 'ScheduledTask',
    callbacks: runs(['1'], [null], onTick),
    effects: [{ effect: 'timer', kind: 'repeats', stop: ['.stop', '.destroy'] }],
  },
};
const nodeCron: Library = {
  language,
  packages: ['node-cron'],
  version: '4.6.0',
  source: 'dist/node-cron.d.ts',
  exports: {
    schedule,
    createTask: { call: { returns: 'ScheduledTask', callbacks: runs(['1'], [null], onTick) } },
    validate: { call: { cardinality: 'finite' } },
  },
  types: {
    ScheduledTask: {
      members: {
        ...each(['stop', 'destroy'], { call: { effects: [{ effect: 'release', what: 'this' }] } }),
        on: { call: { callbacks: runs(['1'], [null], onTick) } },
        ...each(['start', 'execute'], harmless),
      },
    },
  },
};

const cronerMeaning: CallMeaning = {
  returns: 'Cron',
  callbacks: [
    ...runs(['1', '2'], ['Cron', null], onTick),
    ...runs(['1.catch', '2.catch'], [null, 'Cron'], onTick),
  ],
};
const croner: Library = {
  language,
  packages: ['croner'],
  version: '11.0.1 (as a default export: 5.7.0)',
  source: 'dist/croner.d.ts',
  exports: each(['Cron', 'default', ''], { call: cronerMeaning, construct: cronerMeaning }),
  types: {
    Cron: {
      members: {
        schedule: { call: { returns: 'this', callbacks: runs(['0'], ['Cron', null], onTick) } },
        stop: { call: { effects: [{ effect: 'release', what: 'this' }] } },
        ...each(['pause', 'resume', 'trigger'], harmless),
      },
    },
  },
};

/** A job for a date goes after it ran; one by a rule stays. */
const scheduled = (job: string): CallMeaning => ({
  returns: 'Job',
  callbacks: runs([job], ['Date'], onTick),
});
const stays = { effect: 'timer', kind: 'repeats', stop: ['.cancel', 'cancelJob'] } as const;
const staysScheduled = (job: string): CallMeaning => ({ ...scheduled(job), effects: [stays] });
/** Each of them is in `scheduledJobs` (lib/Job.js), whoever has the job itself. */
const staysScheduledByName: CallMeaning = {
  ...scheduled('2'),
  effects: [{ ...stays, listed: { in: 'scheduledJobs', under: '0' } }],
};
const isRule = (at: string): Condition => ({ at, type: ['string', 'RecurrenceRule'] });
const isNamed: Condition = { at: '2', is: 'present' };
const nodeSchedule: Library = {
  language,
  packages: ['node-schedule'],
  version: '2.1.1, @types/node-schedule 2.1.8',
  source: 'index.d.ts; lib/Invocation.js (a job for one date leaves the list after it ran)',
  exports: {
    // `scheduleJob(name, spec, callback)` or `scheduleJob(spec, callback)`.
    scheduleJob: {
      overloads: [
        { ...staysScheduledByName, when: [isNamed, isRule('1')] },
        { ...scheduled('2'), when: [isNamed] },
        { ...staysScheduled('1'), when: [isRule('0')] },
      ],
      call: scheduled('1'),
    },
    cancelJob: { call: { cardinality: 'finite', effects: [{ effect: 'release', what: '0' }] } },
    Job: { construct: { returns: 'Job', callbacks: runs(['0', '1'], ['Date'], onTick) } },
    RecurrenceRule: { construct: { returns: 'RecurrenceRule' } },
    gracefulShutdown: harmless,
    scheduledJobs: { type: 'jobs by name' },
  },
  types: {
    'jobs by name': { elements: 'Job' },
    RecurrenceRule: {},
    Job: {
      extends: ['node:events#EventEmitter'],
      members: {
        cancel: { call: { cardinality: 'finite', effects: [{ effect: 'release', what: 'this' }] } },
        ...each(['invoke', 'reschedule', 'schedule'], harmless),
      },
    },
  },
};

const task = (returns: string): Member => ({
  construct: { returns, callbacks: [...runs(['1'], [], onTick), ...runs(['2'], ['Error'], onTick)] },
});
const toad: Library = {
  language,
  packages: ['toad-scheduler'],
  version: '4.1.0',
  source: 'dist/lib/toadScheduler.d.ts, dist/lib/common/{Task,AsyncTask}.d.ts',
  exports: {
    Task: task('Task'),
    AsyncTask: task('AsyncTask'),
    ToadScheduler: { construct: { returns: 'ToadScheduler' } },
  },
  types: {
    Task: {},
    AsyncTask: {},
    ToadScheduler: {
      members: {
        ...each(['addSimpleIntervalJob', 'addLongIntervalJob', 'addIntervalJob', 'addCronJob'], harmless),
        ...each(['stop', 'stopById', 'startById', 'removeById'], harmless),
      },
    },
  },
};

const onChange = 'on every change of a watched file';
const watch: Member = {
  call: {
    returns: 'FSWatcher',
    effects: [{ effect: 'client', noun: 'file watcher', perMessage: 'leaksUnlessClosed', close: 'close' }],
  },
};
/** What comes new into a folder (`add`) is as often put there by a program. */
const changes = (listener: string, byHand: boolean): CallMeaning => ({
  returns: 'this',
  callbacks: runs([listener], [], onChange).map((callback) => ({ ...callback, byHand })),
  effects: [
    { effect: 'listen', on: 'this', listener, undo: ['off', 'removeListener', 'removeAllListeners'] },
  ],
});
const chokidar: Library = {
  language,
  packages: ['chokidar'],
  version: '5.0.0',
  source: 'index.d.ts',
  exports: { watch, FSWatcher: { construct: { returns: 'FSWatcher' } } },
  types: {
    FSWatcher: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: {
          overloads: [
            { ...changes('1', true), callbacks: [], when: [{ at: '0', equals: ['ready', 'error'] }] },
            { ...changes('1', true), when: [{ at: '0', equals: ['change'] }] },
          ],
          call: changes('1', false),
        },
        ...each(['add', 'unwatch'], { call: { returns: 'this' } }),
        close: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
  },
};

/** Jobs are files, or functions that are sent as text: each runs in a thread of its own, where nothing of the program is. */
const bree: Library = {
  language,
  packages: ['bree'],
  version: '9.2.9',
  source: 'src/index.d.ts, src/index.js (timeouts, intervals and workers by name until `stop`)',
  exports: each(['default', ''], {
    construct: {
      returns: 'Bree',
      effects: [{ effect: 'client', noun: 'Bree scheduler', perMessage: 'leaksUnlessClosed', close: 'stop' }],
    },
  }),
  types: {
    Bree: {
      extends: ['node:events#EventEmitter'],
      members: {
        stop: { call: { effects: [{ effect: 'release', what: 'this' }] } },
        ...each(['start', 'run', 'add', 'remove'], harmless),
      },
    },
  },
};

export const schedulers: readonly Library[] = [cron, nodeCron, croner, nodeSchedule, toad, chokidar, bree];
