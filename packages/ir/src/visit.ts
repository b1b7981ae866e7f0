// Walking the IR: the one place that knows which parts a node has.
import type { Expression, Statement } from './code.ts';
import { NONE } from './lists.ts';

/** Visits the direct sub-expressions of an expression, in evaluation order. Function bodies are not entered. */
export function eachChild(node: Expression, visit: (child: Expression, parent: Expression) => void): void {
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'this':
    case 'function':
    case 'type':
      return;
    case 'template':
      for (const part of node.parts) visit(part, node);
      return;
    case 'member':
      visit(node.object, node);
      return;
    case 'index':
      visit(node.object, node);
      visit(node.index, node);
      return;
    case 'slice':
      visit(node.object, node);
      if (node.low !== null) visit(node.low, node);
      if (node.high !== null) visit(node.high, node);
      return;
    case 'object':
      for (const property of node.properties) {
        if (property.computed !== null) visit(property.computed, node);
        visit(property.value, node);
      }
      return;
    case 'array':
    case 'tuple':
      for (const element of node.elements) visit(element, node);
      return;
    case 'conditional':
      visit(node.test, node);
      visit(node.then, node);
      visit(node.otherwise, node);
      return;
    case 'logical':
    case 'binary':
      visit(node.left, node);
      visit(node.right, node);
      return;
    case 'unary':
    case 'wrapped':
    case 'spread':
      visit(node.operand, node);
      return;
    case 'call':
      visit(node.callee, node);
      for (const argument of node.args) visit(argument, node);
      return;
    case 'assign':
      if (node.value !== null) visit(node.value, node);
      visit(node.target, node);
      return;
    case 'sequence':
      for (const expression of node.expressions) visit(expression, node);
      return;
    case 'unknown':
      for (const child of node.children) visit(child, node);
      return;
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
  const each = (child: Expression) => {
    if (visit(child) !== false) eachChild(child, each);
  };
  each(node);
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
