// Random numbers and digests of the standard library: new each time, or as varied as what is digested.
import type { Library, Member } from '../../schema.ts';
import { passing, perEventCall, randomFilling } from '../rows.ts';

const version = 'go1.26.8';
const language = 'go';

const random = (returns: string): Member => perEventCall('a random number', returns);
/** `rand.Intn(n)` has n results. */
const below = (returns: string): Member => passing(returns, '0');

const digest = (name: string, functions: readonly string[]): Library => ({
  language,
  packages: [name],
  version,
  source: `src/${name}`,
  exports: Object.fromEntries(functions.map((f) => [f, { call: { passes: ['0'] } }])),
});

const numbers: Readonly<Record<string, Member>> = {
  ExpFloat64: random('float64'),
  Float32: random('float32'),
  Float64: random('float64'),
  Int: random('int'),
  NormFloat64: random('float64'),
  Uint32: random('uint32'),
  Uint64: random('uint64'),
};
const numbersOfV1: Readonly<Record<string, Member>> = {
  ...numbers,
  Int31: random('int32'),
  Int31n: below('int32'),
  Int63: random('int64'),
  Int63n: below('int64'),
  Intn: below('int'),
};
const numbersOfV2: Readonly<Record<string, Member>> = {
  ...numbers,
  Int32: random('int32'),
  Int32N: below('int32'),
  Int64: random('int64'),
  Int64N: below('int64'),
  IntN: below('int'),
  Uint32N: below('uint32'),
  Uint64N: below('uint64'),
};

export const randomness: readonly Library[] = [
  {
    language,
    packages: ['math/rand'],
    version,
    source: 'src/math/rand/rand.go',
    exports: { ...numbersOfV1, New: { call: { returns: 'Rand' } } },
    types: { Rand: { members: numbersOfV1 } },
  },
  {
    language,
    packages: ['math/rand/v2'],
    version,
    source: 'src/math/rand/v2/rand.go',
    exports: { ...numbersOfV2, N: below('0'), New: { call: { returns: 'Rand' } } },
    types: { Rand: { members: numbersOfV2 } },
  },
  {
    language,
    packages: ['crypto/rand'],
    version,
    source: 'src/crypto/rand/rand.go, text.go, util.go',
    exports: {
      Int: perEventCall('a random number', [null, 'error']),
      Prime: perEventCall('a random number', [null, 'error']),
      Read: { call: randomFilling('0') },
      Text: { ...perEventCall('random text'), since: 'go1.24' },
    },
  },
  digest('crypto/md5', ['Sum']),
  digest('crypto/sha1', ['Sum']),
  digest('crypto/sha256', ['Sum224', 'Sum256']),
  digest('crypto/sha512', ['Sum384', 'Sum512']),
  digest('hash/crc32', ['ChecksumIEEE']),
];
