//= aws v3: a client for each request, and clients that are shared
import express from 'express';
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
import { S3Client, S3, PutObjectCommand } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Upload } from '@aws-sdk/lib-storage';
import { Agent } from 'node:https';

const app = express();
const bucket = new S3Client({ region: 'eu-west-1' });
const requestHandler = new NodeHttpHandler();
const shared = new Agent({ keepAlive: true });
const dynamo = new DynamoDBClient({});

app.post('/notify', async (req, res) => {
  const sns = new SNSClient({ region: 'eu-west-1' }); // want "AWS client .*HTTP agent of its own"
  await sns.send(new PublishCommand({ TopicArn: 'orders', Message: req.path }));
  const s3 = new S3(); // want "AWS client"
  await s3.putObject({ Bucket: 'orders', Key: req.path });
  res.end();
});

app.post('/upload', async (req, res) => {
  const upload = new Upload({ client: bucket, params: { Bucket: 'uploads', Key: 'x', Body: req } });
  await upload.done();
  await bucket.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'y', Body: 'done' }));
  const handler = new NodeHttpHandler({ requestTimeout: 1000 }); // want "HTTP handler for AWS clients"
  const given = new NodeHttpHandler({ httpsAgent: shared });
  const documents = DynamoDBDocumentClient.from(dynamo, { handler, given });
  const own = new S3Client({ region: 'eu-west-1', requestHandler });
  await own.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'z' }));
  res.json(documents);
});

//= aws v3: a loop that polls a queue
import { SQSClient, ReceiveMessageCommand, DeleteMessageCommand, type Message } from '@aws-sdk/client-sqs';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['id'] });
const sqs = new SQSClient({});

async function onMessage(message: Message) {
  handled.inc({ id: message.MessageId }); // want "message id"
  const kinesis = new KinesisClient({}); // want "AWS client"
  kinesis.destroy();
}

export async function poll() {
  while (true) {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: 'orders', WaitTimeSeconds: 20 }),
    );
    for (const message of Messages ?? []) {
      await onMessage(message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: 'orders', ReceiptHandle: message.ReceiptHandle }));
    }
  }
}

//= sqs-consumer: handlers, and the consumer itself
import { Consumer } from 'sqs-consumer';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['queue', 'id'] });
const consumer = Consumer.create({
  queueUrl: 'orders',
  sqs: new SQSClient({}),
  handleMessage: async (message) => {
    handled.inc({ queue: 'orders', id: message.MessageId }); // want "message id"
    const own = new SQSClient({}); // want "AWS client"
    own.destroy();
    const second = Consumer.create({ queueUrl: 'more', handleMessage: async () => undefined }); // want "SQS consumer"
    second.start();
  },
});
const batches = Consumer.create({
  queueUrl: 'batches',
  handleMessageBatch: async (messages) => {
    for (const message of messages) handled.inc({ queue: 'batches', id: message.ReceiptHandle }); // want "receipt of a message"
  },
});

consumer.on('error', (error) => handled.inc({ queue: 'orders', id: error.name }));
consumer.on('processing_error', (error, message) => handled.inc({ queue: 'orders', id: message.MessageId })); // want "message id"
consumer.start();
batches.start();

//= aws v2: all services share one agent
const AWS = require('aws-sdk');
const SQS = require('aws-sdk/clients/sqs');
const { Counter } = require('prom-client');

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['id'] });
const sqs = new SQS({ region: 'eu-west-1' });

async function poll() {
  while (true) {
    const { Messages } = await sqs.receiveMessage({ QueueUrl: 'orders' }).promise();
    for (const message of Messages) {
      const s3 = new AWS.S3();
      await s3.putObject({ Bucket: 'orders', Key: message.MessageId }).promise();
      await new AWS.DynamoDB.DocumentClient().put({ TableName: 'orders' }).promise();
      handled.inc({ id: message.MessageId }); // want "message id"
    }
  }
}

poll();

//= pubsub: a subscription, and a client for each message
import { PubSub, type Message } from '@google-cloud/pubsub';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['subscription', 'id'] });
const pubsub = new PubSub();
const subscription = pubsub.subscription('orders');

subscription.on('message', async (message: Message) => {
  handled.inc({ subscription: subscription.name, id: message.attributes.type });
  handled.inc({ subscription: subscription.name, id: message.id }); // want "message id"
  handled.inc({ subscription: subscription.name, id: message.orderingKey }); // want "key of a message"
  const own = new PubSub(); // want "Pub/Sub client .*gRPC channels"
  await own.topic('copies').publishMessage({ data: message.data });
  await pubsub.topic('copies').publishMessage({ data: message.data });
  message.ack();
});
subscription.on('error', (error) => handled.inc({ subscription: 'orders', id: error.name }));

//= google cloud: storage, firestore, tasks and BigQuery per request
import express from 'express';
import { Storage } from '@google-cloud/storage';
import { Firestore } from '@google-cloud/firestore';
import { CloudTasksClient } from '@google-cloud/tasks';
import { BigQuery } from '@google-cloud/bigquery';
import { Counter } from 'prom-client';

