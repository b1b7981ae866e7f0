// ESTree (with TypeScript and JSX) to the module IR. One lowering for every tree: oxc's, typescript-eslint's and espree's.
//
// A single pass: declarations are hoisted when a scope is entered, so that each name is bound when it is met. Recursion
// is limited by depth; what lies deeper becomes `unknown`, and chains that are long in real code (`a + b + …`,
// `else if`) are walked in loops.
import { UNBOUND } from '@leakline/ir';
import type {
  BindingId,
  Directive,
  Expression,
  Field,
  FunctionForm,
  FunctionId,
  ModuleIR,
  Parameter,
  ParseProblem,
  Property,
  Signature,
  Span,
  Statement,
  Supertype,
  SwitchCase,
  TypeId,
  TypeRef,
} from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import { Scope, Tables } from './builder.ts';
import { annotationOf, keyName, lowerName, lowerType, parameterType, spanOf } from './types.ts';

/** Expressions nested deeper than this are `unknown`; no human-written code comes near. */
const DEPTH_LIMIT = 400;

type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type DecoratedNode = { decorators?: readonly TSESTree.Decorator[] };

export interface Comment {
  readonly value: string;
  readonly range: readonly [number, number];
}

/** Lowers a whole program. Never throws for any tree that follows ESTree. */
export function lowerProgram(
  path: string,
  text: string,
  program: TSESTree.Program,
  comments: readonly Comment[],
  problems: readonly ParseProblem[],
): ModuleIR {
  return new Lowering(path, text).program(program, comments, problems);
}

