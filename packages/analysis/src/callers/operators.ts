// Which handlers only those call who run a service: an administrator's, seldom, and not one for each message.
import type { Call, Expression } from '@leakline/ir';
import { quoted, receiverOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { wordsOf, writtenName } from '../written-names.ts';
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

const ADMINISTRATORS = /^(?:admins?|administrators?|superusers?)$/i;
/** What keeps others out, by its name; a router of administrators' routes that a service uses keeps nobody out. */
const KEEPS_OUT =
  /^(?:auth|authenticate|authorize|check|ensure|guard|is|must|need|needs|only|permit|require|requires|restrict|verify)$/i;
/** Groups of routes stand in each other so deep. */
const GROUPS = 3;

/**
 * Whether a route is registered for administrators: by its path, by what stands before its handler, or by the group that it is added
 * to: `pages.POST("/sources", auth(), admin(), save)`, `settings := api.Group("/admin", mustBeAdmin)`.
 */
export function isRegisteredForOperators(call: Call, handler: number, module: Module): boolean {
  if (call.args.slice(0, handler).some(namesAdministrators)) return true;
  let router = receiverOf(call);
  for (let depth = 0; router !== null && depth < GROUPS; depth++) {
    const plain: Expression = unwrap(router);
    if (plain.kind === 'call') {
      if (plain.args.some(namesAdministrators)) return true;
      router = receiverOf(plain);
    } else {
      if (plain.kind !== 'name' || plain.binding < 0) return false;
      if (keepsOthersOut(plain.binding, module)) return true;
      router = module.index.onlyWriteOf(plain.binding)?.value ?? null;
    }
  }
  return false;
}

/** `group.Use(mustBeAdmin())` */
function keepsOthersOut(router: number, module: Module): boolean {
  return module.index.namesOf(router).some((name) => {
    const member = module.index.parentOf(name);
    const call = member?.kind === 'member' && member.object === name ? module.index.parentOf(member) : null;
    return (
      member?.kind === 'member' &&
      /^[uU]se$/.test(member.property) &&
      call?.kind === 'call' &&
      call.args.some(
        (argument) =>
          namesAdministrators(argument) &&
          wordsOf(writtenName(argument) ?? '').some((word) => KEEPS_OUT.test(word)),
      ) &&
      call.args.every((argument) => quoted(argument) === null)
    );
  });
}

/** A path, or a function that is named, with such a word in it; of a list, one of its elements. */
function namesAdministrators(argument: Expression): boolean {
  const plain = unwrap(argument);
  if (plain.kind === 'array') return plain.elements.some(namesAdministrators);
  const text = quoted(plain) ?? writtenName(plain) ?? '';
  return wordsOf(text).some((word) => ADMINISTRATORS.test(word));
}
