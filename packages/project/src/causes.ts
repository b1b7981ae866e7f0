// Which findings of a check have one cause, so that whoever reads them mends it once.
import { addUnder } from '@leakline/analysis';
import type { Finding, Located } from '@leakline/ir';

export interface FindingWithCauses {
  readonly finding: Finding;
  /** Where mending it may mend others: the surest first (`Draft.causes`). */
  readonly causes: readonly Located[];
}

/**
 * The findings in their order, each with the surest of its places that another finding of the same rule has too.
 * What they merely pass through (a wrapper, with values of their own) only counts where they say the same: a general
 * `increment(name, tags)` joins what has nothing else in common.
 */
export function withSharedCauses(found: readonly FindingWithCauses[]): Finding[] {
  const shared = new Map<FindingWithCauses, Located>();
  const levels = Math.max(0, ...found.map((f) => f.causes.length));
  for (let level = 0; level < levels; level++) {
    const groups = new Map<string, FindingWithCauses[]>();
    for (const one of found) {
      const cause = one.causes[level];
      if (cause === undefined || shared.has(one)) continue;
      const { rule, severity, message } = one.finding;
      const { start, end } = cause.range;
      const key = JSON.stringify([rule, severity, cause.path, start, end, level === 0 ? '' : message]);
      addUnder(groups, key, one);
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      for (const one of group) shared.set(one, one.causes[level] as Located);
    }
  }
  return found.map((one) => {
    const cause = shared.get(one);
    return cause === undefined ? one.finding : { ...one.finding, cause };
  });
}

/** UTF-16 units of a cause's source in a message. */
const SOURCE_SHOWN = 60;

/**
 * A finding whose message ends with its cause, where that stands somewhere else and the message does not name it. No line
 * number: edits above the cause would change the message. And nothing about other findings: whoever checks one file does not
 * know them, but those of one cause end alike.
 * @param source The cause's text.
 */
export function withCauseInWords(finding: Finding, cause: Located, source: string): Finding {
  const { path, range, message } = finding;
  const isHere = cause.path === path;
  const { line } = cause.range.start;
  if (isHere && line >= range.start.line && line <= range.end.line) return finding;
  const words = source.replace(/\s+/g, ' ').trim();
  const shown = words.length > SOURCE_SHOWN ? `${words.slice(0, SOURCE_SHOWN).trimEnd()}…` : words;
  if (shown === '' || (isHere && message.includes(`\`${shown}\``))) return finding;
  return { ...finding, message: `${message} Its cause: \`${shown}\`${isHere ? '' : ` in ${cause.path}`}.` };
}
