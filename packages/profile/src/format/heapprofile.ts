// Reads V8's .heapprofile (Node's --heap-prof, the inspector's HeapProfiler sampling): what lives, by who allocated it.
// The format: https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#type-SamplingHeapProfile
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { arrayOf, isObject, numberOf, objectOf, oneBased, textOf, type JsonObject } from './json.ts';

/**
 * Sample type `space` in bytes, what was alive when the profile was taken. V8 knows the allocating function, not the
 * line within it: costs stand on the line where the function begins.
 */
export function readHeapProfile(file: string, json: JsonObject): Profile {
  const builder = new ProfileBuilder(1);
  const todo: { node: JsonObject; stack: number }[] = [];
  if (!isObject(json['head'])) throw new ProfileError(file, 'damaged .heapprofile: its head is no object');
  todo.push({ node: json['head'], stack: -1 });
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const frame = objectOf(next.node['callFrame']);
    const line = oneBased(frame['lineNumber']);
    const column = oneBased(frame['columnNumber']);
    const name = textOf(frame['functionName']) || '(anonymous)';
    const func = builder.function(name, textOf(frame['url']), line, column);
    const stack = builder.stack(next.stack, builder.location(func, line, column));
    const size = numberOf(next.node['selfSize']);
    if (size < 0) throw new ProfileError(file, 'damaged .heapprofile: a negative size');
    if (size > 0) builder.sample(stack, size);
    for (const child of arrayOf(next.node['children'])) {
      if (!isObject(child)) throw new ProfileError(file, 'damaged .heapprofile: a node is no object');
      todo.push({ node: child, stack });
    }
  }
  return builder.build({
    file,
    format: 'heapprofile',
    kind: 'heap',
    takenAt: null,
    durationNanos: 0,
    sampleTypes: [{ type: 'space', unit: 'bytes' }],
    defaultType: 0,
    period: null,
    callerLines: 'function',
  });
}
