// Functions of Azure, Google Cloud, Firebase, Vercel and Netlify: registered and exported ones run for every event.
import type { Library, Member, TypeName } from '../../schema.ts';
import {
  configured,
  each,
  finite,
  harmless,
  headerOfClient,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onEvent = 'for every event';
const onMessage = 'for every message';

const triggers = (
  names: readonly string[],
  first: TypeName | null,
  because: string,
): Record<string, Member> =>
  each(names, {
    call: { callbacks: runs(['1', '1.handler'], [first, 'InvocationContext'], because) },
  });

const azure: Library = {
  language,
  packages: ['@azure/functions'],
  version: '4.16.5 (AzureFunction, Context: 3.5.2)',
  source: 'types/{app,http,InvocationContext}.d.ts; types/{index,Context,http}.d.ts of 3.5.2',
  exports: { app: { type: 'App' } },
  types: {
    App: {
      members: {
        ...triggers(['http', 'get', 'put', 'post', 'patch', 'deleteRequest'], 'HttpRequest', onRequest),
        ...triggers(['timer'], null, 'on every tick of a schedule'),
        ...triggers(['storageQueue', 'serviceBusQueue', 'serviceBusTopic', 'eventHub'], null, onMessage),
        ...triggers(
          ['storageBlob', 'eventGrid', 'cosmosDB', 'generic', 'webPubSub', 'sql', 'mySql'],
          null,
          onEvent,
        ),
        warmup: { call: { callbacks: runs(['1.handler'], [null], 'when an instance starts', 'once') } },
      },
    },
    HttpRequest: {
      members: {
        url: perEntity('the raw request URL'),
        method: finite,
        headers: typed('HttpHeaders'),
        query: typed('Query'),
        params: typed('Parameters'),
        user: typed('User'),
      },
    },
    // With `get` in version 4, plain records in version 3.
    Query: { members: { get: perEntityCall('a query parameter'), '*': perEntity('a query parameter') } },
    HttpHeaders: { extends: ['RequestHeaders'], members: { '*': perEntity(headerOfClient) } },
    Context: {
      members: {
        invocationId: perEvent('the id of a call'),
        executionContext: typed('InvocationContext'),
        req: typed('HttpRequest'),
        done: harmless,
      },
    },
    AzureFunction: {
      function: { frequency: 'perMessage', parameters: ['Context', 'HttpRequest'], because: onEvent },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    User: {
      members: { ...each(['id', 'username'], perEntity('who the user is')), identityProvider: finite },
    },
    InvocationContext: {
      members: {
        invocationId: perEvent('the id of a call'),
        functionName: configured("the function's name"),
      },
    },
    HttpHandler: {
      function: {
        frequency: 'perMessage',
        parameters: ['HttpRequest', 'InvocationContext'],
        because: onRequest,
      },
    },
  },
  signatures: [
    { parameters: ['HttpRequest', 'InvocationContext'], frequency: 'perMessage', because: onRequest },
    { parameters: [null, 'InvocationContext'], frequency: 'perMessage', because: onEvent },
    { parameters: ['Context', 'HttpRequest'], frequency: 'perMessage', because: onRequest },
  ],
};

const express = ['express#Request', 'express#Response'];
const http: Member = { call: { callbacks: runs(['1'], express, onRequest) } };
const framework: Library = {
  language,
  packages: ['@google-cloud/functions-framework'],
  version: '5.0.5',
  source: 'build/src/{function_registry,functions}.d.ts',
  exports: {
    http,
    cloudEvent: { call: { callbacks: runs(['1'], ['CloudEvent'], onEvent) } },
  },
  types: {
    Request: { extends: ['express#Request'] },
    Response: { extends: ['express#Response'] },
    CloudEvent: {
      members: {
        id: perEvent('the id of an event'),
        time: perEvent('a point in time'),
        type: configured('the type of an event'),
        source: configured('the source of an event'),
        subject: perEntity('what an event is about'),
      },
    },
    HttpFunction: { function: { frequency: 'perMessage', parameters: express, because: onRequest } },
    CloudEventFunction: {
      function: { frequency: 'perMessage', parameters: ['CloudEvent'], because: onEvent },
    },
  },
  signatures: [
    { parameters: ['Request', 'Response'], frequency: 'perMessage', because: onRequest },
    { parameters: ['CloudEvent'], frequency: 'perMessage', because: onEvent },
  ],
};

/** `onX(handler)`, `onX(path, handler)`, `onX(options, handler)`. */
const firebaseEvents = (
  names: readonly string[],
  first: TypeName | null,
  because: string,
): Record<string, Member> => each(names, { call: { callbacks: runs(['0', '1'], [first, null], because) } });
const changes = ['Written', 'Created', 'Updated', 'Deleted'];
const legacyHandlers = each(
  ['onCreate', 'onUpdate', 'onDelete', 'onWrite', 'onPublish', 'onFinalize', 'onArchive'],
  { call: { callbacks: runs(['0'], [null, 'EventContext'], onEvent) } },
);
const builder: Member = { call: { returns: 'Builder' } };
const callable: Member = {
  call: { callbacks: runs(['0'], ['CallableRequest', 'CallableContext'], onRequest) },
};
const firebase: Library = {
  language,
  packages: [
    ...['firebase-functions', 'firebase-functions/v1', 'firebase-functions/v2'],
    ...[
      ...['https', 'firestore', 'database', 'pubsub', 'scheduler', 'storage', 'tasks'],
      ...['identity', 'eventarc', 'remoteConfig', 'testLab'],
    ].map((name) => `firebase-functions/v2/${name}`),
  ],
  version: '7.4.0',
  source: 'lib/v2/providers/*.d.ts, lib/v1/providers/*.d.ts, lib/common/providers/https.d.ts',
  exports: {
    onRequest: { call: { callbacks: runs(['0', '1'], express, onRequest) } },
    ...firebaseEvents(['onCall'], 'CallableRequest', onRequest),
    ...firebaseEvents(['beforeUserCreated', 'beforeUserSignedIn'], 'AuthBlockingEvent', onRequest),
    ...firebaseEvents(['onSchedule'], null, 'on every tick of a schedule'),
    ...firebaseEvents(['onMessagePublished'], 'CloudEvent', onMessage),
    ...firebaseEvents(['onTaskDispatched'], null, 'for every task'),
    ...firebaseEvents(
      [
        ...['onObjectFinalized', 'onObjectDeleted', 'onObjectArchived', 'onObjectMetadataUpdated'],
        ...['onCustomEventPublished', 'onConfigUpdated', 'onUserCreated', 'onUserDeleted'],
        'onTestMatrixCompleted',
      ],
      'CloudEvent',
      onEvent,
    ),
    ...firebaseEvents(
      changes.flatMap((change) => [`onDocument${change}`, `onDocument${change}WithAuthContext`]),
      'FirestoreEvent',
      onEvent,
    ),
    ...firebaseEvents(
      changes.map((change) => `onValue${change}`),
      'DatabaseEvent',
      onEvent,
    ),
    // The first generation: `functions.firestore.document('…').onCreate(…)`.
    'https.onRequest': { call: { callbacks: runs(['0'], express, onRequest) } },
    'https.onCall': callable,
    'pubsub.schedule': builder,
    'pubsub.topic': builder,
    'firestore.document': builder,
    'database.ref': builder,
    'auth.user': builder,
    'storage.object': builder,
    'storage.bucket': builder,
    'tasks.taskQueue': builder,
    region: { call: { returns: 'Functions' } },
    runWith: { call: { returns: 'Functions' } },
  },
  types: {
    Builder: {
      members: {
        ...legacyHandlers,
        onDispatch: { call: { callbacks: runs(['0'], [null, 'TaskContext'], 'for every task') } },
        onRun: { call: { callbacks: runs(['0'], ['EventContext'], onEvent) } },
        ...each(['timeZone', 'retryConfig', 'object'], { call: { returns: 'this' } }),
      },
    },
    Functions: {
      members: {
        ...each(['region', 'runWith'], { call: { returns: 'this' } }),
        https: typed('Https'),
        pubsub: typed('Provider'),
        firestore: typed('Provider'),
        database: typed('Provider'),
        auth: typed('Provider'),
        storage: typed('Provider'),
        tasks: typed('Provider'),
      },
    },
    Https: {
      members: {
        onRequest: { call: { callbacks: runs(['0'], express, onRequest) } },
        onCall: callable,
      },
    },
    Provider: {
      members: each(
        ['schedule', 'topic', 'document', 'ref', 'user', 'object', 'bucket', 'taskQueue'],
        builder,
      ),
    },
    EventContext: {
      members: {
        eventId: perEvent('the id of an event'),
        timestamp: perEvent('a point in time'),
        eventType: configured('the type of an event'),
        params: typed('DocumentParameters'),
        auth: typed('CallerAuth'),
      },
    },
    CloudEvent: {
      members: {
        id: perEvent('the id of an event'),
        time: perEvent('a point in time'),
        type: configured('the type of an event'),
        subject: perEntity('what an event is about'),
      },
    },
    FirestoreEvent: {
      extends: ['CloudEvent'],
      members: { document: perEntity('the path of a document'), params: typed('DocumentParameters') },
    },
    DatabaseEvent: {
      extends: ['CloudEvent'],
      members: { ref: perEntity('the path of a value'), params: typed('DocumentParameters') },
    },
    AuthBlockingEvent: {
      members: {
        eventId: perEvent('the id of an event'),
        timestamp: perEvent('a point in time'),
        eventType: configured('the type of an event'),
        ipAddress: perEntity('a client address'),
        userAgent: perEntity(headerOfClient),
      },
    },
    TaskContext: {
      members: {
        auth: typed('CallerAuth'),
        id: perEvent('the id of a task'),
        queueName: configured('a queue'),
      },
    },
    DocumentParameters: { members: { '*': perEntity('a part of a path') } },
    CallableRequest: { members: { auth: typed('CallerAuth'), rawRequest: typed('express#Request') } },
    CallableContext: { members: { auth: typed('CallerAuth'), rawRequest: typed('express#Request') } },
    CallerAuth: { members: { uid: perEntity('who the user is') } },
  },
};

const vercelHandler = ['VercelRequest', 'VercelResponse'];
const vercel: Library = {
  language,
  packages: ['@vercel/node'],
  version: '24.0.0',
  source: 'dist/index.d.ts',
  types: {
    VercelRequest: {
      extends: ['node:http#IncomingMessage'],
      members: { query: typed('Query'), cookies: typed('Cookies') },
    },
    VercelResponse: {
      extends: ['node:http#ServerResponse'],
      members: each(['status', 'json', 'send', 'redirect'], { call: { returns: 'this' } }),
    },
    Query: { members: { '*': perEntity('a query or path parameter') } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    VercelApiHandler: {
      function: { frequency: 'perMessage', parameters: vercelHandler, because: onRequest },
    },
  },
  signatures: [{ parameters: vercelHandler, frequency: 'perMessage', because: onRequest }],
};

const netlify: Library = {
  language,
  packages: ['@netlify/functions'],
  version: '5.3.0',
  source: 'dist/main.d.ts',
  types: {
    HandlerEvent: {
      members: {
        path: perEntity('the raw request path'),
        rawUrl: perEntity('the raw request URL'),
        rawQuery: perEntity('the query string'),
        headers: typed('Headers'),
        queryStringParameters: typed('Query'),
        httpMethod: finite,
        route: routeTemplate,
      },
    },
    HandlerContext: { members: { awsRequestId: perEvent('a request id') } },
    Headers: { members: { '*': perEntity(headerOfClient) } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Handler: {
      function: {
        frequency: 'perMessage',
        parameters: ['HandlerEvent', 'HandlerContext'],
        because: onRequest,
      },
    },
  },
  signatures: [
    { parameters: ['HandlerEvent'], frequency: 'perMessage', because: onRequest },
    { parameters: ['HandlerEvent', 'HandlerContext'], frequency: 'perMessage', because: onRequest },
  ],
};

export const functions: readonly Library[] = [azure, framework, firebase, vercel, netlify];
