// Job queues, schedulers and streams of messages: asynq, River, machinery, watermill, cron, gocron, Temporal.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  chained,
  configuredCall,
  giving,
  makes,
  perEntity,
  perEvent,
  perEventCall,
  releases,
} from '../rows.ts';

const language = 'go';
const closeable: TypeEntry = { members: { Close: releases } };

const onTask = 'for every task';
const task: readonly TypeName[] = ['context#Context', 'Task'];
const asynqRuns = (at: string): Member => ({
  call: { callbacks: [{ at, frequency: 'perMessage', parameters: task, because: onTask }] },
});
const asynqMake = (noun: string, type: string, close: string): Member =>
  makes(noun, 'leaksUnlessClosed', type, { close });
const asynq: Library = {
  language,
  packages: ['github.com/hibiken/asynq'],
  version: 'v0.26.0',
  source: 'client.go, server.go, servemux.go, inspector.go, scheduler.go, context.go',
  exports: {
    HandlerFunc: asynqRuns('0'),
    NewClient: asynqMake('task queue client', 'Client', 'Close'),
    NewInspector: asynqMake('task queue client', 'Inspector', 'Close'),
    NewScheduler: asynqMake('task scheduler', 'Scheduler', 'Shutdown'),
    NewServer: asynqMake('task server', 'Server', 'Shutdown'),
    NewServeMux: giving('ServeMux'),
    GetQueueName: configuredCall('the queue', ['string', 'bool']),
    GetTaskID: perEventCall('the id of a task', ['string', 'bool']),
  },
  types: {
    Client: closeable,
    Inspector: closeable,
    Scheduler: { members: { Shutdown: releases } },
    Server: {
      members: { Run: asynqRuns('0.ProcessTask'), Start: asynqRuns('0.ProcessTask'), Shutdown: releases },
    },
    ServeMux: {
      members: {
        Handle: asynqRuns('1.ProcessTask'),
        HandleFunc: asynqRuns('1'),
        // What a middleware gives back is a handler, or a function that is made one.
        Use: asynqRuns('*().ProcessTask'),
      },
    },
    HandlerFunc: { function: { frequency: 'perMessage', parameters: task, because: onTask } },
    Task: {
      members: {
        Payload: { call: { cardinality: 'perEvent', because: 'the body of a task' } },
        Type: configuredCall("the task's type"),
      },
    },
  },
  signatures: [
    { name: 'ProcessTask', parameters: task, frequency: 'perMessage', because: onTask },
    { parameters: task, frequency: 'perMessage', because: onTask },
  ],
};

const riverJob: readonly TypeName[] = ['context#Context', 'Job'];
const riverAdds = (at: string, more: object = {}): Member => ({
  call: {
    ...more,
    callbacks: [{ at, frequency: 'perMessage', parameters: riverJob, because: 'for every job' }],
  },
});
const river: Library = {
  language,
  packages: ['github.com/riverqueue/river'],
  version: 'v0.51.1',
  source: 'client.go, worker.go, job.go (NewClient starts nothing before Start)',
  exports: {
    AddWorker: riverAdds('1.Work'),
    AddWorkerArgs: riverAdds('2.Work'),
    AddWorkerSafely: riverAdds('1.Work', { returns: 'error' }),
    NewClient: makes('job queue client', 'churn', ['Client', 'error']),
    NewWorkers: giving('Workers'),
    WorkFunc: riverAdds('0', { returns: 'Worker' }),
  },
  types: {
    Client: {
      members: {
        Stop: releases,
        // The function that is returned ends it.
        Subscribe: {
          call: {
            returns: ['Event[]', 'function'],
            effects: [{ effect: 'listen', on: 'this', undo: ['()'] }],
          },
        },
      },
    },
    Event: {},
    Job: {
      members: { Args: perEvent('the arguments of a job'), ID: perEvent('the id of a job') },
    },
    Worker: {},
    Workers: {},
  },
  signatures: [{ name: 'Work', parameters: riverJob, frequency: 'perMessage', because: 'for every job' }],
};

