// Reads speedscope's JSON, both its sampled and its evented profiles.
// The format: https://www.speedscope.app/file-format-schema.json
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { arrayOf, isObject, numberOf, objectOf, textOf, type JsonObject } from './json.ts';

/** All profiles of the file that have the first one's unit are one; sample type `weight` in that unit. */
export function readSpeedscope(file: string, json: JsonObject): Profile {
  const builder = new ProfileBuilder(1);
  const frames = arrayOf(objectOf(json['shared'])['frames']).map((entry) => {
    const frame = objectOf(entry);
    const func = builder.function(textOf(frame['name']) || '(anonymous)', textOf(frame['file']), 0);
    return builder.location(func, lineOf(frame['line']), lineOf(frame['col']));
  });
  const location = (index: unknown): number => {
    const found = frames[numberOf(index, -1)];
    if (found === undefined) {
      throw new ProfileError(file, `damaged speedscope profile: frame ${String(index)} does not exist`);
    }
    return found;
  };
  const profiles = arrayOf(json['profiles']).filter(isObject);
  const unit = textOf(profiles[0]?.['unit']) || 'none';
  let duration = 0;
  for (const profile of profiles) {
    if (textOf(profile['unit']) !== unit) continue;
    duration = Math.max(duration, numberOf(profile['endValue']) - numberOf(profile['startValue']));
    if (profile['type'] === 'sampled') addSampled(builder, profile, location);
    else if (profile['type'] === 'evented') addEvented(file, builder, profile, location);
    else throw new ProfileError(file, `speedscope profile of an unknown type: ${textOf(profile['type'])}`);
  }
  const nanos = NANOS[unit];
  return builder.build({
    file,
    format: 'speedscope',
    kind: nanos === undefined ? (unit === 'bytes' ? 'heap' : 'other') : 'cpu',
    takenAt: null,
    durationNanos: nanos === undefined ? 0 : Math.max(0, duration * nanos),
    sampleTypes: [{ type: 'weight', unit: unit === 'none' ? 'count' : unit }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}

const NANOS: Readonly<Record<string, number>> = {
  nanoseconds: 1,
  microseconds: 1e3,
  milliseconds: 1e6,
  seconds: 1e9,
};

function addSampled(
  builder: ProfileBuilder,
  profile: JsonObject,
  location: (index: unknown) => number,
): void {
  const weights = arrayOf(profile['weights']);
  arrayOf(profile['samples']).forEach((sample, i) => {
    let stack = -1;
    // Outermost first.
    for (const frame of arrayOf(sample)) stack = builder.stack(stack, location(frame));
    builder.sample(stack, numberOf(weights[i], weights.length === 0 ? 1 : 0));
  });
}

function addEvented(
  file: string,
  builder: ProfileBuilder,
  profile: JsonObject,
  location: (index: unknown) => number,
): void {
  const open: number[] = [];
  let since = numberOf(profile['startValue']);
  for (const entry of arrayOf(profile['events'])) {
    const event = objectOf(entry);
    const at = numberOf(event['at']);
    if (at < since) throw new ProfileError(file, 'damaged speedscope profile: its events go back in time');
    if (at > since && open.length > 0) builder.sample(open.at(-1)!, at - since);
    since = at;
    if (event['type'] === 'O') open.push(builder.stack(open.at(-1) ?? -1, location(event['frame'])));
    else if (event['type'] === 'C' && open.pop() === undefined) {
      throw new ProfileError(file, 'damaged speedscope profile: a frame is closed that was never opened');
    }
  }
}

function lineOf(value: unknown): number {
  const line = Math.trunc(numberOf(value));
  return line > 0 && line <= 0x7fffffff ? line : 0;
}
