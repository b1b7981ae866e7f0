// Renews the captured profiles of the fixture services: builds them where a container would, runs them on loopback, puts
// bounded load on them, and keeps what their profilers say. Needs Go and Node; run `npx tsx scripts/capture-profiles.ts [go|node]`.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const fixtures = join(root, 'fixtures');
/** Where the services are built and run, so that their profiles hold the paths of a container and not of this machine. */
const GO_BUILD = '/build/go-service';
const NODE_APP = '/app';
/** As in the golang images, so that the modules' paths are a container's too. */
const GO_MODULES = '/go/pkg/mod';
const ORDERS = 3000;
/** Requests of scanners for pages that are not there: what makes raw URLs in labels dear. */
const PROBES = 10_000;
/** Shipping leaks connections, timers and goroutines: enough to be seen, few enough for the limits of open files. */
const SHIPPED = 200;
/** Node's services are slower, and their profilers make them slower still. */
const NODE_PROBES = 8000;
const NODE_SHIPPED = 40;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

async function call(method: string, url: string): Promise<Buffer> {
  const req = request(url, { method, agent });
  req.end();
  const [res] = (await once(req, 'response')) as [import('node:http').IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of res) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Does `request` for `count` ids from `first` on; eight at a time. */
async function each(first: number, count: number, request: (id: number) => Promise<unknown>): Promise<void> {
  let next = first;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < first + count) await request(next++);
    }),
  );
}

/** `count` orders, each placed and looked up. */
async function load(base: string, first: number, count: number): Promise<void> {
  await each(first, count, async (id) => {
    await call('POST', `${base}/orders/o${id}`);
    await call('GET', `${base}/orders/o${id}?plan=paid`);
  });
}

async function probe(base: string, first: number, count: number): Promise<void> {
  await each(first, count, (id) => call('GET', `${base}/wp-content/uploads/2024/backup-${id}.zip`));
}

/** `count` orders shipped, from `first` on, one after the other; each id once in the life of a service. */
async function ship(base: string, first: number, count: number): Promise<void> {
  for (let id = first; id < first + count; id++) await call('POST', `${base}/orders/o${id}/ship`);
}

async function started(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  throw new Error(`the service ended before it listened: ${text}`);
}

function clean(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

async function captureGo(): Promise<void> {
  const out = join(fixtures, 'go-service/profiles');
  clean(out);
  rmSync(GO_BUILD, { recursive: true, force: true });
  cpSync(join(fixtures, 'go-service'), GO_BUILD, { recursive: true });
  rmSync(join(GO_BUILD, 'profiles'), { recursive: true, force: true });
  const warehouse = await broker();
  try {
    await captureGoBuilds(out, urlOf(warehouse));
  } finally {
    end(warehouse);
  }
}

async function captureGoBuilds(out: string, warehouseUrl: string): Promise<void> {
  for (const build of [
    { name: 'default', flags: [] },
    { name: 'trimpath', flags: ['-trimpath'] },
  ]) {
    execFileSync('go', ['build', ...build.flags, '-o', '/build/orders', '.'], {
      cwd: GO_BUILD,
      stdio: 'inherit',
      env: { ...process.env, GOMODCACHE: GO_MODULES, GOFLAGS: '-modcacherw' },
    });
    const child = spawn('/build/orders', {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: '/usr/bin', HOME: '/build', WAREHOUSE_URL: warehouseUrl },
    });
    try {
      const [, address = '', debug = ''] = await started(child, /listening on (\S+), debug on (\S+)/);
      const keep = async (name: string, path: string) =>
        writeFileSync(join(out, name), await call('GET', `http://${debug}/debug/pprof/${path}`));
      if (build.name === 'trimpath') {
        await load(`http://${address}`, 0, ORDERS);
        await probe(`http://${address}`, 0, PROBES);
        await keep('heap-trimpath.pb.gz', 'heap?gc=1');
        continue;
      }
      await keep('heap-base.pb.gz', 'heap?gc=1');
      for (let i = 1; i <= 3; i++) {
        const cpu = i === 2 ? keep('cpu.pb.gz', 'profile?seconds=3') : null;
        await load(`http://${address}`, i * ORDERS, ORDERS);
        await probe(`http://${address}`, i * PROBES, PROBES);
        await ship(`http://${address}`, i * SHIPPED, SHIPPED);
        await cpu;
        await keep(`heap-${i}.pb.gz`, 'heap?gc=1');
      }
      for (const name of ['allocs', 'goroutine', 'mutex', 'block', 'threadcreate'])
        await keep(`${name}.pb.gz`, name);
      await keep('goroutine.txt', 'goroutine?debug=1');
    } finally {
      child.kill();
    }
  }
}

