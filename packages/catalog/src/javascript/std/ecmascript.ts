// What is built into JavaScript and its hosts: collections, text, timers, globals.
import type { CallMeaning, Library, Member } from '../../schema.ts';
import { each as named, forcesCollection } from '../rows.ts';

const passesThis: Member = { call: { returns: 'string', passes: ['this'] } };
const masksThis: Member = { call: { returns: 'string', passes: ['this'], masks: true } };
const queryString: Member = {
  call: { returns: 'string', cardinality: 'perEntity', because: 'a query string' },
};
const isFinite: Member = { call: { returns: 'boolean', cardinality: 'finite' } };
/** One character of a text. */
const oneCharacter: Member = { call: { returns: 'string', cardinality: 'finite' } };
/** A part of a text by where it begins and ends: its first or last few characters have few values, as has the day of a time. */
const partOfThis: Member = {
  ...passesThis,
  overloads: [
    {
      when: [
        { at: '0', equals: ['0'] },
        { at: '1', equals: ['1'] },
      ],
      returns: 'string',
      cardinality: 'finite',
    },
    {
      when: [
        { at: '0', equals: ['-1'] },
        { at: '1', is: 'absent' },
      ],
      returns: 'string',
      cardinality: 'finite',
    },
    {
      when: [
        { at: '0', equals: ['0'] },
        { at: '1', equals: ['2', '3', '10'] },
      ],
      ...masksThis.call,
    },
    {
      when: [
        { at: '0', equals: ['-2', '-3'] },
        { at: '1', is: 'absent' },
      ],
      ...masksThis.call,
    },
  ],
};
const parsesNumber: Member = { call: { returns: 'number', passes: ['0'] } };
/** A callback that runs for each element, which is its first parameter (the second one of a fold); its third one is what they are of. */
const each = (returns?: string, more: CallMeaning = {}): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    callbacks: [{ at: '0', frequency: 'perIteration', receives: ['this[]', null, 'this'] }],
    ...more,
  },
});
const folds: Member = {
  call: {
    passes: ['0()', '1'],
    callbacks: [{ at: '0', frequency: 'perIteration', receives: [null, 'this[]'] }],
  },
};
/** A function that runs about as often as it is handed over: at once, later, or when something is there. */
const runs = (
  because: string,
  at: readonly string[] = ['0'],
  receives: readonly string[] = [],
): CallMeaning => ({
  callbacks: at.map((path) => ({ at: path, frequency: 'perIteration', because, receives })),
});
const failing: CallMeaning = {
  callbacks: [
    { at: '0', frequency: 'perIteration', because: 'when a promise has failed', parameters: ['Error'] },
  ],
};
const hasOwn = (container: 'this' | '0', value: '0' | '1'): Member => ({
  call: { cardinality: 'finite', tests: { container, value } },
});
const iteration: Readonly<Record<string, Member>> = {
  forEach: each(),
  map: each(undefined, { passes: ['0()'] }),
  filter: each('this', { passes: ['this'] }),
  flatMap: each(undefined, { passes: ['0()'] }),
  some: each('boolean', { cardinality: 'finite' }),
  every: each('boolean', { cardinality: 'finite' }),
  find: each('this[]', { passes: ['this[]'] }),
  findLast: each('this[]', { passes: ['this[]'] }),
  findIndex: each(),
  reduce: folds,
  reduceRight: folds,
  sort: {
    call: {
      returns: 'this',
      passes: ['this'],
      callbacks: [{ at: '0', frequency: 'perIteration', receives: ['this[]', 'this[]'] }],
    },
  },
  toSorted: {
    call: {
      returns: 'this',
      passes: ['this'],
      callbacks: [{ at: '0', frequency: 'perIteration', receives: ['this[]', 'this[]'] }],
    },
  },
};
const adds: Member = { call: { effects: [{ effect: 'grow', place: 'this' }] } };
const takesOne: Member = {
  call: { returns: 'this[]', passes: ['this[]'], effects: [{ effect: 'evict', place: 'this' }] },
};

/** What a stack of disposables is given it frees at its own end. */
const frees: Member = {
  call: { returns: '0', passes: ['0'], effects: [{ effect: 'release', what: '0' }] },
};
const disposals: Readonly<Record<string, Member>> = {
  use: frees,
  adopt: frees,
  defer: { call: runs('at the end of what the stack is for') },
};

