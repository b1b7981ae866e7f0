// How far V8's optimising compiler goes in a command that is over within seconds.
import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of bytecode that V8 puts into one function from those that it calls; its own choice is 920. In a cold check, compiling so
 * much takes a quarter of all processor time, on the threads that would collect garbage, and what is gained comes too late.
 */
const INLINED = 150;

/** Whether this is the V8 of Node 20 to 24. Of a flag that is not there any more, V8 would speak on standard error. */
export const isKnownV8 = /^1[1-3]\./.test(process.versions.v8);

/** Speaks for the whole process: only for a command that has it for itself. */
export function optimiseForShortRun(): void {
  if (isKnownV8) setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}
