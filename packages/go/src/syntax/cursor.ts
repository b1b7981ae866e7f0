// What all parts of the Go parser share: the token cursor, scopes, the IR's tables, and names that are bound at the end.
import { NONE, UNBOUND } from '@leakline/ir';
import type {
  Binding,
  BindingId,
  BindingKind,
  Expression,
  FunctionId,
  FunctionIR,
  Import,
  Name,
  ParseProblem,
  Span,
  TypeDeclaration,
  TypeRef,
} from '@leakline/ir';
import { Scanner } from './scanner.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Nested deeper than this, source becomes a problem instead of a stack overflow. */
const DEPTH_LIMIT = 300;
const PROBLEM_LIMIT = 50;

export interface Scope {
  readonly parent: Scope | null;
  readonly fn: FunctionId;
  readonly names: Map<string, BindingId>;
}

/** A name or a type that no local scope binds: package level, an import, another file, or built in. */
interface Unbound {
  readonly node: { binding: BindingId };
  readonly name: string;
  /** It stands before a dot, so it may be a package whose name is not its path's last part. */
  readonly isQualifier: boolean;
}

export class Cursor {
  protected readonly scanner: Scanner;
  protected readonly problems: ParseProblem[] = [];
  protected readonly functions: Mutable<FunctionIR>[] = [];
  protected readonly bindings: Mutable<Binding>[] = [];
  protected readonly types: (Mutable<TypeDeclaration> & { methods: FunctionId[] })[] = [];
  protected readonly imports: Mutable<Import>[] = [];
  protected readonly unbound: Unbound[] = [];
  protected readonly fileScope: Scope = { parent: null, fn: 0, names: new Map() };
  protected scope: Scope = this.fileScope;
  protected depth = 0;

  constructor(text: string) {
    this.scanner = new Scanner(text, (message, start, end) => this.problem(message, start, end));
    this.scanner.next();
  }

  protected get token(): string {
    return this.scanner.token;
  }

  /** Whether the current token is this one. */
  protected at(token: string): boolean {
    return this.scanner.token === token;
  }

  protected problem(message: string, start = this.scanner.start, end = this.scanner.end): void {
    if (this.problems.length < PROBLEM_LIMIT) this.problems.push({ message, start, end });
  }

  /** Takes the token if it is the one; says whether it was. */
  protected take(token: string): boolean {
    if (this.scanner.token !== token) return false;
    this.scanner.next();
    return true;
  }

  protected expect(token: string): boolean {
    if (this.take(token)) return true;
    this.problem(
      `expected ${token}, found ${this.scanner.token === 'ident' ? this.scanner.literal : this.scanner.token}`,
    );
    return false;
  }

  /** The end of what began at `start`: behind the last token. */
  protected endFrom(start: number): number {
    return Math.max(start, this.scanner.previousEnd);
  }

  protected spanFrom(start: number): Span {
    return { start, end: this.endFrom(start) };
  }

  /** Runs a part unless nesting is too deep; then the part is skipped as a whole. */
  protected nested<T>(run: () => T, otherwise: () => T): T {
    if (this.depth >= DEPTH_LIMIT) {
      this.problem(`nested more than ${DEPTH_LIMIT} levels deep: what is inside is not analysed`);
      this.skipBalanced();
      return otherwise();
    }
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }

  /** Skips one token, or a whole bracketed group. */
  protected skipBalanced(): void {
    let open = 0;
    do {
      if (this.at('eof')) return;
      if ('([{'.includes(this.token)) open++;
      else if (')]}'.includes(this.token)) open--;
      this.scanner.next();
    } while (open > 0);
  }

  // ------------------------------------------------------------------------------------------ names

  protected push(fn: FunctionId = this.scope.fn): Scope {
    const outer = this.scope;
    this.scope = { parent: outer, fn, names: new Map() };
    return outer;
  }

  protected declare(name: string, kind: BindingKind, span: Span, type: TypeRef | null = null): BindingId {
    const id = this.bindings.length;
    this.bindings.push({
      name,
      kind,
      owner: this.scope.fn,
      type,
      function: null,
      declaration: null,
      start: span.start,
      end: span.end,
    });
    if (name !== '_') this.scope.names.set(name, id);
    return id;
  }

  protected lookup(name: string): BindingId {
    for (
      let scope: Scope | null = this.scope;
      scope !== null && scope !== this.fileScope;
      scope = scope.parent
    ) {
      const id = scope.names.get(name);
      if (id !== undefined) return id;
    }
    return UNBOUND;
  }

  protected name(name: string, span: Span): Name {
    const node: Mutable<Name> = {
      kind: 'name',
      name,
      binding: name === '_' ? UNBOUND : this.lookup(name),
      start: span.start,
      end: span.end,
    };
    if (node.binding === UNBOUND && name !== '_')
      this.unbound.push({ node, name, isQualifier: this.at('.') });
    return node;
  }

  protected bindLater(node: { binding: BindingId }, name: string, isQualifier: boolean): void {
    this.unbound.push({ node, name, isQualifier });
  }

  /** Binds what was met before, or without, its declaration. */
  protected settle(): void {
    for (const { node, name, isQualifier } of this.unbound) {
      let id = this.fileScope.names.get(name);
      if (id === undefined && isQualifier) {
        const found = this.imports.find(
          (i) =>
            i.binding >= 0 && packageNames(i.from).includes(name) && this.bindings[i.binding]?.name !== name,
        );
        if (found !== undefined) {
          id = found.binding;
          const b = this.bindings[id];
          if (b !== undefined) b.name = name;
          this.fileScope.names.set(name, id);
        }
      }
      if (id !== undefined) node.binding = id;
    }
  }

  protected ident(): { name: string; span: Span } {
    const span = { start: this.scanner.start, end: this.scanner.end };
    if (this.at('ident')) {
      const name = this.scanner.literal;
      this.scanner.next();
      return { name, span };
    }
    this.problem(`expected a name, found ${this.token}`);
    const { previousEnd } = this.scanner; // what is missing stands where it was due, inside its parent
    return { name: '_', span: { start: previousEnd, end: previousEnd } };
  }

  protected unknown(construct: string, start: number, children: readonly Expression[] = NONE): Expression {
    return { kind: 'unknown', construct, children, start, end: this.endFrom(start) };
  }
}

/**
 * The names a package may have, judged by its import path: `kafka-go` is `kafka`, `nats.go` is `nats`, `redis/v9` is `redis`,
 * `influxdb-client-go/v2` is `influxdb2`;
 * `cassandra-gocql-driver` may be `gocql`, `cloudtasks/apiv2` is `cloudtasks`, `firebase.google.com/go` is `firebase`.
 */
export function packageNames(path: string): string[] {
  const parts = path.split('/').filter((p, i) => !(i > 0 && /^(?:api)?v\d+$/.test(p)));
  const named = parts.length > 1 && parts.at(-1) === 'go' ? parts.at(-2) : parts.at(-1);
  const last = (named ?? path).replace(/\.v\d+$/, '');
  const names = new Set([
    last,
    last.replace(/-/g, '_'),
    last.replace(/-/g, ''),
    last.replace(/^go-/, ''),
    last.replace(/[-.]go$/, ''),
    last.replace(/^go-/, '').replace(/[-.]go$/, ''),
    last.replace(/^.*-/, ''),
    last.replace(/-.*$/, ''),
    last.replace(/\..*$/, ''),
    ...last.split('-'),
  ]);
  const major = /\/v(\d+)$/.exec(path)?.[1];
  return major === undefined ? [...names] : [...names, ...[...names].map((name) => `${name}${major}`)];
}
