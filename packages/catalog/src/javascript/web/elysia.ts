// Elysia: `path` is raw, `route` is the template; handlers and hooks run for every request.
import type { Library, Member } from '../../schema.ts';
import {
  chained,
  each,
  finite,
  harmless,
  headerOfClient,
  making,
  onRequest,
  perEntity,
  registers,
  routeTemplate,
  runs,
  typed,
} from './rows.ts';

const context = ['Context'];
const onStart = 'when the server starts or stops';

/** `get(path, handler, options)` or `get(path, options, handler)`. */
const route = registers(...runs(['1', '2', '1.beforeHandle', '2.beforeHandle'], context, onRequest));
/** `onRequest(hook)` or `onRequest(options, hook)`. */
const hook = registers(...runs(['0', '1'], context, onRequest));
const once = registers(...runs(['0'], ['Elysia'], onStart, 'once'));
const rawPath = (because: string): Member => ({ cardinality: 'perEntity', because, instead: '$this.route' });

export const elysia: Library = {
  language: 'javascript',
  packages: ['elysia'],
  version: '1.4.30',
  source: 'dist/{index,context}.d.ts, dist/ws/types.d.ts',
  exports: { Elysia: making('Elysia'), default: making('Elysia') },
  types: {
    Elysia: {
      members: {
        ...each(['get', 'post', 'put', 'patch', 'delete', 'options', 'head', 'all', 'connect'], route),
        route: registers(...runs(['2', '3'], context, onRequest)),
        ...each(
          [
            ...['onParse', 'onTransform', 'onBeforeHandle', 'onAfterHandle', 'onAfterResponse'],
            ...['mapResponse', 'onError', 'derive', 'resolve', 'mapDerive', 'mapResolve'],
          ],
          hook,
        ),
        onRequest: registers(...runs(['0'], context, onRequest)),
        ws: registers(
          ...runs(['1.open', '1.close'], [null], 'for every WebSocket connection', 'perConnection'),
          ...runs(['1.message'], [null, null], 'for every message of a client'),
        ),
        use: registers(...runs(['0'], ['Elysia'], 'when the plugin is loaded', 'once')),
        group: registers(...runs(['1', '2'], ['Elysia'], 'when the routes are made', 'once')),
        guard: registers(...runs(['1'], ['Elysia'], 'when the routes are made', 'once')),
        ...each(['onStart', 'onStop', 'listen'], once),
        ...each(['state', 'decorate', 'model', 'macro', 'mount', 'as', 'prefix', 'error', 'parser'], chained),
        ...each(['handle', 'fetch', 'stop'], harmless),
      },
    },
    Context: {
      members: {
        path: rawPath('the raw request path'),
        route: routeTemplate,
        request: typed('Request'),
        params: typed('Parameters'),
        query: typed('Query'),
        headers: typed('Headers'),
        cookie: typed('Cookies'),
        set: typed('ResponseSettings'),
        status: harmless,
        redirect: harmless,
      },
    },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    Query: { members: { '*': perEntity('a query parameter') } },
    Headers: { members: { '*': perEntity(headerOfClient) } },
    Cookies: { members: { '*': typed('Cookie') } },
    Cookie: { members: { value: perEntity('a cookie, which any client can choose'), remove: harmless } },
    ResponseSettings: { members: { status: finite } },
  },
};
