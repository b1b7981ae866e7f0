// Web frameworks with a context of their own: iris, hertz, fasthttp, kratos, beego.
import type { Callback, Library, Member, SeenMethods, SignatureEntry, TypeName } from '../../schema.ts';
import {
  configuredCall,
  finite,
  giving,
  keeps,
  nameAskedCall,
  perEntityCall,
  requestMethodCall,
  takes,
} from '../rows.ts';

const language = 'go';
const because = 'on every request';

const handlersOf = (parameters: readonly (TypeName | null)[]) => {
  const handler = (at: string, methods: SeenMethods): Callback => ({
    at,
    frequency: 'perMessage',
    parameters,
    because,
    methods,
  });
  return (at: string, methods: SeenMethods = 'matched'): Member => ({
    call: { callbacks: [handler(at, methods)] },
  });
};
const rawPath = perEntityCall('the raw URL path');
const query = nameAskedCall('a query parameter');
const form = nameAskedCall('a form value');
const header = perEntityCall('a request header');
const host = perEntityCall('the Host header, which the client chooses');
const address = perEntityCall("the client's address");
const statusCode: Member = { call: { cardinality: 'finite' } };
/** The same, where the library gives bytes. */
const bytes = (because_: string): Member => ({ call: { cardinality: 'perEntity', because: because_ } });
const VERBS = ['Connect', 'Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put', 'Trace'];
const verbs = (member: Member, upper: boolean): Readonly<Record<string, Member>> =>
  Object.fromEntries(VERBS.map((verb) => [upper ? verb.toUpperCase() : verb, member]));

const irisHandlers = handlersOf(['github.com/kataras/iris/v12/context#Context']);
const irisInstead = '$this.GetCurrentRoute().Path()';
const irisContext = 'github.com/kataras/iris/v12/context#Context';
const irisHandler = { frequency: 'perMessage', parameters: [irisContext], because } as const;
const irisCore: Library = {
  language,
  packages: ['github.com/kataras/iris/v12/context'],
  version: 'v12.2.11',
  source: 'context/context.go, context/route.go, context/handler.go',
  types: {
    Handler: { function: irisHandler },
    Context: {
      members: {
        AbsoluteURI: perEntityCall('the raw URL'),
        FormValue: form,
        FormValueDefault: form,
        FullRequestURI: { ...perEntityCall('the raw URL'), instead: irisInstead },
        GetCookie: perEntityCall('a cookie'),
        GetCurrentRoute: giving('RouteReadOnly'),
        GetHeader: header,
        HandlerName: configuredCall("the handler's name"),
        Host: host,
        Method: requestMethodCall(),
        Params: giving('RequestParams'),
        Path: { ...rawPath, instead: irisInstead },
        PostValue: form,
        RemoteAddr: address,
        Request: { call: { returns: 'net/http#Request' }, instead: irisInstead },
        RequestPath: { ...rawPath, instead: irisInstead },
        RouteName: configuredCall("the route's name"),
        Subdomain: host,
        URLParam: query,
        URLParamDefault: query,
      },
    },
    RequestParams: { members: { Get: nameAskedCall('a path parameter') } },
    RouteReadOnly: {
      members: {
        MainHandlerName: configuredCall("the handler's name"),
        Method: finite,
        Name: configuredCall("the route's name"),
        Path: configuredCall('the route template'),
        StaticPath: configuredCall('the route template'),
        String: configuredCall('the route'),
      },
    },
  },
  signatures: [{ parameters: ['Context'], frequency: 'perMessage', because }],
};
const iris: Library = {
  language,
  packages: ['github.com/kataras/iris/v12'],
  version: 'v12.2.11',
  source: 'iris.go, aliases.go, core/router/party.go',
  exports: { Default: giving('Application'), New: giving('Application') },
  types: {
    Handler: { function: irisHandler },
    Context: { extends: [irisContext] },
    Application: { extends: ['Party'] },
    Party: {
      members: {
        ...verbs(irisHandlers('1...'), false),
        Any: irisHandlers('1...'),
        Done: irisHandlers('*'),
        Handle: irisHandlers('2...'),
        HandleMany: irisHandlers('2...'),
        Party: {
          call: {
            returns: 'Party',
            callbacks: [{ at: '1...', frequency: 'perMessage', parameters: [irisContext], because }],
          },
        },
        Use: irisHandlers('*'),
        UseRouter: irisHandlers('*', 'any'),
      },
    },
  },
  signatures: [{ parameters: ['Context'], frequency: 'perMessage', because }],
};

