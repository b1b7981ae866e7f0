// Walking the IR: the one place that knows which parts a node has.
import type { Expression, Statement } from './code.ts';
import { NONE } from './lists.ts';

/** The direct sub-expressions of an expression, in evaluation order. Function bodies are not entered. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'this':
    case 'function':
    case 'type':
      return NONE;
    case 'template':
      return node.parts;
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'slice':
      return [node.object, node.low, node.high].filter((part) => part !== null);
    case 'object': {
      const parts: Expression[] = [];
      for (const property of node.properties) {
        if (property.computed !== null) parts.push(property.computed);
        parts.push(property.value);
      }
      return parts;
    }
    case 'array':
    case 'tuple':
      return node.elements;
    case 'conditional':
      return [node.test, node.then, node.otherwise];
    case 'logical':
    case 'binary':
      return [node.left, node.right];
    case 'unary':
    case 'wrapped':
    case 'spread':
      return [node.operand];
    case 'call':
      return [node.callee, ...node.args];
    case 'assign':
      return node.value === null ? [node.target] : [node.value, node.target];
    case 'sequence':
      return node.expressions;
    case 'unknown':
      return node.children;
  }
}

/** The expressions that stand directly in a statement (not those of nested statements). */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.expression];
    case 'return':
    case 'throw':
      return statement.value === null ? NONE : [statement.value];
    case 'branch':
      return [statement.test];
    case 'switch': {
      const tests = statement.cases.flatMap((clause) => clause.tests);
      return statement.subject === null ? tests : [statement.subject, ...tests];
    }
    case 'loop':
      return [statement.over, statement.target, statement.test, statement.update].filter(
        (part) => part !== null,
      );
    case 'try':
      return statement.parameter === null ? NONE : [statement.parameter];
    case 'defer':
    case 'spawn':
      return [statement.call];
    case 'block':
    case 'jump':
    case 'unknown':
      return NONE;
  }
}

/** The nested statement lists of a statement, in source order. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'branch':
      return [statement.then, statement.otherwise];
    case 'switch':
      return statement.cases.map((clause) => clause.body);
    case 'loop':
      return [statement.init, statement.body];
    case 'try':
      return [statement.body, statement.handler, statement.finalizer];
    case 'block':
      return [statement.body];
    case 'unknown':
      return [statement.children];
    default:
      return NONE;
  }
}

/** Calls `visit` for an expression and everything below it, outer first. `false` skips what is below. */
export function visitExpressions(node: Expression, visit: (node: Expression) => unknown): void {
  if (visit(node) === false) return;
  for (const child of childrenOf(node)) visitExpressions(child, visit);
}

/** Calls the visitors for every statement and expression of a body, in source order, nested blocks included. */
export function walk(
  body: readonly Statement[],
  visitor: { statement?: (node: Statement) => void; expression?: (node: Expression) => unknown },
): void {
  for (const statement of body) {
    visitor.statement?.(statement);
    if (visitor.expression !== undefined) {
      for (const expression of expressionsOf(statement)) visitExpressions(expression, visitor.expression);
    }
    for (const block of blocksOf(statement)) walk(block, visitor);
  }
}
