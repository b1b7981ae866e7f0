// node:worker_threads, node:child_process and node:async_hooks: threads and processes cost a heap each; a context costs a call.
import type { ClientEffect, Library, Member } from '../../schema.ts';
import { releases } from '../rows.ts';

const language = 'javascript';
const version = 'Node 20.20.2';

const starts = (noun: string, close: string, because: string): ClientEffect => ({
  effect: 'client',
  noun,
  perMessage: 'churn',
  close,
  because,
});
const emitter: readonly string[] = ['node:events#EventEmitter'];
/** Runs its callback once for each call. */
const runs = (at: string): Member => ({ call: { callbacks: [{ at, frequency: 'perIteration' }] } });
const onmessage: Member = {
  assigned: { frequency: 'perMessage', because: 'for every message of a thread' },
};
/** A program that is started for an answer, and ends with it. */
const runsProgram: Member = { call: { returns: 'ChildProcess' } };

export const nodeThreads: readonly Library[] = [
  {
    language,
    packages: ['node:worker_threads', 'worker_threads'],
    version,
    source:
      '@types/node 20.19 worker_threads.d.ts; lib/internal/worker.js (an idle worker is never collected)',
    exports: {
      Worker: {
        construct: {
          returns: 'Worker',
          effects: [
            starts(
              'worker thread',
              'terminate',
              'each one starts a thread with a JavaScript heap of its own, which stays until the thread ends',
            ),
          ],
        },
      },
      isMainThread: { cardinality: 'finite' },
      threadId: { cardinality: 'configured', because: 'the thread id' },
      parentPort: { type: 'MessagePort' },
      MessageChannel: { construct: { returns: 'MessageChannel' } },
      BroadcastChannel: { construct: { returns: 'BroadcastChannel' } },
    },
    types: {
      Worker: { extends: emitter, members: { terminate: releases, postMessage: { call: {} } } },
      MessagePort: { extends: emitter, members: { onmessage, close: releases, postMessage: { call: {} } } },
      MessageChannel: { members: { port1: { type: 'MessagePort' }, port2: { type: 'MessagePort' } } },
      BroadcastChannel: { members: { onmessage, close: releases, postMessage: { call: {} } } },
    },
  },
  {
    language,
    packages: ['node:child_process', 'child_process'],
    version,
    source: '@types/node 20.19 child_process.d.ts',
    exports: {
      fork: {
        call: {
          returns: 'ChildProcess',
          effects: [
            {
              ...starts(
                'Node process',
                'kill',
                'each one starts a whole Node process, which stays until it exits or is killed',
              ),
              // A detached one is let go of: it does its piece of work and ends.
              when: [
                { at: '1.detached', is: 'absent' },
                { at: '2.detached', is: 'absent' },
              ],
            },
          ],
        },
      },
      spawn: runsProgram,
      exec: runsProgram,
      execFile: runsProgram,
    },
    types: {
      ChildProcess: {
        extends: emitter,
        members: {
          kill: releases,
          disconnect: releases,
          pid: { cardinality: 'perEvent', because: 'the id of a new process' },
        },
      },
    },
  },
  {
    language,
    packages: ['node:async_hooks', 'async_hooks'],
    version,
    source:
      '@types/node 20.19 async_hooks.d.ts; lib/internal/async_hooks.js (enabled hooks are a list of the process)',
    exports: {
      AsyncLocalStorage: { construct: { returns: 'AsyncLocalStorage' } },
      AsyncResource: { construct: { returns: 'AsyncResource' } },
      createHook: { call: { returns: 'AsyncHook' } },
      executionAsyncId: { call: { returns: 'number', cardinality: 'perEvent', because: 'an async id' } },
    },
    types: {
      // The storage itself is the key under which its value is kept.
      AsyncLocalStorage: {
        members: {
          run: { call: { ...runs('1').call, keeps: { in: 'request', key: 'this', value: '0' } } },
          enterWith: { call: { keeps: { in: 'request', key: 'this', value: '0' } } },
          getStore: { call: { takes: { in: 'request', key: 'this' } } },
          exit: runs('0'),
        },
      },
      AsyncResource: { members: { runInAsyncScope: runs('0') } },
      AsyncHook: {
        members: {
          enable: {
            call: { returns: 'this', effects: [{ effect: 'listen', on: 'library', undo: ['disable'] }] },
          },
          disable: releases,
        },
      },
    },
  },
];
