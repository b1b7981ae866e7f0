// Routers on top of net/http: chi, gorilla/mux, httprouter, negroni.
import type { Callback, Library, Member, SeenMethods, TypeEntry, TypeName } from '../../schema.ts';
import { chained, configuredCall, giving, nameAsked, nameAskedCall, perEntity } from '../rows.ts';

const language = 'go';
const because = 'on every request';
const parameters: readonly TypeName[] = ['net/http#ResponseWriter', 'net/http#Request'];

const handler = (at: string, methods: SeenMethods): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because,
  methods,
});
const functions = (at: string, methods: SeenMethods, returns?: TypeName): Member => ({
  call: { ...(returns === undefined ? {} : { returns }), callbacks: [handler(at, methods)] },
});
const handlers = (at: string, methods: SeenMethods, returns?: TypeName): Member =>
  functions(`${at}.ServeHTTP`, methods, returns);
/** Middleware `func(next http.Handler) http.Handler`: what it returns runs on every request. */
const middleware = (at: string, methods: SeenMethods, returns?: TypeName): Member =>
  functions(`${at}()`, methods, returns);
/** `r.Route("/x", func(r chi.Router) {…})` runs its function at once. */
const now = (at: string): Member => ({
  call: { returns: 'Router', callbacks: [{ at, frequency: 'perIteration', parameters: ['Router'] }] },
});

// Methods that chi does not know are answered before any route, on every router (mux.go, routeHTTP); but behind its middleware.
const chiRouter: TypeEntry = {
  members: {
    Connect: functions('1', 'matched'),
    Delete: functions('1', 'matched'),
    Get: functions('1', 'matched'),
    Group: now('0'),
    Handle: handlers('1', 'matched'),
    HandleFunc: functions('1', 'matched'),
    Head: functions('1', 'matched'),
    Method: handlers('2', 'matched'),
    MethodFunc: functions('2', 'matched'),
    MethodNotAllowed: functions('0', 'any'),
    Mount: handlers('1', 'matched'),
    NotFound: functions('0', 'any'),
    Options: functions('1', 'matched'),
    Patch: functions('1', 'matched'),
    Post: functions('1', 'matched'),
    Put: functions('1', 'matched'),
    Route: now('1'),
    Trace: functions('1', 'matched'),
    Use: middleware('*', 'nested'),
    With: middleware('*', 'matched', 'Router'),
  },
};
const chi: Library = {
  language,
  packages: ['github.com/go-chi/chi/v5', 'github.com/go-chi/chi'],
  version: 'v5.5.0, v1.5.5',
  source: 'chi.go, mux.go, context.go',
  exports: {
    NewRouter: giving('Mux'),
    NewMux: giving('Mux'),
    RouteContext: giving('Context'),
    URLParam: nameAskedCall('a path parameter'),
    URLParamFromCtx: nameAskedCall('a path parameter'),
  },
  types: {
    Router: chiRouter,
    Mux: chiRouter,
    Context: {
      members: {
        RoutePath: perEntity('the raw URL path'),
        RoutePattern: configuredCall('the route template'),
        URLParam: nameAskedCall('a path parameter'),
      },
    },
  },
};
const chiMiddleware: Library = {
  language,
  packages: ['github.com/go-chi/chi/v5/middleware', 'github.com/go-chi/chi/middleware'],
  version: 'v5.5.0, v1.5.5',
  source: 'middleware/request_id.go, profiler.go',
  exports: {
    GetReqID: { call: { returns: 'string', cardinality: 'perEvent', because: 'a request id' } },
    Profiler: { isDebugHandler: true, call: { returns: 'net/http#Handler' } },
  },
};

