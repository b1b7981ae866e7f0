// The fix that makes something once at module level, where that is safe.
import type { ClientEffect } from '@leakline/catalog';
import type { BindingId, Expression, FunctionId, Member, Name, Span } from '@leakline/ir';
import { walk } from '@leakline/ir';
import { hasPart, unwrap } from '../modules/expressions.ts';
import type { Position } from '../modules/links.ts';
import type { Module } from '../modules/module.ts';
import type { Declared } from '../modules/scope.ts';
import type { Program } from '../program.ts';
import type { FixIntent } from '../rule.ts';

/** The fix that makes it once at module level; none where it uses anything local or is more than one variable. */
export function hoistOf(
  node: Expression,
  module: Module,
  effect: ClientEffect,
  program: Program,
): FixIntent[] {
  const position = module.index.positionOf(node);
  if (position === null || position.statement.kind !== 'expression') return [];
  const { expression } = position.statement;
  if (
    expression.kind !== 'assign' ||
    !expression.isDeclaration ||
    expression.target.kind !== 'name' ||
    expression.value === null ||
    !isMadeWith(node, expression.value, module)
  )
    return [];
  const { value } = expression;
  const { binding, name } = expression.target;
  if (binding < 0 || module.index.writesOf(binding).length !== 1) return [];
  if (!isReadyAtStart(value, { program, module, before: startOf(position.fn, module) }, 0)) return [];
  const hoisted = nameFor(name, binding, module, program);
  if (hoisted === null) return [];
  const releases: Span[] = [];
  const uses: Span[] = [];
  for (const use of module.index.namesOf(binding)) {
    if (use === expression.target) continue;
    uses.push({ start: use.start, end: use.end });
    const up = module.index.parentOf(use);
    // `{ client }` would become the name of a property, too.
    if (hoisted !== name && up?.kind === 'object') return [];
    const call = up?.kind === 'member' && up.object === use ? module.index.parentOf(up) : null;
    // A shared one would collect the listeners of every call.
    if (call?.kind === 'call' && program.summaries.effectsOf(call, module).some((e) => e.effect === 'listen'))
      return [];
    const at = module.index.positionOf(use);
    if (
      effect.close !== undefined &&
      up?.kind === 'member' &&
      up.property === effect.close &&
      call?.kind === 'call'
    ) {
      if (at === null || (at.statement.kind !== 'expression' && at.statement.kind !== 'defer')) return [];
      releases.push({ start: at.statement.start, end: at.statement.end });
    } else if (isAtEnd(at)) return []; // something else that is done to it when the function ends: it is not to be shared
  }
  return [
    {
      intent: 'hoist',
      title: `Make \`${hoisted}\` once, at module level`,
      statement: { start: position.statement.start, end: position.statement.end },
      value: { start: value.start, end: value.end },
      name: hoisted,
      uses: hoisted === name ? [] : uses,
      releases,
    },
  ];
}

/** Whether it is the whole, or stands in what is written out there: the transport in `&http.Client{Transport: &http.Transport{}}`. */
function isMadeWith(part: Expression, whole: Expression, module: Module): boolean {
  for (let at: Expression = part; at !== whole;) {
    const up = module.index.parentOf(at);
    if (up?.kind !== 'object' && up?.kind !== 'wrapped') return false;
    at = up;
  }
  return true;
}

/** In a deferred statement, or a `finally`. */
function isAtEnd(position: Position | null): boolean {
  for (let at = position; at !== null; at = at.outer)
    if (at.statement.kind === 'defer' || at.arm === 'finalizer') return true;
  return false;
}

/** Where the module-level code around a function begins. */
function startOf(fn: FunctionId, module: Module): number {
  return module.fn(module.outermost(fn)).start;
}

/**
 * A name for the variable at module level: its own, where no other variable of the unit has it (functions that stand side by side
 * often have a `client` each), else one with the function's name in front; null where that is taken as well.
 */