/** What ends the process, or comes when it ends: what waits for it once stays until then. SIGUSR2 and others come any time. */
const LAST_EVENTS = [
  'SIGTERM',
  'SIGINT',
  'SIGQUIT',
  'SIGHUP',
  'exit',
  'beforeExit',
  'disconnect',
  'uncaughtException',
  'unhandledRejection',
] as const;

/** Signals and failures end the process; a listener for them still stays until then. Its parent may send any number of messages. */
const onProcess = (removesItself: boolean): Member => {
  const listens = (waits: { readonly removesItself?: true; readonly because?: string }): CallMeaning => ({
    returns: 'this',
    callbacks: [{ at: '1', frequency: 'once', because: 'on a process event' }],
    effects: [
      {
        effect: 'listen',
        on: 'this',
        listener: '1',
        undo: ['off', 'removeListener', 'removeAllListeners'],
        ...waits,
      },
    ],
  });
  if (!removesItself) {
    const onMessage = {
      ...listens({}),
      callbacks: [
        { at: '1', frequency: 'perMessage' as const, because: 'for every message of the parent process' },
      ],
    };
    return {
      overloads: [{ ...onMessage, when: [{ at: '0', equals: ['message'] }] }],
      call: listens({}),
    };
  }
  return {
    overloads: [
      {
        ...listens({ because: 'it waits for an event that does not come while the process lives' }),
        when: [{ at: '0', equals: LAST_EVENTS }],
      },
    ],
    call: listens({ removesItself: true }),
  };
};

/** With an encoding or a base, `toString` is another type's: a buffer's, a number's. */
const dateText: Member = {
  overloads: [{ when: [{ at: '0', is: 'present' }], returns: 'string' }],
  call: { returns: 'string', cardinality: 'perEvent', because: 'a point in time' },
};

/** A text takes no encoding: where one is handed over, it is a buffer's text, of which nothing is known. */
const textAgain: Member = {
  ...passesThis,
  overloads: [{ when: [{ at: '0', is: 'present' }], returns: 'string' }],
};

/** Errors have few names. */
const itsName: Member = { instead: '$this.name', insteadIs: "the error's name" };

/** `hub.on('paid', () => …)`: with an event's name and a function, whatever has such a member is an emitter, or like one. */
const listensByName: Member = {
  overloads: [
    {
      when: [
        { at: '0', type: ['string'] },
        { at: '1', is: 'function' },
      ],
      effects: [
        {
          effect: 'listen',
          on: 'this',
          listener: '1',
          undo: ['off', 'removeListener', 'removeAllListeners', 'removeEventListener'],
          confidence: 'medium',
        },
      ],
    },
  ],
};

/** Methods that only texts have: what they are called on is one, whatever its type. */
const ofTextsAlone: Readonly<Record<string, Member>> = {
  toLowerCase: passesThis,
  toUpperCase: passesThis,
  toLocaleLowerCase: passesThis,
  toLocaleUpperCase: passesThis,
  trim: passesThis,
  trimStart: passesThis,
  trimEnd: passesThis,
  padStart: passesThis,
  padEnd: passesThis,
};

