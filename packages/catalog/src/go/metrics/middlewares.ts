// Prometheus middlewares of web frameworks, and what they label with when nobody configures them.
import type { Effect, Library, Member } from '../../schema.ts';
import { giving } from '../rows.ts';

const language = 'go';

const rawHost: Effect = {
  effect: 'label',
  values: [],
  own: { cardinality: 'perEntity', because: 'the Host header, which the client chooses' },
  hurts: 'process',
};
const ginUse: Member = { call: { effects: [rawHost] } };

const ginPrometheus: Library = {
  language,
  packages: ['github.com/zsais/go-gin-prometheus'],
  version: 'v0.1.0',
  source:
    'middleware.go: ReqCntURLLabelMappingFn defaults to the raw path; host is Request.Host whatever is configured',
  exports: { NewPrometheus: giving('Prometheus') },
  types: { Prometheus: { members: { Use: ginUse, UseWithAuth: ginUse } } },
};

const echoConfigured: readonly Effect[] = [
  {
    effect: 'label',
    values: [],
    own: { cardinality: 'perEntity', because: 'the raw path of requests that match no route' },
    hurts: 'process',
    when: [{ at: '0.DoNotUseRequestPathFor404', is: 'absent' }],
  },
  {
    effect: 'label',
    values: ['0.LabelFuncs.*()'],
    hurts: 'process',
  },
];
const echoPrometheus: Library = {
  language,
  packages: ['github.com/labstack/echo-contrib/echoprometheus'],
  version: 'v0.50.1',
  source: 'echoprometheus/prometheus.go: url falls back to URL.Path on 404, host is Request().Host',
  exports: {
    NewMiddleware: { call: { effects: [rawHost] } },
    NewMiddlewareWithConfig: {
      overloads: [
        { when: [{ at: '0.LabelFuncs', is: 'present' }], effects: echoConfigured },
        { when: [{ at: '0', is: 'present' }], effects: [rawHost, ...echoConfigured] },
      ],
    },
  },
};

/** Without a handler id of its own, a handler's id is the raw path (gin's adapter takes the template). */
const rawWithoutId: readonly Effect[] = [
  {
    effect: 'label',
    values: [],
    own: { cardinality: 'perEntity', because: 'the raw URL path, where no handler id is given' },
    hurts: 'process',
    when: [{ at: '0', equals: [''] }],
  },
  { effect: 'label', values: ['0'], hurts: 'process' },
];
const slok = (adapter: string, exports: Readonly<Record<string, Member>>): Library => ({
  language,
  packages: [`github.com/slok/go-http-metrics/middleware/${adapter}`],
  version: 'v0.13.0',
  source: `middleware/middleware.go (Measure), middleware/${adapter}`,
  exports,
});
const wraps: Member = {
  call: {
    returns: 'net/http#Handler',
    effects: rawWithoutId,
    callbacks: [
      {
        at: '2.ServeHTTP',
        frequency: 'perMessage',
        parameters: ['net/http#ResponseWriter', 'net/http#Request'],
        because: 'on every request',
      },
    ],
  },
};
const httpMetrics: readonly Library[] = [
  slok('std', { Handler: wraps, HandlerProvider: { call: { effects: rawWithoutId } } }),
  slok('echo', { Handler: { call: { effects: rawWithoutId } } }),
  slok('fasthttp', { Handler: { call: { effects: rawWithoutId } } }),
  slok('iris', { Handler: { call: { effects: rawWithoutId } } }),
  slok('gorestful', { Handler: { call: { effects: rawWithoutId } } }),
  slok('negroni', { Handler: { call: { effects: rawWithoutId } } }),
];

/** Labels with registered routes only. What is made for the process's registry panics the second time. */
const registersOnce: Member = {
  call: { returns: 'FiberPrometheus', effects: [{ effect: 'instrument', again: 'throws' }] },
};
const fiberPrometheus: Library = {
  language,
  packages: ['github.com/ansrivas/fiberprometheus/v2'],
  version: 'v2.16.0',
  source: 'middleware.go (create registers; requests that match no route are left out)',
  exports: {
    New: giving('FiberPrometheus'),
    NewWith: giving('FiberPrometheus'),
    NewWithDefaultRegistry: registersOnce,
    NewWithLabels: giving('FiberPrometheus'),
    NewWithRegistry: giving('FiberPrometheus'),
  },
  types: { FiberPrometheus: { members: { Middleware: giving('error'), RegisterAt: { call: {} } } } },
};

export const metricMiddlewares: readonly Library[] = [
  ginPrometheus,
  echoPrometheus,
  ...httpMetrics,
  fiberPrometheus,
];
