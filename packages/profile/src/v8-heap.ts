// Which profiles V8's sampling heap profiler has written: they know functions, and no lines within them.
import type { Profile } from './profile.ts';

/** A script's file, or one of the runtime's own: `/app/dist/cache.js`, `file:///app/a.mts`, `node:events`. */
const SCRIPT = /^node:|\.[cm]?[jt]sx?$/;

/**
 * True when each line of the profile is the one on which its function begins. V8's `AllocationProfile` has no other
 * (v8-profiler.h), so this holds for DevTools' files and for what Node's pprof writers make of them as well.
 */
export function knowsFunctionsOnly({ format, kind, functions, strings }: Profile): boolean {
  if (format === 'heapprofile') return true;
  return format === 'pprof' && kind === 'heap' && functions.file.some((file) => SCRIPT.test(strings[file]!));
}
