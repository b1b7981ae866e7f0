// AWS: the clients of SDK v3 (an HTTP agent of its own each), of v2 (one agent for all of them), and sqs-consumer.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  awaits,
  constructs,
  constructsPlain,
  emitting,
  known,
  knownCalls,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const because =
  'each one has an HTTP agent of its own, whose connections stay open until the server or `destroy` closes them, and loads credentials anew';
const client = constructs('AWS client', 'churn', 'Client', {
  close: 'destroy',
  because,
  // One that is handed in may be shared.
  when: [{ at: '0.requestHandler', is: 'absent' }],
});

/** Clients by the package's name behind `@aws-sdk/client-`; `SQS` stands for `SQSClient` and `SQS`. */
const SERVICES: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: 'ApiGatewayManagementApi',
  athena: 'Athena',
  batch: 'Batch',
  'bedrock-runtime': 'BedrockRuntime',
  cloudfront: 'CloudFront',
  'cloudwatch-logs': 'CloudWatchLogs',
  'cognito-identity-provider': 'CognitoIdentityProvider',
  dynamodb: 'DynamoDB',
  'dynamodb-streams': 'DynamoDBStreams',
  ecs: 'ECS',
  eventbridge: 'EventBridge',
  firehose: 'Firehose',
  'iot-data-plane': 'IoTDataPlane',
  kinesis: 'Kinesis',
  kms: 'KMS',
  lambda: 'Lambda',
  location: 'Location',
  pinpoint: 'Pinpoint',
  polly: 'Polly',
  'rds-data': 'RDSData',
  rekognition: 'Rekognition',
  s3: 'S3',
  scheduler: 'Scheduler',
  'secrets-manager': 'SecretsManager',
  ses: 'SES',
  sesv2: 'SESv2',
  sfn: 'SFN',
  sns: 'SNS',
  ssm: 'SSM',
  sts: 'STS',
  textract: 'Textract',
  'timestream-write': 'TimestreamWrite',
  translate: 'Translate',
};
/** The versions whose typings were read; of the others the source. */
const VERIFIED: Readonly<Record<string, string>> = { dynamodb: '3.1162.0', s3: '3.1169.0' };
/** `send(command)`, and with the aggregated class a method for each command. */
const clientType: TypeEntry = { members: { '*': known, destroy: releases } };

const serviceClients = (name: string, service: string, version: string): Library => ({
  language,
  packages: [`@aws-sdk/client-${name}`],
  version,
  source: `clients/client-${name}/src/${service}Client.ts of aws/aws-sdk-js-v3; issue 5273 there; node-http-handler.js of @smithy/node-http-handler 4.14.2 (an agent with keepAlive for each handler)`,
  exports: { [service]: client, [`${service}Client`]: client },
  types: {
    Client: clientType,
    [service]: { extends: ['Client'] },
    [`${service}Client`]: { extends: ['Client'] },
  },
});
const clients: readonly Library[] = Object.entries(SERVICES).map(([name, service]) =>
  serviceClients(name, service, VERIFIED[name] ?? '3 of 2026'),
);

/** Each combination of dimensions is a metric of its own, billed by the month. */
const putMetricData: CallMeaning = {
  effects: [
    { effect: 'label', values: ['0.MetricData[].Dimensions[].Value'], hurts: 'bill' },
    { effect: 'metricName', name: '0.MetricData[].MetricName', hurts: 'bill' },
    { effect: 'metricName', name: '0.Namespace', hurts: 'bill' },
  ],
};
const cloudWatchClients = serviceClients('cloudwatch', 'CloudWatch', '3.1162.0');
const cloudWatch: Library = {
  ...cloudWatchClients,
  source: `${cloudWatchClients.source}; dist-types/models/models_0.d.ts (PutMetricDataInput)`,
  exports: {
    ...cloudWatchClients.exports,
    CloudWatch: { construct: { ...client.construct, returns: 'CloudWatch' } },
    PutMetricDataCommand: { construct: putMetricData },
  },
  types: {
    ...cloudWatchClients.types,
    CloudWatch: { extends: ['Client'], members: { putMetricData: { call: putMetricData } } },
  },
};

const agents: Library = {
  language,
  packages: ['@smithy/node-http-handler', '@aws-sdk/node-http-handler'],
  version: '4.14.2, @aws-sdk/node-http-handler 3.374.0',
  source: 'dist-es/node-http-handler.js (agents are made unless they are given)',
  exports: {
    NodeHttpHandler: constructs('HTTP handler for AWS clients', 'churn', 'NodeHttpHandler', {
      close: 'destroy',
      because:
        'each one has an HTTP agent of its own, whose connections stay open until the server or `destroy` closes them',
      when: [
        { at: '0.httpsAgent', is: 'absent' },
        { at: '0.httpAgent', is: 'absent' },
      ],
    }),
  },
  types: { NodeHttpHandler: { members: { handle: known, destroy: releases } } },
};

