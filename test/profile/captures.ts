// Small captures for tests, made by hand so that every number in them is known.

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
