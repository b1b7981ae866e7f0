// Fix intents to text edits.
import type { FixIntent } from '@leakline/analysis';
import type { ModuleIR, Span } from '@leakline/ir';

interface SpanEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits that carry out an intent; null where they cannot be made safely in this text. */
export function editsFor(fix: FixIntent, ir: ModuleIR, text: string): SpanEdit[] | null {
  const at = (span: Span) => text.slice(span.start, span.end);
  switch (fix.intent) {
    case 'useInstead':
      return [{ span: fix.at, text: `(${fix.template.replaceAll('$this', at(fix.object))})` }];
    case 'useConstant':
      return [{ span: fix.at, text: JSON.stringify(fix.value) }];
    case 'remove':
      return [{ span: wholeLines(fix.statement, text), text: '' }];
    case 'releaseAtEnd':
      return [
        {
          span: { start: fix.statement.end, end: fix.statement.end },
          text: `\n${indentOf(fix.statement.start, text)}defer ${fix.name}.${fix.release}()`,
        },
      ];
    case 'hoist': {
      const top = outermostFunction(fix.statement, ir);
      if (top === null) return null;
      const start = lineStart(top.start, text);
      const keyword = ir.language === 'go' ? 'var' : 'const';
      const end = ir.language === 'go' ? '' : ';';
      return [
        { span: { start, end: start }, text: `${keyword} ${fix.name} = ${at(fix.value)}${end}\n\n` },
        { span: wholeLines(fix.statement, text), text: '' },
        ...fix.releases.map((r) => ({ span: wholeLines(r, text), text: '' })),
      ];
    }
  }
}

function outermostFunction(span: Span, ir: ModuleIR): Span | null {
  let found: Span | null = null;
  for (const s of ir.functions.slice(1))
    if (
      s.parent === 0 &&
      s.start <= span.start &&
      s.end >= span.end &&
      (found === null || s.start < found.start)
    )
      found = s;
  return found;
}

function lineStart(at: number, text: string): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function indentOf(at: number, text: string): string {
  return /^[ \t]*/.exec(text.slice(lineStart(at, text)))?.[0] ?? '';
}

function wholeLines(span: Span, text: string): Span {
  const start = lineStart(span.start, text);
  const next = text.indexOf('\n', span.end);
  return { start, end: next === -1 ? text.length : next + 1 };
}
