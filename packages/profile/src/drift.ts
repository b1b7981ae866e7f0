// A profile is older than the code: finds where its lines are now, or says that nobody can know.
import { declaredName, isClosure } from './go-names.ts';
import { isClassCode, sourceName } from './v8-names.ts';

/** A function's extent in a local file, 1-based, both ends included. `name` is '' for a function without one. */
export interface LocalFunction {
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** What the caller knows about the local sources. Without it lines are taken as they are. */
export interface Sources {
  /**
   * The functions of a local file, those without a name too; null when the file cannot be parsed.
   * Names as declared: `Handle`, `Server.Handle` or `(*Server).Handle`.
   */
  readonly functionsOf?: (path: string) => readonly LocalFunction[] | null;
  /** The classes of a local file: V8 has functions for what the source does not write as one (`isClassCode`). */
  readonly classesOf?: (path: string) => readonly LocalFunction[];
}

export interface Anchor {
  /** `as it is`: nothing contradicts the profile. */
  readonly how: 'as it is' | 'anchored' | 'stale';
  /** 1-based; 0 when stale. */
  readonly line: number;
  readonly because: string;
}

/** `startLine` is where the function began when it was measured, 0 when the profile does not say. */
export function anchor(
  sources: Sources,
  path: string,
  symbol: string,
  startLine: number,
  line: number,
): Anchor {
  const functions = sources.functionsOf?.(path) ?? null;
  if (functions === null || line === 0) return asItIs(line);
  const begun: Begun = { symbol, startLine, line };
  if (!path.endsWith('.go') && isInClass(sources.classesOf?.(path) ?? [], begun)) return asItIs(line);
  const wanted = simpleName(symbol);
  // A literal's place within its function is not known once that function has moved: only an exact match counts.
  if (wanted === '' || isClosure(symbol)) return anchorLiteral(functions, startLine, line, wanted);
  const named = namesakes(functions, symbol);
  const inPlace = named.find(
    (func) =>
      func.startLine <= line && line <= func.endLine && (startLine === 0 || func.startLine === startLine),
  );
  if (inPlace !== undefined) return asItIs(line);
  if (!path.endsWith('.go') && isOfUnnamed(functions, begun)) return asItIs(line);
  if (named.length === 0) {
    return stale(`${wanted} is no longer in ${path}`);
  }
  if (startLine === 0)
    return stale(`line ${line} is outside ${wanted}, and the profile does not say where it began`);
  if (named.length > 1) return stale(`${path} has ${named.length} functions called ${wanted}`);
  const func = named[0]!;
  const now = func.startLine + line - startLine;
  if (now < func.startLine || now > func.endLine) {
    return stale(`${wanted} is shorter than it was: it has no line ${line - startLine + 1} any more`);
  }
  return now === line
    ? asItIs(line)
    : {
        how: 'anchored',
        line: now,
        because: `${wanted} began at line ${startLine} and begins at ${func.startLine}`,
      };
}

/** A frame as the profile has it. */
interface Begun {
  readonly symbol: string;
  readonly startLine: number;
  readonly line: number;
}

/**
 * V8 makes up a name for a function that has none: of the property or the parameter that it is assigned to
 * (`shop.size`, `exports.run`), or of whatever stands near it. One that begins where the profile says contradicts
 * nothing.
 */
function isOfUnnamed(functions: readonly LocalFunction[], { startLine, line }: Begun): boolean {
  const holding = functions.filter((func) => func.startLine <= line && line <= func.endLine);
  if (startLine > 0) return holding.some((func) => func.name === '' && func.startLine === startLine);
  const inner = holding.reduce<LocalFunction | null>(
    (best, func) => (best === null || func.startLine >= best.startLine ? func : best),
    null,
  );
  return inner?.name === '';
}

/** Initialisers of fields, and constructors that are not written down, begin where their class does or within it. */
function isInClass(classes: readonly LocalFunction[], { symbol, startLine, line }: Begun): boolean {
  const isOwn = isClassCode(symbol);
  return classes.some(
    (declared) =>
      declared.startLine <= line &&
      line <= declared.endLine &&
      (isOwn
        ? startLine === 0 || (declared.startLine <= startLine && startLine <= declared.endLine)
        : declared.name === simpleName(symbol) &&
          (startLine === 0 ? line : startLine) === declared.startLine),
  );
}

function anchorLiteral(
  functions: readonly LocalFunction[],
  startLine: number,
  line: number,
  enclosing: string,
): Anchor {
  const knowsLiterals = functions.some(({ name }) => name === '');
  const inPlace = functions.some(
    (func) =>
      func.startLine <= line &&
      line <= func.endLine &&
      (startLine === 0 || func.startLine === startLine || !knowsLiterals),
  );
  if (inPlace) return asItIs(line);
  // Code of a module's top level stands in no function.
  if (enclosing === '' && startLine <= 1) return asItIs(line);
  return stale(
    `no function literal of ${enclosing === '' ? 'the file' : enclosing} begins at line ${startLine} now`,
  );
}

/** '' for a function without a name. */
function simpleName(symbol: string): string {
  const declared = declaredPart(symbol);
  return declared.slice(declared.lastIndexOf('.') + 1);
}

function declaredPart(symbol: string): string {
  const name = sourceName(symbol);
  return name.includes('/') || name.includes('.') ? declaredName(name) : name;
}

/** The functions that a profile may mean by a symbol; none for a function without a name. */
export function namesakes(functions: readonly LocalFunction[], symbol: string): readonly LocalFunction[] {
  return simpleName(symbol) === '' || isClosure(symbol)
    ? []
    : functions.filter(({ name }) => sameName(name, symbol));
}

/** `Handle` is `Server.Handle`, unless both name a receiver and it is another one; V8 calls a constructor as its class. */
function sameName(local: string, symbol: string): boolean {
  const own = local.replace(/[(*)]/g, '').split('.');
  const theirs = declaredPart(symbol).split('.');
  if (own.length > 1 && own.at(-1) === 'constructor' && own.at(-2) === theirs.at(-1)) return true;
  const shared = Math.min(own.length, theirs.length, 2);
  for (let i = 1; i <= shared; i++) if (own.at(-i) !== theirs.at(-i)) return false;
  return true;
}

function asItIs(line: number): Anchor {
  return { how: 'as it is', line, because: '' };
}

function stale(because: string): Anchor {
  return { how: 'stale', line: 0, because };
}