const saved = new Counter({ name: 'saved_total', help: 'saved', labelNames: ['collection', 'document'] });
const app = express();
const firestore = new Firestore();
const files = new Storage();

app.post('/orders', async (req, res) => {
  const storage = new Storage(); // want "Cloud Storage client .*access token"
  await storage.bucket('orders').file('x').save('y');
  const database = new Firestore(); // want "Firestore client"
  await database.collection('orders').add({});
  const tasks = new CloudTasksClient(); // want "Cloud Tasks client"
  await tasks.createTask({ parent: 'queue' });
  const warehouse = new BigQuery(); // want "BigQuery client"
  await warehouse.query('select 1');
  res.end();
});

app.get('/orders', async (req, res) => {
  await files.bucket('orders').upload('x');
  const orders = firestore.collection('orders');
  const order = orders.doc('x');
  saved.inc({ collection: orders.id, document: order.id }); // want "id of a document"
  res.json((await order.get()).data());
});

//= google cloud: generated clients
import express from 'express';
import { SecretManagerServiceClient, v1 } from '@google-cloud/secret-manager';
import { KeyManagementServiceClient } from '@google-cloud/kms';
import vision from '@google-cloud/vision';

const app = express();
const secrets = new SecretManagerServiceClient();

async function secretOf(name: string) {
  const client = new SecretManagerServiceClient(); // want "Secret Manager client .*gRPC channels"
  const [version] = await client.accessSecretVersion({ name });
  return version;
}

app.get('/secrets', async (req, res) => {
  await secrets.accessSecretVersion({ name: 'shared' });
  const older = new v1.SecretManagerServiceClient(); // want "Secret Manager client"
  await older.close();
  const keys = new KeyManagementServiceClient(); // want "Cloud KMS client"
  await keys.encrypt({ name: 'key' });
  const images = new vision.ImageAnnotatorClient(); // want "Cloud Vision client"
  await images.labelDetection('x.png');
  res.json(await secretOf('x'));
});

//= service bus: senders and receivers once, or for each message
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['queue', 'id'] });
const client = new ServiceBusClient(process.env.SERVICE_BUS ?? '');
const receiver = client.createReceiver('orders');
const copies = client.createSender('copies');

async function onMessage(message: ServiceBusReceivedMessage) {
  handled.inc({ queue: receiver.entityPath, id: message.body.kind });
  handled.inc({ queue: receiver.entityPath, id: String(message.messageId) }); // want "message id"
  const sender = client.createSender('audit'); // want "Service Bus sender .*stays in its connection"
  await sender.sendMessages({ body: message.body });
  await sender.close();
  const own = new ServiceBusClient('other'); // want "Service Bus client"
  await own.close();
  await copies.sendMessages({ body: message.body });
}

receiver.subscribe({
  processMessage: onMessage,
  processError: async ({ error, errorSource }) => {
    handled.inc({ queue: 'orders', id: errorSource });
    handled.inc({ queue: 'orders', id: error.message }); // want "text of an error"
  },
});

//= service bus: an iterator and a loop that receives batches
import { ServiceBusClient } from '@azure/service-bus';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['id'] });
const client = new ServiceBusClient('orders');

export async function iterate() {
  const receiver = client.createReceiver('orders', 'billing');
  for await (const message of receiver.getMessageIterator()) {
    handled.inc({ id: message.sessionId }); // want "session of a message"
    const sender = client.createSender('copies'); // want "Service Bus sender"
    await sender.close();
    await receiver.completeMessage(message);
  }
}

export async function poll() {
  const receiver = client.createReceiver('batches');
  while (true) {
    for (const message of await receiver.receiveMessages(10)) {
      handled.inc({ id: String(message.sequenceNumber) }); // want "sequence number of a message"
      await receiver.completeMessage(message);
    }
  }
}

//= event hubs: handlers, producers
import { EventHubConsumerClient, EventHubProducerClient } from '@azure/event-hubs';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['partition', 'key'] });
const consumer = new EventHubConsumerClient('$Default', 'connection', 'orders');
const shared = new EventHubProducerClient('connection', 'copies');

consumer.subscribe({
  processEvents: async (events, context) => {
    for (const event of events) {
      handled.inc({ partition: context.partitionId, key: event.partitionKey }); // want "key of an event"
      const producer = new EventHubProducerClient('connection', 'copies'); // want "Event Hubs producer"
      await producer.close();
    }
    const batch = await shared.createBatch();
    await shared.sendBatch(batch);
  },
  processError: async (error, context) => {
    handled.inc({ partition: context.partitionId, key: error.name });
  },
});

//= azure storage: clients are cheap
import express from 'express';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient, QueueClient } from '@azure/storage-queue';

const app = express();

app.post('/files', async (req, res) => {
  const blobs = BlobServiceClient.fromConnectionString('connection');
  await blobs.getContainerClient('files').getBlockBlobClient('x').upload('y', 1);
  const queue = QueueServiceClient.fromConnectionString('connection').getQueueClient('orders');
  await queue.sendMessage('x');
  await new QueueClient('connection', 'orders').sendMessage('y');
  res.end();
});
