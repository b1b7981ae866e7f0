// AWS Lambda: the handler runs for every event, the module around it once; which parts of an event are templates.
import type { Library, Member, SignatureEntry, TypeEntry, TypeName } from '../../schema.ts';
import {
  bodyOfRequest,
  configured,
  each,
  finite,
  headerOfClient,
  perEntity,
  perEvent,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onEvent = 'for every event';

const all = (because: string): TypeEntry => ({ members: { '*': perEntity(because) } });
const time = perEvent('a point in time');
const records = (record: TypeName): TypeEntry => ({ members: { Records: typed(`${record}[]`) } });
const arn = (of: string): Member => configured(`the ARN of ${of}`);
const restPath: Member = {
  cardinality: 'perEntity',
  because: 'the raw request path',
  instead: '$this.resource',
};
const httpPath: Member = {
  cardinality: 'perEntity',
  because: 'the raw request path',
  instead: '$this.routeKey',
};

const parameters = {
  headers: typed('Headers'),
  queryStringParameters: typed('Query'),
  isBase64Encoded: finite,
  body: bodyOfRequest,
};
const listsOfParameters = {
  multiValueHeaders: typed('Headers'),
  multiValueQueryStringParameters: typed('Query'),
};
const parametersOfApi = { pathParameters: typed('PathParameters'), stageVariables: typed('StageVariables') };
const contextOfAnyApi = {
  apiId: configured('an API'),
  stage: configured('a stage'),
  domainName: configured('a domain name'),
  routeKey: configured('the route template'),
  requestId: perEvent('a request id'),
};
const contextOfApi = {
  ...contextOfAnyApi,
  accountId: configured('an account'),
  domainPrefix: configured('a domain name'),
};
/** Of APIs over WebSockets. */
const contextOfConnection = {
  connectionId: perEntity('the id of a connection'),
  messageId: perEvent('a message id'),
  ...each(['eventType', 'messageDirection'], finite),
};

/** `APIGatewayProxyHandler` and the like: a function that gets this event. */
const handlers = (types: Readonly<Record<string, TypeName | null>>): Record<string, TypeEntry> =>
  Object.fromEntries(
    Object.entries(types).map(([name, event]) => [
      name,
      {
        function: { frequency: 'perMessage', parameters: [event, 'Context', null], because: onEvent },
      } as const,
    ]),
  );
const same = (type: TypeName, names: readonly string[]): Record<string, TypeEntry> =>
  Object.fromEntries(names.map((name) => [name, { extends: [type] }]));

const v1 = 'APIGatewayProxyEvent';
const v2 = 'APIGatewayProxyEventV2';

const events: Readonly<Record<string, TypeEntry>> = {
  [v1]: {
    members: {
      ...parameters,
      ...listsOfParameters,
      ...parametersOfApi,
      path: restPath,
      httpMethod: finite,
      resource: configured('the route template'),
      requestContext: typed('RequestContext'),
    },
  },
  ...same(v1, [
    'APIGatewayProxyEventBase',
    'APIGatewayProxyWithLambdaAuthorizerEvent',
    'APIGatewayProxyWithCognitoAuthorizerEvent',
  ]),
  [v2]: {
    members: {
      ...parameters,
      ...parametersOfApi,
      routeKey: configured('the route template'),
      rawPath: httpPath,
      rawQueryString: perEntity('the query string'),
      cookies: perEntity('a cookie, which any client can choose'),
      requestContext: typed('RequestContextV2'),
      version: finite,
    },
  },
  ...same(v2, [
    'APIGatewayProxyEventV2WithJWTAuthorizer',
    'APIGatewayProxyEventV2WithLambdaAuthorizer',
    'APIGatewayProxyEventV2WithIAMAuthorizer',
    'LambdaFunctionURLEvent',
  ]),
  APIGatewayProxyWebsocketEventV2: {
    members: {
      stageVariables: typed('StageVariables'),
      queryStringParameters: typed('Query'),
      isBase64Encoded: finite,
      requestContext: typed('RequestContextOfConnection'),
    },
  },
  ALBEvent: {
    members: {
      ...parameters,
      ...listsOfParameters,
      path: perEntity('the raw request path'),
      httpMethod: finite,
    },
  },
  RequestContext: {
    members: {
      ...contextOfApi,
      ...contextOfConnection,
      protocol: finite,
      path: perEntity('the raw request path'),
      resourcePath: configured('the route template'),
      resourceId: configured('a resource of the API'),
      httpMethod: finite,
      extendedRequestId: perEvent('a request id'),
      requestTime: time,
      requestTimeEpoch: time,
      identity: typed('Identity'),
    },
  },
  RequestContextV2: {
    members: { ...contextOfApi, http: typed('HttpDescription'), time, timeEpoch: time },
  },
  RequestContextOfConnection: {
    members: {
      ...contextOfAnyApi,
      ...contextOfConnection,
      extendedRequestId: perEvent('a request id'),
      requestTime: time,
      requestTimeEpoch: time,
    },
  },
  HttpDescription: {
    members: {
      method: finite,
      protocol: finite,
      path: perEntity('the raw request path'),
      sourceIp: perEntity('a client address'),
      userAgent: perEntity(headerOfClient),
    },
  },
  Identity: {
    members: {
      ...each(['caller', 'user', 'userArn', 'cognitoIdentityId'], perEntity('who the client is')),
      ...each(['apiKey', 'apiKeyId', 'accessKey'], perEntity('the key of a client')),
      sourceIp: perEntity('a client address'),
      userAgent: perEntity(headerOfClient),
    },
  },
  Headers: all(headerOfClient),
  Query: all('a query parameter'),
  PathParameters: all('a path parameter'),
  StageVariables: { members: { '*': configured('a stage variable') } },

  SQSEvent: records('SQSRecord'),
  SQSRecord: {
    members: {
      messageId: perEvent('a message id'),
      receiptHandle: perEvent('a receipt handle'),
      body: perEvent('the content of a message'),
      md5OfBody: perEvent('a hash of a message'),
      attributes: typed('SQSRecordAttributes'),
      eventSource: finite,
      eventSourceARN: arn('the queue'),
      awsRegion: configured('a region'),
    },
  },
  SQSRecordAttributes: {
    members: {
      ...each(['SentTimestamp', 'ApproximateFirstReceiveTimestamp'], time),
      ...each(
        ['SequenceNumber', 'MessageDeduplicationId', 'AWSTraceHeader'],
        perEvent('the id of a message'),
      ),
      MessageGroupId: perEntity('a message group'),
    },
  },
  SNSEvent: records('SNSEventRecord'),
  SNSEventRecord: {
    members: { Sns: typed('SNSMessage'), EventSource: finite, EventSubscriptionArn: arn('the subscription') },
  },
  SNSMessage: {
    members: {
      MessageId: perEvent('a message id'),
      Message: perEvent('the content of a message'),
      Timestamp: time,
      Signature: perEvent('a signature'),
      TopicArn: arn('the topic'),
      Type: finite,
    },
  },
  KinesisStreamEvent: records('KinesisStreamRecord'),
  KinesisStreamRecord: {
    members: {
      eventID: perEvent('the id of a record'),
      eventName: finite,
      eventSource: finite,
      eventSourceARN: arn('the stream'),
      awsRegion: configured('a region'),
      kinesis: typed('KinesisStreamRecordPayload'),
    },
  },
  KinesisStreamRecordPayload: {
    members: {
      partitionKey: perEntity('a partition key'),
      sequenceNumber: perEvent('the number of a record'),
      data: perEvent('the content of a record'),
      approximateArrivalTimestamp: time,
    },
  },
  DynamoDBStreamEvent: records('DynamoDBRecord'),
  DynamoDBRecord: {
    members: {
      eventID: perEvent('the id of a record'),
      eventName: finite,
      eventSource: finite,
      eventSourceARN: arn('the table'),
      awsRegion: configured('a region'),
    },
  },
  S3Event: records('S3EventRecord'),
  S3EventRecord: {
    members: {
      s3: typed('S3Entity'),
      eventName: finite,
      eventSource: finite,
      eventTime: time,
      awsRegion: configured('a region'),
    },
  },
  S3Entity: { members: { bucket: typed('S3Bucket'), object: typed('S3Object') } },
  S3Bucket: { members: { name: configured('a bucket'), arn: arn('the bucket') } },
  S3Object: {
    members: {
      key: perEntity('the key of an object'),
      eTag: perEvent('a hash of an object'),
      versionId: perEvent('the version of an object'),
      sequencer: perEvent('the number of an event'),
    },
  },
  EventBridgeEvent: {
    members: {
      id: perEvent('the id of an event'),
      time,
      source: configured('the source of an event'),
      'detail-type': configured('the type of an event'),
      account: configured('an account'),
      region: configured('a region'),
    },
  },
  ...same('EventBridgeEvent', ['ScheduledEvent']),
};

/** What a handler is given whose event has no written type: what deploys it says of which kind that is. */
const anyEvent: Readonly<Record<string, TypeEntry>> = {
  'any event': {
    extends: ['APIGatewayProxyEvent', 'APIGatewayProxyEventV2'],
    members: { Records: typed('any record[]') },
  },
  'any record': {
    extends: ['SQSRecord', 'SNSEventRecord', 'S3EventRecord', 'KinesisStreamRecord', 'DynamoDBRecord'],
  },
};

/** Exported functions whose parameters are called so, also where no type is imported. */
const exported = (named: {
  readonly name?: string;
  readonly parameterNames: readonly string[];
}): SignatureEntry => ({
  ...named,
  files: ['*.{ts,mts,cts,js,mjs,cjs}'],
  frequency: 'perMessage',
  gives: ['aws-lambda#any event', 'aws-lambda#Context'],
  because: 'for every event, as a Lambda handler',
});

const types: Library = {
  language,
  packages: ['aws-lambda', '@types/aws-lambda'],
  version: '@types/aws-lambda 8.10.164',
  source: 'handler.d.ts, common/api-gateway.d.ts, trigger/*.d.ts',
  types: {
    ...events,
    ...anyEvent,
    Context: {
      members: {
        awsRequestId: perEvent('a request id'),
        logStreamName: perEntity('a log stream'),
        functionName: configured("the function's name"),
        functionVersion: configured("the function's version"),
        invokedFunctionArn: arn('the function'),
        memoryLimitInMB: configured('a limit'),
        logGroupName: configured('a log group'),
      },
    },
    ...handlers({
      Handler: null,
      APIGatewayProxyHandler: v1,
      APIGatewayProxyWithCognitoAuthorizerHandler: v1,
      APIGatewayProxyHandlerV2: v2,
      APIGatewayProxyHandlerV2WithJWTAuthorizer: v2,
      APIGatewayProxyWebsocketHandlerV2: v2,
      LambdaFunctionURLHandler: v2,
      ALBHandler: 'ALBEvent',
      SQSHandler: 'SQSEvent',
      SNSHandler: 'SNSEvent',
      KinesisStreamHandler: 'KinesisStreamEvent',
      DynamoDBStreamHandler: 'DynamoDBStreamEvent',
      S3Handler: 'S3Event',
      EventBridgeHandler: 'EventBridgeEvent',
      ScheduledHandler: 'ScheduledEvent',
    }),
  },
  signatures: [
    ...Object.keys(events)
      .filter((name) => /Event(V2)?(With\w+)?$/.test(name))
      .flatMap((event): SignatureEntry[] => [
        { parameters: [event], frequency: 'perMessage', because: onEvent },
        { parameters: [event, 'Context'], frequency: 'perMessage', because: onEvent },
      ]),
    { name: 'handler', frequency: 'perMessage', gives: ['any event', 'Context'], because: onEvent },
  ],
};

const conventions: Library = {
  language,
  packages: [],
  version: '@types/aws-lambda 8.10.164',
  source: 'handler.d.ts; the handler that a function is deployed with',
  exports: { awslambda: { type: 'StreamingRuntime' } },
  types: {
    StreamingRuntime: {
      members: {
        streamifyResponse: {
          call: { callbacks: runs(['0'], [null, null, 'aws-lambda#Context'], onEvent) },
        },
      },
    },
  },
  signatures: [
    exported({ parameterNames: ['event', 'context'] }),
    exported({ name: 'handler', parameterNames: ['event'] }),
  ],
};

const chain = (at: string): Member => ({
  call: { returns: 'MiddyHandler', callbacks: runs([at], ['Request'], onEvent) },
});
const makesHandler: Member = {
  call: {
    returns: 'MiddyHandler',
    callbacks: runs(['0'], ['aws-lambda#any event', 'aws-lambda#Context'], onEvent),
  },
};
const middy: Library = {
  language,
  packages: ['@middy/core'],
  version: '6.4.5',
  source: 'index.d.ts',
  exports: { default: makesHandler, '': makesHandler },
  types: {
    MiddyHandler: {
      members: {
        handler: makesHandler,
        use: {
          call: {
            returns: 'this',
            callbacks: runs(
              ['0.before', '0.after', '0.onError', '0[].before', '0[].after', '0[].onError'],
              ['Request'],
              onEvent,
            ),
          },
        },
        ...each(['before', 'after', 'onError'], chain('0')),
      },
    },
    Request: { members: { context: typed('aws-lambda#Context'), error: typed('Error') } },
  },
};

export const lambda: readonly Library[] = [types, conventions, middy];
