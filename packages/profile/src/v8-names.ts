// V8's names of functions: what the source wrote of them, and what V8 made up.

/** Without the words that V8 and its profilers put before a name or instead of one: `size` for `get size`; '' for none. */
export function sourceName(symbol: string): string {
  if (UNNAMED.test(symbol)) return '';
  return symbol.replace(/^(?:get|set|new|bound) (?=\S)/, '');
}

/** Of Node's pprof writers the last two: `nameOf` in @datadog/pprof's and pprof's profile-serializer. */
const UNNAMED = /^(?:|\(anonymous\)|\(anonymous function\)|\(anonymous:L#\d+(?::C#\d+)?\))$/;

/**
 * Where a function without a name is called or begins, in the names of Node's pprof writers; null for all others.
 * Line and column are 1-based.
 */
export function placeInName(symbol: string): { readonly line: number; readonly column: number } | null {
  const match = /^\(anonymous:L#(\d{1,9}):C#(\d{1,9})\)$/.exec(symbol);
  return match === null ? null : { line: Number(match[1]), column: Number(match[2]) };
}

/** Functions that V8 makes of a class: the initialisers of its fields and its static blocks (src/ast/ast-value-factory.h). */
export function isClassCode(symbol: string): boolean {
  return /^<(?:instance_members_initializer|static_initializer|static_fields_initializer|class_fields_initializer)>$/.test(
    symbol,
  );
}