const gorillaRoute: Readonly<Record<string, Member>> = {
  Handler: handlers('0', 'chained', 'Route'),
  HandlerFunc: functions('0', 'chained', 'Route'),
  Headers: chained,
  Host: chained,
  Methods: chained,
  Name: chained,
  Path: chained,
  PathPrefix: chained,
  Queries: chained,
  Schemes: chained,
  Subrouter: giving('Router'),
  GetName: configuredCall("the route's name"),
  GetPathRegexp: configuredCall('the route template', ['string', 'error']),
  GetPathTemplate: configuredCall('the route template', ['string', 'error']),
  GetHostTemplate: configuredCall("the route's host", ['string', 'error']),
};
const gorilla: Library = {
  language,
  packages: ['github.com/gorilla/mux'],
  version: 'v1.8.1',
  source: 'mux.go, route.go, middleware.go',
  exports: {
    CurrentRoute: giving('Route'),
    NewRouter: giving('Router'),
    Vars: giving('path parameters'),
  },
  types: {
    'path parameters': { elements: 'string', members: { '*': nameAsked('a path parameter') } },
    Route: { members: gorillaRoute },
    Router: {
      members: {
        Handle: handlers('1', 'chained', 'Route'),
        HandleFunc: functions('1', 'chained', 'Route'),
        Headers: giving('Route'),
        Host: giving('Route'),
        Methods: giving('Route'),
        Name: giving('Route'),
        NewRoute: giving('Route'),
        Path: giving('Route'),
        PathPrefix: giving('Route'),
        Queries: giving('Route'),
        Schemes: giving('Route'),
        SkipClean: giving('Router'),
        StrictSlash: giving('Router'),
        Use: middleware('*', 'routes'),
        UseEncodedPath: giving('Router'),
      },
    },
  },
};

const httprouterParameters: readonly TypeName[] = [...parameters, 'Params'];
const httprouterHandle = (at: string): Member => ({
  call: {
    callbacks: [
      { at, frequency: 'perMessage', parameters: httprouterParameters, because, methods: 'matched' },
    ],
  },
});
const httprouter: Library = {
  language,
  packages: ['github.com/julienschmidt/httprouter'],
  version: 'v1.3.0',
  source: 'router.go',
  exports: { New: giving('Router'), ParamsFromContext: giving('Params') },
  types: {
    Handle: { function: { frequency: 'perMessage', parameters: httprouterParameters, because } },
    Router: {
      members: {
        DELETE: httprouterHandle('1'),
        GET: httprouterHandle('1'),
        HEAD: httprouterHandle('1'),
        Handle: httprouterHandle('2'),
        Handler: handlers('2', 'matched'),
        HandlerFunc: functions('2', 'matched'),
        OPTIONS: httprouterHandle('1'),
        PATCH: httprouterHandle('1'),
        POST: httprouterHandle('1'),
        PUT: httprouterHandle('1'),
      },
    },
    Params: {
      elements: 'Param',
      members: {
        ByName: nameAskedCall('a path parameter'),
      },
    },
    Param: { members: { Value: nameAsked('a path parameter') } },
  },
  signatures: [{ parameters: httprouterParameters, frequency: 'perMessage', because }],
};

const negroniParameters: readonly TypeName[] = [...parameters, 'net/http#HandlerFunc'];
const negroni: Library = {
  language,
  packages: ['github.com/urfave/negroni'],
  version: 'v1.0.0',
  source: 'negroni.go',
  exports: { Classic: giving('Negroni'), New: giving('Negroni') },
  types: {
    HandlerFunc: { function: { frequency: 'perMessage', parameters: negroniParameters, because } },
    Negroni: {
      members: {
        UseFunc: {
          call: { callbacks: [{ at: '0', frequency: 'perMessage', parameters: negroniParameters, because }] },
        },
        UseHandler: handlers('0', 'any'),
        UseHandlerFunc: functions('0', 'any'),
      },
    },
  },
  signatures: [{ parameters: negroniParameters, frequency: 'perMessage', because }],
};

export const routers: readonly Library[] = [chi, chiMiddleware, gorilla, httprouter, negroni];
