// Next.js: what a route file, an API route, a proxy (middleware) or a server-side page exports runs for every request.
import type { Library, Member, SignatureEntry, TypeEntry } from '../../schema.ts';
import {
  bodyOfRequest,
  configured,
  each,
  finite,
  harmless,
  onRequest,
  perEntity,
  perEntityCall,
  typed,
} from './rows.ts';

const language = 'javascript';
const version = '16.4.6';
const extensions = '{ts,tsx,mts,js,jsx,mjs}';

const handler = (parameters: readonly string[]): TypeEntry => ({
  function: { frequency: 'perMessage', parameters, because: onRequest },
});
const api = ['NextApiRequest', 'NextApiResponse'];
const framework: Library = {
  language,
  packages: ['next', 'next/server', 'next/headers'],
  version,
  source:
    'types.d.ts, server.d.ts, headers.d.ts; dist/server/web/spec-extension/request.d.ts, dist/server/web/next-url.d.ts, dist/shared/lib/utils.d.ts',
  exports: {
    headers: { call: { returns: 'RequestHeaders' } },
    cookies: { call: { returns: 'RequestCookies' } },
  },
  types: {
    NextRequest: {
      extends: ['Request'],
      members: {
        url: perEntity('the raw request URL'),
        nextUrl: typed('NextURL'),
        cookies: typed('RequestCookies'),
        headers: typed('RequestHeaders'),
        // Until Next.js 14.
        ip: perEntity('a client address'),
      },
    },
    NextURL: {
      members: {
        pathname: perEntity('the raw request path'),
        href: perEntity('the raw request URL'),
        search: perEntity('the query string'),
        searchParams: typed('SearchParams'),
        ...each(['host', 'hostname', 'origin'], perEntity('the Host header, which any client can choose')),
        basePath: configured('the base path'),
        ...each(['locale', 'defaultLocale'], configured('a locale')),
        protocol: finite,
      },
    },
    SearchParams: {
      members: { get: perEntityCall('a query parameter'), has: { call: { cardinality: 'finite' } } },
    },
    RequestCookies: {
      members: {
        get: { call: { returns: 'RequestCookie' } },
        has: { call: { cardinality: 'finite' } },
        ...each(['set', 'delete'], harmless),
      },
    },
    RequestCookie: { members: { value: perEntity('a cookie, which any client can choose') } },
    NextApiRequest: {
      extends: ['node:http#IncomingMessage'],
      members: { query: typed('Query'), cookies: typed('Cookies'), body: bodyOfRequest },
    },
    NextApiResponse: {
      extends: ['node:http#ServerResponse'],
      members: each(['status', 'json', 'send', 'redirect', 'setPreviewData'], { call: { returns: 'this' } }),
    },
    Query: { members: { '*': perEntity('a query or path parameter') } },
    Cookies: { members: { '*': perEntity('a cookie, which any client can choose') } },
    GetServerSidePropsContext: {
      members: {
        req: typed('node:http#IncomingMessage'),
        res: typed('node:http#ServerResponse'),
        query: typed('Query'),
        params: typed('Query'),
        resolvedUrl: perEntity('the raw request URL'),
        locale: configured('a locale'),
      },
    },
    NextApiHandler: handler(api),
    GetServerSideProps: handler(['GetServerSidePropsContext']),
  },
  signatures: [
    { parameters: ['NextRequest'], frequency: 'perMessage', because: onRequest },
    { parameters: ['NextRequest', null], frequency: 'perMessage', because: onRequest },
    { parameters: api, frequency: 'perMessage', because: onRequest },
    { parameters: ['GetServerSidePropsContext'], frequency: 'perMessage', because: onRequest },
  ],
};

const routeFile = (name: string): SignatureEntry => ({
  name,
  files: [`app/**/route.${extensions}`],
  frequency: 'perMessage',
  gives: ['next#NextRequest', 'RouteContext'],
  because: 'for every request, as a route handler',
});
/** Only with a request as its parameter: a `middleware.ts` of another framework may export a factory. */
const early = (name: string): SignatureEntry[] =>
  ['request', 'req'].map((parameter) => ({
    name,
    parameterNames: [parameter],
    files: [`${name}.${extensions}`],
    frequency: 'perMessage',
    gives: ['next#NextRequest'],
    because: onRequest,
  }));

/** Files that are found by their names import nothing of Next.js. */
const files: Library = {
  language,
  packages: [],
  version: `Next.js ${version}`,
  source: 'dist/docs/01-app/03-api-reference/03-file-conventions, dist/docs/02-pages/04-api-reference',
  types: {
    RouteContext: { members: { params: typed('RouteParameters') } },
    RouteParameters: { members: { '*': perEntity('a path parameter') } },
  },
  signatures: [
    ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map(routeFile),
    { directive: 'use server', frequency: 'perMessage', because: 'for every call of a server action' },
    {
      files: [`pages/api/**/*.${extensions}`],
      frequency: 'perMessage',
      gives: api.map((type) => `next#${type}`),
      because: 'for every request, as an API route',
    },
    // Components of the browser are not async. Pages that ask for nothing of a request may be rendered once, when they are built.
    {
      files: [`app/**/{page,layout,template}.${extensions}`],
      isAsync: true,
      confidence: 'medium',
      frequency: 'perMessage',
      because: 'for every request, as a server component',
    },
    ...early('middleware'),
    ...early('proxy'),
    {
      name: 'getServerSideProps',
      files: [`pages/**/*.${extensions}`],
      frequency: 'perMessage',
      gives: ['next#GetServerSidePropsContext'],
      because: onRequest,
    },
    {
      name: 'register',
      files: [`instrumentation.${extensions}`],
      frequency: 'once',
      because: 'when the server starts',
    },
  ],
};

/** On a server, these do nothing with what they are handed: whoever renders there runs none of it. */
const inBrowsers: Member = { call: { callbacks: [{ at: '0', frequency: 'unknown' }] } };

const react: Library = {
  language,
  packages: ['react'],
  version: '19.3.1',
  source:
    '@types/react index.d.ts; react-dom cjs/react-dom-server.node.development.js (HooksDispatcher: noop)',
  exports: each(['useEffect', 'useLayoutEffect', 'useInsertionEffect'], inBrowsers),
};

export const next: readonly Library[] = [framework, files, react];
