import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lineCosts } from '../line-costs.ts';
import { totals, type Profile } from '../profile.ts';
import { readProfile } from '../read.ts';

/** Captured twice at one moment by test/captures/programs/texts: as protocol buffers and as text. */
const captures = fileURLToPath(new URL('../../test/captures/', import.meta.url));

function read(name: string): Profile {
  return readProfile(readFileSync(captures + name), name);
}

function text(content: string): Profile {
  return readProfile(Buffer.from(content), 'capture');
}

/** Cumulative cost of each line outside of the runtime, whose own frames the texts hide. */
function cumulative(profile: Profile, type: number): Record<string, number> {
  const table = lineCosts(profile);
  const rows: [string, number][] = [];
  for (let row = 0; row < table.count; row++) {
    if (/^(internal\/)?runtime[./]/.test(table.function[row]!) || table.cum[type]![row] === 0) continue;
    // The texts say `Map[...]` for `Map[go.shape.int]`.
    const name = table.function[row]!.replace(/\[.*\]/, '[...]');
    rows.push([`${name} ${table.path[row]!}:${table.line[row]!}`, table.cum[type]![row]!]);
  }
  return Object.fromEntries(rows.sort());
}

describe('the text of debug=1', () => {
  it.each(['heap', 'mutex', 'block', 'goroutine'])('%s has the numbers of the binary profile', (name) => {
    const binary = read(`texts-${name}.pb.gz`);
    const ours = read(`texts-${name}.debug1.txt`);
    expect(ours).toMatchObject({ format: 'go-text', kind: name, sampleTypes: binary.sampleTypes });
    expect(totals(ours)).toEqual(totals(binary));
    binary.sampleTypes.forEach((_, type) => {
      // The two writes of the goroutine profile are on lines of their own.
      const isWriter = ([line]: [string, number]): boolean => /main\.(main|write) |pprof/.test(line);
      const [expected, found] = [binary, ours].map((profile) =>
        Object.entries(cumulative(profile, type)).filter((entry) => !isWriter(entry)),
      );
      expect(expected!.length).toBeGreaterThan(2);
      expect(found).toEqual(expected);
    });
  });

  it('threadcreate, with frames that have no more than an address', () => {
    const profile = text(
      'threadcreate profile: total 9\n8 @ 0x0 0x0\n#\t0x0\n\n' +
        '1 @ 0x4576a5\n#\t0x4576a4\tmain.newThread+0xc4\t\t/build/main.go:26\n',
    );
    expect(profile.kind).toBe('threadcreate');
    expect(totals(profile)).toEqual([9]);
    expect(cumulative(profile, 0)).toEqual({ '<unknown> :0': 8, 'main.newThread /build/main.go:26': 1 });
  });

  it.each([
    [
      'heap profile: 2: 2048 [2: 2048] @ heap/1048576\n1: 1024 [1: 1024] @ 0x1\n',
      /heap profile ends too early: 1 of 2/,
    ],
    ['threadcreate profile: total 3\n1 @ 0x1\n', /threadcreate profile ends too early: 1 of 3/],
    ['heap profile: 1: 2 [ 3: 4] @ heapprofile\n', /gperftools/],
  ])('%j is one line of what is wrong', (content, message) => {
    expect(() => text(content)).toThrow(message);
  });
});

describe('a goroutine dump', () => {
  it('has the goroutines of the other forms', () => {
    const dump = read('texts-goroutine.debug2.txt');
    expect(dump).toMatchObject({ format: 'goroutine-dump', kind: 'goroutine' });
    expect(totals(dump)).toEqual(totals(read('texts-goroutine.pb.gz')));
    const own = (name: string): [string, number][] =>
      Object.entries(cumulative(read(name), 0)).filter(([line]) => /wait|func/.test(line));
    expect(own('texts-goroutine.pb.gz')).toContainEqual([
      expect.stringContaining('main.waiter.wait example.com/captures/texts/main.go:'),
      14,
    ]);
    expect(own('texts-goroutine.debug2.txt')).toEqual(own('texts-goroutine.pb.gz'));
  });

  it('is found behind the words of a crash', () => {
    const profile = text(
      'panic: runtime error: index out of range [3] with length 3\n\n' +
        'goroutine 1 gp=0xc000002380 m=0 mp=0x5c [running, locked to thread]:\n' +
        'main.(*Server).Handle(0xc000012345, {0xc000010018?, 0x3?})\n\t/app/server.go:41 +0x1d fp=0xc00 sp=0xc00 pc=0x45\n' +
        'main.Map[...](...)\n\tC:/app/map.go:7\n...23 frames elided...\n' +
        'main.main()\n\t/app/main.go:9 +0x18\n\n' +
        'goroutine 7 [chan receive, 31 minutes]:\nmain.wait(0x1)\n\t/app/wait.go:3 +0x1\n' +
        'created by main.main in goroutine 1\n\t/app/main.go:8 +0x2\n\n' +
        'goroutine 8 [running]:\n\tgoroutine running on other thread; stack unavailable\nexit status 2\n',
    );
    expect(totals(profile)).toEqual([3]);
    expect(cumulative(profile, 0)).toEqual({
      'main.(*Server).Handle /app/server.go:41': 1,
      'main.Map[...] C:/app/map.go:7': 1,
      'main.main /app/main.go:9': 1,
      'main.wait /app/wait.go:3': 1,
    });
  });
});
