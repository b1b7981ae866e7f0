// Frameworks beside Next.js whose route files are found by their names: SvelteKit, React Router (Remix), Astro.
import type { Library, SignatureEntry, TypeEntry, TypeName } from '../../schema.ts';
import {
  configured,
  each,
  harmless,
  onRequest,
  perEntity,
  perEntityCall,
  routeTemplate,
  typed,
} from './rows.ts';

const language = 'javascript';
const extensions = '{ts,tsx,mts,js,jsx,mjs}';
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const runs = (...parameters: TypeName[]): TypeEntry => ({
  function: { frequency: 'perMessage', parameters, because: onRequest },
});
const inFiles = (names: readonly string[], files: readonly string[], type: TypeName): SignatureEntry[] =>
  names.map((name) => ({ name, files, frequency: 'perMessage', gives: [type], because: onRequest }));

const Parameters: TypeEntry = { members: { '*': perEntity('a path parameter') } };
const Cookies: TypeEntry = {
  members: {
    get: perEntityCall('a cookie, which any client can choose'),
    ...each(['set', 'delete'], harmless),
  },
};

const svelteKit: Library = {
  language,
  packages: ['@sveltejs/kit'],
  version: '2.70.4',
  source: 'types/index.d.ts (RequestEvent, Handle, RequestHandler)',
  types: {
    RequestEvent: {
      members: {
        url: typed('URL'),
        route: typed('EventRoute'),
        params: typed('Parameters'),
        request: typed('Request'),
        cookies: typed('Cookies'),
        getClientAddress: perEntityCall('a client address'),
        setHeaders: harmless,
      },
    },
    ServerLoadEvent: { extends: ['RequestEvent'] },
    EventRoute: { members: { id: routeTemplate } },
    Parameters,
    Cookies,
    HandleInput: { members: { event: typed('RequestEvent'), resolve: harmless } },
    ErrorInput: {
      members: { event: typed('RequestEvent'), status: { cardinality: 'finite' }, error: typed('Error') },
    },
    Handle: runs('HandleInput'),
    HandleServerError: runs('ErrorInput'),
    RequestHandler: runs('RequestEvent'),
    ServerLoad: runs('RequestEvent'),
    Action: runs('RequestEvent'),
  },
};

const reactRouter: Library = {
  language,
  packages: ['react-router', '@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare'],
  version: '7.18.5, @remix-run/node 2.17.5, @remix-run/server-runtime 2.17.5, @remix-run/cloudflare 2.17.5',
  source:
    'dist/development/index-react-server.d.ts (DataFunctionArgs); dist/routeModules.d.ts of @remix-run/server-runtime',
  types: {
    LoaderFunctionArgs: {
      members: {
        request: typed('Request'),
        url: typed('URL'),
        params: typed('Parameters'),
        pattern: routeTemplate,
      },
    },
    ActionFunctionArgs: { extends: ['LoaderFunctionArgs'] },
    LoaderFunction: runs('LoaderFunctionArgs'),
    ActionFunction: runs('LoaderFunctionArgs'),
    Parameters,
  },
  signatures: ['LoaderFunctionArgs', 'ActionFunctionArgs'].map((type) => ({
    parameters: [type],
    frequency: 'perMessage',
    because: onRequest,
  })),
};

const astro: Library = {
  language,
  packages: ['astro'],
  version: '6.0.5',
  source: 'dist/types/public/{common,context}.d.ts',
  types: {
    APIContext: {
      members: {
        request: typed('Request'),
        url: typed('URL'),
        params: typed('Parameters'),
        cookies: typed('AstroCookies'),
        routePattern: routeTemplate,
        originPathname: perEntity('the raw request path'),
        clientAddress: perEntity('a client address'),
        currentLocale: configured('a locale'),
      },
    },
    AstroCookies: {
      members: { get: { call: { returns: 'AstroCookie' } }, ...each(['set', 'delete'], harmless) },
    },
    AstroCookie: { members: { value: perEntity('a cookie, which any client can choose') } },
    APIRoute: runs('APIContext'),
    MiddlewareHandler: runs('APIContext'),
    Parameters,
  },
  signatures: [{ parameters: ['APIContext'], frequency: 'perMessage', because: onRequest }],
};

const files: Library = {
  language,
  packages: [],
  version: 'SvelteKit 2.70.4, React Router 7.18.5, Astro 6.0.5',
  source: 'the file conventions in the documentation of each',
  signatures: [
    ...inFiles(methods, [`src/routes/**/+server.${extensions}`], '@sveltejs/kit#RequestEvent'),
    ...inFiles(
      ['load'],
      [`src/routes/**/+page.server.${extensions}`, `src/routes/**/+layout.server.${extensions}`],
      '@sveltejs/kit#RequestEvent',
    ),
    ...inFiles(['actions.*'], [`src/routes/**/+page.server.${extensions}`], '@sveltejs/kit#RequestEvent'),
    ...inFiles(['handle'], [`src/hooks.server.${extensions}`], '@sveltejs/kit#HandleInput'),
    ...inFiles(['loader', 'action'], [`app/routes/**/*.${extensions}`], 'react-router#LoaderFunctionArgs'),
    ...inFiles([...methods, 'ALL'], [`src/pages/**/*.${extensions}`], 'astro#APIContext'),
  ],
};

export const fileRoutes: readonly Library[] = [svelteKit, reactRouter, astro, files];
