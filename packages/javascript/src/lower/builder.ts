// The mutable side of a lowering: tables being filled, scopes, and where unfinished functions stand.
import { interned, UNBOUND } from '@leakline/ir';
import type {
  Binding,
  BindingId,
  BindingKind,
  Export,
  FunctionId,
  FunctionIR,
  Import,
  Span,
  TypeDeclaration,
  TypeId,
  TypeRef,
} from '@leakline/ir';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Names declared in one block, function, class or module. */
export class Scope {
  readonly parent: Scope | null;
  readonly fn: FunctionId;
  readonly names = new Map<string, BindingId>();

  constructor(parent: Scope | null, fn: FunctionId) {
    this.parent = parent;
    this.fn = fn;
  }

  lookup(name: string): BindingId {
    return this.names.get(name) ?? this.parent?.lookup(name) ?? UNBOUND;
  }
}

export class Tables {
  readonly functions: (FunctionIR | null)[] = [];
  readonly bindings: Mutable<Binding>[] = [];
  readonly types: (TypeDeclaration | null)[] = [];
  readonly imports: Import[] = [];
  readonly exports: Export[] = [];

  declare(scope: Scope, name: string, kind: BindingKind, span: Span, type: TypeRef | null = null): BindingId {
    const known = scope.names.get(name);
    // `var x; var x;` and function overloads are one binding; a type and a value of one name share it too.
    if (known !== undefined) {
      const binding = this.bindings[known];
      if (binding !== undefined) binding.type ??= type;
      return known;
    }
    const id = this.bindings.length;
    const own = interned(name);
    this.bindings.push({
      name: own,
      kind,
      owner: scope.fn,
      type,
      function: null,
      declaration: null,
      start: span.start,
      end: span.end,
    });
    scope.names.set(own, id);
    return id;
  }

  /** A module that is imported as a whole, or only so that it runs (then nothing is bound). */
  importAll(from: string, binding: BindingId, typeOnly: boolean, span: Span): void {
    this.imports.push({
      from: interned(from),
      imported: '*',
      binding,
      typeOnly,
      start: span.start,
      end: span.end,
    });
  }

  /** Reserves an id, so that functions are numbered in source order. */
  reserveFunction(): FunctionId {
    return this.functions.push(null) - 1;
  }

  reserveType(): TypeId {
    return this.types.push(null) - 1;
  }
}
