// Code that is there to try something out, and not to serve: examples, scripts, what stands in for the real thing.
import type { FunctionIR, Span } from '@leakline/ir';
import { isIn, NONE } from '@leakline/ir';
import { namedPart } from './modules/expressions.ts';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';
import type { TypeOf } from './values/types.ts';
import { wordsOf } from './written-names.ts';

/** Folders of such code, of what developers run, and of what people run by hand, for a piece of work that ends. */
const FOLDERS =
  /^_?(?:acceptance|dev_?tools?|fake\w*|mock\w*|examples?|samples?|demos?|playgrounds?|scripts?|migrations?|seeds?|seeders?|tests?_\w+|[\w.-]+[-_](?:tests|examples?|samples?|demos?)|(?:load|perf|stress|soak)_?tests?)$/i;
/** Names of single files of such code. */
const FILES = /^(?:tests?|examples?|demo|playground)$/i;
/** Words in the name of a file, a function or a class that stands in for the real one. */
const STAND_INS = /^(?:mock(?:ed|s)?|fake|dummy|stub(?:bed|s)?)$/i;
const MOCK = /^mock(?:ed|s)?$/i;
/** `MemoryStore`, `InMemoryQueue`. */
const MEMORY = /^(?:in_?)?mem(?:ory)?$/i;

/**
 * Whether code is only there to try something out: in a folder of examples or scripts, in a mock, or in a class that keeps in
 * memory what another one with the same interface keeps somewhere else. What it leaks, nobody waits for.
 */
export function isForTrial(at: Span, module: Module, program: Program): boolean {
  if (isTrialPath(module.path)) return true;
  const file = module.path.slice(module.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  if (FILES.test(file) || isStandIn(file)) return true;
  for (const f of module.ir.functions) {
    if (f.form === 'module' || !isIn(at, f)) continue;
    if (f.name !== null && isStandIn(f.name)) return true;
    for (const owner of ownersOf(f, module, program)) {
      const name = owner.module.ir.types[owner.type]?.name ?? '';
      if (isStandIn(name)) return true;
      if (wordsOf(name).some((w) => MEMORY.test(w)) && isOneOfSeveral(owner, program)) return true;
    }
  }
  return false;
}

/** Whether a step of a proof stands in a mock: the real thing need not do what it does. */
export function isInMock(at: Span, module: Module, program: Program): boolean {
  return module.ir.functions.some(
    (f) =>
      f.form !== 'module' &&
      isIn(at, f) &&
      ownersOf(f, module, program).some((owner) =>
        wordsOf(owner.module.ir.types[owner.type]?.name ?? '').some((w) => MOCK.test(w)),
      ),
  );
}

/** Whether a file lies in a folder of such code. */
export function isTrialPath(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => FOLDERS.test(folder));
}

/** The class that a function is a method of, or the type of its receiver. */
function ownersOf({ owner, receiver }: FunctionIR, module: Module, program: Program): readonly TypeOf[] {
  if (owner !== null) return [{ module, type: owner }];
  if (receiver?.type == null) return NONE;
  return program.writtenTypes.of(receiver.type, module).flatMap((v) => (v.kind === 'instance' ? [v] : []));
}

/** Whether another class has an interface or a base that this one has too. */
function isOneOfSeveral(owner: TypeOf, program: Program): boolean {
  const { module } = owner;
  const type = module.ir.types[owner.type];
  if (program.types.sharesRole(owner)) return true;
  const bases = new Set(type?.supertypes.map((s) => namedPart(s.type)).filter((name) => name !== null));
  return (
    bases.size > 0 &&
    [...program.modules(module.language)].some(({ ir }) =>
      ir.types.some(
        (other) =>
          other !== type &&
          other.form === 'class' &&
          other.supertypes.some((s) => bases.has(namedPart(s.type) ?? '')),
      ),
    )
  );
}

function isStandIn(name: string): boolean {
  return wordsOf(name).some((w) => STAND_INS.test(w));
}
