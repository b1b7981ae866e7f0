// A link report as GitHub's workflow commands: annotations on the lines that were measured.
import { describeSampleType, formatAmount, formatShare, rateOf } from '@leakline/profile';
import type { LinkReport } from './report.ts';
import { measuredInWords } from './measured-findings.ts';

/** GitHub shows ten warnings and ten notices of a step; the costliest come first. */
const MOST = 10;

export function linkAsGithub(report: LinkReport): string {
  const out: string[] = [];
  for (const finding of report.findings.slice(0, MOST)) {
    const [first] = finding.measured;
    if (first === undefined) continue;
    const share = formatShare(first.evidence.share);
    const title = `leakline/${finding.rule}: ${measuredInWords(first)}, ${share}`;
    out.push(
      command('warning', report.shown(finding.path), finding.line, title, [
        `Measured: ${finding.measured.map(measuredInWords).join('; ')}.`,
        ...finding.held.map((sentence) => `${sentence}.`),
        finding.message,
      ]),
    );
  }
  for (const { unexplained, unit, type } of report.series) {
    for (const line of unexplained.slice(0, MOST)) {
      const growth = line.trend === null ? `+${formatAmount(line.growth, unit)}` : rateOf(line.trend, unit);
      out.push(
        command('notice', report.shown(line.path), line.line, `grows: ${growth}`, [
          `${describeSampleType(type)} that is held from here grows (${growth}), and no finding explains it.`,
        ]),
      );
    }
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

function command(
  level: 'warning' | 'notice',
  file: string,
  line: number,
  title: string,
  text: readonly string[],
): string {
  return `::${level} file=${property(file)},line=${line},title=${property(title)}::${data(text.join(' '))}`;
}

/** As @actions/core escapes them. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
