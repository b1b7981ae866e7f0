// Fix intents to text edits.
import type { FixIntent } from '@leakline/analysis';
import type { ModuleIR, Span } from '@leakline/ir';
import { isIn } from '@leakline/ir';

interface SpanEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits that carry out an intent; null where they cannot be made safely in this text. */
export function editsFor(fix: FixIntent, ir: ModuleIR, text: string): SpanEdit[] | null {
  const at = (span: Span) => text.slice(span.start, span.end);
  switch (fix.intent) {
    case 'useInstead': {
      const operand = asOperand(fix.template, at(fix.object));
      const edit = { span: fix.at, text: fix.at.start === fix.at.end ? `: ${operand}` : operand };
      const unused = fix.unused === undefined ? [] : [{ span: wholeLines(fix.unused, text), text: '' }];
      if (fix.later === undefined) return [edit, ...unused];
      const { emitter, event, expression } = fix.later;
      return [
        {
          span: { start: expression.start, end: expression.start },
          text: `${withObject(emitter, at(fix.object))}.on('${event}', () => `,
        },
        edit,
        { span: { start: expression.end, end: expression.end }, text: ')' },
      ];
    }
    case 'useConstant':
      return [{ span: fix.at, text: ir.packageName === null ? `'${fix.value}'` : `"${fix.value}"` }];
    case 'remove':
      return [removed(fix.statement, fix.isOnly, text)];
    case 'releaseAtEnd':
      return [
        {
          span: { start: fix.statement.end, end: fix.statement.end },
          text: `\n${indentOf(fix.statement.start, text)}defer ${fix.name}.${fix.release}()`,
        },
      ];
    case 'hoist': {
      const top = outermost(fix.statement, ir);
      if (top === null) return null;
      const start = aboveComments(lineStart(top.start, text), text);
      if (!isDeclaredBefore(at(fix.value), start, ir)) return null;
      const keyword = ir.language === 'go' ? 'var' : 'const';
      const end = ir.language === 'go' ? '' : ';';
      return [
        { span: { start, end: start }, text: `${keyword} ${fix.name} = ${at(fix.value)}${end}\n\n` },
        { span: wholeLines(fix.statement, text), text: '' },
        ...fix.releases.map((r) => ({ span: wholeLines(r, text), text: '' })),
        ...fix.uses
          .filter((use) => !fix.releases.some((r) => isIn(use, r)))
          .map((span) => ({ span, text: fix.name })),
      ];
    }
  }
}

/** The template with its object, as an expression that may stand anywhere: `c.FullPath()`, `(req.route?.path ?? 'unmatched')`. */
function asOperand(template: string, object: string): string {
  const text = withObject(template, object);
  return /^\$this(?:\??\.[\w$]+(?:\(\))?)+$/.test(template) ? text : `(${text})`;
}

/** `(error as Error).name`: what is more than a name, a member, an element or a call is put in parentheses. */
function withObject(template: string, object: string): string {
  return template.replaceAll('$this', /^[\w$.()[\]'"?!]+$/.test(object) ? object : `(${object})`);
}

/** What stands at module level around a span: a statement, a class with its decorators, a function. */
function outermost(span: Span, ir: ModuleIR): Span | null {
  const tops: readonly (readonly Span[])[] = [
    ...(ir.functions[0]?.body ?? []).map((s) => [s]),
    ...ir.functions.slice(1).flatMap((f) => (f.parent === 0 ? [[f, ...f.decorators]] : [])),
    ...ir.types.map((t) => [t, ...t.decorators]),
  ];
  let found: Span | null = null;
  for (const parts of tops) {
    const whole = {
      start: Math.min(...parts.map((p) => p.start)),
      end: Math.max(...parts.map((p) => p.end)),
    };
    if (whole.start > span.start || whole.end < span.end) continue;
    if (found === null || whole.start < found.start) found = whole;
  }
  return found;
}

/** Whether the module-level names in a text are declared above a place: below, they have no value yet. */
function isDeclaredBefore(value: string, start: number, ir: ModuleIR): boolean {
  if (ir.packageName !== null) return true; // package-level variables are initialised in the order of their needs
  const words = new Set(value.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  return ir.bindings.every(
    (b) =>
      b.owner !== 0 || b.start < start || b.kind === 'import' || b.kind === 'function' || !words.has(b.name),
  );
}

function lineStart(at: number, text: string): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function indentOf(at: number, text: string): string {
  return /^[ \t]*/.exec(text.slice(lineStart(at, text)))?.[0] ?? '';
}

/** All that an `if` or a loop does, where no braces are around it, leaves empty ones. */
function removed(statement: Span, isOnly: boolean, text: string): SpanEdit {
  return isOnly && !text.slice(0, statement.start).trimEnd().endsWith('{')
    ? { span: statement, text: '{}' }
    : { span: wholeLines(statement, text), text: '' };
}

/**
 * The lines of a statement, and an empty one after them where the one before is empty too, or opens a block; the statement alone
 * where something else stands on its lines.
 */
function wholeLines(span: Span, text: string): Span {
  const start = lineStart(span.start, text);
  const end = nextLine(span.end, text);
  if (
    text.slice(start, span.start).trim() !== '' ||
    !/^;?\s*(?:\/\/.*)?$/.test(text.slice(span.end, end).trim())
  )
    return { start: span.start, end: span.end + (/^;?[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0) };
  const isFirst = /(?:^|[{(\[]|\n)[ \t\r]*\n$/.test(text.slice(0, start));
  const after = nextLine(end, text);
  return { start, end: isFirst && text.slice(end, after).trim() === '' ? after : end };
}

function nextLine(at: number, text: string): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The beginning of the comment that stands right above a line: it is about what follows it. */
function aboveComments(line: number, text: string): number {
  let start = line;
  let isInside = false; // a block comment, from its end upwards
  while (start > 0) {
    const above = lineStart(start - 1, text);
    const content = text.slice(above, start).trim();
    const ends = content.endsWith('*/');
    if (!isInside && !ends && !content.startsWith('//')) break;
    isInside = (isInside || ends) && !content.includes('/*');
    start = above;
  }
  return start;
}
