// Writes large captures of V8's kinds to disk: a .cpuprofile and a .heapsnapshot of any size, the same bytes each time.
import { closeSync, openSync, writeSync } from 'node:fs';

const FUNCTIONS = 20_000;

/** About `bytes` long: nodes with line ticks, and as many samples as a long recording has. */
export function writeCpuProfile(file: string, bytes: number): void {
  const out = new Writer(file);
  const random = generator(7);
  out.write('{"nodes":[');
  // A node takes some 240 bytes, a sample some 11 (its node and the time since the last one).
  const nodes = Math.floor((bytes * 0.75) / 240);
  const samples = Math.floor((bytes * 0.25) / 11);
  // Four callees for each node: the tree is as deep as real ones are.
  for (let id = 1; id <= nodes; id++) {
    const children = Array.from({ length: 4 }, (_, i) => (id - 1) * 4 + 2 + i).filter(
      (child) => child <= nodes,
    );
    const func = random(FUNCTIONS);
    const line = (func % 400) * 12;
    const ticks = Array.from({ length: 2 }, (_, i) => `{"line":${line + 2 + i},"ticks":${1 + random(9)}}`);
    out.write(
      `${id === 1 ? '' : ','}{"id":${id},"callFrame":{"functionName":"handle${func}","scriptId":"${func % 900}","url":"file:///app/dist/part${func % 900}.js","lineNumber":${line},"columnNumber":2},"hitCount":${random(20)},"children":[${children.join(',')}],"positionTicks":[${ticks.join(',')}]}`,
    );
  }
  out.write('],"startTime":1000,"endTime":900000000,"samples":[');
  for (let i = 0; i < samples; i++) out.write(`${i === 0 ? '' : ','}${1 + random(nodes)}`);
  out.write('],"timeDeltas":[');
  for (let i = 0; i < samples; i++) out.write(`${i === 0 ? '' : ','}${100 + random(900)}`);
  out.write(']}');
  out.close();
}

/** About `bytes` long: objects that hold others, as a heap after a leak has them. */
export function writeHeapSnapshot(file: string, bytes: number): void {
  const out = new Writer(file);
  const random = generator(11);
  // A node takes some 26 bytes and each of its three edges some 15.
  const nodes = Math.floor(bytes / (26 + 3 * 15));
  const edges = (nodes - 1) * 3;
  out.write(
    `{"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","detachedness"],"node_types":[["hidden","array","string","object","code","closure","regexp","number","native","synthetic","concatenated string","sliced string","symbol","bigint","object shape"],"string","number","number","number","number"],"edge_fields":["type","name_or_index","to_node"],"edge_types":[["context","element","property","internal","hidden","shortcut","weak"],"string_or_number","node"],"location_fields":["object_index","script_id","line","column"]},"node_count":${nodes},"edge_count":${edges}},\n"nodes":[`,
  );
  for (let node = 0; node < nodes; node++) {
    const count = node === nodes - 1 ? 0 : 3;
    out.write(
      `${node === 0 ? '' : ','}${node === 0 ? 9 : 3},${random(1000)},${node * 2 + 1},${16 + random(200)},${count},0\n`,
    );
  }
  out.write('],\n"edges":[');
  for (let node = 0; node < nodes - 1; node++) {
    for (let i = 0; i < 3; i++) {
      // The next node keeps everything reachable; the others point anywhere behind.
      const to = i === 0 ? node + 1 : node + 1 + random(nodes - node - 1);
      out.write(`${node + i === 0 ? '' : ','}2,${random(1000)},${to * 6}\n`);
    }
  }
  out.write('],\n"trace_function_infos":[],"trace_tree":[],"samples":[],"locations":[],\n"strings":[');
  for (let i = 0; i < 1000; i++) out.write(`${i === 0 ? '' : ','}"field${i}"`);
  out.write(']}');
  out.close();
}

/** Collects small writes. */
class Writer {
  readonly #descriptor: number;
  #pending: string[] = [];

  constructor(file: string) {
    this.#descriptor = openSync(file, 'w');
  }

  write(text: string): void {
    if (this.#pending.push(text) === 20_000) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    writeSync(this.#descriptor, this.#pending.join(''));
    this.#pending = [];
  }
}

/** Park and Miller's generator: the same numbers on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}