const hertzParameters: readonly TypeName[] = ['context#Context', 'RequestContext'];
const hertzInstead = '$this.FullPath()';
const hertzHandlers = handlersOf(['context#Context', 'github.com/cloudwego/hertz/pkg/app#RequestContext']);
const hertz: readonly Library[] = [
  {
    language,
    packages: ['github.com/cloudwego/hertz/pkg/app'],
    version: 'v0.10.4',
    source: 'pkg/app/context.go',
    types: {
      HandlerFunc: { function: { frequency: 'perMessage', parameters: hertzParameters, because } },
      RequestContext: {
        members: {
          ClientIP: address,
          Cookie: bytes('a cookie'),
          DefaultPostForm: form,
          DefaultQuery: query,
          FormValue: bytes('a form value'),
          FullPath: configuredCall('the route template'),
          GetHeader: bytes('a request header'),
          HandlerName: configuredCall("the handler's name"),
          Host: bytes('the Host header, which the client chooses'),
          Method: requestMethodCall(null),
          Param: nameAskedCall('a path parameter'),
          Set: keeps,
          Get: takes('request', '0', ['any', 'bool']),
          MustGet: takes('request', '0', 'any'),
          GetString: takes('request', '0', 'string'),
          Path: { ...bytes('the raw URL path'), instead: hertzInstead },
          PostForm: form,
          Query: query,
          RemoteAddr: giving('net#remote address'),
          Request: {
            type: 'github.com/cloudwego/hertz/pkg/protocol#Request that came in',
            instead: hertzInstead,
          },
          Response: { type: 'github.com/cloudwego/hertz/pkg/protocol#Response' },
          URI: { call: { returns: 'github.com/cloudwego/hertz/pkg/protocol#URI' }, instead: hertzInstead },
          UserAgent: bytes('the User-Agent header'),
        },
      },
    },
    signatures: [{ parameters: hertzParameters, frequency: 'perMessage', because }],
  },
  {
    language,
    packages: ['github.com/cloudwego/hertz/pkg/protocol'],
    version: 'v0.10.4',
    source: 'pkg/protocol/uri.go, request.go, response.go, header.go',
    types: {
      // The client sends requests of the same type; only those of a context are somebody else's.
      'Request that came in': {
        members: {
          Header: { type: 'RequestHeader that came in' },
          Host: bytes('the Host header, which the client chooses'),
          Method: bytes('the raw HTTP method, which may be any word in Go'),
          Path: bytes('the raw URL path'),
          QueryString: bytes('the raw query string'),
          RequestURI: bytes('the raw request URI'),
          Scheme: finite,
          URI: giving('URI'),
        },
      },
      'RequestHeader that came in': {
        members: {
          ContentType: bytes('the Content-Type header'),
          Cookie: bytes('a cookie'),
          Get: header,
          Host: bytes('the Host header, which the client chooses'),
          Method: bytes('the raw HTTP method, which may be any word in Go'),
          Peek: bytes('a request header'),
          RequestURI: bytes('the raw request URI'),
          UserAgent: bytes('the User-Agent header'),
        },
      },
      Response: { members: { Header: { type: 'ResponseHeader' }, StatusCode: statusCode } },
      ResponseHeader: { members: { StatusCode: statusCode } },
      URI: {
        members: {
          FullURI: bytes('the raw URL'),
          Host: bytes('the Host header, which the client chooses'),
          Path: bytes('the raw URL path'),
          PathOriginal: bytes('the raw URL path'),
          QueryString: bytes('the raw query string'),
          RequestURI: bytes('the raw request URI'),
          String: perEntityCall('the raw URL'),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/cloudwego/hertz/pkg/app/server'],
    version: 'v0.10.4',
    source: 'pkg/app/server/hertz.go',
    exports: { Default: giving('Hertz'), New: giving('Hertz') },
    types: {
      Hertz: {
        extends: ['github.com/cloudwego/hertz/pkg/route#RouterGroup'],
        // An engine's own middleware also runs where no route matches (pkg/route/engine.go, Use).
        members: { Use: hertzHandlers('*', 'any') },
      },
    },
  },
  {
    language,
    packages: ['github.com/cloudwego/hertz/pkg/route'],
    version: 'v0.10.4',
    source: 'pkg/route/routergroup.go',
    types: {
      RouterGroup: {
        members: {
          Any: hertzHandlers('1...'),
          DELETE: hertzHandlers('1...'),
          GET: hertzHandlers('1...'),
          HEAD: hertzHandlers('1...'),
          Handle: hertzHandlers('2...'),
          OPTIONS: hertzHandlers('1...'),
          PATCH: hertzHandlers('1...'),
          POST: hertzHandlers('1...'),
          PUT: hertzHandlers('1...'),
          Use: hertzHandlers('*'),
          Group: {
            call: {
              returns: 'RouterGroup',
              callbacks: [
                {
                  at: '1...',
                  frequency: 'perMessage',
                  parameters: ['context#Context', 'github.com/cloudwego/hertz/pkg/app#RequestContext'],
                  because,
                },
              ],
            },
          },
        },
      },
    },
  },
];

const fasthttpSignature: SignatureEntry = { parameters: ['RequestCtx'], frequency: 'perMessage', because };
const fasthttp: Library = {
  language,
  packages: ['github.com/valyala/fasthttp'],
  version: 'v1.77.0',
  source: 'server.go, uri.go, args.go, client.go',
  exports: {
    ListenAndServe: {
      call: {
        returns: 'error',
        callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['RequestCtx'], because }],
      },
    },
    Serve: {
      call: {
        returns: 'error',
        callbacks: [{ at: '1', frequency: 'perMessage', parameters: ['RequestCtx'], because }],
      },
    },
  },
  types: {
    RequestHandler: { function: { frequency: 'perMessage', parameters: ['RequestCtx'], because } },
    Server: {
      literal: {
        callbacks: [{ at: '0.Handler', frequency: 'perMessage', parameters: ['RequestCtx'], because }],
      },
    },
    RequestCtx: {
      members: {
        FormValue: bytes('a form value'),
        Host: bytes('the Host header, which the client chooses'),
        ID: { call: { returns: 'uint64', cardinality: 'perEvent', because: 'a request id' } },
        Method: requestMethodCall(null),
        Path: bytes('the raw URL path'),
        QueryArgs: giving('Args'),
        PostArgs: giving('Args'),
        PostBody: { call: { cardinality: 'perEvent', because: 'the body of a request' } },
        Referer: bytes('the Referer header'),
        RemoteAddr: giving('net#remote address'),
        RemoteIP: { call: { returns: 'net#IP', cardinality: 'perEntity', because: "the client's address" } },
        RequestURI: bytes('the raw request URI'),
        URI: giving('URI'),
        UserAgent: bytes('the User-Agent header'),
      },
    },
    Args: { members: { Peek: bytes('a query parameter'), String: perEntityCall('query parameters') } },
    URI: {
      members: {
        Path: bytes('the raw URL path'),
        QueryString: bytes('the raw query string'),
        RequestURI: bytes('the raw request URI'),
        String: perEntityCall('the raw URL'),
      },
    },
    // A pool of connections of its own, without a default limit of their age.
    Client: { literal: { effects: [{ effect: 'client', noun: 'HTTP client', perMessage: 'churn' }] } },
    HostClient: { literal: { effects: [{ effect: 'client', noun: 'HTTP client', perMessage: 'churn' }] } },
  },
  signatures: [fasthttpSignature],
};

const kratos: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-kratos/kratos/v2/middleware'],
    version: 'v2.8.3',
    source: 'middleware/middleware.go',
    types: {
      Handler: { function: { frequency: 'perMessage', parameters: ['context#Context', null], because } },
    },
  },
  {
    language,
    packages: ['github.com/go-kratos/kratos/v2/transport'],
    version: 'v2.8.3',
    source: 'transport/transport.go',
    exports: {
      FromClientContext: giving(['Transporter', 'bool']),
      FromServerContext: giving(['Transporter', 'bool']),
    },
    types: {
      Transporter: {
        members: {
          Endpoint: configuredCall('the endpoint'),
          Kind: giving('Kind'),
          Operation: configuredCall("the operation's name"),
          RequestHeader: giving('Header'),
        },
      },
      Header: { members: { Get: header } },
      Kind: { cardinality: 'finite', members: { String: finite } },
    },
  },
  {
    language,
    packages: ['github.com/go-kratos/kratos/v2/transport/http'],
    version: 'v2.8.3',
    source: 'transport/http/transport.go, context.go, client.go',
    exports: {
      NewClient: {
        call: {
          returns: ['Client', 'error'],
          effects: [
            { effect: 'client', noun: 'HTTP client', perMessage: 'leaksUnlessClosed', close: 'Close' },
          ],
        },
      },
      RequestFromServerContext: giving(['net/http#Request', 'bool']),
    },
    types: {
      Client: { members: { Close: { call: { effects: [{ effect: 'release', what: 'this' }] } } } },
      HandlerFunc: { function: { frequency: 'perMessage', parameters: ['Context'], because } },
      Transporter: {
        extends: ['github.com/go-kratos/kratos/v2/transport#Transporter'],
        members: { PathTemplate: configuredCall('the route template'), Request: giving('net/http#Request') },
      },
      Context: {
        members: {
          Form: giving('net/url#Values'),
          Query: giving('net/url#Values'),
          Request: giving('net/http#Request'),
          Vars: giving('net/url#Values'),
        },
      },
    },
    signatures: [{ parameters: ['Context'], frequency: 'perMessage', because }],
  },
  {
    language,
    packages: ['github.com/go-kratos/kratos/v2/transport/grpc'],
    version: 'v2.8.3',
    source: 'transport/grpc/client.go',
    exports: Object.fromEntries(
      ['Dial', 'DialInsecure'].map((name): [string, Member] => [
        name,
        {
          call: {
            returns: ['google.golang.org/grpc#ClientConn', 'error'],
            effects: [
              { effect: 'client', noun: 'gRPC connection', perMessage: 'leaksUnlessClosed', close: 'Close' },
            ],
          },
        },
      ]),
    ),
  },
];

