// Which findings the source itself switches off. One reading of such comments for both languages and every adapter.
import { LineIndex, walk, type Directive, type ModuleIR, type Position } from '@leakline/ir';

/** Answers whether a rule is switched off at a finding's start. */
export type IsSuppressed = (rule: string, at: Position) => boolean;

/** A range of whole lines, 1-based and inclusive. */
interface Lines {
  readonly from: number;
  readonly to: number;
  readonly rules: Rules;
}

/** `eslint-disable` or `eslint-enable`: counts from where the comment begins. */
interface Switch {
  readonly at: Position;
  readonly isOff: boolean;
  readonly rules: Rules;
}

/** null: every rule. */
type Rules = ReadonlySet<string> | null;

/**
 * ESLint's comments in either language, and golangci-lint's `nolint` in Go.
 * @param isEslintsOwn ESLint applies its own comments itself, and reports those that were not needed: leave them to it.
 */
export function suppressionsOf(ir: ModuleIR, text: string, isEslintsOwn = false): IsSuppressed {
  if (ir.directives.length === 0) return () => false;
  const lines = new LineIndex(text);
  const ranges: Lines[] = [];
  const switches: Switch[] = [];
  const off = new Set<string>();
  for (const directive of ir.directives) {
    const at = lines.positionAt(directive.start);
    if (ir.language === 'go' && isNolint(directive.text)) {
      ranges.push({ from: at.line, to: lastLineOfNolint(directive, ir, text, lines), rules: null });
      continue;
    }
    const eslint = isEslintsOwn ? null : /^eslint(-[a-z-]+)?(?:\s|$)([^]*)$/.exec(directive.text);
    if (eslint === null) continue;
    const [, label = '', rest = ''] = eslint;
    // Only the two line comments may be written with `//` in JavaScript; Go's tools write all of theirs so.
    const isLineComment = text.startsWith('//', directive.start);
    if (isLineComment && ir.language !== 'go' && !/^-disable-(next-)?line$/.test(label)) continue;
    const list = rest.replace(/(^|\s)-{2,}\s[^]*$/, '');
    if (label === '') {
      for (const rule of rulesSwitchedOff(list)) off.add(rule);
      continue;
    }
    const rules = rulesIn(list);
    const endLine = lines.positionAt(directive.end).line;
    if (label === '-disable-next-line') ranges.push({ from: endLine + 1, to: endLine + 1, rules });
    else if (label === '-disable-line' && at.line === endLine)
      ranges.push({ from: at.line, to: at.line, rules });
    else if (label === '-disable' || label === '-enable')
      switches.push({ at, isOff: label === '-disable', rules });
  }
  const names = (rules: Rules, rule: string): boolean => rules === null || rules.has(rule);
  return (rule, at) =>
    off.has(rule) ||
    ranges.some((r) => at.line >= r.from && at.line <= r.to && names(r.rules, rule)) ||
    // The last word before the finding counts.
    switches.findLast((s) => !isAfter(s.at, at) && names(s.rules, rule))?.isOff === true;
}

function isAfter(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}

/** The rules of a list, without the prefix; other plugins' rules are none of ours. null: the list is empty, so every rule. */
function rulesIn(list: string): Rules {
  const names = list
    .split(',')
    .map((name) => name.trim().replace(/^(['"]?)(.*)\1$/, '$2'))
    .filter(Boolean);
  if (names.length === 0) return null;
  return new Set(names.flatMap((n) => (n.startsWith('leakline/') ? [n.slice('leakline/'.length)] : [])));
}

/** `eslint leakline/x: "off", leakline/y: 0`: the file's own configuration can only switch off here. */
function rulesSwitchedOff(config: string): string[] {
  const entry = /['"]?leakline\/([\w-]+)['"]?\s*:\s*\[?\s*(?:(['"]?)off\2|0)(?![\w.])/g;
  return [...config.matchAll(entry)].map((m) => m[1] ?? '');
}

/** As golangci-lint reads it: `nolint` alone and `nolint:all` are for every linter. */
function isNolint(text: string): boolean {
  if (!/^nolint(?:[ :]|$)/.test(text)) return false;
  if (!text.startsWith('nolint:') || text.startsWith('nolint:all')) return true;
  const [linters = ''] = text.slice('nolint:'.length).split('//');
  return linters.split(',').some((name) => /^(all|leakline)$/i.test(name.trim()));
}

/**
 * A `nolint` behind code is for its line. One on a line of its own is for the next line too, and for what begins there
 * in the same column up to its end: a statement, a function, or with `package` the whole file.
 */
function lastLineOfNolint(directive: Directive, ir: ModuleIR, text: string, lines: LineIndex): number {
  const { line, column } = lines.positionAt(directive.start);
  const standsAlone = text.slice(lines.lineStart(line), directive.start).trim() === '';
  if (!standsAlone) return line;
  const below = lines.lineStart(line + 1) + column - 1;
  if (/^package\s/.test(text.slice(below, below + 'package '.length))) return Number.POSITIVE_INFINITY;
  let end = below;
  const extend = (node: { readonly start: number; readonly end: number }): void => {
    if (node.start === below && node.end > end) ({ end } = node);
  };
  for (const [i, fn] of ir.functions.entries()) {
    if (i > 0) extend(fn);
    walk(fn.body, { statement: extend });
  }
  return Math.max(line + 1, lines.positionAt(end).line);
}
