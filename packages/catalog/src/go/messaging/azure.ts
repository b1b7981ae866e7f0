// Azure Service Bus and Event Hubs: each client holds an AMQP connection, each sender and receiver a link of it, until Close.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';

const held = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' });
/** Goes with the client that it is a link of. */
const link = (noun: string, type: string): Member =>
  makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close', partOf: 'this' });
const closeable: TypeEntry = { members: { Close: releases } };
const batches = (because: string): Member => ({ call: { awaits: { frequency: 'perMessage', because } } });

const onMessages = 'for every batch of Service Bus messages';
const receiver: TypeEntry = { members: { Close: releases, ReceiveMessages: batches(onMessages) } };
const serviceBus: Library = {
  language,
  packages: ['github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus'],
  version: 'v1.11.0',
  source: 'client.go, sender.go, receiver.go, session_receiver.go, message.go',
  exports: {
    NewClient: held('Service Bus client', 'Client'),
    NewClientFromConnectionString: held('Service Bus client', 'Client'),
  },
  types: {
    Client: {
      members: {
        Close: releases,
        NewReceiverForQueue: link('Service Bus receiver', 'Receiver'),
        NewReceiverForSubscription: link('Service Bus receiver', 'Receiver'),
        NewSender: link('Service Bus sender', 'Sender'),
      },
    },
    Receiver: receiver,
    SessionReceiver: receiver,
    Sender: closeable,
    ReceivedMessage: {
      members: {
        ApplicationProperties: perEntity('a property of a message'),
        Body: perEvent('the body of a message'),
        CorrelationID: perEvent('a correlation id'),
        MessageID: perEvent('a message id'),
        PartitionKey: perEntity('the key of a message'),
      },
    },
  },
};

const onEvents = 'for every batch of Event Hubs events';
const eventHubs: Library = {
  language,
  packages: ['github.com/Azure/azure-sdk-for-go/sdk/messaging/azeventhubs'],
  version: 'v0.5.0',
  source: 'consumer_client.go, producer_client.go, partition_client.go, processor_partition_client.go',
  exports: {
    NewConsumerClient: held('Event Hubs consumer', 'ConsumerClient'),
    NewConsumerClientFromConnectionString: held('Event Hubs consumer', 'ConsumerClient'),
    NewProducerClient: held('Event Hubs producer', 'ProducerClient'),
    NewProducerClientFromConnectionString: held('Event Hubs producer', 'ProducerClient'),
  },
  types: {
    ConsumerClient: {
      members: { Close: releases, NewPartitionClient: link('Event Hubs receiver', 'PartitionClient') },
    },
    PartitionClient: { members: { Close: releases, ReceiveEvents: batches(onEvents) } },
    ProcessorPartitionClient: { members: { Close: releases, ReceiveEvents: batches(onEvents) } },
    ProducerClient: closeable,
  },
};

export const azure: readonly Library[] = [serviceBus, eventHubs];
