// From the rows of profiles to lines of the sources as they are now: mapped, followed through git or by their function,
// and called as the source calls them.
import { locateFunctions } from './compiled.ts';
import { anchor, type LocalFunction, type Sources } from './drift.ts';
import type { LineRows } from './line-costs.ts';
import type { LinkedLine, Locate } from './link.ts';
import { PathMapper, type LocalLine } from './mapping.ts';
import type { Build } from './past/builds.ts';
import type { Frame } from './past/past-sources.ts';
import type { Profile } from './profile.ts';
import { isClassCode, placeInName } from './v8-names.ts';

/** A line without what it costs. */
export type PlacedLine = Omit<LinkedLine, 'costs'>;

export interface PlacedRows {
  /** Each once, however many rows of however many profiles lead to it. */
  readonly lines: readonly PlacedLine[];
  /** Per profile and row an index into `lines`. */
  readonly lineOfRow: readonly Int32Array[];
}

/**
 * @param rowsOf Of each profile, as `lineRows` has them.
 * @param builds Of each profile, null where its commit is not known.
 */
export function placeRows(
  profiles: readonly Profile[],
  rowsOf: readonly LineRows[],
  mapper: Locate | PathMapper,
  builds: readonly (Build | null)[],
  options: Sources,
): PlacedRows {
  const sources = remembering(options);
  const names = mapper instanceof PathMapper ? mapper : null;
  if (mapper instanceof PathMapper)
    for (const rows of rowsOf) mapper.learn(rows.path.map((path, row) => [path, rows.function[row]!]));
  const map: Locate =
    mapper instanceof PathMapper
      ? (path, line, column, name) => mapper.locate(path, line, column, name)
      : mapper;
  const lines: PlacedLine[] = [];
  const known = new Map<string, number>();
  const lineOfRow = rowsOf.map((rows, index) => {
    const locate = locateFunctions(rows, profiles[index]!, map, sources);
    const lineOf = new Int32Array(rows.count);
    for (let row = 0; row < rows.count; row++) {
      const frame = frameOf(rows, row);
      const placed = localLine(frame, locate, builds[index] ?? null, sources);
      const line =
        placed.mapping === 'sourcemap' && names !== null
          ? { ...placed, function: originalName(frame, rows.startColumn[row]!, names, sources) }
          : placed;
      const key = `${line.profilePath}\0${line.profileLine}\0${line.line}\0${line.path ?? ''}\0${line.function}`;
      let id = known.get(key);
      if (id === undefined) {
        id = lines.push(line) - 1;
        known.set(key, id);
      }
      lineOf[row] = id;
    }
    return lineOf;
  });
  return { lines, lineOfRow };
}

export function framesOf(rows: LineRows): Frame[] {
  return Array.from({ length: rows.count }, (_, row) => frameOf(rows, row));
}

function frameOf(rows: LineRows, row: number): Frame {
  return {
    path: rows.path[row]!,
    function: rows.function[row]!,
    line: rows.line[row]!,
    column: rows.column[row]! || columnInName(rows, row),
    startLine: rows.startLine[row]!,
  };
}

/** pprof knows no columns; Node's writers put them into the names of functions that have none. */
function columnInName(rows: LineRows, row: number): number {
  const place = placeInName(rows.function[row]!);
  return place !== null && place.line === rows.line[row] ? place.column : 0;
}

/**
 * What the source calls a function of built code: as the source map says, or else as the one function that begins on
 * that line of the source is called. The built name where neither knows better.
 */
function originalName(
  { path, function: built, startLine }: Frame,
  startColumn: number,
  mapper: PathMapper,
  { functionsOf }: Sources,
): string {
  if (startLine === 0 || startColumn === 0 || isClassCode(built)) return built;
  const named = mapper.nameOf(path, built, startLine, startColumn);
  if (named !== null) return named;
  const start = mapper.locate(path, startLine, startColumn, built);
  if (start.mapping !== 'sourcemap' || start.path === null) return built;
  const begun = (functionsOf?.(start.path) ?? []).filter((func) => func.startLine === start.line);
  const [only, another] = begun;
  if (only === undefined || another !== undefined || only.name === '') return built;
  return only.name.slice(only.name.lastIndexOf('.') + 1);
}

/** Asked for every line of a file, the functions of it are worked out once. */
function remembering({ functionsOf, classesOf }: Sources): Sources {
  const known = new Map<string, ReturnType<NonNullable<Sources['functionsOf']>>>();
  const classes = new Map<string, readonly LocalFunction[]>();
  return {
    classesOf: (path) => {
      const found = classes.get(path) ?? classesOf?.(path) ?? [];
      classes.set(path, found);
      return found;
    },
    functionsOf: (path) => {
      let functions = known.get(path);
      if (functions === undefined) known.set(path, (functions = functionsOf?.(path) ?? null));
      return functions;
    },
  };
}

function localLine(frame: Frame, map: Locate, build: Build | null, sources: Sources): PlacedLine {
  const mapped = map(frame.path, frame.line, frame.column, frame.function);
  const line = mapped.line ?? frame.line;
  const found: PlacedLine = {
    profilePath: frame.path,
    path: mapped.path,
    line,
    profileLine: frame.line,
    function: frame.function,
    ...reason(mapped),
  };
  const followed = build?.follow(frame, mapped) ?? null;
  if (followed !== null) return { ...found, ...followed };
  // A source map belongs to the build that was measured; the sources may be newer, but their lines are in it.
  const isSettled = /^(sourcemap|anchored|stale)$/.test(mapped.mapping);
  if (mapped.path === null || isSettled || line === 0) return found;
  const anchored = anchor(sources, mapped.path, frame.function, frame.startLine, line);
  if (anchored.how === 'as it is') return found;
  return { ...found, line: anchored.line, mapping: anchored.how, because: anchored.because };
}

function reason({ mapping, because = '' }: LocalLine): Pick<PlacedLine, 'mapping' | 'because'> {
  return { mapping, because };
}
