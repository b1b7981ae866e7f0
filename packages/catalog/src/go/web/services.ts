// Frameworks in which a service is a set of operations: huma, go-restful, twirp, go-kit, Cloud Functions, CloudEvents, Dapr.
import type { Callback, Library, Member, TypeName } from '../../schema.ts';
import {
  chained,
  configured,
  configuredCall,
  giving,
  makes,
  nameAskedCall,
  perEntityCall,
  releases,
} from '../rows.ts';

const language = 'go';
const onRequest = 'on every request';
const onCall = 'on every call';

const runs = (
  at: string,
  parameters: readonly (TypeName | null)[],
  because: string,
  returns?: TypeName | readonly (TypeName | null)[],
): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    callbacks: [{ at, frequency: 'perMessage', parameters, because }],
  },
});
const http: readonly TypeName[] = ['net/http#ResponseWriter', 'net/http#Request'];

const operation = runs('2', ['context#Context', null], onRequest);
const huma: Library = {
  language,
  packages: ['github.com/danielgtaylor/huma/v2'],
  version: 'v2.37.2',
  source: 'huma.go, api.go, openapi.go (a request runs the operation of a registered path)',
  exports: {
    Register: operation,
    ...Object.fromEntries(['Delete', 'Get', 'Head', 'Patch', 'Post', 'Put'].map((verb) => [verb, operation])),
  },
  types: {
    API: { members: { UseMiddleware: runs('*', ['Context', null], onRequest) } },
    Context: {
      members: {
        Header: perEntityCall('a request header'),
        Host: perEntityCall('the Host header, which the client chooses'),
        // Middleware runs for operations, which are registered by method and path (huma.go, Register).
        Method: { call: { returns: 'string', cardinality: 'finite' } },
        Operation: giving('Operation'),
        Param: nameAskedCall('a path parameter'),
        Query: nameAskedCall('a query parameter'),
        RemoteAddr: perEntityCall("the client's address"),
        URL: { call: { returns: 'net/http#Request URL' }, instead: '$this.Operation().Path' },
      },
    },
    Operation: {
      members: {
        Method: { cardinality: 'finite' },
        OperationID: configured("the operation's name"),
        Path: configured('the route template'),
      },
    },
  },
  signatures: [{ parameters: ['Context', null], frequency: 'perMessage', because: onRequest }],
};

const restful: readonly TypeName[] = ['Request', 'Response'];
const filtered: readonly TypeName[] = [...restful, 'FilterChain'];
/** Behind the route's or service's selection, which knows the methods; a container's filters stand before it (container.go, dispatch). */
const routed = (parameters: readonly TypeName[]): Member => ({
  call: {
    returns: 'this',
    callbacks: [{ at: '0', frequency: 'perMessage', parameters, because: onRequest, methods: 'matched' }],
  },
});
const restfulVerbs = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const goRestful: Library = {
  language,
  packages: ['github.com/emicklei/go-restful/v3'],
  version: 'v3.14.0',
  source: 'web_service.go, route_builder.go, container.go, request.go, filter.go',
  exports: { Filter: runs('0', filtered, onRequest) },
  types: {
    Container: { members: { Filter: runs('0', filtered, onRequest) } },
    FilterFunction: { function: { frequency: 'perMessage', parameters: filtered, because: onRequest } },
    RouteFunction: { function: { frequency: 'perMessage', parameters: restful, because: onRequest } },
    FilterChain: {},
    Request: {
      members: {
        BodyParameter: nameAskedCall('a form value', ['string', 'error']),
        HeaderParameter: perEntityCall('a request header'),
        PathParameter: nameAskedCall('a path parameter'),
        QueryParameter: nameAskedCall('a query parameter'),
        Request: { type: 'net/http#Request', instead: '$this.SelectedRoutePath()' },
        SelectedRoutePath: configuredCall('the route template'),
      },
    },
    Response: { members: { StatusCode: { call: { returns: 'int', cardinality: 'finite' } } } },
    RouteBuilder: {
      members: {
        ...Object.fromEntries(
          ['Doc', 'Method', 'Param', 'Path', 'Reads', 'Returns', 'Writes'].map((name) => [name, chained]),
        ),
        Filter: routed(filtered),
        To: routed(restful),
      },
    },
    WebService: {
      members: {
        ...Object.fromEntries(restfulVerbs.map((verb) => [verb, giving('RouteBuilder')])),
        Filter: routed(filtered),
        Method: giving('RouteBuilder'),
        Path: chained,
        Route: chained,
      },
    },
  },
  signatures: [
    { parameters: restful, frequency: 'perMessage', because: onRequest },
    { parameters: filtered, frequency: 'perMessage', because: onRequest },
  ],
};

