// Finds function, file and line in the ways that text formats write a frame.
import type { ProfileBuilder } from '../profile.ts';

/** `…:12`, `…:12:7`, `…:12)`. */
const LINE = /:(\d{1,9})(?::(\d{1,9}))?\)?$/;

/**
 * The location of a frame in a text: `handle (src/a.ts:12:7)`, `handle src/a.ts:12`, `src/a.go:12`, as 0x, perf and
 * the stackcollapse scripts write them. One without a place has an unknown file and line.
 */
export function frameOfText(builder: ProfileBuilder, text: string): number {
  const frame = text.trim();
  const line = LINE.exec(frame.slice(-24));
  if (line === null) return nameOnly(builder, frame);
  const before = frame.slice(0, frame.length - line[0].length);
  const isBracketed = frame.endsWith(')');
  // No function is called `/app/…`: that is a path, whatever spaces are in it.
  if (!isBracketed && /^(?:\/|[A-Za-z]:[\\/]|file:)/.test(before))
    return builder.location(builder.function(nameOf(''), before, 0), Number(line[1]), Number(line[2] ?? 0));
  const separator = isBracketed
    ? before.lastIndexOf('(')
    : Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t'));
  const path = before.slice(separator + 1);
  // `ns::Class:3` and `worker:3` are names; a file has a suffix.
  if (!/\.\w{1,8}$/.test(path.slice(-16)) || (isBracketed && separator === -1))
    return nameOnly(builder, frame);
  const name = separator <= 0 ? '' : before.slice(0, separator).trim();
  const func = builder.function(nameOf(name), path, 0);
  return builder.location(func, Number(line[1]), Number(line[2] ?? 0));
}

function nameOnly(builder: ProfileBuilder, frame: string): number {
  return builder.location(builder.function(nameOf(frame), '', 0), 0);
}

/** Without V8's marks for interpreted and optimised code (`JS:*handle`; before Node 18 `LazyCompile:*handle`). */
function nameOf(name: string): string {
  const marks = /^(?:(?:LazyCompile|Function):[~*^+]?|(?:JS|Interpreter|Eval|Script):[~*^+]|[~*^](?=\w))/;
  return name.replace(marks, '') || '(anonymous)';
}
