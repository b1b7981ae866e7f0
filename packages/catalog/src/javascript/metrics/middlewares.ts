// Prometheus middlewares of web frameworks, and what they label with when nobody configures them.
import type { CallMeaning, Effect, Library, Member, TypeName } from '../../schema.ts';
import {
  absent,
  each,
  harmless,
  isTrue,
  label,
  labelFunctions,
  making,
  maskedPath,
  metricName,
  ownLabel,
  typed,
  unmatchedPath,
} from './rows.ts';

const language = 'javascript';
const express: readonly TypeName[] = ['express#Request', 'express#Response'];

/** Called plainly, however it is imported. */
const callable = (call: CallMeaning): Record<string, Member> => ({ default: { call }, '': { call } });

const expressPromBundle: Library = {
  language,
  packages: ['express-prom-bundle'],
  version: '8.0.0',
  source: 'types/index.d.ts; src/index.js, src/normalizePath.js',
  exports: {
    ...callable({
      effects: [
        label('process', ['0.normalizePath()', '0.formatStatusCode()', '0.customLabels.*']),
        ownLabel(maskedPath, [isTrue('0.includePath'), absent('0.normalizePath')]),
      ],
      callbacks: [
        ...labelFunctions(['0.normalizePath'], ['express#Request', null]),
        ...labelFunctions(['0.formatStatusCode'], ['express#Response']),
        ...labelFunctions(['0.transformLabels'], [null, ...express]),
      ],
    }),
    clusterMetrics: harmless,
    promClient: typed('prom-client#prom-client module'),
  },
};

const expressPrometheusMiddleware: Library = {
  language,
  packages: ['express-prometheus-middleware'],
  version: '1.2.0, @types/express-prometheus-middleware 1.2.3',
  source: 'src/index.js, src/normalizers.js',
  exports: callable({
    returns: 'express#Application',
    effects: [ownLabel(maskedPath, [absent('0.transformLabels')])],
    callbacks: labelFunctions(['0.transformLabels'], [null, ...express]),
  }),
};

/** Their own route is the template that matched, or `N/A`. */
const apiMetrics = (...parameters: readonly TypeName[]): CallMeaning => ({
  effects: [label('process', ['0.extractAdditionalLabelValuesFn().*'])],
  callbacks: labelFunctions(['0.extractAdditionalLabelValuesFn'], parameters),
});
const prometheusApiMetrics: Library = {
  language,
  packages: ['prometheus-api-metrics'],
  version: '4.0.0',
  source: 'src/index.d.ts; src/metrics-middleware.js, src/express-middleware.js, src/koa-middleware.js',
  exports: {
    ...callable(apiMetrics(...express)),
    expressMiddleware: { call: apiMetrics(...express) },
    koaMiddleware: { call: apiMetrics('koa#Context') },
  },
};

const koaHttpMetrics: Library = {
  language,
  packages: ['@sigfox/koa-prometheus-http-metrics'],
  version: '2.1.0',
  source: 'index.js (`ctx.routerPath || ctx.path`)',
  exports: callable({ effects: [ownLabel(unmatchedPath, [absent('0.filter')])] }),
};

const swaggerStats: Library = {
  language,
  packages: ['swagger-stats'],
  version: '0.99.7, @types/swagger-stats 0.95.11',
  source:
    'lib/swsInterface.js, lib/swsProcessor.js, lib/swsAPIStats.js, lib/swsErrors.js (a counter for each URL that was not found)',
  exports: {
    getMiddleware: {
      call: { effects: [ownLabel('the raw URL of requests that match no route', [absent('0.swaggerOnly')])] },
    },
    getPromClient: { call: { returns: 'prom-client#prom-client module' } },
    ...each(['getCoreStats', 'getPromStats', 'stop'], harmless),
  },
};

const honoPrometheus: Library = {
  language,
  packages: ['@hono/prometheus'],
  version: '1.0.3',
  source: 'dist/index.d.ts, dist/index.js (its route label is the template)',
  exports: {
    prometheus: {
      call: {
        effects: [label('process', ['0.metricOptions.*.customLabels.*()'])],
        callbacks: labelFunctions(['0.metricOptions.*.customLabels.*'], ['hono#Context']),
      },
    },
  },
};

