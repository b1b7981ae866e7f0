// CloudWatch: each combination of dimensions is a metric of its own, billed by the month. Nothing of it stays in the process.
import type { Effect, Library } from '../../schema.ts';
import { chained, chaining, each, giving, harmless, label, metricName } from './rows.ts';

const language = 'javascript';
const name: Effect = metricName('bill', '0');

const embedded: Library = {
  language,
  packages: ['aws-embedded-metrics'],
  version: '4.2.1',
  source:
    'lib/logger/MetricsLogger.{d.ts,js}, MetricsContext.js (flush starts a new context), MetricScope.d.ts',
  exports: {
    createMetricsLogger: giving('MetricsLogger'),
    // `metricScope((metrics) => async (event) => {…})` wraps a handler: both functions run for each call of it.
    metricScope: {
      call: {
        callbacks: [
          {
            at: '0',
            frequency: 'perMessage',
            parameters: ['MetricsLogger'],
            because: 'on every call of the wrapped handler',
          },
          { at: '0()', frequency: 'perMessage', because: 'on every call of the wrapped handler' },
        ],
      },
    },
    MetricsLogger: { construct: { returns: 'MetricsLogger' } },
  },
  types: {
    MetricsLogger: {
      members: {
        putDimensions: chaining(label('bill', ['0.*'])),
        setDimensions: chaining(label('bill', ['0.*', '0[].*'])),
        putMetric: chaining(name),
        setNamespace: chaining(name),
        // In the log only: the place for ids.
        setProperty: chained,
        ...each(['setTimestamp', 'resetDimensions'], chained),
        flush: harmless,
        new: giving('MetricsLogger'),
      },
    },
  },
};

const powertools: Library = {
  language,
  packages: ['@aws-lambda-powertools/metrics'],
  version: '2.36.0',
  source: 'lib/cjs/Metrics.{d.ts,js} (publishing clears metrics, dimensions and metadata)',
  exports: {
    Metrics: { construct: { returns: 'Metrics', effects: [label('bill', ['0.defaultDimensions.*'])] } },
  },
  types: {
    Metrics: {
      members: {
        addDimension: chaining(label('bill', ['1'])),
        ...each(['addDimensions', 'setDefaultDimensions'], chaining(label('bill', ['0.*']))),
        addMetric: chaining(name),
        // In the log only: the place for ids.
        addMetadata: chained,
        ...each(['setTimestamp', 'publishStoredMetrics'], chained),
        singleMetric: giving('Metrics'),
        logMetrics: { call: { effects: [label('bill', ['0.defaultDimensions.*'])] } },
        ...each(
          [
            ...['captureColdStartMetric', 'clearDefaultDimensions', 'clearDimensions', 'clearMetadata'],
            ...['clearMetrics', 'setFunctionName', 'setThrowOnEmptyMetrics', 'throwOnEmptyMetrics'],
          ],
          harmless,
        ),
      },
    },
  },
};
const powertoolsMiddleware: Library = {
  language,
  packages: ['@aws-lambda-powertools/metrics/middleware'],
  version: '2.36.0',
  source: 'lib/cjs/middleware/middy.js',
  exports: { logMetrics: harmless },
};

export const cloudWatch: readonly Library[] = [embedded, powertools, powertoolsMiddleware];
