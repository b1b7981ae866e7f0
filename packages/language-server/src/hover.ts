// What a hover says: why a finding is one, and what the line costs in the loaded profiles.
import type { Finding } from '@leakline/ir';
import type { MarkupContent, Position } from 'vscode-languageserver/node';
import { describeSampleType, formatAmount, formatShare } from '@leakline/profile';
import type { CostSeries, FileCosts, LineCosts, SeriesCosts } from './analysis-protocol.ts';
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
  const blocks = [
    ...(checked?.findings ?? [])
      .filter((finding) => overlaps(toLspRange(finding.range), here))
      .flatMap((finding) => findingBlocks(checked as CheckedDocument, finding, client)),
    ...(costs?.lines ?? [])
      .filter((line) => line.line === lineOnDisk)
      .flatMap((line) => costBlocks(costs as FileCosts, line)),
  ];
  return blocks.length === 0 ? null : render(blocks, client.hoverFormat);
}

function findingBlocks(checked: CheckedDocument, finding: Finding, client: ClientFeatures): Block[] {
  const heading: Block = {
    kind: 'heading',
    text: `leakline/${finding.rule} (${finding.confidence} confidence)`,
  };
  const why = checked.whys[finding.rule];
  const reason: Block[] = why === undefined ? [] : [{ kind: 'paragraph', text: why }];
  if (client.hoverShowsDiagnostics) return [heading, ...reason];
  const steps = finding.trace.map(({ path, range, text }) => {
    const { line, column } = range.start;
    const uri = `${uriIn(checked, path, finding.path)}#L${line},${column}`;
    return { text, link: { label: `${path}:${line}`, uri } };
  });
  return [
    heading,
    { kind: 'paragraph', text: finding.message },
    ...reason,
    ...(steps.length === 0 ? [] : [{ kind: 'steps', steps } as const]),
  ];
}

function costBlocks({ series }: FileCosts, line: LineCosts): Block[] {
  const rows = line.costs.flatMap((costs) => {
    const kind = series[costs.series];
    return kind === undefined ? [] : [costRow(kind, costs)];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: `Measured on this line, in ${line.function}` },
    ...(line.stale
      ? [
          {
            kind: 'paragraph',
            text: 'The profile is older than this code: the line may have moved.',
          } as const,
        ]
      : []),
    { kind: 'table', head: ['', 'itself', 'with calls', 'share', 'earlier'], rows },
  ];
}

/** The newest capture's numbers, and how they came about. */
function costRow({ sampleType, unit, captures }: CostSeries, { flat, cum }: SeriesCosts): string[] {
  const newest = captures.at(-1);
  const [itself = 0, all = 0] = [flat.at(-1), cum.at(-1)];
  const grew = cum.length > 1 && cum.every((value, i) => i === 0 || value > (cum[i - 1] ?? 0));
  const earlier = cum.slice(0, -1).map((value) => formatAmount(value, unit));
  return [
    `${describeSampleType(sampleType)}, ${newest?.profile ?? ''}`,
    formatAmount(itself, unit),
    formatAmount(all, unit),
    newest === undefined || newest.total === 0 ? '' : formatShare(all / newest.total),
    earlier.length === 0 ? '' : `${earlier.join(' → ')}${grew ? ', grew each time' : ''}`,
  ];
}
