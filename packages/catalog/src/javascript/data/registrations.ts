// Libraries that keep what the program registers with them by name, for as long as they themselves live.
import type { Library, Member } from '../../schema.ts';
import { chained, constructs, evicts, giving, grows, harmless, named, present } from './rows.ts';

const language = 'javascript';

const environment: Member = { type: 'Handlebars' };
const kinds = ['Helper', 'Partial', 'Decorator'];
const handlebars: Library = {
  language,
  packages: ['handlebars'],
  version: '4.7.10',
  source:
    'types/index.d.ts, dist/cjs/handlebars/base.js (an object for each of `helpers`, `partials`, `decorators`)',
  exports: { default: environment, '': environment },
  types: {
    Handlebars: {
      container: 'unbounded',
      members: {
        ...named(
          kinds.map((kind) => `register${kind}`),
          grows('0', '1'),
        ),
        ...named(
          kinds.map((kind) => `unregister${kind}`),
          evicts('0'),
        ),
        // One of its own, as a new program of templates has.
        create: giving('Handlebars'),
        ...named(['compile', 'precompile', 'template', 'parse'], harmless),
      },
    },
  },
};

const authenticator: Member = { type: 'Authenticator' };
const passport: Library = {
  language,
  packages: ['passport'],
  version: '0.7.0, @types/passport 1.0.17',
  source: 'lib/authenticator.js (`_strategies`, by the name that is given, else by the strategy’s own)',
  exports: {
    default: authenticator,
    '': authenticator,
    ...named(['Authenticator', 'Passport'], constructs({ returns: 'Authenticator' })),
  },
  types: {
    Authenticator: {
      container: 'unbounded',
      members: {
        use: {
          overloads: [
            {
              when: [present('1')],
              returns: 'this',
              effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }],
            },
          ],
          ...chained,
        },
        unuse: evicts('0'),
        ...named(
          ['initialize', 'session', 'authenticate', 'authorize', 'serializeUser', 'deserializeUser'],
          harmless,
        ),
      },
    },
  },
};

export const registrationLibraries: readonly Library[] = [handlebars, passport];
