// Ids: new each time, whatever they are made of; those derived from a name are as varied as the name.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { calls, finite, giving, named, passing, perEvent } from './rows.ts';

const language = 'javascript';

const fresh = perEvent('a random id');
const sortable = perEvent('an id made of the time and chance');
/** A function that makes ids. */
const generator: TypeEntry = { members: { '()': fresh } };
const generators: Readonly<Record<string, TypeEntry>> = { 'id generator': generator };

export const identifierLibraries: readonly Library[] = [
  {
    language,
    packages: ['uuid'],
    version: '14.0.3',
    source: 'dist/index.d.ts',
    exports: {
      ...named(['v1', 'v6', 'v7'], sortable),
      v4: fresh,
      ...named(['v3', 'v5'], calls({ returns: 'string', passes: ['0'] })),
      ...named(['parse', 'stringify', 'v1ToV6', 'v6ToV1'], passing('0')),
      validate: calls({ returns: 'boolean', cardinality: 'finite' }),
      version: finite,
    },
  },
  {
    language,
    packages: ['nanoid'],
    version: '5.1.16',
    source: 'index.d.ts, non-secure/index.d.ts',
    exports: {
      nanoid: fresh,
      ...named(['customAlphabet', 'customRandom'], giving('id generator')),
      random: calls({ cardinality: 'perEvent', because: 'random bytes' }),
    },
    types: generators,
  },
  {
    language,
    packages: ['cuid'],
    version: '3.0.0',
    source: 'index.d.ts',
    exports: { default: sortable, slug: sortable, isCuid: finite },
  },
  {
    language,
    packages: ['@paralleldrive/cuid2'],
    version: '3.3.0',
    source: 'index.d.ts',
    exports: { createId: fresh, init: giving('id generator'), isCuid: finite },
    types: generators,
  },
  {
    language,
    packages: ['ulid'],
    version: '3.0.2',
    source: 'dist/ulid.d.ts',
    exports: {
      ulid: sortable,
      monotonicFactory: giving('id generator'),
      decodeTime: perEvent('a point in time', 'number'),
      isValid: finite,
    },
    types: generators,
  },
];

/** `new ObjectId()` is new each time; of a text it is that text. */
export const objectId: Member = {
  overloads: [{ when: [{ at: '0', is: 'present' }], returns: 'ObjectId', passes: ['0'] }],
  construct: { returns: 'ObjectId', cardinality: 'perEvent', because: 'a new ObjectId' },
};
