// Cloud SDKs, Kubernetes, HTTP clients and loggers.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { chained, exits, giving, makes, releases } from '../rows.ts';

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

const kubernetesClient = (path: string, type: string): Library => ({
  language,
  packages: [`k8s.io/client-go/${path}`],
  version: 'v0.37.2',
  source: `${path}; transport/cache.go (transports are shared, rate limiters are not)`,
  exports: {
    NewForConfig: makes('Kubernetes client', 'churn', [type, 'error']),
    NewForConfigOrDie: makes('Kubernetes client', 'churn', type),
  },
  types: { [type]: {} },
});
const kubernetes: readonly Library[] = [
  kubernetesClient('kubernetes', 'Clientset'),
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

const zapLogger: TypeEntry = {
  members: { Fatal: exits, Named: giving('Logger'), Panic: exits, With: giving('Logger') },
};
const logger = (returns: string | readonly string[]): Member =>
  makes('logger', 'churn', returns, { because: 'each one opens its outputs again' });
const logs: readonly Library[] = [
  {
    language,
    packages: ['go.uber.org/zap'],
    version: 'v1.28.0',
    source: 'logger.go, config.go (Build opens the sinks), sugar.go',
    exports: {
      NewDevelopment: logger(['Logger', 'error']),
      NewProduction: logger(['Logger', 'error']),
    },
    types: {
      Config: { members: { Build: logger(['Logger', 'error']) } },
      Logger: zapLogger,
      SugaredLogger: {
        members: {
          Fatal: exits,
          Fatalf: exits,
          Fatalln: exits,
          Fatalw: exits,
          Panic: exits,
          Panicf: exits,
          Panicw: exits,
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/sirupsen/logrus'],
    version: 'v1.10.2',
    source: 'logger.go, exported.go, hooks.go, alt_exit.go',
    exports: {
      AddHook: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] } },
      DeferExitHandler: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] } },
      Fatal: exits,
      Fatalf: exits,
      Fatalln: exits,
      Panic: exits,
      Panicf: exits,
      Panicln: exits,
      RegisterExitHandler: {
        call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] },
      },
      New: {
        call: { returns: 'Logger', effects: [{ effect: 'client', noun: 'logger', perMessage: 'cheap' }] },
      },
      StandardLogger: giving('Logger'),
    },
    types: {
      Logger: {
        members: {
          AddHook: {
            call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['ReplaceHooks'] }] },
          },
          Fatal: exits,
          Fatalf: exits,
          Fatalln: exits,
          Panic: exits,
          Panicf: exits,
          Panicln: exits,
        },
      },
    },
  },
  {
    language,
    packages: ['gopkg.in/natefinch/lumberjack.v2'],
    version: 'v2.2.1',
    source: 'lumberjack.go (mill starts a goroutine that Close does not stop)',
    types: {
      Logger: {
        literal: {
          effects: [
            {
              effect: 'client',
              noun: 'rotating log file',
              perMessage: 'leaksEvenClosed',
              close: 'Close',
              because: 'its goroutine for old files goes on also after Close',
            },
          ],
        },
        members: { Close: releases },
      },
    },
  },
];

export const clouds: readonly Library[] = [
  ...aws,
  ...googleClouds,
  ...kubernetes,
  resty,
  ...services,
  ...logs,
];
