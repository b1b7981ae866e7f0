// `leakline link` on the committed captures and on small ones of known numbers.
import { createServer } from 'node:http';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { cpuProfile, heapProfile } from './captures.ts';
import { runLink } from './run-link.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const go = join(fixtures, 'go-service');
const goCaptures = join(go, 'profiles');
const node = join(fixtures, 'node-service');
const nodeCaptures = join(node, 'profiles/dist');
const heaps = [1, 2, 3].map((n) => join(goCaptures, `heap-${n}.pb.gz`));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-link-'));
  write('package.json', '{"name":"shop"}');
  write(
    'src/app.js',
    Array.from({ length: 40 }, (_, i) => `export function f${i}() { return ${i}; }`).join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const app = (): string => `file://${join(folder, 'src/app.js')}`;
const inFolder = { sourceRoot: '' };
beforeAll(() => {
  inFolder.sourceRoot = folder;
});

describe('a folder of captures', () => {
  let text: string;
  beforeAll(async () => {
    text = (await runLink([goCaptures], { sourceRoot: go })).stdout;
  });

  test('is read as one series per kind and build', () => {
    const headings = text.match(/^\w+: .*$/gm)?.map((line) => line.replace(/ {2}.*$/, '')) ?? [];
    expect(headings[0]).toBe('heap: 3 captures');
    expect(headings).toHaveLength(10);
    // What debug=1 answers is another profile than the same endpoint's pprof.
    expect(text).toMatch(/^goroutine: .*goroutine\.txt$/m);
    expect(text).toMatch(/^goroutine: .*goroutine\.pb\.gz$/m);
    expect(text).toMatch(/heap: .*heap-trimpath\.pb\.gz$/m);
    expect(text).toMatch(/heap: .*heap-base\.pb\.gz$/m);
  });

  test('says in words how a series fares, without rates that seconds cannot give', () => {
    expect(text).toMatch(/25\.6 MB ▃▆█ 83\.8 MB in-use heap, grows in 3 of 3 captures, \+[\d.]+ MB in \d s/);
    expect(text).not.toContain('B/h');
  });

  test('marks the lines that a finding explains, and gives findings what they hold', () => {
    expect(text).toMatch(/33\.6 MB {4}40 % {2}▃▆█ {4}\S*main\.go:44 .*⚠ no-client-per-message/);
    expect(text).toMatch(/600 goroutines {2}33 % of \S*goroutine\.pb\.gz/);
  });
});

test('go-zero dumps are grouped by service and kind', async () => {
  for (const [i, heap] of heaps.entries()) {
    write(`dumps/orders-api-4711-memory-112107105${i}.pprof`, readFileSync(heap));
    write(`dumps/payments-99-memory-112107105${i}.pprof`, readFileSync(heap));
  }
  write('dumps/orders-api-4711-cpu-1121071054.pprof', readFileSync(join(goCaptures, 'cpu.pb.gz')));
  const { stdout } = await runLink([join(folder, 'dumps')], { sourceRoot: go });
  const headings = stdout.match(/^[\w-]+, \w+: .*$/gm)?.map((line) => line.replace(/ {2}.*$/, ''));
  expect(headings).toEqual([
    'orders-api, heap: 3 captures',
    'payments, heap: 3 captures',
    'orders-api, CPU: 1.41 s CPU time',
  ]);
});

describe('what grows and no finding explains', () => {
  test('is listed at the innermost own line; what findings explain is not', async () => {
    const url = app();
    for (const [i, n] of [1, 2, 3].entries()) {
      const file = write(
        `growing/heap-${n}.heapprofile`,
        heapProfile([
          [
            { name: 'f4', url, line: 5, bytes: 0 },
            { name: 'f9', url, line: 10, bytes: 1_000_000 * n },
            { name: 'lib', url: 'node:internal/x', line: 1, bytes: 2_000_000 * n },
          ],
          [{ name: 'f20', url, line: 21, bytes: 5_000_000 }],
        ]),
      );
      utimesSync(file, 1_700_000_000 + i * 3600, 1_700_000_000 + i * 3600);
    }
    const { stdout, status } = await runLink([join(folder, 'growing')], inFolder);
    expect(status).toBe(0);
    const listed = stdout.slice(stdout.indexOf('Growing, and no finding explains it')).split('\n\n')[0];
    expect(listed).toMatch(/\+2\.86 MB\/h {2}\S*src\/app\.js:10 {2}f9/);
    expect(listed).not.toContain('app.js:5');
    expect(listed).not.toContain('app.js:21');
    const json = JSON.parse(
      (await runLink([join(folder, 'growing')], { ...inFolder, format: 'json' })).stdout,
    ) as {
      unexplained: { path: string; growthPerHour: number }[];
    };
    expect(json.unexplained).toHaveLength(1);
    expect(json.unexplained[0]?.path).toMatch(/src\/app\.js$/);
    expect(json.unexplained[0]).toMatchObject({
      line: 10,
      function: 'f9',
      profiles: [1, 2, 3].map((n) => expect.stringMatching(`growing/heap-${n}`)),
      sampleType: 'space',
      growth: 6_000_000,
    });
    expect(json.unexplained[0]?.growthPerHour).toBeCloseTo(3_000_000);
  });

  test('is not the noise beside what grew, when as much shrank', async () => {
    const url = app();
    const files = [1, 2, 3].map((n) => {
      const file = write(
        `settling/heap-${n}.heapprofile`,
        heapProfile([
          [{ name: 'f9', url, line: 10, bytes: 3_000_000 * n }],
          [{ name: 'f20', url, line: 21, bytes: 100_000 * n }],
          [{ name: 'warmUp', url: 'node:internal/x', line: 1, bytes: 9_000_000 - 3_000_000 * n }],
        ]),
      );
      utimesSync(file, 1_700_000_000 + n * 3600, 1_700_000_000 + n * 3600);
      return file;
    });
    const { stdout } = await runLink(files, inFolder);
    const listed = stdout.slice(stdout.indexOf('Growing, and no finding explains it')).split('\n\n')[0];
    expect(listed).toContain('app.js:10');
    expect(listed).not.toContain('app.js:21');
  });

  test.each([
    ['go-service', 'heap-', '.pb.gz'],
    ['node-service', 'dist/heap-', '.heapprofile'],
    ['node-service', 'bundle/heap-', '.heapprofile'],
    ['node-service', 'pprof/heap-', '.pb.gz'],
  ])('is nothing in a service whose growth has findings: %s, %s*%s', async (service, name, ending) => {
    const sourceRoot = join(go, '..', service);
    const captures = [1, 2, 3].map((n) => join(sourceRoot, 'profiles', `${name}${n}${ending}`));
    const { stdout } = await runLink(captures, { sourceRoot });
    expect(stdout).toContain('⚠ no-unbounded-metric-label');
    expect(stdout).not.toContain('no finding explains it');
    const json = JSON.parse((await runLink(captures, { sourceRoot, format: 'json' })).stdout) as {
      lines: { findings: string[] }[];
      unexplained: unknown[];
    };
    expect(json.lines.flatMap(({ findings }) => findings)).toContain('no-unbounded-metric-label');
    expect(json.unexplained).toEqual([]);
  });
});

describe('a base', () => {
  test('leaves what grew', async () => {
    const { stdout } = await runLink([heaps[2] ?? ''], { sourceRoot: go, base: heaps[0] });
    expect(stdout).toMatch(/^heap: \+58\.2 MB in-use heap/);
    expect(stdout).toMatch(/25\.1 MB {4}43 % {2}\S*main\.go:44/);
  });

  test('must be one profile of the same kind', async () => {
    expect(
      (await runLink([heaps[2] ?? ''], { base: join(goCaptures, 'cpu.pb.gz'), sourceRoot: go })).stderr,
    ).toMatch(/cpu\.pb\.gz: has no alloc_objects, so it is no base for /);
    expect((await runLink([heaps[2] ?? ''], { base: goCaptures })).stderr).toMatch(/one capture is wanted/);
    expect(
      (await runLink([heaps[2] ?? ''], { base: join(nodeCaptures, 'heap.heapsnapshot.gz') })).stderr,
    ).toMatch(/a heap snapshot is no base/);
  });
});

describe('a config', () => {
  const configured = (profiles: Readonly<Record<string, unknown>>): void => {
    write('work/leakline.config.json', JSON.stringify({ profiles }));
    vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'work'));
  };
  const heap = 'heap-3.pb.gz';
  beforeAll(() => {
    cpSync(go, join(folder, 'work'), { recursive: true });
    for (const file of heaps) cpSync(file, join(folder, 'work', basename(file)));
  });
  afterEach(() => vi.restoreAllMocks());

  test('names the base, which is said; --base comes before it', async () => {
    configured({ base: 'heap-1.pb.gz' });
    const { stdout, stderr } = await runLink([heap]);
    expect(stdout).toMatch(/^heap: \+58\.2 MB in-use heap/);
    expect(stderr).toContain('heap-1.pb.gz is subtracted, as leakline.config.json says\n');
    const other = await runLink([heap], { base: 'heap-2.pb.gz' });
    expect(other.stdout).toMatch(/^heap: \+/);
    expect(other.stdout).not.toContain('+58.2 MB');
    expect(other.stderr).not.toContain('is subtracted');
  });

  test('subtracts nothing from the base itself, nor from what measures something else', async () => {
    configured({ base: heap });
    for (const name of [heap, 'profiles/cpu.pb.gz']) {
      const { status, stdout, stderr } = await runLink([name]);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).not.toMatch(/^heap: \+/);
      expect(stdout).toContain('main.go');
    }
  });

  test('names source roots and maps; the flags come before them', async () => {
    const trimmed = ['profiles/heap-trimpath.pb.gz'];
    configured({ sourceRoots: ['internal'] });
    expect((await runLink(trimmed)).stdout).not.toMatch(/ main\.go:44/);
    expect((await runLink(trimmed, { sourceRoot: '.' })).stdout).toMatch(/ main\.go:44/);
    configured({ pathMap: { 'example.com/orders': 'elsewhere' } });
    expect((await runLink(trimmed)).stdout).not.toMatch(/ main\.go:44/);
    expect((await runLink(trimmed, { map: ['example.com/orders=.'] })).stdout).toMatch(/ main\.go:44/);
  });

  test('is refused in one line where it is wrong', async () => {
    configured({ sourceRoots: ['gone'] });
    expect(await runLink([heap])).toMatchObject({
      status: 2,
      stderr: 'leakline.config.json: $.profiles.sourceRoots[0]: gone: no such folder',
    });
    configured({ pathMap: [] });
    expect((await runLink([heap])).stderr).toMatch(
      /^leakline\.config\.json: \$\.profiles\.pathMap: expected/,
    );
    configured({ base: 'none.pb.gz' });
    expect((await runLink([heap])).stderr).toMatch(/^none\.pb\.gz: no such file/);
  });
});

