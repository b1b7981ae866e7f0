// Drizzle: a database over a client that is given keeps nothing; one that is told where to connect opens a pool of its own.
import type { Library } from '../../schema.ts';
import { calls, harmless, holding, named, present, runs } from './rows.ts';

const opening = (driver: string, noun: string): Library => ({
  language: 'javascript',
  packages: [`drizzle-orm/${driver}`],
  version: '0.45.4',
  source: `${driver}/driver.d.ts, ${driver}/driver.js (with \`connection\` it opens a client, which is at \`$client\`)`,
  exports: {
    drizzle: {
      overloads: [{ when: [present('0.connection')], ...holding(noun, 'Database', '$client.end') }],
      call: { returns: 'Database' },
    },
  },
  types: {
    Database: {
      members: {
        ...named(['select', 'insert', 'update', 'delete', 'execute'], harmless),
        transaction: runs('0'),
      },
    },
  },
});

export const drizzleLibraries: readonly Library[] = [
  opening('node-postgres', 'Postgres pool'),
  opening('postgres-js', 'Postgres pool'),
  opening('mysql2', 'MySQL pool'),
  opening('neon-serverless', 'Postgres pool'),
  {
    language: 'javascript',
    packages: ['drizzle-orm'],
    version: '0.45.4',
    source: 'index.d.ts (the other drivers hold no connections, or only those of a client that is given)',
    exports: named(['eq', 'and', 'or', 'desc', 'asc'], calls({})),
  },
];
