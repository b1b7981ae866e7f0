// Every adapter quotes the newest capture of a series first, whatever the older ones measured.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, DiskHost, placeProfiles, Project } from '@leakline/project';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadProfiles as loadForCheck } from '../../packages/cli/src/profiles.ts';
import { LocalAnalyst } from '../../packages/eslint-plugin/src/analyst.ts';
import { loadProfiles as loadForEditor, withEvidence } from '../../packages/language-server/src/profiles.ts';
import { pprof } from './captures.ts';
import { runLink } from './run-link.ts';

const go = join(import.meta.dirname, '../../fixtures/go-service');
const profiles = { ...DEFAULT_CONFIG.profiles, files: ['captures/*.pb'], sourceRoots: [], pathMap: [] };
let root: string;

/** A heap of which the finding in main.go:44 holds its bytes. */
function heap(bytes: number, rest: number, takenAt: number): Uint8Array {
  const at = { file: '/build/main.go', startLine: 0 };
  return pprof(
    [
      { ...at, name: 'main.announce', line: 44, bytes },
      { ...at, name: 'runtime.main', file: '/usr/local/go/src/runtime/proc.go', line: 1, bytes: rest },
    ],
    { takenAt },
  );
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-order-'));
  cpSync(go, root, { recursive: true, filter: (path) => !path.includes('profiles') });
  const captures = join(root, 'captures');
  cpSync(join(go, 'go.mod'), join(captures, 'go.mod'));
  // The oldest has the largest share, and comes first by its name; the newest does by neither.
  writeFileSync(join(captures, 'heap-1.pb'), heap(900_000, 100_000, 1_700_000_000_000));
  writeFileSync(join(captures, 'heap-2.pb'), heap(2_000_000, 6_000_000, 1_700_009_000_000));
  writeFileSync(join(captures, 'heap-3.pb'), heap(1_500_000, 1_500_000, 1_700_003_600_000));
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const order = ['captures/heap-2.pb', 'captures/heap-3.pb', 'captures/heap-1.pb'];

function findingAt44(project: Project) {
  const finding = project
    .check()
    .report.findings.find(({ path, range }) => path === 'main.go' && range.start.line === 44);
  if (finding === undefined) throw new Error('no finding in main.go:44');
  return finding;
}

test('check', async () => {
  const project = new Project({ host: new DiskHost(root) });
  const finding = findingAt44(project);
  const sources = await loadForCheck(profiles.files, root, {});
  const evidence = sources?.evidenceFor(finding, project.functionLineOf(finding)) ?? [];
  expect(evidence.map(({ profile }) => profile)).toEqual(order);
});

test('the editor', () => {
  const project = new Project({ host: new DiskHost(root) });
  const patterns = { settings: [], config: placeProfiles(profiles, root, root) };
  const loaded = loadForEditor(root, patterns, project);
  expect(loaded.problems).toEqual([]);
  const [finding] = withEvidence([findingAt44(project)], loaded, project, (line) => line);
  expect(finding?.evidence.map(({ profile }) => profile)).toEqual(order);
});

test('ESLint', () => {
  const config = [{ folder: '', prefix: '', config: { ...DEFAULT_CONFIG, profiles } }];
  const analyst = new LocalAnalyst(
    { root, config, listed: null, build: null, loweringThread: null },
    (problem) => {
      throw new Error(problem);
    },
  );
  const found = analyst.checkAll({ ruleOptions: {} }).whole().files.get('main.go')?.findings ?? [];
  const finding = found.find(({ range }) => range.start.line === 44);
  expect(finding?.message).toMatch(
    /Measured: holds 1\.91 MB, 25 % of in-use heap \(captures\/heap-2\.pb\)\.$/,
  );
});

test('link', async () => {
  vi.spyOn(process, 'cwd').mockReturnValue(root);
  const { stdout, status } = await runLink(['captures'], { format: 'markdown' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/\| 25 % \| `main\.go:44` \| `[a-z-]+` \| 1\.91 MB in-use heap/);
});
