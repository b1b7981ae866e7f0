// Reads the CPU profiles in a Chrome trace: Chrome's performance panel, `node --trace-event-categories v8.cpu_profiler`.
// V8 streams a profile as one `Profile` event and many `ProfileChunk` ones: StreamPendingTraceEvents in its
// src/profiler/profile-generator.cc.
import { ProfileError } from '../error.ts';
import type { Profile } from '../profile.ts';
import { readCpuProfile } from './cpuprofile.ts';
import { arrayOf, isObject, numberOf, objectOf, type JsonObject } from './json.ts';

/** One streamed profile: of a process's main thread, or of a worker. */
interface Stream {
  startTime: number;
  /** Microseconds by the clock of `startTime`; null where the recording was cut off. */
  endTime: number | null;
  readonly nodes: JsonObject[];
  readonly samples: unknown[];
  readonly deltas: number[];
  /** Of each sample the line that ran, 1-based; 0 is unknown. */
  readonly lines: number[];
}

/** All threads' profiles as one, as in a .cpuprofile. Throws a ProfileError for a trace that holds none. */
export function readChromeTrace(file: string, events: readonly unknown[]): Profile {
  const streams = [...streamsOf(events).values()].filter(({ nodes }) => nodes.length > 0);
  if (streams.length === 0) {
    throw new ProfileError(
      file,
      'a Chrome trace without a CPU profile',
      'record it with JavaScript samples, or save a .cpuprofile',
    );
  }
  // Ids are those of a stream alone.
  const nodes: object[] = [];
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  let elapsed = 0;
  /** Microseconds that the last sample of the stream before has lasted. */
  let rest = 0;
  for (const stream of streams) {
    const ids = new Map<unknown, number>(stream.nodes.map(({ id }, i) => [id, nodes.length + i + 1]));
    const ticks = ticksOf(stream);
    for (const node of stream.nodes) {
      const caller = ids.get(node['parent']);
      nodes.push({
        callFrame: node['callFrame'],
        id: ids.get(node['id']),
        ...(caller === undefined ? {} : { parent: caller }),
        ...(ticks.get(node['id']) ?? {}),
      });
    }
    // A sample lasts until the next one: what is between two streams belongs to the last sample of the first.
    const [lead = 0, ...between] = stream.deltas;
    const before = samples.length === 0 ? lead : 0;
    timeDeltas.push(samples.length === 0 ? lead : rest);
    for (const delta of between) timeDeltas.push(delta);
    for (const id of stream.samples) samples.push(ids.get(id) ?? NaN);
    const known = stream.deltas.reduce((sum, delta) => sum + delta, 0);
    rest = stream.endTime === null ? 0 : Math.max(0, stream.endTime - stream.startTime - known);
    elapsed += before + known - lead + rest;
  }
  return readCpuProfile(file, { nodes, samples, timeDeltas, startTime: 0, endTime: elapsed });
}

function streamsOf(events: readonly unknown[]): ReadonlyMap<string, Stream> {
  const streams = new Map<string, Stream>();
  for (const event of events) {
    if (!isObject(event) || (event['name'] !== 'Profile' && event['name'] !== 'ProfileChunk')) continue;
    const key = `${String(event['pid'])} ${String(event['id'])}`;
    const stream = streams.get(key) ?? {
      startTime: 0,
      endTime: null,
      nodes: [],
      samples: [],
      deltas: [],
      lines: [],
    };
    streams.set(key, stream);
    const data = objectOf(objectOf(event['args'])['data']);
    if (event['name'] === 'Profile') {
      stream.startTime = numberOf(data['startTime']);
      continue;
    }
    const chunk = objectOf(data['cpuProfile']);
    for (const node of arrayOf(chunk['nodes'])) if (isObject(node)) stream.nodes.push(node);
    const samples = arrayOf(chunk['samples']);
    const deltas = arrayOf(data['timeDeltas'] ?? chunk['timeDeltas']);
    const lines = arrayOf(data['lines'] ?? chunk['lines']);
    samples.forEach((sample, i) => {
      stream.samples.push(sample);
      stream.deltas.push(numberOf(deltas[i]));
      stream.lines.push(numberOf(lines[i]));
    });
    const endTime = numberOf(data['endTime'] ?? chunk['endTime']);
    if (endTime > 0) stream.endTime = endTime;
  }
  return streams;
}

/** A node's hits and its ticks per line, as a .cpuprofile has them. */
function ticksOf({ samples, lines }: Stream): ReadonlyMap<unknown, object> {
  const byNode = new Map<unknown, Map<number, number>>();
  samples.forEach((id, i) => {
    const ticks = byNode.get(id) ?? new Map<number, number>();
    byNode.set(id, ticks);
    ticks.set(lines[i]!, (ticks.get(lines[i]!) ?? 0) + 1);
  });
  return new Map(
    [...byNode].map(([id, ticks]) => [
      id,
      {
        hitCount: [...ticks.values()].reduce((sum, n) => sum + n, 0),
        positionTicks: [...ticks].filter(([line]) => line > 0).map(([line, n]) => ({ line, ticks: n })),
      },
    ]),
  );
}