const hook = (name: string): Callback => ({
  at: `0.${name}`,
  frequency: 'perMessage',
  parameters: ['context#Context', ...(name === 'Error' ? ['Error'] : [])],
  because: onCall,
});
const errorText: Member = {
  call: { returns: 'string', cardinality: 'perEvent', because: 'the text of an error' },
};
const twirp: Library = {
  language,
  packages: ['github.com/twitchtv/twirp'],
  version: 'v8.1.3+incompatible',
  source: 'context.go, interceptors.go, server_options.go, errors.go',
  exports: {
    ChainInterceptors: runs('*()', ['context#Context', null], onCall, 'Interceptor'),
    MethodName: configuredCall("the method's name", ['string', 'bool']),
    PackageName: configuredCall("the service's package", ['string', 'bool']),
    ServiceName: configuredCall("the service's name", ['string', 'bool']),
    StatusCode: { call: { returns: ['string', 'bool'], cardinality: 'finite' } },
    WithServerInterceptors: runs('*()', ['context#Context', null], onCall),
  },
  types: {
    Interceptor: {},
    Error: {
      extends: ['error'],
      members: {
        Code: { call: { returns: 'ErrorCode', cardinality: 'finite' } },
        Error: errorText,
        Msg: errorText,
      },
    },
    ErrorCode: { cardinality: 'finite' },
    Method: {
      function: { frequency: 'perMessage', parameters: ['context#Context', null], because: onCall },
    },
    ServerHooks: {
      literal: {
        callbacks: ['RequestReceived', 'RequestRouted', 'ResponsePrepared', 'ResponseSent', 'Error'].map(
          hook,
        ),
      },
    },
  },
};

const endpoint: readonly (TypeName | null)[] = ['context#Context', null];
/** An endpoint, and what turns requests into its argument and its answer into a response. */
const served = (second: readonly (TypeName | null)[]): Member => ({
  call: {
    returns: 'Server',
    callbacks: [
      {
        at: '0',
        frequency: 'perMessage',
        parameters: endpoint,
        receives: [null, '1()'],
        because: onRequest,
      },
      { at: '1', frequency: 'perMessage', parameters: second, because: onRequest },
      { at: '2', frequency: 'perMessage', because: onRequest },
    ],
  },
});
const goKit: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-kit/kit/endpoint'],
    version: 'v0.13.0',
    source: 'endpoint/endpoint.go',
    types: {
      Endpoint: { function: { frequency: 'perMessage', parameters: endpoint, because: onRequest } },
    },
  },
  {
    language,
    packages: ['github.com/go-kit/kit/transport/http'],
    version: 'v0.13.0',
    source: 'transport/http/server.go, request_response_funcs.go',
    exports: {
      NewServer: served(['context#Context', 'net/http#Request']),
      ServerBefore: runs('*', ['context#Context', 'net/http#Request'], onRequest),
      ServerAfter: runs('*', ['context#Context', 'net/http#ResponseWriter'], onRequest),
      ServerErrorEncoder: runs('0', ['context#Context', 'error', 'net/http#ResponseWriter'], onRequest),
      ServerFinalizer: runs('*', ['context#Context', 'int', 'net/http#Request'], onRequest),
    },
    types: { Server: {} },
  },
  {
    language,
    packages: ['github.com/go-kit/kit/transport/grpc'],
    version: 'v0.13.0',
    source: 'transport/grpc/server.go',
    exports: { NewServer: served(endpoint) },
    types: { Server: {} },
  },
];

