// Strapi: actions of controllers run for every request; Koa serves them.
import type { Library, SignatureEntry } from '../../schema.ts';
import { onRequest, runs } from './rows.ts';

const extensions = '{js,ts}';
/** Files that Strapi loads by where they lie: each function of what they export is an action. */
const action = (files: readonly string[]): SignatureEntry => ({
  name: 'default.*',
  parameterNames: ['ctx'],
  files,
  frequency: 'perMessage',
  gives: ['koa#Context'],
  because: onRequest,
});

export const strapi: readonly Library[] = [
  {
    language: 'javascript',
    packages: ['@strapi/strapi'],
    version: '5.55.1, @strapi/core 5.54.0',
    source: 'dist/factories.d.ts, dist/factories.js of @strapi/core',
    exports: {
      'factories.createCoreController': {
        call: { callbacks: runs(['1().*', '1.*'], ['koa#Context'], onRequest) },
      },
    },
  },
  {
    language: 'javascript',
    packages: [],
    version: 'Strapi 5.55.1',
    source: 'dist/loaders/apis.js of @strapi/core (src/api/*/controllers)',
    signatures: [action([`src/api/*/controllers/*.${extensions}`])],
  },
];
