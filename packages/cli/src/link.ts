// `leakline link`: what captured profiles cost on the local source lines.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DiskHost, Project, UsageError } from '@leakline/project';
import {
  describeSampleType,
  formatAmount,
  formatShare,
  type Linked,
  type LinkedLine,
} from '@leakline/profile';
import { colours, printable, type Colours } from './colours.ts';
import { oneOf } from './options.ts';
import { loadProfiles } from './profiles.ts';

const HOT_LINES = 15;
const ANNOTATED = 4;
const CONTEXT = 2;

export function link(patterns: readonly string[], options: Record<string, unknown>): number {
  if (patterns.length === 0)
    throw new UsageError(
      'link needs at least one profile: a file, a folder, a glob, or - for standard input',
    );
  const format = oneOf('--format', options.format, ['text', 'json']);
  const root = process.cwd();
  const linked = loadProfiles(patterns.map(String), root, options);
  const findings = findingsByLine(root, options);
  if (format === 'json') process.stdout.write(`${JSON.stringify(lineTable(linked, findings), null, 2)}\n`);
  else process.stdout.write(asText(linked, findings, options));
  return 0;
}

/** Rule ids by `path:line`, of the code that the profiles are linked to. */
function findingsByLine(
  root: string,
  options: Record<string, unknown>,
): ReadonlyMap<string, readonly string[]> {
  const sourceRoot = options.sourceRoot === undefined ? '.' : String(options.sourceRoot).replace(/\/$/, '');
  const project = new Project({ host: new DiskHost(resolve(root, sourceRoot)) });
  const found = new Map<string, string[]>();
  for (const f of project.check().report.findings) {
    const key = `${sourceRoot === '.' ? f.path : `${sourceRoot}/${f.path}`}:${f.range.start.line}`;
    found.set(key, [...(found.get(key) ?? []), f.rule]);
  }
  return found;
}

/** The contract of `--format json`: every line that any sample touches. */
function lineTable(linked: Linked, findings: ReadonlyMap<string, readonly string[]>) {
  return {
    version: 1,
    profiles: linked.profiles.map(({ profile, totals }) => ({
      file: profile.file,
      kind: profile.kind,
      takenAt: profile.takenAt === null ? null : new Date(profile.takenAt / 1e6).toISOString(),
      durationNanos: profile.durationNanos,
      sampleTypes: profile.sampleTypes.map((t, i) => ({ ...t, total: totals[i] ?? 0 })),
    })),
    lines: linked.lines.map((l) => {
      const costs: Record<string, { flat: number; cum: number }> = {};
      for (const c of l.costs) {
        const sum = (costs[c.type] ??= { flat: 0, cum: 0 });
        sum.flat += c.flat;
        sum.cum += c.cum;
      }
      return {
        profilePath: l.profilePath,
        path: l.path,
        line: l.line,
        function: l.function,
        mapping: l.mapping,
        costs,
        findings: findings.get(`${l.path ?? ''}:${l.line}`) ?? [],
      };
    }),
  };
}

