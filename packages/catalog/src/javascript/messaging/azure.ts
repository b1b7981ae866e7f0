// Azure: Service Bus and Event Hubs hold AMQP connections and links; the clients of Storage share the process's HTTP agent.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  configured,
  constructs,
  constructsPlain,
  finite,
  giving,
  known,
  knownCalls,
  making,
  makes,
  perEntity,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forMessages = 'for every Service Bus message';
const link = 'it stays in its connection until it is closed, and opening one asks the service each time';

const sender = makes('Service Bus sender', 'leaksUnlessClosed', 'ServiceBusSender', {
  close: 'close',
  partOf: 'this',
  because: link,
});
const receiver = makes('Service Bus receiver', 'leaksUnlessClosed', 'ServiceBusReceiver', {
  close: 'close',
  partOf: 'this',
  because: link,
});
const receiving: Readonly<Record<string, Member>> = {
  subscribe: {
    call: {
      returns: 'Subscription',
      callbacks: [
        {
          at: '0.processMessage',
          frequency: 'perMessage',
          parameters: ['ServiceBusReceivedMessage'],
          because: forMessages,
        },
        {
          at: '0.processError',
          frequency: 'perMessage',
          parameters: ['ProcessErrorArgs'],
          because: 'for every error of a receiver',
        },
      ],
    },
  },
  getMessageIterator: giving('MessageIterator'),
  receiveMessages: {
    call: {
      returns: 'ServiceBusReceivedMessage[]',
      awaits: { frequency: 'perMessage', because: 'for every batch of Service Bus messages' },
    },
  },
  peekMessages: giving('ServiceBusReceivedMessage[]'),
  receiveDeferredMessages: giving('ServiceBusReceivedMessage[]'),
  entityPath: configured('the queue or subscription'),
  ...knownCalls('completeMessage', 'abandonMessage', 'deferMessage', 'deadLetterMessage', 'renewMessageLock'),
  close: releases,
};
const serviceBus: Library = {
  language,
  packages: ['@azure/service-bus'],
  version: '7.9.5',
  source: 'types/latest/service-bus.d.ts',
  exports: {
    ServiceBusClient: constructs('Service Bus client', 'leaksUnlessClosed', 'ServiceBusClient', {
      close: 'close',
    }),
    ServiceBusAdministrationClient: constructsPlain('ServiceBusAdministrationClient'),
  },
  types: {
    ServiceBusAdministrationClient: { members: { '*': known } },
    ServiceBusClient: {
      members: {
        createSender: sender,
        createReceiver: receiver,
        createRuleManager: known,
        // A session is accepted for as long as it is worked on.
        acceptSession: giving('ServiceBusSessionReceiver'),
        acceptNextSession: giving('ServiceBusSessionReceiver'),
        close: releases,
      },
    },
    ServiceBusSender: {
      members: {
        ...knownCalls('sendMessages', 'createMessageBatch', 'scheduleMessages', 'cancelScheduledMessages'),
        entityPath: configured('the queue or topic'),
        close: releases,
      },
    },
    ServiceBusReceiver: { members: receiving },
    ServiceBusSessionReceiver: {
      members: {
        ...receiving,
        sessionId: perEntity('the session of messages'),
        ...knownCalls('getSessionState', 'setSessionState', 'renewSessionLock'),
      },
    },
    Subscription: { members: { close: releases } },
    MessageIterator: { elements: 'ServiceBusReceivedMessage' },
    // Of the body, which may be an object with few kinds in it, nothing is said; nor of the properties and the subject.
    ServiceBusReceivedMessage: {
      members: {
        messageId: perEvent('a message id'),
        correlationId: perEvent('a correlation id'),
        sequenceNumber: perEvent('the sequence number of a message'),
        enqueuedSequenceNumber: perEvent('the sequence number of a message'),
        enqueuedTimeUtc: perEvent('a message time'),
        lockToken: perEvent('the lock of a message'),
        sessionId: perEntity('the session of a message'),
        partitionKey: perEntity('the key of a message'),
        replyToSessionId: perEntity('the session for the answer'),
        state: finite,
        contentType: configured('the content type'),
      },
    },
    ProcessErrorArgs: {
      members: {
        error: { type: 'Error' },
        errorSource: finite,
        entityPath: configured('the queue or subscription'),
        fullyQualifiedNamespace: configured('the namespace'),
      },
    },
  },
};

