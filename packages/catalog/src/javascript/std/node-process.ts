// node:process and node:os: what a machine and a process are called does not change while they run; what they measure does.
import type { Library, Member } from '../../schema.ts';

const language = 'javascript';
const version = 'Node 20.20.2';

const once = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'configured', because },
});
const measured: Member = { call: { cardinality: 'perEvent', because: 'a measurement' } };
const fixed: Member = { call: { returns: 'string', cardinality: 'one' } };

export const nodeProcess: readonly Library[] = [
  {
    language,
    packages: ['node:process', 'process'],
    version,
    source: '@types/node 20.19 process.d.ts',
    exports: {
      default: { type: 'Process' },
      '': { type: 'Process' },
      env: { type: 'ProcessEnvironment' },
      pid: { cardinality: 'configured', because: 'the process id' },
      platform: { cardinality: 'one' },
      version: { cardinality: 'one' },
      exit: { call: { neverReturns: true } },
      hrtime: { call: { cardinality: 'perEvent', because: 'a point in time' } },
      uptime: measured,
      memoryUsage: measured,
      nextTick: { call: {} },
    },
  },
  {
    language,
    packages: ['node:os', 'os'],
    version,
    source: '@types/node 20.19 os.d.ts',
    exports: {
      hostname: once('the host name'),
      homedir: once('the home folder'),
      tmpdir: once('the folder for temporary files'),
      arch: fixed,
      machine: fixed,
      platform: fixed,
      release: fixed,
      type: fixed,
      freemem: measured,
      loadavg: measured,
      uptime: measured,
      EOL: { cardinality: 'one' },
    },
  },
];
