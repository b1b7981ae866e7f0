// What a rule reports, in the shape that users script against (`leakline check --format json`).
import type { Range } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'high' | 'medium' | 'low';

/** Confidence in order, to compare it. */
export const CERTAINTY: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

/** The lower one of two. */
export function lessCertain(a: Confidence, b: Confidence): Confidence {
  return CERTAINTY[a] < CERTAINTY[b] ? a : b;
}

/** A part of a file. */
export interface Located {
  readonly path: string;
  readonly range: Range;
}

/** One step of the proof: a place and a short sentence that stands alone. */
export interface TraceStep extends Located {
  readonly text: string;
}

export interface TextEdit {
  readonly path: string;
  readonly range: Range;
  /** Replaces the range; empty deletes it. */
  readonly text: string;
}

/** An edit that a person chooses; its result compiles and no longer has the finding. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What one captured profile says about a finding's own lines. Values are in `unit`, `share` is of the profile's total (0 to 1). */
export interface Evidence {
  readonly profile: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly flat: number;
  readonly cum: number;
  readonly share: number;
  /**
   * True where the finding's own lines were not measured, but something around them: a step of its trace, or the whole
   * function. Of that, the finding's lines cost at most so much.
   */
  readonly isUpperBound: boolean;
}

export interface Finding {
  /** The rule's id without a prefix, e.g. `no-unbounded-metric-label`. */
  readonly rule: string;
  /** Relative to the working directory, `/` separators. */
  readonly path: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One sentence, no line numbers: those are in the trace. */
  readonly message: string;
  readonly trace: readonly TraceStep[];
  readonly suggestions: readonly Suggestion[];
  readonly evidence: readonly Evidence[];
  /**
   * What findings of one cause have in common: the value that they all use, the helper that makes it for them all, the
   * collection that they all fill. Findings of one rule with the same place here are one thing to mend. Absent where a
   * finding stands alone.
   */
  readonly cause?: Located;
}

/** The whole answer of one check. `files` counts what was analysed. */
export interface Report {
  readonly version: 1;
  readonly findings: readonly Finding[];
  readonly summary: { readonly files: number; readonly findings: number; readonly durationMs: number };
}
