// fiber v2 and v3: `c.Path()` is the raw path, `c.Route().Path` (v3: `c.FullPath()`) the template, complete after `c.Next()`.
import type { Callback, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { binding, configured, configuredCall, giving, nameAskedCall, perEntityCall } from '../rows.ts';

const language = 'go';
const because = 'on every request';
const parameters: readonly TypeName[] = ['Ctx'];

const handler = (at: string): Callback => ({ at, frequency: 'perMessage', parameters, because });
const handlers = (at: string): Member => ({ call: { callbacks: [handler(at)] } });
const query = nameAskedCall('a query parameter');
const address = perEntityCall("the client's address");
const instead = '$this.Route().Path';

const routes: Readonly<Record<string, Member>> = {
  Add: handlers('2...'),
  All: handlers('1...'),
  Connect: handlers('1...'),
  Delete: handlers('1...'),
  Get: handlers('1...'),
  Head: handlers('1...'),
  Options: handlers('1...'),
  Patch: handlers('1...'),
  Post: handlers('1...'),
  Put: handlers('1...'),
  Trace: handlers('1...'),
  Use: handlers('*'),
  Group: { call: { returns: 'Router', callbacks: [handler('1...')] } },
};

const ctx: Readonly<Record<string, Member>> = {
  BaseURL: perEntityCall('the Host header, which the client chooses'),
  Body: { call: { cardinality: 'perEvent', because: 'the body of a request' } },
  Cookies: perEntityCall('a cookie'),
  FormValue: nameAskedCall('a form value'),
  Get: perEntityCall('a request header'),
  Hostname: perEntityCall('the Host header, which the client chooses'),
  IP: address,
  IPs: { call: { cardinality: 'perEntity', because: "the client's addresses" } },
  // Unknown methods are answered before any handler runs (router.go, handler).
  // `Locals(key, value)` sets, `Locals(key)` reads.
  Locals: {
    overloads: [
      {
        when: [{ at: '1', is: 'present' }],
        keeps: { in: 'request', key: '0', value: '1' },
        takes: { in: 'request', key: '0' },
      },
      { when: [{ at: '0', is: 'present' }], returns: 'any', takes: { in: 'request', key: '0' } },
    ],
  },
  Method: { call: { returns: 'string', cardinality: 'finite' } },
  OriginalURL: { ...perEntityCall('the raw URL'), instead },
  Params: nameAskedCall('a path parameter'),
  Path: { ...perEntityCall('the raw URL path'), instead },
  Protocol: { call: { returns: 'string', cardinality: 'finite' } },
  Queries: { call: { cardinality: 'perEntity', because: 'query parameters' } },
  Query: query,
  Route: giving('Route'),
};

const shared: Readonly<Record<string, TypeEntry>> = {
  Handler: { function: { frequency: 'perMessage', parameters, because } },
  App: {
    members: {
      ...routes,
      Listen: {
        call: {
          returns: 'error',
          effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: 'this' }],
        },
      },
    },
  },
  Router: { members: routes },
  Route: { members: { Name: configured("the route's name"), Path: configured('the route template') } },
};

const v2: Library = {
  language,
  packages: ['github.com/gofiber/fiber/v2'],
  version: 'v2.52.15',
  source: 'ctx.go, app.go, router.go',
  exports: { New: giving('App') },
  types: {
    ...shared,
    Ctx: {
      members: {
        ...ctx,
        AllParams: { call: { cardinality: 'perEntity', because: 'path parameters' } },
        BodyParser: binding('the body of a request'),
        ParamsParser: binding('the path of a request'),
        QueryParser: binding('the query of a request'),
        ReqHeaderParser: binding('the headers of a request'),
      },
    },
  },
  signatures: [{ parameters, frequency: 'perMessage', because }],
};

const v3: Library = {
  language,
  packages: ['github.com/gofiber/fiber/v3'],
  version: 'v3.1.0',
  source: 'ctx.go, ctx_interface_gen.go, app.go, router.go',
  exports: { New: giving('App') },
  types: {
    ...shared,
    Ctx: {
      members: {
        ...ctx,
        FullPath: configuredCall('the route template'),
        Host: perEntityCall('the Host header, which the client chooses'),
      },
    },
  },
  signatures: [{ parameters, frequency: 'perMessage', because }],
};

const pprof: Library = {
  language,
  packages: ['github.com/gofiber/fiber/v2/middleware/pprof', 'github.com/gofiber/fiber/v3/middleware/pprof'],
  version: 'v2.52.15, v3.1.0',
  source: 'middleware/pprof/pprof.go',
  exports: { New: { isDebugHandler: true } },
};

export const fiber: readonly Library[] = [v2, v3, pprof];
