// What every source line (or function) of a profile costs, by the same arithmetic as `go tool pprof`.
import { accumulate, type Costs, type Grouping } from './accumulate.ts';
import { Column, PairIndex } from './columns.ts';
import type { Profile } from './profile.ts';

/** Row `i` of every column is one (path, line, function) of the profile. */
export interface LineRows {
  readonly count: number;
  /** As the profile has it; the binary's path for code without symbols, '' when nothing is known. */
  readonly path: readonly string[];
  readonly function: readonly string[];
  /** 1-based, 0 is unknown (and all there is when lines were left out on purpose). */
  readonly line: Int32Array;
  /** 1-based, 0 is unknown or not asked for. */
  readonly column: Int32Array;
  /** Where the function begins, 1-based, 0 is unknown. */
  readonly startLine: Int32Array;
  /** The same for the column, 1-based, 0 is unknown: minified code is all on one line. */
  readonly startColumn: Int32Array;
  /** Which rows a location of the profile counts for. */
  readonly grouping: Grouping;
}

export interface LineCosts extends LineRows, Costs {}

/** One row for each source line that any sample touches (`go tool pprof -lines`). */
export function lineCosts(profile: Profile): LineCosts {
  return withCosts(profile, rowsOf(profile, 'line'));
}

/** The rows alone, and one for each column: on the one line of minified code only the column tells what is meant. */
export function lineRows(profile: Profile): LineRows {
  return rowsOf(profile, 'column');
}

/** One row for each function name and file (`go tool pprof -functions` merges functions of the same name as well). */
export function functionCosts(profile: Profile): LineCosts {
  return withCosts(profile, rowsOf(profile, 'function'));
}

function withCosts(profile: Profile, rows: LineRows): LineCosts {
  return { ...rows, ...accumulate(profile, rows.grouping) };
}

function rowsOf(profile: Profile, by: 'column' | 'line' | 'function'): LineRows {
  const byLine = by !== 'function';
  const { strings, functions, locations } = profile;
  const functionRow = rowOfFunction(profile);
  const rows = new PairIndex();
  const positions = new PairIndex();
  const path: string[] = [];
  const name: string[] = [];
  const line = new Column(Int32Array);
  const column = new Column(Int32Array);
  const startLine = new Column(Int32Array);
  const startColumn = new Column(Int32Array);
  const row = (func: number, atLine: number, atColumn: number): number => {
    const id = rows.of(functionRow[func]!, positions.of(atLine, atColumn));
    if (id === line.length) {
      line.push(atLine);
      column.push(atColumn);
      startLine.push(functions.startLine[func]!);
      startColumn.push(functions.startColumn[func]!);
      path.push(strings[functions.file[func]!]!);
      name.push(strings[functions.name[func]!]! || '<unknown>');
    }
    return id;
  };
  const unsymbolised = (binary: number): number => {
    const id = rows.of(-1, binary);
    if (id === line.length) {
      line.push(0);
      column.push(0);
      startLine.push(0);
      startColumn.push(0);
      path.push(strings[binary]!);
      name.push(nameOfBinary(strings[binary]!));
    }
    return id;
  };

  const start = new Int32Array(locations.count + 1);
  const keys = new Column(Int32Array, locations.lineFunction.length);
  const flatKey = new Int32Array(locations.count).fill(-1);
  for (let location = 0; location < locations.count; location++) {
    const from = locations.lineStart[location]!;
    const to = locations.lineStart[location + 1]!;
    for (let i = from; i < to; i++) {
      const func = locations.lineFunction[i]!;
      const key = byLine
        ? row(func, locations.line[i]!, by === 'column' ? locations.column[i]! : 0)
        : row(func, 0, 0);
      keys.push(key);
      if (i === from) flatKey[location] = key;
      // V8 knows callers by the line where their function begins: a function's own ticks belong to that line too.
      if (byLine && profile.callerLines === 'function' && locations.line[i] !== functions.startLine[func]) {
        const startColumn = by === 'column' ? functions.startColumn[func]! : 0;
        keys.push(row(func, functions.startLine[func]!, startColumn));
      }
    }
    if (from === to) {
      const key = unsymbolised(locations.binary[location]!);
      keys.push(key);
      flatKey[location] = key;
    }
    start[location + 1] = keys.length;
  }
  const grouping: Grouping = { keyCount: line.length, start, keys: keys.done(), flatKey };
  return {
    count: line.length,
    path,
    function: name,
    line: line.done(),
    column: column.done(),
    startLine: startLine.done(),
    startColumn: startColumn.done(),
    grouping,
  };
}

/** Functions of one name in one file are one row, whatever ids the profile gave them. */
function rowOfFunction({ strings, functions }: Profile): Int32Array {
  const rows = new Int32Array(functions.count);
  const ids = new Map<string, number>();
  for (let func = 0; func < functions.count; func++) {
    const key = `${strings[functions.file[func]!]!}\0${strings[functions.name[func]!]!}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    rows[func] = id;
  }
  return rows;
}

/** As `go tool pprof` prints code without symbols. */
function nameOfBinary(binary: string): string {
  return binary === '' ? '<unknown>' : `[${binary.slice(binary.lastIndexOf('/') + 1)}]`;
}
