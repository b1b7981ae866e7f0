// The parts of Go's standard library that pass text on, make it up, or hold things: fmt, strings, strconv, time, sync, os.
import type { Library, Member } from '../schema.ts';

const first: Member = { call: { returns: 'string', passes: ['0'] } };
const masks: Member = { call: { returns: 'string', passes: ['0'], masks: true } };
const finite: Member = { call: { returns: 'bool', cardinality: 'finite' } };
const all: Member = { call: { returns: 'string', passes: ['*'] } };
const std = (name: string, rest: Pick<Library, 'exports' | 'types'>): Library => ({
  language: 'go',
  packages: [name],
  version: 'Go 1.26',
  source: `src/${name}`,
  ...rest,
});

export const fmt = std('fmt', {
  exports: { Sprintf: all, Sprint: all, Sprintln: all, Errorf: { call: { returns: 'error' } } },
});

export const strings = std('strings', {
  exports: {
    ToLower: first,
    ToUpper: first,
    ToTitle: first,
    TrimSpace: first,
    Trim: first,
    TrimLeft: first,
    TrimRight: first,
    TrimPrefix: first,
    TrimSuffix: first,
    Replace: masks,
    ReplaceAll: masks,
    Split: { call: { returns: 'string[]', passes: ['0'] } },
    SplitN: { call: { returns: 'string[]', passes: ['0'] } },
    Fields: { call: { returns: 'string[]', passes: ['0'] } },
    Join: { call: { returns: 'string', passes: ['0[]', '1'] } },
    Clone: first,
    Contains: finite,
    HasPrefix: finite,
    HasSuffix: finite,
    EqualFold: finite,
  },
});

export const strconv = std('strconv', {
  exports: {
    Itoa: first,
    FormatInt: first,
    FormatUint: first,
    FormatFloat: first,
    FormatBool: { call: { returns: 'string', cardinality: 'finite' } },
    Quote: first,
    Atoi: { call: { passes: ['0'] } },
  },
});

export const slices = std('slices', {
  exports: { Contains: { call: { cardinality: 'finite', tests: { container: '0', value: '1' } } } },
});

const now: Member = { call: { returns: 'Time', cardinality: 'perEvent', because: 'a point in time' } };
export const time = std('time', {
  exports: {
    Now: now,
    NewTicker: {
      call: {
        returns: 'Ticker',
        effects: [{ effect: 'timer', kind: 'repeats', stop: ['Stop'], collectableSince: '1.23' }],
      },
    },
    NewTimer: {
      call: {
        returns: 'Timer',
        effects: [{ effect: 'timer', kind: 'once', stop: ['Stop'], collectableSince: '1.23' }],
      },
    },
    Tick: {
      call: {
        returns: 'Time[]',
        effects: [{ effect: 'timer', kind: 'repeats', stop: [], collectableSince: '1.23' }],
      },
    },
    After: {
      call: {
        returns: 'Time[]',
        effects: [{ effect: 'timer', kind: 'once', stop: [], collectableSince: '1.23' }],
      },
    },
    AfterFunc: { call: { returns: 'Timer', effects: [{ effect: 'timer', kind: 'once', stop: ['Stop'] }] } },
  },
  types: {
    Time: {
      cardinality: 'perEvent',
      because: 'a point in time',
      members: {
        Format: { call: { returns: 'string', cardinality: 'perEvent', because: 'a point in time' } },
        Unix: { call: { cardinality: 'perEvent', because: 'a point in time' } },
        UnixNano: { call: { cardinality: 'perEvent', because: 'a point in time' } },
        Weekday: finite,
        Hour: finite,
        Month: finite,
      },
    },
    Ticker: {
      members: { C: { type: 'Time[]' }, Stop: { call: { effects: [{ effect: 'release', what: 'this' }] } } },
    },
    Timer: {
      members: { C: { type: 'Time[]' }, Stop: { call: { effects: [{ effect: 'release', what: 'this' }] } } },
    },
  },
});

export const sync = std('sync', {
  exports: { OnceFunc: { call: { runsOnce: '0' } }, OnceValue: { call: { runsOnce: '0' } } },
  types: {
    Once: { members: { Do: { call: { runsOnce: '0' } } } },
    Map: {
      container: 'unbounded',
      members: {
        Store: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
        LoadOrStore: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
        Swap: { call: { effects: [{ effect: 'grow', place: 'this', key: '0', value: '1' }] } },
        Load: {},
        Delete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        LoadAndDelete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        CompareAndDelete: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        Clear: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
        Range: { call: { callbacks: [{ at: '0', frequency: 'perIteration' }] } },
      },
    },
    Pool: { container: 'weak' },
  },
});

export const containerList = std('container/list', {
  exports: { New: { call: { returns: 'List' } } },
  types: {
    List: {
      container: 'unbounded',
      members: {
        PushBack: { call: { returns: 'Element', effects: [{ effect: 'grow', place: 'this' }] } },
        PushFront: { call: { returns: 'Element', effects: [{ effect: 'grow', place: 'this' }] } },
        Remove: { call: { effects: [{ effect: 'evict', place: 'this' }] } },
        Init: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
      },
    },
    Element: {},
  },
});

export const os = std('os', {
  exports: {
    Getenv: { call: { returns: 'string', cardinality: 'configured', because: 'an environment variable' } },
    Hostname: { call: { returns: ['string', 'error'], cardinality: 'configured', because: 'the host name' } },
  },
});

export const runtime = std('runtime', {
  exports: { GC: { call: { effects: [{ effect: 'collect', how: 'force' }] } } },
});

export const runtimeDebug = std('runtime/debug', {
  exports: {
    FreeOSMemory: { call: { effects: [{ effect: 'collect', how: 'returnMemory' }] } },
    SetGCPercent: {
      call: { effects: [{ effect: 'collect', how: 'disable', when: [{ at: '0', equals: ['-1'] }] }] },
    },
    SetMemoryLimit: { call: { effects: [{ effect: 'collect', how: 'limit' }] } },
  },
});
