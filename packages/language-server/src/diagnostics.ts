// Findings as the protocol's diagnostics.
import type { Evidence, Finding, Severity } from '@leakline/ir';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver/node';
import { atMost, describeSampleType, formatAmount, formatShare } from '@leakline/profile';
import { uriIn, type CheckedDocument } from './checked.ts';
import type { ClientFeatures } from './client.ts';
import { toLspRange } from './positions.ts';
import { ruleDocs } from './rule-docs.ts';

/** Travels with a diagnostic, so that a code action finds the finding again. */
export interface DiagnosticData {
  readonly version: number;
  /** Index into the findings of that version. */
  readonly index: number;
}

export function toDiagnostics(checked: CheckedDocument, client: ClientFeatures): Diagnostic[] {
  return checked.findings.map((finding, index) => {
    const diagnostic: Diagnostic = {
      range: toLspRange(finding.range),
      severity: severities[finding.severity],
      code: finding.rule,
      source: 'leakline',
      message: [finding.message, ...finding.evidence.slice(0, 1).map(sentenceOf)].join('\n'),
    };
    if (client.codeDescription) diagnostic.codeDescription = { href: ruleDocs(finding.rule) };
    if (client.diagnosticData) diagnostic.data = { version: checked.version, index } satisfies DiagnosticData;
    if (client.relatedInformation && finding.trace.length > 0)
      diagnostic.relatedInformation = [
        ...relatedInformation(checked, finding),
        ...sharedCause(checked, finding),
      ];
    return diagnostic;
  });
}

/** The finding that a diagnostic came from, if it is still one of the document's. */
export function findingOf(checked: CheckedDocument, diagnostic: Diagnostic): Finding | undefined {
  const data: unknown = diagnostic.data;
  if (isDiagnosticData(data) && data.version === checked.version) return checked.findings[data.index];
  // A client that keeps no data, or a finding that an edit elsewhere left where it was.
  return checked.findings.find(
    (finding) => finding.rule === diagnostic.code && equals(toLspRange(finding.range), diagnostic.range),
  );
}

/** “Measured here: 41.2 MB, 63 % of in-use heap (captures/heap.pprof).” */
function sentenceOf(evidence: Evidence): string {
  const { profile, sampleType, unit, cum, share } = evidence;
  return `Measured here: ${atMost(evidence)}${formatAmount(cum, unit)}, ${formatShare(share)} of ${describeSampleType(sampleType)} (${profile}).`;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

function relatedInformation(checked: CheckedDocument, finding: Finding) {
  return finding.trace.map((step) => ({
    location: { uri: uriIn(checked, step.path, finding.path), range: toLspRange(step.range) },
    message: step.text,
  }));
}

/** Of findings that are mended in one place: that place, and where the others are. Those in other files are not known here. */
function sharedCause(checked: CheckedDocument, finding: Finding) {
  const { cause, path, rule } = finding;
  if (cause === undefined) return [];
  const key = JSON.stringify(cause);
  const lines = checked.findings
    .filter((other) => other !== finding && other.rule === rule && JSON.stringify(other.cause) === key)
    .map((other) => other.range.start.line);
  const shown = lines.slice(0, LINES_SHOWN).join(', ');
  return [
    {
      location: { uri: uriIn(checked, cause.path, path), range: toLspRange(cause.range) },
      message: `the cause of ${lines.length + 1} findings in this file; the others: line ${shown}${lines.length > LINES_SHOWN ? ', …' : ''}`,
    },
  ];
}

const LINES_SHOWN = 10;

function equals(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function isDiagnosticData(data: unknown): data is DiagnosticData {
  return typeof data === 'object' && data !== null && 'version' in data && 'index' in data;
}