describe('a heap snapshot', () => {
  const snapshot = join(nodeCaptures, 'heap.heapsnapshot.gz');

  test('counts module-level collections and label sets by name, and confirms findings', async () => {
    const { stdout } = await runLink([snapshot], { sourceRoot: node });
    expect(stdout).toMatch(/`history` in \S*src\/history\.ts:5 holds 1,010 entries, 663 kB retained/);
    expect(stdout).toContain('`http_requests_total` has 2,020 label sets');
    const findings = stdout.slice(stdout.indexOf('Findings that were measured'));
    expect(findings).toMatch(
      /src\/history\.ts:12 {2}leakline\/no-unbounded-module-collection(?:\n {10}.*)*1,010 entries/,
    );
    expect(findings).toMatch(/src\/metrics\.ts:23[\s\S]*`http_requests_total` has 2,020 label sets/);
  });

  test('names its collections as code in markdown', async () => {
    const { stdout } = await runLink([snapshot], { sourceRoot: node, format: 'markdown' });
    expect(stdout).toMatch(/^- `history` in \S*src\/history\.ts:5 holds 1,010 entries, 663 kB retained$/m);
    expect(stdout).toMatch(/^- `http_requests_total` has 2,020 label sets/m);
  });

  test('is in the JSON beside the line table', async () => {
    const { stdout } = await runLink([snapshot], { sourceRoot: node, format: 'json' });
    const table = JSON.parse(stdout) as { lines: unknown[]; heapSnapshots: { collections: unknown[] }[] };
    expect(table.lines).toEqual([]);
    expect(table.heapSnapshots[0]?.collections[0]).toMatchObject({
      variable: 'history',
      line: 5,
      kind: 'array',
      entries: 1010,
      isExact: true,
    });
  });

  test('has a limit when it is packed', async () => {
    const { stderr, status } = await runLink([snapshot], { maxSize: '1MB' });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /heap\.heapsnapshot\.gz: larger than the limit of 1048576 bytes \(raise it with --max-size/,
    );
  });
});