const hubClient = (noun: string, type: TypeName, more: CallMeaning = {}): Member => ({
  construct: { ...more, ...making(noun, 'leaksUnlessClosed', type, { close: 'close' }) },
});
const hub = knownCalls('getEventHubProperties', 'getPartitionIds', 'getPartitionProperties');
const forEvents = 'for every batch of events';
const eventHubs: Library = {
  language,
  packages: ['@azure/event-hubs'],
  version: '6.0.4',
  source:
    'dist/esm/{eventHubProducerClient,eventHubConsumerClient,eventHubBufferedProducerClient,eventHubConsumerClientModels,eventData}.d.ts',
  exports: {
    EventHubProducerClient: hubClient('Event Hubs producer', 'EventHubProducerClient'),
    EventHubBufferedProducerClient: hubClient('Event Hubs producer', 'EventHubBufferedProducerClient'),
    EventHubConsumerClient: hubClient('Event Hubs consumer', 'EventHubConsumerClient'),
  },
  types: {
    EventHubProducerClient: {
      members: { ...hub, ...knownCalls('createBatch', 'sendBatch'), close: releases },
    },
    EventHubBufferedProducerClient: {
      members: { ...hub, ...knownCalls('enqueueEvent', 'enqueueEvents', 'flush'), close: releases },
    },
    EventHubConsumerClient: {
      members: {
        ...hub,
        // `subscribe(handlers)`, or of one partition: `subscribe(partitionId, handlers)`.
        subscribe: {
          call: {
            returns: 'Subscription',
            callbacks: ['0', '1'].flatMap((at) => [
              {
                at: `${at}.processEvents`,
                frequency: 'perMessage' as const,
                parameters: ['ReceivedEventData[]', 'PartitionContext'],
                because: forEvents,
              },
              {
                at: `${at}.processError`,
                frequency: 'perMessage' as const,
                parameters: ['Error', 'PartitionContext'],
                because: 'for every error of a consumer',
              },
            ]),
          },
        },
        close: releases,
      },
    },
    Subscription: { members: { close: releases } },
    ReceivedEventData: {
      members: {
        offset: perEvent('an offset'),
        sequenceNumber: perEvent('the sequence number of an event'),
        enqueuedTimeUtc: perEvent('the time of an event'),
        messageId: perEvent('a message id'),
        correlationId: perEvent('a correlation id'),
        partitionKey: perEntity('the key of an event'),
      },
    },
    PartitionContext: {
      members: {
        eventHubName: configured('the event hub'),
        consumerGroup: configured('the consumer group'),
        partitionId: configured('the partition'),
        fullyQualifiedNamespace: configured('the namespace'),
        updateCheckpoint: known,
      },
    },
  },
};

/** Pipelines over one HTTP client of the process: nothing of theirs outlives the call. */
const storage = (
  name: string,
  version: string,
  service: string,
  parts: readonly [string, ...(readonly string[])],
  part: string,
): Library => ({
  language,
  packages: [name],
  version,
  source:
    'dist/esm/*Client.d.ts, dist/esm/Pipeline.js (getCachedDefaultHttpClient: one HTTP client for the process)',
  exports: {
    [service]: constructsPlain(service),
    [`${service}.fromConnectionString`]: giving(service),
    ...Object.fromEntries(parts.map((c) => [c, constructsPlain(c)])),
  },
  types: {
    [service]: { members: { '*': known, [part]: giving(parts[0]) } },
    ...Object.fromEntries(parts.map((c): [string, TypeEntry] => [c, { members: { '*': known } }])),
  },
});

export const azure: readonly Library[] = [
  serviceBus,
  eventHubs,
  storage(
    '@azure/storage-blob',
    '12.32.0',
    'BlobServiceClient',
    ['ContainerClient', 'BlobClient', 'BlockBlobClient', 'AppendBlobClient', 'PageBlobClient'],
    'getContainerClient',
  ),
  storage('@azure/storage-queue', '12.30.0', 'QueueServiceClient', ['QueueClient'], 'getQueueClient'),
];
