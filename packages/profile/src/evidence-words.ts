// What captures measured about a finding, in the words of every output; and which finding costs most.
import type { Evidence } from '@leakline/ir';
import { describeSampleType, formatAmount, formatShare } from './amounts.ts';

const HELD: ReadonlySet<string> = new Set(['inuse_space', 'inuse_objects', 'space', 'objects', 'goroutine']);

/** Memory and goroutines are what a leak costs; the rest is time, or has been freed again. */
function isHeld({ sampleType }: Evidence): boolean {
  return HELD.has(sampleType);
}

/** `holds 41 MB, 63 % of in-use heap`, `costs at most 1.2 s, 4 % of CPU time`. */
export function evidenceInWords(evidence: Evidence): string {
  const { cum, unit, share, sampleType } = evidence;
  const verb = isHeld(evidence) ? 'holds' : 'costs';
  return `${verb} ${atMost(evidence)}${formatAmount(cum, unit)}, ${formatShare(share)} of ${describeSampleType(sampleType)}`;
}

/** `at most `, where something around the finding was measured and not the finding itself. */
export function atMost({ isUpperBound }: Evidence): string {
  return isUpperBound ? 'at most ' : '';
}

/**
 * A sentence for messages that have no place of their own for measurements: “Measured: holds 41 MB, 63 % of in-use
 * heap (heap.pb.gz).” `evidence` is that of a finding, in the order of `Measurements`.
 */
export function measuredSentence([first]: readonly Evidence[]): string {
  return first === undefined
    ? 'No sample of the given profiles is on this line.'
    : `Measured: ${evidenceInWords(first)} (${first.profile}).`;
}

/** Descending: what is held, then what was measured itself, then the share. */
export function byWeight(a: Evidence, b: Evidence): number {
  return weightOf([b]) - weightOf([a]);
}

/** What the evidence of one finding, in the order of `Measurements`, weighs against that of another; 0 for none. */
export function weightOf([first]: readonly Evidence[]): number {
  if (first === undefined) return 0;
  return (isHeld(first) ? 4 : 0) + (first.isUpperBound ? 0 : 2) + Math.min(1, Math.abs(first.share));
}
