// Telemetry pipelines: an SDK, its processors and its exporters are started once; spans and log records are per message.
import type { Library } from '../../schema.ts';
import { constructs, freedBy, giving, harmless, holding, making } from './rows.ts';
import { viewsAt } from '../rows.ts';

const language = 'javascript';

const provider = (noun: string, returns: string) =>
  constructs(
    holding(noun, returns, 'shutdown', {
      because: 'each one keeps its processors, exporters and what they have buffered until it is shut down',
    }),
  );
const processor = (noun: string, returns: string) =>
  constructs(
    making(noun, 'churn', returns, {
      close: 'shutdown',
      because: 'each one buffers by itself, so that nothing is sent in batches',
    }),
  );
const exporter = constructs(
  making('trace exporter', 'churn', 'OTLPTraceExporter', {
    close: 'shutdown',
    because: 'each one opens connections of its own',
  }),
);
const tracing = {
  BatchSpanProcessor: processor('span processor', 'BatchSpanProcessor'),
  // Nothing but who made it holds it (NodeTracerProvider is made to be registered): what it costs is in its processors and exporters.
  BasicTracerProvider: constructs({ returns: 'BasicTracerProvider' }),
};
const tracingTypes = {
  BatchSpanProcessor: freedBy('shutdown'),
  BasicTracerProvider: freedBy('shutdown'),
};

export const telemetryLibraries: readonly Library[] = [
  {
    language,
    packages: ['@opentelemetry/sdk-node'],
    version: '0.223.0',
    source: 'build/src/sdk.d.ts, build/src/sdk.js',
    exports: {
      NodeSDK: constructs({
        ...holding('OpenTelemetry SDK', 'NodeSDK', 'shutdown', {
          because:
            'each one starts processors, exporters and instrumentations, which stay until it is shut down',
        }),
        views: viewsAt('0.views[]'),
      }),
    },
    types: { NodeSDK: { members: { ...freedBy('shutdown').members, start: harmless } } },
  },
  {
    language,
    packages: ['@opentelemetry/sdk-trace-node'],
    version: '2.12.0',
    source: 'build/src/NodeTracerProvider.d.ts, build/src/index.d.ts',
    exports: { ...tracing, NodeTracerProvider: provider('tracer provider', 'NodeTracerProvider') },
    types: {
      ...tracingTypes,
      NodeTracerProvider: { extends: ['BasicTracerProvider'], members: { register: harmless } },
    },
  },
  {
    language,
    packages: ['@opentelemetry/sdk-trace-base'],
    version: '2.12.1',
    source: 'build/src/index-shim.d.ts, build/src/BatchSpanProcessor-shim.d.ts',
    exports: tracing,
    types: tracingTypes,
  },
  {
    language,
    packages: ['@opentelemetry/sdk-logs'],
    version: '0.223.1',
    source: 'build/src/LoggerProvider.d.ts, build/src/export/BatchLogRecordProcessorBase.js',
    exports: {
      LoggerProvider: provider('logger provider', 'LoggerProvider'),
      BatchLogRecordProcessor: processor('log processor', 'BatchLogRecordProcessor'),
    },
    types: {
      LoggerProvider: freedBy('shutdown'),
      BatchLogRecordProcessor: freedBy('shutdown'),
    },
  },
  ...['http', 'grpc', 'proto'].map((protocol): Library => ({
    language,
    packages: [`@opentelemetry/exporter-trace-otlp-${protocol}`],
    version: '0.223.1',
    source: 'build/src/OTLPTraceExporter.d.ts',
    exports: { OTLPTraceExporter: exporter },
    types: { OTLPTraceExporter: freedBy('shutdown') },
  })),
  {
    language,
    packages: ['@google-cloud/logging'],
    version: '11.4.0',
    source: 'build/src/index.d.ts (a gRPC client at the first request; no close)',
    exports: {
      Logging: constructs(
        making('Cloud Logging client', 'churn', 'Logging', {
          because: 'each one opens a gRPC channel of its own at its first request',
        }),
      ),
    },
    types: {
      Logging: { members: { log: giving('Log'), logSync: giving('LogSync') } },
      Log: { members: { entry: giving('Entry'), write: harmless } },
      LogSync: { members: { entry: giving('Entry'), write: harmless } },
      Entry: {},
    },
  },
];
