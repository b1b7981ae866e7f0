// Modules that are loaded by names which nobody writes out: all files of a folder, as commands, plug-ins and routes are.
import { interned } from '@leakline/ir';
import type { TSESTree } from '@typescript-eslint/types';
import type { Lowering } from './lowering.ts';
import { keyName } from './types.ts';

/** Stands for what is not written out. */
const ANY = '*';

/** Names of constants are looked up so often on the way to one path. */
const DEPTH = 6;

/**
 * What is loaded by a name that is not written out: `./commands/*` for `require('./commands/' + file)`, for
 * `` import(`./commands/${file}.js`) `` and for `require(path.join(__dirname, 'commands', file))`. null where it may be any module.
 * Files beside one's own are only meant where the file asks what is in its folder: else helpers lie among them.
 */
export function loadedFolder(
  node: TSESTree.CallExpression | TSESTree.ImportExpression,
  { paths: constants, listsFolders }: Pick<Lowering, 'paths' | 'listsFolders'>,
): string | null {
  const source = node.type === 'ImportExpression' ? node.source : requiredBy(node);
  if (source === null || source.type === 'Literal') return null;
  const text = pathOf(source, constants, 0).replace(/\*[^/]*\*/g, ANY);
  const [folder, ...rest] = text.split(ANY);
  if (folder === undefined || rest.length === 0 || !/^\.\.?\//.test(folder)) return null;
  if (/^(?:\.\.?\/)+$/.test(folder) && !listsFolders) return null;
  return interned(text);
}

/** What `require(x)` is given. */
function requiredBy(node: TSESTree.CallExpression): TSESTree.Expression | null {
  const [argument] = node.arguments;
  return node.callee.type === 'Identifier' &&
    node.callee.name === 'require' &&
    node.arguments.length === 1 &&
    argument !== undefined &&
    argument.type !== 'SpreadElement'
    ? argument
    : null;
}

/** A path in which `*` stands for what is not written out; relative to the file's folder where it begins with `./`. */
function pathOf(
  node: TSESTree.Node,
  constants: ReadonlyMap<string, TSESTree.Expression>,
  depth: number,
): string {
  const inner = (part: TSESTree.Node) => pathOf(part, constants, depth + 1);
  if (depth > DEPTH) return ANY;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : ANY;
    case 'TemplateLiteral':
      return node.quasis
        .flatMap(({ value }, i) => {
          const part = node.expressions[i];
          return [value.cooked, part === undefined ? '' : inner(part)];
        })
        .join('');
    case 'BinaryExpression':
      return node.operator === '+' ? inner(node.left) + inner(node.right) : ANY;
    case 'Identifier': {
      if (node.name === '__dirname') return '.';
      const value = constants.get(node.name);
      return value === undefined ? ANY : inner(value);
    }
    case 'MemberExpression':
      return node.object.type === 'MetaProperty' && keyName(node.property) === 'dirname' ? '.' : ANY;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return inner(node.expression);
    case 'CallExpression': {
      const name = calledName(node);
      return name === 'join' || name === 'resolve' ? joined(node.arguments.map(inner)) : ANY;
    }
    default:
      return ANY;
  }
}

/** `path.join`: `..` goes up as long as what it leaves is written out. */
function joined(parts: readonly string[]): string {
  const segments: string[] = [];
  for (const segment of parts.join('/').split('/')) {
    const last = segments.at(-1);
    if (segment === '' || (segment === '.' && segments.length > 0)) continue;
    if (segment !== '..' || last === undefined || last === '..') segments.push(segment);
    else if (last === '.') segments[segments.length - 1] = '..';
    else segments.pop();
  }
  return segments.join('/');
}

/** Whether a call asks what is in a folder. */
export function asksForFiles(node: TSESTree.CallExpression): boolean {
  return /^(?:readdir|glob)/.test(calledName(node) ?? '');
}

/** `join` of `join(…)` and of `path.join(…)`. */
function calledName({ callee }: TSESTree.CallExpression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && !callee.computed ? keyName(callee.property) : null;
}

/** Whether a constant's value may be a path, or a part of one. */
export function mayBePath(node: TSESTree.Expression): boolean {
  return /^(?:Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(node.type);
}