class Lowering {
  readonly #path: string;
  readonly #text: string;
  readonly #tables = new Tables();
  readonly #problems: ParseProblem[] = [];
  #depth = 0;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  program(
    program: TSESTree.Program,
    comments: readonly Comment[],
    problems: readonly ParseProblem[],
  ): ModuleIR {
    const fn = this.#tables.reserveFunction();
    const scope = new Scope(null, fn);
    this.#hoistVars(program.body, scope);
    this.#hoistLexical(program.body, scope);
    const body = this.#statements(program.body, scope);
    const all: Span = { start: 0, end: this.#text.length };
    this.#tables.functions[fn] = {
      name: null,
      nameSpan: { start: 0, end: 0 },
      form: 'module',
      parent: null,
      owner: null,
      receiver: null,
      isStatic: false,
      isAsync: false,
      isGenerator: false,
      parameters: [],
      results: [],
      resultBindings: [],
      decorators: [],
      body,
      ...all,
    };
    const directives = comments.flatMap((c): Directive[] => {
      const value = c.value.replace(/^\*+|\*+$/g, '').trim();
      return /\b(eslint-|leakline|nolint)|@generated|Code generated/.test(value)
        ? [{ text: value, start: c.range[0], end: c.range[1] }]
        : [];
    });
    return {
      path: this.#path,
      language: 'javascript',
      packageName: null,
      imports: this.#tables.imports,
      exports: this.#tables.exports,
      types: this.#tables.types.filter((t) => t !== null),
      functions: this.#tables.functions.filter((f) => f !== null),
      bindings: this.#tables.bindings,
      directives,
      problems: [...problems, ...this.#problems],
      generated: directives.some((d) => /^@generated\b|\bCode generated .* DO NOT EDIT\.?$/m.test(d.text)),
    };
  }

  // ------------------------------------------------------------------------------------------ hoisting

  /** `var` declarations of a function or module, wherever they stand in it. */
  #hoistVars(body: readonly TSESTree.Statement[], scope: Scope): void {
    let depth = 0;
    const visit = (node: TSESTree.Statement | null | undefined): void => {
      if (node == null || depth > DEPTH_LIMIT) return;
      depth++;
      visitKind(node);
      depth--;
    };
    const visitKind = (node: TSESTree.Statement): void => {
      switch (node.type) {
        case 'VariableDeclaration':
          if (node.kind === 'var')
            for (const d of node.declarations) this.#declarePattern(d.id, 'variable', scope);
          return;
        case 'IfStatement': {
          let at: TSESTree.Statement | null | undefined = node;
          while (at?.type === 'IfStatement') {
            visit(at.consequent);
            at = at.alternate;
          }
          visit(at);
          return;
        }
        case 'BlockStatement':
          node.body.forEach(visit);
          return;
        case 'ForStatement':
          if (node.init?.type === 'VariableDeclaration') visit(node.init);
          visit(node.body);
          return;
        case 'ForInStatement':
        case 'ForOfStatement':
          if (node.left.type === 'VariableDeclaration') visit(node.left);
          visit(node.body);
          return;
        case 'WhileStatement':
        case 'DoWhileStatement':
        case 'LabeledStatement':
        case 'WithStatement':
          visit(node.body);
          return;
        case 'SwitchStatement':
          for (const c of node.cases) c.consequent.forEach(visit);
          return;
        case 'TryStatement':
          visit(node.block);
          if (node.handler !== null) visit(node.handler.body);
          visit(node.finalizer);
          return;
        case 'ExportNamedDeclaration':
          if (node.declaration?.type === 'VariableDeclaration') visit(node.declaration);
          return;
        default:
          return;
      }
    };
    body.forEach(visit);
  }

  /** let, const, functions, classes, types and imports of one block. */
  #hoistLexical(body: readonly TSESTree.Statement[], scope: Scope): void {
    for (const statement of body) {
      const node =
        statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
          ? statement.declaration
          : statement;
      if (node === null) continue;
      switch (node.type) {
        case 'VariableDeclaration':
          if (node.kind !== 'var')
            for (const d of node.declarations)
              this.#declarePattern(d.id, node.kind === 'const' ? 'constant' : 'variable', scope);
          break;
        case 'FunctionDeclaration':
        case 'TSDeclareFunction':
          if (node.id !== null) this.#tables.declare(scope, node.id.name, 'function', spanOf(node.id));
          break;
        case 'ClassDeclaration':
          if (node.id !== null) this.#tables.declare(scope, node.id.name, 'type', spanOf(node.id));
          break;
        case 'TSInterfaceDeclaration':
        case 'TSTypeAliasDeclaration':
        case 'TSEnumDeclaration':
          this.#tables.declare(scope, node.id.name, 'type', spanOf(node.id));
          break;
        case 'TSModuleDeclaration':
          if (node.id.type === 'Identifier' && node.kind !== 'global')
            this.#tables.declare(scope, node.id.name, 'constant', spanOf(node.id));
          break;
        case 'ImportDeclaration':
          this.#import(node, scope);
          break;
        case 'TSImportEqualsDeclaration': {
          const isRequire = node.moduleReference.type === 'TSExternalModuleReference';
          const binding = this.#tables.declare(
            scope,
            node.id.name,
            isRequire ? 'import' : 'constant',
            spanOf(node.id),
          );
          if (node.moduleReference.type === 'TSExternalModuleReference') {
            const from = node.moduleReference.expression;
            if (from.type === 'Literal' && typeof from.value === 'string')
              this.#tables.imports.push({
                from: from.value,
                imported: '*',
                binding,
                typeOnly: node.importKind === 'type',
                ...spanOf(node),
              });
          }
          break;
        }
        default:
          break;
      }
    }
  }

  #import(node: TSESTree.ImportDeclaration, scope: Scope): void {
    const from = node.source.value;
    if (node.specifiers.length === 0)
      this.#tables.imports.push({
        from,
        imported: '*',
        binding: UNBOUND,
        typeOnly: node.importKind === 'type',
        ...spanOf(node),
      });
    for (const s of node.specifiers) {
      const binding = this.#tables.declare(scope, s.local.name, 'import', spanOf(s.local));
      const imported =
        s.type === 'ImportDefaultSpecifier'
          ? 'default'
          : s.type === 'ImportNamespaceSpecifier'
            ? '*'
            : nameOfExport(s.imported);
      const typeOnly =
        node.importKind === 'type' || (s.type === 'ImportSpecifier' && s.importKind === 'type');
      this.#tables.imports.push({ from, imported, binding, typeOnly, ...spanOf(s) });
    }
  }

  #declarePattern(node: TSESTree.Node, kind: 'variable' | 'constant' | 'parameter', scope: Scope): void {
    if (++this.#depth <= DEPTH_LIMIT) this.#declareNames(node, kind, scope);
    this.#depth--;
  }

  #declareNames(node: TSESTree.Node, kind: 'variable' | 'constant' | 'parameter', scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        this.#tables.declare(
          scope,
          node.name,
          kind,
          { start: node.range[0], end: node.range[0] + node.name.length },
          annotationOf(node, (n) => scope.lookup(n)),
        );
        return;
      case 'ObjectPattern':
        for (const p of node.properties)
          this.#declarePattern(p.type === 'RestElement' ? p.argument : p.value, kind, scope);
        return;
      case 'ArrayPattern':
        for (const e of node.elements) if (e !== null) this.#declarePattern(e, kind, scope);
        return;
      case 'RestElement':
        this.#declarePattern(node.argument, kind, scope);
        return;
      case 'AssignmentPattern':
        this.#declarePattern(node.left, kind, scope);
        return;
      default:
        return;
    }
  }

  // ------------------------------------------------------------------------------------------ statements

  #statements(nodes: readonly TSESTree.Statement[], scope: Scope): Statement[] {
    const out: Statement[] = [];
    for (const node of nodes) this.#statement(node, scope, out, null);
    return out;
  }

  #block(node: TSESTree.Statement, scope: Scope): Statement[] {
    const inner = new Scope(scope, scope.fn);
    const body = node.type === 'BlockStatement' ? node.body : [node];
    this.#hoistLexical(body, inner);
    return this.#statements(body, inner);
  }

  #statement(node: TSESTree.Statement, scope: Scope, out: Statement[], label: string | null): void {
    const span = spanOf(node);
    if (++this.#depth > DEPTH_LIMIT) {
      this.#tooDeep(span);
      this.#depth--;
      return;
    }
    switch (node.type) {
      case 'ExpressionStatement':
        this.#exportsByAssignment(node, scope);
        out.push({ kind: 'expression', expression: this.#expression(node.expression, scope), ...span });
        break;
      case 'VariableDeclaration':
        this.#variables(node, scope, out);
        break;
      case 'FunctionDeclaration':
        this.#function(node, scope, 'function', null, false);
        break;
      case 'ClassDeclaration':
        this.#class(node, scope);
        break;
      case 'ReturnStatement':
        out.push({
          kind: 'return',
          value: node.argument === null ? null : this.#expression(node.argument, scope),
          ...span,
        });
        break;
      case 'ThrowStatement':
        out.push({ kind: 'throw', value: this.#expression(node.argument, scope), ...span });
        break;
      case 'IfStatement':
        this.#if(node, scope, out);
        break;
      case 'BlockStatement':
        out.push({ kind: 'block', body: this.#block(node, scope), ...span });
        break;
      case 'ForStatement': {
        const inner = new Scope(scope, scope.fn);
        const init: Statement[] = [];
        if (node.init?.type === 'VariableDeclaration') {
          this.#hoistLexical([node.init], inner);
          this.#variables(node.init, inner, init);
        } else if (node.init != null)
          init.push({
            kind: 'expression',
            expression: this.#expression(node.init, inner),
            ...spanOf(node.init),
          });
        const test = node.test === null ? null : this.#expression(node.test, inner);
        const update = node.update === null ? null : this.#expression(node.update, inner);
        out.push({
          kind: 'loop',
          form: 'for',
          label,
          init,
          test,
          update,
          target: null,
          over: null,
          body: this.#block(node.body, inner),
          ...span,
        });
        break;
      }
      case 'WhileStatement':
        out.push({
          kind: 'loop',
          form: 'for',
          label,
          init: [],
          test: this.#expression(node.test, scope),
          update: null,
          target: null,
          over: null,
          body: this.#block(node.body, scope),
          ...span,
        });
        break;
      case 'DoWhileStatement':
        out.push({
          kind: 'loop',
          form: 'doWhile',
          label,
          init: [],
          test: this.#expression(node.test, scope),
          update: null,
          target: null,
          over: null,
          body: this.#block(node.body, scope),
          ...span,
        });
        break;
      case 'ForOfStatement':
      case 'ForInStatement': {
        const over = this.#expression(node.right, scope);
        const inner = new Scope(scope, scope.fn);
        if (node.left.type === 'VariableDeclaration') this.#hoistLexical([node.left], inner);
        const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
        const target = left === undefined ? null : this.#pattern(left, inner);
        const form = node.type === 'ForInStatement' ? 'keys' : node.await ? 'eachAsync' : 'each';
        out.push({
          kind: 'loop',
          form,
          label,
          init: [],
          test: null,
          update: null,
          target,
          over,
          body: this.#block(node.body, inner),
          ...span,
        });
        break;
      }
      case 'SwitchStatement':
        out.push(this.#switch(node, scope));
        break;
      case 'TryStatement': {
        const body = this.#block(node.block, scope);
        const inner = new Scope(scope, scope.fn);
        let parameter: Expression | null = null;
        if (node.handler?.param != null) {
          this.#declarePattern(node.handler.param, 'variable', inner);
          parameter = this.#pattern(node.handler.param, inner);
        }
        const handler = node.handler === null ? [] : this.#block(node.handler.body, inner);
        out.push({
          kind: 'try',
          body,
          parameter,
          handler,
          finalizer: node.finalizer === null ? [] : this.#block(node.finalizer, scope),
          ...span,
        });
        break;
      }
      case 'BreakStatement':
      case 'ContinueStatement':
        out.push({
          kind: 'jump',
          form: node.type === 'BreakStatement' ? 'break' : 'continue',
          label: node.label?.name ?? null,
          ...span,
        });
        break;
      case 'LabeledStatement':
        this.#statement(node.body, scope, out, node.label.name);
        break;
      case 'WithStatement':
        out.push({
          kind: 'expression',
          expression: this.#expression(node.object, scope),
          ...spanOf(node.object),
        });
        out.push({ kind: 'block', body: this.#block(node.body, scope), ...spanOf(node.body) });
        break;
      case 'ExportNamedDeclaration':
        this.#exportNamed(node, scope, out);
        break;
      case 'ExportDefaultDeclaration':
        this.#exportDefault(node, scope, out);
        break;
      case 'ExportAllDeclaration':
        this.#tables.exports.push({
          exported: node.exported === null ? '*' : nameOfExport(node.exported),
          binding: UNBOUND,
          value: null,
          from: node.source.value,
          imported: '*',
          ...span,
        });
        this.#tables.imports.push({
          from: node.source.value,
          imported: '*',
          binding: UNBOUND,
          typeOnly: node.exportKind === 'type',
          ...span,
        });
        break;
      case 'TSExportAssignment':
        this.#tables.exports.push({
          exported: '=',
          binding: UNBOUND,
          value: this.#expression(node.expression, scope),
          from: null,
          imported: null,
          ...span,
        });
        break;
      case 'TSInterfaceDeclaration':
        this.#interface(node, scope);
        break;
      case 'TSTypeAliasDeclaration':
        this.#alias(node, scope);
        break;
      case 'TSEnumDeclaration':
        this.#enum(node, scope);
        break;
      case 'TSModuleDeclaration':
        if (node.body != null) {
          const inner = new Scope(scope, scope.fn);
          const body = node.body.type === 'TSModuleBlock' ? node.body.body : [];
          this.#hoistVars(body, inner);
          this.#hoistLexical(body, inner);
          const exported = this.#tables.exports.length;
          out.push({ kind: 'block', body: this.#statements(body, inner), ...span });
          this.#tables.exports.length = exported; // what a namespace exports, the module does not
        }
        break;
      default:
        break; // empty statements, debugger, imports, declared functions: nothing happens there
    }
    this.#depth--;
  }

  #if(first: TSESTree.IfStatement, scope: Scope, out: Statement[]): void {
    const chain: { node: TSESTree.IfStatement; test: Expression; then: Statement[] }[] = [];
    let at: TSESTree.Statement | null | undefined = first;
    while (at?.type === 'IfStatement') {
      chain.push({
        node: at,
        test: this.#expression(at.test, scope),
        then: this.#block(at.consequent, scope),
      });
      at = at.alternate;
    }
    let otherwise: Statement[] = at == null ? [] : this.#block(at, scope);
    // Whoever walks the IR does so recursively: of a chain longer than that, the tail's branches stand side by side.
    if (chain.length > DEPTH_LIMIT / 2) {
      const tail = chain.splice(DEPTH_LIMIT / 2);
      const children: Statement[] = tail.map(({ node, test, then }) => ({
        kind: 'branch',
        test,
        then,
        otherwise: [],
        ...spanOf(node),
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
      otherwise = [{ kind: 'branch', test, then, otherwise, ...spanOf(node) }];
    out.push(...otherwise);
  }

  #switch(node: TSESTree.SwitchStatement, scope: Scope): Statement {
    const subject = this.#expression(node.discriminant, scope);
    const inner = new Scope(scope, scope.fn);
    this.#hoistLexical(
      node.cases.flatMap((c) => c.consequent),
      inner,
    );
    const cases: SwitchCase[] = [];
    let pending: Expression[] = [];
    for (const [i, c] of node.cases.entries()) {
      const tests = c.test === null ? [] : [this.#expression(c.test, inner)];
      const isLast = i === node.cases.length - 1;
      // `case 'a': case 'b': …` is one clause with two tests.
      if (c.consequent.length === 0 && !isLast && c.test !== null && node.cases[i + 1]?.test !== null) {
        pending.push(...tests);
        continue;
      }
      const body = this.#statements(c.consequent, inner);
      cases.push({ tests: [...pending, ...tests], body, fallsThrough: !isLast && !ends(body), ...spanOf(c) });
      pending = [];
    }
    return { kind: 'switch', form: 'value', subject, cases, ...spanOf(node) };
  }

  #variables(node: TSESTree.VariableDeclaration, scope: Scope, out: Statement[]): void {
    for (const d of node.declarations) {
      const span = spanOf(d);
      const required = d.init === null ? null : requiredModule(d.init);
      if (required !== null) this.#requires(d.id, required, scope, spanOf(d));
      const value =
        d.init === null
          ? null
          : this.#expression(d.init, scope, d.id.type === 'Identifier' ? d.id.name : null);
      const target = this.#pattern(d.id, scope);
      out.push({
        kind: 'expression',
        expression: {
          kind: 'assign',
          operator: value === null ? 'declare' : '=',
          target,
          value,
          isDeclaration: true,
          ...span,
        },
        ...(node.declarations.length === 1 ? spanOf(node) : span),
      });
    }
  }

  /** `const x = require('x')`, `const { Counter } = require('prom-client')`: imports, bound like those of ES modules. */
  #requires(target: TSESTree.BindingName, from: string, scope: Scope, span: Span): void {
    const bind = (name: string, imported: string) => {
      const binding = scope.lookup(name);
      const b = this.#tables.bindings[binding];
      if (b === undefined) return;
      b.kind = 'import';
      this.#tables.imports.push({ from, imported, binding, typeOnly: false, ...span });
    };
    if (target.type === 'Identifier') bind(target.name, '*');
    else if (target.type === 'ObjectPattern') {
      for (const p of target.properties)
        if (p.type === 'Property' && p.value.type === 'Identifier') bind(p.value.name, keyName(p.key) ?? '');
    }
  }

  // ------------------------------------------------------------------------------------------ exports

  #exportNamed(node: TSESTree.ExportNamedDeclaration, scope: Scope, out: Statement[]): void {
    const span = spanOf(node);
    if (node.source !== null) {
      for (const s of node.specifiers)
        this.#tables.exports.push({
          exported: nameOfExport(s.exported),
          binding: UNBOUND,
          value: null,
          from: node.source.value,
          imported: nameOfExport(s.local),
          ...spanOf(s),
        });
      this.#tables.imports.push({
        from: node.source.value,
        imported: '*',
        binding: UNBOUND,
        typeOnly: node.exportKind === 'type',
        ...span,
      });
      return;
    }
    for (const s of node.specifiers)
      this.#exportBinding(nameOfExport(s.exported), scope.lookup(nameOfExport(s.local)), spanOf(s));
    const declaration = node.declaration;
    if (declaration === null) return;
    this.#statement(declaration as TSESTree.Statement, scope, out, null);
    if (declaration.type === 'VariableDeclaration') {
      for (const d of declaration.declarations)
        for (const name of namesIn(d.id)) this.#exportBinding(name, scope.lookup(name), span);
    } else if ('id' in declaration && declaration.id?.type === 'Identifier')
      this.#exportBinding(declaration.id.name, scope.lookup(declaration.id.name), span);
  }

  #exportBinding(exported: string, binding: BindingId, span: Span): void {
    if (binding !== UNBOUND)
      this.#tables.exports.push({ exported, binding, value: null, from: null, imported: null, ...span });
  }

  #exportDefault(node: TSESTree.ExportDefaultDeclaration, scope: Scope, out: Statement[]): void {
    const span = spanOf(node);
    const d = node.declaration;
    if (d.type === 'Identifier' && scope.lookup(d.name) !== UNBOUND) {
      this.#exportBinding('default', scope.lookup(d.name), span);
      return;
    }
    if ((d.type === 'FunctionDeclaration' || d.type === 'ClassDeclaration') && d.id !== null) {
      this.#statement(d as TSESTree.Statement, scope, out, null);
      this.#exportBinding('default', scope.lookup(d.id.name), span);
      return;
    }
    if (d.type === 'TSInterfaceDeclaration') {
      this.#interface(d, scope);
      this.#exportBinding('default', scope.lookup(d.id.name), span);
      return;
    }
    let value: Expression | null = null;
    if (d.type === 'FunctionDeclaration')
      value = { kind: 'function', function: this.#function(d, scope, 'function', null, false), ...spanOf(d) };
    else if (d.type === 'ClassDeclaration')
      value = { kind: 'type', type: null, declaration: this.#class(d, scope), ...spanOf(d) };
    else if (
      d.type !== 'TSDeclareFunction' &&
      d.type !== 'TSEnumDeclaration' &&
      d.type !== 'TSModuleDeclaration' &&
      d.type !== 'TSTypeAliasDeclaration' &&
      d.type !== 'VariableDeclaration'
    )
      value = this.#expression(d, scope);
    if (value !== null)
      this.#tables.exports.push({
        exported: 'default',
        binding: UNBOUND,
        value,
        from: null,
        imported: null,
        ...span,
      });
  }

  /** `module.exports = …`, `exports.x = …`, `module.exports.x = …`: exports of values, besides being assignments. */
  #exportsByAssignment(node: TSESTree.ExpressionStatement, scope: Scope): void {
    const e = node.expression;
    if (
      scope.fn !== 0 ||
      e.type !== 'AssignmentExpression' ||
      e.operator !== '=' ||
      e.left.type !== 'MemberExpression'
    )
      return;
    const { object, property } = e.left;
    if (property.type !== 'Identifier' || e.left.computed) return;
    const isModule = (n: TSESTree.Node) =>
      n.type === 'Identifier' && n.name === 'module' && scope.lookup('module') === UNBOUND;
    const isExports = (n: TSESTree.Node) =>
      (n.type === 'Identifier' && n.name === 'exports' && scope.lookup('exports') === UNBOUND) ||
      (n.type === 'MemberExpression' &&
        isModule(n.object) &&
        n.property.type === 'Identifier' &&
        n.property.name === 'exports');
    const add = (exported: string, value: TSESTree.Expression, span: Span) => {
      if (value.type === 'Identifier' && scope.lookup(value.name) !== UNBOUND)
        this.#exportBinding(exported, scope.lookup(value.name), span);
      else if (value.type !== 'ObjectExpression' && exported !== '=')
        this.#pendingExports.push({ exported, value, span });
    };
    const span = spanOf(node);
    if (isModule(object) && property.name === 'exports') {
      if (e.right.type === 'ObjectExpression') {
        for (const p of e.right.properties) {
          if (p.type !== 'Property' || p.value.type === 'AssignmentPattern') continue;
          const name = keyName(p.key);
          if (name !== null && p.value.type === 'Identifier') add(name, p.value, spanOf(p));
        }
      } else if (e.right.type === 'Identifier' && scope.lookup(e.right.name) !== UNBOUND) {
        this.#exportBinding('default', scope.lookup(e.right.name), span);
        this.#exportBinding('=', scope.lookup(e.right.name), span);
      }
      this.#pendingExports.push({ exported: '=', value: e.right, span });
      return;
    }
    if (isExports(object)) add(property.name, e.right, span);
  }

  /** Values of CommonJS exports that are being lowered as the right side of their assignment. */
  #pendingExports: { exported: string; value: TSESTree.Expression; span: Span }[] = [];

  #settleExport(node: TSESTree.Expression, value: Expression): void {
    const index = this.#pendingExports.findIndex((p) => p.value === node);
    if (index === -1) return;
    const [pending] = this.#pendingExports.splice(index, 1);
    if (pending === undefined) return;
    if (pending.exported === '=' && value.kind === 'name') return; // already exported by its binding
    this.#tables.exports.push({
      exported: pending.exported,
      binding: UNBOUND,
      value,
      from: null,
      imported: null,
      ...pending.span,
    });
  }

  // ------------------------------------------------------------------------------------------ types

  #interface(node: TSESTree.TSInterfaceDeclaration, scope: Scope): void {
    const id = this.#tables.reserveType();
    const inner = new Scope(scope, scope.fn);
    this.#typeParameters(node.typeParameters, inner);
    const lookup = (n: string) => inner.lookup(n);
    const fields: Field[] = [];
    const signatures: Signature[] = [];
    for (const m of node.body.body) {
      if (m.type === 'TSPropertySignature' && !m.computed) {
        const type = annotationOf(m, lookup);
        const name = keyName(m.key) ?? '';
        if (type?.kind === 'function')
          signatures.push({ name, parameters: type.parameters, results: type.results, ...spanOf(m) });
        else fields.push({ name, type, value: null, isStatic: false, decorators: [], ...spanOf(m) });
      } else if (m.type === 'TSMethodSignature' && !m.computed) {
        signatures.push({
          name: keyName(m.key) ?? '',
          parameters: m.params.map((p) => parameterType(p, lookup)),
          results: m.returnType == null ? [] : [lowerType(m.returnType.typeAnnotation, lookup)],
          ...spanOf(m),
        });
      }
    }
    const supertypes = node.extends.map((e): Supertype => ({
      how: 'extends',
      type: lowerName(
        e.expression,
        e.typeArguments?.params.map((p) => lowerType(p, lookup)) ?? [],
        spanOf(e),
        lookup,
      ),
      value: null,
      ...spanOf(e),
    }));
    this.#setType(
      id,
      node.id,
      'interface',
      scope,
      { supertypes, fields, methods: [], signatures, decorators: [], underlying: null },
      spanOf(node),
    );
  }

  #alias(node: TSESTree.TSTypeAliasDeclaration, scope: Scope): void {
    const id = this.#tables.reserveType();
    const inner = new Scope(scope, scope.fn);
    this.#typeParameters(node.typeParameters, inner);
    const underlying = lowerType(node.typeAnnotation, (n) => inner.lookup(n));
    this.#setType(
      id,
      node.id,
      'alias',
      scope,
      { supertypes: [], fields: [], methods: [], signatures: [], decorators: [], underlying },
      spanOf(node),
    );
  }

  #enum(node: TSESTree.TSEnumDeclaration, scope: Scope): void {
    const id = this.#tables.reserveType();
    const fields = node.body.members.map((m): Field => ({
      name: keyName(m.id) ?? '',
      type: null,
      value: m.initializer == null ? null : this.#expression(m.initializer, scope),
      isStatic: true,
      decorators: [],
      ...spanOf(m),
    }));
    this.#setType(
      id,
      node.id,
      'enum',
      scope,
      { supertypes: [], fields, methods: [], signatures: [], decorators: [], underlying: null },
      spanOf(node),
    );
  }

  #setType(
    id: TypeId,
    name: TSESTree.Identifier | null,
    form: 'class' | 'interface' | 'enum' | 'alias',
    scope: Scope,
    rest: Pick<
      import('@leakline/ir').TypeDeclaration,
      'supertypes' | 'fields' | 'methods' | 'signatures' | 'decorators' | 'underlying'
    >,
    span: Span,
  ): void {
    const binding = name === null ? UNBOUND : scope.lookup(name.name);
    const b = this.#tables.bindings[binding];
    if (b !== undefined && b.declaration === null) b.declaration = id;
    this.#tables.types[id] = {
      name: name?.name ?? null,
      nameSpan: name === null ? { start: span.start, end: span.start } : spanOf(name),
      form,
      binding,
      ...rest,
      ...span,
    };
  }

  #typeParameters(node: TSESTree.TSTypeParameterDeclaration | undefined | null, scope: Scope): void {
    for (const p of node?.params ?? []) this.#tables.declare(scope, p.name.name, 'type', spanOf(p.name));
  }

  #class(node: ClassNode, scope: Scope): TypeId {
    const id = this.#tables.reserveType();
    const inner = new Scope(scope, scope.fn);
    // A named class expression binds its name inside itself.
    if (node.type === 'ClassExpression' && node.id !== null)
      this.#tables.declare(inner, node.id.name, 'type', spanOf(node.id));
    this.#typeParameters(node.typeParameters, inner);
    const lookup = (n: string) => inner.lookup(n);
    const fields: Field[] = [];
    const methods: FunctionId[] = [];
    const signatures: Signature[] = [];
    const supertypes: Supertype[] = [];
    if (node.superClass !== null) {
      const args = node.superTypeArguments?.params.map((p) => lowerType(p, lookup)) ?? [];
      const type = lowerName(node.superClass, args, spanOf(node.superClass), lookup);
      supertypes.push({
        how: 'extends',
        type,
        value: this.#expression(node.superClass, inner),
        ...spanOf(node.superClass),
      });
    }
    for (const i of node.implements ?? [])
      supertypes.push({
        how: 'implements',
        type: lowerName(
          i.expression,
          i.typeArguments?.params.map((p) => lowerType(p, lookup)) ?? [],
          spanOf(i),
          lookup,
        ),
        value: null,
        ...spanOf(i),
      });
    const decorators = this.#decorators(node, scope);
    for (const m of node.body.body) {
      switch (m.type) {
        case 'PropertyDefinition':
        case 'AccessorProperty': {
          const name = m.computed ? '' : (keyName(m.key) ?? '');
          const type = annotationOf(m, lookup);
          fields.push({
            name,
            type,
            value: m.value === null ? null : this.#expression(m.value, inner, name, id),
            isStatic: m.static,
            decorators: this.#decorators(m, inner),
            ...spanOf(m),
          });
          break;
        }
        case 'MethodDefinition': {
          const name = m.computed ? null : keyName(m.key);
          if (m.value.type === 'TSEmptyBodyFunctionExpression') {
            signatures.push({
              name: name ?? '',
              parameters: m.value.params.map((p) => parameterType(p, lookup)),
              results:
                m.value.returnType == null ? [] : [lowerType(m.value.returnType.typeAnnotation, lookup)],
              ...spanOf(m),
            });
            break;
          }
          const form: FunctionForm =
            m.kind === 'constructor'
              ? 'constructor'
              : m.kind === 'get'
                ? 'getter'
                : m.kind === 'set'
                  ? 'setter'
                  : 'method';
          methods.push(
            this.#function(
              m.value,
              inner,
              form,
              id,
              m.static,
              name === null ? null : { name, span: spanOf(m.key) },
              this.#decorators(m, inner),
              fields,
            ),
          );
          break;
        }
        case 'StaticBlock': {
          const fn = this.#tables.reserveFunction();
          const block = new Scope(inner, fn);
          this.#hoistVars(m.body, block);
          this.#hoistLexical(m.body, block);
          this.#tables.functions[fn] = {
            name: null,
            nameSpan: spanOf(m),
            form: 'static',
            parent: scope.fn,
            owner: id,
            receiver: null,
            isStatic: true,
            isAsync: false,
            isGenerator: false,
            parameters: [],
            results: [],
            resultBindings: [],
            decorators: [],
            body: this.#statements(m.body, block),
            ...spanOf(m),
          };
          methods.push(fn);
          break;
        }
        default:
          break; // abstract members and index signatures hold nothing
      }
    }
    this.#setType(
      id,
      node.id,
      'class',
      node.type === 'ClassExpression' ? inner : scope,
      { supertypes, fields, methods, signatures, decorators, underlying: null },
      spanOf(node),
    );
    return id;
  }

  #decorators(node: DecoratedNode, scope: Scope): Expression[] {
    return (node.decorators ?? []).map((d) => this.#expression(d.expression, scope));
  }

  // ------------------------------------------------------------------------------------------ functions

  #function(
    node: FunctionNode,
    outer: Scope,
    form: FunctionForm,
    owner: TypeId | null,
    isStatic: boolean,
    named: { name: string; span: Span } | null = null,
    decorators: readonly Expression[] = [],
    ownerFields: Field[] | null = null,
  ): FunctionId {
    const fn = this.#tables.reserveFunction();
    const scope = new Scope(outer, fn);
    if (node.type === 'FunctionExpression' && node.id !== null && named === null) {
      const self = this.#tables.declare(scope, node.id.name, 'function', spanOf(node.id));
      const b = this.#tables.bindings[self];
      if (b !== undefined) b.function = fn;
    }
    if (node.type === 'FunctionDeclaration' && node.id !== null) {
      const b = this.#tables.bindings[outer.lookup(node.id.name)];
      if (b !== undefined && b.kind === 'function') b.function ??= fn;
    }
    this.#typeParameters(node.typeParameters, scope);
    const lookup = (n: string) => scope.lookup(n);
    for (const p of node.params)
      this.#declarePattern(p.type === 'TSParameterProperty' ? p.parameter : p, 'parameter', scope);
    const assignments: Statement[] = [];
    const parameters: Parameter[] = [];
    for (const p of node.params) {
      const parameter = this.#parameter(p, scope);
      parameters.push(parameter);
      // `constructor(private readonly x: X)` declares a field and assigns it.
      if (p.type === 'TSParameterProperty' && parameter.target.kind === 'name') {
        const span = { start: parameter.target.start, end: parameter.target.end };
        const { name } = parameter.target;
        ownerFields?.push({
          name,
          type: parameter.type,
          value: null,
          isStatic: false,
          decorators: [],
          ...span,
        });
        const target: Expression = {
          kind: 'member',
          object: { kind: 'this', ...span },
          property: name,
          propertySpan: span,
          isOptional: false,
          ...span,
        };
        assignments.push({
          kind: 'expression',
          expression: {
            kind: 'assign',
            operator: '=',
            target,
            value: parameter.target,
            isDeclaration: false,
            ...span,
          },
          ...span,
        });
      }
    }
    let body: Statement[];
    if (node.body.type === 'BlockStatement') {
      this.#hoistVars(node.body.body, scope);
      this.#hoistLexical(node.body.body, scope);
      body = [...assignments, ...this.#statements(node.body.body, scope)];
    } else body = [{ kind: 'return', value: this.#expression(node.body, scope), ...spanOf(node.body) }];
    const name =
      named ?? (node.id === null || node.id == null ? null : { name: node.id.name, span: spanOf(node.id) });
    this.#tables.functions[fn] = {
      name: name?.name ?? null,
      nameSpan: name?.span ?? headOf(node),
      form,
      parent: outer.fn,
      owner,
      receiver: null,
      isStatic,
      isAsync: node.async,
      isGenerator: node.generator,
      parameters,
      results: node.returnType == null ? [] : [lowerType(node.returnType.typeAnnotation, lookup)],
      resultBindings: [],
      decorators,
      body,
      ...spanOf(node),
    };
    return fn;
  }

  #parameter(node: TSESTree.Parameter, scope: Scope): Parameter {
    const lookup = (n: string) => scope.lookup(n);
    const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
    const decorators = this.#decorators(node, scope);
    const isRest = inner.type === 'RestElement';
    const bare = inner.type === 'RestElement' ? inner.argument : inner;
    const target = bare.type === 'AssignmentPattern' ? bare.left : bare;
    return {
      target: this.#pattern(target, scope),
      type: annotationOf(typed(inner), lookup) ?? annotationOf(typed(target), lookup),
      defaultValue: bare.type === 'AssignmentPattern' ? this.#expression(bare.right, scope) : null,
      isRest,
      decorators,
      ...spanOf(node),
    };
  }

  /** A binding or assignment target. */
  #pattern(node: TSESTree.Node, scope: Scope): Expression {
    if (++this.#depth > DEPTH_LIMIT) {
      this.#depth--;
      this.#tooDeep(spanOf(node));
      return { kind: 'unknown', construct: 'nesting', children: [], ...spanOf(node) };
    }
    const result = this.#lowerPattern(node, scope);
    this.#depth--;
    return result;
  }

  #lowerPattern(node: TSESTree.Node, scope: Scope): Expression {
    const span = spanOf(node);
    switch (node.type) {
      case 'Identifier':
        return {
          kind: 'name',
          name: node.name,
          binding: scope.lookup(node.name),
          start: span.start,
          end: span.start + node.name.length,
        };
      case 'ObjectPattern':
        return {
          kind: 'object',
          type: null,
          properties: node.properties.map((p): Property => {
            if (p.type === 'RestElement')
              return {
                key: null,
                computed: null,
                value: { kind: 'spread', operand: this.#pattern(p.argument, scope), ...spanOf(p) },
                ...spanOf(p),
              };
            const key = p.computed && p.key.type !== 'Literal' ? null : keyName(p.key);
            return {
              key,
              computed: key === null ? this.#expression(p.key, scope) : null,
              value: this.#pattern(p.value, scope),
              ...spanOf(p),
            };
          }),
          ...span,
        };
      case 'ArrayPattern':
        return {
          kind: 'array',
          type: null,
          elements: node.elements.map((e) =>
            e === null
              ? { kind: 'unknown', construct: 'hole', children: [], start: span.start, end: span.start }
              : this.#pattern(e, scope),
          ),
          ...span,
        };
      case 'RestElement':
        return { kind: 'spread', operand: this.#pattern(node.argument, scope), ...span };
      case 'AssignmentPattern':
        return {
          kind: 'assign',
          operator: '=',
          target: this.#pattern(node.left, scope),
          value: this.#expression(node.right, scope),
          isDeclaration: false,
          ...span,
        };
      default:
        return this.#expression(node as TSESTree.Expression, scope);
    }
  }

  // ------------------------------------------------------------------------------------------ expressions

  #expression(
    node: TSESTree.Expression | TSESTree.PrivateIdentifier | TSESTree.SpreadElement,
    scope: Scope,
    name: string | null = null,
    owner: TypeId | null = null,
  ): Expression {
    if (++this.#depth > DEPTH_LIMIT) {
      this.#depth--;
      this.#tooDeep(spanOf(node));
      return { kind: 'unknown', construct: 'nesting', children: [], ...spanOf(node) };
    }
    const result = this.#lower(node, scope, name, owner);
    this.#depth--;
    if (this.#pendingExports.length > 0) this.#settleExport(node as TSESTree.Expression, result);
    return result;
  }

  #list(nodes: readonly (TSESTree.Expression | TSESTree.SpreadElement)[], scope: Scope): Expression[] {
    return nodes.map((n) => this.#expression(n, scope));
  }

  #lower(
    node: TSESTree.Expression | TSESTree.PrivateIdentifier | TSESTree.SpreadElement,
    scope: Scope,
    name: string | null,
    owner: TypeId | null,
  ): Expression {
    const span = spanOf(node);
    switch (node.type) {
      case 'Identifier':
        return {
          kind: 'name',
          name: node.name,
          binding: scope.lookup(node.name),
          start: span.start,
          end: Math.min(span.end, span.start + node.name.length),
        };
      case 'PrivateIdentifier':
        return { kind: 'name', name: `#${node.name}`, binding: UNBOUND, ...span };
      case 'Literal':
        return literal(node, span);
      case 'TemplateLiteral': {
        const parts: Expression[] = [];
        for (const [i, quasi] of node.quasis.entries()) {
          if (quasi.value.raw !== '')
            parts.push({
              kind: 'literal',
              type: 'string',
              value: (quasi.value.cooked ?? quasi.value.raw).slice(0, 256),
              ...spanOf(quasi),
            });
          const hole = node.expressions[i];
          if (hole !== undefined) parts.push(this.#expression(hole, scope));
        }
        return { kind: 'template', parts, ...span };
      }
      case 'TaggedTemplateExpression':
        return {
          kind: 'call',
          callee: this.#expression(node.tag, scope),
          args: this.#list(node.quasi.expressions, scope),
          typeArgs: [],
          isNew: false,
          isOptional: false,
          ...span,
        };
      case 'ThisExpression':
      case 'Super':
        return { kind: 'this', ...span };
      case 'MemberExpression':
        return this.#member(node, scope);
      case 'ChainExpression':
        return this.#expression(node.expression, scope);
      case 'CallExpression':
      case 'NewExpression': {
        const required = node.type === 'CallExpression' ? requiredModule(node) : null;
        if (
          required !== null &&
          !this.#tables.imports.some((i) => i.start <= span.start && i.end >= span.end)
        )
          this.#tables.imports.push({
            from: required,
            imported: '*',
            binding: UNBOUND,
            typeOnly: false,
            ...span,
          });
        return {
          kind: 'call',
          callee: this.#expression(node.callee, scope),
          args: this.#list(node.arguments, scope),
          typeArgs: node.typeArguments?.params.map((p) => lowerType(p, (n) => scope.lookup(n))) ?? [],
          isNew: node.type === 'NewExpression',
          isOptional: node.type === 'CallExpression' && node.optional,
          ...span,
        };
      }
      case 'ImportExpression': {
        if (node.source.type === 'Literal' && typeof node.source.value === 'string')
          this.#tables.imports.push({
            from: node.source.value,
            imported: '*',
            binding: UNBOUND,
            typeOnly: false,
            ...span,
          });
        return {
          kind: 'call',
          callee: { kind: 'name', name: 'import', binding: UNBOUND, start: span.start, end: span.start + 6 },
          args: [this.#expression(node.source, scope)],
          typeArgs: [],
          isNew: false,
          isOptional: false,
          ...span,
        };
      }
      case 'ObjectExpression':
        return {
          kind: 'object',
          type: null,
          properties: node.properties.map((p): Property => {
            if (p.type === 'SpreadElement')
              return { key: null, computed: null, value: this.#expression(p, scope), ...spanOf(p) };
            const key = p.computed && p.key.type !== 'Literal' ? null : keyName(p.key);
            const computed = key === null ? this.#expression(p.key, scope) : null;
            return {
              key,
              computed,
              value:
                p.method || p.kind !== 'init' ? this.#method(p, scope, key) : this.#pattern(p.value, scope),
              ...spanOf(p),
            };
          }),
          ...span,
        };
      case 'ArrayExpression':
        return {
          kind: 'array',
          type: null,
          elements: node.elements.map((e) =>
            e === null
              ? { kind: 'unknown', construct: 'hole', children: [], start: span.start, end: span.start }
              : this.#expression(e, scope),
          ),
          ...span,
        };
      case 'SpreadElement':
        return { kind: 'spread', operand: this.#expression(node.argument, scope), ...span };
      case 'FunctionExpression':
        return {
          kind: 'function',
          function: this.#function(
            node,
            scope,
            'function',
            null,
            false,
            node.id === null && name !== null ? { name, span: headOf(node) } : null,
          ),
          ...span,
        };
      case 'ArrowFunctionExpression':
        return {
          kind: 'function',
          function: this.#function(
            node,
            scope,
            'arrow',
            owner,
            false,
            name === null ? null : { name, span: headOf(node) },
          ),
          ...span,
        };
      case 'ClassExpression':
        return { kind: 'type', type: null, declaration: this.#class(node, scope), ...span };
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          test: this.#expression(node.test, scope),
          then: this.#expression(node.consequent, scope),
          otherwise: this.#expression(node.alternate, scope),
          ...span,
        };
      case 'LogicalExpression':
      case 'BinaryExpression':
        return this.#chain(node, scope);
      case 'UnaryExpression':
        return {
          kind: 'unary',
          operator: node.operator,
          operand: this.#expression(node.argument, scope),
          ...span,
        };
      case 'UpdateExpression':
        return {
          kind: 'assign',
          operator: node.operator,
          target: this.#expression(node.argument, scope),
          value: null,
          isDeclaration: false,
          ...span,
        };
      case 'AssignmentExpression': {
        const value = this.#expression(
          node.right,
          scope,
          node.left.type === 'Identifier' ? node.left.name : null,
        );
        return {
          kind: 'assign',
          operator: node.operator,
          target: this.#pattern(node.left, scope),
          value,
          isDeclaration: false,
          ...span,
        };
      }
      case 'AwaitExpression':
        return {
          kind: 'wrapped',
          how: 'await',
          operand: this.#expression(node.argument, scope),
          type: null,
          ...span,
        };
      case 'YieldExpression':
        return node.argument == null
          ? { kind: 'unknown', construct: 'yield', children: [], ...span }
          : {
              kind: 'wrapped',
              how: 'yield',
              operand: this.#expression(node.argument, scope),
              type: null,
              ...span,
            };
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression': {
        const operand = this.#expression(node.expression, scope);
        const type: TypeRef = lowerType(node.typeAnnotation, (n) => scope.lookup(n));
        // `as const` and `as unknown` say nothing about what it is.
        return type.kind === 'unknown' || (type.kind === 'named' && type.name === 'const')
          ? operand
          : { kind: 'wrapped', how: 'assert', operand, type, ...span };
      }
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
        return this.#expression(node.expression, scope);
      case 'SequenceExpression':
        return { kind: 'sequence', expressions: this.#list(node.expressions, scope), ...span };
      case 'JSXElement':
      case 'JSXFragment':
        return this.#jsx(node, scope);
      case 'MetaProperty':
        return {
          kind: 'unknown',
          construct: `${node.meta.name}.${node.property.name}`,
          children: [],
          ...span,
        };
      default:
        return { kind: 'unknown', construct: node.type, children: [], ...span };
    }
  }

  #method(p: TSESTree.Property, scope: Scope, key: string | null): Expression {
    const span = spanOf(p.value);
    if (p.value.type !== 'FunctionExpression') return this.#pattern(p.value, scope);
    const fn = this.#function(
      p.value,
      scope,
      'function',
      null,
      false,
      key === null ? null : { name: key, span: spanOf(p.key) },
    );
    return { kind: 'function', function: fn, ...span };
  }

  #member(node: TSESTree.MemberExpression, scope: Scope): Expression {
    const span = spanOf(node);
    const object = this.#expression(node.object, scope);
    if (!node.computed) {
      const property =
        node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name;
      return {
        kind: 'member',
        object,
        property,
        propertySpan: spanOf(node.property),
        isOptional: node.optional,
        ...span,
      };
    }
    if (node.property.type === 'Literal' && typeof node.property.value === 'string')
      return {
        kind: 'member',
        object,
        property: node.property.value,
        propertySpan: spanOf(node.property),
        isOptional: node.optional,
        ...span,
      };
    return { kind: 'index', object, index: this.#expression(node.property, scope), ...span };
  }

  /** Binary and logical chains, which generated code makes thousands long, without recursion on the left side. */
  #chain(first: TSESTree.BinaryExpression | TSESTree.LogicalExpression, scope: Scope): Expression {
    const spine: (TSESTree.BinaryExpression | TSESTree.LogicalExpression)[] = [];
    let at: TSESTree.Expression | TSESTree.PrivateIdentifier = first;
    while (at.type === 'BinaryExpression' || at.type === 'LogicalExpression') {
      spine.push(at);
      at = at.left;
    }
    let left = this.#expression(at, scope);
    // A chain of thousands would overflow whoever walks the IR: what is left of its last operands is one unknown.
    if (spine.length > DEPTH_LIMIT / 2) {
      const cut = spine.splice(DEPTH_LIMIT / 2);
      left = {
        kind: 'unknown',
        construct: 'long chain',
        children: [
          left,
          ...cut
            .slice(0, 32)
            .reverse()
            .map((n) => this.#expression(n.right, scope)),
        ],
        start: spanOf(first).start,
        end: spanOf(cut[0] ?? first).end,
      };
    }
    for (const node of spine.reverse()) {
      const right = this.#expression(node.right, scope);
      left =
        node.type === 'LogicalExpression'
          ? { kind: 'logical', operator: node.operator, left, right, ...spanOf(node) }
          : { kind: 'binary', operator: node.operator, left, right, ...spanOf(node) };
    }
    return left;
  }

  /** JSX is a call of its component: attributes as one object, then the children. */
  #jsx(node: TSESTree.JSXElement | TSESTree.JSXFragment, scope: Scope): Expression {
    const span = spanOf(node);
    const args: Expression[] = [];
    let callee: Expression = {
      kind: 'unknown',
      construct: node.type,
      children: [],
      start: span.start,
      end: span.start,
    };
    if (node.type === 'JSXElement') {
      const { name } = node.openingElement;
      if (name.type === 'JSXIdentifier')
        callee = {
          kind: 'name',
          name: name.name,
          binding: /^[a-z]/.test(name.name) ? UNBOUND : scope.lookup(name.name),
          ...spanOf(name),
        };
      else if (name.type === 'JSXMemberExpression') callee = jsxMember(name, scope);
      const properties: Property[] = [];
      for (const a of node.openingElement.attributes) {
        if (a.type === 'JSXSpreadAttribute')
          properties.push({
            key: null,
            computed: null,
            value: { kind: 'spread', operand: this.#expression(a.argument, scope), ...spanOf(a) },
            ...spanOf(a),
          });
        else if (a.value !== null) {
          const value = this.#jsxChild(a.value, scope);
          if (value !== null)
            properties.push({
              key: a.name.type === 'JSXIdentifier' ? a.name.name : a.name.name.name,
              computed: null,
              value,
              ...spanOf(a),
            });
        }
      }
      args.push({ kind: 'object', type: null, properties, ...spanOf(node.openingElement) });
    }
    for (const child of node.children) {
      const value = this.#jsxChild(child, scope);
      if (value !== null) args.push(value);
    }
    return { kind: 'call', callee, args, typeArgs: [], isNew: false, isOptional: false, ...span };
  }

  #jsxChild(
    node: TSESTree.JSXChild | TSESTree.Literal | TSESTree.JSXExpression | TSESTree.JSXElement,
    scope: Scope,
  ): Expression | null {
    switch (node.type) {
      case 'JSXElement':
      case 'JSXFragment':
        return this.#expression(node, scope);
      case 'JSXExpressionContainer':
        return node.expression.type === 'JSXEmptyExpression'
          ? null
          : this.#expression(node.expression, scope);
      case 'JSXSpreadChild':
        return node.expression.type === 'JSXEmptyExpression'
          ? null
          : this.#expression(node.expression, scope);
      case 'Literal':
        return literal(node, spanOf(node));
      default:
        return null;
    }
  }

  #tooDeep(span: Span): void {
    if (!this.#problems.some((p) => p.message.startsWith('nested')))
      this.#problems.push({
        message: `nested more than ${DEPTH_LIMIT} levels deep: what is inside is not analysed`,
        ...span,
      });
  }
}

