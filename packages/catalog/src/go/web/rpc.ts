// RPC and serverless: gRPC, connect, go-zero's servers, AWS Lambda.
import type { Callback, Library, Member, TypeName } from '../../schema.ts';
import {
  configured,
  configuredCall,
  finite,
  giving,
  makes,
  nameAsked,
  perEntity,
  perEntityCall,
  releases,
} from '../rows.ts';

const language = 'go';
const onCall = 'on every call';
const onRequest = 'on every request';

const unary: readonly (TypeName | null)[] = ['context#Context', null, 'UnaryServerInfo', 'UnaryHandler'];
const stream: readonly (TypeName | null)[] = [null, 'ServerStream', 'StreamServerInfo', 'StreamHandler'];
const intercepts = (at: string, parameters: readonly (TypeName | null)[]): Member => ({
  call: { callbacks: [{ at, frequency: 'perMessage', parameters, because: onCall }] },
});
const connection = makes('gRPC connection', 'leaksUnlessClosed', ['ClientConn', 'error'], { close: 'Close' });

const receives: Member = {
  call: { awaits: { frequency: 'perMessage', because: 'for every message of a gRPC stream' } },
};
const grpc: readonly Library[] = [
  {
    language,
    packages: ['google.golang.org/grpc'],
    version: 'v1.85.0',
    source: 'interceptor.go, server.go, clientconn.go, dialoptions.go, stream.go, stream_interfaces.go',
    exports: {
      NewClient: connection,
      Dial: connection,
      DialContext: connection,
      ChainStreamInterceptor: intercepts('*', stream),
      ChainUnaryInterceptor: intercepts('*', unary),
      StreamInterceptor: intercepts('0', stream),
      UnaryInterceptor: intercepts('0', unary),
      WithChainUnaryInterceptor: intercepts('*', []),
      WithUnaryInterceptor: intercepts('0', []),
      WithStreamInterceptor: intercepts('0', []),
      Method: configuredCall("the method's name", ['string', 'bool']),
      MethodFromServerStream: configuredCall("the method's name", ['string', 'bool']),
    },
    types: {
      ClientConn: { members: { Close: releases, Target: configuredCall('the target') } },
      // Only registered methods are served, so that the names are as many as the service has.
      UnaryServerInfo: { members: { FullMethod: configured("the method's name") } },
      StreamServerInfo: { members: { FullMethod: configured("the method's name") } },
      UnaryServerInterceptor: { function: { frequency: 'perMessage', parameters: unary, because: onCall } },
      StreamServerInterceptor: { function: { frequency: 'perMessage', parameters: stream, because: onCall } },
      UnaryClientInterceptor: { function: { frequency: 'perMessage', because: onCall } },
      StreamClientInterceptor: { function: { frequency: 'perMessage', because: onCall } },
      UnaryHandler: {},
      StreamHandler: {},
      ServerStream: { members: { Context: giving('context#Context'), RecvMsg: receives } },
      // What generated code calls a method's stream since protoc-gen-go-grpc v1.5 (`stream_interfaces.go`).
      BidiStreamingServer: { extends: ['ServerStream'], members: { Recv: receives } },
      ClientStreamingServer: { extends: ['ServerStream'], members: { Recv: receives } },
      ServerStreamingServer: { extends: ['ServerStream'] },
      // Of code that was generated before, or is not in the tree.
      'generated stream': { extends: ['BidiStreamingServer'] },
      // What generated code lists: the methods of a service.
      MethodDesc: {
        literal: { callbacks: [{ at: '0.Handler', frequency: 'perMessage', because: onCall }] },
      },
      StreamDesc: {
        literal: { callbacks: [{ at: '0.Handler', frequency: 'perMessage', because: onCall }] },
      },
    },
    signatures: [
      { parameters: unary, frequency: 'perMessage', because: onCall },
      { parameters: stream, frequency: 'perMessage', because: onCall },
    ],
  },
  {
    language,
    packages: ['google.golang.org/grpc/status'],
    version: 'v1.85.0',
    source: 'status/status.go',
    exports: {
      Code: { call: { returns: 'google.golang.org/grpc/codes#Code', cardinality: 'finite' } },
      Convert: giving('Status'),
      Error: giving('error'),
      Errorf: giving('error'),
      FromError: giving(['Status', 'bool']),
    },
    types: {
      Status: {
        members: {
          Code: { call: { returns: 'google.golang.org/grpc/codes#Code', cardinality: 'finite' } },
          Message: { call: { returns: 'string', cardinality: 'perEvent', because: 'the text of an error' } },
        },
      },
    },
  },
  {
    language,
    packages: ['google.golang.org/grpc/codes'],
    version: 'v1.85.0',
    source: 'codes/codes.go, code_string.go',
    types: { Code: { cardinality: 'finite', members: { String: finite } } },
  },
  {
    language,
    packages: ['google.golang.org/grpc/peer'],
    version: 'v1.85.0',
    source: 'peer/peer.go',
    exports: { FromContext: giving(['Peer', 'bool']) },
    types: { Peer: { members: { Addr: { type: 'net#remote address' } } } },
  },
  {
    language,
    packages: ['google.golang.org/grpc/metadata'],
    version: 'v1.85.0',
    source: 'metadata/metadata.go',
    exports: {
      FromIncomingContext: giving(['request metadata', 'bool']),
      ValueFromIncomingContext: {
        call: { takes: { in: 'metadata', key: '1' }, cardinality: 'perEntity', because: 'request metadata' },
      },
    },
    types: {
      'request metadata': {
        extends: ['MD'],
        elements: 'string',
        members: {
          Get: {
            call: {
              takes: { in: 'metadata', key: '0' },
              cardinality: 'perEntity',
              because: 'request metadata',
            },
          },
          '*': perEntity('request metadata'),
        },
      },
      MD: {
        members: {
          Get: { call: { returns: 'string[]', passes: ['this.*'] } },
          Set: { call: { keeps: { in: 'metadata', key: '0', value: '1' } } },
          Append: { call: { keeps: { in: 'metadata', key: '0', value: '1' } } },
        },
      },
    },
  },
];

