// A link report for a pull request or an issue: GitHub-flavoured Markdown, foreign names kept from being markup.
import {
  amountInWords,
  describeMetric,
  formatAmount,
  formatShare,
  rateOf,
  sentenceOf,
  verdict,
} from '@leakline/profile';
import { noteworthy, restInWords, unheldInWords, type LinkReport, type SeriesReport } from './report.ts';
import { measuredInWords, shareInWords } from './measured-findings.ts';
import { sparkline } from './sparkline.ts';

const HOT_LINES = 15;
const MOST = 10;

export function linkAsMarkdown(report: LinkReport): string {
  const out: string[] = ['## What production measured', ''];
  if (report.findings.length > 0) {
    out.push(
      '### Findings, costliest first',
      '',
      '| share | where | rule | measured |',
      '| --: | --- | --- | --- |',
    );
    for (const finding of report.findings) {
      const measured = finding.measured.slice(0, 3).map(measuredInWords);
      out.push(
        row([
          shareInWords(finding),
          code(`${report.shown(finding.path)}:${finding.line}`),
          code(finding.rule),
          prose([...measured, ...finding.held].join('; ')),
        ]),
      );
    }
    out.push('');
  }
  for (const series of report.series) out.push(...seriesMarkdown(series, report));
  for (const local of report.snapshots) {
    const unheld = unheldInWords(local.snapshot);
    out.push(
      `### ${escapeMarkdown(`Heap snapshot ${local.snapshot.file}, ${formatAmount(local.snapshot.totalBytes, 'bytes')} reachable`)}`,
      '',
      ...(unheld === null ? [] : [escapeMarkdown(unheld), '']),
      ...noteworthy(local)
        .slice(0, MOST)
        .map((held) => `- ${prose(sentenceOf(held, report.shown))}`),
      ...local.metrics
        .filter(({ labelSets }) => labelSets > 1)
        .slice(0, MOST)
        .map((metric) => `- ${prose(describeMetric(metric))}`),
      '',
    );
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function seriesMarkdown(series: SeriesReport, report: LinkReport): string[] {
  const { title, captures, total, type, unit, lines, unexplained, trend } = series;
  const values = captures.map((capture) => capture.total);
  const hasTrend = lines.some((line) => line.trend !== null);
  const out = [
    `### ${escapeMarkdown(`${title}: ${amountInWords(total, unit, type)}`)}`,
    '',
    captures.length === 1
      ? escapeMarkdown(captures[0]?.file ?? '')
      : `${captures.length} captures, ${sparkline(values)}${trend === null ? '' : ` ${escapeMarkdown(verdict(trend, unit))}`}`,
    '',
  ];
  if (lines.length === 0) return [...out, 'No sample is on a local line.', ''];
  out.push(
    `| flat | cum | cum % | line | finding |${hasTrend ? ' trend |' : ''}`,
    `| --: | --: | --: | --- | --- |${hasTrend ? ' --- |' : ''}`,
  );
  for (const line of lines.slice(0, HOT_LINES)) {
    out.push(
      row([
        formatAmount(line.flat, unit),
        formatAmount(line.cum, unit),
        formatShare(line.share),
        code(`${report.shown(line.path)}:${line.line}`),
        line.rules.map(code).join(' '),
        ...(hasTrend ? [sparkline(line.values)] : []),
      ]),
    );
  }
  if (lines.length > HOT_LINES) out.push('', `… and ${lines.length - HOT_LINES} more lines`);
  out.push('', escapeMarkdown([restInWords(series), ...series.notes].join('; ')));
  if (unexplained.length > 0) {
    out.push('', '**Growing, and no finding explains it**', '');
    for (const line of unexplained.slice(0, MOST)) {
      const growth = line.trend === null ? `+${formatAmount(line.growth, unit)}` : rateOf(line.trend, unit);
      out.push(
        `- ${sparkline(line.values)} ${escapeMarkdown(growth)} ${code(`${report.shown(line.path)}:${line.line}`)} in ${code(line.function)}`,
      );
    }
  }
  out.push('');
  return out;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A code span that no backtick in the text can end, and that no table takes apart. */
function code(text: string): string {
  const plain = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** Names stand between backticks: those become code, and all else means only itself. */
function prose(text: string): string {
  return oneLine(text)
    .split(/(`[^`]*[^`\s][^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? code(part.slice(1, -1)) : escapeMarkdownWithin(part)))
    .join('');
}

/** Every ASCII punctuation mark may be escaped, and then means only itself; those that mean something are. */
function escapeMarkdown(text: string): string {
  return escapeMarkdownWithin(oneLine(text));
}

function escapeMarkdownWithin(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#!|~@&]/g, '\\$&');
}

/** Control characters would end a row; those that turn the direction of writing would hide what follows. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}
