// lodash and Ramda: values pass through most of their helpers; a few remember, count or prove.
import type { ArgumentPath, Library, Member, TypeEntry } from '../../schema.ts';
import { calls, empties, finite, giving, named, passing, perEvent } from './rows.ts';

const language = 'javascript';

const text = (at: ArgumentPath): Member => ({ call: { returns: 'string', passes: [at] } });
/** Runs its callback for each element of what it is given. */
const each = (callback: ArgumentPath): Member => ({
  call: { callbacks: [{ at: callback, frequency: 'perIteration' }] },
});
const counted = perEvent('a number from a counter that goes up for ever');
const remembering: TypeEntry = {
  container: 'unbounded',
  members: {
    '()': { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
    cache: { type: 'MapCache' },
  },
};

const mapCache: TypeEntry = {
  container: 'unbounded',
  members: {
    delete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
    clear: empties,
  },
};

const lodashMembers: Record<string, Member> = {
  ...named(
    [
      ...['camelCase', 'capitalize', 'escape', 'kebabCase', 'lowerCase', 'lowerFirst', 'pad', 'padEnd'],
      ...[
        'padStart',
        'repeat',
        'snakeCase',
        'startCase',
        'toLower',
        'toString',
        'toUpper',
        'trim',
        'trimEnd',
      ],
      ...['trimStart', 'truncate', 'unescape', 'upperCase', 'upperFirst'],
    ],
    text('0'),
  ),
  ...named(
    [
      ...['castArray', 'chunk', 'clone', 'cloneDeep', 'compact', 'drop', 'flatten'],
      ...['flattenDeep', 'head', 'first', 'identity', 'initial', 'last', 'omit', 'pick', 'reverse', 'slice'],
      ...['tail', 'take', 'takeRight', 'toArray', 'toNumber', 'toPlainObject', 'uniq', 'values'],
    ],
    passing('0'),
  ),
  defaultTo: passing('0', '1'),
  concat: passing('*'),
  union: passing('*'),
  ...named(['keys', 'keysIn'], calls({ returns: 'string[]', passes: ['0.#'] })),
  ...named(
    [
      ...[
        'countBy',
        'each',
        'eachRight',
        'every',
        'filter',
        'find',
        'findIndex',
        'findKey',
        'findLast',
        'flatMap',
      ],
      ...['forEach', 'forIn', 'forOwn', 'groupBy', 'keyBy', 'map', 'mapKeys', 'mapValues', 'maxBy', 'minBy'],
      ...['omitBy', 'orderBy', 'partition', 'pickBy', 'reduce', 'reject', 'some', 'sortBy', 'sumBy', 'times'],
      ...['uniqBy'],
    ],
    each('1'),
  ),
  ...named(
    [
      ...[
        'endsWith',
        'eq',
        'gt',
        'gte',
        'inRange',
        'isArray',
        'isBoolean',
        'isEmpty',
        'isEqual',
        'isFunction',
      ],
      ...['isNil', 'isNull', 'isNumber', 'isObject', 'isPlainObject', 'isString', 'isUndefined', 'lt', 'lte'],
      ...['startsWith'],
    ],
    finite,
  ),
  includes: calls({ returns: 'boolean', cardinality: 'finite', tests: { container: '0', value: '1' } }),
  has: calls({ returns: 'boolean', cardinality: 'finite', tests: { container: '0', value: '1' } }),

  ...named(['assign', 'defaults', 'defaultsDeep', 'extend', 'merge'], calls({ returns: '0', passes: ['*'] })),
  set: calls({ returns: '0', effects: [{ effect: 'grow', place: '0', key: '1', value: '2' }] }),
  unset: calls({ cardinality: 'finite', effects: [{ effect: 'evict', place: '0', key: '1' }] }),
  ...named(['pull', 'pullAll', 'pullAt', 'remove'], calls({ effects: [{ effect: 'evict', place: '0' }] })),
  once: calls({ runsOnce: '0' }),
  memoize: giving('memoised function'),
  // Called like what they were given.
  ...named(['debounce', 'throttle', 'ary', 'unary'], calls({ returns: '0' })),
  uniqueId: counted,
  random: perEvent('a random number', 'number'),
  now: perEvent('a point in time', 'number'),
};

const lodash: Library = {
  language,
  packages: ['lodash', 'lodash-es'],
  version: '4.18.1',
  source: '@types/lodash 4.17.27 common/*.d.ts; lodash.js (memoize keeps a MapCache without a limit)',
  exports: { ...lodashMembers, default: { type: 'LoDashStatic' } },
  types: {
    LoDashStatic: { members: lodashMembers },
    'memoised function': remembering,
    MapCache: mapCache,
  },
};

/** Data comes last, and nothing is changed in place. */
const lodashFp: Library = {
  language,
  packages: ['lodash/fp'],
  version: '4.18.1',
  source: 'fp.js, fp/_mapping.js (aryMethod, iterateeAry, mutate); @types/lodash 4.17.27 fp.d.ts',
  exports: {
    ...named(['camelCase', 'kebabCase', 'snakeCase', 'toLower', 'toString', 'toUpper', 'trim'], text('0')),
    ...named(
      ['clone', 'cloneDeep', 'compact', 'first', 'flatten', 'head', 'identity', 'last', 'uniq'],
      passing('0'),
    ),
    ...named(['drop', 'omit', 'pick', 'take'], passing('1')),
    ...named(
      [
        'each',
        'every',
        'filter',
        'find',
        'flatMap',
        'forEach',
        'groupBy',
        'keyBy',
        'map',
        'reduce',
        'reject',
        'some',
      ],
      each('0'),
    ),
    once: calls({ runsOnce: '0' }),
    memoize: giving('memoised function'),
    uniqueId: counted,
  },
  types: { 'memoised function': remembering, MapCache: mapCache },
};

/** Data comes last. */
const ramda: Library = {
  language,
  packages: ['ramda'],
  version: '0.32.0',
  source: '@types/ramda 0.32.0 index.d.ts; src/memoizeWith.js (an object without a limit), src/once.js',
  exports: {
    ...named(['toLower', 'toUpper', 'toString', 'trim'], text('0')),
    ...named(
      ['clone', 'flatten', 'head', 'identity', 'last', 'reverse', 'tail', 'uniq', 'values'],
      passing('0'),
    ),
    ...named(['drop', 'omit', 'pick', 'take'], passing('1')),
    ...named(
      ['all', 'any', 'filter', 'find', 'forEach', 'groupBy', 'map', 'reduce', 'reject', 'sortBy'],
      each('0'),
    ),
    ...named(['equals', 'isEmpty', 'isNil', 'isNotNil'], finite),
    includes: calls({ returns: 'boolean', cardinality: 'finite', tests: { container: '1', value: '0' } }),
    has: calls({ returns: 'boolean', cardinality: 'finite', tests: { container: '1', value: '0' } }),
    once: calls({ runsOnce: '0' }),
    memoizeWith: giving('memoised function'),
  },
  types: {
    'memoised function': {
      container: 'unbounded',
      members: { '()': { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } } },
    },
  },
};

export const functionalLibraries: readonly Library[] = [lodash, lodashFp, ramda];