const connect: Library = {
  language,
  packages: ['connectrpc.com/connect'],
  version: 'v1.21.1',
  source: 'connect.go, interceptor.go, error.go',
  exports: {
    CodeOf: { call: { returns: 'Code', cardinality: 'finite' } },
  },
  types: {
    UnaryFunc: {
      function: { frequency: 'perMessage', parameters: ['context#Context', 'AnyRequest'], because: onCall },
    },
    StreamingHandlerFunc: {
      function: {
        frequency: 'perMessage',
        parameters: ['context#Context', 'StreamingHandlerConn'],
        because: onCall,
      },
    },
    StreamingHandlerConn: {
      members: {
        Peer: giving('Peer'),
        RequestHeader: giving('net/http#Request header'),
        Spec: giving('Spec'),
      },
    },
    Request: {
      extends: ['AnyRequest'],
      members: { Msg: { cardinality: 'perEvent', because: 'the body of a request' } },
    },
    ServerStream: {},
    ClientStream: {},
    BidiStream: {},
    AnyRequest: {
      members: {
        Header: giving('net/http#Request header'),
        HTTPMethod: { call: { returns: 'string', cardinality: 'finite' } },
        Peer: giving('Peer'),
        Spec: giving('Spec'),
      },
    },
    Peer: { members: { Addr: perEntity("the client's address") } },
    Spec: { members: { Procedure: configured("the method's name") } },
    Code: { cardinality: 'finite', members: { String: finite } },
  },
  signatures: [
    ['context#Context', 'Request'],
    ['context#Context', 'Request', 'ServerStream'],
    ['context#Context', 'ClientStream'],
    ['context#Context', 'BidiStream'],
  ].map((parameters) => ({ parameters, frequency: 'perMessage' as const, because: onCall })),
};

