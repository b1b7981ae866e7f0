// node:crypto: random values are new each time; a digest is as varied as what was digested.
import type { Library, Member } from '../../schema.ts';

const randomId: Member = { call: { returns: 'string', cardinality: 'perEvent', because: 'a random id' } };
const randomText: Member = {
  call: { returns: 'string', cardinality: 'perEvent', because: 'random bytes' },
};
/** What it was given, which is random from then on. */
const fillsRandom: Member = {
  call: {
    returns: '0',
    passes: ['0'],
    fills: { into: '0', because: 'a run of random bytes', cardinality: 'perEvent' },
  },
};
/** `createHash('md5').update(email).digest('hex')`: the text goes through each call of the chain. */
const update: Member = { call: { returns: 'this', passes: ['this', '0'] } };
const digest: Member = { call: { returns: 'string', passes: ['this'] } };
const copy: Member = { call: { returns: 'this', passes: ['this'] } };

export const nodeCrypto: Library = {
  language: 'javascript',
  packages: ['node:crypto', 'crypto'],
  version: 'Node 20.20.2',
  source: '@types/node 20.19 crypto.d.ts',
  exports: {
    randomUUID: randomId,
    randomFillSync: fillsRandom,
    getRandomValues: fillsRandom,
    randomBytes: { call: { returns: 'Random bytes' } },
    // `randomInt(10)` has ten results.
    randomInt: { call: { returns: 'number', passes: ['0', '1'] } },
    createHash: { call: { returns: 'Hash', passes: ['0'] } },
    createHmac: { call: { returns: 'Hmac', passes: ['0'] } },
    hash: { call: { returns: 'string', passes: ['1'] } },
    timingSafeEqual: { call: { returns: 'boolean', cardinality: 'finite' } },
  },
  types: {
    Hash: { members: { update, digest, copy } },
    Hmac: { members: { update, digest } },
    'Random bytes': {
      cardinality: 'perEvent',
      because: 'random bytes',
      members: { toString: randomText },
    },
  },
};
