// Tells what a pprof profile measured from its sample types; Go's profiles do not say it in so many words.
import { locationOf, type Profile, type ProfileKind } from '../profile.ts';

/** `defaultSampleType` is '' when the profile names none. Sources: runtime/pprof in Go 1.26, pprof-format's writers. */
export function kindOf(profile: Profile, defaultSampleType: string): ProfileKind {
  const types = new Set(profile.sampleTypes.map(({ type }) => type));
  if (types.has('inuse_space') || types.has('inuse_objects')) {
    // runtime/pprof's `allocs` is its heap profile with another default.
    return defaultSampleType.startsWith('alloc_') ? 'allocs' : 'heap';
  }
  if (types.has('alloc_space') || types.has('alloc_objects')) return 'allocs';
  // Node's writers: `objects` and `space` are what lives (pprof-nodejs heap profiles).
  if (types.has('space') || types.has('objects')) return 'heap';
  if (types.has('contentions') || types.has('delay')) return releasesLocks(profile) ? 'mutex' : 'block';
  if (types.has('goroutine') || types.has('goroutineleak')) return 'goroutine';
  if (types.has('threadcreate')) return 'threadcreate';
  if (types.has('cpu') || types.has('wall') || types.has('samples') || types.has('sample')) return 'cpu';
  return 'other';
}

/**
 * Mutex and block profiles have the same sample types. A mutex profile blames the holder when it unlocks, a block
 * profile the one who waits (runtime.SetMutexProfileFraction, runtime.SetBlockProfileRate).
 */
function releasesLocks({ strings, functions, locations, stacks, samples }: Profile): boolean {
  for (let sample = 0; sample < samples.count; sample++) {
    const stack = samples.stack[sample]!;
    if (stack === -1) continue;
    const line = locations.lineStart[locationOf(stacks, stack)]!;
    const func = locations.lineFunction[line];
    if (func !== undefined && /[uU]nlock/.test(strings[functions.name[func]!]!)) return true;
  }
  return false;
}
