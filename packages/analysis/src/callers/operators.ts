// Which handlers only those call who run a service: an administrator's, seldom, and not one for each message.
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { wordsOf } from '../written-names.ts';
import type { Entry } from './entry.ts';

const OPERATORS = /^(?:admin|administrators?|superuser|rehash|reload|restart|shutdown|suspend)$/i;
/** What is done to a service before it serves. */
const INSTALLATION = /^\/(?:install(?:ation|er)?|setup)(?:\/|$)/i;
/** A handler that is called nothing else: `Setup`, `handleSetup`; `setupPayment` is for everybody. */
const SETUP = /^(?:handle_?)?setup$/i;

/** A file of such handlers: `oidc-admin.ts`, `admin.router.ts`, `reload.go`. A folder says less: what is below it may be called by others, too. */
const OPERATORS_FILES = /^(?:admin|administrators?|administration|reload|restart|shutdown)$/i;

/** Whether the name of a handler, of its type, of its file, or the path that it is registered for says so. */
export function isForOperators(program: Program, module: Module, fn: number, entry: Entry): boolean {
  const { name, receiver } = module.fn(fn);
  if (receiver !== null && /^(?:Rec|C)onfigure$/.test(name ?? '')) return true;
  if (SETUP.test(name ?? '')) return true;
  if (entry.fixedPath !== undefined && INSTALLATION.test(entry.fixedPath)) return true;
  const owner = receiver === null ? null : program.types.ownerOf(module, fn);
  const type = owner?.module.ir.types[owner.type]?.name ?? '';
  const file = module.path.slice(module.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  if (wordsOf(file).some((w) => OPERATORS_FILES.test(w))) return true;
  return [name ?? '', type, entry.fixedPath ?? ''].some((text) =>
    wordsOf(text).some((w) => OPERATORS.test(w)),
  );
}