const recorder: Readonly<Record<string, Member>> = {
  getRequestRecorder: { call: { returns: '@promster/metrics#RequestRecorder' } },
  Prometheus: typed('prom-client#prom-client module'),
  ...each(['getSummary', 'getContentType', 'signalIsUp', 'signalIsNotUp'], harmless),
};
/** The default registry is asked for the name before a metric is made. */
const created = (type: string): Member => ({
  call: {
    returns: `prom-client#${type}`,
    effects: [{ effect: 'instrument', again: 'same' }, metricName('process', '0.name')],
  },
});
const promsterMetrics: Library = {
  language,
  packages: ['@promster/metrics'],
  version: '15.6.0',
  source: 'dist/index.d.ts, dist/index.js',
  exports: {
    Prometheus: typed('prom-client#prom-client module'),
    defaultRegister: typed('prom-client#Registry'),
    createRequestRecorder: { call: { returns: 'RequestRecorder' } },
    createCounter: created('Counter'),
    createGauge: created('Gauge'),
    createHistogram: created('Histogram'),
    createSummary: created('Summary'),
    ...each(['getSummary', 'getContentType'], harmless),
  },
  types: {
    // `recordRequest(timing, {labels})`
    RequestRecorder: { members: { '()': { call: { effects: [label('process', ['1.labels.*'])] } } } },
  },
};
/** A plugin: what it is told comes with its registration, as options of Fastify's. */
const promsterFastify: Library = {
  language,
  packages: ['@promster/fastify'],
  version: '15.4.1',
  source: 'dist/promster-fastify.cjs.prod.js, dist/declarations/src/plugin/plugin.d.ts',
  exports: recorder,
};
const promsterServer: Library = {
  language,
  packages: ['@promster/server'],
  version: '15.4.1',
  source: 'dist/promster-server.cjs.prod.js (resolves to the server that listens)',
  exports: {
    createServer: {
      call: making('metrics server', 'leaksUnlessClosed', 'node:http#Server', { close: 'close' }),
    },
  },
};

const PROMSTER_PATHS = {
  'raw path': { extends: ['string'], cardinality: 'perEntity', because: 'the raw request path' },
  'route path': { extends: ['string'], cardinality: 'configured', because: 'the route template' },
} as const;

/** Promster's options are the same for each framework; what its functions are given, and what it starts from, differs. */
const promster = (framework: {
  readonly name: string;
  readonly factory: string;
  readonly parameters: readonly [TypeName, TypeName];
  /** The path that normalizePath is given. */
  readonly path: keyof typeof PROMSTER_PATHS;
  readonly version: string;
  readonly source: string;
  readonly labels: readonly Effect[];
}): Library => ({
  language,
  packages: [`@promster/${framework.name}`],
  version: `${framework.version}, @promster/metrics 15.6.0, @promster/types 15.4.1`,
  source: framework.source,
  exports: {
    [framework.factory]: {
      call: {
        effects: [
          ...framework.labels,
          label('process', ['0.options.normalizePath()', '0.options.getLabelValues().*']),
        ],
        callbacks: [
          ...labelFunctions(['0.options.normalizePath'], [framework.path, 'Exchange']),
          ...labelFunctions(['0.options.getLabelValues'], framework.parameters),
        ],
      },
    },
    ...recorder,
  },
  types: {
    [framework.path]: PROMSTER_PATHS[framework.path],
    Exchange: { members: { req: typed(framework.parameters[0]), res: typed(framework.parameters[1]) } },
  },
});
const promsterExpress = promster({
  name: 'express',
  factory: 'createMiddleware',
  parameters: ['express#Request', 'express#Response'],
  path: 'raw path',
  version: '14.0.0',
  source:
    'dist/promster-express.cjs.prod.js (extractPath: originalUrl); dist/index.js of @promster/metrics (normalizePath)',
  labels: [ownLabel(maskedPath, [absent('0.options.normalizePath')])],
});
const promsterHapi = promster({
  name: 'hapi',
  factory: 'createPlugin',
  parameters: ['@hapi/hapi#Request', '@hapi/hapi#ResponseObject'],
  path: 'route path',
  version: '14.0.0',
  source: 'dist/promster-hapi.cjs.prod.js (extractPath: route.path)',
  labels: [],
});

export const metricMiddlewares: readonly Library[] = [
  expressPromBundle,
  expressPrometheusMiddleware,
  prometheusApiMetrics,
  koaHttpMetrics,
  swaggerStats,
  honoPrometheus,
  promsterExpress,
  promsterHapi,
  promsterFastify,
  promsterMetrics,
  promsterServer,
];
