// What the catalog knows of a request's raw path or URL: the route's template that should stand there, and whether the handler sees one path only.
import type { CatalogType } from '@leakline/catalog';
import type { Call, Confidence, Expression, Member, Name } from '@leakline/ir';
import {
  hasPart,
  isNothing,
  lastName,
  quoted,
  rootOfChain,
  sameText,
  unwrap,
} from '../modules/expressions.ts';
import { outcomesAt, partsOf, saysEqual } from '../flow/once-guards.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Value } from '../values/value.ts';
import { isAtLeast } from '../versions.ts';
import type { Wait } from '../rule.ts';
import { isBounded, type Instead } from './leaf.ts';
import { methodsSeen, type Methods } from './matched-methods.ts';

/** What is known of the route behind a raw path. */
export interface Route {
  /** The bounded expression for it. null where this language version has none, or a router has not matched yet. */
  readonly instead: Instead | null;
  /** The handler is registered for fixed paths only, and this is the path alone. */
  readonly seesOnePath: boolean;
}

/** Requests that are handed on from function to function are followed so far. */
const HANDED_ON = 5;

export class Routes {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * The route behind a chain like `c.Request.URL.Path` or `req.path`: with the template of the outermost thing that has one.
   * null for what is no path or URL of a request.
   */
  of(node: Expression, module: Module): Route | null {
    const found = this.#templateOf(node, node, module);
    return found === null
      ? null
      : { ...found, seesOnePath: /path$/i.test(lastMember(node)) && this.#isFixed(node, module) };
  }

  /**
   * The template that could stand at another place of the code, in the stead of a variable that such a chain was put into; null
   * where it has none there.
   */
  at(place: Expression, node: Expression, module: Module): Instead | null {
    const root = rootOfChain(node);
    if (root.kind !== 'name' || isHidden(root, place, module)) return null;
    return this.#templateOf(node, place, module)?.instead ?? null;
  }

  #templateOf(node: Expression, place: Expression, module: Module): Pick<Route, 'instead'> | null {
    let found: Pick<Route, 'instead'> | null = null;
    let distance = 0;
    for (let at: Expression | null = node; at !== null; distance++) {
      const member: Expression = at.kind === 'call' ? at.callee : at;
      // The path itself, or the URL that it is a part of: a header is neither, though it comes from the same request.
      if (member.kind !== 'member' || (found === null && distance > 1)) break;
      for (const value of this.#program.values.of(member.object, module)) {
        if (value.kind !== 'library') continue;
        const row = this.#program.catalog.memberOf(value.type, member.property)?.member;
        // `error?.message`: where there is no object, there is nothing of it.
        const template = member.isOptional ? row?.instead?.replaceAll('$this.', '$this?.') : row?.instead;
        // Of what a context calls its request, the path and the URL are the route's; the method and the host are not.
        if (template === undefined || (distance > 0 && found === null && this.#hasRoutes(at, module)))
          continue;
        const condition = row?.insteadOnceRouted;
        const isKnown = condition === undefined || this.#isRouted(member, place, module);
        const later = isKnown ? undefined : place === node ? this.#later(member, condition, module) : null;
        const instead = {
          title: row?.insteadIs ?? "the route's template",
          template,
          object: member.object,
          ...(this.#isMissing(template, member.object, place, module)
            ? { fallback: cutFrom(node, module) }
            : {}),
        };
        found =
          later !== null && this.#isAvailable(template, value.type, module)
            ? { instead: later === undefined ? instead : { ...instead, later } }
            : (found ?? { instead: null });
      }
      at = unwrap(member.object);
    }
    return found;
  }

  /**
   * How sure it is that a part of a request, or of a connection, is the client's choice, where it is a parameter whose type does not
   * say whether it came in, or is sent or dialled. null where it came in, or the type is another one.
   */
  doubtOf(node: Expression, module: Module): Confidence | null {
    for (let at: Expression = node; ;) {
      const member: Expression = at.kind === 'call' ? at.callee : at;
      if (member.kind !== 'member') return null;
      const object = unwrap(member.object);
      for (const value of this.#program.values.of(object, module)) {
        if (value.kind !== 'library') continue;
        const sent = this.#program.catalog.stated(value.type, 'sent');
        const type = sent === null ? null : this.#program.catalog.resolve(sent.library, sent.value);
        if (sent === null || this.#cameIn(object, module, type, 0)) continue;
        const own = type === null ? null : this.#program.catalog.memberOf(type, member.property);
        return own !== null && isBounded(own.member.cardinality ?? 'unknown') ? 'low' : 'medium';
      }
      at = object;
    }
  }

  /** Whether parts of something have templates of their own: then these are its routes, and other parts are none. */
  #hasRoutes(node: Expression, module: Module): boolean {
    return this.#program.values
      .of(node, module)
      .some(
        (v) =>
          v.kind === 'library' &&
          Object.values(v.type.entry.members ?? {}).some((m) => m.instead !== undefined),
      );
  }

  /** For the method of a request, whether its handlers only run for those that a router knows; null for any other node. */
  methodsAt(node: Expression, module: Module): Methods | null {
    const member = node.kind === 'call' ? node.callee : node;
    if (member.kind !== 'member') return null;
    const isMethod = this.#program.values
      .of(member.object, module)
      .some(
        (v) =>
          v.kind === 'library' &&
          this.#program.catalog.memberOf(v.type, member.property)?.member.isRequestMethod === true,
      );
    const root = isMethod ? rootOfChain(member.object) : null;
    return root === null ? null : methodsSeen(root, module, this.#program);
  }

  /** Whether a request is one that a handler was given, or that such a one was passed on as; one that the program makes is not. */
  #cameIn(node: Expression, module: Module, sent: CatalogType | null, depth: number): boolean {
    const values = this.#program.values.of(node, module);
    if (values.length > 0 && values.every((v) => isOfType(v, sent))) return false;
    if (node.kind === 'call') return !this.#isMade(node, module, sent, depth);
    if (node.kind !== 'name' || node.binding < 0) return true;
    const parameter = module.index.parameterOf(node.binding);
    if (parameter === null) {
      const write = module.index.onlyWriteOf(node.binding);
      const value = write === null ? null : unwrap(write.value);
      const isFirst = write?.steps.every((step) => step === '#0') === true;
      return value?.kind !== 'call' || !isFirst || !this.#isMade(value, module, sent, depth);
    }
    if (parameter.steps.length > 0 || parameter.index < 0) return true;
    if (this.#program.entries.of(module, parameter.fn).length > 0) return true;
    return (
      depth < HANDED_ON &&
      this.#program.usage.callsOf(module, parameter.fn).some(({ module: m, call }) => {
        const argument = call.args[parameter.index];
        const isRequest =
          argument !== undefined &&
          this.#program.values
            .of(argument, m)
            .some((v) => v.kind === 'library' && this.#program.catalog.stated(v.type, 'sent') !== null);
        return isRequest && this.#cameIn(unwrap(argument), m, sent, depth + 1);
      })
    );
  }

  /** Whether a call gives a request to send, also one whose written type does not say so: `func signed() *http.Request`. */
  #isMade(call: Call, module: Module, sent: CatalogType | null, depth: number): boolean {
    if (depth > HANDED_ON || sent === null) return false;
    return this.#program.calls.meaningsOf(call, module).some((meaning) => {
      if (meaning.kind !== 'function' || meaning.isNew) return false;
      const returned = meaning.module.index
        .returnsOf(meaning.fn)
        .map((value) => unwrap(value.kind === 'tuple' ? (value.elements[0] ?? value) : value))
        .filter((value) => !isNothing(value));
      return (
        returned.length > 0 &&
        returned.every(
          (value) =>
            this.#program.values.of(value, meaning.module).some((v) => isOfType(v, sent)) ||
            (value.kind === 'call' && this.#isMade(value, meaning.module, sent, depth + 1)),
        )
      );
    });
  }

