// Parsing with oxc, for everything but ESLint (which brings its own tree).
import type { ModuleIR, ParseProblem } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { parseSync } from 'oxc-parser';
import type { RawTree } from 'oxc-parser/src-js/bindings.js';
import { lowerProgram } from './lower/estree.ts';
import { mayTransferRaw, parseRaw } from './raw-transfer.ts';

/**
 * oxc's parser is native and recursive: past its stack the process dies, without an exception. Measured with oxc-parser
 * 0.158: nested functions kill it somewhere between 400 and 1,000 levels on a stack of 1 MB (the main thread's on Windows).
 */
const NESTING_LIMIT = 400;
/** Past this, brackets are too many even if most stand in strings, where `isNestedTooDeep` could be misled by quotes in regular expressions. */
const CERTAIN_LIMIT = 2000;

/** Lowers JavaScript or TypeScript source; the path's ending decides which. Never throws: what cannot be parsed is a problem in the result. */
export function lowerJavaScript(path: string, text: string): ModuleIR {
  if (isNestedTooDeep(text))
    return failed(path, text, `brackets nested more than ${NESTING_LIMIT} levels deep: not analysed`);
  try {
    const result = parse(path, text);
    const problems = result.errors.map((e): ParseProblem => {
      const [label] = e.labels;
      return { message: e.message, start: label?.start ?? 0, end: label?.end ?? 0 };
    });
    // oxc's tree has typescript-eslint's shape (`astType: 'ts'`); its own types describe the same nodes under other names.
    const program = result.program as unknown as TSESTree.Program;
    return lowerProgram(path, text, program, result.comments, problems);
  } catch (error) {
    return failed(path, text, error instanceof Error ? error.message : String(error));
  }
}

/** Whether oxc's tree is taken as memory; null until the first file. */
let isRaw: boolean | null = null;

function parse(path: string, text: string): RawTree {
  const lang = languageOf(path);
  const options = {
    // What only TypeScript has is left out of JavaScript's nodes: a fifth less to hand over. Decorators of parameters are
    // among that, though Babel has them in JavaScript, too.
    astType: lang === 'jsx' && !/[(,]\s*@[A-Za-z]/.test(text) ? 'js' : 'ts',
    lang,
    preserveParens: false,
    showSemanticErrors: false,
  } as const;
  isRaw ??= mayTransferRaw();
  if (isRaw) {
    try {
      return parseRaw(path, text, options);
    } catch (error) {
      // Out of stack is this file's matter: the tree is read recursively, JSON is not.
      if (!(error instanceof RangeError && /call stack/.test(error.message))) isRaw = false;
    }
  }
  return parseSync(path, text, options);
}

function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 40: // (
      case 91: // [
      case 123: // {
        if (++depth > deepest) deepest = depth;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (depth > 0) depth--;
        break;
      default:
    }
  }
  if (deepest <= NESTING_LIMIT || deepest > CERTAIN_LIMIT) return deepest > CERTAIN_LIMIT;
  // Rare: many opening brackets in strings and comments look the same, so those are left out in a second count.
  depth = 0;
  const tokens = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[^]*?\*\/|[([{]|[)\]}]/g;
  for (const [token] of text.matchAll(tokens)) {
    if (token.length > 1) continue;
    if (!'([{'.includes(token)) depth = Math.max(0, depth - 1);
    else if (++depth > NESTING_LIMIT) return true;
  }
  return false;
}

function languageOf(path: string): 'js' | 'jsx' | 'ts' | 'tsx' | 'dts' {
  if (/\.d\.[mc]?ts$/.test(path)) return 'dts';
  if (/\.[mc]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : 'jsx'; // plain JavaScript files may hold JSX too
}

function failed(path: string, text: string, message: string): ModuleIR {
  const empty: TSESTree.Program = {
    type: 'Program',
    body: [],
    comments: [],
    sourceType: 'module',
    tokens: [],
    range: [0, text.length],
    loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } },
  } as unknown as TSESTree.Program;
  return lowerProgram(path, text, empty, [], [{ message, start: 0, end: 0 }]);
}
