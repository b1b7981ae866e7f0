// net/http and net/url: what a client chooses (path, host, headers, even the method) against the matched pattern.
import type { Callback, Library, Member, SeenMethods, TypeName } from '../../schema.ts';
import {
  chained,
  configured,
  finite,
  giving,
  makes,
  nameAsked,
  nameAskedCall,
  passing,
  perEntity,
  perEntityCall,
  perEvent,
  requestMethod,
  textOf,
} from '../rows.ts';

const version = 'go1.26.8';
const onRequest = 'on every request';
const parameters: readonly TypeName[] = ['ResponseWriter', 'Request'];

const handler = (at: string, methods?: SeenMethods): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because: onRequest,
  ...(methods === undefined ? {} : { methods }),
});
/** A mux keeps each pattern for ever, and panics when it gets one twice: `server.go`, `(*ServeMux).register`. */
const routing = (at: string, place: 'this' | 'library'): Member => ({
  call: {
    callbacks: [handler(at, 'pattern')],
    effects: [
      { effect: 'grow', place, key: '0', value: '1', because: 'a mux keeps the handler of each pattern' },
    ],
  },
});
const UNTIL_TIMED_OUT =
  'its idle connections, with two goroutines each, stay open until they time out, where nobody will use them again';

/** `http.TimeoutHandler(h, …)`: a handler around a handler. */
const wrapping = (at: string): Member => ({
  call: { returns: 'Handler', callbacks: [handler(`${at}.ServeHTTP`)] },
});
/** What replaces anything that is read off the request to name its route. Since Go 1.23, empty where no pattern matched. */
const instead = '$this.Pattern';

const rawPath = perEntity('the raw URL path');
const rawQuery = perEntity('the raw query string');

const ofConnection = (types: readonly (TypeName | null)[]): Omit<Callback, 'at'> => ({
  frequency: 'perConnection',
  parameters: types,
  because: 'for every connection',
});
/** What a server is told to do with connections, or with their state. */
const ofConnections: readonly (readonly [string, Omit<Callback, 'at'>])[] = [
  ['ConnContext', ofConnection(['context#Context', 'net#Conn'])],
  ['ConnState', ofConnection(['net#Conn', null])],
];

