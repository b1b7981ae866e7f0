// gin: `FullPath()` is the template and empty for unmatched requests; everything else of a request is raw.
import type { Callback, Library, Member, SeenMethods, TypeName } from '../../schema.ts';
import {
  binding,
  configuredCall,
  giving,
  keeps,
  nameAsked,
  nameAskedCall,
  perEntityCall,
  perEventCall,
  takes,
} from '../rows.ts';

const language = 'go';
const because = 'on every request';
const parameters: readonly TypeName[] = ['Context'];

/** Routes stand in one tree for each method (gin.go, handleHTTPRequest); only what an engine uses also runs where none matches. */
const handler = (at: string, methods: SeenMethods = 'matched'): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because,
  methods,
});
const handlers = (at: string, methods?: SeenMethods): Member => ({
  call: { callbacks: [handler(at, methods)] },
});
const instead = '$this.FullPath()';
const parameter = nameAskedCall('a path parameter');
const query = nameAskedCall('a query parameter');
const form = nameAskedCall('a form value');

const group: Readonly<Record<string, Member>> = {
  Any: handlers('1...'),
  DELETE: handlers('1...'),
  GET: handlers('1...'),
  HEAD: handlers('1...'),
  Handle: handlers('2...'),
  Match: handlers('2...'),
  OPTIONS: handlers('1...'),
  PATCH: handlers('1...'),
  POST: handlers('1...'),
  PUT: handlers('1...'),
  Use: handlers('*'),
};

/** Methods that read a body into what they are given, in one format or in whichever it says. */
const formats = ['', 'JSON', 'XML', 'YAML', 'TOML', 'Plain'];
const binds = [
  'MustBindWith',
  'ShouldBindWith',
  ...formats.flatMap((format) => [`Bind${format}`, `ShouldBind${format}`, `ShouldBindBodyWith${format}`]),
];

const framework: Library = {
  language,
  packages: ['github.com/gin-gonic/gin'],
  version: 'v1.12.0',
  source: 'context.go, gin.go, routergroup.go',
  exports: {
    Default: giving('Engine'),
    New: giving('Engine'),
    WrapF: {
      call: {
        returns: 'HandlerFunc',
        callbacks: [
          {
            at: '0',
            frequency: 'perMessage',
            parameters: ['net/http#ResponseWriter', 'net/http#Request'],
            because,
          },
        ],
      },
    },
    WrapH: {
      call: {
        returns: 'HandlerFunc',
        callbacks: [
          {
            at: '0.ServeHTTP',
            frequency: 'perMessage',
            parameters: ['net/http#ResponseWriter', 'net/http#Request'],
            because,
          },
        ],
      },
    },
  },
  types: {
    HandlerFunc: { function: { frequency: 'perMessage', parameters, because } },
    RouterGroup: {
      members: { ...group, Group: { call: { returns: 'RouterGroup', callbacks: [handler('1...')] } } },
    },
    IRoutes: { members: { ...group, Use: handlers('*', 'any') } },
    IRouter: {
      extends: ['IRoutes'],
      members: { Group: { call: { returns: 'RouterGroup', callbacks: [handler('1...')] } } },
    },
    Engine: {
      extends: ['RouterGroup'],
      members: {
        NoMethod: handlers('*', 'any'),
        NoRoute: handlers('*', 'any'),
        Use: handlers('*', 'any'),
        Run: {
          call: {
            returns: 'error',
            effects: [{ effect: 'debugServer', how: 'listen', address: '0', mux: 'this' }],
          },
        },
      },
    },
    Context: {
      members: {
        Request: { type: 'net/http#Request', instead },
        Params: { type: 'Params' },
        Writer: { type: 'ResponseWriter' },
        ClientIP: perEntityCall("the client's address"),
        RemoteIP: perEntityCall("the client's address"),
        ContentType: perEntityCall('the Content-Type header'),
        Cookie: perEntityCall('a cookie', ['string', 'error']),
        DefaultPostForm: form,
        DefaultQuery: query,
        FullPath: configuredCall('the route template'),
        ...Object.fromEntries(
          binds.map((name): [string, Member] => [name, binding('the body of a request')]),
        ),
        BindHeader: binding('the headers of a request'),
        BindQuery: binding('the query of a request'),
        BindUri: binding('the path of a request'),
        ShouldBindHeader: binding('the headers of a request'),
        ShouldBindQuery: binding('the query of a request'),
        ShouldBindUri: binding('the path of a request'),
        GetHeader: perEntityCall('a request header'),
        GetPostForm: nameAskedCall('a form value', ['string', 'bool']),
        GetQuery: nameAskedCall('a query parameter', ['string', 'bool']),
        GetRawData: perEventCall('the body of a request', [null, 'error']),
        HandlerName: configuredCall("the handler's name"),
        Param: parameter,
        Set: keeps,
        Get: takes('request', '0', ['any', 'bool']),
        MustGet: takes('request', '0', 'any'),
        GetString: takes('request', '0', 'string'),
        GetInt: takes('request', '0', 'int'),
        GetInt64: takes('request', '0', 'int64'),
        GetUint: takes('request', '0', 'uint'),
        GetUint64: takes('request', '0', 'uint64'),
        GetBool: { call: { returns: 'bool', cardinality: 'finite' } },
        Value: takes('request', '0', 'any'),
        PostForm: form,
        Query: query,
        QueryArray: { call: { cardinality: 'perEntity', because: 'query parameters' } },
        QueryMap: { call: { cardinality: 'perEntity', because: 'query parameters' } },
      },
    },
    Params: {
      elements: 'Param',
      members: { ByName: parameter, Get: nameAskedCall('a path parameter', ['string', 'bool']) },
    },
    ResponseWriter: {
      extends: ['net/http#ResponseWriter'],
      members: { Status: { call: { returns: 'int', cardinality: 'finite' } } },
    },
    Param: { members: { Value: nameAsked('a path parameter') } },
  },
  signatures: [{ parameters, frequency: 'perMessage', because }],
};

const pprof: Library = {
  language,
  packages: ['github.com/gin-contrib/pprof'],
  version: 'v1.5.3',
  source: 'pprof.go',
  exports: {
    Register: { call: { effects: [{ effect: 'debugServer', how: 'register', mux: '0' }] } },
    RouteRegister: { call: { effects: [{ effect: 'debugServer', how: 'register', mux: '0' }] } },
  },
};

export const gin: readonly Library[] = [framework, pprof];
