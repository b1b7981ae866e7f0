// ESTree (with TypeScript and JSX) to the module IR. One lowering for every tree: oxc's, typescript-eslint's and espree's.
//
// A single pass: declarations are hoisted when a scope is entered, so that each name is bound when it is met. Recursion
// is limited by depth; what lies deeper becomes `unknown`, and chains that are long in real code (`a + b + …`,
// `else if`) are walked in loops.
import { exact, interned, NONE } from '@leakline/ir';
import type { Directive, ModuleIR, ParseProblem } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Scope } from './builder.ts';
import { hoistLexical, hoistVars } from './hoisting.ts';
import { Lowering } from './lowering.ts';
import { lowerStatements } from './statements.ts';
import { endOf, startOf, type Placed } from './types.ts';

export type Comment = Placed & { readonly value: string };

/** Lowers a whole program. Never throws for any tree that follows ESTree. */
export function lowerProgram(
  path: string,
  text: string,
  program: TSESTree.Program,
  comments: readonly Comment[],
  problems: readonly ParseProblem[],
): ModuleIR {
  const lowering = new Lowering();
  const { tables } = lowering;
  const fn = tables.reserveFunction();
  const scope = new Scope(null, fn);
  hoistVars(lowering, program.body, scope);
  hoistLexical(lowering, program.body, scope);
  const body = lowerStatements(lowering, program.body, scope);
  tables.functions[fn] = {
    name: null,
    nameSpan: { start: 0, end: 0 },
    form: 'module',
    parent: null,
    owner: null,
    receiver: null,
    isStatic: false,
    isAsync: false,
    isGenerator: false,
    parameters: NONE,
    results: NONE,
    resultBindings: NONE,
    decorators: NONE,
    body,
    start: 0,
    end: text.length,
  };
  const directives = comments.flatMap((c): Directive[] => {
    const value = c.value.replace(/^\*+|\*+$/g, '').trim();
    return /\b(eslint-|leakline|nolint)|@generated|Code generated/.test(value)
      ? [{ text: interned(value), start: startOf(c), end: endOf(c) }]
      : [];
  });
  return {
    path,
    language: 'javascript',
    packageName: null,
    imports: exact(tables.imports),
    exports: exact(tables.exports),
    types: exact(tables.types.filter((t) => t !== null)),
    functions: exact(tables.functions.filter((f) => f !== null)),
    bindings: exact(tables.bindings),
    directives: exact(directives),
    problems: exact([...problems, ...lowering.problems]),
    generated: directives.some((d) => /^@generated\b|\bCode generated .* DO NOT EDIT\.?$/m.test(d.text)),
  };
}
