// Which handlers only those call who run a service: an administrator's, seldom, and not one for each message.
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Entry } from './entry.ts';

const OPERATORS = /^(?:admin|administrators?|superuser|reload|restart|shutdown|suspend)$/i;
/** What is done to a service before it serves. */
const INSTALLATION = /^\/install(?:ation|er)?(?:\/|$)/i;

/** Whether the name of a handler, of its type, or the path that it is registered for says so. */
export function isForOperators(program: Program, module: Module, fn: number, entry: Entry): boolean {
  const { name, receiver } = module.fn(fn);
  if (receiver !== null && /^(?:Rec|C)onfigure$/.test(name ?? '')) return true;
  if (entry.fixedPath !== undefined && INSTALLATION.test(entry.fixedPath)) return true;
  const owner = receiver === null ? null : program.types.ownerOf(module, fn);
  const type = owner?.module.ir.types[owner.type]?.name ?? '';
  return [name ?? '', type, entry.fixedPath ?? ''].some((text) =>
    wordsOf(text).some((w) => OPERATORS.test(w)),
  );
}

/** `adminAPIHandlers` and `/v1/admin-users` are made of these words. */
function wordsOf(text: string): string[] {
  return text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
}
