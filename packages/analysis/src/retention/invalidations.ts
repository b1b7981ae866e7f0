// Evictions of what has changed. They keep a cache right, not small: what nobody changes stays.
import { visitExpressions } from '@leakline/ir';
import type { BindingId, Call, Expression } from '@leakline/ir';
import { hasPart, lastName, receiverOf, sameText, unwrap } from '../modules/expressions.ts';
import { writtenOut, type Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Operation } from './operations.ts';
import type { HoldingPlace } from './places.ts';

/** Whether an eviction only takes out what is out of date, by what its function is called or by what it does beside. */
export function isInvalidation(
  eviction: Operation,
  growth: Operation,
  place: HoldingPlace,
  program: Program,
): boolean {
  return isToldOutOfDate(eviction) || (isLoaded(growth, place, program) && isBesideWrite(eviction, program));
}

/** `invalidateUser(id)`, `invalidateAll(prefix)`: callers say that entries are out of date, not that nobody needs them any more. */
function isToldOutOfDate({ node, module, key }: Operation): boolean {
  const fn = module.functionOf(node);
  if (key === null || !/^_?invalidate/i.test(module.fn(fn).name ?? '')) return false;
  const isHandedIn = (e: Expression) => {
    const plain = unwrap(e);
    return plain.kind === 'name' && plain.binding >= 0 && module.index.parameterOf(plain.binding)?.fn === fn;
  };
  if (isHandedIn(key)) return true;
  // `for (const key of all.keys()) if (key.startsWith(prefix)) all.delete(key);`
  for (let at = module.index.positionOf(node); at !== null; at = at.outer) {
    const around = at.outer?.statement;
    if (around?.kind !== 'branch' || at.arm !== 'then') continue;
    if (
      hasPart(
        around.test,
        (e) =>
          e.kind === 'call' && PARTLY.test(lastName(e.callee)) && e.args.some((a) => hasPart(a, isHandedIn)),
      )
    )
      return true;
  }
  return false;
}

/** What asks whether a text has another one in it. */
const PARTLY = /^(?:startsWith|endsWith|includes|HasPrefix|HasSuffix|Contains)$/;

/** What a cache has of something that is kept elsewhere: `let user = users.get(id); if (!user) users.set(id, (user = await load(id)))`. */
function isLoaded({ node, module, key }: Operation, place: HoldingPlace, program: Program): boolean {
  const isPlace = (e: Expression) => program.places.isNamedBy(e, module, place);
  if (key === null || !isResult(putIn(node), module, isPlace)) return false;
  const fn = module.functionOf(node);
  return program.mentions.of(place).some((mention) => {
    if (
      mention.module !== module ||
      module.functionOf(mention.node) !== fn ||
      mention.node.start >= node.start
    )
      return false;
    const up = module.index.parentOf(mention.node);
    if (up?.kind === 'index') return up.object === mention.node && sameText(unwrap(up.index), unwrap(key));
    const call = up?.kind === 'member' && up.object === mention.node ? module.index.parentOf(up) : null;
    const [asked] = call?.kind === 'call' ? call.args : [];
    return asked !== undefined && sameText(unwrap(asked), unwrap(key));
  });
}

/** What a growth puts into the place. */
function putIn(node: Expression): Expression | null {
  if (node.kind === 'assign') return node.value;
  return node.kind === 'call' ? (node.args.at(-1) ?? null) : null;
}

/** Whether something is, or was set to, what a call gave that neither makes it nor looks it up here; what is made is kept nowhere else. */
function isResult(node: Expression | null, module: Module, isPlace: (node: Expression) => boolean): boolean {
  const isGiven = (value: Expression | null): boolean => {
    const call = value === null ? null : unwrap(value);
    if (call?.kind !== 'call' || call.isNew || MAKES.test(lastName(call.callee))) return false;
    const on = receiverOf(call);
    return on === null || !isPlace(on);
  };
  const plain = node === null ? null : unwrap(node);
  if (plain?.kind !== 'name' || plain.binding < 0) return isGiven(plain);
  return module.index.writesOf(plain.binding).some(({ value }) => isGiven(value));
}

const MAKES = /^_?(?:new|create|make|build|init|start|open|connect|clone|copy)/i;

/** Whether the function of an eviction writes the new state of what the key is of: `await db.update(id, changes); cache.delete(id)`. */
function isBesideWrite({ node, module, key }: Operation, program: Program): boolean {
  if (key === null) return false;
  const fn = module.functionOf(node);
  if (fn <= 0 || ENDS.test(module.fn(fn).name ?? '')) return false;
  const about = namesIn([key, writtenOut(key, module)]);
  const others = module.index
    .callsOf(fn)
    .filter((call) => call !== node && !isOnCollection(call, module, program));
  return (
    others.some(
      (c) => WRITES.test(lastName(c.callee)) && [...namesIn(c.args)].some((name) => about.has(name)),
    ) && !others.some((c) => ENDS.test(lastName(c.callee)) && c.args.length > 0)
  );
}

const WRITES =
  /^_?(?:[uU]pdate|[sS]ave|[pP]ut|[pP]atch|[iI]nsert|[uU]psert|[sS]tore|[mM]odify|findByIdAndUpdate|findOneAndUpdate)(?![a-z])/;
/** What takes the thing itself away, so that its entry goes with it. */
const ENDS =
  /^_?(?:(?:[dD]elete|[rR]emove|[dD]estroy|[lL]eave|[dD]isconnect|[dD]rop|[kK]ill|[tT]erminate|[lL]og_?[oO]ut|[uU]nregister)(?![a-z])|(?:[cC]lose|[eE]nd|[sS]top)[A-Z_])/;

function isOnCollection(call: Call, module: Module, program: Program): boolean {
  return program.summaries
    .effectsOf(call, module)
    .some(({ effect }) => effect === 'evict' || effect === 'grow');
}

function namesIn(nodes: readonly Expression[]): ReadonlySet<BindingId> {
  const found = new Set<BindingId>();
  for (const node of nodes)
    visitExpressions(node, (e) => {
      if (e.kind === 'name' && e.binding >= 0) found.add(e.binding);
    });
  return found;
}
