import { describe, expect, it } from 'vitest';
import { Linked } from './link.ts';
import { PathMapper, type LocalSources } from './mapping.ts';
import { ProfileBuilder, type Profile } from './profile.ts';

function mapper(files: readonly string[], more: Partial<LocalSources> = {}): PathMapper {
  return new PathMapper({ root: '/home/me/shop', files, modules: [], maps: [], ...more });
}

const shop = [{ name: 'example.com/shop', folder: '' }];

describe('paths of the build machine', () => {
  it.each([
    ['the same path', '/home/me/shop/main.go', 'main.go', 'exact'],
    ['another root, as in Docker', '/app/orders/api.go', 'orders/api.go', 'suffix'],
    ['-trimpath', 'example.com/shop/orders/api.go', 'orders/api.go', 'module'],
    [
      'a version of the local module',
      '/root/go/pkg/mod/example.com/shop@v1.2.3/orders/api.go',
      'orders/api.go',
      'module',
    ],
    ['a URL', 'file:///app/orders/api%20v2.ts', 'orders/api v2.ts', 'suffix'],
    ['webpack', 'webpack://shop/./orders/api v2.ts?a1b2', 'orders/api v2.ts', 'suffix'],
    ['webpack inside Next.js', 'webpack-internal:///(rsc)/./orders/api v2.ts', 'orders/api v2.ts', 'suffix'],
    ['Windows', 'C:\\build\\orders\\api.go', 'orders/api.go', 'suffix'],
    ['a detour', '/app/vendor/../orders/./api.go', 'orders/api.go', 'suffix'],
  ])('%s', (_, profilePath, path, mapping) => {
    const found = mapper(['main.go', 'orders/api.go', 'orders/api v2.ts'], { modules: shop }).map(
      profilePath,
    );
    expect(found).toMatchObject({ path, mapping });
  });

  it.each([
    ['', /does not name a file/],
    ['node:events', /runtime/],
    [
      '/root/go/pkg/mod/github.com/acme/lib@v1.2.3/orders/api.go',
      /dependency \(github.com\/acme\/lib@v1\.2\.3\)/,
    ],
    ['github.com/acme/lib/orders/api.go', /a Go module that is not here/],
    ['/usr/local/go/src/net/http/orders/api.go', /Go toolchain/],
    ['/app/node_modules/lib/orders/api.go', /a dependency/],
    ['/srv/billing/api.go', /only the name is the same as that of orders\/api\.go/],
    ['../../../etc/passwd', /climbs out/],
    ['/etc/passwd', /no local file has this name/],
    [`/${'a/'.repeat(5000)}api.go`, /longer than any path/],
  ])('%s is not guessed, and says why', (profilePath, because) => {
    const found = mapper(['orders/api.go'], { modules: shop }).map(profilePath);
    expect(found).toMatchObject({ path: null, mapping: 'unmapped' });
    expect(found.because).toMatch(because);
  });

  it('Go names the package, so that Bazel and Docker roots do not matter in a monorepo', () => {
    const files = ['services/orders/internal/server/server.go', 'services/billing/internal/server/server.go'];
    const modules = [
      { name: 'example.com/orders', folder: 'services/orders' },
      { name: 'example.com/billing', folder: 'services/billing' },
    ];
    const path = '/execroot/_main/internal/server/server.go';
    const map = mapper(files, { modules });
    expect(map.map(path).because).toMatch(/^as likely .*: say which with --map$/);
    expect(map.map(path, 'example.com/billing/internal/server.(*Server).Handle').path).toBe(files[1]);
    expect(map.map(path, 'example.com/orders/internal/server.New[go.shape.int]').path).toBe(files[0]);
  });

  it('an explicit map wins, and says so when it leads nowhere', () => {
    const map = mapper(['a/api.go', 'b/api.go'], { maps: [{ from: '/app', to: 'b' }] });
    expect(map.map('/app/api.go')).toMatchObject({ path: 'b/api.go', mapping: 'exact' });
    expect(map.map('/app/none.go').because).toBe('the map /app=b leads to b/none.go, which does not exist');
  });

  it('what is ambiguous alone is clear beside the rest of its build, in any order', () => {
    const files = [
      'orders/main.go',
      'orders/orders.go',
      'orders/db/pool.go',
      'billing/main.go',
      'billing/db/conn.go',
    ];
    for (const paths of [
      ['/app/main.go', '/app/db/pool.go'],
      ['/app/db/pool.go', '/app/main.go'],
    ]) {
      const map = mapper(files);
      map.learn(paths.map((path) => [path]));
      expect(map.map('/app/main.go').path).toBe('orders/main.go');
    }
  });

  it('a main package is in the service whose other packages were built beside it', () => {
    const files = [
      'billing/cmd/api/main.go',
      'billing/store/store.go',
      'orders/cmd/api/main.go',
      'orders/store/store.go',
    ];
    const modules = [
      { name: 'example.com/orders', folder: 'orders' },
      { name: 'example.com/billing', folder: 'billing' },
    ];
    const map = mapper(files, { modules });
    map.learn([
      ['/go/src/app/cmd/api/main.go', 'main.main'],
      ['/go/src/app/store/store.go', 'example.com/orders/store.(*Store).Put'],
    ]);
    expect(map.map('/go/src/app/cmd/api/main.go', 'main.main').path).toBe('orders/cmd/api/main.go');
  });

  const toolchain = { folder: '/go/src', has: (path: string) => /^(vendor|net|sync|runtime)\//.test(path) };

  it.each([
    ['/usr/local/go/src/net/http/server.go', 'net/http.(*conn).serve'],
    ['/usr/lib/go-1.26/src/net/http/server.go', 'net/http.(*conn).serve'],
    ['/usr/lib/golang/src/net/http/server.go', 'net/http.(*conn).serve'],
    ['/opt/hostedtoolcache/go/1.26.0/x64/src/net/http/server.go', ''],
    ['C:/hostedtoolcache/windows/go/1.26.0/x64/src/net/http/server.go', ''],
    ['C:\\Program Files\\Go\\src\\net\\http\\server.go', ''],
    ['/opt/homebrew/Cellar/go/1.26.0/libexec/src/net/http/server.go', ''],
    ['/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64/src/net/http/server.go', ''],
    ['external/rules_go~~go_sdk~go_default_sdk/src/net/http/server.go', ''],
    ['/nix/store/abc-go-1.26.0/share/go/src/net/http/server.go', ''],
    ['GOROOT/src/net/http/server.go', ''],
    ['/strange/place/src/net/http/server.go', 'net/http.(*conn).serve'],
    ['net/http/server.go', 'net/http.(*conn).serve'],
    // Its name belongs to another package than its file, and the library's own vendored modules are the library's.
    ['runtime/sema.go', 'sync.runtime_notifyListWait'],
    ['runtime/asm_amd64.s', 'gcWriteBarrier'],
    [
      'vendor/golang.org/x/net/http/httpguts/httplex.go',
      'vendor/golang.org/x/net/http/httpguts.ValidHostHeader',
    ],
    ['/usr/local/go/src/vendor/golang.org/x/text/unicode/bidi/trie.go', ''],
  ])('%s is the toolchain', (path, symbol) => {
    const local = path.replaceAll('\\', '/').replace(/^.*\/src\//, '');
    const map = mapper(['http/server.go', 'net/http/server.go'], { goroot: toolchain });
    expect(map.map(path, symbol)).toMatchObject({ path: `/go/src/${local}`, mapping: 'module' });
  });

  it.each([
    ['/go/src/app/cmd/api/main.go', 'main.main', 'cmd/api/main.go'],
    ['/go/src/cmd/api/main.go', 'main.main', 'cmd/api/main.go'],
    ['/home/u/golang/src/shop/orders/api.go', 'shop/orders.New', 'orders/api.go'],
    ['internal/cache/cache.go', 'example.com/shop/internal/cache.New', 'internal/cache/cache.go'],
    ['bazel-out/k8-fastbuild/bin/internal/cache/cache.go', '', 'internal/cache/cache.go'],
  ])('%s of %s is our own', (path, symbol, own) => {
    const files = ['cmd/api/main.go', 'orders/api.go', 'internal/cache/cache.go'];
    const map = mapper(files, { modules: shop, goroot: toolchain });
    expect(map.map(path, symbol).path).toBe(own);
  });

  it.each([
    ['external/com_github_acme_lib/server/server.go', 'github.com/acme/lib/server.New'],
    ['/go/src/github.com/acme/lib/server/server.go', 'github.com/acme/lib/server.New'],
  ])('%s is a library, not our file of that name', (path, symbol) => {
    const map = mapper(['go.mod', 'server/server.go'], { modules: shop });
    expect(map.map(path, symbol).because).toMatch(/Go module that is not here/);
  });

  it.each([
    [
      'webpack:// with a namespace',
      'webpack://@acme/billing/./src/index.ts',
      'packages/billing/src/index.ts',
    ],
    [
      'a package of ours, as pnpm deploys it',
      '/app/node_modules/.pnpm/@acme+billing@1.0.0/node_modules/@acme/billing/src/index.ts',
      'packages/billing/src/index.ts',
    ],
    [
      'a build that is not here',
      'file:///app/packages/orders/dist/handlers/create.js',
      'packages/orders/src/handlers/create.tsx',
    ],
    ['a build on Windows', 'file:///C:/app/packages/orders/dist/index.mjs', 'packages/orders/src/index.ts'],
  ])('%s', (_, path, own) => {
    const files = [
      'packages/billing/src/index.ts',
      'packages/orders/src/index.ts',
      'packages/orders/src/handlers/create.tsx',
    ];
    const modules = [
      { name: '@acme/billing', folder: 'packages/billing' },
      { name: '@acme/orders', folder: 'packages/orders' },
    ];
    expect(mapper(files, { modules }).map(path).path).toBe(own);
  });

  it('the module cache and the toolchain are asked by name and version only', () => {
    const asked: string[] = [];
    const library = (folder: string, own: string) => ({
      folder,
      has: (path: string) => (asked.push(path), path === own),
    });
    const map = mapper([], {
      moduleCache: library('/cache', 'github.com/!acme/lib@v1.2.3/x.go'),
      goroot: library('/go/src', 'net/http/server.go'),
    });
    expect(map.map('github.com/Acme/lib@v1.2.3/x.go').path).toBe('/cache/github.com/!acme/lib@v1.2.3/x.go');
    expect(map.map('net/http/server.go', 'net/http.(*conn).serve').path).toBe('/go/src/net/http/server.go');
    expect(map.map('github.com/acme/lib@v1.2.3/../../../../etc/passwd.go').path).toBeNull();
    expect(asked.every((path) => !path.includes('..'))).toBe(true);
  });
});

describe('source maps', () => {
  // `export const f = () => 1;` on line 3 of src/f.ts became line 2 of dist/f.js.
  const map = { version: 3, sources: ['../src/f.ts'], names: [], mappings: ';AAEA' };
  const inline = `"use strict";\nconst f=()=>1;\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}\n`;
  const indexed = JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] });

  it.each([
    ['inline', { 'dist/f.js': inline }],
    [
      'beside the file',
      { 'dist/f.js': 'x\n//# sourceMappingURL=f.js.map', 'dist/f.js.map': JSON.stringify(map) },
    ],
    ['beside the file without a comment', { 'dist/f.js': 'x', 'dist/f.js.map': JSON.stringify(map) }],
    ['indexed', { 'dist/f.js': 'x\n//# sourceMappingURL=f.js.map', 'dist/f.js.map': indexed }],
  ])('%s', (_, texts: Record<string, string>) => {
    const read = (path: string): string | null => texts[path] ?? null;
    const found = mapper(['src/f.ts', ...Object.keys(texts)], { read });
    expect(found.locate('file:///app/dist/f.js', 2, 7)).toMatchObject({
      path: 'src/f.ts',
      line: 3,
      mapping: 'sourcemap',
    });
    expect(found.locate('file:///app/dist/f.js', 2)).toMatchObject({ path: 'src/f.ts', line: 3 });
  });

  it('that are damaged, gone or lead away are named, and nothing else is read', () => {
    const reads: string[] = [];
    const texts: Record<string, string> = {
      'dist/a.js': '//# sourceMappingURL=../../../etc/passwd',
      'dist/b.js': '//# sourceMappingURL=b.js.map',
      'dist/b.js.map': '{',
      'dist/c.js': '//# sourceMappingURL=c.js.map',
      'dist/c.js.map': JSON.stringify({ ...map, sources: ['/etc/passwd'] }),
      'index.js': 'x',
    };
    const found = mapper(Object.keys(texts), { read: (path) => (reads.push(path), texts[path] ?? null) });
    expect(found.locate('/app/dist/a.js', 1)).toMatchObject({
      path: null,
      because: expect.stringContaining('is not here'),
    });
    expect(found.locate('/app/dist/b.js', 1)).toMatchObject({
      path: null,
      because: expect.stringContaining('is damaged'),
    });
    expect(found.locate('/app/dist/c.js', 2, 1)).toMatchObject({ path: null });
    expect(reads.every((path) => path in texts)).toBe(true);
  });
});

