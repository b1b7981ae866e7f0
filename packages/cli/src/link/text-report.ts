// A link report on a terminal: per series the hot lines, what findings explain and what none does, and annotated source.
import {
  describeMetric,
  amountInWords,
  formatAmount,
  formatShare,
  growsEveryTime,
  rateOf,
  sentenceOf,
  verdict,
} from '@leakline/profile';
import { printable, type Colours } from '../colours.ts';
import type { LinkReport, ReportLine, SeriesReport } from './report.ts';
import { noteworthy, restInWords, unheldInWords } from './report.ts';
import { measuredInWords, shareInWords, type MeasuredFinding } from './measured-findings.ts';
import { sparkline } from './sparkline.ts';

const HOT_LINES = 15;
const MOST = 10;
const ANNOTATED = 4;
const CONTEXT = 2;
const WIDTH = 110;

export function linkAsText(report: LinkReport, c: Colours): string {
  const out = report.series.flatMap((series) => seriesText(series, report, c));
  for (const local of report.snapshots) {
    const { snapshot, collections, metrics } = local;
    out.push(
      `${c.bold(`heap snapshot, ${formatAmount(snapshot.totalBytes, 'bytes')} reachable`)}  ${c.dim(printable(snapshot.file))}`,
    );
    const unheld = unheldInWords(snapshot);
    if (unheld !== null) out.push(`  ${unheld}`);
    for (const held of noteworthy(local).slice(0, MOST))
      out.push(`  ${printable(sentenceOf(held, report.shown))}`);
    for (const metric of metrics.filter(({ labelSets }) => labelSets > 1).slice(0, MOST))
      out.push(`  ${printable(describeMetric(metric))}`);
    if (collections.length === 0)
      out.push(c.dim('  no module-level collection of the local sources is in it'));
    out.push('');
  }
  if (report.findings.length > 0) {
    out.push(c.bold('Findings that were measured, costliest first'));
    for (const finding of report.findings) out.push(...findingText(finding, report, c));
    out.push('');
  }
  if (report.unmeasured > 0) {
    const findings = report.unmeasured === 1 ? '1 finding is' : `${report.unmeasured} findings are`;
    out.push(c.dim(`${findings} on lines that no sample met; leakline check lists them`), '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function seriesText(series: SeriesReport, report: LinkReport, c: Colours): string[] {
  const { captures, lines, type, unit, unexplained } = series;
  const out = [heading(series, c)];
  if (captures.length > 1) {
    const values = captures.map((capture) => capture.total);
    const first = formatAmount(values[0] ?? 0, unit);
    out.push(
      `  ${first} ${c.cyan(sparkline(values))} ${amountInWords(values.at(-1) ?? 0, unit, type)}` +
        (series.trend === null ? '' : `, ${verdict(series.trend, unit)}`),
    );
  }
  const hasTrend = lines.some((line) => line.trend !== null);
  if (lines.length === 0) out.push(c.dim('  no sample is on a local line'));
  else {
    const trend = hasTrend ? `  ${'trend'.padEnd(Math.max(5, captures.length))}` : '';
    out.push(c.dim(`  ${'flat'.padStart(9)} ${'cum'.padStart(9)} ${'cum %'.padStart(7)}${trend}  line`));
  }
  for (const line of lines.slice(0, HOT_LINES)) out.push(lineText(line, series, hasTrend, report, c));
  if (lines.length > HOT_LINES) out.push(c.dim(`  … and ${lines.length - HOT_LINES} more lines`));
  out.push(c.dim(`  ${restInWords(series)}`));
  for (const note of series.notes) out.push(c.dim(`  ${printable(note)}`));
  if (unexplained.length > 0) {
    out.push('', c.bold(c.yellow('  Growing, and no finding explains it')));
    for (const line of unexplained.slice(0, MOST)) {
      const growth = line.trend === null ? `+${formatAmount(line.growth, unit)}` : rateOf(line.trend, unit);
      out.push(
        `  ${c.cyan(sparkline(line.values))}  ${growth}  ${printable(`${report.shown(line.path)}:${line.line}`)}  ${c.dim(printable(line.function))}`,
      );
    }
  }
  out.push('', ...annotated(series, report, c));
  return out;
}

function heading({ title, captures, total, type, unit, isDifference }: SeriesReport, c: Colours): string {
  const [only] = captures;
  const what = `${isDifference && total >= 0 ? '+' : ''}${amountInWords(total, unit, type)}`;
  if (captures.length === 1 && only !== undefined)
    return `${c.bold(`${printable(title)}: ${what}`)}  ${c.dim(printable(only.file))}`;
  const first = captures[0];
  const last = captures.at(-1);
  const names = `${first?.file ?? ''} … ${last?.file ?? ''}`;
  return `${c.bold(`${printable(title)}: ${captures.length} captures`)}  ${c.dim(printable(names))}`;
}

function lineText(
  { flat, cum, share, values, trend, path, line, functions, rules, mapping }: ReportLine,
  { unit, captures }: SeriesReport,
  hasTrend: boolean,
  report: LinkReport,
  c: Colours,
): string {
  const spark = sparkline(values).padEnd(Math.max(5, captures.length));
  const colour = trend !== null && growsEveryTime(trend) ? c.red : c.dim;
  return [
    `  ${formatAmount(flat, unit).padStart(9)} ${formatAmount(cum, unit).padStart(9)} ${heat(c, share, formatShare(share).padStart(7))}`,
    ...(hasTrend ? [colour(spark)] : []),
    printable(`${report.shown(path)}:${line}`),
    c.dim(printable(functions.join(', '))),
    ...(rules.length === 0 ? [] : [c.red(`⚠ ${rules.join(', ')}`)]),
    ...(mapping === 'anchored' ? [c.yellow('moved since the capture')] : []),
  ].join('  ');
}

function findingText(finding: MeasuredFinding, report: LinkReport, c: Colours): string[] {
  const share = finding.measured[0]?.evidence.share ?? 0;
  const place = printable(`${report.shown(finding.path)}:${finding.line}`);
  return [
    `  ${heat(c, share, shareInWords(finding).padStart(6))}  ${c.bold(place)}  ${c.dim(`leakline/${finding.rule}`)}`,
    `          ${printable(finding.message)}`,
    ...finding.measured.slice(0, 4).map((measured) => {
      const { evidence } = measured;
      return `          ${measuredInWords(measured)}  ${c.dim(`${formatShare(evidence.share)} of ${printable(evidence.profile)}`)}`;
    }),
    ...finding.held.map((sentence) => `          ${printable(sentence)}`),
  ];
}

/** The source around the hottest lines, each with its cost in the margin. */
function annotated({ lines, unit }: SeriesReport, report: LinkReport, c: Colours): string[] {
  const byPlace = new Map(lines.map((line) => [`${line.path}:${line.line}`, line]));
  const wanted = new Map<string, Set<number>>();
  for (const { path, line } of lines.slice(0, ANNOTATED)) {
    const around = wanted.get(path) ?? new Set();
    for (let n = Math.max(1, line - CONTEXT); n <= line + CONTEXT; n++) around.add(n);
    wanted.set(path, around);
  }
  const out: string[] = [];
  for (const [path, around] of wanted) {
    const shown = [...around].sort((a, b) => a - b).filter((n) => report.textAt(path, n) !== null);
    if (shown.length === 0) continue;
    out.push(`  ${c.underline(printable(report.shown(path)))}`);
    shown.forEach((n, i) => {
      if (i > 0 && shown[i - 1] !== n - 1) out.push(c.dim(`  ${' '.repeat(9)}     ⋮`));
      const cost = byPlace.get(`${path}:${n}`);
      const margin =
        cost === undefined ? ' '.repeat(9) : heat(c, cost.share, formatAmount(cost.cum, unit).padStart(9));
      const text = (report.textAt(path, n) ?? '').replaceAll('\t', '  ').slice(0, WIDTH);
      out.push(`  ${margin} ${c.dim(`${String(n).padStart(5)} │`)} ${printable(text)}`);
    });
    out.push('');
  }
  return out;
}

function heat(c: Colours, share: number, text: string): string {
  return share >= 0.3 ? c.bold(c.red(text)) : share >= 0.05 ? c.yellow(text) : c.dim(text);
}
