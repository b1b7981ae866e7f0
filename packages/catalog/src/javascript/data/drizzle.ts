// Drizzle: a database over a client that is given keeps nothing; one that is told where to connect opens a pool of its own.
import type { CallMeaning, Library } from '../../schema.ts';
import { calls, harmless, holding, making, named, present, runs } from './rows.ts';

/** With the address alone, or among its settings, it opens what it talks through. */
const opening = (driver: string, opened: CallMeaning, own: readonly string[] = ['execute']): Library => ({
  language: 'javascript',
  packages: [`drizzle-orm/${driver}`],
  version: '0.45.4',
  source: `${driver}/driver.d.ts, ${driver}/driver.js (with \`connection\`, or a text, it opens a client, which is at \`$client\`)`,
  exports: {
    drizzle: {
      overloads: [
        { when: [present('0.connection')], ...opened },
        { when: [{ at: '0', type: ['string'] }], ...opened },
      ],
      call: { returns: 'Database' },
    },
  },
  types: {
    Database: {
      members: {
        ...named(['select', 'insert', 'update', 'delete', ...own], harmless),
        transaction: runs('0'),
      },
    },
  },
});
const sqlite = ['run', 'all', 'get'];
const pool = (noun: string) => holding(noun, 'Database', '$client.end');

export const drizzleLibraries: readonly Library[] = [
  opening('node-postgres', pool('Postgres pool')),
  opening('postgres-js', pool('Postgres pool')),
  opening('mysql2', pool('MySQL pool')),
  opening('neon-serverless', pool('Postgres pool')),
  opening('libsql', holding('libSQL client', 'Database', '$client.close'), sqlite),
  opening(
    'better-sqlite3',
    making('SQLite database', 'churn', 'Database', {
      close: '$client.close',
      because: 'each one opens the database file anew and prepares its statements again',
    }),
    sqlite,
  ),
  {
    language: 'javascript',
    packages: ['drizzle-orm'],
    version: '0.45.4',
    source: 'index.d.ts (the other drivers hold no connections, or only those of a client that is given)',
    exports: named(['eq', 'and', 'or', 'desc', 'asc'], calls({})),
  },
];
