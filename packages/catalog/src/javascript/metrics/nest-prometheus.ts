// @willsoto/nestjs-prometheus: prom-client's metrics as Nest providers, injected by name.
import type { Library, Member } from '../../schema.ts';
import { doing, giving, harmless, label, metricName } from './rows.ts';

/** The provider looks its name up in the default registry before it makes a metric. */
const provides: Member = doing({ effect: 'instrument', again: 'same' }, metricName('process', '0.name'));

export const nestPrometheus: Library = {
  language: 'javascript',
  packages: ['@willsoto/nestjs-prometheus'],
  version: '6.1.1',
  source:
    'dist/{injector,module,interfaces}.d.ts, dist/metrics/*.d.ts; dist/metrics/utils.js (getOrCreateMetric)',
  exports: {
    InjectMetric: { decorates: { parameter: { type: 'prom-client#Metric' } } },
    makeCounterProvider: provides,
    makeGaugeProvider: provides,
    makeHistogramProvider: provides,
    makeSummaryProvider: provides,
    getToken: { call: { passes: ['0'] } },
    PrometheusModule: { construct: { returns: 'PrometheusModule' } },
    PrometheusController: { construct: { returns: 'PrometheusController' } },
  },
  types: {
    PrometheusModule: {
      members: {
        'static register': doing(label('server', ['0.defaultLabels.*'])),
        'static registerAsync': harmless,
      },
    },
    PrometheusController: { members: { index: giving('string') } },
  },
};
