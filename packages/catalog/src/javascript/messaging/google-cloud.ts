// Google Cloud: Pub/Sub, Firestore and the generated clients hold gRPC channels; Storage and BigQuery share their connections, but not their tokens.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import {
  constructs,
  emitting,
  giving,
  known,
  knownCalls,
  making,
  perEntity,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forMessages = 'for every Pub/Sub message';
const channels = 'each one opens gRPC channels, which the library lists until they are closed';
const tokens = 'each one asks for an access token of its own before its first request';

const pubsub: Library = {
  language,
  packages: ['@google-cloud/pubsub'],
  version: '5.3.1',
  source:
    'build/src/{pubsub,topic,subscription,subscriber}.d.ts; build/src/internal-channel.js of @grpc/grpc-js (channelz lists a channel until it is closed)',
  exports: {
    PubSub: constructs('Pub/Sub client', 'leaksUnlessClosed', 'PubSub', {
      close: 'close',
      because: channels,
    }),
  },
  types: {
    PubSub: {
      members: {
        // Handles: `pubsub.topic(name)` opens nothing.
        topic: giving('Topic'),
        subscription: giving('Subscription'),
        snapshot: known,
        schema: known,
        createTopic: known,
        createSubscription: known,
        ...knownCalls('getTopics', 'getSubscriptions', 'detachSubscription', 'getClientConfig'),
        close: releases,
      },
    },
    Topic: {
      members: {
        ...knownCalls(
          'publish',
          'publishJSON',
          'publishMessage',
          'flush',
          'resumePublishing',
          'setPublishOptions',
        ),
        ...knownCalls(
          'exists',
          'get',
          'create',
          'delete',
          'getMetadata',
          'createSubscription',
          'flowControlled',
        ),
        subscription: giving('Subscription'),
        name: { cardinality: 'configured', because: 'the topic' },
      },
    },
    Subscription: emitting([{ events: ['message'], parameters: ['Message'], because: forMessages }], {
      ...knownCalls(
        'open',
        'exists',
        'get',
        'create',
        'delete',
        'getMetadata',
        'seek',
        'setOptions',
        'snapshot',
      ),
      name: { cardinality: 'configured', because: 'the subscription' },
      close: releases,
    }),
    Message: {
      members: {
        id: perEvent('a message id'),
        ackId: perEvent('the id of a delivery'),
        data: perEvent('the body of a message'),
        orderingKey: perEntity('the key of a message'),
        publishTime: perEvent('a message time'),
        received: perEvent('a message time'),
        // Ids as well as the name of an event.
        attributes: { cardinality: 'unknown' },
        ...knownCalls('ack', 'ackWithResponse', 'nack', 'nackWithResponse', 'modAck', 'modAckWithResponse'),
      },
    },
  },
};

/** The result is a function that ends it. */
const listens: Member = {
  call: {
    returns: 'function',
    callbacks: ['0', '1'].map((at) => ({
      at,
      frequency: 'perMessage' as const,
      parameters: [null],
      because: 'for every change of what is listened to',
    })),
    effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['()'] }],
  },
};
const references: Readonly<Record<string, Member>> = {
  collection: giving('CollectionReference'),
  collectionGroup: giving('CollectionGroup'),
  doc: giving('DocumentReference'),
};
const firestore: Library = {
  language,
  packages: ['@google-cloud/firestore'],
  version: '8.7.1',
  source: 'types/firestore.d.ts; build/src/pool.js',
  exports: {
    Firestore: constructs('Firestore client', 'leaksUnlessClosed', 'Firestore', {
      close: 'terminate',
      because: channels,
    }),
  },
  types: {
    Firestore: {
      members: {
        ...references,
        ...knownCalls('batch', 'bulkWriter', 'getAll', 'listCollections', 'recursiveDelete', 'settings'),
        runTransaction: known,
        terminate: releases,
      },
    },
    Query: {
      members: {
        ...Object.fromEntries(
          [
            'where',
            'orderBy',
            'limit',
            'limitToLast',
            'offset',
            'select',
            'startAt',
            'startAfter',
            'endAt',
          ].map((name) => [name, giving('Query')]),
        ),
        ...knownCalls('get', 'stream', 'count'),
        onSnapshot: listens,
      },
    },
    CollectionGroup: { extends: ['Query'] },
    CollectionReference: {
      extends: ['Query'],
      members: {
        doc: giving('DocumentReference'),
        ...knownCalls('add', 'listDocuments'),
        id: { cardinality: 'configured', because: 'the name of a collection' },
      },
    },
    DocumentReference: {
      members: {
        collection: giving('CollectionReference'),
        ...knownCalls('set', 'update', 'create', 'delete', 'get', 'listCollections'),
        id: perEntity('the id of a document'),
        path: perEntity('the path of a document'),
        onSnapshot: listens,
      },
    },
  },
};

