// What a mere name says of how varied a value is; at best a guess.
import { namesAConstant, namesAKind, namesAnEntity, namesSomebody, namesWhatLasts } from '@leakline/catalog';
import type { Expression, Member, Span, TypeId, TypeRef } from '@leakline/ir';
import { lastName, namedPart, quoted, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import { isUnbounded, leafAt, unknownAt, type Leaf } from './leaf.ts';

/** What somebody sends under these names tells one thing from another. */
const IDENTIFIERS = /^(?:_?id|uuid|guid|slug|token|hash|email|address|url|uri|path)$/i;

/** What people write in their own words, or look for. */
const FREE_TEXT =
  /^(?:text|title|comment|description|prompt|query|search|keywords?|phrase|file_?name|link|href|referr?er)$/i;

/**
 * A named part of what is different each time, the body of a request or the content of a message: whoever sends it fills it
 * in. What the name says makes it likelier or drops it; at best it is a guess.
 */
export function contentLeaf(
  steps: readonly PathStep[],
  because: string | undefined,
  node: Span,
  module: Module,
): Leaf {
  const isElement = steps.at(-1) === '[]';
  const last = steps.at(isElement ? -2 : -1) ?? '';
  if (!last.startsWith('.') || /^\W/.test(last.slice(1))) return unknownAt(node, module);
  // An element of `userIds` is a user's id.
  const own = isElement ? last.slice(1).replace(/s$/, '') : last.slice(1);
  const name = qualified(own, steps.at(isElement ? -3 : -2)?.slice(1));
  if (namesAnEntity(name) || IDENTIFIERS.test(own) || FREE_TEXT.test(own))
    return leafAt('perEntity', differs(name), node, module, node, 'medium');
  if (namesAKind(name)) return unknownAt(node, module);
  const text = `\`${name}\` of ${because ?? 'what is sent'}`;
  return leafAt('perEntity', text, node, module, node, 'low');
}

/**
 * Nothing is known but a name, and perhaps that of the object: `config.rpc.userName` names a service, not a user. Names of
 * things are right too seldom to be told by default, unless the outside hands them in; those of people are told.
 */
export function namedLeaf(
  name: string,
  node: Span,
  module: Module,
  object: Expression | null = null,
  isSent: () => boolean = () => false,
): Leaf {
  if (!namesAnEntity(name) || namesAConstant(name)) return unknownAt(node, module);
  const level = object !== null && isConfiguration(object) ? 'configured' : 'perEntity';
  if (namesSomebody(name) || isSent()) return leafAt(level, differs(name), node, module, node, 'medium');
  const leaf = leafAt(level, differs(name), node, module, node, 'low');
  return namesWhatLasts(name) ? { ...leaf, isGuess: true } : leaf;
}

/**
 * Whether the file tells what is called an id apart by texts that it writes out: `switch (message.id) { case 'start': …; case
 * 'stop': … }`. Then it is a kind of messages.
 */
export function isToldApart({ object, property }: Member, module: Module): boolean {
  if (!/^id$/i.test(property)) return false;
  const texts = new Set<string | null>();
  for (const member of module.index.membersNamed(property)) {
    if (lastName(unwrap(member.object)) !== lastName(unwrap(object))) continue;
    const up = module.index.parentOf(member);
    const around = module.index.positionOf(member)?.statement;
    if (up?.kind === 'binary' && /^[!=]==?$/.test(up.operator))
      texts.add(quoted(up.left === member ? up.right : up.left));
    else if (around?.kind === 'switch' && around.subject === member)
      for (const test of around.cases.flatMap(({ tests }) => tests)) texts.add(quoted(test));
  }
  texts.delete(null);
  return texts.size >= SEVERAL;
}

/** One text may be that of a special case. */
const SEVERAL = 2;

/** `user.ID` reads like `userID`. */
export function qualified(name: string, owner: string | undefined): string {
  return owner !== undefined && /^(?:id|uuid|guid)$/i.test(name) && /^\w+$/.test(owner)
    ? `${owner}_${name}`
    : name;
}

function differs(name: string): string {
  return `\`${name}\`, which by its name differs for each user, request or message`;
}

/** What is put into settings is kept there by somebody who configures the service, however it was sent: a guess says less. */
export function keptIn(object: Expression, leaves: readonly Leaf[]): readonly Leaf[] {
  if (!isConfiguration(object)) return leaves;
  return leaves.map((l) =>
    isUnbounded(l.level) && l.confidence !== 'high' ? { ...l, level: 'configured' as const } : l,
  );
}

/** Whether a type is one of settings, or the type of a part of such a one that stands beside it. */
export function isOfConfiguration({ ir }: Module, type: TypeId): boolean {
  const name = ir.types[type]?.name;
  if (name == null) return false;
  return (
    CONFIGURATION_TYPE.test(name) ||
    ir.types.some(
      (other) =>
        other.name != null &&
        CONFIGURATION_TYPE.test(other.name) &&
        other.fields.some((field) => field.type !== null && namedPart(elementOf(field.type)) === name),
    )
  );
}

const CONFIGURATION_TYPE = /(?:Config|Configuration|Settings|Spec)$/;

/** What a list or map holds. */
function elementOf(type: TypeRef): TypeRef {
  if (type.kind === 'list') return elementOf(type.element);
  return type.kind === 'map' ? elementOf(type.value) : type;
}

/** `config`, `app.settings`, `cfg.Rpc`: what people write into files and environments. */
function isConfiguration(node: Expression): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'name') return /^(config|cfg|conf|settings)$/i.test(plain.name);
  return (
    plain.kind === 'member' &&
    (/^(config|cfg|conf|settings)$/i.test(plain.property) || isConfiguration(plain.object))
  );
}
