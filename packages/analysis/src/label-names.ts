// Under which name a value becomes a label: the key it is written under, or by its place among the names that the metric declares.
import type { Call, Expression } from '@leakline/ir';
import { keyUnder, quoted, unwrap } from './modules/expressions.ts';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';
import type { HoldingPlace } from './retention/places.ts';
import type { Sink, SinkSite } from './summaries/summaries.ts';
import { isListed } from './written-names.ts';

/** Whether every label that a value becomes has a name in the list. A label whose name is not to be seen has none. */
export function isAllowedLabel(list: readonly string[], sink: Sink, program: Program): boolean {
  return list.length > 0 && sink.sites.every((site) => isListed(list, labelNameAt(site, program)));
}

/** The name of the label that a value becomes; null where that is not to be seen. */
export function labelNameAt({ module, call, node }: SinkSite, program: Program): string | null {
  const up = module.index.parentOf(node);
  if (up?.kind === 'object') return keyUnder(up, node);
  // `tenant:${id}`, as StatsD tags are written.
  const plain = unwrap(node);
  const start = plain.kind === 'template' ? plain.parts[0] : plain.kind === 'binary' ? plain.left : plain;
  const tag = start?.kind === 'literal' ? /^([\w.-]+)[:=]/.exec(start.value) : null;
  if (tag !== null) return tag[1] ?? null;
  if (up?.kind !== 'call') return null;
  const place = up.args.indexOf(node);
  // `attribute.String("tenant", id)`, `setTag('tenant', id)`: the name stands before the value.
  const before = place === 1 ? quoted(up.args[0]) : null;
  if (before !== null) return before;
  return up === call ? (declaredLabels(call, module, program)?.[place] ?? null) : null;
}

/** The names that a metric was made with: the one list of texts among the arguments of the call that made it. */
function declaredLabels(call: Call, module: Module, program: Program): readonly string[] | null {
  if (call.callee.kind !== 'member') return null;
  for (const place of program.places.of(call.callee.object, module))
    for (const value of valuesOf(place, program)) {
      const made = unwrap(value);
      const names = made.kind === 'call' ? made.args.map(textsIn).find((texts) => texts !== null) : null;
      if (names != null) return names;
    }
  return null;
}

/** What is put into a place where it is declared, or by assignment. */
export function* valuesOf(place: HoldingPlace, program: Program): Generator<Expression> {
  if (place.kind === 'binding') {
    for (const { value } of place.module.index.writesOf(place.binding)) if (value !== null) yield value;
    return;
  }
  if (place.kind === 'field') {
    const field = place.module.ir.types[place.type]?.fields.find((f) => f.name === place.name);
    if (field?.value != null) yield field.value;
  }
  for (const { node, module } of program.mentions.of(place)) {
    const up = module.index.parentOf(node);
    if (up?.kind === 'assign' && up.target === node && up.value !== null) yield up.value;
  }
}

/** `['a', 'b']`, also as a member of an object: `{ labelNames: ['a', 'b'] }`. */
function textsIn(argument: Expression): readonly string[] | null {
  const plain = unwrap(argument);
  if (plain.kind === 'object')
    return plain.properties.map((p) => textsIn(p.value)).find((texts) => texts !== null) ?? null;
  if (plain.kind !== 'array' || plain.elements.length === 0) return null;
  const texts = plain.elements.map(quoted);
  return texts.every((text) => text !== null) ? texts : null;
}
