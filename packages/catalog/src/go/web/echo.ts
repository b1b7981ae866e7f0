// echo v4 and v5: `c.Path()` is the route template here (elsewhere that name is the raw path), and empty on 404.
import type { Callback, Library, Member, SeenMethods, TypeEntry, TypeName } from '../../schema.ts';
import {
  binding,
  configured,
  configuredCall,
  giving,
  keeps,
  nameAskedCall,
  perEntityCall,
  takes,
} from '../rows.ts';

const language = 'go';
const because = 'on every request';
const parameters: readonly TypeName[] = ['Context'];

const handler = (at: string, methods: SeenMethods): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because,
  methods,
});
/** Middleware is a function that returns a handler: what it returns runs on every request. */
const routed = (at: number, methods: SeenMethods = 'matched'): Member => ({
  call: { callbacks: [handler(String(at), methods), handler(`${at + 1}...()`, methods)] },
});
/** Of an instance and of a group alike, it also runs where no route matches (group.go, Use). */
const middleware = (at: string): Member => ({ call: { callbacks: [handler(`${at}()`, 'any')] } });
const query = nameAskedCall('a query parameter');
const form = nameAskedCall('a form value');

const routes: Readonly<Record<string, Member>> = {
  Add: routed(2),
  Any: routed(1),
  CONNECT: routed(1),
  DELETE: routed(1),
  GET: routed(1),
  HEAD: routed(1),
  Match: routed(2),
  OPTIONS: routed(1),
  PATCH: routed(1),
  POST: routed(1),
  PUT: routed(1),
  RouteNotFound: routed(1, 'any'),
  TRACE: routed(1),
  Use: middleware('*'),
  Group: { call: { returns: 'Group', callbacks: [handler('1...()', 'any')] } },
};

const context: Readonly<Record<string, Member>> = {
  Request: { call: { returns: 'net/http#Request' }, instead: '$this.Path()' },
  Path: configuredCall('the route template'),
  Bind: binding('the body of a request'),
  Cookie: giving(['net/http#Cookie', 'error']),
  FormValue: form,
  FormFile: giving(['mime/multipart#FileHeader', 'error']),
  Param: nameAskedCall('a path parameter'),
  QueryParam: query,
  Set: keeps,
  Get: takes('request', '0', 'any'),
  QueryParams: giving('net/url#Values'),
  QueryString: perEntityCall('the raw query string'),
  RealIP: perEntityCall("the client's address"),
  Scheme: { call: { returns: 'string', cardinality: 'finite' } },
};

const types: Readonly<Record<string, TypeEntry>> = {
  HandlerFunc: {
    function: { frequency: 'perMessage', parameters, because },
    members: { '()': giving('error') },
  },
  Group: { members: routes },
  Echo: {
    members: {
      ...routes,
      Pre: middleware('*'),
      Start: {
        call: {
          returns: 'error',
          effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: 'this' }],
        },
      },
    },
  },
};

const v4: Library = {
  language,
  packages: ['github.com/labstack/echo/v4'],
  version: 'v4.16.0',
  source: 'context.go, echo.go, group.go, router.go',
  exports: { New: giving('Echo') },
  types: {
    ...types,
    Context: {
      members: {
        ...context,
        ParamNames: { call: { cardinality: 'configured' } },
        FormParams: giving(['net/url#Values', 'error']),
      },
    },
  },
  signatures: [{ parameters, frequency: 'perMessage', because }],
};

const v5: Library = {
  language,
  packages: ['github.com/labstack/echo/v5'],
  version: 'v5.3.1',
  source: 'context.go, echo.go, group.go, route.go',
  exports: { New: giving('Echo'), NewWithConfig: giving('Echo') },
  types: {
    ...types,
    Context: {
      members: {
        ...context,
        FormValueOr: form,
        FormValues: giving(['net/url#Values', 'error']),
        RouteInfo: giving('RouteInfo'),
      },
    },
    RouteInfo: {
      members: { Name: configured("the route's name"), Path: configured('the route template') },
    },
  },
  signatures: [{ parameters, frequency: 'perMessage', because }],
};

const pprof: Library = {
  language,
  packages: ['github.com/labstack/echo-contrib/pprof'],
  version: 'v0.50.1',
  source: 'pprof/pprof.go',
  exports: { Register: { call: { effects: [{ effect: 'debugServer', how: 'register', mux: '0' }] } } },
};

export const echo: readonly Library[] = [v4, v5, pprof];