function asText(
  linked: Linked,
  findings: ReadonlyMap<string, readonly string[]>,
  options: Record<string, unknown>,
): string {
  const c = colours(options.color);
  const out: string[] = [];
  const focus = options.focus === undefined ? null : regex(String(options.focus));
  for (const [index, { profile, totals }] of linked.profiles.entries()) {
    const wanted =
      options.sampleType === undefined
        ? (profile.sampleTypes[profile.defaultType]?.type ?? '')
        : String(options.sampleType);
    const at = profile.sampleTypes.findIndex((t) => t.type === wanted);
    const type = profile.sampleTypes[at];
    if (type === undefined)
      throw new UsageError(
        `${profile.file}: has no sample type "${wanted}"; it has ${profile.sampleTypes.map((t) => t.type).join(', ')}`,
      );
    const total = totals[at] ?? 0;
    out.push(
      c.bold(
        `${printable(profile.file)}  ${formatAmount(total, type.unit)} ${describeSampleType(type.type)}`,
      ),
    );
    const rows = linked.lines
      .flatMap((line) =>
        line.costs
          .filter((k) => k.profile === index && k.type === wanted && (k.cum > 0 || k.flat > 0))
          .map((cost) => ({ line, cost })),
      )
      .filter(
        ({ line }) =>
          line.path !== null &&
          line.line > 0 &&
          (focus === null || focus.test(`${line.path} ${line.function}`)),
      )
      .sort((a, b) => b.cost.cum - a.cost.cum || b.cost.flat - a.cost.flat);
    const unmapped = linked.lines.reduce(
      (sum, l) =>
        sum +
        (l.path === null
          ? l.costs.reduce((s, k) => s + (k.profile === index && k.type === wanted ? k.flat : 0), 0)
          : 0),
      0,
    );
    if (rows.length === 0) out.push(c.dim('  no sample is on a local line'));
    else out.push(c.dim(`  ${'flat'.padStart(9)} ${'cum'.padStart(9)} ${'cum %'.padStart(7)}  line`));
    for (const { line, cost } of rows.slice(0, HOT_LINES)) {
      const rules = findings.get(`${line.path ?? ''}:${line.line}`) ?? [];
      const share = total === 0 ? 0 : cost.cum / total;
      out.push(
        `  ${formatAmount(cost.flat, type.unit).padStart(9)} ${formatAmount(cost.cum, type.unit).padStart(9)} ${heat(c, share, formatShare(share).padStart(7))}  ${printable(`${line.path ?? ''}:${line.line}`)}  ${c.dim(printable(line.function))}${rules.length === 0 ? '' : `  ${c.red(`⚠ ${rules.join(', ')}`)}`}`,
      );
    }
    if (rows.length > HOT_LINES) out.push(c.dim(`  … and ${rows.length - HOT_LINES} more lines`));
    out.push(
      c.dim(`  ${formatAmount(unmapped, type.unit)} flat in dependencies and the runtime (no local source)`),
      '',
    );
    out.push(
      ...annotated(
        rows.slice(0, ANNOTATED).map((r) => r.line),
        linked,
        index,
        wanted,
        type.unit,
        total,
        c,
      ),
    );
  }
  return `${out.join('\n')}\n`;
}

/** The source around the hottest lines, each with its cost in the margin. */
function annotated(
  lines: readonly LinkedLine[],
  linked: Linked,
  profile: number,
  type: string,
  unit: string,
  total: number,
  c: Colours,
): string[] {
  const out: string[] = [];
  const shown = new Set<string>();
  for (const line of lines) {
    if (line.path === null || shown.has(`${line.path}:${line.line}`)) continue;
    let text: string[];
    try {
      text = readFileSync(line.path, 'utf8').split(/\r\n|\n|\r/);
    } catch {
      continue;
    }
    out.push(`  ${c.underline(printable(line.path))}`);
    for (let n = Math.max(1, line.line - CONTEXT); n <= Math.min(text.length, line.line + CONTEXT); n++) {
      shown.add(`${line.path}:${n}`);
      const cum = Math.max(
        0,
        ...linked
          .at(line.path, n)
          .flatMap((l) => l.costs.filter((k) => k.profile === profile && k.type === type).map((k) => k.cum)),
      );
      const share = total === 0 ? 0 : cum / total;
      const margin = cum === 0 ? ' '.repeat(9) : heat(c, share, formatAmount(cum, unit).padStart(9));
      out.push(
        `  ${margin} ${c.dim(`${String(n).padStart(5)} │`)} ${printable((text[n - 1] ?? '').replaceAll('\t', '  ').slice(0, 110))}`,
      );
    }
    out.push('');
  }
  return out;
}

function heat(c: Colours, share: number, text: string): string {
  return share >= 0.3 ? c.bold(c.red(text)) : share >= 0.05 ? c.yellow(text) : c.dim(text);
}

function regex(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw new UsageError(`--focus ${source}: not a valid regular expression`);
  }
}
