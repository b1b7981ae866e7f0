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
  const configured = (profiles: readonly string[] | Readonly<Record<string, unknown>>) =>
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

  const heap3 = { files: ['profiles/heap-3.pb.gz'] };

  test('stand without their base, which is no capture of its own', async () => {
    configured({ files: ['profiles/heap-?.pb.gz', 'profiles/cpu.pb.gz'], base: 'profiles/heap-1.pb.gz' });
    const evidence = evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44');
    expect(evidence.map(({ profile }) => profile).toSorted()).toEqual([
      'profiles/cpu.pb.gz',
      'profiles/heap-2.pb.gz less profiles/heap-1.pb.gz',
      'profiles/heap-3.pb.gz less profiles/heap-1.pb.gz',
    ]);
    // As `leakline link heap-3.pb.gz --base heap-1.pb.gz` has it: 25.1 MB, 43 %.
    const newest = evidence.find(({ profile }) => profile.startsWith('profiles/heap-3'));
    expect((newest?.cum ?? 0) / 2 ** 20).toBeCloseTo(25.1, 1);
    expect(newest?.share).toBeCloseTo(0.43, 2);
  });

  test('show all of a base that is asked for, or that measures something else than what is asked for', async () => {
    configured({ base: 'profiles/heap-3.pb.gz' });
    for (const name of ['profiles/heap-3.pb.gz', 'profiles/cpu.pb.gz']) {
      const evidence = evidenceOf(await loadProfiles([name], root, {}), root, 'main.go:44');
      expect(evidence.map(({ profile }) => profile)).toEqual([name]);
    }
  });

  test.each([
    [{ ...heap3, base: 'profiles/none.pb.gz' }, /^profiles\/none\.pb\.gz: no such file$/],
    [{ ...heap3, base: 'profiles' }, /^profiles: one capture is wanted as base, and \d+ are there$/],
    [{ ...heap3, base: '../outside.pb.gz' }, /outside\.pb\.gz: is outside the folder/],
    [{ ...heap3, base: 'profiles/cpu.pb.gz' }, /cpu\.pb\.gz: has no .*, so it is no base for /],
    [{ ...heap3, base: 'go.mod' }, /^go\.mod: /],
    [
      { ...heap3, sourceRoots: ['.', 'gone'] },
      /^leakline\.config\.json: \$\.profiles\.sourceRoots\[1\]: gone: no such folder$/,
    ],
    [{ ...heap3, base: 1 }, /^leakline\.config\.json: \$\.profiles\.base: expected the path of a capture/],
  ])('are refused with what cannot be: %j', async (profiles, message) => {
    configured(profiles);
    await expect(loadProfiles([], root, {})).rejects.toThrow(message);
  });

  test('are of the sources in the source roots; --source-root comes before them', async () => {
    // Of its trace, one step lies there.
    configured({ ...heap3, sourceRoots: ['internal'] });
    const [bound] = evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44');
    expect(bound).toMatchObject({ isUpperBound: true });
    configured({ ...heap3, sourceRoots: ['profiles'] });
    expect(evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44')).toEqual([]);
    expect(evidenceOf(await loadProfiles([], root, { sourceRoot: '.' }), root, 'main.go:44')).toHaveLength(1);
    configured({ ...heap3, sourceRoots: ['internal', './'] });
    expect(evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44')).toHaveLength(1);
  });

  test('have their paths mapped; --map comes before it', async () => {
    // Paths of -trimpath begin with the module.
    const trimmed = { files: ['profiles/heap-trimpath.pb.gz'] };
    configured({ ...trimmed, pathMap: { 'example.com/orders': 'elsewhere' } });
    expect(evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44')).toEqual([]);
    const map = { map: ['example.com/orders=.'] };
    expect(evidenceOf(await loadProfiles([], root, map), root, 'main.go:44')).toHaveLength(1);
    configured({ ...trimmed, pathMap: { 'example.com/orders': '.', 'example.com': 'elsewhere' } });
    expect(evidenceOf(await loadProfiles([], root, {}), root, 'main.go:44')).toHaveLength(1);
  });
});