const effectsOf = (...facts: Parameters<typeof making>) => making(...facts).effects ?? [];

/** Generated clients: each is a gRPC client with a method for each RPC. */
const generated = (
  name: string,
  version: string,
  noun: string,
  classes: readonly string[],
  versions: readonly string[],
): Library => ({
  language,
  packages: [`@google-cloud/${name}`],
  version,
  source: `index.d.ts, ${versions.join(', ')}/*_client.d.ts`,
  exports: Object.fromEntries(
    classes.flatMap((c) =>
      [c, ...versions.map((v) => `${v}.${c}`)].map((path) => [
        path,
        {
          construct: {
            returns: c,
            effects: [
              ...effectsOf(noun, 'leaksUnlessClosed', c, {
                close: 'close',
                because: channels,
                when: [{ at: '0.fallback', is: 'absent' }],
              }),
              // `{ fallback: 'rest' }` (or `true`): google-gax sends plain HTTP requests and opens no channel.
              ...effectsOf(noun, 'churn', c, {
                because: tokens,
                when: [{ at: '0.fallback', is: 'present' }],
              }),
            ],
          },
        },
      ]),
    ),
  ),
  types: Object.fromEntries(classes.map((c) => [c, { members: { '*': known, close: releases } }])),
});
const generatedClients: readonly Library[] = [
  generated('tasks', '6.3.0', 'Cloud Tasks client', ['CloudTasksClient'], ['v2']),
  generated('secret-manager', '6.3.0', 'Secret Manager client', ['SecretManagerServiceClient'], ['v1']),
  generated('kms', '5.7.0', 'Cloud KMS client', ['KeyManagementServiceClient'], ['v1']),
  generated(
    'vision',
    '5.3.7',
    'Cloud Vision client',
    ['ImageAnnotatorClient', 'ProductSearchClient'],
    ['v1'],
  ),
  generated('speech', '7.5.0', 'Speech-to-Text client', ['SpeechClient'], ['v1', 'v2']),
  generated('text-to-speech', '6.4.1', 'Text-to-Speech client', ['TextToSpeechClient'], ['v1']),
  generated('translate', '9.4.2', 'Translation client', ['TranslationServiceClient'], ['v3']),
  generated('language', '7.2.3', 'Natural Language client', ['LanguageServiceClient'], ['v1', 'v2']),
  generated(
    'recaptcha-enterprise',
    '6.4.2',
    'reCAPTCHA client',
    ['RecaptchaEnterpriseServiceClient'],
    ['v1'],
  ),
  generated('documentai', '9.6.2', 'Document AI client', ['DocumentProcessorServiceClient'], ['v1']),
];

const storageObject: TypeEntry = { members: { '*': known } };
const storage: Library = {
  language,
  packages: ['@google-cloud/storage'],
  version: '7.22.0',
  source:
    'build/cjs/src/storage.d.ts, nodejs-common/util.js (GoogleAuth for each client); build/src/agents.js of teeny-request (one agent for all)',
  exports: {
    Storage: constructs('Cloud Storage client', 'churn', 'Storage', { because: tokens }),
  },
  types: {
    Storage: {
      members: { bucket: giving('Bucket'), ...knownCalls('createBucket', 'getBuckets', 'getServiceAccount') },
    },
    Bucket: {
      members: {
        '*': known,
        file: giving('File'),
      },
    },
    File: storageObject,
  },
};
const bigquery: Library = {
  language,
  packages: ['@google-cloud/bigquery'],
  version: '8.3.1',
  source:
    'build/src/bigquery.d.ts; build/src/service.js of @google-cloud/common (GoogleAuth for each client)',
  exports: {
    BigQuery: constructs('BigQuery client', 'churn', 'BigQuery', { because: tokens }),
  },
  types: {
    BigQuery: { members: { '*': known, dataset: giving('Dataset') } },
    Dataset: { members: { '*': known, table: giving('Table') } },
    Table: storageObject,
  },
};

export const googleCloud: readonly Library[] = [pubsub, firestore, ...generatedClients, storage, bigquery];
