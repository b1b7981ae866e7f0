// Google Cloud: Pub/Sub, Firestore and Tasks hold gRPC channels; Storage and BigQuery share their connections, but not their tokens.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  constructs,
  continuation,
  emitting,
  giving,
  known,
  knownCalls,
  perEntity,
  perEvent,
  releases,
} from './rows.ts';

const language = 'javascript';
const forMessages = 'for every Pub/Sub message';
const channels = 'each one opens gRPC channels, which the library lists until they are closed';
const tokens = 'each one asks for an access token of its own before its first request';

/** A callback behind the options, if there is one, is given what the promise resolves to. */
const made = (returns: TypeName): CallMeaning => ({
  returns,
  callbacks: ['0', '1', '2', '3'].map((at) => continuation(at, null, returns)),
});

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
  collectionGroup: giving('Query'),
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

const tasks: Library = {
  language,
  packages: ['@google-cloud/tasks'],
  version: '6.3.0',
  source: 'build/esm/src/v2/cloud_tasks_client.d.ts',
  exports: Object.fromEntries(
    ['CloudTasksClient', 'v2.CloudTasksClient'].map((name) => [
      name,
      constructs('Cloud Tasks client', 'leaksUnlessClosed', 'CloudTasksClient', {
        close: 'close',
        because: channels,
      }),
    ]),
  ),
  types: { CloudTasksClient: { members: { '*': known, close: releases } } },
};

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
        upload: { call: made('File') },
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

export const googleCloud: readonly Library[] = [pubsub, firestore, tasks, storage, bigquery];
