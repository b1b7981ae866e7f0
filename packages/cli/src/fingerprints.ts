// A name for each finding that survives edits elsewhere in its file. Baselines, SARIF and GitLab know findings by it.
import { createHash } from 'node:crypto';
import type { Finding } from '@leakline/ir';

/** 32 hexadecimal digits by finding. */
export type Fingerprints = ReadonlyMap<Finding, string>;

/**
 * Made of the rule, the path, the line's own text and its rank among equal ones, never of the line number.
 * Give all findings of a file at once: the rank counts them.
 * @param pathOf The path that goes into the name; the finding's own when not given.
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  textOf: (path: string) => string,
  pathOf: (finding: Finding) => string = (f) => f.path,
): Fingerprints {
  const seen = new Map<string, number>();
  const names = new Map<Finding, string>();
  const lines = new Map<string, readonly string[]>();
  const inTextOrder = [...findings].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
  for (const f of inTextOrder) {
    let own = lines.get(f.path);
    if (own === undefined) lines.set(f.path, (own = textOf(f.path).split(/\r\n|\n|\r/)));
    const line = own[f.range.start.line - 1] ?? '';
    const key = `${f.rule}\0${pathOf(f)}\0${line.replace(/\s+/g, ' ').trim()}`;
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    names.set(f, createHash('sha256').update(`${key}\0${rank}`).digest('hex').slice(0, 32));
  }
  return names;
}