describe('--explain-paths', () => {
  test('tells for each path what it became, how, and why not', async () => {
    const { stdout } = await runLink([join(goCaptures, 'heap-trimpath.pb.gz')], {
      sourceRoot: go,
      explainPaths: true,
    });
    expect(stdout).toMatch(
      /^example\.com\/orders\/main\.go .*\n {2}\S*fixtures\/go-service\/main\.go {2}by its module: in module example\.com\/orders$/m,
    );
    expect(stdout).toMatch(/^github\.com\/gin-gonic\/gin@v.*\n {2}.+/m);
    expect(stdout).toMatch(/\d+ of \d+ paths are local files\n$/);
  });

  test('a map that leads nowhere is named', async () => {
    const { stdout } = await runLink([join(goCaptures, 'cpu.pb.gz')], {
      sourceRoot: go,
      map: '/build/go-service=elsewhere',
      explainPaths: true,
    });
    expect(stdout).toContain(
      'the map /build/go-service=elsewhere leads to elsewhere/main.go, which does not exist',
    );
  });
});

test('a function that was rewritten since the capture is stale, and said to be', async () => {
  const url = app();
  const capture = write(
    'stale/cpu.cpuprofile',
    cpuProfile([
      { name: 'f2', url, line: 3, ticks: { 3: 1 } },
      { name: 'removed', url, line: 9, ticks: { 9: 6 } },
    ]),
  );
  const { stdout } = await runLink([capture], inFolder);
  expect(stdout).toContain('6 on lines that changed since the capture (--explain-paths)');
  expect(stdout).not.toContain('app.js:9');
  const { stdout: paths } = await runLink([capture], { ...inFolder, explainPaths: true });
  expect(paths).toContain('the code changed since, and these lines cannot be found again');
});