export const http: Library = {
  language: 'go',
  packages: ['net/http'],
  version,
  source: 'src/net/http/request.go, server.go, client.go, transport.go, pattern.go, status.go',
  exports: {
    Handle: routing('1.ServeHTTP', 'library'),
    HandleFunc: routing('1', 'library'),
    HandlerFunc: { call: { returns: 'Handler', callbacks: [handler('0')] } },
    NewServeMux: giving('ServeMux'),
    DefaultServeMux: { type: 'ServeMux' },
    DefaultClient: { type: 'Client' },
    DefaultTransport: { type: 'Transport' },
    ListenAndServe: {
      call: {
        returns: 'error',
        callbacks: [handler('1.ServeHTTP', 'any')],
        effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: '1' }],
      },
    },
    ListenAndServeTLS: {
      call: {
        returns: 'error',
        callbacks: [handler('3.ServeHTTP', 'any')],
        effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: '3' }],
      },
    },
    Serve: {
      call: {
        returns: 'error',
        callbacks: [handler('1.ServeHTTP', 'any')],
        effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: '1' }],
      },
    },
    StripPrefix: wrapping('1'),
    TimeoutHandler: wrapping('0'),
    MaxBytesHandler: wrapping('0'),
    AllowQuerySemicolons: wrapping('0'),
    StatusText: finite,
    DetectContentType: finite,
    CanonicalHeaderKey: textOf('0'),
    NewRequest: giving(['Request to send', 'error']),
    NewRequestWithContext: giving(['Request to send', 'error']),
    Get: giving(['Response', 'error']),
    Head: giving(['Response', 'error']),
    Post: giving(['Response', 'error']),
    PostForm: giving(['Response', 'error']),
  },
  types: {
    HandlerFunc: {
      function: { frequency: 'perMessage', parameters, because: onRequest },
    },
    Handler: {},
    ServeMux: {
      members: {
        Handle: routing('1.ServeHTTP', 'this'),
        HandleFunc: routing('1', 'this'),
        Handler: {
          call: { returns: ['Handler', 'string'], cardinality: 'configured', because: 'the pattern' },
        },
      },
    },
    Server: {
      literal: { callbacks: ofConnections.map(([name, run]) => ({ at: `0.${name}`, ...run })) },
      members: {
        ...Object.fromEntries(
          ofConnections.map(([name, run]): [string, Member] => [name, { assigned: run }]),
        ),
        ListenAndServe: {
          call: {
            returns: 'error',
            effects: [{ effect: 'debugServer', how: 'listen', address: 'this.Addr', mux: 'this.Handler' }],
          },
        },
        ListenAndServeTLS: {
          call: {
            returns: 'error',
            effects: [{ effect: 'debugServer', how: 'listen', address: 'this.Addr', mux: 'this.Handler' }],
          },
        },
        Serve: {
          call: {
            returns: 'error',
            effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: 'this.Handler' }],
          },
        },
        RegisterOnShutdown: {
          call: { effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
        },
      },
    },
    Request: {
      sent: 'Request to send',
      members: {
        // Unlike Node's, Go's parser takes any token: `request.go` validMethod.
        Method: requestMethod,
        URL: { type: 'Request URL', instead },
        Proto: { cardinality: 'finite' },
        Header: { type: 'Request header' },
        Trailer: { type: 'Request header' },
        Host: perEntity('the Host header, which the client chooses'),
        RemoteAddr: perEntity("the client's address"),
        RequestURI: { ...perEntity('the raw request URI'), instead },
        ContentLength: perEntity('the length of a body'),
        Form: { type: 'net/url#Values' },
        PostForm: { type: 'net/url#Values' },
        Body: perEvent('the body of a request'),
        Pattern: { ...configured('the pattern that matched'), since: 'go1.23' },
        Context: giving('context#Context'),
        WithContext: chained,
        Clone: chained,
        PathValue: nameAskedCall('a path parameter'),
        FormValue: nameAskedCall('a form value'),
        PostFormValue: nameAskedCall('a form value'),
        UserAgent: perEntityCall('the User-Agent header'),
        Referer: perEntityCall('the Referer header'),
        Cookie: giving(['Cookie', 'error']),
        BasicAuth: perEntityCall("the client's credentials", ['string', 'string', 'bool']),
        FormFile: giving([null, 'mime/multipart#FileHeader', 'error']),
      },
    },
    // A request of our own: its method, address and headers are what the program says.
    'Request to send': {
      extends: ['Request'],
      members: {
        Method: { cardinality: 'finite' },
        URL: { type: 'net/url#URL' },
        Header: { type: 'Header' },
        Host: { type: 'string' },
        Clone: chained,
        WithContext: chained,
      },
    },
    // `Header` of a request that came in; headers that we send are ours.
    'Request header': {
      elements: 'string',
      members: {
        Get: perEntityCall('a request header'),
        Values: perEntityCall('a request header'),
        Clone: chained,
        '*': perEntity('a request header'),
      },
    },
    // `URL` of a request that came in; Scheme and Host are empty there unless the client speaks to a proxy.
    'Request URL': {
      extends: ['net/url#URL'],
      members: {
        Path: rawPath,
        RawPath: rawPath,
        EscapedPath: perEntityCall('the raw URL path'),
        RawQuery: rawQuery,
        RawFragment: perEntity('the raw URL fragment'),
        Fragment: perEntity('the raw URL fragment'),
        Opaque: rawPath,
        String: perEntityCall('the raw URL'),
        Redacted: perEntityCall('the raw URL'),
        RequestURI: perEntityCall('the raw request URI'),
        Query: giving('net/url#Values'),
        JoinPath: chained,
        ResolveReference: chained,
      },
    },
    Cookie: { members: { Value: perEntity('the value of a cookie') } },
    ResponseWriter: { members: { Header: giving('Header') } },
    Header: { members: { Get: giving('string') } },
    Response: {
      members: {
        Body: perEvent('the body of a response'),
        Header: { type: 'Header' },
        Request: { type: 'Request to send' },
        StatusCode: { cardinality: 'finite' },
      },
    },
    Client: {
      literal: { effects: [{ effect: 'client', noun: 'HTTP client', perMessage: 'cheap' }] },
      members: {
        Do: giving(['Response', 'error']),
        Get: giving(['Response', 'error']),
        Head: giving(['Response', 'error']),
        Post: giving(['Response', 'error']),
        PostForm: giving(['Response', 'error']),
        CloseIdleConnections: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    Transport: {
      literal: {
        effects: [
          {
            effect: 'client',
            noun: 'HTTP transport',
            perMessage: 'leaksUnlessClosed',
            close: 'CloseIdleConnections',
            whenClosed: 'churn',
            when: [
              { at: '0.DisableKeepAlives', is: 'absent' },
              { at: 'result.DisableKeepAlives', is: 'absent' },
              { at: '0.IdleConnTimeout', is: 'absent' },
              { at: 'result.IdleConnTimeout', is: 'absent' },
            ],
            because:
              'its idle connections, with two goroutines each, stay open where nobody will use them again',
          },
          {
            effect: 'client',
            noun: 'HTTP transport',
            perMessage: 'churn',
            when: [
              { at: '0.DisableKeepAlives', is: 'absent' },
              { at: 'result.DisableKeepAlives', is: 'absent' },
              { at: '0.IdleConnTimeout', is: 'present' },
            ],
            because: UNTIL_TIMED_OUT,
          },
        ],
      },
      members: {
        // What is cloned is nearly always `http.DefaultTransport`, whose idle connections time out after 90 seconds.
        Clone: makes('HTTP transport', 'churn', 'Transport', {
          when: [{ at: 'result.DisableKeepAlives', is: 'absent' }],
          because: UNTIL_TIMED_OUT,
        }),
        CloseIdleConnections: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
  },
  signatures: [
    { name: 'ServeHTTP', parameters, frequency: 'perMessage', because: onRequest },
    { parameters, frequency: 'perMessage', because: onRequest },
    // A transport sees requests that are sent, not those that came in.
    {
      name: 'RoundTrip',
      parameters: ['Request'],
      results: ['Response', 'error'],
      frequency: 'unknown',
      gives: ['Request to send'],
      because: 'for every request that is sent',
    },
  ],
};

export const url: Library = {
  language: 'go',
  packages: ['net/url'],
  version,
  source: 'src/net/url/url.go',
  exports: {
    Parse: passing(['URL', 'error'], '0'),
    ParseRequestURI: passing(['URL', 'error'], '0'),
    ParseQuery: passing(['Parsed values', 'error'], '0'),
    JoinPath: passing(['string', 'error'], '*'),
    PathEscape: textOf('0'),
    PathUnescape: passing(['string', 'error'], '0'),
    QueryEscape: textOf('0'),
    QueryUnescape: passing(['string', 'error'], '0'),
  },
  types: {
    // A URL may as well come from the configuration: only a request's own is known to be raw (see `Request URL`).
    URL: {
      members: {
        EscapedPath: textOf('this.Path'),
        Hostname: textOf('this.Host'),
        Port: textOf('this.Host'),
        String: textOf('this'),
        Query: passing('Parsed values', 'this'),
        Scheme: { type: 'string', cardinality: 'finite', because: 'the scheme of a URL' },
      },
    },
    // The query of a URL that may as well come from the configuration.
    'Parsed values': {
      extends: ['Values'],
      members: { Encode: textOf('this'), Get: textOf('this'), '*': { type: 'string' } },
    },
    Values: {
      members: {
        Encode: perEntityCall('query parameters'),
        Get: nameAskedCall('a query parameter'),
        Has: { call: { returns: 'bool', cardinality: 'finite' } },
        '*': nameAsked('a query parameter'),
      },
    },
  },
};

/** What a reverse proxy is told to do with each request that it passes on, and what that is handed. */
const proxying: readonly (readonly [string, readonly (TypeName | null)[]])[] = [
  ['Director', ['net/http#Request']],
  ['ErrorHandler', ['net/http#ResponseWriter', 'net/http#Request', 'error']],
  ['ModifyResponse', ['net/http#Response']],
  ['Rewrite', ['ProxyRequest']],
];
const proxied = (types: readonly (TypeName | null)[]): Omit<Callback, 'at'> => ({
  frequency: 'perMessage',
  parameters: types,
  because: 'on every request that is passed on',
});

export const httpDebug: readonly Library[] = [
  {
    language: 'go',
    packages: ['net/http/pprof'],
    version,
    source: 'src/net/http/pprof/pprof.go (init registers on http.DefaultServeMux)',
    onImport: { effects: [{ effect: 'debugServer', how: 'register' }] },
    exports: {
      Cmdline: { isDebugHandler: true },
      Handler: { isDebugHandler: true },
      Index: { isDebugHandler: true },
      Profile: { isDebugHandler: true },
      Symbol: { isDebugHandler: true },
      Trace: { isDebugHandler: true },
    },
  },
  {
    language: 'go',
    packages: ['mime/multipart'],
    version,
    source: 'src/mime/multipart/formdata.go',
    types: { FileHeader: { members: { Filename: perEntity('the name of an uploaded file') } } },
  },
  {
    language: 'go',
    packages: ['net/http/httputil'],
    version,
    source: 'src/net/http/httputil/reverseproxy.go',
    exports: { NewSingleHostReverseProxy: giving('ReverseProxy') },
    types: {
      ProxyRequest: {
        members: { In: { type: 'net/http#Request' }, Out: { type: 'net/http#Request to send' } },
      },
      ReverseProxy: {
        literal: { callbacks: proxying.map(([name, types]) => ({ at: `0.${name}`, ...proxied(types) })) },
        members: Object.fromEntries(
          proxying.map(([name, types]): [string, Member] => [name, { assigned: proxied(types) }]),
        ),
      },
    },
  },
];
