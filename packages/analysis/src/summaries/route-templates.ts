// The fix that puts a route's template where a raw path becomes a label: in the place of the path, or of the variable that it was
// put into.
import type { Call, Expression, Name, Span } from '@leakline/ir';
import type { Leaf } from '../cardinality/leaf.ts';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { FixIntent } from '../rule.ts';

/** What a request is counted under that no route has matched. */
const UNMATCHED = 'unmatched';

/**
 * @param label What becomes the label.
 * @param measures The call that does nothing but to measure; null where another is made, which may do more.
 */
export function templateFor(
  leaf: Leaf,
  label: Expression,
  measures: Call | null,
  module: Module,
  program: Program,
): FixIntent[] {
  // What an object was made with may be read for more than the label.
  if (leaf.module !== module || leaf.otherInstances !== undefined) return [];
  const inVariable = fromVariable(leaf, label, module, program);
  if (inVariable !== null) return [inVariable];
  if (leaf.instead === null) return [];
  const { title, template, object, later, fallback } = leaf.instead;
  if (fallback !== undefined)
    return [{ intent: 'useConstant', title: `Use '${UNMATCHED}'`, at: fallback, value: UNMATCHED }];
  const intent = { intent: 'useInstead' as const, at: leaf.at, object: object satisfies Span, template };
  if (later === undefined) return [{ ...intent, title: `Use ${title}` }];
  const mayWait =
    measures !== null && later.expression.start <= measures.start && later.expression.end >= measures.end;
  return mayWait ? [{ ...intent, title: `Use ${title}, when the response is done`, later }] : [];
}

/**
 * `const path = req.path; res.on('finish', () => seen.inc({ path }))`: the template is known where the label stands, not where the
 * variable is set; and a variable that is logged, too, is to keep what it says. null where the path is the place for it.
 */
function fromVariable(leaf: Leaf, label: Expression, module: Module, program: Program): FixIntent | null {
  const name = unwrap(label);
  if (name.kind !== 'name' || name.binding < 0) return null;
  const write = module.index.onlyWriteOf(name.binding);
  if (write === null || write.assign === null || write.steps.length > 0) return null;
  const value = unwrap(write.value);
  if (value.start !== leaf.at.start || value.end !== leaf.at.end) return null;
  const uses = module.index.namesOf(name.binding).filter((use) => use !== write.assign?.target);
  const hasOthers = uses.some((use) => !isLabel(use, module, program));
  if (leaf.instead !== null && leaf.instead.later === undefined && !hasOthers) return null;
  const instead = program.routes.at(name, value, module);
  if (instead === null || instead.fallback !== undefined) return null;
  const { title, template, object } = instead;
  const unused = uses.length === 1 ? declarationOf(write.assign, module) : null;
  return {
    intent: 'useInstead',
    title: `Use ${title}`,
    at: { start: isShorthand(name, module) ? name.end : name.start, end: name.end },
    object,
    template,
    ...(unused === null ? {} : { unused }),
  };
}

/** Whether a use of a variable is nothing but a label. */
function isLabel(use: Name, module: Module, program: Program): boolean {
  let up = module.index.parentOf(use);
  while (up?.kind === 'object' || up?.kind === 'array' || up?.kind === 'wrapped' || up?.kind === 'spread')
    up = module.index.parentOf(up);
  return (
    up?.kind === 'call' && program.summaries.sinksOf(up, module).some(({ part }) => unwrap(part.node) === use)
  );
}

/** `{ path }`: the label's name, too. */
function isShorthand(name: Name, module: Module): boolean {
  const up = module.index.parentOf(name);
  return (
    up?.kind === 'object' &&
    up.properties.some((p) => p.value === name && p.key === name.name && p.start === name.start)
  );
}

/** The statement that declares a variable and does nothing else. */
function declarationOf(assign: Expression, module: Module): Span | null {
  const statement = module.index.positionOf(assign)?.statement;
  return statement?.kind === 'expression' && statement.expression === assign
    ? { start: statement.start, end: statement.end }
    : null;
}