describe('drift', () => {
  function measured(
    line: number,
    startLine: number,
    name = 'example.com/shop/orders.(*Server).Handle',
  ): Profile {
    const builder = new ProfileBuilder(1);
    const func = builder.function(name, 'example.com/shop/orders/api.go', startLine);
    builder.sample(builder.stack(-1, builder.location(func, line)), 7);
    return builder.build({
      file: 'cpu.pprof',
      format: 'pprof',
      kind: 'cpu',
      takenAt: null,
      durationNanos: 0,
      sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
      defaultType: 0,
      period: null,
      callerLines: 'call',
    });
  }
  const local = mapper(['orders/api.go'], { modules: shop });
  const link = (profile: Profile, functions: { name: string; startLine: number; endLine: number }[]) =>
    new Linked([profile], local, { functionsOf: () => functions }).lines[0]!;
  const handle = (startLine: number, endLine: number) => [{ name: '(*Server).Handle', startLine, endLine }];

  it('an unmoved function has its lines', () => {
    expect(link(measured(12, 10), handle(10, 20))).toMatchObject({ line: 12, mapping: 'module' });
  });

  it('a moved function takes its lines with it', () => {
    expect(link(measured(12, 10), handle(40, 50))).toMatchObject({
      line: 42,
      profileLine: 12,
      mapping: 'anchored',
    });
  });

  it.each([
    ['a function that is gone', measured(12, 10), [{ name: 'Other', startLine: 10, endLine: 20 }]],
    ['a function that became shorter', measured(19, 10), handle(40, 45)],
    ['another receiver', measured(12, 10), [{ name: 'Client.Handle', startLine: 10, endLine: 20 }]],
    [
      'two of one name',
      measured(12, 10, 'example.com/shop/orders.init'),
      [
        { name: 'init', startLine: 30, endLine: 40 },
        { name: 'init', startLine: 50, endLine: 60 },
      ],
    ],
    [
      'a literal that moved',
      measured(12, 11, 'example.com/shop/orders.(*Server).Handle.func1'),
      [
        { name: 'Server.Handle', startLine: 40, endLine: 50 },
        { name: '', startLine: 41, endLine: 45 },
      ],
    ],
  ])('%s is stale and on no line', (_, profile, functions) => {
    const line = link(profile, functions);
    expect(line).toMatchObject({ line: 0, mapping: 'stale', path: 'orders/api.go' });
    expect(line.because).not.toBe('');
  });
});
