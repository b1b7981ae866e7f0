import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PathMapper } from './mapping.ts';
import { fetchProfile, isHeapSnapshotCapture, libraries, readHeapSnapshotFile } from './node.ts';
import { localSources } from './local-sources.ts';

let folder = '';
let root = '';

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-sources-'));
  root = join(folder, 'work');
  write('secret/key.go', 'secret');
  write('work/go.mod', 'module example.com/shop\n');
  write('work/web/package.json', '{ "name": "@acme/web" }');
  write('work/orders/api.go', 'package orders');
  write('work/node_modules/lib/index.js', '');
  write('cache/github.com/acme/lib@v1.2.3/x.go', 'package lib');
  symlinkSync(join(folder, 'secret'), join(root, 'linked'));
  symlinkSync(join(folder, 'secret/key.go'), join(root, 'orders/key.go'));
  symlinkSync(join(folder, 'secret/key.go'), join(folder, 'cache/github.com/acme/lib@v1.2.3/key.go'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('local sources', () => {
  it('are the files below the root, without links and dependencies', () => {
    const sources = localSources(root);
    expect(sources.files).toEqual(['go.mod', 'orders/api.go', 'web/package.json']);
    expect(sources.modules).toEqual([
      { name: 'example.com/shop', folder: '' },
      { name: '@acme/web', folder: 'web' },
    ]);
  });

  it('open nothing that they did not list', () => {
    const { read } = localSources(root);
    expect(read!('orders/api.go')).toBe('package orders');
    for (const path of [
      '../secret/key.go',
      'linked/key.go',
      'orders/key.go',
      join(folder, 'secret/key.go'),
    ]) {
      expect(read!(path)).toBeNull();
    }
  });

  it('have the module cache, but nothing that a link in it leads to', () => {
    const mapper = new PathMapper({
      ...localSources(root),
      ...libraries({ GOMODCACHE: join(folder, 'cache') }),
    });
    expect(mapper.map('github.com/acme/lib@v1.2.3/x.go')).toMatchObject({
      path: expect.stringMatching(/\/cache\/github\.com\/acme\/lib@v1\.2\.3\/x\.go$/),
      mapping: 'module',
    });
    expect(mapper.map('github.com/acme/lib@v1.2.3/key.go').path).toBeNull();
    expect(mapper.map('github.com/acme/lib@v1.2.3/../../../../secret/key.go').path).toBeNull();
  });
});

describe('heap snapshots on disk', () => {
  const file = fileURLToPath(
    new URL('../../../fixtures/node-service/profiles/dist/heap.heapsnapshot.gz', import.meta.url),
  );

  it('are known by their first bytes, and streamed out of gzip', async () => {
    expect(isHeapSnapshotCapture({ source: file, name: 'heap' })).toBe(true);
    expect(isHeapSnapshotCapture({ source: join(root, 'go.mod'), name: 'go.mod' })).toBe(false);
    expect((await readHeapSnapshotFile(file)).collections.length).toBeGreaterThan(5);
  });

  it('that are not there, or cut off, are named', async () => {
    const half = join(folder, 'half.heapsnapshot.gz');
    writeFileSync(half, readFileSync(file).subarray(0, 100_000));
    await expect(readHeapSnapshotFile(half, 'half.gz')).rejects.toThrow(
      'half.gz: the gzip data ends too early (copy or capture it again)',
    );
    await expect(readHeapSnapshotFile('/none/x.heapsnapshot')).rejects.toThrow(
      /^\/none\/x\.heapsnapshot: cannot be read \(ENOENT\)/,
    );
  });
});

describe('a URL', () => {
  const server = createServer((request, response) => {
    if (request.url === '/debug/pprof/heap') response.end(Buffer.alloc(5000, 1));
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '9000' });
      response.write('half', () => response.destroy());
    } else response.writeHead(404).end();
  });
  let base = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('gives its bytes', async () => {
    expect((await fetchProfile(`${base}/debug/pprof/heap`)).length).toBe(5000);
  });

  it('is refused in one line when it has none, too many or only half of them', async () => {
    await expect(fetchProfile(`${base}/none`)).rejects.toThrow(/\/none: the server answers 404 Not Found$/);
    await expect(fetchProfile(`${base}/debug/pprof/heap`, 4000)).rejects.toThrow(
      /: larger than the limit of 4000 bytes \(raise the limit/,
    );
    await expect(fetchProfile(`${base}/cut`)).rejects.toThrow(/\/cut: ended too early: /);
    await expect(fetchProfile('http://127.0.0.1:1/x')).rejects.toThrow(/: cannot be fetched: /);
  });
});
