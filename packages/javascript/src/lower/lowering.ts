// What the parts of a lowering share: the tables being filled, how deep they are, and what went wrong.
import type { ParseProblem, Span } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Tables } from './builder.ts';

/** Nodes nested deeper than this are `unknown`; no human-written code comes near. */
export const DEPTH_LIMIT = 400;

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type DecoratedNode = { decorators?: readonly TSESTree.Decorator[] };

/** One file's lowering under way. */
export class Lowering {
  readonly tables = new Tables();
  readonly problems: ParseProblem[] = [];
  /** How many nodes deep the walk is; limited by `DEPTH_LIMIT`. */
  depth = 0;
  /** Values of CommonJS exports that are being lowered as the right side of their assignment. */
  readonly pendingExports: {
    readonly exported: string;
    readonly value: TSESTree.Expression;
    readonly span: Span;
  }[] = [];

  /** Values of variables that may be paths, by name, as they are met. */
  readonly paths = new Map<string, TSESTree.Expression>();

  /** Whether the file asks what is in a folder. */
  listsFolders = false;

  /** Says once that a part of the file lies too deep. */
  tooDeep(span: Span): void {
    if (!this.problems.some((p) => p.message.startsWith('nested')))
      this.problems.push({
        message: `nested more than ${DEPTH_LIMIT} levels deep: what is inside is not analysed`,
        start: span.start,
        end: span.end,
      });
  }
}