export const ecmascript: Library = {
  language: 'javascript',
  packages: [],
  version: 'ECMAScript 2025, Node 20',
  source: 'the language specification; Node 20 documentation of globals and timers',
  types: {
    string: {
      members: {
        ...ofTextsAlone,
        toString: textAgain,
        normalize: passesThis,
        repeat: passesThis,
        concat: { call: { returns: 'string', passes: ['this', '*'] } },
        at: oneCharacter,
        charAt: oneCharacter,
        charCodeAt: { call: { returns: 'number', cardinality: 'finite' } },
        slice: partOfThis,
        substring: partOfThis,
        substr: partOfThis,
        replace: masksThis,
        replaceAll: masksThis,
        split: { call: { returns: 'string[]', passes: ['this'] } },
        match: { call: { passes: ['this'], masks: 'errors' } },
        includes: isFinite,
        startsWith: isFinite,
        endsWith: isFinite,
      },
    },
    // What a program sets on it has a name of its own in every file. `gc` is there under `--expose-gc`.
    globals: { keeps: 'process', members: { gc: forcesCollection } },
    number: { members: { toString: passesThis, toFixed: passesThis } },
    bigint: { members: { toString: passesThis } },
    NumberConstructor: {
      members: { '()': parsesNumber, parseInt: parsesNumber, parseFloat: parsesNumber, isInteger: isFinite },
    },
    StringConstructor: {
      members: {
        '()': { call: { returns: 'string', passes: ['0'] } },
        raw: { call: { returns: 'string', passes: ['*'] } },
      },
    },
    boolean: { cardinality: 'finite' },
    function: {},
    Error: {
      cardinality: 'perEvent',
      because: 'the text of an error',
      members: {
        message: { cardinality: 'perEvent', because: 'the text of an error', ...itsName },
        stack: { cardinality: 'perEvent', because: 'a stack trace', ...itsName },
        name: { cardinality: 'finite' },
        code: { cardinality: 'finite' },
      },
    },
    Date: {
      cardinality: 'perEvent',
      because: 'a point in time',
      members: {
        '*': { cardinality: 'perEvent', because: 'a point in time' },
        getTime: { call: { returns: 'number', cardinality: 'perEvent', because: 'a point in time' } },
        toISOString: { call: { returns: 'string', cardinality: 'perEvent', because: 'a point in time' } },
        toString: dateText,
        getDay: { call: { returns: 'number', cardinality: 'finite' } },
        getHours: { call: { returns: 'number', cardinality: 'finite' } },
        getMonth: { call: { returns: 'number', cardinality: 'finite' } },
      },
    },
    RegExp: {
      members: { test: { call: { cardinality: 'finite', tests: { container: 'this', value: '0' } } } },
    },
    Array: {
      container: 'unbounded',
      members: {
        push: adds,
        unshift: adds,
        splice: {
          overloads: [
            // `list.splice(0, 0, entry)` takes nothing out.
            {
              when: [
                { at: '1', equals: ['0'] },
                { at: '2', is: 'present' },
              ],
              effects: [{ effect: 'grow', place: 'this', value: '2' }],
            },
          ],
          call: { effects: [{ effect: 'evict', place: 'this' }] },
        },
        pop: takesOne,
        shift: takesOne,
        fill: { call: {} },
        includes: { call: { cardinality: 'finite', tests: { container: 'this', value: '0' } } },
        indexOf: { call: { tests: { container: 'this', value: '0' } } },
        join: { call: { returns: 'string', passes: ['this[]'] } },
        concat: { call: { passes: ['this', '*'] } },
        flat: { call: { returns: 'Array', passes: ['this', 'this[]'] } },
        slice: { call: { returns: 'this', passes: ['this'] } },
        reverse: { call: { returns: 'this', passes: ['this'] } },
        toReversed: { call: { returns: 'this', passes: ['this'] } },
        at: { call: { returns: 'this[]', passes: ['this[]'] } },
        ...iteration,
        map: each('Array', { passes: ['0()'] }),
        flatMap: each('Array', { passes: ['0()'] }),
      },
    },
    Map: {
      container: 'unbounded',
      members: {
        set: {
          call: {
            returns: 'this',
            effects: [{ effect: 'grow', place: 'this', key: '0', byIdentity: true, value: '1' }],
          },
        },
        delete: { call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        clear: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
        has: { call: { cardinality: 'finite', tests: { container: 'this', value: '0' } } },
        get: { call: { returns: 'this[]', tests: { container: 'this', value: '0' } } },
        forEach: each(),
      },
    },
    Set: {
      container: 'unbounded',
      members: {
        add: {
          call: {
            returns: 'this',
            effects: [{ effect: 'grow', place: 'this', key: '0', byIdentity: true }],
          },
        },
        delete: { call: { cardinality: 'finite', effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        clear: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
        has: { call: { cardinality: 'finite', tests: { container: 'this', value: '0' } } },
        forEach: each(),
      },
    },
    // @types/node 20.19 timers.d.ts; browsers give a number.
    Timeout: {
      members: {
        ref: { call: { returns: 'this' } },
        unref: { call: { returns: 'this' } },
        refresh: { call: { returns: 'this' } },
        hasRef: isFinite,
        close: { call: { returns: 'this', effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    WeakMap: { container: 'weak', members: { set: { call: { returns: 'this' } }, has: isFinite } },
    WeakSet: { container: 'weak', members: { add: { call: { returns: 'this' } }, has: isFinite } },
    URL: {
      members: {
        pathname: { cardinality: 'perEntity', because: 'the raw path of a URL' },
        href: { cardinality: 'perEntity', because: 'a whole URL' },
        search: { cardinality: 'perEntity', because: 'a query string' },
        hostname: { cardinality: 'unknown' },
        protocol: { cardinality: 'finite' },
        searchParams: { type: 'URLSearchParams' },
      },
    },
    URLSearchParams: {
      members: {
        get: { call: { returns: 'string', cardinality: 'perEntity', because: 'a query parameter' } },
        getAll: { call: { returns: 'string[]', cardinality: 'perEntity', because: 'query parameters' } },
        has: isFinite,
        toString: queryString,
      },
    },
    ProcessEnvironment: {
      members: { '*': { cardinality: 'configured', because: 'an environment variable' } },
    },
    Process: {
      members: {
        env: { type: 'ProcessEnvironment' },
        pid: { cardinality: 'configured', because: 'the process id' },
        stdout: { type: 'node:events#EventEmitter' },
        stderr: { type: 'node:events#EventEmitter' },
        exit: { call: { neverReturns: true } },
        nextTick: { call: runs('on the next turn of the event loop') },
        hrtime: { call: { cardinality: 'perEvent', because: 'a point in time' } },
        on: onProcess(false),
        addListener: onProcess(false),
        prependListener: onProcess(false),
        once: onProcess(true),
        prependOnceListener: onProcess(true),
      },
    },
    // It keeps a count, and the start of a clock, for each label.
    Console: {
      container: 'unbounded',
      members: {
        ...named(['count', 'time'], {
          call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] },
        }),
        ...named(['countReset', 'timeEnd'], {
          call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] },
        }),
      },
    },
    // What a member means whose object nothing is known of: promises (which are described by what they resolve to), and lists.
    unknown: {
      members: {
        then: { call: runs('when a promise has settled', ['0', '1'], ['this']) },
        catch: { call: failing },
        finally: { call: runs('when a promise has settled') },
        hasOwnProperty: hasOwn('this', '0'),
        on: listensByName,
        addListener: listensByName,
        ...iteration,
        ...ofTextsAlone,
      },
    },
    PromiseConstructor: {
      members: {
        ...Object.fromEntries(
          ['all', 'allSettled', 'race', 'any'].map((name) => [
            name,
            { call: { returns: '0', passes: ['0[]'] } },
          ]),
        ),
        resolve: { call: { returns: '0', passes: ['0'] } },
        reject: { call: {} },
      },
    },
    ObjectConstructor: {
      members: {
        prototype: { type: 'ObjectPrototype' },
        keys: { call: { returns: 'string[]', passes: ['0.#'] } },
        values: { call: { returns: 'Array', passes: ['0.*'] } },
        entries: { call: { returns: 'Array', pairs: ['0.#', '0.*'] } },
        // The entries of its entries: both sides of each pair are read as values, and keys are written out, nearly always.
        fromEntries: { call: { passes: ['0[]'] } },
        assign: {
          call: {
            returns: '0',
            passes: ['*'],
            effects: [{ effect: 'grow', place: '0', key: '1....#' }],
          },
        },
        defineProperty: {
          call: { returns: '0', passes: ['0'], effects: [{ effect: 'grow', place: '0', key: '1' }] },
        },
        freeze: { call: { returns: '0', passes: ['0'] } },
        hasOwn: hasOwn('0', '1'),
      },
    },
    Reflect: {
      members: {
        set: { call: { returns: 'boolean', effects: [{ effect: 'grow', place: '0', key: '1' }] } },
        deleteProperty: {
          call: { returns: 'boolean', effects: [{ effect: 'evict', place: '0', key: '1' }] },
        },
      },
    },
    DisposableStack: { members: disposals },
    BufferConstructor: {
      members: {
        concat: { call: { returns: 'Buffer', passes: ['0[]'], around: '0[]' } },
        from: { call: { returns: 'Buffer', passes: ['0'] } },
        // Empty until something is put there.
        ...named(['alloc', 'allocUnsafe'], { call: { returns: 'Buffer' } }),
      },
    },
    Buffer: { members: { toString: passesThis } },
    ObjectPrototype: { members: { hasOwnProperty: { type: 'HasOwnProperty' } } },
    HasOwnProperty: {
      members: { call: hasOwn('0', '1') },
    },
    JSONObject: {
      members: {
        stringify: { call: { returns: 'string', passes: ['0'] } },
        parse: { call: { passes: ['0'] } },
      },
    },
    DateConstructor: {
      members: { now: { call: { returns: 'number', cardinality: 'perEvent', because: 'a point in time' } } },
    },
    MathObject: {
      members: {
        random: { call: { returns: 'number', cardinality: 'perEvent', because: 'a random number' } },
        abs: { call: { passes: ['0'] } },
        floor: { call: { passes: ['0'] } },
        round: { call: { passes: ['0'] } },
        trunc: { call: { passes: ['0'] } },
        ceil: { call: { passes: ['0'] } },
        // The other one is a limit, nearly always.
        min: { call: { passes: ['*'], masks: true } },
        max: { call: { passes: ['*'] } },
      },
    },
    CryptoObject: {
      members: {
        randomUUID: { call: { returns: 'string', cardinality: 'perEvent', because: 'a random id' } },
      },
    },
    ArrayConstructor: {
      members: {
        from: {
          call: {
            passes: ['0[]'],
            callbacks: [{ at: '1', frequency: 'perIteration', receives: ['0[]'] }],
          },
        },
        isArray: isFinite,
      },
    },
  },
  exports: {
    Map: { construct: { returns: 'Map' } },
    Set: { construct: { returns: 'Set' } },
    WeakMap: { construct: { returns: 'WeakMap' } },
    WeakSet: { construct: { returns: 'WeakSet' } },
    DisposableStack: { construct: { returns: 'DisposableStack' } },
    AsyncDisposableStack: { construct: { returns: 'DisposableStack' } },
    Array: { type: 'ArrayConstructor', construct: { returns: 'Array' } },
    gc: forcesCollection,
    globalThis: { type: 'globals' },
    global: { type: 'globals' },
    Date: { type: 'DateConstructor', construct: { returns: 'Date' } },
    URL: { construct: { returns: 'URL', passes: ['0'] } },
    URLSearchParams: { construct: { returns: 'URLSearchParams', passes: ['0'] } },
    Error: { call: { returns: 'Error' }, construct: { returns: 'Error' } },
    RegExp: { construct: { returns: 'RegExp' } },
    String: { type: 'StringConstructor' },
    Number: { type: 'NumberConstructor' },
    Boolean: { call: { returns: 'boolean', cardinality: 'finite' } },
    parseInt: parsesNumber,
    parseFloat: parsesNumber,
    BigInt: { call: { returns: 'bigint', passes: ['0'] } },
    ...named(['encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'btoa', 'atob'], {
      call: { returns: 'string', passes: ['0'] },
    }),
    structuredClone: { call: { returns: '0', passes: ['0'] } },
    Object: { type: 'ObjectConstructor' },
    Reflect: { type: 'Reflect' },
    Buffer: { type: 'BufferConstructor' },
    JSON: { type: 'JSONObject' },
    Math: { type: 'MathObject' },
    crypto: { type: 'CryptoObject' },
    performance: { type: 'node:perf_hooks#Performance' },
    process: { type: 'Process' },
    console: { type: 'Console' },
    setInterval: {
      call: {
        callbacks: [{ at: '0', frequency: 'perMessage', because: 'on every tick of a timer' }],
        returns: 'Timeout',
        effects: [{ effect: 'timer', kind: 'repeats', stop: ['clearInterval', '.close'] }],
      },
    },
    setTimeout: {
      call: {
        ...runs('after a while'),
        returns: 'Timeout',
        effects: [{ effect: 'timer', kind: 'once', stop: ['clearTimeout', '.close'] }],
      },
    },
    setImmediate: { call: runs('on the next turn of the event loop') },
    queueMicrotask: { call: runs('on the next turn of the event loop') },
    Promise: { type: 'PromiseConstructor', construct: runs('when the promise is made') },
    clearInterval: { call: { effects: [{ effect: 'release', what: '0' }] } },
    clearTimeout: { call: { effects: [{ effect: 'release', what: '0' }] } },
  },
  signatures: [
    {
      parameterNames: ['req', 'res'],
      frequency: 'perMessage',
      because: 'for every request, by the look of its parameters',
    },
  ],
};
