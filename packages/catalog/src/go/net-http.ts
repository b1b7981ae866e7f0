// net/http: everything of a request is what a client sent, the method included; only the matched pattern is not.
import type { Library, Member } from '../schema.ts';

const raw = (because: string): Member => ({ cardinality: 'perEntity', because });
const rawCall = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'perEntity', because },
});
const HEADER = 'a request header, which any client can choose';
const handle: Member = {
  call: {
    callbacks: [
      {
        at: '1',
        frequency: 'perMessage',
        parameters: ['ResponseWriter', 'Request'],
        because: 'for every request',
      },
      {
        at: '1.ServeHTTP',
        frequency: 'perMessage',
        parameters: ['ResponseWriter', 'Request'],
        because: 'for every request',
      },
    ],
  },
};

export const netUrl: Library = {
  language: 'go',
  packages: ['net/url'],
  version: 'Go 1.26',
  source: 'src/net/url/url.go',
  types: {
    URL: {
      members: {
        Path: raw('the raw URL path'),
        RawPath: raw('the raw URL path'),
        RawQuery: raw('the raw query string'),
        Host: raw('a host'),
        Scheme: { cardinality: 'finite' },
        Query: { call: { returns: 'Values' } },
        String: rawCall('a whole URL'),
        EscapedPath: rawCall('the raw URL path'),
        RequestURI: rawCall('the raw URL'),
        JoinPath: { call: { returns: 'URL' } },
      },
    },
    Values: { members: { Get: rawCall('a query parameter'), '*': raw('a query parameter') } },
  },
};

export const netHttp: Library = {
  language: 'go',
  packages: ['net/http'],
  version: 'Go 1.26',
  source: 'src/net/http/{request,server,client,transport}.go',
  exports: {
    HandleFunc: handle,
    Handle: handle,
    NewServeMux: { call: { returns: 'ServeMux' } },
    StatusText: { call: { returns: 'string', cardinality: 'finite' } },
    NewRequest: { call: { returns: ['OutgoingRequest', 'error'] } },
    NewRequestWithContext: { call: { returns: ['OutgoingRequest', 'error'] } },
    ListenAndServe: { call: { effects: [{ effect: 'debugServer', how: 'listen', address: '0' }] } },
  },
  types: {
    ServeMux: { members: { HandleFunc: handle, Handle: handle } },
    HandlerFunc: {
      function: {
        frequency: 'perMessage',
        parameters: ['ResponseWriter', 'Request'],
        because: 'for every request',
      },
    },
    Handler: {},
    ResponseWriter: {},
    OutgoingRequest: {},
    Header: {
      members: {
        Get: rawCall(HEADER),
        Values: { call: { cardinality: 'perEntity', because: HEADER } },
        '*': raw(HEADER),
      },
    },
    Request: {
      members: {
        URL: { type: 'net/url#URL' },
        // Any token is a valid method: RFC 9110 lets clients invent them, and the server hands them on.
        Method: raw('the raw method, which any client can choose'),
        Host: raw('the Host header, which any client can choose'),
        RemoteAddr: raw('a client address'),
        RequestURI: raw('the raw URL'),
        Header: { type: 'Header' },
        Form: { type: 'net/url#Values' },
        PostForm: { type: 'net/url#Values' },
        Pattern: { cardinality: 'configured', because: 'the matched pattern', since: 'go1.23' },
        PathValue: rawCall('a path parameter'),
        FormValue: rawCall('a form value'),
        PostFormValue: rawCall('a form value'),
        UserAgent: rawCall('the User-Agent header, which any client can choose'),
        Referer: rawCall('the Referer header, which any client can choose'),
        WithContext: { call: { returns: 'Request' } },
        Clone: { call: { returns: 'Request' } },
      },
    },
    // Without a transport of its own it shares the default one and costs nothing.
    Client: { literal: { effects: [] } },
    Transport: {
      literal: {
        effects: [
          {
            effect: 'client',
            noun: 'HTTP transport',
            perMessage: 'leaksUnlessClosed',
            close: 'CloseIdleConnections',
            because: 'each one keeps its own idle connections, and a goroutine or two for each of them',
          },
        ],
      },
      members: { Clone: { call: { returns: 'Transport' } } },
    },
  },
  signatures: [
    { parameters: ['ResponseWriter', 'Request'], frequency: 'perMessage', because: 'for every request' },
  ],
};
