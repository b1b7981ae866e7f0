// Cloud SDKs and Kubernetes.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { configuration, giving, makes, perEvent, releases } from '../rows.ts';

const language = 'go';

/** Nothing of it stays: its service clients send with `http.DefaultClient`. */
const session = (returns: string | readonly string[]): Member =>
  makes('AWS session', 'churn', returns, {
    certainty: 'low',
    because: 'each one reads the environment and the configuration files, and resolves credentials again',
  });
const aws: readonly Library[] = [
  {
    language,
    packages: ['github.com/aws/aws-sdk-go/aws/session'],
    version: 'v1.55.8',
    source:
      'aws/session/session.go, aws/defaults/defaults.go (reads files and environment, builds a credential chain; http.DefaultClient); service clients of a session are cheap',
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

const vaultSettings = 'configuration of a Vault client';
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
    source:
      'client.go (DefaultConfig makes a pooled transport each time; NewClient puts one into a configuration that has none)',
    exports: {
      DefaultConfig: makes(vaultSettings, 'churn', 'Config'),
      NewClient: giving(['Client', 'error']),
    },
    types: { Client: {}, Config: configuration(vaultSettings, 'HttpClient') },
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
  googleClient('vision/v2/apiv1', 'Cloud Vision client', 'v2.17.1', 'ImageAnnotatorClient'),
  googleClient('translate', 'Cloud Translation client', 'v1.20.1'),
  googleClient('translate/apiv3', 'Cloud Translation client', 'v1.20.1', 'TranslationClient'),
  googleClient('speech/apiv1', 'Speech-to-Text client', 'v1.38.1'),
  googleClient('aiplatform/apiv1', 'Vertex AI client', 'v1.127.1', 'PredictionClient'),
  googleClient('kms/apiv1', 'Cloud KMS client', 'v1.36.1', 'KeyManagementClient'),
  {
    language,
    packages: ['gocloud.dev/pubsub'],
    version: 'v0.47.0',
    source: 'pubsub/pubsub.go (batchers, and a client of the broker, until Shutdown)',
    exports: {
      OpenTopic: makes('topic', 'leaksUnlessClosed', ['Topic', 'error'], { close: 'Shutdown' }),
      OpenSubscription: makes('subscription', 'leaksUnlessClosed', ['Subscription', 'error'], {
        close: 'Shutdown',
      }),
    },
    types: {
      Topic: { members: { Shutdown: releases } },
      Subscription: {
        members: {
          Shutdown: releases,
          Receive: {
            call: {
              returns: ['Message', 'error'],
              awaits: { frequency: 'perMessage', because: 'for every message' },
            },
          },
        },
      },
      Message: { members: { Body: perEvent('the body of a message') } },
    },
  },
  {
    language,
    packages: ['gocloud.dev/blob'],
    version: 'v0.47.0',
    source: 'blob/blob.go (a client of the store until Close)',
    exports: {
      OpenBucket: makes('bucket', 'leaksUnlessClosed', ['Bucket', 'error'], {
        close: 'Close',
        whenClosed: 'churn',
      }),
    },
    types: { Bucket: { members: { Close: releases } } },
  },
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
  {
    language,
    packages: ['github.com/moby/moby/client'],
    version: 'v0.6.2',
    source: 'client.go (a transport each)',
    exports: {
      New: makes('Docker client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
      NewClientWithOpts: makes('Docker client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    },
    types: { Client: { members: { Close: releases } } },
  },
  {
    language,
    packages: ['cloud.google.com/go/cloudsqlconn'],
    version: 'v1.26.0',
    source: 'dialer.go (certificates are renewed in goroutines until Close)',
    exports: {
      NewDialer: makes('Cloud SQL dialer', 'leaksUnlessClosed', ['Dialer', 'error'], { close: 'Close' }),
    },
    types: { Dialer: { members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/Azure/azure-sdk-for-go/sdk/azidentity'],
    version: 'v1.15.0',
    source:
      'default_azure_credential.go, managed_identity_credential.go (tokens are cached in the credential)',
    exports: Object.fromEntries(
      ['DefaultAzureCredential', 'ManagedIdentityCredential'].map((type) => [
        `New${type}`,
        makes('Azure credential', 'churn', [type, 'error'], {
          certainty: 'low',
          because: 'each one keeps its tokens to itself, so that every use asks for new ones',
        }),
      ]),
    ),
    types: { DefaultAzureCredential: {}, ManagedIdentityCredential: {} },
  },
];

export const clouds: readonly Library[] = [
  ...aws,
  ...googleClouds,
  ...kubernetes,
  ...services,
  ...moreClouds,
];
