// What `leakline check` learns from captures: own lines, the trace, heap snapshots, and the captures that a config names.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@leakline/ir';
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

  test('is the cumulative cost of the own line', () => {
    const [evidence] = evidenceOf(goSources(), go, 'main.go:44');
    expect(evidence).toMatchObject({ profile: 'profiles/heap-3.pb.gz', sampleType: 'inuse_space', flat: 0 });
    expect(evidence?.share).toBeCloseTo(0.401, 2);
  });

  test('is that of the closest step of the trace where the own line has no sample', () => {
    const sources = loadProfiles(['profiles/heap-trimpath.pb.gz'], go, {});
    const [evidence] = evidenceOf(sources, go, 'internal/queue/publisher.go:19');
    const [announce] = evidenceOf(sources, go, 'main.go:44');
    expect(evidence?.cum).toBe(announce?.cum);
  });

  test('is what a heap snapshot counts, for the collection and the metric that a finding is about', () => {
    const sources = loadProfiles(['profiles/dist/heap.heapsnapshot.gz'], node, {});
    const [history] = evidenceOf(sources, node, 'src/history.ts:12');
    expect(history).toMatchObject({ sampleType: 'space', unit: 'bytes' });
    expect(history?.cum).toBeGreaterThan(600_000);
    const [label] = evidenceOf(sources, node, 'src/metrics.ts:23');
    expect(label?.cum).toBe(358_008);
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

  test('are read, from a folder below too', () => {
    configured(['profiles/heap-3.pb.gz']);
    expect(evidenceOf(loadProfiles([], root, {}), root, 'main.go:44')).toHaveLength(1);
    expect(loadProfiles([], join(root, 'internal'), {})).not.toBeNull();
  });

  test('may be none yet', () => {
    configured(['captures/*.pprof']);
    expect(() => loadProfiles([], root, {})).not.toThrow();
    configured([]);
    expect(loadProfiles([], root, {})).toBeNull();
  });

  test.each([['../outside.pb.gz'], ['../*.pb.gz'], ['profiles/../../outside.pb.gz']])(
    'are refused outside its folder: %s',
    (pattern) => {
      configured([pattern]);
      expect(() => loadProfiles([], root, {})).toThrow(/is outside the folder/);
    },
  );

  test.each([['http://127.0.0.1:9/heap'], ['-']])(
    'never lead to the network or the terminal: %s',
    (pattern) => {
      configured([pattern]);
      expect(() => loadProfiles([], root, {})).toThrow(/no such file/);
    },
  );
});
