// Our numbers are those of `go tool pprof`, for every committed capture, sample type and granularity.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import {
  functionCosts,
  lineCosts,
  readProfile,
  subtract,
  type LineCosts,
  type Profile,
} from '../src/index.ts';
import { goList, goTop, hasGo, parseTop, type Row } from './pprof-text.ts';

const captures = fileURLToPath(new URL('captures/', import.meta.url));
const fixtures = fileURLToPath(new URL('../../../fixtures/go-service/profiles/', import.meta.url));
// The node-*.pb.gz captures are by Node's pprof writers (@datadog/pprof), taken from fixtures/node-service.
const files = [captures, fixtures].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pb.gz'))
    .map((name) => folder + name),
);

function read(file: string): Profile {
  return readProfile(readFileSync(file), file);
}

/** As pprof names a row; rows that it prints alike (a function in two binaries) are one here too. */
function ours(costs: LineCosts, type: number, withLine: boolean): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (let row = 0; row < costs.count; row++) {
    const line = costs.line[row]!;
    const place = withLine && line > 0 ? `:${line}` : '';
    const isSymbolised = !/^(\[.*\]|<unknown>)$/.test(costs.function[row]!);
    // As Go's filepath.Clean, which takes URLs for paths.
    const path = costs.path[row] === '' ? '' : posix.normalize(costs.path[row]!);
    const name =
      isSymbolised && path + place !== '' ? `${costs.function[row]!} ${path}${place}` : costs.function[row]!;
    rows.set(name, { flat: costs.flat[type]![row]!, cum: costs.cum[type]![row]! });
  }
  return rows;
}

function nonZero(rows: ReadonlyMap<string, Row>): Record<string, Row> {
  return Object.fromEntries([...rows].filter(([, { flat, cum }]) => flat !== 0 || cum !== 0).sort());
}

/** pprof prints whole amounts only in a unit's smallest step. */
function baseUnit(unit: string): string[] {
  return unit === 'bytes' ? ['-unit=B'] : unit === 'nanoseconds' ? ['-unit=ns'] : [];
}

/**
 * Locations 1 to 8: main, work, dropped, kept, [inlined: dropped in work], [inlined: helper in dropped],
 * [inlined: dropped in dropped in work], main again. Values are powers of two, times the factor.
 */
function withDroppedFrames(factor = 1): Uint8Array {
  const names = ['main.main', 'main.work', 'runtime.dropped', 'runtime.kept', 'main.helper'];
  const locations = [[1], [2], [3], [4], [3, 2], [5, 3], [3, 3, 2], [1]];
  // Innermost first.
  const stacks = [
    [3, 2, 1],
    [4, 3, 2, 1],
    [4, 2, 1],
    [5, 1],
    [6, 1],
    [1, 3],
    [3],
    [2, 6, 1],
    [2, 5, 1],
    [8],
    [3, 7],
  ];
  const out = new PbfWriter();
  const strings = [
    '',
    'samples',
    'count',
    String.raw`runtime\..*`,
    String.raw`runtime\.kept`,
    'main.go',
    ...names,
  ];
  out.writeMessage(1, (_, pbf) => (pbf.writeVarintField(1, 1), pbf.writeVarintField(2, 2)), null);
  stacks.forEach((stack, i) => {
    out.writeMessage(
      2,
      (_, pbf) => (pbf.writePackedVarint(1, stack), pbf.writePackedVarint(2, [factor * 2 ** i])),
      null,
    );
  });
  locations.forEach((functions, i) => {
    const writeLines = (_: null, pbf: PbfWriter): void => {
      pbf.writeVarintField(1, i + 1);
      for (const id of functions) {
        pbf.writeMessage(
          4,
          (__, line) => (line.writeVarintField(1, id), line.writeVarintField(2, 10 * (i + 1) + id)),
          null,
        );
      }
    };
    out.writeMessage(4, writeLines, null);
  });
  names.forEach((_, i) => {
    out.writeMessage(
      5,
      (__, pbf) => (
        pbf.writeVarintField(1, i + 1),
        pbf.writeVarintField(2, 6 + i),
        pbf.writeVarintField(4, 5)
      ),
      null,
    );
  });
  for (const text of strings) out.writeStringField(6, text);
  out.writeVarintField(7, 3);
  out.writeVarintField(8, 4);
  return out.finish();
}