const GO_ZERO = 'v1.10.3';
const goZeroPackages = (path: string): readonly string[] => [
  `github.com/zeromicro/go-zero/${path}`,
  `github.com/tal-tech/go-zero/${path}`,
];
const http: readonly TypeName[] = ['net/http#ResponseWriter', 'net/http#Request'];
const routed = (at: string): Callback => ({
  at,
  frequency: 'perMessage',
  parameters: http,
  because: onRequest,
  methods: 'matched',
});
const withMiddleware = (at: string): Member => ({
  call: {
    returns: 'routes list',
    callbacks: [at, '1....Handler', '1...[].Handler'].map((place) => ({
      at: place,
      frequency: 'perMessage',
      parameters: http,
      because: onRequest,
    })),
  },
});
const goZero: readonly Library[] = [
  {
    language,
    packages: goZeroPackages('rest'),
    version: GO_ZERO,
    // Routes stand in one tree for each method, and middleware around each route (rest/router/patrouter.go, rest/engine.go).
    source: 'rest/server.go, types.go',
    exports: {
      MustNewServer: giving('Server'),
      NewServer: giving(['Server', 'error']),
      WithMiddleware: withMiddleware('0()'),
      WithMiddlewares: withMiddleware('0[]()'),
    },
    types: {
      'routes list': { elements: 'Route' },
      Route: {
        literal: {
          callbacks: [routed('0.Handler')],
        },
        members: { Method: { cardinality: 'finite' }, Path: configured('the route template') },
      },
      Server: {
        members: {
          AddRoute: {
            call: {
              callbacks: [routed('0.Handler')],
            },
          },
          AddRoutes: {
            call: {
              callbacks: [routed('0[].Handler')],
            },
          },
          Use: {
            call: {
              callbacks: [routed('0()')],
            },
          },
        },
      },
    },
  },
  {
    language,
    packages: goZeroPackages('rest/httpx'),
    version: GO_ZERO,
    source: 'rest/httpx/util.go, requests.go',
    exports: {
      GetRemoteAddr: perEntityCall("the client's address"),
      ...Object.fromEntries(
        ['Parse', 'ParseForm', 'ParseHeaders', 'ParseJsonBody', 'ParsePath'].map((name): [string, Member] => [
          name,
          { call: { returns: 'error', fills: { into: '1', because: 'a request' } } },
        ]),
      ),
    },
  },
  {
    language,
    packages: goZeroPackages('rest/pathvar'),
    version: GO_ZERO,
    source: 'rest/pathvar/params.go',
    exports: { Vars: giving('path parameters') },
    types: { 'path parameters': { elements: 'string', members: { '*': nameAsked('a path parameter') } } },
  },
  {
    language,
    packages: goZeroPackages('zrpc'),
    version: GO_ZERO,
    source: 'zrpc/client.go, server.go',
    exports: {
      MustNewClient: makes('RPC client', 'leaksUnlessClosed', 'Client', { close: 'Conn().Close' }),
      NewClient: makes('RPC client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Conn().Close' }),
      NewClientWithTarget: makes('RPC client', 'leaksUnlessClosed', ['Client', 'error'], {
        close: 'Conn().Close',
      }),
      MustNewServer: giving('RpcServer'),
      NewServer: giving(['RpcServer', 'error']),
    },
    types: {
      Client: { members: { Conn: giving('google.golang.org/grpc#ClientConn') } },
      RpcServer: {
        members: {
          AddStreamInterceptors: intercepts('*', []),
          AddUnaryInterceptors: intercepts('*', [
            'context#Context',
            null,
            'google.golang.org/grpc#UnaryServerInfo',
            null,
          ]),
        },
      },
    },
  },
];

const started = (at: string): Member => ({
  call: { neverReturns: true, callbacks: [{ at, frequency: 'perMessage', because: 'on every invocation' }] },
});
const lambda: readonly Library[] = [
  {
    language,
    packages: ['github.com/aws/aws-lambda-go/lambda'],
    version: 'v1.55.1',
    source: 'lambda/entry.go, handler.go',
    exports: {
      Start: started('0'),
      StartHandler: started('0.Invoke'),
      StartHandlerFunc: started('0'),
      StartWithContext: started('1'),
      StartWithOptions: started('0'),
    },
  },
  {
    language,
    packages: ['github.com/aws/aws-lambda-go/events'],
    version: 'v1.55.1',
    source: 'events/apigw.go, sqs.go',
    types: {
      APIGatewayProxyRequest: {
        members: {
          Resource: configured('the route template'),
          Path: { ...perEntity('the raw URL path'), instead: '$this.Resource' },
          HTTPMethod: { cardinality: 'finite' },
          Headers: perEntity('a request header'),
          PathParameters: nameAsked('a path parameter'),
          QueryStringParameters: nameAsked('a query parameter'),
          Body: { cardinality: 'perEvent', because: 'the body of a request' },
        },
      },
      APIGatewayV2HTTPRequest: {
        members: {
          RouteKey: configured('the route template'),
          RawPath: { ...perEntity('the raw URL path'), instead: '$this.RouteKey' },
          RawQueryString: perEntity('the raw query string'),
          Headers: perEntity('a request header'),
          PathParameters: nameAsked('a path parameter'),
          QueryStringParameters: nameAsked('a query parameter'),
          Body: { cardinality: 'perEvent', because: 'the body of a request' },
        },
      },
      SQSMessage: {
        members: {
          Body: { cardinality: 'perEvent', because: 'the body of a message' },
          MessageId: { cardinality: 'perEvent', because: 'a message id' },
          ReceiptHandle: { cardinality: 'perEvent', because: 'a message receipt' },
        },
      },
    },
    signatures: ['APIGatewayProxyRequest', 'APIGatewayV2HTTPRequest'].map((type) => ({
      parameters: ['context#Context', type],
      frequency: 'perMessage' as const,
      because: 'on every invocation',
    })),
  },
];

export const rpc: readonly Library[] = [...grpc, connect, ...goZero, ...lambda];