  /** `if (req.route) return …`, `if p == ""` of `p := c.FullPath()`: whether a place is only come to where there is no template. */
  #isMissing(template: string, object: Expression, place: Expression, module: Module): boolean {
    const first = firstOf(template);
    const isOf = (node: Expression): boolean => {
      const plain = unwrap(node);
      if (plain.kind === 'name' && plain.binding >= 0) {
        const [write, another] = this.#program.definitions(module).reaching(plain);
        return (
          write?.value != null &&
          another === undefined &&
          unwrap(write.value).kind !== 'name' &&
          isOf(write.value)
        );
      }
      const member = plain.kind === 'call' ? unwrap(plain.callee) : plain;
      if (member.kind !== 'member') return false;
      return (
        (member.property === first && sameText(unwrap(member.object), unwrap(object))) || isOf(member.object)
      );
    };
    return outcomesAt(place, module)
      .flatMap(partsOf)
      .some(({ test, holds }) =>
        test.kind === 'binary'
          ? saysEqual(test, holds) &&
            (isNothing(test.right) || quoted(unwrap(test.right)) === '') &&
            isOf(test.left)
          : !holds && isOf(test),
      );
  }

  /** Whether the member that a template begins with exists in the language version of the module. */
  #isAvailable(template: string, type: CatalogType, module: Module): boolean {
    const since = this.#program.catalog.memberOf(type, firstOf(template))?.member.since;
    if (since === undefined) return true;
    const version = this.#program.host.factsOf(module.path).languageVersion;
    return version !== null && isAtLeast(version, since.replace(/^[a-z]+/, ''));
  }

  /**
   * Whether a router has matched the request that a chain begins with, at a place: in the handler of a route, behind `await next()`,
   * and in what a middleware leaves for later (`res.on('finish', () => …)`).
   */
  #isRouted(node: Expression, place: Expression, module: Module, depth = 0): boolean {
    const root = rootOfChain(node);
    const parameter =
      root.kind === 'name' && root.binding >= 0 ? module.index.parameterOf(root.binding) : null;
    if (parameter === null || depth > HANDED_ON) return false;
    const { fn, index } = parameter;
    if (module.functionOf(place) !== fn) return true;
    const last = module.fn(fn).parameters.at(-1)?.target;
    const next = last?.kind === 'name' ? last : null;
    const registrations = this.#program.usage.of(module, fn).filter((use) => use.kind === 'argument');
    const calls = this.#program.usage.callsOf(module, fn);
    if (registrations.length === 0 && calls.length > 0)
      return calls.every(({ module: m, call }) => {
        const handed = call.args[index];
        return handed !== undefined && this.#isRouted(handed, handed, m, depth + 1);
      });
    const isMiddleware =
      registrations.length === 0
        ? next?.name === 'next'
        : registrations.some(({ call }) => lastName(call.callee) === 'use');
    return !isMiddleware || (next !== null && this.#isBehindNext(place, next.binding, module));
  }

  #isBehindNext(node: Expression, next: number, module: Module): boolean {
    return module.index.namesOf(next).some((name) => {
      const call = name.end < node.start ? module.index.parentOf(name) : null;
      const waits = call?.kind === 'call' ? module.index.parentOf(call) : null;
      return waits?.kind === 'wrapped' && waits.how === 'await';
    });
  }

  /**
   * How a middleware's own call waits until a router has matched, where it may: nothing else waits for it, and the response says
   * when it is done.
   */
  #later(node: Member, response: string | true, module: Module): Wait | null {
    const statement = module.index.positionOf(node)?.statement;
    if (statement?.kind !== 'expression' || statement.expression.kind !== 'call') return null;
    const { expression } = statement;
    if (hasPart(expression, (part) => part.kind === 'wrapped' && part.how === 'await')) return null;
    const isDone = (values: readonly Value[]) =>
      values
        .map((v) => (v.kind === 'library' ? this.#program.catalog.stated(v.type, 'done') : null))
        .find((stated) => stated !== null)?.value;
    for (const { target } of module.fn(module.functionOf(node)).parameters) {
      const event = target.kind === 'name' ? isDone(this.#program.values.of(target, module)) : undefined;
      if (event !== undefined && target.kind === 'name') return { emitter: target.name, event, expression };
    }
    if (response === true) return null;
    const event = isDone(
      this.#program.values.of(node.object, module).flatMap((v) => this.#program.members.of(v, response)),
    );
    return event === undefined ? null : { emitter: `$this.${response}`, event, expression };
  }

  /** Whether the handler whose request a chain begins with is registered for fixed paths only. */
  #isFixed(node: Expression, module: Module): boolean {
    const root = rootOfChain(node);
    if (root.kind !== 'name' || root.binding < 0) return false;
    const parameter = module.index.parameterOf(root.binding);
    if (parameter === null) return false;
    const entries = this.#program.entries.of(module, parameter.fn);
    return entries.length > 0 && entries.every((e) => e.fixedPath !== undefined);
  }
}