const onEvent = 'for every event';
const event: readonly (TypeName | null)[] = ['context#Context', null];
const cloudFunctions: readonly Library[] = [
  {
    language,
    packages: ['github.com/GoogleCloudPlatform/functions-framework-go/functions'],
    version: 'v1.9.2',
    source: 'functions/functions.go',
    exports: {
      CloudEvent: runs('1', event, onEvent),
      HTTP: runs('1', http, onRequest),
      Typed: runs('1', [], onRequest),
    },
  },
  {
    language,
    packages: ['github.com/GoogleCloudPlatform/functions-framework-go/funcframework'],
    version: 'v1.9.2',
    source: 'funcframework/framework.go',
    exports: {
      RegisterCloudEventFunctionContext: runs('2', event, onEvent, 'error'),
      RegisterEventFunction: runs('1', [], onEvent),
      RegisterEventFunctionContext: runs('2', [], onEvent, 'error'),
      RegisterHTTPFunction: runs('1', http, onRequest),
      RegisterHTTPFunctionContext: runs('2', http, onRequest, 'error'),
    },
  },
];

const cloudEvents: readonly Library[] = [
  {
    language,
    packages: ['github.com/cloudevents/sdk-go/v2'],
    version: 'v2.16.2',
    source: 'alias.go',
    exports: {
      NewClient: giving(['Client', 'error']),
      NewClientHTTP: giving(['Client', 'error']),
      NewDefaultClient: giving(['Client', 'error']),
    },
    types: { Client: { extends: ['github.com/cloudevents/sdk-go/v2/client#Client'] } },
  },
  {
    language,
    packages: ['github.com/cloudevents/sdk-go/v2/client'],
    version: 'v2.16.2',
    source: 'client/client.go',
    types: { Client: { members: { StartReceiver: runs('1', [], onEvent, 'error') } } },
  },
];

const daprClient = makes('Dapr client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' });
const dapr: readonly Library[] = [
  {
    language,
    packages: ['github.com/dapr/go-sdk/service/common'],
    version: 'v1.11.0',
    source: 'service/common/service.go',
    types: {
      Service: {
        members: {
          AddBindingInvocationHandler: runs('1', event, onEvent, 'error'),
          AddJobEventHandler: runs('1', event, onEvent, 'error'),
          AddServiceInvocationHandler: runs('1', event, onCall, 'error'),
          AddTopicEventHandler: runs('1', event, 'for every message', 'error'),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/dapr/go-sdk/service/grpc'],
    version: 'v1.11.0',
    source: 'service/grpc/service.go',
    exports: { NewService: giving(['github.com/dapr/go-sdk/service/common#Service', 'error']) },
  },
  {
    language,
    packages: ['github.com/dapr/go-sdk/service/http'],
    version: 'v1.11.0',
    source: 'service/http/service.go',
    exports: { NewService: giving('github.com/dapr/go-sdk/service/common#Service') },
  },
  {
    language,
    packages: ['github.com/dapr/go-sdk/client'],
    version: 'v1.11.0',
    source: 'client/client.go (NewClient gives one for the process; the others dial anew)',
    exports: {
      NewClient: giving(['Client', 'error']),
      NewClientWithAddress: daprClient,
      NewClientWithPort: daprClient,
      NewClientWithSocket: daprClient,
    },
    types: { Client: { members: { Close: releases } } },
  },
];

export const services: readonly Library[] = [
  huma,
  goRestful,
  twirp,
  ...goKit,
  ...cloudFunctions,
  ...cloudEvents,
  ...dapr,
];
