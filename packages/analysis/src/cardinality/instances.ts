// What the field of one instance says of the same field of another: a slice goes from where a field is read to wherever the
// field of any instance of its type is written.
import { lessCertain } from '@leakline/ir';
import type { Confidence, Expression } from '@leakline/ir';
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { FieldWrite } from '../values/types.ts';
import { isUnbounded, letThrough, mayVary, MOST_SENDERS, type Leaf } from './leaf.ts';

/** Where a field of an instance is read: the member, or the name whose part is asked for. */
export interface FieldRead {
  readonly node: Expression;
  readonly module: Module;
  /** Where a method reads a field of its receiver: what the slice has come from. */
  readonly receiver: Receiver | null;
}

/** What a method is called on: a variable, or what is made right there. */
export interface Receiver {
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

/** What is passed for the parameter that a leaf stands for: no surer than the way from the leaf to its parameter. */
export function answeredBy(leaf: Leaf, given: Leaf): Leaf {
  const passed = leaf.isLetThrough === true ? letThrough(given) : given;
  if (leaf.otherInstances !== undefined) return lessSure(passed, leaf.confidence, leaf.otherInstances);
  return { ...passed, confidence: lessCertain(leaf.confidence, passed.confidence) };
}

function lessSure(leaf: Leaf, most: Confidence, others: number): Leaf {
  const otherInstances = (leaf.otherInstances ?? 0) + others;
  // A guess by a mere name, of another instance, says nothing of this one; neither does what names one thing, or one event.
  const isOfOne = leaf.names !== undefined || leaf.level === 'perEvent';
  if (
    otherInstances > 1 ||
    (isUnbounded(leaf.level) && (isOfOne || leaf.confidence === 'medium') && others > 0)
  )
    return { ...leaf, otherInstances, confidence: 'low' };
  return { ...leaf, otherInstances, confidence: lessCertain(most, leaf.confidence) };
}

/**
 * Whether the writer hands the instance to the reader: `observe(opts{path: r.URL.Path})`, where `observe` reads `opts.path` of its
 * parameter or its receiver, `made := read(r)` where `read` makes what it returns, or all of it happens in one function.
 */
export function isHandedOver(read: FieldRead, write: FieldWrite, program: Program): boolean {
  const writer = write.module.functionOf(write.node);
  const { module } = read;
  if (isIn(read.node, module)) return true;
  const root = rootOfMembers(read.node);
  if (isGivenBy(root, module)) return true;
  const parameter = root.kind === 'name' ? module.index.parameterOf(root.binding) : null;
  if (parameter === null) return false;
  if (parameter.index < 0) {
    const { receiver } = read;
    return receiver !== null && (isLocal(receiver) || isGivenBy(receiver.node, receiver.module));
  }
  return program.usage.callsOf(module, parameter.fn).some(({ call, module: m }) => {
    const argument = call.args[parameter.index];
    return isIn(call, m) || (argument !== undefined && isGivenBy(rootOfMembers(argument), m));
  });

  function isLocal({ node, module: m }: Receiver): boolean {
    return isIn(node, m) && (node.kind !== 'name' || m.ir.bindings[node.binding]?.owner === writer);
  }

  function isSentTo(taken: Expression, m: Module): boolean {
    const channel = taken.kind === 'wrapped' && taken.how === 'receive' ? taken.operand : taken;
    const sent = program.channels.sentOn(channel, m);
    return sent.length <= MOST_SENDERS && sent.some(({ node, module: from }) => isIn(node, from));
  }

  function isIn(place: Expression, m: Module): boolean {
    return m === write.module && m.functionOf(place) === writer;
  }

  /** Whether an expression, or what a variable is set to, is a call of the writer, or comes from a channel that the writer sends on. */
  function isGivenBy(object: Expression, m: Module): boolean {
    if (object.kind === 'call')
      return program.calls
        .meaningsOf(object, m)
        .some(
          (meaning) =>
            meaning.kind === 'function' && meaning.module === write.module && meaning.fn === writer,
        );
    return (
      object.kind === 'name' &&
      object.binding >= 0 &&
      m.index.writesOf(object.binding).some(({ value }) => {
        const plain = value === null ? null : unwrap(value);
        if (plain === null) return false;
        return plain.kind === 'call' ? isGivenBy(plain, m) : isSentTo(plain, m);
      })
    );
  }
}
