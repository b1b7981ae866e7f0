// HTTP clients and transports that own connections.
import type { Library, Member } from '../../schema.ts';
import { chained, giving, makes, releases } from '../rows.ts';

const language = 'go';

const resty: Library = {
  language,
  packages: ['github.com/go-resty/resty/v2'],
  version: 'v2.17.2',
  source: 'resty.go, client.go (createClient makes a transport)',
  exports: { New: makes('HTTP client', 'churn', 'Client') },
  types: {
    Client: {
      members: {
        // Hooks stay in the client's lists.
        OnAfterResponse: {
          call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
        },
        OnBeforeRequest: {
          call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
        },
        R: giving('Request'),
        SetTimeout: chained,
      },
    },
    Request: {},
  },
};

const restyHook: Member = {
  call: { returns: 'this', effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [] }] },
};
const resty3: Library = {
  language,
  packages: ['resty.dev/v3'],
  version: 'v3.0.0-rc.4',
  source: 'resty.go, client.go (a transport each; Close ends its idle connections)',
  exports: {
    New: makes('HTTP client', 'churn', 'Client'),
    NewWithDialer: makes('HTTP client', 'churn', 'Client'),
    NewWithTransportSettings: makes('HTTP client', 'churn', 'Client'),
  },
  types: {
    Client: {
      members: {
        ...Object.fromEntries(
          [
            'AddRequestMiddleware',
            'AddResponseMiddleware',
            'AddRetryConditions',
            'AddRetryHooks',
            'OnError',
            'OnInvalid',
            'OnPanic',
            'OnSuccess',
          ].map((name) => [name, restyHook]),
        ),
        Close: releases,
        R: giving('Request'),
      },
    },
    Request: {},
  },
};
const req: Library = {
  language,
  packages: ['github.com/imroc/req/v3'],
  version: 'v3.57.0',
  source: 'client.go, transport.go (T: a transport each)',
  exports: {
    C: makes('HTTP client', 'churn', 'Client'),
    NewClient: makes('HTTP client', 'churn', 'Client'),
    DevMode: makes('HTTP client', 'churn', 'Client'),
  },
  types: { Client: { members: { R: giving('Request') } }, Request: {} },
};
const retryable: Library = {
  language,
  packages: ['github.com/hashicorp/go-retryablehttp'],
  version: 'v0.7.8',
  source: 'client.go (cleanhttp.DefaultPooledClient makes a transport each)',
  exports: {
    NewClient: makes('HTTP client', 'churn', 'Client', {
      // Given another one, the client that it made has never connected.
      when: [{ at: 'result.HTTPClient', is: 'absent' }],
    }),
  },
  types: { Client: {} },
};

const http2: Library = {
  language,
  packages: ['golang.org/x/net/http2'],
  version: 'v0.62.0',
  source: 'http2/transport_common.go, transport.go (idle connections stay where IdleConnTimeout is zero)',
  types: {
    Transport: {
      literal: {
        effects: [
          {
            effect: 'client',
            noun: 'HTTP/2 transport',
            perMessage: 'leaksUnlessClosed',
            close: 'CloseIdleConnections',
            whenClosed: 'churn',
            when: [
              { at: '0.IdleConnTimeout', is: 'absent' },
              { at: 'result.IdleConnTimeout', is: 'absent' },
            ],
            because: 'its idle connections stay open where nobody will use them again',
          },
        ],
      },
      members: { CloseIdleConnections: releases },
    },
  },
};
const http3: Library = {
  language,
  packages: ['github.com/quic-go/quic-go/http3'],
  version: 'v0.65.0',
  source: 'http3/transport.go (a UDP socket with its goroutines, from the first request until Close)',
  types: {
    Transport: {
      literal: {
        effects: [
          {
            effect: 'client',
            noun: 'HTTP/3 transport',
            perMessage: 'leaksUnlessClosed',
            close: 'Close',
            whenClosed: 'churn',
            because: 'each one keeps a UDP socket and its goroutines until it is closed',
            when: [{ at: '0.Dial', is: 'absent' }],
          },
        ],
      },
      members: { Close: releases, CloseIdleConnections: { call: {} } },
    },
  },
};

const hertz: Library = {
  language,
  packages: ['github.com/cloudwego/hertz/pkg/app/client'],
  version: 'v0.10.4',
  source: 'pkg/app/client/client.go (cleaner ends what has been idle, and itself when nothing is left)',
  exports: { NewClient: makes('HTTP client', 'churn', ['Client', 'error']) },
  types: { Client: { members: { CloseIdleConnections: { call: {} } } } },
};

export const httpClients: readonly Library[] = [resty, resty3, req, retryable, http2, http3, hertz];
