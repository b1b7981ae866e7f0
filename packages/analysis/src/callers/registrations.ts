// What a registration of a handler says besides the handler: the path that it is for, and the HTTP methods that it sees.
import type { SeenMethods } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import type { Module } from '../modules/module.ts';
import { quoted, unwrap } from '../modules/expressions.ts';
import type { Program } from '../program.ts';
import { parseArgumentPath } from '../values/arguments.ts';
import type { Entry } from './entry.ts';
import { isServedForKnownMethods } from './known-methods.ts';

/** A handler may stand in so many wrappers where it is registered: `mux.Handle("/x", logged(http.HandlerFunc(f)))`. */
const WRAPPERS = 4;

/** The path and the methods of a call that takes a handler; of a mere wrapper, or of a handler itself, those of the registration around it. */
export function registrationOf(
  program: Program,
  handler: Expression,
  methods: SeenMethods | undefined,
  module: Module,
): Pick<Entry, 'fixedPath' | 'methods'> {
  const call = handler.kind === 'call' ? handler : null;
  if (call !== null && methods !== undefined)
    return { ...fixedPathOf(call, module), ...seenBy(call, methods, module, program) };
  let node = handler;
  for (let depth = 0; depth < WRAPPERS; depth++) {
    const up = module.index.parentOf(node);
    const index = up?.kind === 'call' ? up.args.indexOf(node) : -1;
    if (up?.kind !== 'call' || index < 0) break;
    for (const meaning of program.calls.meaningsOf(up, module)) {
      if (meaning.kind !== 'catalog') continue;
      for (const callback of meaning.meaning.callbacks ?? []) {
        const head = parseArgumentPath(callback.at)?.head;
        if (head === undefined || typeof head === 'string' || index < head.from || index > head.to) continue;
        if (callback.methods !== undefined)
          return { ...fixedPathOf(up, module), ...seenBy(up, callback.methods, module, program) };
      }
    }
    node = up;
  }
  return call === null ? {} : fixedPathOf(call, module);
}

function seenBy(call: Call, methods: SeenMethods, module: Module, program: Program): Pick<Entry, 'methods'> {
  const router = call.callee.kind === 'member' ? unwrap(call.callee.object) : null;
  const isMatched =
    (router !== null && isServedForKnownMethods(router, module)) || isMatchedBy(call, methods, module);
  if (isMatched) return { methods: 'matched' };
  if (methods !== 'routes') return { methods: 'any' };
  return program.routers.areToldMethods(module.language) ? { methods: 'matched' } : {};
}

function isMatchedBy(call: Call, methods: SeenMethods, module: Module): boolean {
  switch (methods) {
    case 'matched':
      return true;
    case 'any':
      return false;
    case 'pattern':
      return /^(?:[A-Z]+|%[sv])[ \t]/.test(beginningOf(call.args[0]));
    case 'chained':
    case 'routes':
      return namesMethods(call, module);
    case 'nested':
      return isHandedDown(call, module);
  }
}

/** The text that an expression begins with, `%s` for what is not written out there: `"GET " + prefix`, `method + " /x"`. */
function beginningOf(node: Expression | undefined): string {
  const plain = node === undefined ? undefined : unwrap(node);
  switch (plain?.kind) {
    case 'literal':
      return plain.type === 'string' ? plain.value : '';
    case 'binary': {
      const left = beginningOf(plain.left);
      return left === '%s' ? left + beginningOf(plain.right) : left;
    }
    case 'template':
      return beginningOf(plain.parts[0]);
    case 'call':
      return plain.callee.kind === 'member' && plain.callee.property === 'Sprintf'
        ? beginningOf(plain.args[0])
        : '%s';
    default:
      return '%s';
  }
}

/** `.Methods(…)` before a call, behind it, or in what made the router that it is made on. */
export function namesMethods(call: Call, module: Module): boolean {
  const isMethods = (node: Expression) =>
    node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'Methods';
  for (let node: Expression = call; ;) {
    const member = module.index.parentOf(node);
    const up = member?.kind === 'member' ? module.index.parentOf(member) : null;
    if (up?.kind !== 'call' || up.callee !== member) break;
    if (isMethods(up)) return true;
    node = up;
  }
  let node: Expression = call;
  for (let steps = 0; steps < 16; steps++) {
    if (isMethods(node)) return true;
    if (node.kind === 'call' && node.callee.kind === 'member') node = unwrap(node.callee.object);
    else {
      const write = node.kind === 'name' ? module.index.onlyWriteOf(node.binding) : null;
      if (write === null) return false;
      node = unwrap(write.value);
    }
  }
  return false;
}

/** Whether the receiver is a parameter of a function that is written out in a call: `r.Route("/x", func(r chi.Router) {…})`. */
function isHandedDown(call: Call, module: Module): boolean {
  const receiver = call.callee.kind === 'member' ? unwrap(call.callee.object) : null;
  if (receiver?.kind !== 'name' || receiver.binding < 0) return false;
  const parameter = module.index.parameterOf(receiver.binding);
  const closure = parameter === null ? undefined : module.index.functionNode(parameter.fn);
  const up = closure === undefined ? null : module.index.parentOf(closure);
  return up?.kind === 'call' && up.args.some((argument) => argument === closure);
}

/** The path that a registration is for, when it is written out and matches nothing but itself. */
function fixedPathOf(call: Call, module: Module): { fixedPath?: string } {
  // `app.use('/x', …)` is for all paths below.
  if (call.callee.kind === 'member' && call.callee.property === 'use') return {};
  const path = pathIn(call);
  if (path === null || path.endsWith('/') || /[:*{}()+?]/.test(path)) return {};
  // `group := router.Group("/:tenant")`: the path begins with a parameter.
  const receiver = call.callee.kind === 'member' ? unwrap(call.callee.object) : null;
  if (receiver?.kind === 'name' && receiver.binding >= 0)
    for (const { value } of module.index.writesOf(receiver.binding)) {
      const made = value === null ? null : unwrap(value);
      const prefix = made?.kind === 'call' ? pathIn(made) : null;
      if (prefix !== null && /[:*{}()+?]/.test(prefix)) return {};
    }
  return { fixedPath: path };
}

/** The first argument that is written out as a path: `'/health'`, `"GET /health"`. */
function pathIn(call: Call): string | null {
  for (const argument of call.args) {
    const match = /^(?:[A-Z]+ +)?(\/.*)$/.exec(quoted(argument) ?? '');
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}
