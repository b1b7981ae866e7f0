// Statements and declarations of values; each block is a scope.
import type { Expression, Statement, SwitchCase } from '@leakline/ir';
import { exact, interned, NONE, UNBOUND } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Scope } from './builder.ts';
import { lowerClass } from './classes.ts';
import { exportDefault, exportNamed, exportsByAssignment, nameOfExport } from './exports.ts';
import { lowerExpression } from './expressions.ts';
import { lowerFunction } from './functions.ts';
import { declarePattern, hoistLexical, hoistVars } from './hoisting.ts';
import type { Lowering } from './lowering.ts';
import { DEPTH_LIMIT } from './lowering.ts';
import { lowerPattern } from './patterns.ts';
import { lowerBody } from './prototypes.ts';
import { mayBePath } from './loaded-folders.ts';
import { bindRequired, requiredModule } from './required-modules.ts';
import { lowerAlias, lowerEnum, lowerInterface } from './type-declarations.ts';
import { endOf, spanOf, startOf } from './types.ts';

export function lowerStatements(
  lowering: Lowering,
  nodes: readonly TSESTree.Statement[],
  scope: Scope,
): readonly Statement[] {
  const out: Statement[] = [];
  const using = nodes.findIndex(isUsing);
  if (using < 0) lowerBody(lowering, nodes, scope, out);
  else {
    lowerBody(lowering, nodes.slice(0, using + 1), scope, out);
    const [declared, rest] = [nodes[using], nodes.slice(using + 1)];
    if (declared !== undefined && isUsing(declared)) {
      const end = endOf(rest.at(-1) ?? declared);
      out.push({
        kind: 'try',
        body: lowerStatements(lowering, rest, scope),
        parameter: null,
        handler: NONE,
        finalizer: disposalsOf(declared, scope, end),
        start: endOf(declared),
        end,
      });
    }
  }
  return exact(out);
}

