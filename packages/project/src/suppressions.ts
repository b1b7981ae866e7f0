// Which findings the source itself switches off. One parser for both languages and every adapter.
import { LineIndex, type ModuleIR } from '@leakline/ir';

interface Suppressed {
  /** 1-based, inclusive. */
  readonly from: number;
  readonly to: number;
  /** null: every rule. */
  readonly rules: ReadonlySet<string> | null;
}

/** Answers whether a rule is switched off on a line (1-based). */
export function suppressionsOf(ir: ModuleIR, text: string): (rule: string, line: number) => boolean {
  if (ir.directives.length === 0) return () => false;
  const lines = new LineIndex(text);
  const suppressed: Suppressed[] = [];
  const open: { from: number; rules: ReadonlySet<string> | null }[] = [];
  for (const d of ir.directives) {
    const { line } = lines.positionAt(d.start);
    const endLine = lines.positionAt(d.end).line;
    const standsAlone = text.slice(lines.lineStart(line), d.start).trim() === '';
    const go = /^nolint(?::([\w,\s/-]+?))?(?:\s*\/\/.*)?$/.exec(d.text);
    if (go !== null) {
      const names = (go[1] ?? 'all').split(',').map((n) => n.trim());
      // A comment of its own stands for the line below, as golangci-lint has it.
      if (names.some((n) => n === 'all' || n === 'leakline'))
        suppressed.push({ from: line, to: standsAlone ? line + 1 : line, rules: null });
      continue;
    }
    const eslint = /^eslint-(disable-next-line|disable-line|disable|enable)\b([^]*)$/.exec(d.text);
    if (eslint === null) continue;
    const rules = rulesIn((eslint[2] ?? '').replace(/\s-{2,}\s[^]*$/, ''));
    if (rules !== null && rules.size === 0) continue;
    if (eslint[1] === 'disable-next-line') suppressed.push({ from: endLine + 1, to: endLine + 1, rules });
    else if (eslint[1] === 'disable-line') suppressed.push({ from: line, to: line, rules });
    else if (eslint[1] === 'disable') open.push({ from: line, rules });
    else {
      for (let i = open.length - 1; i >= 0; i--) {
        const o = open[i];
        if (
          o === undefined ||
          (rules !== null && !(o.rules !== null && [...o.rules].every((r) => rules.has(r))))
        )
          continue;
        suppressed.push({ ...o, to: line });
        open.splice(i, 1);
      }
    }
  }
  for (const o of open) suppressed.push({ ...o, to: Number.POSITIVE_INFINITY });
  return (rule, line) =>
    suppressed.some((s) => line >= s.from && line <= s.to && (s.rules === null || s.rules.has(rule)));
}

/** The rules of a directive: null for all rules, empty when only other plugins' rules are named. */
function rulesIn(list: string): ReadonlySet<string> | null {
  const names = list
    .split(',')
    .map((n) => n.trim())
    .filter(Boolean);
  if (names.length === 0) return null;
  return new Set(names.flatMap((n) => (n.startsWith('leakline/') ? [n.slice('leakline/'.length)] : [])));
}
