// Nest's own modules: which decorated methods run for messages, jobs, events and ticks.
import type { Library, Member } from '../../schema.ts';
import { injects, madeByContainer, runsMethod } from './nest.ts';
import { configured, each, harmless, making } from './rows.ts';

const language = 'javascript';
const onMessage = 'for every message';
const onJob = 'for every job';
const onEvent = 'on every event';
const onOperation = 'for every GraphQL operation';
const methods = (names: readonly string[], because: string) => each(names, runsMethod(because));
const configuredName = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'configured', because },
});

const proxy: Member = {
  call: {
    returns: 'ClientProxy',
    effects: [
      { effect: 'client', noun: 'microservice client', perMessage: 'leaksUnlessClosed', close: 'close' },
    ],
  },
};
const microservices: Library = {
  language,
  packages: ['@nestjs/microservices'],
  version: '12.1.1',
  source: 'decorators/*.d.ts, ctx-host/*.d.ts, client/client-proxy.d.ts, client/client-proxy-factory.js',
  exports: {
    ...methods(
      ['MessagePattern', 'EventPattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'],
      onMessage,
    ),
    Payload: injects({ cardinality: 'perEvent', because: 'the payload of the message' }),
    'ClientProxyFactory.create': proxy,
  },
  types: {
    ClientProxy: {
      members: {
        ...each(['send', 'emit', 'connect'], harmless),
        close: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    ClientKafka: { extends: ['ClientProxy'], members: { subscribeToResponseOf: harmless } },
    ClientGrpc: { members: { getService: harmless } },
    KafkaContext: {
      members: {
        getTopic: configuredName('the topic'),
        getPartition: { call: { returns: 'number', cardinality: 'configured', because: 'the partition' } },
        getMessage: { call: { returns: 'KafkaMessage' } },
      },
    },
    KafkaMessage: {
      members: {
        key: { cardinality: 'perEntity', because: 'a message key' },
        offset: { cardinality: 'perEvent', because: 'a message offset' },
        timestamp: { cardinality: 'perEvent', because: 'a message time' },
        value: { cardinality: 'perEvent', because: 'the content of a message' },
      },
    },
    RmqContext: { members: { getPattern: configuredName('the pattern of the handler') } },
  },
};

const schedule: Library = {
  language,
  packages: ['@nestjs/schedule'],
  version: '12.0.2',
  source:
    'dist/decorators/*.d.ts, dist/scheduler.registry.js (Maps by name; only `delete…` takes an entry out)',
  exports: {
    ...methods(['Cron', 'Interval'], 'on every tick of a schedule'),
    Timeout: runsMethod('some time after the application starts', 'once'),
  },
  types: {
    SchedulerRegistry: {
      members: {
        ...each(['addCronJob', 'addInterval', 'addTimeout'], {
          call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] },
        }),
        ...each(['deleteCronJob', 'deleteInterval', 'deleteTimeout'], {
          call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] },
        }),
        getCronJob: harmless,
        doesExist: { call: { cardinality: 'finite' } },
      },
    },
  },
};

const eventEmitter: Library = {
  language,
  packages: ['@nestjs/event-emitter', 'eventemitter2'],
  version: '12.0.1, eventemitter2 6.4.9',
  source: 'dist/decorators/on-event.decorator.d.ts; eventemitter2.d.ts',
  exports: {
    OnEvent: { decorates: { method: { frequency: 'perMessage', because: onEvent, told: 'emit' } } },
    EventEmitter2: making('EventEmitter2'),
  },
  types: { EventEmitter2: { extends: ['node:events#EventEmitter'] } },
};

const queueEvents = [
  ...['Error', 'Waiting', 'Active', 'Stalled', 'Progress', 'Completed', 'Failed', 'Paused', 'Resumed'],
  ...['Cleaned', 'Drained', 'Removed'],
];
const bull: Library = {
  language,
  packages: ['@nestjs/bull'],
  version: '12.0.0',
  source: 'dist/decorators/*.d.ts',
  exports: {
    Processor: madeByContainer,
    ...methods(
      ['Process', 'OnQueueEvent', ...queueEvents.flatMap((e) => [`OnQueue${e}`, `OnGlobalQueue${e}`])],
      onJob,
    ),
  },
};
const bullmq: Library = {
  language,
  packages: ['@nestjs/bullmq'],
  version: '12.0.0',
  source: 'dist/decorators/*.d.ts, dist/hosts/worker-host.class.d.ts',
  exports: {
    Processor: madeByContainer,
    QueueEventsListener: { decorates: { class: { instances: 'once' } } },
    ...methods(['OnWorkerEvent', 'OnQueueEvent'], onJob),
  },
  // `class X extends WorkerHost { process(job) }`.
  signatures: [{ name: 'process', frequency: 'perMessage', because: onJob }],
};

