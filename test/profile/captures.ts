// Small captures for tests, made by hand so that every number in them is known.
import { PbfWriter } from 'pbf';

/** A .cpuprofile with one function per entry, called from the root; ticks by line. */
export function cpuProfile(
  functions: readonly {
    readonly name: string;
    readonly url: string;
    /** 1-based, where the function begins. */
    readonly line: number;
    readonly ticks: Readonly<Record<number, number>>;
  }[],
): string {
  const nodes = functions.map(({ name, url, line, ticks }, i) => ({
    id: i + 2,
    callFrame: { functionName: name, scriptId: '1', url, lineNumber: line - 1, columnNumber: 0 },
    hitCount: Object.values(ticks).reduce((sum, n) => sum + n, 0),
    positionTicks: Object.entries(ticks).map(([at, n]) => ({ line: Number(at), ticks: n })),
  }));
  const root = {
    id: 1,
    callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
    hitCount: 0,
    children: nodes.map(({ id }) => id),
  };
  return JSON.stringify({
    nodes: [root, ...nodes],
    startTime: 0,
    endTime: 1000,
    samples: [],
    timeDeltas: [],
  });
}

/** A .heapprofile: bytes by function, called one from the other in the given order, outermost first. */
export function heapProfile(
  stacks: readonly (readonly {
    readonly name: string;
    readonly url: string;
    readonly line: number;
    readonly bytes: number;
  }[])[],
): string {
  let id = 1;
  const node = (functionName: string, url: string, line: number, bytes: number, children: unknown[]) => ({
    callFrame: { functionName, scriptId: '1', url, lineNumber: line - 1, columnNumber: 0 },
    selfSize: bytes,
    id: id++,
    children,
  });
  const chains = stacks.map((stack) =>
    stack.reduceRight<unknown[]>(
      (children, { name, url, line, bytes }) => [node(name, url, line, bytes, children)],
      [],
    ),
  );
  return JSON.stringify({ head: node('(root)', '', 0, 0, chains.flat()), samples: [] });
}

/** A heap profile as Go writes it: one sample for each function, in bytes. */
export function pprof(
  functions: readonly {
    /** `example.com/shop/orders.(*Server).Handle`. */
    readonly name: string;
    readonly file: string;
    readonly line: number;
    /** Where the function begins; 0 when Go is older than 1.20. */
    readonly startLine: number;
    readonly bytes: number;
  }[],
  { takenAt = 0, comments = [] }: { takenAt?: number; comments?: readonly string[] } = {},
): Uint8Array {
  const strings = [''];
  const id = (text: string): number => {
    const known = strings.indexOf(text);
    return known === -1 ? strings.push(text) - 1 : known;
  };
  const pbf = new PbfWriter();
  const valueType = (type: string, unit: string) => (_: null, out: PbfWriter) => {
    out.writeVarintField(1, id(type));
    out.writeVarintField(2, id(unit));
  };
  pbf.writeMessage(1, valueType('inuse_space', 'bytes'), null);
  functions.forEach(({ name, file, line, startLine, bytes }, i) => {
    pbf.writeMessage(
      2,
      (_: null, out: PbfWriter) => {
        out.writePackedVarint(1, [i + 1]);
        out.writePackedVarint(2, [bytes]);
      },
      null,
    );
    pbf.writeMessage(
      4,
      (_: null, out: PbfWriter) => {
        out.writeVarintField(1, i + 1);
        out.writeMessage(
          4,
          (__: null, inner: PbfWriter) => {
            inner.writeVarintField(1, i + 1);
            inner.writeVarintField(2, line);
          },
          null,
        );
      },
      null,
    );
    pbf.writeMessage(
      5,
      (_: null, out: PbfWriter) => {
        out.writeVarintField(1, i + 1);
        out.writeVarintField(2, id(name));
        out.writeVarintField(4, id(file));
        out.writeVarintField(5, startLine);
      },
      null,
    );
  });
  if (takenAt > 0) pbf.writeVarintField(9, takenAt * 1e6);
  for (const comment of comments) pbf.writeVarintField(13, id(comment));
  for (const text of strings) pbf.writeStringField(6, text);
  return pbf.finish();
}
