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

export const metricMiddlewares: readonly Library[] = [ginPrometheus, echoPrometheus];
