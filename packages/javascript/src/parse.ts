// Parsing with oxc, for everything but ESLint (which brings its own tree).
import type { ModuleIR, ParseProblem } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { parseSync } from 'oxc-parser';
import { lowerProgram } from './lower/estree.ts';

/** Lowers JavaScript or TypeScript source; the path's ending decides which. Never throws: what cannot be parsed is a problem in the result. */
export function lowerJavaScript(path: string, text: string): ModuleIR {
  try {
    const result = parseSync(path, text, {
      astType: 'ts',
      lang: languageOf(path),
      range: true,
      preserveParens: false,
      showSemanticErrors: false,
    });
    const problems = result.errors.map((e): ParseProblem => {
      const [label] = e.labels;
      return { message: e.message, start: label?.start ?? 0, end: label?.end ?? 0 };
    });
    // oxc's tree has typescript-eslint's shape (`astType: 'ts'`); its own types describe the same nodes under other names.
    const program = result.program as unknown as TSESTree.Program;
    const comments = result.comments.map((c) => ({ value: c.value, range: [c.start, c.end] as const }));
    return lowerProgram(path, text, program, comments, problems);
  } catch (error) {
    return failed(path, text, error instanceof Error ? error.message : String(error));
  }
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
