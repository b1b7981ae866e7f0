// What `leakline check` learns from captures: own lines, the trace, heap snapshots, and the captures that a config names.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@leakline/ir';
import { fetchProfile } from '@leakline/profile/node';
import { DiskHost, Project } from '@leakline/project';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadProfiles, type MeasuredSources } from '../../packages/cli/src/profiles.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const go = join(fixtures, 'go-service');
const node = join(fixtures, 'node-service');

function findingsOf(root: string): (readonly [Finding, number])[] {
  const project = new Project({ host: new DiskHost(root) });
  return project.check().report.findings.map((finding) => [finding, project.functionLineOf(finding)]);
}

function evidenceOf(sources: MeasuredSources | null, root: string, place: string) {
  const found = findingsOf(root).find(([{ path, range }]) => `${path}:${range.start.line}` === place);
  if (found === undefined || sources === null) throw new Error(`no finding at ${place}`);
  return sources.evidenceFor(...found);
}

describe('evidence', () => {
  const goSources = () => loadProfiles(['profiles/heap-3.pb.gz'], go, {});

  test('is the cumulative cost of the own line', async () => {
    const [evidence] = evidenceOf(await goSources(), go, 'main.go:44');
    expect(evidence).toMatchObject({ profile: 'profiles/heap-3.pb.gz', sampleType: 'inuse_space', flat: 0 });
    expect(evidence?.share).toBeCloseTo(0.401, 2);
    expect(evidence?.isUpperBound).toBe(false);
  });

  test('is that of the closest step of the trace where the own line has no sample', async () => {
    const sources = await loadProfiles(['profiles/heap-trimpath.pb.gz'], go, {});
    const [evidence] = evidenceOf(sources, go, 'internal/queue/publisher.go:19');
    const [announce] = evidenceOf(sources, go, 'main.go:44');
    expect(evidence?.cum).toBe(announce?.cum);
    // The step may hold other things as well.
    expect(evidence?.isUpperBound).toBe(true);
  });

  test('is what a heap snapshot counts, for the collection and the metric that a finding is about', async () => {
    const sources = await loadProfiles(['profiles/dist/heap.heapsnapshot.gz'], node, {});
    const [history] = evidenceOf(sources, node, 'src/history.ts:12');
    expect(history).toMatchObject({ sampleType: 'space', unit: 'bytes' });
    expect(history?.cum).toBeGreaterThan(600_000);
    const [label] = evidenceOf(sources, node, 'src/metrics.ts:23');
    // What Chrome's DevTools say of the same Counter.
    expect(label?.cum).toBe(478_488);
  });
});

describe('a URL that the user names', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === '/heap') response.end(readFileSync(join(go, 'profiles/heap-3.pb.gz')));
      else if (url === '/silent') response.writeHead(200).write('x');
      else response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('is fetched', async () => {
    const [evidence] = evidenceOf(await loadProfiles([`${address}/heap`], go, {}), go, 'main.go:44');
    expect(evidence).toMatchObject({ profile: `${address}/heap`, sampleType: 'inuse_space' });
  });

  test('fails with the address and the reason', async () => {
    await expect(loadProfiles([`${address}/none`], go, {})).rejects.toThrow(/\/none: the server answers 404/);
    await expect(loadProfiles([`${address}/heap`], go, { maxSize: '1kB' })).rejects.toThrow(
      /\/heap: larger than the limit of 1024 bytes \(raise it with --max-size/,
    );
    await expect(fetchProfile(`${address}/silent`, 1024, 300)).rejects.toThrow(
      /\/silent: no whole answer within 0\.3 s/,
    );
    await expect(loadProfiles(['http://127.0.0.1:9/heap'], go, {})).rejects.toThrow(
      /:9\/heap: cannot be fetched/,
    );
  });
});

describe('captures that leakline.config.json names', () => {
  let root: string;
  beforeAll(() => {
    root = join(mkdtempSync(join(tmpdir(), 'leakline-config-')), 'work');
    cpSync(go, root, { recursive: true });
    cpSync(join(go, 'profiles/heap-3.pb.gz'), join(root, '../outside.pb.gz'));
  });
  afterAll(() => rmSync(join(root, '..'), { recursive: true }));
  const configured = (profiles: readonly string[]) =>
    writeFileSync(join(root, 'leakline.config.json'), JSON.stringify({ profiles }));

  test('are read, from a folder below too', async () => {
    configured(['profiles/heap-3.pb.gz']);
    expect(evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44')).toHaveLength(1);
    expect(await loadProfiles([], join(root, 'internal'), {})).not.toBeNull();
  });

  test('may be none yet', async () => {
    configured(['captures/*.pprof']);
    await expect(loadProfiles([], root, {})).resolves.not.toBeNull();
    configured([]);
    expect(await loadProfiles([], root, {})).toBeNull();
  });

  test.each([['../outside.pb.gz'], ['../*.pb.gz'], ['profiles/../../outside.pb.gz']])(
    'are refused outside its folder: %s',
    async (pattern) => {
      configured([pattern]);
      await expect(loadProfiles([], root, {})).rejects.toThrow(/is outside the folder/);
    },
  );

  test.each([['http://127.0.0.1:9/heap'], ['-']])(
    'never lead to the network or the terminal: %s',
    async (pattern) => {
      configured([pattern]);
      await expect(loadProfiles([], root, {})).rejects.toThrow(/no such file/);
    },
  );
});
