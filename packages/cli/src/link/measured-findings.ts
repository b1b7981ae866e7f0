// Findings with what the captures measured on their lines, costliest first.
import type { Confidence, Evidence, Finding, Severity } from '@leakline/ir';
import {
  amountInWords,
  atMost,
  formatShare,
  sentenceOf,
  verdict,
  weightOf,
  type Linked,
  type Measurements,
} from '@leakline/profile';
import { STATES } from './unexplained.ts';
import type { Workspace } from './workspace.ts';

export interface Measured {
  readonly evidence: Evidence;
  /** “grows in 3 of 3 captures, +38 MB/h”; null without a series. */
  readonly verdict: string | null;
}

export interface MeasuredFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** `Measured.newest`; never empty. */
  readonly measured: readonly Measured[];
  /** “`cache` in src/cache.ts:12 holds 182,411 entries, 96 MB retained”. */
  readonly held: readonly string[];
}

export function measuredFindings(
  measurements: Measurements,
  findings: readonly Finding[],
  workspace: Workspace,
): MeasuredFinding[] {
  const all = findings.map((finding): MeasuredFinding => {
    const { evidence, newest, held } = measurements.of(finding, workspace.functionLineOf(finding));
    return {
      rule: finding.rule,
      path: finding.path,
      line: finding.range.start.line,
      severity: finding.severity,
      confidence: finding.confidence,
      message: finding.message,
      measured: newest.map((one) => ({
        evidence: one,
        verdict: verdictOf(measurements.linked, evidence, one),
      })),
      held: held.map((one) => sentenceOf(one, (path) => workspace.shown(path))),
    };
  });
  return all.filter(({ measured: list }) => list.length > 0).sort((a, b) => weightIn(b) - weightIn(a));
}

function weightIn({ measured }: MeasuredFinding): number {
  return weightOf(measured.map(({ evidence }) => evidence));
}

/** How the finding's cost fared over the series that the evidence is from. */
function verdictOf(linked: Linked, all: readonly Evidence[], shown: Evidence): string | null {
  const series = linked.series.find(({ profiles }) => profiles.some(({ file }) => file === shown.profile));
  if (series === undefined || series.profiles.length < 2 || !STATES.has(series.kind)) return null;
  const cost = new Map(
    all.filter(({ sampleType }) => sampleType === shown.sampleType).map(({ profile, cum }) => [profile, cum]),
  );
  const trend = linked.trendOfValues(
    series,
    (index) => cost.get(linked.profiles[index]?.profile.file ?? '') ?? 0,
  );
  return trend === null ? null : verdict(trend, shown.unit);
}

/** `40 %`, or `≤ 11 %` where the weightiest measurement is a bound; a bound below 0.1 % is `<0.1 %` as well. */
export function shareInWords({ measured: [first] }: MeasuredFinding): string {
  const share = formatShare(first?.evidence.share ?? 0);
  return first?.evidence.isUpperBound === true && !share.startsWith('<') ? `≤ ${share}` : share;
}

/** “15.6 MB in-use heap, grows in 3 of 3 captures, +25 MB in 5 s”; “at most” where it is a bound. */
export function measuredInWords({ evidence, verdict: words }: Measured): string {
  const amount = `${atMost(evidence)}${amountInWords(evidence.cum, evidence.unit, evidence.sampleType)}`;
  return words === null ? amount : `${amount}, ${words}`;
}
