// Folders that hold captures and other things: what is found in them, and what is passed over.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCaptures } from './captures.ts';
import { readCaptureSync } from './one-capture.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'leakline-captures-'));
});
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function found(folder: string, within: string | null = null): string[] {
  return findCaptures(folder, root, within).map(({ name }) => name);
}

const speedscope = JSON.stringify({
  $schema: 'https://www.speedscope.app/file-format-schema.json',
  shared: { frames: [{ name: 'work', file: 'src/a.py', line: 3 }] },
  profiles: [{ type: 'sampled', unit: 'none', startValue: 0, endValue: 1, samples: [[0]], weights: [1] }],
});
const chunk = {
  cpuProfile: {
    nodes: [{ id: 1, callFrame: { functionName: 'f', url: 'a.js', lineNumber: 0, columnNumber: 0 } }],
    samples: [1],
  },
  timeDeltas: [5],
};
const event = (name: string, data: unknown) => ({
  args: { data },
  cat: 'x',
  name,
  ph: 'P',
  pid: 1,
  id: '0x1',
});
const trace = (...events: unknown[]) =>
  JSON.stringify({ traceEvents: [event('thread_name', {}), ...events] });

describe('a folder', () => {
  test('is searched below, and captures of every kind are known by their content', () => {
    const go = join(fixtures, 'go-service/profiles');
    const kinds: Readonly<Record<string, string | Uint8Array>> = {
      'a/py.json': speedscope,
      'a/py.json.gz': gzipSync(speedscope),
      'a/profile.trace.json': trace(event('ProfileChunk', chunk)),
      'b/stacks.txt': 'main;handle (src/a.ts:12) 3\nmain;idle 2\n',
      'b/deep/er/perf.out':
        'node 1 10.5: cpu-clock:\n\t    55d0 handle+0x12 (/usr/bin/node)\n\t    55d1 main (/usr/bin/node)\n\n',
      'b/dump.log': 'panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:3 +0x1\n',
      'b/goroutine.txt': 'goroutine profile: total 1\n1 @ 0x1\n#\t0x1\tmain.main+0x1\t/app/main.go:3\n\n',
    };
    for (const [path, content] of Object.entries(kinds)) write(`kinds/${path}`, content);
    cpSync(join(go, 'heap-1.pb.gz'), join(root, 'kinds/c/noending'));
    cpSync(join(go, 'cpu.pb.gz'), join(root, 'kinds/c/cpu.pprof'));
    const names = found('kinds');
    expect(names).toEqual(
      [...Object.keys(kinds), 'c/cpu.pprof', 'c/noending'].map((path) => `kinds/${path}`).toSorted(),
    );
    for (const name of names) {
      const { profiles } = readCaptureSync({ source: join(root, name), name });
      expect(profiles).toHaveLength(1);
    }
  });

  test('of other things is silent about them, but tells what should be a capture and is damaged', () => {
    const others: Readonly<Record<string, string | Uint8Array>> = {
      'package.json': '{"name":"x","nodes":[1]}',
      'tsconfig.json': '{"compilerOptions":{}}',
      'notes.txt': 'heap went up; see graph 12\nand then down\n',
      'list.txt': 'apples 12\npears 3\n',
      'model.pb': new Uint8Array([0x0a, 0x05, 1, 2, 3, 4, 5, 6, 7, 8]),
      'backup.tar.gz': gzipSync('not a profile at all'),
      'empty.json': '',
      'quiet.trace.json': trace(),
      'broken.gz': new Uint8Array([0x1f, 0x8b, 1, 2, 3]),
      'requests.log': 'GET /a;b 200\nGET /c 404 not found\n',
      'schema.json': '{"$schema":"https://json-schema.org/draft-07/schema"}',
      'node_modules/pkg/heap.pprof': 'x',
      '.git/heap.pprof': 'x',
    };
    for (const [path, content] of Object.entries(others)) write(`others/${path}`, content);
    expect(() => found('others')).toThrow(/^others: holds no profiles \(known are pprof, \.cpuprofile/);
    write('others/heap.pb.gz', '<html>log in</html>');
    expect(found('others')).toEqual(['others/heap.pb.gz']);
  });

  test('is not left through links, and links in a circle end', () => {
    write('links/inner/a.folded', 'main;a 1\n');
    symlinkSync(join(root, 'links'), join(root, 'links/inner/up'));
    symlinkSync(join(root, 'kinds'), join(root, 'links/elsewhere'));
    expect(found('links')).toEqual(['links/inner/a.folded']);
  });

  test('of a config leads to no file outside of it', () => {
    write('secret/heap.pprof', 'x');
    mkdirSync(join(root, 'shop/captures'), { recursive: true });
    symlinkSync(join(root, 'secret/heap.pprof'), join(root, 'shop/captures/heap.pprof'));
    expect(() => found('shop/captures', join(root, 'shop'))).toThrow(/is outside the folder/);
    expect(found('shop/captures')).toEqual(['shop/captures/heap.pprof']);
  });

  test('a file that is named is read whatever it is called, or told', () => {
    write('named.json', '{"a":1}');
    const [file] = findCaptures('named.json', root);
    expect(() => readCaptureSync(file!)).toThrow(/^named\.json: JSON of an unknown kind/);
  });
});
