// Durable workflows: Temporal, Inngest and Trigger.dev. What they run for each task or event is a handler.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import {
  configured,
  constructs,
  constructsPlain,
  giving,
  known,
  knownCalls,
  makes,
  perEntity,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';

const because = 'each one opens a gRPC connection, and keeps it until it is closed';
const connection = makes('Temporal connection', 'leaksUnlessClosed', 'Connection', {
  close: 'close',
  because,
});
/** With a connection that is given a client is cheap; without one it makes its own. */
const client = (type: string) =>
  constructs('Temporal client', 'leaksUnlessClosed', type, {
    close: 'connection.close',
    because,
    when: [{ at: '0.connection', is: 'absent' }],
  });
const workflow: TypeEntry = {
  members: {
    start: giving('WorkflowHandle'),
    signalWithStart: giving('WorkflowHandle'),
    getHandle: giving('WorkflowHandle'),
    ...knownCalls('execute', 'executeUpdateWithStart', 'startUpdateWithStart', 'result', 'list', 'count'),
    connection: { type: 'Connection' },
  },
};
const temporalClient: Library = {
  language,
  packages: ['@temporalio/client'],
  version: '1.24.0',
  source:
    'lib/connection.d.ts, lib/client.d.ts, lib/workflow-client.d.ts; lib/base-client.js (Connection.lazy when none is given)',
  exports: {
    'Connection.connect': connection,
    'Connection.lazy': connection,
    Client: client('Client'),
    WorkflowClient: client('WorkflowClient'),
    ScheduleClient: client('ScheduleClient'),
  },
  types: {
    Connection: {
      members: { ...knownCalls('ensureConnected', 'withDeadline', 'withMetadata'), close: releases },
    },
    Client: {
      members: {
        workflow: { type: 'WorkflowClient' },
        schedule: { type: 'ScheduleClient' },
        connection: { type: 'Connection' },
        ...knownCalls('withDeadline', 'withMetadata', 'withAbortSignal'),
      },
    },
    WorkflowClient: workflow,
    ScheduleClient: {
      members: { ...knownCalls('create', 'getHandle', 'list'), connection: { type: 'Connection' } },
    },
    WorkflowHandle: {
      members: {
        workflowId: perEntity('the id of a workflow'),
        firstExecutionRunId: perEvent('the id of a run'),
        ...knownCalls(
          'result',
          'signal',
          'query',
          'cancel',
          'terminate',
          'describe',
          'executeUpdate',
          'startUpdate',
        ),
      },
    },
  },
};

const native = makes('Temporal connection', 'leaksUnlessClosed', 'NativeConnection', {
  close: 'close',
  because,
});
const temporalWorker: Library = {
  language,
  packages: ['@temporalio/worker'],
  version: '1.24.0',
  source: 'lib/connection.d.ts, lib/worker.d.ts, lib/worker-options.d.ts (activities)',
  exports: {
    'NativeConnection.connect': native,
    'NativeConnection.create': native,
    'Worker.create': {
      call: {
        returns: 'Worker',
        effects: [
          {
            effect: 'client',
            noun: 'Temporal worker',
            perMessage: 'leaksUnlessClosed',
            close: 'shutdown',
            because: 'each one polls its task queue, and keeps a thread for workflows, until it is shut down',
          },
        ],
        callbacks: [
          { at: '0.activities.*', frequency: 'perMessage', because: 'for every task of an activity' },
        ],
      },
    },
    'Runtime.install': known,
  },
  types: {
    NativeConnection: { members: { ...knownCalls('ensureConnected', 'withMetadata'), close: releases } },
    Worker: { members: { ...knownCalls('run', 'runUntil', 'getState', 'getStatus'), shutdown: releases } },
  },
};

const temporalActivity: Library = {
  language,
  packages: ['@temporalio/activity'],
  version: '1.24.0',
  source: 'lib/index.d.ts (Context, Info)',
  exports: { 'Context.current': giving('Context'), activityInfo: giving('Info') },
  types: {
    Context: { members: { info: { type: 'Info' } } },
    Info: {
      members: {
        activityId: perEvent('the id of an activity'),
        activityType: configured('the name of an activity'),
        base64TaskToken: perEvent('the token of a task'),
        taskQueue: configured('the task queue'),
        workflowExecution: { type: 'WorkflowExecution' },
        workflowType: configured('the name of a workflow'),
      },
    },
    WorkflowExecution: {
      members: { runId: perEvent('the id of a run'), workflowId: perEntity('the id of a workflow') },
    },
  },
};

const forEvents = 'for every event of an Inngest function';
const inngest: Library = {
  language,
  packages: ['inngest'],
  version: '4.24.0',
  source: 'components/Inngest.d.ts, types.d.ts (BaseContext); components/Inngest.d.ts of 3.54.2',
  exports: { Inngest: constructsPlain('Inngest') },
  types: {
    Inngest: {
      members: {
        // `createFunction(options, handler)`, up to version 3 `createFunction(options, trigger, handler)`.
        createFunction: {
          call: {
            callbacks: ['1', '2'].map((at) => ({
              at,
              frequency: 'perMessage' as const,
              parameters: ['Context'],
              because: forEvents,
            })),
          },
        },
        ...knownCalls('send', 'sendSignal'),
      },
    },
    // Of the data of an event nothing is said: it holds ids as well as kinds.
    Context: {
      members: {
        event: { type: 'Event' },
        events: { type: 'Event[]' },
        runId: perEvent('the id of a run'),
        attempt: { cardinality: 'finite' },
        step: { type: 'Step' },
      },
    },
    Event: {
      members: {
        id: perEvent('the id of an event'),
        name: { cardinality: 'configured', because: 'the name of the event' },
        ts: perEvent('the time of an event'),
      },
    },
    Step: {
      members: {
        run: {
          call: { callbacks: [{ at: '1', frequency: 'perMessage', because: forEvents }] },
        },
        ...knownCalls('sleep', 'sleepUntil', 'sendEvent', 'waitForEvent', 'invoke'),
      },
    },
  },
};

const forRuns = 'for every run of a Trigger.dev task';
const task: Member = {
  call: {
    callbacks: ['0.run', '0.onStart', '0.onSuccess', '0.onFailure', '0.onComplete', '0.init'].map((at) => ({
      at,
      frequency: 'perMessage' as const,
      because: forRuns,
    })),
  },
};
const trigger: Library = {
  language,
  packages: ['@trigger.dev/sdk', '@trigger.dev/sdk/v3'],
  version: '4.8.3',
  source: 'dist/esm/v3/{tasks,shared}.d.ts, dist/esm/v3/schedules/index.d.ts',
  exports: { task, schemaTask: task, 'schedules.task': task },
};

export const workflows: readonly Library[] = [
  temporalClient,
  temporalWorker,
  temporalActivity,
  inngest,
  trigger,
];
