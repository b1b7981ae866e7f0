// What the field of one instance says of the same field of another: a slice goes from where a field is read to wherever the
// field of any instance of its type is written.
import { CERTAINTY } from '@leakline/ir';
import type { Confidence, Expression } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { FieldWrite } from '../values/types.ts';
import { isUnbounded, type Leaf } from './leaf.ts';

/** Where a field of an instance is read: the member, or the name whose part is asked for. */
export interface FieldRead {
  readonly node: Expression;
  readonly module: Module;
}

/**
 * What is written to a field of some instance, read from one that may be another: records of a type are filled from requests
 * here, and from settings or a queue there. It is never sure; it is a guess over two fields, and where not all that write the
 * field (`isAlike`) write values without a limit (test/audit counts them).
 */
export function acrossInstances(leaf: Leaf, isAlike: boolean): Leaf {
  return mayVary(leaf) ? lessSure(leaf, 'medium', isAlike ? 1 : 2) : leaf;
}

/** Whether a leaf has no limit, or is what somebody else hands in. */
export function mayVary({ level, parameter }: Leaf): boolean {
  return isUnbounded(level) || parameter !== null;
}

/** What is passed for the parameter that a leaf stands for: no surer than the way from the leaf to its parameter. */
export function answeredBy(leaf: Leaf, passed: Leaf): Leaf {
  return leaf.otherInstances === undefined ? passed : lessSure(passed, leaf.confidence, leaf.otherInstances);
}

function lessSure(leaf: Leaf, most: Confidence, others: number): Leaf {
  const otherInstances = (leaf.otherInstances ?? 0) + others;
  // A guess by a mere name, of another instance, says nothing of this one.
  if (otherInstances > 1 || (isUnbounded(leaf.level) && leaf.confidence === 'medium' && others > 0))
    return { ...leaf, otherInstances, confidence: 'low' };
  const confidence = CERTAINTY[most] < CERTAINTY[leaf.confidence] ? most : leaf.confidence;
  return { ...leaf, otherInstances, confidence };
}

/**
 * Whether the writer hands the instance to the reader: `observe(opts{path: r.URL.Path})`, where `observe` reads `opts.path` of its
 * parameter, or both happen in one function.
 */
export function isHandedOver({ node, module }: FieldRead, write: FieldWrite, program: Program): boolean {
  const writer = write.module.functionOf(write.node);
  const reader = module.functionOf(node);
  if (writer === reader && write.module === module) return true;
  const object = rootOf(node);
  const parameter = object === null ? null : module.index.parameterOf(object);
  if (parameter === null || parameter.index < 0) return false;
  return program.usage
    .callsOf(module, parameter.fn)
    .some(({ call, module: m }) => m === write.module && m.functionOf(call) === writer);
}

/** The binding of the name that a path of members begins with; null for what is no variable's. */
function rootOf(node: Expression): number | null {
  let plain = unwrap(node);
  while (plain.kind === 'member') plain = unwrap(plain.object);
  return plain.kind === 'name' && plain.binding >= 0 ? plain.binding : null;
}
