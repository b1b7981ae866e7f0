// Names as the source writes them, and whether a list that a user wrote in a rule's options has one of them.
import { visitExpressions, walk, type Expression, type Span } from '@leakline/ir';
import type { Leaf } from './cardinality/leaf.ts';
import { unwrap } from './modules/expressions.ts';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';

/**
 * The dotted name of an expression: `req.params.id`, `this.seen`, `req.headers.x-tenant` for an index that is written
 * out, and of a call what is called. null for what has none.
 */
export function writtenName(node: Expression): string | null {
  const plain = unwrap(node);
  switch (plain.kind) {
    case 'name':
      return plain.name;
    case 'this':
      return 'this';
    case 'member':
      return below(writtenName(plain.object), plain.property);
    case 'index': {
      const key = unwrap(plain.index);
      const object = writtenName(plain.object);
      return key.kind === 'literal' ? below(object, key.value) : object;
    }
    case 'call':
      return writtenName(plain.callee);
    case 'type':
      return plain.type?.kind === 'named' ? below(plain.type.qualifier, plain.type.name) : null;
    default:
      return null;
  }
}

function below(object: string | null, property: string): string {
  return object === null ? property : `${object}.${property}`;
}

/**
 * Whether a list has a name: all of it, or its last parts (`params.id` and `id` are both `req.params.id`). `*` in an
 * entry stands for any text.
 */
export function isListed(list: readonly string[], name: string | null): boolean {
  return name !== null && list.some((entry) => patternOf(entry).test(name));
}

const patterns = new Map<string, RegExp>();

function patternOf(entry: string): RegExp {
  let pattern = patterns.get(entry);
  if (pattern === undefined) {
    const text = entry
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*');
    pattern = new RegExp(`(?:^|\\.)${text}$`);
    patterns.set(entry, pattern);
  }
  return pattern;
}

/**
 * Whether a list has a name on the way from a value to one of its leaves: of the value itself, of a variable, member or
 * function in it that the leaf comes through, or of what the leaf's trace leads through.
 */
export function isListedOnTheWay(
  list: readonly string[],
  value: { readonly node: Expression; readonly module: Module },
  leaf: Leaf,
  program: Program,
): boolean {
  if (list.length === 0 || isListedIn(list, value.node, value.module, leaf, program)) return list.length > 0;
  return [{ path: leaf.module.path, span: leaf.at }, ...leaf.trace.map((step) => step.at)].some((at) => {
    const module = program.module(at.path);
    if (module === null) return false;
    const declared = module.ir.bindings.find((b) => b.start === at.span.start && b.end === at.span.end);
    if (isListed(list, declared?.name ?? null)) return true;
    return expressionsAt(at.span, module).some((node) => isListedIn(list, node, module, leaf, program));
  });
}

/** Whether a listed name stands in an expression where the leaf comes through it. */
function isListedIn(
  list: readonly string[],
  node: Expression,
  module: Module,
  leaf: Leaf,
  program: Program,
): boolean {
  let isFound = isListed(list, writtenName(node));
  visitExpressions(node, (part) => {
    if (isFound || !isListed(list, writtenName(part))) return !isFound;
    isFound = program.cardinalities
      .leavesOf(part, module)
      .some((l) => l.module === leaf.module && l.at.start === leaf.at.start && l.at.end === leaf.at.end);
    return !isFound;
  });
  return isFound;
}

/** The expressions that stand in just this place. */
export function expressionsAt({ start, end }: Span, module: Module): readonly Expression[] {
  const found: Expression[] = [];
  for (const fn of module.ir.functions) {
    if (fn.start > start || fn.end < end) continue;
    walk(fn.body, {
      expression: (node) => {
        if (node.start === start && node.end === end) found.push(node);
        return node.start <= start && node.end >= end;
      },
    });
  }
  return found;
}

/** The words that a name or path is made of: `adminAPIHandlers`, `/v1/admin-users`, `MEMORY_STORE`. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
}
