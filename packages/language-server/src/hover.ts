// What a hover says: why a finding is one, and what the line costs in the loaded profiles.
import type { Finding } from '@leakline/ir';
import type { MarkupContent, Position } from 'vscode-languageserver/node';
import { describeSampleType, formatAmount, formatShare, verdict } from '@leakline/profile';
import type { FileCosts, LineCosts, MeasuredCost } from './analysis-protocol.ts';
import { uriIn, type CheckedDocument } from './checked.ts';
import type { ClientFeatures } from './client.ts';
import { render, type Block } from './markup.ts';
import { overlaps, toLspRange } from './positions.ts';

/**
 * @param checked The findings of the text that the user sees, or null while they are being worked out.
 * @param lineOnDisk The line that profiles know this position's line by; null for one that is new.
 * @returns Null where there is nothing to say.
 */
export function hoverAt(
  position: Position,
  checked: CheckedDocument | null,
  costs: FileCosts | null,
  lineOnDisk: number | null,
  client: ClientFeatures,
): MarkupContent | null {
  const here = { start: position, end: position };
  const held = (costs?.held ?? []).filter(({ line }) => line === lineOnDisk);
  const measured = [
    ...costBlocks((costs?.lines ?? []).filter(({ line }) => line === lineOnDisk)),
    ...heldBlocks(held.map(({ sentence }) => sentence)),
  ];
  const found = (checked?.findings ?? [])
    .filter((finding) => overlaps(toLspRange(finding.range), here))
    .flatMap((finding) => findingBlocks(checked as CheckedDocument, finding, client));
  // Below the client's own account of a finding, the numbers are the news; elsewhere the finding comes first.
  const blocks = client.hoverShowsDiagnostics ? [...measured, ...found] : [...found, ...measured];
  return blocks.length === 0 ? null : render(blocks, client.hoverFormat);
}

function findingBlocks(checked: CheckedDocument, finding: Finding, client: ClientFeatures): Block[] {
  const why = checked.whys[finding.rule];
  const reason: Block[] = why === undefined ? [] : [{ kind: 'paragraph', text: why }];
  if (client.hoverShowsDiagnostics) return reason;
  const steps = finding.trace.map(({ path, range, text }) => {
    const { line, column } = range.start;
    const uri = `${uriIn(checked, path, finding.path)}#L${line},${column}`;
    return { text, link: { label: `${path}:${line}`, uri } };
  });
  return [
    { kind: 'heading', text: `leakline/${finding.rule} (${finding.confidence} confidence)` },
    { kind: 'paragraph', text: finding.message },
    ...reason,
    ...(steps.length === 0 ? [] : [{ kind: 'steps', steps } as const]),
  ];
}

/** Only a line that several functions share (closures, instances of a generic) needs their names: the reader sees the rest. */
function costBlocks(lines: readonly LineCosts[]): Block[] {
  return lines.flatMap((line): Block[] => [
    { kind: 'heading', text: `Measured on this line${lines.length > 1 ? `, in ${line.function}` : ''}` },
    { kind: 'list', items: line.costs.map(sentenceOf) },
  ]);
}

function heldBlocks(sentences: readonly string[]): Block[] {
  if (sentences.length === 0) return [];
  return [
    { kind: 'heading', text: 'Seen in a heap snapshot' },
    { kind: 'list', items: sentences },
  ];
}

/** “in-use heap: 16 MB (26 %), grows in 3 of 3 captures, +38 MB/h; 0 B without its calls (profiles/heap-3.pb.gz)” */
function sentenceOf({ profile, sampleType, unit, flat, cum, share, trend }: MeasuredCost): string {
  const growth = trend === null ? '' : `, ${verdict(trend, unit)}`;
  const own = flat === cum ? '' : `; ${formatAmount(flat, unit)} without its calls`;
  return `${describeSampleType(sampleType)}: ${formatAmount(cum, unit)} (${formatShare(share)})${growth}${own} (${profile})`;
}
