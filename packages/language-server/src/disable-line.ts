// The edit that silences one rule on one line, as a comment that ESLint, the CLI and this server read alike.
import type { TextEdit } from 'vscode-languageserver/node';

const directive = /^(\s*(?:\/\/|\/\*)\s*eslint-disable-next-line\s+)([^*\s][^*\r\n]*?)(\s*--.*|\s*\*\/.*)?$/;

/**
 * Adds the rule to the directive above the line, or writes a new directive there.
 * @param line 0-based line of the finding.
 */
export function disableLineEdit(text: string, line: number, rule: string): TextEdit {
  const lines = text.split(/\r\n|\r|\n/);
  const name = `leakline/${rule}`;
  const above = line > 0 ? directive.exec(lines[line - 1] ?? '') : null;
  if (above !== null) {
    const end = (above[1] ?? '').length + (above[2] ?? '').length;
    const at = { line: line - 1, character: end };
    return { range: { start: at, end: at }, newText: `, ${name}` };
  }
  const indent = /^\s*/.exec(lines[line] ?? '')?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, newText: `${indent}// eslint-disable-next-line ${name}${newline}` };
}
