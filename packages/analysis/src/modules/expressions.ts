// What the form of an expression tells by itself: what is inside its wrappers, whether two are written alike, their
// first and last name, what is in them; and of a written type, its name.
import { visitExpressions } from '@leakline/ir';
import type { Assign, Call, Expression, Member, ObjectLiteral, Span, Statement, TypeRef } from '@leakline/ir';

/** Without `await`, assertions and dereferences. */
export function unwrap(node: Expression): Expression {
  let at = node;
  while (at.kind === 'wrapped' && at.how !== 'receive') at = at.operand;
  return at;
}

/** Where the name stands in `object.name`. */
export function propertySpan(node: Member): Span {
  return { start: node.propertyStart, end: node.propertyEnd };
}

/** `null`, `undefined`, Go's `nil`. */
export function isNothing(node: Expression): boolean {
  const plain = unwrap(node);
  return (
    (plain.kind === 'literal' && plain.type === 'null') ||
    (plain.kind === 'name' && plain.binding < 0 && /^(undefined|nil)$/.test(plain.name))
  );
}

/** `true` or `false`, as a literal or as the predeclared name; null for what else. */
export function truthOf(node: Expression): boolean | null {
  const text =
    node.kind === 'literal' && node.type === 'boolean'
      ? node.value
      : node.kind === 'name' && node.binding < 0
        ? node.name
        : '';
  return text === 'true' ? true : text === 'false' ? false : null;
}

/** Whether two expressions are written alike: names, members and indexes of the same bindings. */
export function sameText(a: Expression, b: Expression): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'name':
      return b.kind === 'name' && a.binding === b.binding && a.name === b.name;
    case 'this':
      return true;
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'member':
      return b.kind === 'member' && a.property === b.property && sameText(unwrap(a.object), unwrap(b.object));
    case 'index':
      return (
        b.kind === 'index' &&
        sameText(unwrap(a.object), unwrap(b.object)) &&
        sameText(unwrap(a.index), unwrap(b.index))
      );
    case 'call':
      return (
        b.kind === 'call' &&
        a.args.length === b.args.length &&
        sameText(a.callee, b.callee) &&
        a.args.every((x, i) => sameText(x, b.args[i] ?? x))
      );
    default:
      return false;
  }
}

/** The property that a value is written under in a literal; null where it has no name there. */
export function keyUnder(literal: ObjectLiteral, value: Expression): string | null {
  return literal.properties.find((property) => property.value === value)?.key ?? null;
}

/** Text that two expressions share when they mean the same thing, as long as nothing is assigned between; null for others. */
export function keyOf(node: Expression): string | null {
  switch (node.kind) {
    case 'name':
      return node.binding < 0 ? `g:${node.name}` : `b${node.binding}`;
    case 'this':
      return 'this';
    case 'member': {
      const object = keyOf(unwrap(node.object));
      return object === null ? null : `${object}.${node.property}`;
    }
    case 'call': {
      const callee = node.isNew ? null : keyOf(node.callee);
      if (callee === null) return null;
      const passed = node.args.map((a) => (a.kind === 'literal' ? `'${a.value}'` : keyOf(a)));
      return passed.includes(null) ? null : `${callee}(${passed.join(',')})`;
    }
    case 'wrapped':
      return keyOf(node.operand);
    default:
      return null;
  }
}

/** What a method is called on: `bus` of `bus.on(…)` and of `bus[method](…)`; null for a plain function. */
export function receiverOf({ callee }: Call): Expression | null {
  return callee.kind === 'member' || callee.kind === 'index' ? callee.object : null;
}

/**
 * What gets what is assigned; of several, the first that has a name: `conn` of `_, conn, err := dial()`. The last one is what went
 * wrong, or whether it did.
 */
export function targetOf({ target }: Assign): Expression | null {
  if (target.kind !== 'tuple') return target;
  const [first = null, ...others] = target.elements;
  if (first?.kind !== 'name' || first.name !== '_') return first;
  return others.slice(0, -1).find((e) => e.kind !== 'name' || e.name !== '_') ?? first;
}

/** What a path of members begins with: `a` of `a.b.c`. */
export function rootOfMembers(node: Expression): Expression {
  let root = unwrap(node);
  while (root.kind === 'member') root = unwrap(root.object);
  return root;
}