/** An expression with the calls on it that have only literals: `req.url.split('?')[0]`. */
function cutFrom(node: Expression, module: Module): Expression {
  const up = module.index.parentOf(node);
  if (up?.kind === 'index' && up.object === node && up.index.kind === 'literal') return cutFrom(up, module);
  const call = up?.kind === 'member' && up.object === node ? module.index.parentOf(up) : null;
  return call?.kind === 'call' && call.callee === up && call.args.every((a) => a.kind === 'literal')
    ? cutFrom(call, module)
    : node;
}

/** The member that a template begins with. */
function firstOf(template: string): string {
  return /^\$this\??\.(\w+)/.exec(template)?.[1] ?? '';
}

/** Whether the name would stand for something else at a place further inside. */
function isHidden({ name, binding }: Name, place: Expression, module: Module): boolean {
  const owner = module.ir.bindings[binding]?.owner ?? 0;
  for (let fn: number | null = module.functionOf(place); fn !== null && fn !== owner;) {
    if (module.ir.bindings.some((b) => b.owner === fn && b.name === name)) return true;
    fn = fn <= 0 ? null : (module.ir.functions[fn]?.parent ?? null);
  }
  return false;
}

/** Whether a value is of this very type of a library. */
function isOfType(value: Value, type: CatalogType | null): boolean {
  return value.kind === 'library' && value.type.key === type?.key;
}

function lastMember(node: Expression): string {
  const member = node.kind === 'call' ? node.callee : node;
  return member.kind === 'member' ? member.property : '';
}