const beegoContext = 'github.com/beego/beego/v2/server/web/context#Context';
const beegoHandlers = handlersOf([beegoContext]);
const ACTIONS = ['Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put'];
const beego: readonly Library[] = [
  {
    language,
    packages: ['github.com/beego/beego/v2/server/web'],
    version: 'v2.3.10',
    source: 'server/web/server.go, controller.go, filter.go',
    exports: {
      ...Object.fromEntries(ACTIONS.map((verb) => [verb, beegoHandlers('1')])),
      Any: beegoHandlers('1'),
      InsertFilter: beegoHandlers('2'),
      // Around what refuses unknown methods; other filters stand behind it (router.go, ServeHTTP and serveHttp).
      InsertFilterChain: beegoHandlers('1()', 'any'),
    },
    types: {
      HandleFunc: { function: { frequency: 'perMessage', parameters: [beegoContext], because } },
      FilterFunc: { function: { frequency: 'perMessage', parameters: [beegoContext], because } },
      Controller: {
        members: {
          Ctx: { type: beegoContext },
          GetControllerAndAction: configuredCall("the handler's name", ['string', 'string']),
          GetInt: nameAskedCall('a request parameter', ['int', 'error']),
          GetInt64: nameAskedCall('a request parameter', ['int64', 'error']),
          GetString: nameAskedCall('a request parameter'),
          Input: giving(['net/url#Values', 'error']),
        },
      },
    },
    // Actions of controllers and what runs around them, in files that import the framework (router.go, serveHttp).
    signatures: ['Prepare', ...ACTIONS, 'Finish'].map((name) => ({
      name,
      parameters: [],
      frequency: 'perMessage' as const,
      because,
    })),
  },
  {
    language,
    packages: ['github.com/beego/beego/v2/server/web/context'],
    version: 'v2.3.10',
    source: 'server/web/context/context.go, input.go',
    types: {
      Context: { members: { Input: { type: 'BeegoInput' }, Request: { type: 'net/http#Request' } } },
      BeegoInput: {
        members: {
          Cookie: perEntityCall('a cookie'),
          Domain: host,
          Header: header,
          Host: host,
          IP: address,
          Param: nameAskedCall('a path parameter'),
          Query: query,
          Referer: perEntityCall('the Referer header'),
          URI: perEntityCall('the raw request URI'),
          URL: rawPath,
          UserAgent: perEntityCall('the User-Agent header'),
        },
      },
    },
    signatures: [{ parameters: ['Context'], frequency: 'perMessage', because }],
  },
];

export const frameworks: readonly Library[] = [irisCore, iris, ...hertz, fasthttp, ...kratos, ...beego];
