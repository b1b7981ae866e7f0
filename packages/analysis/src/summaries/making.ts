// Ways in which a client that is made again and again is made more seldom than the code around it runs.
import type { Expression } from '@leakline/ir';
import { isIn } from '@leakline/ir';
import type { FrequencyAnswer } from '../frequency/answer.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Place } from '../rule.ts';
import type { MadeClient } from './clients.ts';

interface Asked {
  readonly program: Program;
  readonly module: Module;
}

/** Functions that make something to see whether it works, with what somebody has just entered or offers. */
const TRIES = /^(?:[Vv]erify|[Vv]alidate|[Tt]est|[Tt]ry)(?![a-z])|(?:Verify|Validate)$/;

/** Methods by which a pool hands out what is idle, or a new one. */
const HANDS_OUT = /^(?:get|acquire|take|borrow|checkout|lease|obtain|new|open|create|dial|connect)/i;

/** `func Verify(settings) error`: made to try settings, or what a caller says of itself, each of which differs. */
export function isMadeToTry(
  node: Expression,
  made: MadeClient,
  { trace }: FrequencyAnswer,
  { program, module }: Asked,
): boolean {
  const entered = trace.at(-2)?.at ?? { path: module.path, span: node };
  const names = [
    ...namesAround(placesOf(node, made, module), program),
    ...namesAround([entered], program).filter(({ name }) => !/Validate$/.test(name)),
  ];
  return names.some(({ name }) => TRIES.test(name));
}

/** `func (p *channelPool) get()`: made where no idle one is left. */
export function isMadeByPool(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return namesAround(placesOf(node, made, module), program).some(
    ({ name, owner }) => /pool$/i.test(owner) && HANDS_OUT.test(name),
  );
}

/** Whether a call on the way is one of an interface's method, of which only some types make it. */
export function isMadeBySome(node: Expression, made: MadeClient, { program, module }: Asked): boolean {
  return placesOf(node, made, module).some(({ path, span }) => {
    const from = program.module(path);
    const call = from?.index.calls.find((c) => c.start === span.start && c.end === span.end);
    if (from === undefined || from === null || call === undefined) return false;
    return program.calls.meaningsOf(call, from).filter((m) => m.kind === 'function').length > 1;
  });
}

/** The named functions around places, with the types that they are methods of. */
function namesAround(
  places: readonly Place[],
  program: Program,
): { readonly name: string; readonly owner: string }[] {
  return places.flatMap(({ path, span }) => {
    const from = program.module(path);
    if (from === undefined || from === null) return [];
    return from.ir.functions.flatMap((f, fn) => {
      if (fn === 0 || f.name === null || !isIn(span, f)) return [];
      const owner = program.types.ownerOf(from, fn);
      const type = owner === null ? undefined : owner.module.ir.types[owner.type];
      return [{ name: f.name, owner: type?.name ?? '' }];
    });
  });
}

/** Where it is made, from where it is reported inwards. */
function placesOf(node: Expression, made: MadeClient, module: Module): Place[] {
  return [{ path: module.path, span: node }, ...made.trace.map((step) => step.at)];
}
