// Pools of worker threads: each has threads of its own, which wait for work until the pool is ended.
import type { Library } from '../../schema.ts';
import { calls, constructs, freeing, harmless, holding } from './rows.ts';

const language = 'javascript';
const because = 'each one starts threads of its own, which stay until it is ended';
const pool = (returns: string, close: string) => holding('pool of threads', returns, close, { because });

export const threadPoolLibraries: readonly Library[] = [
  {
    language,
    packages: ['piscina'],
    version: '5.3.2',
    source: 'dist/index.d.ts, dist/main.js (idle threads stay down to minThreads)',
    exports: {
      default: constructs(pool('Piscina', 'destroy')),
      Piscina: constructs(pool('Piscina', 'destroy')),
    },
    types: { Piscina: { members: { ...freeing('destroy', 'close'), run: harmless } } },
  },
  {
    language,
    packages: ['tinypool'],
    version: '2.2.0',
    source: 'dist/index.d.ts',
    exports: {
      default: constructs(pool('Tinypool', 'destroy')),
      Tinypool: constructs(pool('Tinypool', 'destroy')),
    },
    types: { Tinypool: { members: { ...freeing('destroy'), run: harmless } } },
  },
  {
    language,
    packages: ['workerpool'],
    version: '10.0.3',
    source: 'types/index.d.ts, types/Pool.d.ts (workers are kept until terminate)',
    exports: { pool: calls(pool('Pool', 'terminate')) },
    types: { Pool: { members: { ...freeing('terminate'), exec: harmless } } },
  },
];
