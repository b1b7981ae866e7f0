// The invariants that every lowering keeps; run over all fixtures and cases in tests.
import { UNBOUND } from './module.ts';
import type { Expression, Statement } from './code.ts';
import type { ModuleIR, Span } from './module.ts';
import { blocksOf, eachChild, expressionsOf } from './visit.ts';

/**
 * Returns one sentence per broken invariant: ids in range, ranges inside the text and (for expressions) inside their
 * parents, every function reachable from its parent's ids, parents before children.
 */
export function validateModule(module: ModuleIR, textLength: number): string[] {
  const broken: string[] = [];
  const say = (text: string) => {
    if (broken.length < 50) broken.push(`${module.path}: ${text}`);
  };
  const inText = (span: Span, what: string) => {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= textLength))
      say(`${what} has range ${span.start}-${span.end} outside 0-${textLength}`);
  };
  const binding = (id: number, what: string) => {
    if (id !== UNBOUND && module.bindings[id] === undefined)
      say(`${what} names binding ${id}, which does not exist`);
  };
  if (module.functions[0]?.form !== 'module') say('functions[0] is not the module');

  const expression = (node: Expression, parent: Span | null) => {
    inText(node, node.kind);
    // What is missing has no extent and may stand behind the space after its parent.
    // Synthetic nodes (parameter properties, default exports) may stand outside; they have the range of their cause.
    if (parent !== null && node.start < node.end && (node.start < parent.start || node.end > parent.end))
      say(`${node.kind} at ${node.start}-${node.end} leaves its parent ${parent.start}-${parent.end}`);
    if (node.kind === 'name') binding(node.binding, `name ${node.name}`);
    if (node.kind === 'function' && module.functions[node.function] === undefined)
      say(`function reference to missing f${node.function}`);
    if (node.kind === 'type' && node.declaration !== null && module.types[node.declaration] === undefined)
      say(`reference to missing type ${node.declaration}`);
    eachChild(node, expression);
  };
  const statements = (body: readonly Statement[]) => {
    for (const s of body) {
      inText(s, s.kind);
      for (const e of expressionsOf(s)) expression(e, null);
      for (const b of blocksOf(s)) statements(b);
    }
  };

  for (const [id, fn] of module.functions.entries()) {
    inText(fn, `f${id}`);
    if (id > 0 && (fn.parent === null || fn.parent >= id)) say(`f${id} has parent ${String(fn.parent)}`);
    if (fn.owner !== null && module.types[fn.owner] === undefined)
      say(`f${id} belongs to missing type ${fn.owner}`);
    for (const p of fn.parameters) expression(p.target, null);
    statements(fn.body);
  }
  for (const b of module.bindings) {
    inText(b, `binding ${b.name}`);
    if (module.functions[b.owner] === undefined)
      say(`binding ${b.name} has owner f${b.owner}, which does not exist`);
    if (b.function !== null && module.functions[b.function] === undefined)
      say(`binding ${b.name} names missing f${b.function}`);
    if (b.declaration !== null && module.types[b.declaration] === undefined)
      say(`binding ${b.name} names missing type ${b.declaration}`);
  }
  for (const t of module.types) {
    inText(t, `type ${t.name ?? ''}`);
    for (const f of t.fields) if (f.value !== null) expression(f.value, null);
    for (const m of t.methods)
      if (module.functions[m] === undefined) say(`type ${t.name ?? ''} has missing method f${m}`);
  }
  for (const i of module.imports) binding(i.binding, `import ${i.from}`);
  for (const e of module.exports) binding(e.binding, `export ${e.exported}`);
  return broken;
}
