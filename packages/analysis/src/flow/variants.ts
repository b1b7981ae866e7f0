// Records that say what they are: what is read behind `if (message.kind === 'rejected')` was not written with another kind.
import type { Expression, FunctionId, SwitchCase } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { keyOf, lastName, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';
import { outcomesAt, partsOf, saysEqual } from './once-guards.ts';
import { isConstant } from './proofs.ts';

/** What a field of a record is known to be, or not to be, where another one of it is read. */
export interface Variant {
  readonly field: string;
  /** Constants, by their values or names. */
  readonly among: readonly string[];
  readonly holds: boolean;
}

/** What is known of the other fields of a record where one of them is read: `record.reason` in `case` of a `switch (record.kind)`. */
export function variantsAt(node: Expression, module: Module): readonly Variant[] {
  const plain = unwrap(node);
  const record = plain.kind === 'member' ? keyOf(unwrap(plain.object)) : null;
  if (record === null) return NONE;
  const variants: Variant[] = [];
  const add = (asked: Expression, constants: readonly Expression[], holds: boolean) => {
    const field = unwrap(asked);
    if (field.kind !== 'member' || keyOf(unwrap(field.object)) !== record) return;
    const among = constants.flatMap((c) => constantOf(c, module) ?? NONE);
    if (among.length === constants.length && among.length > 0)
      variants.push({ field: field.property, among, holds });
  };
  for (let p: Position | null = module.index.positionOf(plain); p !== null; p = p.outer) {
    const around = p.outer?.statement;
    if (around?.kind !== 'switch' || p.clause === null || around.form !== 'value' || around.subject === null)
      continue;
    const clauses = comingTo(p.clause, around.cases);
    // `default` is what no other clause is for.
    const isNamed = clauses.every(({ tests }) => tests.length > 0);
    const tested = isNamed ? clauses : around.cases.filter((c) => !clauses.includes(c));
    add(
      around.subject,
      tested.flatMap(({ tests }) => tests),
      isNamed,
    );
  }
  for (const { test, holds } of outcomesAt(plain, module).flatMap(partsOf)) {
    if (test.kind !== 'binary') continue;
    const isEqual = saysEqual(test, holds);
    if (!isEqual && !saysEqual(test, !holds)) continue;
    add(test.left, [test.right], isEqual);
    add(test.right, [test.left], isEqual);
  }
  return variants;
}

/** A clause, and those before it that run on into it. */
function comingTo(clause: SwitchCase, cases: readonly SwitchCase[]): readonly SwitchCase[] {
  const last = cases.indexOf(clause);
  const before = cases.slice(0, last).findLastIndex(({ fallsThrough }) => !fallsThrough);
  return cases.slice(before + 1, last + 1);
}

/** Whether what is written into a field in a literal is written beside what the readers' variants exclude. */
export function isOfOtherVariant(value: Expression, module: Module, variants: readonly Variant[]): boolean {
  if (variants.length === 0) return false;
  const record = module.index.parentOf(value);
  if (record?.kind !== 'object' || record.properties.some(({ key }) => key === null)) return false;
  return variants.some(({ field, among, holds }) => {
    const written = record.properties.find(({ key }) => key === field);
    const constant = written === undefined ? null : constantOf(written.value, module);
    if (constant === null || isSetIn(module.functionOf(record), field, module)) return false;
    // A name may stand for a text that is written out elsewhere.
    if (holds) return among.every((c) => c !== constant && isLiteral(c) === isLiteral(constant));
    return among.includes(constant);
  });
}

/** Whether a function sets a field of something that it has made, or been given, already. */
function isSetIn(fn: FunctionId, field: string, module: Module): boolean {
  return module.index.membersNamed(field).some((member) => {
    const up = module.index.parentOf(member);
    return up?.kind === 'assign' && up.target === member && module.functionOf(member) === fn;
  });
}

/** What two places write alike when they mean the same constant; null for what is none. */
function constantOf(node: Expression, module: Module): string | null {
  const plain = unwrap(node);
  if (plain.kind === 'literal') return `=${plain.value}`;
  const declared = plain.kind === 'name' ? module.ir.bindings[plain.binding] : undefined;
  return isConstant(plain, module) || (declared?.kind === 'constant' && declared.owner === 0)
    ? lastName(plain)
    : null;
}

function isLiteral(constant: string): boolean {
  return constant.startsWith('=');
}