describe.runIf(hasGo())('the installed go tool pprof', () => {
  it.each(files)('agrees on every line and function of %s', (file) => {
    const profile = read(file);
    const lines = lineCosts(profile);
    const functions = functionCosts(profile);
    profile.sampleTypes.forEach(({ type, unit }, i) => {
      const args = [`-sample_index=${type}`, ...baseUnit(unit), file];
      expect(nonZero(ours(lines, i, true))).toEqual(nonZero(goTop(['-lines', ...args])));
      // Every run costs a process: one sample type shows how functions are merged.
      if (i !== profile.defaultType) return;
      expect(nonZero(ours(functions, i, false))).toEqual(nonZero(goTop(['-filefunctions', ...args])));
    });
  });

  it('agrees on -list, line by line', () => {
    const file = `${captures}recursion-heap.pb.gz`;
    const costs = lineCosts(read(file));
    const listed = goList(file, `${captures}programs`, 'example.com/captures', String.raw`^main\.`);
    expect(listed.size).toBeGreaterThan(4);
    const rows = new Map<number, Row>();
    for (let row = 0; row < costs.count; row++) {
      if (costs.path[row] !== 'example.com/captures/recursion/main.go') continue;
      const before = rows.get(costs.line[row]!) ?? { flat: 0, cum: 0 };
      const [flat, cum] = [costs.flat[3]![row]!, costs.cum[3]![row]!];
      rows.set(costs.line[row]!, { flat: before.flat + flat, cum: before.cum + cum });
    }
    for (const [line, { flat, cum }] of rows) if (flat === 0 && cum === 0) rows.delete(line);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(listed));
  });

  it('agrees on frames that the profile itself drops and keeps, inlined ones too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leakline-drop-'));
    const file = join(folder, 'dropped.pprof');
    try {
      writeFileSync(file, withDroppedFrames());
      const profile = read(file);
      const expected = goTop(['-lines', file]);
      expect([...expected.keys()].some((name) => name.startsWith('runtime.kept'))).toBe(true);
      expect(expected.get('main.work main.go:22')!.flat).toBeGreaterThan(0);
      expect(nonZero(ours(lineCosts(profile), 0, true))).toEqual(nonZero(expected));
      const later = join(folder, 'later.pprof');
      writeFileSync(later, withDroppedFrames(3));
      const grown = nonZero(goTop(['-lines', `-diff_base=${file}`, later]));
      expect(nonZero(ours(lineCosts(subtract(read(later), profile)), 0, true))).toEqual(grown);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('agrees on a difference', () => {
    const [base, profile] = [`${fixtures}heap-1.pb.gz`, `${fixtures}heap-3.pb.gz`];
    const grown = subtract(read(profile), read(base));
    grown.sampleTypes.forEach(({ type, unit }, i) => {
      const args = ['-lines', `-sample_index=${type}`, ...baseUnit(unit), `-diff_base=${base}`, profile];
      expect(nonZero(ours(lineCosts(grown), i, true))).toEqual(nonZero(goTop(args)));
    });
  });
});

describe('the committed output of go tool pprof', () => {
  const texts = readdirSync(captures).filter((name) => name.endsWith('.top.txt'));

  it('is there', () => expect(texts.length).toBeGreaterThan(0));

  it.each(texts)('%s has our numbers', (name) => {
    // `recursion.pb.gz` with `-sample_index=cpu -lines` is `recursion.cpu.top.txt`.
    const [capture, type] = name.split('.') as [string, string];
    const profile = read(`${captures}${capture}.pb.gz`);
    const index = profile.sampleTypes.findIndex((sampleType) => sampleType.type === type);
    const expected = parseTop(readFileSync(captures + name, 'utf8'));
    expect(nonZero(ours(lineCosts(profile), index, true))).toEqual(nonZero(expected));
  });
});
