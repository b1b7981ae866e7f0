// Cloud SDKs, Kubernetes, and HTTP clients.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { chained, giving, makes, releases } from '../rows.ts';

const language = 'go';

const session = (returns: string | readonly string[]): Member => makes('AWS session', 'churn', returns);
const aws: readonly Library[] = [
  {
    language,
    packages: ['github.com/aws/aws-sdk-go/aws/session'],
    version: 'v1.55.8',
    source:
      'aws/session/session.go (reads files and environment, builds a credential chain); service clients of a session are cheap',
    exports: {
      New: session('Session'),
      NewSession: session(['Session', 'error']),
      NewSessionWithOptions: session(['Session', 'error']),
      Must: giving('Session'),
    },
    types: { Session: {} },
  },
  {
    language,
    packages: ['github.com/aws/aws-sdk-go-v2/config'],
    version: 'v1.33.14',
    source:
      'config.go, resolve.go (reads files, resolves credentials, and sets an HTTP client that the service clients share)',
    exports: {
      LoadDefaultConfig: makes('AWS configuration', 'churn', undefined, {
        because:
          'each one reads files, resolves credentials again, and has an HTTP client with connections of its own',
      }),
    },
  },
  {
    language,
    packages: ['github.com/aws/aws-sdk-go-v2/service/sqs'],
    version: 'v1.52.9',
    source: 'api_client.go, api_op_ReceiveMessage.go',
    exports: { NewFromConfig: giving('Client') },
    types: {
      Client: {
        members: {
          ReceiveMessage: {
            call: {
              returns: ['ReceiveMessageOutput', 'error'],
              awaits: { frequency: 'perMessage', because: 'for every batch of SQS messages' },
            },
          },
        },
      },
      ReceiveMessageOutput: {},
    },
  },
];

