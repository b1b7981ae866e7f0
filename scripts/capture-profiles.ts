// Renews the captured profiles of the fixture services: builds them where a container would, runs them on loopback, puts
// bounded load on them, and keeps what their profilers say. Needs Go and Node; run `npx tsx scripts/capture-profiles.ts [go|node]`.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const fixtures = join(root, 'fixtures');
/** Where the services are built and run, so that their profiles hold the paths of a container and not of this machine. */
const GO_BUILD = '/build/go-service';
const NODE_APP = '/app';
const ORDERS = 3000;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

async function call(method: string, url: string): Promise<Buffer> {
  const req = request(url, { method, agent });
  req.end();
  const [res] = (await once(req, 'response')) as [import('node:http').IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of res) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** `count` orders, each placed and looked up, from `first` on; eight at a time. */
async function load(base: string, first: number, count: number): Promise<void> {
  let next = first;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < first + count) {
        const id = next++;
        await call('POST', `${base}/orders/o${id}`);
        await call('GET', `${base}/orders/o${id}?plan=paid`);
      }
    }),
  );
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
  for (const build of [
    { name: 'default', flags: [] },
    { name: 'trimpath', flags: ['-trimpath'] },
  ]) {
    execFileSync('go', ['build', ...build.flags, '-o', '/build/orders', '.'], {
      cwd: GO_BUILD,
      stdio: 'inherit',
    });
    const child = spawn('/build/orders', {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: '/usr/bin', HOME: '/build' },
    });
    try {
      const [, address = '', debug = ''] = await started(child, /listening on (\S+), debug on (\S+)/);
      const keep = async (name: string, path: string) =>
        writeFileSync(join(out, name), await call('GET', `http://${debug}/debug/pprof/${path}`));
      if (build.name === 'trimpath') {
        await load(`http://${address}`, 0, ORDERS);
        await keep('heap-trimpath.pb.gz', 'heap?gc=1');
        continue;
      }
      for (let i = 1; i <= 3; i++) {
        const cpu = i === 2 ? keep('cpu.pb.gz', 'profile?seconds=3') : null;
        await load(`http://${address}`, i * ORDERS, ORDERS);
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

/** Speaks to a Node inspector over its own session file: the service is started with a preload that captures on a signal. */
const PRELOAD = `
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
const session = new Session();
session.connect();
await session.post('HeapProfiler.startSampling', { samplingInterval: 16384 });
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 1000 });
let round = 0;
process.on('SIGUSR2', async () => {
  round++;
  if (round === 1) return void session.post('Profiler.start').then(() => console.log('captured'));
  if (round === 2) writeFileSync(process.env.OUT + '/cpu.cpuprofile', JSON.stringify((await session.post('Profiler.stop')).profile));
  else if (round <= 5) {
    const { profile } = await session.post('HeapProfiler.getSamplingProfile');
    writeFileSync(process.env.OUT + '/heap-' + (round - 2) + '.heapprofile', JSON.stringify(profile));
  } else writeHeapSnapshot(process.env.OUT + '/heap.heapsnapshot');
  console.log('captured');
});
`;

async function captureNode(): Promise<void> {
  const out = join(fixtures, 'node-service/profiles');
  clean(out);
  const service = join(fixtures, 'node-service');
  if (!existsSync(join(service, 'node_modules')))
    execFileSync('npm', ['ci'], { cwd: service, stdio: 'inherit' });
  rmSync(NODE_APP, { recursive: true, force: true });
  cpSync(service, NODE_APP, { recursive: true });
  rmSync(join(NODE_APP, 'profiles'), { recursive: true, force: true });
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
      '--outfile=bundle/server.js',
      "--banner:js=import {createRequire} from 'node:module';const require=createRequire(import.meta.url);",
    ],
    { cwd: NODE_APP, stdio: 'inherit' },
  );
  writeFileSync(join(NODE_APP, 'capture.mjs'), PRELOAD);
  const server = await broker();
  try {
    const brokerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const variant of ['dist', 'bundle']) {
      const target = join(out, variant);
      mkdirSync(target, { recursive: true });
      const scratch = join(NODE_APP, 'captures');
      clean(scratch);
      const child = spawn(process.execPath, ['--import', './capture.mjs', `${variant}/server.js`], {
        cwd: NODE_APP,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: '/usr/bin', OUT: scratch, BROKER_URL: brokerUrl },
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
        await capture(); // starts the CPU profile
        await load(base, 0, 400);
        await capture(); // keeps it
        for (let i = 1; i <= 3; i++) {
          await load(base, i * 1000, 500);
          await capture();
        }
        if (variant === 'dist') await capture();
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
      // Source maps belong to the build, and are what leads from the bundle to the sources.
      cpSync(join(NODE_APP, variant), join(target, variant), {
        recursive: true,
        filter: (from) => statSync(from).isDirectory() || /\.js(\.map)?$/.test(from),
      });
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const [what] = process.argv.slice(2);
if (what !== 'node') await captureGo();
if (what !== 'go') await captureNode();
agent.destroy();
