// Containers, synchronisation and collections of the standard library, and what they count as: bounded or not.
import type { Library, Member } from '../../schema.ts';
import { giving, labels, passing, perEventData, removesAllLabels, removesLabels } from '../rows.ts';

const version = 'go1.26.8';
const language = 'go';

const grows: Member = { call: { effects: [{ effect: 'grow', place: 'this', value: '0' }] } };
const evicts: Member = { call: { effects: [{ effect: 'evict', place: 'this' }] } };
const empties: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };
const runsArgumentOnce: Member = { call: { returns: '0', runsOnce: '0' } };
const forEach = (at: string): Member => ({ call: { callbacks: [{ at, frequency: 'perIteration' }] } });
/** `expvar.NewInt(name)` ends the program when the name is taken. */
const published: Member = {
  call: {
    effects: [
      { effect: 'instrument', again: 'throws' },
      { effect: 'metricName', name: '0', hurts: 'process' },
    ],
  },
};

/** What adding gives is a new number each time, but for numbers that are taken away again. */
const counts = perEventData('a number from a counter that goes up for ever');
/** Holds one value at a time. */
const holder: Readonly<Record<string, Member>> = {
  CompareAndSwap: { call: { returns: 'bool', effects: [{ effect: 'replace', value: '1' }] } },
  Store: { call: { effects: [{ effect: 'replace', value: '0' }] } },
  Swap: { call: { effects: [{ effect: 'replace', value: '0' }] } },
};

export const containers: readonly Library[] = [
  {
    language,
    packages: ['sync'],
    version,
    source: 'src/sync/map.go, once.go, oncefunc.go, pool.go, waitgroup.go',
    exports: { OnceFunc: runsArgumentOnce, OnceValue: runsArgumentOnce, OnceValues: runsArgumentOnce },
    types: {
      Map: {
        container: 'unbounded',
        members: {
          Load: { call: { tests: { container: 'this', value: '0' } } },
          Store: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
          LoadOrStore: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
          Swap: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
          Delete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
          LoadAndDelete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
          CompareAndDelete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
          Clear: empties,
          Range: forEach('0'),
        },
      },
      Once: { members: { Do: { call: { runsOnce: '0' } } } },
      Pool: { container: 'weak', members: { Put: grows, Get: evicts } },
      // Go 1.25.
      WaitGroup: { members: { Go: { ...forEach('0'), since: 'go1.25' } } },
    },
  },
  {
    language,
    packages: ['sync/atomic'],
    version,
    source: 'src/sync/atomic/value.go, type.go, doc.go',
    exports: { AddInt32: counts, AddInt64: counts, AddUint32: counts, AddUint64: counts },
    types: {
      Value: { members: holder },
      Pointer: { members: holder },
      Int32: { members: { Add: counts } },
      Int64: { members: { Add: counts } },
      Uint32: { members: { Add: counts } },
      Uint64: { members: { Add: counts } },
    },
  },
  {
    language,
    packages: ['container/list'],
    version,
    source: 'src/container/list/list.go',
    exports: { New: giving('List') },
    types: {
      List: {
        container: 'unbounded',
        members: {
          PushBack: grows,
          PushFront: grows,
          PushBackList: grows,
          PushFrontList: grows,
          InsertAfter: grows,
          InsertBefore: grows,
          Remove: evicts,
          Init: empties,
          Front: giving('Element'),
          Back: giving('Element'),
        },
      },
      Element: { members: { Next: giving('Element'), Prev: giving('Element') } },
    },
  },
  {
    language,
    packages: ['container/heap'],
    version,
    source: 'src/container/heap/heap.go',
    exports: {
      Push: { call: { effects: [{ effect: 'grow', place: '0', value: '1' }] } },
      Pop: { call: { effects: [{ effect: 'evict', place: '0' }] } },
      Remove: { call: { effects: [{ effect: 'evict', place: '0' }] } },
    },
  },
  {
    language,
    packages: ['container/ring'],
    version,
    source: 'src/container/ring/ring.go',
    exports: { New: giving('Ring') },
    types: { Ring: { container: 'bounded', members: { Do: forEach('0') } } },
  },
  {
    language,
    packages: ['slices'],
    version,
    source: 'src/slices/slices.go, sort.go',
    exports: {
      Clip: passing('0', '0'),
      Clone: passing('0', '0'),
      Compact: passing('0', '0'),
      Contains: { call: { returns: 'bool', cardinality: 'finite', tests: { container: '0', value: '1' } } },
      ContainsFunc: { call: { returns: 'bool', cardinality: 'finite' } },
      Delete: passing('0', '0'),
      DeleteFunc: {
        call: {
          returns: '0',
          passes: ['0'],
          effects: [{ effect: 'evict', place: '0' }],
          callbacks: [{ at: '1', frequency: 'perIteration' }],
        },
      },
      Insert: { call: { returns: '0', passes: ['0', '2...'], around: '0' } },
      Concat: { call: { returns: '0', passes: ['*'], around: '*' } },
      AppendSeq: { call: { returns: '0', passes: ['0'], around: '0' } },
      Collect: { call: { passes: ['0'] } },
      Sorted: { call: { passes: ['0'] } },
      SortedFunc: { call: { passes: ['0'] } },
      All: { call: { yields: [null, '0[]'] } },
      Backward: { call: { yields: [null, '0[]'] } },
      Values: { call: { yields: ['0[]'] } },
    },
  },
  {
    language,
    packages: ['maps'],
    version,
    source: 'src/maps/maps.go, iter.go',
    exports: {
      All: { call: { yields: ['0.#', '0.*'] } },
      Clone: passing('0', '0'),
      Copy: { call: { effects: [{ effect: 'grow', place: '0', key: '1.#', value: '1.*' }] } },
      DeleteFunc: {
        call: {
          effects: [{ effect: 'evict', place: '0' }],
          callbacks: [{ at: '1', frequency: 'perIteration' }],
        },
      },
      Keys: { call: { yields: ['0.#'] } },
      Values: { call: { yields: ['0.*'] } },
    },
  },
  {
    language,
    packages: ['sort'],
    version,
    source: 'src/sort/slice.go',
    exports: { Slice: forEach('1'), SliceStable: forEach('1') },
  },
  {
    language,
    packages: ['expvar'],
    version,
    source: 'src/expvar/expvar.go (Publish calls log.Panicln on a second use of a name; Map is a sync.Map)',
    exports: {
      NewFloat: published,
      NewInt: published,
      NewMap: { call: { ...published.call, returns: 'Map' } },
      NewString: published,
      Publish: published,
    },
    types: {
      Map: {
        members: {
          Add: labels('process', ['0']),
          AddFloat: labels('process', ['0']),
          Set: labels('process', ['0']),
          Delete: removesLabels,
          Init: removesAllLabels,
        },
      },
    },
  },
];