const machineryServer: TypeEntry = {
  members: {
    RegisterTask: {
      call: { returns: 'error', callbacks: [{ at: '1', frequency: 'perMessage', because: onTask }] },
    },
    RegisterTasks: {
      call: { returns: 'error', callbacks: [{ at: '0.*', frequency: 'perMessage', because: onTask }] },
    },
  },
};
const machinery: readonly Library[] = [
  {
    language,
    packages: ['github.com/RichardKnop/machinery/v1'],
    version: 'v1.10.8',
    source: 'v1/server.go (no Close)',
    exports: { NewServer: makes('task server', 'uncloseable', ['Server', 'error']) },
    types: { Server: machineryServer },
  },
  {
    language,
    packages: ['github.com/RichardKnop/machinery/v2'],
    version: 'v2.0.16',
    source: 'v2/server.go (NewServer starts nothing)',
    exports: { NewServer: giving('Server') },
    types: { Server: machineryServer },
  },
];

const onMessage = 'for every message';
const message: readonly TypeName[] = ['Message'];
const watermillRuns = (at: string): Member => ({
  call: {
    returns: 'Handler',
    callbacks: [{ at, frequency: 'perMessage', parameters: message, because: onMessage }],
  },
});
const watermillMake = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
const watermillBroker = (path: string, broker: string, version: string): Library => ({
  language,
  packages: [`github.com/ThreeDotsLabs/${path}`],
  version,
  source: 'publisher.go, subscriber.go',
  exports: {
    NewPublisher: watermillMake(`${broker} publisher`, 'Publisher'),
    NewSubscriber: watermillMake(`${broker} subscriber`, 'Subscriber'),
  },
  types: {
    Publisher: closeable,
    Subscriber: {
      members: {
        Close: releases,
        Subscribe: giving(['github.com/ThreeDotsLabs/watermill/message#Message[]', 'error']),
      },
    },
  },
});
const watermill: readonly Library[] = [
  {
    language,
    packages: ['github.com/ThreeDotsLabs/watermill/message'],
    version: 'v1.5.1',
    source: 'message/router.go, message.go, pubsub.go',
    exports: {
      NewDefaultRouter: giving('Router'),
      NewRouter: giving(['Router', 'error']),
      NewMessage: giving('Message'),
    },
    types: {
      HandlerFunc: { function: { frequency: 'perMessage', parameters: message, because: onMessage } },
      NoPublishHandlerFunc: {
        function: { frequency: 'perMessage', parameters: message, because: onMessage },
      },
      Message: {
        members: {
          Metadata: perEntity('the metadata of a message'),
          Payload: perEvent('the body of a message'),
          UUID: perEvent('a message id'),
        },
      },
      Handler: {},
      Publisher: closeable,
      Router: {
        members: {
          AddConsumerHandler: watermillRuns('3'),
          AddHandler: watermillRuns('5'),
          AddNoPublisherHandler: watermillRuns('3'),
          AddMiddleware: {
            call: {
              callbacks: [{ at: '*()', frequency: 'perMessage', parameters: message, because: onMessage }],
            },
          },
        },
      },
      Subscriber: { members: { Close: releases, Subscribe: giving(['Message[]', 'error']) } },
    },
  },
  watermillBroker('watermill-kafka/v3/pkg/kafka', 'Kafka', 'v3.0.6'),
  watermillBroker('watermill-nats/v2/pkg/nats', 'NATS', 'v2.1.3'),
  watermillBroker('watermill-amqp/v3/pkg/amqp', 'RabbitMQ', 'v3.0.2'),
  watermillBroker('watermill-googlecloud/v2/pkg/googlecloud', 'Pub/Sub', 'v2.0.0'),
  watermillBroker('watermill-redisstream/pkg/redisstream', 'Redis stream', 'v1.4.5'),
];

