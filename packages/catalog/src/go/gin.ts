// gin: FullPath is the route's template (empty on 404); the request's own members are raw.
import type { Library, Member } from '../schema.ts';

const raw = (because: string): Member => ({ call: { returns: 'string', cardinality: 'perEntity', because } });
const handlers = (at: string): Member => ({
  call: {
    callbacks: [{ at, frequency: 'perMessage', parameters: ['Context'], because: 'for every request' }],
  },
});
const routing: Record<string, Member> = {
  Use: handlers('*'),
  Handle: handlers('2...'),
  NoRoute: handlers('*'),
  NoMethod: handlers('*'),
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'Any'].map((m) => [m, handlers('1...')]),
  ),
};

export const gin: Library = {
  language: 'go',
  packages: ['github.com/gin-gonic/gin'],
  version: 'v1.11.0',
  source: 'context.go, routergroup.go, gin.go',
  exports: { New: { call: { returns: 'Engine' } }, Default: { call: { returns: 'Engine' } } },
  types: {
    Engine: { extends: ['RouterGroup'] },
    RouterGroup: {
      members: {
        ...routing,
        Group: {
          call: {
            returns: 'RouterGroup',
            callbacks: [
              { at: '1...', frequency: 'perMessage', parameters: ['Context'], because: 'for every request' },
            ],
          },
        },
      },
    },
    IRouter: { extends: ['RouterGroup'] },
    IRoutes: { extends: ['RouterGroup'] },
    HandlerFunc: {
      function: { frequency: 'perMessage', parameters: ['Context'], because: 'for every request' },
    },
    Params: {},
    ResponseWriter: { members: { Status: { call: { cardinality: 'finite' } } } },
    Context: {
      members: {
        Request: { type: 'net/http#Request' },
        Writer: { type: 'ResponseWriter' },
        FullPath: { call: { returns: 'string', cardinality: 'configured', because: 'the route template' } },
        HandlerName: { call: { returns: 'string', cardinality: 'configured' } },
        Param: raw('a path parameter'),
        Query: raw('a query parameter'),
        DefaultQuery: raw('a query parameter'),
        PostForm: raw('a form value'),
        GetHeader: raw('a request header, which any client can choose'),
        ClientIP: raw('a client address'),
        RemoteIP: raw('a client address'),
        ContentType: raw('the Content-Type header, which any client can choose'),
      },
    },
  },
  signatures: [{ parameters: ['Context'], frequency: 'perMessage', because: 'for every request' }],
};