/** A broker that takes everything; keeps connections open as brokers do. */
async function broker(): Promise<Server> {
  const server = createServer((req, res) => {
    req.resume();
    res.end('ok');
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

function end(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** Loaded into the service before its own code: each SIGUSR2 does the next of the steps in the environment's `STEPS`. */
const V8_PRELOAD = `
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
const session = new Session();
session.connect();
await session.post('HeapProfiler.startSampling', { samplingInterval: 16384 });
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 1000 });
const steps = process.env.STEPS.split(',');
process.on('SIGUSR2', async () => {
  const step = steps.shift();
  const file = process.env.OUT + '/' + step;
  if (step === 'start') await session.post('Profiler.start');
  else if (step.endsWith('.cpuprofile'))
    writeFileSync(file, JSON.stringify((await session.post('Profiler.stop')).profile));
  else if (step.endsWith('.heapprofile'))
    writeFileSync(file, JSON.stringify((await session.post('HeapProfiler.getSamplingProfile')).profile));
  else writeHeapSnapshot(file);
  console.log('captured');
});
`;

/** The same with the profiler of Node's that writes pprof. */
const PPROF_PRELOAD = `
import { encodeSync, heap, time } from '@datadog/pprof';
import { writeFileSync } from 'node:fs';
heap.start(16384, 64);
const steps = process.env.STEPS.split(',');
process.on('SIGUSR2', () => {
  const step = steps.shift();
  if (step === 'start') time.start({ intervalMicros: 1000, lineNumbers: true });
  else writeFileSync(process.env.OUT + '/' + step, encodeSync(step.startsWith('wall') ? time.stop() : heap.profile()));
  console.log('captured');
});
`;

interface NodeVariant {
  readonly name: string;
  /** The folder of the built code, and whether it is kept beside the captures with its source maps. */
  readonly code: string;
  readonly keepsCode: boolean;
  readonly preload: string;
  readonly captures: 'series' | 'snapshot';
}

/** Enough orders to name the leaks, few enough for a snapshot that can be committed. */
const SNAPSHOT_ORDERS = 1010;

const NODE_VARIANTS: readonly NodeVariant[] = [
  { name: 'dist', code: 'dist', keepsCode: true, preload: V8_PRELOAD, captures: 'series' },
  { name: 'dist', code: 'dist', keepsCode: false, preload: V8_PRELOAD, captures: 'snapshot' },
  { name: 'bundle', code: 'bundle', keepsCode: true, preload: V8_PRELOAD, captures: 'series' },
  { name: 'pprof', code: 'dist', keepsCode: false, preload: PPROF_PRELOAD, captures: 'series' },
];

function stepsOf({ preload, captures }: NodeVariant): string[] {
  if (captures === 'snapshot') return ['heap.heapsnapshot'];
  const [time, heap] = preload === V8_PRELOAD ? ['cpu.cpuprofile', 'heapprofile'] : ['wall.pb.gz', 'pb.gz'];
  return ['start', time, `heap-1.${heap}`, `heap-2.${heap}`, `heap-3.${heap}`];
}

async function captureNode(): Promise<void> {
  const out = join(fixtures, 'node-service/profiles');
  clean(out);
  const service = join(fixtures, 'node-service');
  rmSync(NODE_APP, { recursive: true, force: true });
  cpSync(service, NODE_APP, {
    recursive: true,
    filter: (from) => !/\/(profiles|node_modules|dist)$/.test(from),
  });
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: NODE_APP, stdio: 'inherit' });
  execFileSync('npx', ['tsc'], { cwd: NODE_APP, stdio: 'inherit' });
  execFileSync(
    'npx',
    [
      'esbuild',
      'src/server.ts',
      '--bundle',
      '--minify',
      '--platform=node',
      '--format=esm',
      '--sourcemap',
      '--external:undici',
      '--outfile=bundle/server.js',
      "--banner:js=import {createRequire} from 'node:module';const require=createRequire(import.meta.url);",
    ],
    { cwd: NODE_APP, stdio: 'inherit' },
  );
  const server = await broker();
  try {
    const brokerUrl = urlOf(server);
    for (const variant of NODE_VARIANTS) {
      const target = join(out, variant.name);
      mkdirSync(target, { recursive: true });
      const scratch = join(NODE_APP, 'captures');
      clean(scratch);
      writeFileSync(join(NODE_APP, 'capture.mjs'), variant.preload);
      const child = spawn(process.execPath, ['--import', './capture.mjs', `${variant.code}/server.js`], {
        cwd: NODE_APP,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: '/usr/bin', OUT: scratch, STEPS: stepsOf(variant).join(','), BROKER_URL: brokerUrl },
      });
      try {
        const lines: string[] = [];
        let wake: () => void = () => undefined;
        child.stdout.on('data', (chunk: Buffer) => {
          lines.push(...String(chunk).split('\n').filter(Boolean));
          wake();
        });
        const line = async (text: string): Promise<string> => {
          for (;;) {
            const at = lines.findIndex((l) => l.includes(text));
            if (at !== -1) return lines.splice(at, 1)[0] ?? '';
            if (child.exitCode !== null) throw new Error('the service ended');
            await new Promise<void>((resume) => (wake = resume));
          }
        };
        const base = `http://127.0.0.1:${/(\d+)$/.exec(await line('listening'))?.[1] ?? ''}`;
        const capture = async () => {
          child.kill('SIGUSR2');
          await line('captured');
        };
        if (variant.captures === 'snapshot') {
          await load(base, 0, SNAPSHOT_ORDERS);
          await capture();
        } else {
          await capture(); // starts the time profile
          await load(base, 0, 400);
          await capture(); // keeps it
          for (let i = 1; i <= 3; i++) {
            await load(base, i * 1000, 500);
            await probe(base, i * NODE_PROBES, NODE_PROBES);
            await ship(base, i * 1000, NODE_SHIPPED);
            await capture();
          }
        }
      } finally {
        child.kill();
      }
      for (const name of readdirSync(scratch)) {
        const file = join(scratch, name);
        const bytes = readFileSync(file);
        writeFileSync(
          join(target, name.endsWith('.heapsnapshot') ? `${name}.gz` : name),
          name.endsWith('.heapsnapshot') ? gzipSync(bytes, { level: 9 }) : bytes,
        );
      }
      if (!variant.keepsCode) continue;
      // Source maps belong to the build, and are what leads from the bundle to the sources.
      cpSync(join(NODE_APP, variant.code), join(target, variant.code), {
        recursive: true,
        filter: (from) => statSync(from).isDirectory() || /\.js(\.map)?$/.test(from),
      });
    }
  } finally {
    end(server);
  }
}

const [what] = process.argv.slice(2);
if (what !== 'node') await captureGo();
if (what !== 'go') await captureNode();
agent.destroy();