const onTick = 'on every tick of its schedule';
/** An entry stays with the scheduler until it is removed. */
const cronAdds = (
  at: string,
  listener: string,
  returns: TypeName | readonly (TypeName | null)[],
): Member => ({
  call: {
    returns,
    effects: [{ effect: 'listen', on: 'this', listener, undo: ['Remove'] }],
    callbacks: [{ at, frequency: 'perMessage', because: onTick }],
  },
});
const cronMake = makes('scheduler', 'leaksUnlessClosed', 'Cron', { close: 'Stop' });
const cron: readonly Library[] = [
  {
    language,
    packages: ['github.com/robfig/cron/v3'],
    version: 'v3.0.1',
    source: 'cron.go',
    exports: { New: cronMake },
    types: {
      Cron: {
        members: {
          AddFunc: cronAdds('1', '1', ['EntryID', 'error']),
          AddJob: cronAdds('1.Run', '1', ['EntryID', 'error']),
          Schedule: cronAdds('1.Run', '1', 'EntryID'),
          Stop: releases,
        },
      },
      EntryID: {},
    },
  },
  {
    language,
    packages: ['github.com/robfig/cron'],
    version: 'v1.2.0',
    source: 'cron.go (entries cannot be removed)',
    exports: { New: cronMake },
    types: {
      Cron: {
        members: {
          AddFunc: {
            call: {
              returns: 'error',
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: [] }],
              callbacks: [{ at: '1', frequency: 'perMessage', because: onTick }],
            },
          },
          AddJob: {
            call: {
              returns: 'error',
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: [] }],
              callbacks: [{ at: '1.Run', frequency: 'perMessage', because: onTick }],
            },
          },
          Stop: releases,
        },
      },
    },
  },
];
const gocron: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-co-op/gocron/v2'],
    version: 'v2.21.2',
    source: 'scheduler.go, job.go',
    exports: {
      NewScheduler: makes('scheduler', 'leaksUnlessClosed', ['Scheduler', 'error'], { close: 'Shutdown' }),
      NewTask: {
        call: { returns: 'Task', callbacks: [{ at: '0', frequency: 'perMessage', because: onTick }] },
      },
    },
    types: {
      Scheduler: {
        members: {
          NewJob: {
            call: {
              returns: ['Job', 'error'],
              effects: [{ effect: 'listen', on: 'this', listener: '1', undo: ['RemoveJob'] }],
            },
          },
          Shutdown: releases,
        },
      },
      Job: {},
      Task: {},
    },
  },
  {
    language,
    packages: ['github.com/go-co-op/gocron'],
    version: 'v1.37.0',
    source: 'scheduler.go',
    exports: { NewScheduler: makes('scheduler', 'leaksUnlessClosed', 'Scheduler', { close: 'Stop' }) },
    types: {
      Scheduler: {
        members: {
          ...Object.fromEntries(
            [
              'At',
              'Cron',
              'Day',
              'Days',
              'Every',
              'Hour',
              'Hours',
              'Minute',
              'Minutes',
              'Second',
              'Seconds',
            ].map((name) => [name, chained]),
          ),
          Do: {
            call: {
              returns: ['Job', 'error'],
              effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['Remove'] }],
              callbacks: [{ at: '0', frequency: 'perMessage', because: onTick }],
            },
          },
          Stop: releases,
        },
      },
      Job: {},
    },
  },
];

const temporalRuns = (because: string, ...places: readonly string[]): Member => ({
  call: { callbacks: places.map((at) => ({ at, frequency: 'perMessage', because })) },
});
const temporalMake = makes('Temporal client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' });
const temporal: readonly Library[] = [
  {
    language,
    packages: ['go.temporal.io/sdk/client'],
    version: 'v1.50.0',
    source: 'client/client.go',
    exports: { Dial: temporalMake, DialContext: temporalMake, NewClient: temporalMake },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['go.temporal.io/sdk/worker'],
    version: 'v1.50.0',
    source: 'worker/worker.go',
    exports: { New: giving('Worker') },
    types: {
      Worker: {
        members: {
          // A function, or a struct with one in each exported method.
          RegisterActivity: temporalRuns('for every activity', '0', '0.*'),
          RegisterActivityWithOptions: temporalRuns('for every activity', '0', '0.*'),
          RegisterWorkflow: temporalRuns('for every workflow', '0'),
          RegisterWorkflowWithOptions: temporalRuns('for every workflow', '0'),
        },
      },
    },
  },
];

export const jobs: readonly Library[] = [
  asynq,
  river,
  ...machinery,
  ...watermill,
  ...cron,
  ...gocron,
  ...temporal,
];