/** `using lock = take()`, `await using db = await open()`. */
function isUsing(node: TSESTree.Statement): node is TSESTree.VariableDeclaration {
  return node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

/** What a block with a `using` does at its end, whichever way it is left: as if it said so in a `finally`. */
function disposalsOf(
  { kind, declarations }: TSESTree.VariableDeclaration,
  scope: Scope,
  end: number,
): readonly Statement[] {
  const methods = kind === 'using' ? ['[Symbol.dispose]'] : ['[Symbol.asyncDispose]', '[Symbol.dispose]'];
  const at = { start: end, end };
  return declarations.flatMap(({ id }) =>
    methods.flatMap((method): readonly Statement[] => {
      if (id.type !== 'Identifier') return NONE;
      const name = interned(id.name);
      const callee: Expression = {
        kind: 'member',
        object: { kind: 'name', name, binding: scope.lookup(id.name), ...at },
        property: interned(method),
        propertyStart: end,
        propertyEnd: end,
        isOptional: true,
        ...at,
      };
      const expression: Expression = {
        kind: 'call',
        callee,
        args: NONE,
        typeArgs: NONE,
        isNew: false,
        isOptional: true,
        ...at,
      };
      return [{ kind: 'expression', expression, ...at }];
    }),
  );
}

function lowerBlock(lowering: Lowering, node: TSESTree.Statement, scope: Scope): readonly Statement[] {
  const inner = new Scope(scope, scope.fn);
  const body = node.type === 'BlockStatement' ? node.body : [node];
  hoistLexical(lowering, body, inner);
  return lowerStatements(lowering, body, inner);
}

export function lowerStatement(
  lowering: Lowering,
  node: TSESTree.Statement,
  scope: Scope,
  out: Statement[],
  label: string | null,
): void {
  const span = spanOf(node);
  if (++lowering.depth > DEPTH_LIMIT) {
    lowering.tooDeep(span);
    lowering.depth--;
    return;
  }
  switch (node.type) {
    case 'ExpressionStatement':
      exportsByAssignment(lowering, node.expression, scope);
      out.push({
        kind: 'expression',
        expression: lowerExpression(lowering, node.expression, scope),
        start: span.start,
        end: span.end,
      });
      break;
    case 'VariableDeclaration':
      lowerVariables(lowering, node, scope, out);
      break;
    case 'FunctionDeclaration':
      lowerFunction(lowering, node, scope, 'function', null, false);
      break;
    case 'ClassDeclaration':
      lowerClass(lowering, node, scope);
      break;
    case 'ReturnStatement':
      out.push({
        kind: 'return',
        value: node.argument === null ? null : lowerExpression(lowering, node.argument, scope),
        start: span.start,
        end: span.end,
      });
      break;
    case 'ThrowStatement':
      out.push({
        kind: 'throw',
        value: lowerExpression(lowering, node.argument, scope),
        start: span.start,
        end: span.end,
      });
      break;
    case 'IfStatement':
      lowerIf(lowering, node, scope, out);
      break;
    case 'BlockStatement':
      out.push({ kind: 'block', body: lowerBlock(lowering, node, scope), start: span.start, end: span.end });
      break;
    case 'ForStatement': {
      const inner = new Scope(scope, scope.fn);
      const init: Statement[] = [];
      if (node.init?.type === 'VariableDeclaration') {
        hoistLexical(lowering, [node.init], inner);
        lowerVariables(lowering, node.init, inner, init);
      } else if (node.init != null)
        init.push({
          kind: 'expression',
          expression: lowerExpression(lowering, node.init, inner),
          start: startOf(node.init),
          end: endOf(node.init),
        });
      const test = node.test === null ? null : lowerExpression(lowering, node.test, inner);
      const update = node.update === null ? null : lowerExpression(lowering, node.update, inner);
      out.push({
        kind: 'loop',
        form: 'for',
        label,
        init,
        test,
        update,
        target: null,
        over: null,
        body: lowerBlock(lowering, node.body, inner),
        start: span.start,
        end: span.end,
      });
      break;
    }
    case 'WhileStatement':
    case 'DoWhileStatement':
      out.push({
        kind: 'loop',
        form: node.type === 'WhileStatement' ? 'for' : 'doWhile',
        label,
        init: NONE,
        test: lowerExpression(lowering, node.test, scope),
        update: null,
        target: null,
        over: null,
        body: lowerBlock(lowering, node.body, scope),
        start: span.start,
        end: span.end,
      });
      break;
    case 'ForOfStatement':
    case 'ForInStatement': {
      const over = lowerExpression(lowering, node.right, scope);
      const inner = new Scope(scope, scope.fn);
      if (node.left.type === 'VariableDeclaration') hoistLexical(lowering, [node.left], inner);
      const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
      const target = left === undefined ? null : lowerPattern(lowering, left, inner);
      const form = node.type === 'ForInStatement' ? 'keys' : node.await ? 'eachAsync' : 'each';
      out.push({
        kind: 'loop',
        form,
        label,
        init: NONE,
        test: null,
        update: null,
        target,
        over,
        body: lowerBlock(lowering, node.body, inner),
        start: span.start,
        end: span.end,
      });
      break;
    }
    case 'SwitchStatement':
      out.push(lowerSwitch(lowering, node, scope));
      break;
    case 'TryStatement': {
      const body = lowerBlock(lowering, node.block, scope);
      const inner = new Scope(scope, scope.fn);
      let parameter: Expression | null = null;
      if (node.handler?.param != null) {
        declarePattern(lowering, node.handler.param, 'variable', inner);
        parameter = lowerPattern(lowering, node.handler.param, inner);
      }
      const handler = node.handler === null ? NONE : lowerBlock(lowering, node.handler.body, inner);
      out.push({
        kind: 'try',
        body,
        parameter,
        handler,
        finalizer: node.finalizer === null ? NONE : lowerBlock(lowering, node.finalizer, scope),
        start: span.start,
        end: span.end,
      });
      break;
    }
    case 'BreakStatement':
    case 'ContinueStatement':
      out.push({
        kind: 'jump',
        form: node.type === 'BreakStatement' ? 'break' : 'continue',
        label: node.label === null ? null : interned(node.label.name),
        start: span.start,
        end: span.end,
      });
      break;
    case 'LabeledStatement':
      lowerStatement(lowering, node.body, scope, out, interned(node.label.name));
      break;
    case 'WithStatement':
      out.push({
        kind: 'expression',
        expression: lowerExpression(lowering, node.object, scope),
        start: startOf(node.object),
        end: endOf(node.object),
      });
      out.push({
        kind: 'block',
        body: lowerBlock(lowering, node.body, scope),
        start: startOf(node.body),
        end: endOf(node.body),
      });
      break;
    case 'ExportNamedDeclaration':
      exportNamed(lowering, node, scope, out);
      break;
    case 'ExportDefaultDeclaration':
      exportDefault(lowering, node, scope, out);
      break;
    case 'ExportAllDeclaration':
      lowering.tables.exports.push({
        exported: node.exported === null ? '*' : nameOfExport(node.exported),
        binding: UNBOUND,
        value: null,
        from: node.source.value,
        imported: '*',
        start: span.start,
        end: span.end,
      });
      lowering.tables.importAll(node.source.value, UNBOUND, node.exportKind === 'type', span);
      break;
    case 'TSExportAssignment':
      lowering.tables.exports.push({
        exported: '=',
        binding: UNBOUND,
        value: lowerExpression(lowering, node.expression, scope),
        from: null,
        imported: null,
        start: span.start,
        end: span.end,
      });
      break;
    case 'TSInterfaceDeclaration':
      lowerInterface(lowering, node, scope);
      break;
    case 'TSTypeAliasDeclaration':
      lowerAlias(lowering, node, scope);
      break;
    case 'TSEnumDeclaration':
      lowerEnum(lowering, node, scope);
      break;
    case 'TSModuleDeclaration':
      if (node.body != null) {
        const inner = new Scope(scope, scope.fn);
        const body = node.body.type === 'TSModuleBlock' ? node.body.body : [];
        hoistVars(lowering, body, inner);
        hoistLexical(lowering, body, inner);
        const exported = lowering.tables.exports.length;
        out.push({
          kind: 'block',
          body: lowerStatements(lowering, body, inner),
          start: span.start,
          end: span.end,
        });
        lowering.tables.exports.length = exported; // what a namespace exports, the module does not
      }
      break;
    default:
      break; // empty statements, debugger, imports, declared functions: nothing happens there
  }
  lowering.depth--;
}

function lowerIf(lowering: Lowering, first: TSESTree.IfStatement, scope: Scope, out: Statement[]): void {
  const chain: { node: TSESTree.IfStatement; test: Expression; then: readonly Statement[] }[] = [];
  let at: TSESTree.Statement | null | undefined = first;
  while (at?.type === 'IfStatement') {
    chain.push({
      node: at,
      test: lowerExpression(lowering, at.test, scope),
      then: lowerBlock(lowering, at.consequent, scope),
    });
    at = at.alternate;
  }
  let otherwise: readonly Statement[] = at == null ? NONE : lowerBlock(lowering, at, scope);
  // Whoever walks the IR does so recursively: of a chain longer than that, the tail's branches stand side by side.
  if (chain.length > DEPTH_LIMIT / 2) {
    const tail = chain.splice(DEPTH_LIMIT / 2);
    const children: Statement[] = tail.map(({ node, test, then }) => ({
      kind: 'branch',
      test,
      then,
      otherwise: NONE,
      start: startOf(node),
      end: endOf(node),
    }));
    otherwise = [
      {
        kind: 'unknown',
        children: [...children, ...otherwise],
        start: spanOf(tail[0]?.node ?? first).start,
        end: spanOf(first).end,
      },
    ];
  }
  for (const { node, test, then } of chain.reverse())
    otherwise = [{ kind: 'branch', test, then, otherwise, start: startOf(node), end: endOf(node) }];
  out.push(...otherwise);
}

function lowerSwitch(lowering: Lowering, node: TSESTree.SwitchStatement, scope: Scope): Statement {
  const subject = lowerExpression(lowering, node.discriminant, scope);
  const inner = new Scope(scope, scope.fn);
  hoistLexical(
    lowering,
    node.cases.flatMap((c) => c.consequent),
    inner,
  );
  const cases: SwitchCase[] = [];
  let pending: Expression[] = [];
  for (const [i, c] of node.cases.entries()) {
    const tests = c.test === null ? [] : [lowerExpression(lowering, c.test, inner)];
    const isLast = i === node.cases.length - 1;
    // `case 'a': case 'b': …` is one clause with two tests.
    if (c.consequent.length === 0 && !isLast && c.test !== null && node.cases[i + 1]?.test !== null) {
      pending.push(...tests);
      continue;
    }
    const body = lowerStatements(lowering, c.consequent, inner);
    cases.push({
      tests: [...pending, ...tests],
      body,
      fallsThrough: !isLast && !ends(body),
      start: startOf(c),
      end: endOf(c),
    });
    pending = [];
  }
  return { kind: 'switch', form: 'value', subject, cases, start: startOf(node), end: endOf(node) };
}

function lowerVariables(
  lowering: Lowering,
  node: TSESTree.VariableDeclaration,
  scope: Scope,
  out: Statement[],
): void {
  for (const d of node.declarations) {
    const span = spanOf(d);
    const required = d.init === null ? null : requiredModule(d.init);
    if (required !== null) bindRequired(lowering, d.id, required, scope, spanOf(d));
    if (d.init !== null) exportsByAssignment(lowering, d.init, scope);
    if (d.init !== null && d.id.type === 'Identifier' && mayBePath(d.init))
      lowering.paths.set(d.id.name, d.init);
    const value =
      d.init === null
        ? null
        : lowerExpression(lowering, d.init, scope, d.id.type === 'Identifier' ? d.id.name : null);
    const target = lowerPattern(lowering, d.id, scope);
    const whole = node.declarations.length === 1 ? node : d;
    out.push({
      kind: 'expression',
      expression: {
        kind: 'assign',
        operator: value === null ? 'declare' : '=',
        target,
        value,
        isDeclaration: true,
        start: span.start,
        end: span.end,
      },
      start: startOf(whole),
      end: endOf(whole),
    });
  }
}

/** Whether control cannot run off the end of a clause. */
function ends(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last === undefined) return false;
  if (last.kind === 'block') return ends(last.body);
  if (last.kind === 'branch') return last.otherwise.length > 0 && ends(last.then) && ends(last.otherwise);
  return last.kind === 'return' || last.kind === 'throw' || last.kind === 'jump';
}