describe('--focus and --sample-type', () => {
  test('leave other lines out', async () => {
    const { stdout } = await runLink(heaps, { sourceRoot: go, focus: 'store\\.Remember', format: 'json' });
    const { lines } = JSON.parse(stdout) as { lines: { function: string }[] };
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.function.includes('store.Remember'))).toBe(true);
  });

  test('a type that no capture has is named, with those there are', async () => {
    expect((await runLink(heaps, { sampleType: 'cpu', sourceRoot: go })).stderr).toMatch(
      /^--sample-type cpu: the profiles have no such sample type, but alloc_objects, alloc_space, inuse_objects, inuse_space$/,
    );
  });
});

describe('captures from elsewhere', () => {
  const server = createServer((request, response) => {
    if (request.url === '/debug/pprof/heap') response.end(readFileSync(heaps[2] ?? ''));
    else response.writeHead(404).end();
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('a URL that the user names is fetched', async () => {
    const { stdout, status } = await runLink([`${base}/debug/pprof/heap`], { sourceRoot: go });
    expect(status).toBe(0);
    expect(stdout).toContain('83.8 MB in-use heap');
  });

  test('a URL without a profile is one line', async () => {
    const { stderr, status } = await runLink([`${base}/nothing`]);
    expect(status).toBe(2);
    expect(stderr).toBe(`${base}/nothing: the server answers 404 Not Found`);
  });
});

describe('bad input', () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  const cases: readonly (readonly [string, string, string | Uint8Array, RegExp])[] = [
    ['nothing', 'empty.pprof', '', /empty\.pprof: empty/],
    [
      'a gzip bomb',
      'bomb.pb.gz',
      bomb,
      /bomb\.pb\.gz: larger than the limit of 10485760 bytes \(raise it with --max-size/,
    ],
    ['half a gzip file', 'cut.pb.gz', bomb.subarray(0, 5000), /cut\.pb\.gz: the gzip data ends too early/],
    ['half a JSON file', 'cut.cpuprofile', '{"nodes":[{"id":1', /cut\.cpuprofile: broken JSON/],
    [
      'half a heap snapshot',
      'cut.heapsnapshot',
      '{"snapshot":{"meta":{',
      /cut\.heapsnapshot: the heap snapshot ends too early/,
    ],
    ['a picture', 'x.pprof', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /x\.pprof: /],
    [
      'a web page',
      'login.pprof',
      '<!doctype html><title>Sign in</title>',
      /login\.pprof: HTML or XML, not a profile/,
    ],
    ['a trace', 'trace.pprof', 'go 1.26 trace\0\0\0', /a Go execution trace, not a profile/],
    ['a control character in its name', 'a\u001b[31mb.pprof', '', /: empty/],
  ];
  test.each(cases)('%s is one line that names the file', async (_, name, content, message) => {
    const { status, stdout, stderr } = await runLink([write(`bad/${name}`, content)], { maxSize: '10MB' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/[\n\u001b]/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('one of several costs a line on stderr and the exit code, not the others', async () => {
    write('mixed/bad.pprof', 'nonsense');
    write('mixed/good.cpuprofile', cpuProfile([{ name: 'f2', url: app(), line: 3, ticks: { 3: 7 } }]));
    const { status, stdout, stderr } = await runLink([join(folder, 'mixed')], inFolder);
    expect(status).toBe(2);
    expect(stdout).toContain('src/app.js:3');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/bad\.pprof: no known profile format .*; the rest is shown/);
  });

  test.each([
    [[], {}, /link needs at least one profile/],
    [['none.pprof'], {}, /^none\.pprof: no such file$/],
    [['none-*.pprof'], {}, /^none-\*\.pprof: no such file, and nothing matches it$/],
    [['x'], { format: 'yaml' }, /--format: "yaml" is not one of text, json/],
    [['x'], { focus: '(' }, /--focus \(: not a valid regular expression/],
    [['x'], { map: 'nothing' }, /--map nothing: expected from=to/],
    [['x'], { maxSize: 'much' }, /--max-size much: expected a size such as 500MB/],
    [heaps, { sourceRoot: '/no/such' }, /--source-root \/no\/such: no such folder/],
  ])('wrong use %#', async (patterns, options, message) => {
    const { status, stderr } = await runLink(patterns as string[], options);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