const websockets: Library = {
  language,
  packages: ['@nestjs/websockets'],
  version: '12.1.1',
  source: 'decorators/*.d.ts, interfaces/hooks/*.d.ts',
  exports: {
    WebSocketGateway: { decorates: { class: { instances: 'once' } } },
    ...methods(['SubscribeMessage'], 'for every message of a client'),
    MessageBody: injects({ cardinality: 'perEvent', because: 'the message of a client' }),
    ConnectedSocket: { decorates: { parameter: { type: 'socket.io#Socket' } } },
  },
  signatures: [
    {
      name: 'handleConnection',
      frequency: 'perConnection',
      gives: ['socket.io#Socket'],
      because: 'for every connection',
    },
    {
      name: 'handleDisconnect',
      frequency: 'perConnection',
      gives: ['socket.io#Socket'],
      because: 'for every connection that closes',
    },
    { name: 'afterInit', frequency: 'once', because: 'when the gateway starts' },
  ],
};

const graphql: Library = {
  language,
  packages: ['@nestjs/graphql'],
  version: '14.0.3',
  source: 'dist/decorators/*.d.ts',
  exports: {
    Resolver: madeByContainer,
    ...methods(
      ['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveProperty', 'ResolveReference'],
      onOperation,
    ),
    GqlExecutionContext: { type: 'GqlExecutionContextFactory' },
  },
  types: {
    GqlExecutionContextFactory: { members: { create: { call: { returns: 'GqlExecutionContext' } } } },
    GqlExecutionContext: {
      extends: ['@nestjs/common#ExecutionContext'],
      members: { getContext: { call: { returns: 'GqlContext' } }, getInfo: { call: { returns: 'Info' } } },
    },
    GqlContext: { members: { req: { type: 'express#Request' }, res: { type: 'express#Response' } } },
    Info: {
      members: {
        fieldName: configured('a field of the schema'),
        parentType: { type: 'SchemaType' },
      },
    },
    SchemaType: { members: { name: configured('a type of the schema') } },
  },
};

const cqrs: Library = {
  language,
  packages: ['@nestjs/cqrs'],
  version: '12.0.0',
  source: 'dist/decorators/*.d.ts, dist/interfaces/{commands,queries,events}/*-handler.interface.d.ts',
  exports: each(['CommandHandler', 'QueryHandler', 'EventsHandler'], madeByContainer),
  signatures: [
    { name: 'execute', frequency: 'perMessage', because: 'for every command or query' },
    { name: 'handle', frequency: 'perMessage', because: onEvent },
  ],
};

const config: Library = {
  language,
  packages: ['@nestjs/config'],
  version: '12.0.1',
  source: 'dist/config.service.d.ts',
  types: { ConfigService: { members: each(['get', 'getOrThrow'], configuredName('a setting')) } },
};

const rabbitmq: Library = {
  language,
  packages: ['@golevelup/nestjs-rabbitmq'],
  version: '9.0.2',
  source: 'lib/rabbitmq.decorators.d.ts',
  exports: methods(['RabbitSubscribe', 'RabbitRPC', 'RabbitHandler'], onMessage),
};

const sqs: Library = {
  language,
  packages: ['@ssut/nestjs-sqs'],
  version: '3.0.1',
  source: 'dist/sqs.decorators.d.ts',
  exports: methods(['SqsMessageHandler', 'SqsConsumerEventHandler'], onMessage),
};

export const nestModules: readonly Library[] = [
  bull,
  bullmq,
  config,
  cqrs,
  eventEmitter,
  graphql,
  microservices,
  rabbitmq,
  schedule,
  sqs,
  websockets,
];