const google = (path: string, noun: string, version: string, constructors: readonly string[]): Library => ({
  language,
  packages: [`cloud.google.com/go/${path}`],
  version,
  source: 'client.go',
  exports: Object.fromEntries(
    constructors.map((name) => [
      name,
      makes(noun, 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    ]),
  ),
  types: { Client: { members: { Close: releases } } },
});
const googleClouds: readonly Library[] = [
  google('storage', 'Cloud Storage client', 'v1.70.0', ['NewClient', 'NewGRPCClient']),
  google('bigquery', 'BigQuery client', 'v1.86.1', ['NewClient']),
  google('firestore', 'Firestore client', 'v1.29.2', ['NewClient', 'NewClientWithDatabase']),
  google('spanner', 'Spanner client', 'v1.96.1', ['NewClient', 'NewClientWithConfig']),
];

const kubernetesClient = (
  path: string,
  type: string,
  types: Readonly<Record<string, TypeEntry>> = { [type]: {} },
): Library => ({
  language,
  packages: [`k8s.io/client-go/${path}`],
  version: 'v0.37.2',
  source: `${path}; transport/cache.go (transports are shared, rate limiters are not)`,
  exports: {
    // Clients of one configuration share a transport: client-go, transport/cache.go (tlsTransportCache).
    NewForConfig: makes('Kubernetes client', 'churn', [type, 'error'], { certainty: 'low' }),
    NewForConfigOrDie: makes('Kubernetes client', 'churn', type, { certainty: 'low' }),
  },
  types,
});
const groups: TypeEntry = {
  members: {
    BatchV1: giving('k8s.io/client-go/kubernetes/typed/batch/v1#BatchV1Interface'),
    CoreV1: giving('k8s.io/client-go/kubernetes/typed/core/v1#CoreV1Interface'),
  },
};
const kubernetes: readonly Library[] = [
  kubernetesClient('kubernetes', 'Clientset', { Clientset: groups, Interface: groups }),
  kubernetesClient('dynamic', 'DynamicClient'),
  {
    language,
    packages: ['k8s.io/client-go/informers'],
    version: 'v0.37.2',
    source: 'informers/factory.go',
    exports: Object.fromEntries(
      ['NewSharedInformerFactory', 'NewSharedInformerFactoryWithOptions'].map((name) => [
        name,
        makes('informer factory', 'leaksUnlessClosed', 'SharedInformerFactory', { close: 'Shutdown' }),
      ]),
    ),
    types: { SharedInformerFactory: { members: { Shutdown: releases } } },
  },
];

const resty: Library = {
  language,
  packages: ['github.com/go-resty/resty/v2'],
  version: 'v2.17.2',
  source: 'resty.go, client.go (createClient makes a transport)',
  exports: { New: makes('HTTP client', 'churn', 'Client') },
  types: {
    Client: {
      members: {
        // Hooks stay in the client's lists.
        OnAfterResponse: {
          call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
        },
        OnBeforeRequest: {
          call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
        },
        R: giving('Request'),
        SetTimeout: chained,
      },
    },
    Request: {},
  },
};

const restyHook: Member = {
  call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
};
const resty3: Library = {
  language,
  packages: ['resty.dev/v3'],
  version: 'v3.0.0-rc.4',
  source: 'resty.go, client.go (a transport each; Close ends its idle connections)',
  exports: {
    New: makes('HTTP client', 'churn', 'Client'),
    NewWithDialer: makes('HTTP client', 'churn', 'Client'),
    NewWithTransportSettings: makes('HTTP client', 'churn', 'Client'),
  },
  types: {
    Client: {
      members: {
        ...Object.fromEntries(
          [
            'AddRequestMiddleware',
            'AddResponseMiddleware',
            'AddRetryConditions',
            'AddRetryHooks',
            'OnError',
            'OnInvalid',
            'OnPanic',
            'OnSuccess',
          ].map((name) => [name, restyHook]),
        ),
        Close: releases,
        R: giving('Request'),
      },
    },
    Request: {},
  },
};
const retryable: Library = {
  language,
  packages: ['github.com/hashicorp/go-retryablehttp'],
  version: 'v0.7.8',
  source: 'client.go (cleanhttp.DefaultPooledClient makes a transport each)',
  exports: {
    NewClient: makes('HTTP client', 'churn', 'Client', {
      // Given another one, the client that it made has never connected.
      when: [{ at: 'result.HTTPClient', is: 'absent' }],
    }),
  },
  types: { Client: {} },
};

const services: readonly Library[] = [
  {
    language,
    packages: ['github.com/minio/minio-go/v7'],
    version: 'v7.4.1',
    source: 'api.go, transport.go (a transport each, unless one is given)',
    exports: {
      New: makes('S3 client', 'churn', ['Client', 'error'], {
        when: [{ at: '1.Transport', is: 'absent' }],
        because: 'each one has an HTTP transport with connections of its own',
      }),
    },
    types: { Client: {} },
  },
  {
    language,
    packages: ['github.com/hashicorp/vault/api'],
    version: 'v1.23.0',
    source: 'client.go (DefaultConfig makes a pooled transport each time)',
    exports: {
      DefaultConfig: giving('Config'),
      NewClient: makes('Vault client', 'churn', ['Client', 'error']),
    },
    types: { Client: {}, Config: {} },
  },
];

const googleClient = (path: string, noun: string, version: string, type = 'Client'): Library => ({
  language,
  packages: [`cloud.google.com/go/${path}`],
  version,
  source: `${path} (a gRPC connection pool until Close)`,
  exports: { [`New${type}`]: makes(noun, 'leaksUnlessClosed', [type, 'error'], { close: 'Close' }) },
  types: { [type]: { members: { Close: releases } } },
});
const firebaseClient = (noun: string, returns: readonly (string | null)[]): Member => ({
  call: { returns, effects: [{ effect: 'client', noun, perMessage: 'churn' }] },
});
const moreClouds: readonly Library[] = [
  googleClient('cloudtasks/apiv2', 'Cloud Tasks client', 'v1.21.1'),
  googleClient('secretmanager/apiv1', 'Secret Manager client', 'v1.24.0'),
  googleClient('monitoring/apiv3/v2', 'Cloud Monitoring client', 'v1.32.1', 'MetricClient'),
  {
    language,
    packages: ['firebase.google.com/go/v4'],
    version: 'v4.19.0',
    source: 'firebase.go (the app holds settings; each service client dials by itself)',
    exports: { NewApp: giving(['App', 'error']) },
    types: {
      App: {
        members: {
          Auth: firebaseClient('Firebase client', [null, 'error']),
          Database: firebaseClient('Firebase client', [null, 'error']),
          Firestore: makes(
            'Firestore client',
            'leaksUnlessClosed',
            ['cloud.google.com/go/firestore#Client', 'error'],
            { close: 'Close' },
          ),
          Messaging: firebaseClient('Firebase client', [null, 'error']),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/docker/docker/client'],
    version: 'v28.5.2+incompatible',
    source: 'client/client.go (a transport each)',
    exports: {
      NewClientWithOpts: makes('Docker client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    },
    types: { Client: { members: { Close: releases } } },
  },
];

export const clouds: readonly Library[] = [
  ...aws,
  ...googleClouds,
  ...kubernetes,
  resty,
  resty3,
  retryable,
  ...services,
  ...moreClouds,
];
