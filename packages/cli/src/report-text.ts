// Findings as text: grouped by file, the line with the range underlined, the reason, the trace, what profiles say.
import type { Finding, Report } from '@leakline/ir';
import { evidenceInWords } from '@leakline/profile';
import { causeGroups, type CauseGroup } from './causes.ts';
import { printable, type Colours } from './colours.ts';
import { counted } from './wording.ts';
import { wrapped } from './wrapping.ts';

export interface TextOptions {
  readonly textOf: (path: string) => string;
  readonly colours: Colours;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What was left out of the report on purpose. */
  readonly notes: readonly string[];
  readonly hasProfiles: boolean;
}

const WIDTH = 110;

export function reportAsText(report: Report, options: TextOptions): string {
  const { colours: c } = options;
  const out: string[] = [];
  const causes = causeGroups(report.findings, options.hasProfiles);
  for (const { path, groups } of byFile(causes, options.hasProfiles)) {
    out.push(c.underline(printable(path)));
    for (const { shown, others } of groups)
      out.push(...findingLines(shown, options), ...placesOfOthers(others, shown, options));
    out.push('');
  }
  for (const s of options.skipped) out.push(c.dim(`skipped ${printable(s.path)}: ${s.reason}`));
  for (const text of options.notes) out.push(c.dim(printable(text)));
  const { files, findings } = report.summary;
  const count =
    findings === 0
      ? files === 0
        ? c.yellow('nothing was checked')
        : c.green(options.notes.length > 0 ? 'nothing to report' : 'no leaks found')
      : c.bold(
          `${counted(findings, 'finding')}${causes.length < findings ? ` of ${counted(causes.length, 'cause')}` : ''} in ${counted(new Set(report.findings.map((f) => f.path)).size, 'file')}`,
        );
  out.push(`${count} (${counted(files, 'file')}, ${(report.summary.durationMs / 1000).toFixed(1)} s)`);
  return `${out.join('\n')}\n`;
}

/** By file; where findings are in the order of their cost, only neighbours share a heading. */
function byFile(
  causes: readonly CauseGroup[],
  isByCost: boolean,
): readonly { readonly path: string; readonly groups: readonly CauseGroup[] }[] {
  const files: { path: string; groups: CauseGroup[] }[] = [];
  for (const group of causes) {
    const { path } = group.shown;
    const file = isByCost ? files.at(-1) : files.find((f) => f.path === path);
    if (file?.path === path) file.groups.push(group);
    else files.push({ path, groups: [group] });
  }
  return files;
}

/** What has the same cause as the finding above: a line for each file, and for each place that was measured. */
function placesOfOthers(
  others: readonly Finding[],
  { cause }: Finding,
  { colours: c }: TextOptions,
): string[] {
  if (others.length === 0 || cause === undefined) return [];
  const lines = new Map<string, string[]>();
  const measured: string[] = [];
  for (const { path, range, evidence } of others) {
    const [first] = evidence;
    if (first !== undefined) {
      measured.push(
        `        ${printable(path)}:${range.start.line}  ${c.magenta('▐')} ${evidenceInWords(first)}`,
      );
      continue;
    }
    const list = lines.get(path) ?? [];
    lines.set(path, list);
    list.push(String(range.start.line));
  }
  const rest = [...lines].flatMap(([path, numbers]) =>
    wrapped(`${printable(path)}:${numbers.join(', ')}`, WIDTH).map((line, i) =>
      c.dim(`        ${i === 0 ? '' : '  '}${line}`),
    ),
  );
  return [
    `      ${c.bold(`and ${counted(others.length, 'more place')}`)} of the same cause, ${printable(cause.path)}:${cause.range.start.line}:`,
    ...measured,
    ...rest,
  ];
}

function findingLines(finding: Finding, options: TextOptions): string[] {
  const { colours: c } = options;
  const { start } = finding.range;
  const colour = finding.severity === 'error' ? c.red : finding.severity === 'warning' ? c.yellow : c.blue;
  const out = [
    '',
    `  ${c.bold(`${start.line}:${start.column}`)}  ${colour(finding.severity)}  ${printable(finding.message)}  ${c.dim(`leakline/${finding.rule}${finding.confidence === 'high' ? '' : ` (${finding.confidence} confidence)`}`)}`,
  ];
  out.push(...codeFrame(finding, options, colour));
  for (const e of finding.evidence)
    out.push(`      ${c.magenta('▐')} ${c.bold(evidenceInWords(e))} ${c.dim(`in ${printable(e.profile)}`)}`);
  if (options.hasProfiles && finding.evidence.length === 0)
    out.push(c.dim('      ▐ no sample of the given profiles is on this line'));
  for (const step of finding.trace.slice(1))
    out.push(c.dim(`      ${printable(step.path)}:${step.range.start.line}  ${printable(step.text)}`));
  for (const s of finding.suggestions) out.push(c.dim(`      fix: ${printable(s.title)}`));
  return out;
}

function codeFrame(
  finding: Finding,
  { textOf, colours: c }: TextOptions,
  colour: (text: string) => string,
): string[] {
  const { start, end } = finding.range;
  const line = textOf(finding.path).split(/\r\n|\n|\r/)[start.line - 1];
  if (line === undefined) return [];
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  // Long lines are shown around the range.
  const cut =
    line.length - indent > WIDTH ? Math.max(indent, Math.min(from - 20, line.length - WIDTH)) : indent;
  const shown = printable(line.slice(cut, cut + WIDTH).replaceAll('\t', ' '));
  const before = widthOf(line.slice(cut, from));
  const length = Math.max(1, widthOf(line.slice(Math.max(from, cut), Math.min(to, cut + WIDTH))));
  const number = String(start.line);
  return [
    `      ${c.dim(`${number} │`)} ${cut > indent ? '…' : ''}${shown}`,
    `      ${' '.repeat(number.length)} ${c.dim('│')} ${' '.repeat(before + (cut > indent ? 1 : 0))}${colour('~'.repeat(length))}`,
  ];
}

/** Columns that a text takes on a terminal: wide characters take two, combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (/\p{Mn}/u.test(char)) continue;
    width +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return width;
}