/** `<Foo.Bar>`; dotted names are short, so recursion is fine up to what is sane. */
function jsxMember(node: TSESTree.JSXTagNameExpression, scope: Scope, depth = 0): Expression {
  const span = spanOf(node);
  if (node.type === 'JSXIdentifier')
    return node.name === 'this'
      ? { kind: 'this', ...span }
      : { kind: 'name', name: node.name, binding: scope.lookup(node.name), ...span };
  if (node.type !== 'JSXMemberExpression' || depth > DEPTH_LIMIT / 2)
    return { kind: 'unknown', construct: node.type, children: [], ...span };
  return {
    kind: 'member',
    object: jsxMember(node.object, scope, depth + 1),
    property: node.property.name,
    propertySpan: spanOf(node.property),
    isOptional: false,
    ...span,
  };
}

function literal(node: TSESTree.Literal, span: Span): Expression {
  if (node.value === null && !('regex' in node))
    return { kind: 'literal', type: 'null', value: 'null', ...span };
  if ('regex' in node && node.regex != null)
    return {
      kind: 'literal',
      type: 'regexp',
      value: `/${node.regex.pattern}/${node.regex.flags}`.slice(0, 256),
      ...span,
    };
  switch (typeof node.value) {
    case 'string':
      return { kind: 'literal', type: 'string', value: node.value.slice(0, 256), ...span };
    case 'boolean':
      return { kind: 'literal', type: 'boolean', value: String(node.value), ...span };
    default:
      return { kind: 'literal', type: 'number', value: node.raw.slice(0, 256), ...span };
  }
}

