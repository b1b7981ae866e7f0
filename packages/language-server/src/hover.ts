// What a hover says: why a finding is one, and what the line costs in the loaded profiles.
import type { Finding } from '@leakline/ir';
import type { MarkupContent, Position } from 'vscode-languageserver/node';
import { describeSampleType, formatAmount, formatShare } from '@leakline/profile';
import type { FileCosts, LineCosts } from './analysis-protocol.ts';
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

function costBlocks({ columns }: FileCosts, line: LineCosts): Block[] {
  const rows = columns.flatMap((column) => {
    const cell = line.cells.find(({ column: key }) => key === column.key);
    if (cell === undefined || (cell.flat === 0 && cell.cum === 0)) return [];
    const share = column.total === 0 ? 0 : cell.cum / column.total;
    return [
      [
        `${describeSampleType(column.sampleType)}, ${column.profile}`,
        formatAmount(cell.flat, column.unit),
        formatAmount(cell.cum, column.unit),
        formatShare(share),
      ],
    ];
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
    { kind: 'table', head: ['', 'itself', 'with calls', 'share'], rows },
  ];
}
