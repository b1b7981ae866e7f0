// What middleware in front of a handler lets on: `router.get('/:kind', onlyKnown, show)`, where `onlyKnown` calls `next()` for the known
// ones. The handler asks nothing of it any more.
import type { Expression, FunctionId } from '@leakline/ir';
import type { Fact } from '../flow/environment.ts';
import { rootOfMembers, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/**
 * What is known of a part of what a handler is called with, by the functions that stand before it wherever it is registered; null
 * where one of these places has none that says something.
 */
export function factOfLetOn(
  node: Expression,
  module: Module,
  steps: readonly PathStep[],
  program: Program,
): Fact | null {
  const root = rootOfMembers(node);
  const parameter = root.kind === 'name' && root.binding >= 0 ? module.index.parameterOf(root.binding) : null;
  if (parameter === null || parameter.index < 0) return null;
  const path = [...parameter.steps, ...membersOf(node), ...steps].join('');
  if (!/^(?:\.\w+)+$/.test(path)) return null;
  const facts: Fact[] = [];
  for (const use of program.usage.of(module, parameter.fn)) {
    if (use.kind !== 'argument' || use.steps.length > 0) return null;
    const before = use.call.args.slice(0, use.index).flatMap(functionsIn);
    const found = before
      .flatMap((given) => functionsOf(given, use.module, program))
      .flatMap(({ module: m, fn }) => {
        const target = m.fn(fn).parameters[parameter.index]?.target;
        if (target?.kind !== 'name') return [];
        return program.definitions(m).factHandedOn(fn, `b${target.binding}${path}`) ?? [];
      });
    const fact = found.find(({ isSure }) => isSure) ?? found[0];
    if (fact === undefined) return null;
    facts.push(fact);
  }
  return facts.find(({ isSure }) => !isSure) ?? facts[0] ?? null;
}

/** The functions that an argument is, also where its type is written down: `const onlyKnown: RequestHandler = (req, res, next) => …`. */
function functionsOf(
  given: Expression,
  module: Module,
  program: Program,
): readonly { readonly module: Module; readonly fn: FunctionId }[] {
  const functions = program.values
    .of(given, module)
    .flatMap((v) => (v.kind === 'function' ? [{ module: v.module, fn: v.fn }] : []));
  if (functions.length > 0 || given.kind !== 'name' || given.binding < 0) return functions;
  const isImported = module.ir.bindings[given.binding]?.kind === 'import';
  const target = isImported ? program.scopes.target(module, given.binding) : null;
  const declared = target?.kind === 'declared' ? target : { module, binding: given.binding };
  const written = declared.module.index.onlyWriteOf(declared.binding)?.value;
  return written?.kind === 'function' ? [{ module: declared.module, fn: written.function }] : [];
}

/** `.params.kind` of `req.params.kind`. */
function membersOf(node: Expression): PathStep[] {
  const plain = unwrap(node);
  return plain.kind === 'member' ? [...membersOf(plain.object), `.${plain.property}`] : [];
}

/** An argument, or those that a list of it holds: `[signedIn, onlyKnown]`. */
function functionsIn(argument: Expression): readonly Expression[] {
  const plain = unwrap(argument);
  return plain.kind === 'array' ? plain.elements : [plain];
}