const forBatches = 'for every batch of SQS messages';
const sqs: Library = {
  language,
  packages: ['@aws-sdk/client-sqs'],
  version: '3.1169.0',
  source: 'dist-types/SQSClient.d.ts, SQS.d.ts, models/models_0.d.ts',
  exports: {
    SQSClient: client,
    SQS: client,
    // A loop around it polls: it is sent once a round.
    ReceiveMessageCommand: {
      construct: { awaits: { frequency: 'perMessage', because: forBatches } },
    },
  },
  types: {
    Client: {
      members: {
        ...clientType.members,
        receiveMessage: awaits(forBatches, 'ReceiveMessageResult'),
      },
    },
    SQSClient: { extends: ['Client'] },
    SQS: { extends: ['Client'] },
    ReceiveMessageResult: { members: { Messages: { type: 'Message[]' } } },
    ReceiveMessageCommandOutput: { extends: ['ReceiveMessageResult'] },
    Message: {
      members: {
        MessageId: perEvent('a message id'),
        Body: perEvent('the body of a message'),
        ReceiptHandle: perEvent('the receipt of a message'),
        MD5OfBody: perEvent('the hash of a message'),
        Attributes: { cardinality: 'unknown' },
        MessageAttributes: { cardinality: 'unknown' },
      },
    },
  },
};

/** Wrappers around a client that is given, without connections of their own. */
const documents: Library = {
  language,
  packages: ['@aws-sdk/lib-dynamodb'],
  version: '3.1162.0',
  source: 'dist-types/DynamoDBDocument.d.ts, DynamoDBDocumentClient.d.ts',
  exports: {
    'DynamoDBDocumentClient.from': { call: { returns: 'DynamoDBDocumentClient' } },
    'DynamoDBDocument.from': { call: { returns: 'DynamoDBDocument' } },
  },
  types: {
    DynamoDBDocumentClient: clientType,
    DynamoDBDocument: { extends: ['DynamoDBDocumentClient'] },
  },
};
const uploads: Library = {
  language,
  packages: ['@aws-sdk/lib-storage'],
  version: '3.1169.0',
  source: 'dist-types/Upload.d.ts (one for each upload, with a client that is given)',
  exports: { Upload: constructsPlain('Upload') },
  types: {
    Upload: emitting([{ events: ['httpUploadProgress'], because: 'for every part of an upload' }], {
      ...knownCalls('done', 'abort'),
    }),
  },
};

/** All services share one agent and the credentials of `AWS.config`. */
const serviceOf = (returns: TypeName): Member => ({ construct: { returns }, call: { returns } });
const service = serviceOf('Service');
const version2: Library = {
  language,
  packages: ['aws-sdk'],
  version: '2.1693.0',
  source: 'clients/all.d.ts; lib/http/node.js (one agent for the process: AWS.NodeHttpClient.sslAgent)',
  exports: {
    // `aws-sdk/clients/sqs` exports the class itself: which of them, the name of the module tells.
    default: serviceOf('SQS'),
    '': serviceOf('SQS'),
    SQS: serviceOf('SQS'),
    'DynamoDB.DocumentClient': serviceOf('DocumentClient'),
    CloudWatch: { construct: { returns: 'CloudWatch' } },
    ...Object.fromEntries(
      [
        ...['ApiGatewayManagementApi', 'Athena', 'CloudFront', 'CloudWatchLogs'],
        ...['CognitoIdentityServiceProvider', 'DynamoDB', 'EventBridge', 'Firehose', 'Kinesis', 'KMS'],
        ...['Lambda', 'Rekognition', 'S3', 'SecretsManager', 'SES', 'SNS', 'SSM'],
        ...['STS', 'StepFunctions', 'Textract'],
      ].map((name) => [name, service]),
    ),
    'config.update': known,
  },
  types: {
    Service: { members: { '*': known } },
    SQS: { extends: ['Service'], members: { receiveMessage: awaits(forBatches, 'Request') } },
    DocumentClient: { members: { '*': known } },
    CloudWatch: { extends: ['Service'], members: { putMetricData: { call: putMetricData } } },
    Request: {
      members: {
        promise: { call: { returns: 'ReceiveMessageResult' } },
        ...knownCalls('send', 'on', 'abort'),
      },
    },
    ReceiveMessageResult: { members: { Messages: { type: '@aws-sdk/client-sqs#Message[]' } } },
  },
};

const forMessages = 'for every SQS message';
const consumerMade = {
  returns: 'Consumer',
  effects: [
    {
      effect: 'client',
      noun: 'SQS consumer',
      perMessage: 'leaksUnlessClosed',
      close: 'stop',
      because: 'each one polls its queue until it is stopped',
    },
  ],
  callbacks: [
    {
      at: '0.handleMessage',
      frequency: 'perMessage',
      parameters: ['@aws-sdk/client-sqs#Message'],
      because: forMessages,
    },
    {
      at: '0.handleMessageBatch',
      frequency: 'perMessage',
      parameters: ['@aws-sdk/client-sqs#Message[]'],
      because: forBatches,
    },
  ],
} as const;
const sqsConsumer: Library = {
  language,
  packages: ['sqs-consumer'],
  version: '14.2.8',
  source: 'dist/esm/consumer.d.ts, dist/esm/types.d.ts',
  exports: { 'Consumer.create': { call: consumerMade }, Consumer: { construct: consumerMade } },
  types: {
    Consumer: emitting(
      [
        {
          events: ['message_received', 'message_processed'],
          parameters: ['@aws-sdk/client-sqs#Message'],
          because: forMessages,
        },
        {
          events: ['processing_error', 'timeout_error'],
          parameters: ['Error', '@aws-sdk/client-sqs#Message'],
          because: 'for every failed SQS message',
        },
        { events: ['response_processed', 'empty'], because: forBatches },
      ],
      { ...knownCalls('start', 'updateOption'), stop: releases },
    ),
  },
};

export const aws: readonly Library[] = [
  ...clients,
  cloudWatch,
  sqs,
  agents,
  documents,
  uploads,
  version2,
  sqsConsumer,
];