/** `require('x')` with a literal, through `await`, members and interop helpers' calls. */
function requiredModule(node: TSESTree.Expression): string | null {
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    if (
      node.callee.type === 'Identifier' &&
      node.callee.name === 'require' &&
      node.arguments.length === 1 &&
      argument?.type === 'Literal' &&
      typeof argument.value === 'string'
    )
      return argument.value;
    // TypeScript's and Babel's `__importDefault(require('x'))`, `_interopRequireWildcard(require('x'))`.
    if (
      node.callee.type === 'Identifier' &&
      /^(__import(Default|Star)|_interopRequire\w*)$/.test(node.callee.name) &&
      argument !== undefined &&
      argument.type !== 'SpreadElement'
    )
      return requiredModule(argument);
  }
  if (
    node.type === 'AwaitExpression' &&
    node.argument.type === 'ImportExpression' &&
    node.argument.source.type === 'Literal' &&
    typeof node.argument.source.value === 'string'
  )
    return node.argument.source.value;
  return null;
}

function nameOfExport(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function namesIn(node: TSESTree.Node, depth = 0): string[] {
  if (depth > DEPTH_LIMIT) return [];
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'ObjectPattern':
      return node.properties.flatMap((p) =>
        namesIn(p.type === 'RestElement' ? p.argument : p.value, depth + 1),
      );
    case 'ArrayPattern':
      return node.elements.flatMap((e) => (e === null ? [] : namesIn(e, depth + 1)));
    case 'RestElement':
      return namesIn(node.argument, depth + 1);
    case 'AssignmentPattern':
      return namesIn(node.left, depth + 1);
    default:
      return [];
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

/** Patterns and names carry their annotation; a member as a target has none. */
function typed(node: TSESTree.Node): { typeAnnotation?: TSESTree.TSTypeAnnotation | undefined } | null {
  return node.type === 'Identifier' ||
    node.type === 'ObjectPattern' ||
    node.type === 'ArrayPattern' ||
    node.type === 'RestElement'
    ? node
    : null;
}

/** The part of a function before its body: what an editor underlines for it. */
function headOf(node: FunctionNode): Span {
  return { start: node.range[0], end: Math.max(node.range[0], Math.min(node.body.range[0], node.range[1])) };
}