/** What a path of members and elements begins with: `a` of `a.b[i].c`. */
export function rootOf(node: Expression): Expression {
  let root = unwrap(node);
  while (root.kind === 'member' || root.kind === 'index') root = unwrap(root.object);
  return root;
}

/** What a chain of members and calls begins with: `r` of `r.Context().Done()`. */
export function rootOfChain(node: Expression): Expression {
  let root = unwrap(node);
  while (root.kind === 'member' || root.kind === 'call')
    root = unwrap(root.kind === 'call' ? root.callee : root.object);
  return root;
}

/** The channel of `<-ch` and `m := <-ch`, as they stand in a case of a `select`. */
export function receivedFrom(test: Expression): Expression | null {
  const received = test.kind === 'assign' ? test.value : test;
  return received?.kind === 'wrapped' && received.how === 'receive' ? received.operand : null;
}

/** The two sides of Go's `channel <- value`; null for what else. */
export function sendOf(node: Expression | Statement): { channel: Expression; value: Expression } | null {
  if (node.kind !== 'unknown' || !('construct' in node) || node.construct !== 'send') return null;
  const [channel, value] = node.children;
  return channel === undefined || value === undefined ? null : { channel, value };
}

/** Whether an expression or a part of it is such a one; functions that stand in it are not looked into. */
export function hasPart(node: Expression, is: (part: Expression) => boolean): boolean {
  let found = false;
  visitExpressions(node, (part) => {
    found ||= is(part);
    return !found;
  });
  return found;
}

/** Whether a number is written out that reads so. */
export function isNumber(node: Expression, value: string): boolean {
  const plain = unwrap(node);
  return plain.kind === 'literal' && plain.type === 'number' && plain.value === value;
}

/** The text that is written out in quotes; null for every other expression. */
export function quoted(node: Expression | null | undefined): string | null {
  return node?.kind === 'literal' && node.type === 'string' ? node.value : null;
}

/** `text + more`, `more + text + more`, `${text}${more}`. */
export function isAddedTo(value: Expression, isSelf: (e: Expression) => boolean): boolean {
  return partsOfText(unwrap(value)).some((part) => isSelf(part) || isAddedTo(part, isSelf));
}

/** What a text is put together of, one level deep: of `${a}:${b}` and of `a + b`; nothing for anything else. */
export function partsOfText(node: Expression): readonly Expression[] {
  if (node.kind === 'template') return node.parts;
  return node.kind === 'binary' && node.operator === '+' ? [node.left, node.right] : [];
}

/** `client ??= connect()` */
export function isForWhatIsMissing({ operator }: Assign): boolean {
  return /^(\?\?|\|\|)=$/.test(operator);
}

/** The name that an expression ends in: `save` of `db.save`, `db` of `db`; empty for what has none. */
export function lastName(node: Expression): string {
  const plain = unwrap(node);
  return plain.kind === 'name' ? plain.name : plain.kind === 'member' ? plain.property : '';
}

/** The name that a written type is about, through pointers. */
export function namedPart(ref: TypeRef): string | null {
  if (ref.kind === 'pointer') return namedPart(ref.to);
  return ref.kind === 'named' ? ref.name : null;
}

/** A rough text of an expression, to look for words in. */
export function roughText(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'member':
      return `${roughText(node.object)}.${node.property}`;
    case 'call':
      return `${roughText(node.callee)}(${node.args.map(roughText).join(',')})`;
    case 'binary':
    case 'logical':
      return `${roughText(node.left)} ${node.operator} ${roughText(node.right)}`;
    case 'unary':
    case 'wrapped':
      return roughText(node.operand);
    default:
      return '';
  }
}

/** Whether something new is made: `new T()`, `new(T)`, `T{}`, `&T{}`, `NewT()`, `t.Clone()`. */
export function isMade(value: Expression): boolean {
  const plain = unwrap(value);
  return (
    plain.kind === 'object' ||
    (plain.kind === 'call' && (plain.isNew || /^(?:new|default|clone|copy)/i.test(lastName(plain.callee))))
  );
}

/** Whether a member is what a language calls by itself to free something at the end of a block: `using lock = take()`. */
export function isDisposal(property: string): boolean {
  return property === '[Symbol.dispose]' || property === '[Symbol.asyncDispose]';
}
