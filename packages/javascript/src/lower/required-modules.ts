// CommonJS and dynamic imports: which module an expression loads, and the names it is bound to.
import { interned } from '@leakline/ir';
import type { Span } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from './builder.ts';
import type { Lowering } from './lowering.ts';
import { keyName } from './types.ts';

/** `const x = require('x')`, `const { Counter } = require('prom-client')`: imports, bound like those of ES modules. */
export function bindRequired(
  lowering: Lowering,
  target: TSESTree.BindingName,
  from: string,
  scope: Scope,
  span: Span,
): void {
  const bind = (name: string, imported: string) => {
    const binding = scope.lookup(name);
    const b = lowering.tables.bindings[binding];
    if (b === undefined) return;
    b.kind = 'import';
    lowering.tables.imports.push({
      from,
      imported,
      binding,
      typeOnly: false,
      start: span.start,
      end: span.end,
    });
  };
  if (target.type === 'Identifier') bind(target.name, '*');
  else if (target.type === 'ObjectPattern') {
    for (const p of target.properties)
      if (p.type === 'Property' && p.value.type === 'Identifier') bind(p.value.name, keyName(p.key) ?? '');
  }
}

/** `require('x')` with a literal, through `await`, members and interop helpers' calls. */
export function requiredModule(node: TSESTree.Expression): string | null {
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    if (
      node.callee.type === 'Identifier' &&
      node.callee.name === 'require' &&
      node.arguments.length === 1 &&
      argument?.type === 'Literal' &&
      typeof argument.value === 'string'
    )
      return interned(argument.value);
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
    return interned(node.argument.source.value);
  return null;
}
