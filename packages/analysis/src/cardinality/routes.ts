// What the catalog knows of a request's raw path or URL: the route's template that should stand there, and whether the handler sees one path only.
import type { CatalogType } from '@leakline/catalog';
import type { Confidence, Expression, Span } from '@leakline/ir';
import { unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { isAtLeast } from '../versions.ts';

/** What is known of the route behind a raw path. */
export interface Route {
  /** The bounded expression for it; `$this` in the template is the text of `object`. null where this language version has none. */
  readonly instead: { readonly title: string; readonly template: string; readonly object: Span } | null;
  /** The handler is registered for fixed paths only, and this is the path alone. */
  readonly seesOnePath: boolean;
}

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
    let found: Pick<Route, 'instead'> | null = null;
    let distance = 0;
    for (let at: Expression | null = node; at !== null; distance++) {
      const member: Expression = at.kind === 'call' ? at.callee : at;
      // The path itself, or the URL that it is a part of: a header is neither, though it comes from the same request.
      if (member.kind !== 'member' || (found === null && distance > 1)) break;
      for (const value of this.#program.values.of(member.object, module)) {
        if (value.kind !== 'library') continue;
        const template = this.#program.catalog.memberOf(value.type, member.property)?.member.instead;
        if (template === undefined) continue;
        found = this.#isAvailable(template, value.type, module)
          ? { instead: { title: "the route's template", template, object: member.object } }
          : (found ?? { instead: null });
      }
      at = unwrap(member.object);
    }
    return found === null
      ? null
      : { ...found, seesOnePath: /path$/i.test(lastMember(node)) && this.#isFixed(node, module) };
  }

  /**
   * How sure it is that a part of a request is the client's choice, where the request is a parameter whose type does not say
   * whether it came in or is sent. null where it came in, or the type is another one.
   */
  doubtOf(node: Expression, module: Module): Confidence | null {
    for (let at: Expression = node; ;) {
      const member: Expression = at.kind === 'call' ? at.callee : at;
      if (member.kind !== 'member') return null;
      const object = unwrap(member.object);
      for (const value of this.#program.values.of(object, module)) {
        if (value.kind !== 'library') continue;
        const sent = this.#program.catalog.stated(value.type, 'sent');
        if (sent === null || this.#cameIn(object, module, 0)) continue;
        const type = this.#program.catalog.resolve(sent.library, sent.value);
        const own = type === null ? null : this.#program.catalog.memberOf(type, member.property);
        return own?.member.cardinality === 'one' || own?.member.cardinality === 'finite' ? 'low' : 'medium';
      }
      at = object;
    }
  }

  /** Whether a request is one that a handler was given, or that such a one was passed on as. */
  #cameIn(node: Expression, module: Module, depth: number): boolean {
    if (node.kind !== 'name' || node.binding < 0) return true;
    const parameter = module.index.parameterOf(node.binding);
    if (parameter === null || parameter.steps.length > 0 || parameter.index < 0) return true;
    if (this.#program.entries.of(module, parameter.fn).length > 0) return true;
    return (
      depth < 5 &&
      this.#program.usage.callsOf(module, parameter.fn).some(({ module: m, call }) => {
        const argument = call.args[parameter.index];
        const isRequest =
          argument !== undefined &&
          this.#program.values
            .of(argument, m)
            .some((v) => v.kind === 'library' && this.#program.catalog.stated(v.type, 'sent') !== null);
        return isRequest && this.#cameIn(unwrap(argument), m, depth + 1);
      })
    );
  }

  /** Whether the member that a template begins with exists in the language version of the module. */
  #isAvailable(template: string, type: CatalogType, module: Module): boolean {
    const name = /^\$this\.(\w+)/.exec(template)?.[1] ?? '';
    const since = this.#program.catalog.memberOf(type, name)?.member.since;
    if (since === undefined) return true;
    const version = this.#program.host.factsOf(module.path).languageVersion;
    return version !== null && isAtLeast(version, since.replace(/^[a-z]+/, ''));
  }

  /** Whether the handler whose request a chain begins with is registered for fixed paths only. */
  #isFixed(node: Expression, module: Module): boolean {
    let root: Expression = node;
    for (;;) {
      if (root.kind === 'call') root = root.callee;
      else if (root.kind === 'member') root = unwrap(root.object);
      else break;
    }
    if (root.kind !== 'name' || root.binding < 0) return false;
    const parameter = module.index.parameterOf(root.binding);
    if (parameter === null) return false;
    const entries = this.#program.entries.of(module, parameter.fn);
    return entries.length > 0 && entries.every((e) => e.fixedPath !== undefined);
  }
}

function lastMember(node: Expression): string {
  const member = node.kind === 'call' ? node.callee : node;
  return member.kind === 'member' ? member.property : '';
}
