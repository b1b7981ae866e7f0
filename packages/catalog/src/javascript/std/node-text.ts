// node:url, node:path, node:querystring and node:util: parts and texts are as varied as what they are made of.
import type { Library, Member } from '../../schema.ts';

const language = 'javascript';
const version = 'Node 20.20.2';

const text = (...passes: string[]): Member => ({ call: { returns: 'string', passes } });
/** Gives back a function that is called like the one it was given. */
const sameFunction: Member = { call: { returns: '0' } };
const raw = (because: string): Member => ({ cardinality: 'perEntity', because });

const pathMembers: Readonly<Record<string, Member>> = {
  join: text('*'),
  resolve: text('*'),
  normalize: text('0'),
  basename: text('0'),
  dirname: text('0'),
  extname: text('0'),
  relative: text('0', '1'),
  isAbsolute: { call: { returns: 'boolean', cardinality: 'finite' } },
  sep: { cardinality: 'one' },
};

export const nodeText: readonly Library[] = [
  {
    language,
    packages: ['node:url', 'url'],
    version,
    source: '@types/node 20.19 url.d.ts',
    exports: {
      URL: { construct: { returns: 'URL', passes: ['0'] } },
      URLSearchParams: { construct: { returns: 'URLSearchParams', passes: ['0'] } },
      parse: { call: { returns: 'UrlWithStringQuery', passes: ['0'] } },
      format: text('0'),
      resolve: text('0', '1'),
      fileURLToPath: text('0'),
    },
    types: {
      UrlWithStringQuery: {
        members: {
          pathname: raw('the raw path of a URL'),
          path: raw('the raw path of a URL'),
          href: raw('a whole URL'),
          search: raw('a query string'),
          query: raw('a query string'),
          protocol: { cardinality: 'finite' },
        },
      },
    },
  },
  {
    language,
    packages: ['node:path', 'path', 'node:path/posix', 'path/posix'],
    version,
    source: '@types/node 20.19 path.d.ts',
    exports: { ...pathMembers, posix: { type: 'Path' } },
    types: { Path: { members: pathMembers } },
  },
  {
    language,
    packages: ['node:querystring', 'querystring'],
    version,
    source: '@types/node 20.19 querystring.d.ts',
    exports: {
      parse: { call: { passes: ['0'] } },
      decode: { call: { passes: ['0'] } },
      stringify: text('0'),
      escape: text('0'),
      unescape: text('0'),
    },
  },
  {
    language,
    packages: ['node:util', 'util'],
    version,
    source: '@types/node 20.19 util.d.ts; lib/internal/util/debuglog.js (an object of loggers by section)',
    exports: {
      format: text('*'),
      inspect: text('0'),
      promisify: sameFunction,
      callbackify: sameFunction,
      deprecate: sameFunction,
      isDeepStrictEqual: { call: { returns: 'boolean', cardinality: 'finite' } },
      debuglog: { call: { effects: [{ effect: 'grow', place: 'library', key: '0' }] } },
    },
  },
];
