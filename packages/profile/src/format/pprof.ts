// Reads pprof's protocol buffers straight into columns: one pass for the tables, one for the samples, which stand before
// them. No pass holds more than a piece of the bytes.
import { ProfileError } from '../error.ts';
import type { Profile } from '../profile.ts';
import { kindOf } from './kind.ts';
import { PprofSampleReader } from './pprof-samples.ts';
import { PprofTableReader, type PprofTables } from './pprof-tables.ts';

/** `pieces` begins anew with each call; what it gives is inflated. Throws a ProfileError when it is damaged. */
export function readPprof(file: string, pieces: () => Iterable<Uint8Array>): Profile {
  try {
    const first = new PprofTableReader(file);
    for (const piece of pieces()) first.write(piece);
    const tables = first.end();
    const second = new PprofSampleReader(file, tables);
    for (const piece of pieces()) second.write(piece);
    return profileOf(file, tables, second);
  } catch (error) {
    throw asProfileError(file, error);
  }
}

/** The same for pieces that have to be waited for. */
export async function readPprofStream(
  file: string,
  pieces: () => AsyncIterable<Uint8Array>,
): Promise<Profile> {
  try {
    const first = new PprofTableReader(file);
    for await (const piece of pieces()) first.write(piece);
    const tables = first.end();
    const second = new PprofSampleReader(file, tables);
    for await (const piece of pieces()) second.write(piece);
    return profileOf(file, tables, second);
  } catch (error) {
    throw asProfileError(file, error);
  }
}

function profileOf(file: string, tables: PprofTables, reader: PprofSampleReader): Profile {
  const { strings, functions, locations, sampleTypes, defaultSampleType, timeNanos, comments } = tables;
  const { stacks, samples } = reader.end();
  const byName = sampleTypes.findIndex(({ type }) => type === defaultSampleType);
  const profile: Profile = {
    file,
    format: 'pprof',
    kind: 'other',
    takenAt: timeNanos > 0 ? timeNanos : null,
    durationNanos: Math.max(0, tables.durationNanos),
    sampleTypes,
    // As profile.SampleIndexByName in google/pprof: the last type, when the profile names none.
    defaultType: byName === -1 ? sampleTypes.length - 1 : byName,
    period: tables.period,
    strings,
    functions,
    locations,
    stacks,
    samples,
    callerLines: 'call',
    ...(comments.length === 0 ? {} : { comments }),
  };
  return { ...profile, kind: kindOf(profile, defaultSampleType) };
}

/** pbf throws plain errors for overlong varints and unknown wire types. */
function asProfileError(file: string, error: unknown): ProfileError {
  if (error instanceof ProfileError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ProfileError(file, `damaged pprof data: ${reason}`, 'capture it again');
}