function nameFor(name: string, binding: BindingId, module: Module, program: Program): string | null {
  const files = program.scopes.modulesOf(module.unit);
  const isTaken = (text: string) =>
    files.some((m) =>
      m.ir.bindings.some(
        (b, id) =>
          b.name === text && (b.owner === 0 || (b.kind !== 'parameter' && (m !== module || id !== binding))),
      ),
    );
  if (!isTaken(name)) return name;
  const owner = module.ir.bindings[binding]?.owner ?? 0;
  const around = module.fn(module.outermost(owner)).name;
  if (around === null || files.flatMap((m) => m.ir.functions).filter((f) => f.name === around).length > 1)
    return null;
  const longer =
    around.charAt(0).toLowerCase() + around.slice(1) + name.charAt(0).toUpperCase() + name.slice(1);
  return isTaken(longer) ? null : longer;
}

/** Functions that an initialiser calls are looked into so far. */
const CALLED = 3;

/** Where an initialiser would stand: it sees what is above `before` in its own module. */
interface Place {
  readonly program: Program;
  readonly module: Module;
  readonly before: number;
}

/**
 * Whether an expression would mean the same when the program starts: it uses nothing local, nothing that the program sets only
 * later (a flag, settings that are loaded), and calls no function of the program that does.
 */
function isReadyAtStart(node: Expression, place: Place, depth: number): boolean {
  const { program, module } = place;
  return !hasPart(node, (e) => {
    switch (e.kind) {
      case 'this':
        return true;
      case 'function':
        return depth === 0;
      case 'wrapped':
        return depth === 0 && (e.how === 'await' || e.how === 'dereference');
      case 'name':
        return !isNameReady(e, place, depth);
      case 'member':
        return !isMemberReady(e, place, depth);
      case 'call':
        return program.calls
          .meaningsOf(e, module)
          .some((m) => m.kind === 'function' && !isFunctionReady(m.module, m.fn, place, depth + 1));
      default:
        return false;
    }
  });
}

/** Whether a function of the program may be called when the program starts. */
function isFunctionReady(
  module: Module,
  fn: FunctionId,
  { program, ...place }: Place,
  depth: number,
): boolean {
  if (depth > CALLED) return false;
  const before = module === place.module ? place.before : Number.POSITIVE_INFINITY;
  let isReady = true;
  walk(module.fn(fn).body, {
    expression: (e) => {
      isReady &&= isReadyAtStart(e, { program, module, before }, depth);
      return false;
    },
  });
  return isReady;
}

function isNameReady(name: Name, place: Place, depth: number): boolean {
  const { program, module } = place;
  const declared =
    name.binding >= 0 ? { module, binding: name.binding } : program.scopes.freeName(module, name.name);
  return declared === null || isVariableReady(declared, place, depth);
}

/** `config.Address` of another package of the program. */
function isMemberReady(member: Member, place: Place, depth: number): boolean {
  const { program, module } = place;
  return program.values.of(member.object, module).every((value) => {
    const target = value.kind === 'unit' ? program.scopes.exported(value.unit, member.property) : null;
    return target?.kind !== 'declared' || isVariableReady(target, place, depth);
  });
}

/** Whether it is no variable, or one that has its value when the program starts, and keeps it. */
function isVariableReady(declared: Declared, { module, before }: Place, depth: number): boolean {
  const b = declared.module.ir.bindings[declared.binding];
  if (b === undefined) return true;
  if (b.owner !== 0) return depth > 0;
  const isConstant = b.kind === 'constant' && module.ir.packageName !== null;
  if (isConstant || (b.kind !== 'variable' && b.kind !== 'constant')) return true;
  const writes = declared.module.index.writesOf(declared.binding);
  return (
    writes.every(({ fn, value }) => fn === 0 && value !== null && isFixed(value, declared.module)) &&
    (module.ir.packageName !== null || declared.module !== module || b.start < before)
  );
}

/** Where packages share a scope, settings are read by `main`: of their variables only what is written out is ready. */
function isFixed(value: Expression, module: Module): boolean {
  return module.ir.packageName === null || unwrap(value).kind === 'literal';
}
