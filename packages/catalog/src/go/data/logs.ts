// Loggers: what opens files or sinks each time, hooks that stay, and handlers that run for every record.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { around, exits, giving, makes, releases } from '../rows.ts';

const language = 'go';
const onRecord = 'for every log record';

const zapLogger: TypeEntry = {
  members: {
    Fatal: exits,
    Named: around('Logger'),
    Panic: exits,
    Sugar: giving('SugaredLogger'),
    With: around('Logger'),
  },
};
const logger = (returns: string | readonly string[]): Member =>
  makes('logger', 'churn', returns, { because: 'each one opens its outputs again' });
const files: readonly Library[] = [
  {
    language,
    packages: ['go.uber.org/zap'],
    version: 'v1.28.0',
    source: 'logger.go, config.go (Build opens the sinks), sugar.go',
    exports: {
      Hooks: {
        call: { returns: 'Option', callbacks: [{ at: '*', frequency: 'perMessage', because: onRecord }] },
      },
      NewDevelopment: logger(['Logger', 'error']),
      NewProduction: logger(['Logger', 'error']),
    },
    types: {
      Config: { members: { Build: logger(['Logger', 'error']) } },
      Logger: zapLogger,
      Option: {},
      SugaredLogger: {
        members: {
          Fatal: exits,
          Fatalf: exits,
          Fatalln: exits,
          Fatalw: exits,
          Panic: exits,
          Panicf: exits,
          Panicw: exits,
          Desugar: giving('Logger'),
          Named: around('SugaredLogger'),
          With: around('SugaredLogger'),
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
    signatures: [
      // A command that does its work and ends logs, too.
      {
        name: 'Fire',
        parameters: ['Entry'],
        frequency: 'perMessage',
        confidence: 'medium',
        because: onRecord,
      },
    ],
    types: {
      Entry: {},
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

const handlers: readonly Library[] = [
  {
    language,
    packages: ['log/slog'],
    version: 'go1.26.8',
    source: 'src/log/slog/handler.go, logger.go',
    exports: { Default: giving('Logger'), New: giving('Logger'), With: giving('Logger') },
    types: {
      Logger: { members: { With: around('Logger'), WithGroup: around('Logger') } },
      Handler: { members: { WithAttrs: around('Handler'), WithGroup: around('Handler') } },
      Record: {
        members: {
          Level: { cardinality: 'finite' },
          Message: { cardinality: 'perEvent', because: 'the text of a log record' },
        },
      },
    },
    signatures: [
      {
        name: 'Handle',
        parameters: ['context#Context', 'Record'],
        frequency: 'perMessage',
        because: onRecord,
      },
    ],
  },
  {
    language,
    packages: ['github.com/rs/zerolog'],
    version: 'v1.35.1',
    source:
      'hook.go, log.go, context.go (With copies the context of the logger, and fields are added behind it)',
    exports: { New: giving('Logger') },
    types: {
      Logger: { members: { With: around('Context') } },
      Context: { members: { Logger: around('Logger'), '*': around('Context') } },
      Event: {},
      HookFunc: {
        function: { frequency: 'perMessage', parameters: ['Event', null, 'string'], because: onRecord },
      },
    },
    signatures: [
      { name: 'Run', parameters: ['Event', null, 'string'], frequency: 'perMessage', because: onRecord },
    ],
  },
  {
    language,
    packages: ['github.com/go-kit/log', 'github.com/go-kit/kit/log'],
    version: 'v0.2.1, v0.13.0',
    source: 'log.go (With copies the pairs of the logger behind the new ones)',
    exports: {
      NewJSONLogger: giving('Logger'),
      NewLogfmtLogger: giving('Logger'),
      With: around('Logger', '0'),
      WithPrefix: around('Logger', '0'),
      WithSuffix: around('Logger', '0'),
    },
    types: { Logger: {} },
  },
  {
    language,
    packages: ['go.uber.org/zap/zapcore'],
    version: 'v1.28.0',
    source: 'zapcore/core.go, entry.go',
    types: {
      Entry: {
        members: {
          Level: { cardinality: 'finite' },
          LoggerName: { cardinality: 'configured', because: "the logger's name" },
          Message: { cardinality: 'perEvent', because: 'the text of a log record' },
        },
      },
    },
    signatures: [{ name: 'Write', parameters: ['Entry', null], frequency: 'perMessage', because: onRecord }],
  },
  {
    language,
    packages: ['cloud.google.com/go/logging'],
    version: 'v1.21.1',
    source: 'logging.go (each logger has a goroutine and a buffer until the client is closed)',
    exports: {
      NewClient: makes('Cloud Logging client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    },
    types: {
      Client: {
        members: {
          Close: releases,
          Logger: makes('Cloud Logging logger', 'uncloseable', 'Logger', {
            because: 'each one has a goroutine and a buffer until the client is closed',
          }),
        },
      },
      Logger: {},
    },
  },
  {
    language,
    packages: ['github.com/getsentry/sentry-go'],
    version: 'v0.50.0',
    source: 'sentry.go, client.go, scope.go, hub.go (Init leaves the client before it as it is)',
    exports: {
      AddGlobalEventProcessor: {
        call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: [] }] },
      },
      CurrentHub: giving('Hub'),
      Init: makes('Sentry client', 'uncloseable', 'error', {
        because: 'the client before it keeps its goroutine',
      }),
      NewClient: makes('Sentry client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    },
    types: {
      Client: {
        members: {
          AddEventProcessor: {
            call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
          },
          Close: releases,
        },
      },
      Hub: {},
    },
  },
];

export const logs: readonly Library[] = [...files, ...handlers];
