// The compiler's view of a library: its modules, their exports, and what types have.
import { join } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.esnext.disposable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['node'],
  preserveSymlinks: true,
  esModuleInterop: true,
  allowJs: false,
  skipLibCheck: true,
  strict: true,
  noEmit: true,
  types: ['node'],
};

/** Files that every library needs, parsed once. */
const shared = new Map<string, ts.SourceFile | undefined>();
const isShared = (path: string): boolean => /\/(typescript\/lib|@types\/node|undici-types)\//.test(path);

export class Typings {
  readonly checker: ts.TypeChecker;
  readonly #file: ts.SourceFile;
  readonly #modules = new Map<string, ts.Symbol>();

  /** `root` holds the `node_modules` with the packages; Node's own types are those of `nodeTypes` (a `@types` folder). */
  constructor(root: string, nodeTypes: string, specifiers: readonly string[]) {
    const path = join(root, 'library.ts');
    const text = specifiers.map((s, i) => `import * as m${i} from '${s}'; export { m${i} };`).join('\n');
    const host = ts.createCompilerHost({ ...options, typeRoots: [nodeTypes] });
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => {
      if (name === path) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
      if (!isShared(name)) return read(name, ...rest);
      if (!shared.has(name)) shared.set(name, read(name, ...rest));
      return shared.get(name);
    };
    const exists = host.fileExists.bind(host);
    // Whatever happens to be installed above the folder is not what is compared.
    const isAbove = (name: string): boolean => {
      const at = name.indexOf('/node_modules/');
      return at !== -1 && root.startsWith(`${name.slice(0, at)}/`);
    };
    host.fileExists = (name) => name === path || (!isAbove(name) && exists(name));
    const program = ts.createProgram({
      rootNames: [path],
      options: { ...options, typeRoots: [nodeTypes] },
      host,
    });
    this.checker = program.getTypeChecker();
    const file = program.getSourceFile(path);
    if (file === undefined) throw new Error(`the compiler did not read ${path}`);
    this.#file = file;
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const symbol = this.checker.getSymbolAtLocation(statement.moduleSpecifier);
      if (symbol !== undefined) this.#modules.set(statement.moduleSpecifier.text, symbol);
    }
  }

  /** Whether the typings of a module were found. */
  has(specifier: string): boolean {
    return this.#modules.has(specifier);
  }

  /** Whether all that a module exports can be seen: its typings were found, and those that it passes on (`export * from`) too. */
  isWhole(specifier: string): boolean {
    const module = this.#modules.get(specifier);
    const passedOn = module?.exports?.get(ts.InternalSymbolName.ExportStar)?.declarations ?? [];
    return (
      module !== undefined &&
      passedOn.every(
        (d) =>
          !ts.isExportDeclaration(d) ||
          d.moduleSpecifier === undefined ||
          this.checker.getSymbolAtLocation(d.moduleSpecifier) !== undefined,
      )
    );
  }

  /** A global of the language, a value or a type. */
  global(name: string, isType: boolean): ts.Symbol | null {
    const flags = isType ? ts.SymbolFlags.Type : ts.SymbolFlags.Value;
    return this.checker.resolveName(name, this.#file, flags, false) ?? null;
  }

  /** The module's own value: of `export =` what is exported, else its namespace. */
  whole(specifier: string): ts.Type | null {
    const module = this.#modules.get(specifier);
    if (module === undefined) return null;
    const exportEquals = module.exports?.get(ts.InternalSymbolName.ExportEquals);
    return this.typeOf(exportEquals === undefined ? module : this.#resolved(exportEquals));
  }

  /** An export, also of the object that `export =` or a default export is (`import x from 'x'; x.name`). */
  exported(specifier: string, name: string): ts.Symbol | null {
    const module = this.#modules.get(specifier);
    if (module === undefined) return null;
    const direct = this.checker.getExportsOfModule(module).find((s) => s.name === name);
    if (direct !== undefined) return this.#resolved(direct);
    const exportEquals = module.exports?.get(ts.InternalSymbolName.ExportEquals);
    if (name === 'default') return exportEquals === undefined ? null : this.#resolved(exportEquals);
    for (const of of ['export=', 'default'] as const) {
      const owner =
        of === 'export=' ? exportEquals : this.checker.getExportsOfModule(module).find((s) => s.name === of);
      const resolved = owner === undefined ? undefined : this.#resolved(owner);
      const member =
        resolved?.exports?.get(ts.escapeLeadingUnderscores(name)) ??
        (resolved === undefined ? undefined : this.checker.getPropertyOfType(this.typeOf(resolved), name));
      if (member !== undefined) return this.#resolved(member);
    }
    return null;
  }

  /** What a class, enum or namespace has: a static member, or what is declared in it. */
  within(owner: ts.Symbol, name: string): ts.Symbol | null {
    const declared = owner.exports?.get(ts.escapeLeadingUnderscores(name));
    const member = declared ?? this.checker.getPropertyOfType(this.typeOf(owner), name);
    return member === undefined ? null : this.#resolved(member);
  }

  #resolved(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
  }

  typeOf(symbol: ts.Symbol): ts.Type {
    return this.checker.getTypeOfSymbolAtLocation(symbol, this.#file);
  }

  /** The type of a class's instances, or of an interface or alias; null for what is no type. */
  instanceOf(symbol: ts.Symbol): ts.Type | null {
    return (symbol.flags & ts.SymbolFlags.Type) === 0 ? null : this.checker.getDeclaredTypeOfSymbol(symbol);
  }

  /** Without `null` and `undefined`; of a type parameter its constraint. */
  plain(type: ts.Type): ts.Type {
    const bare = this.checker.getNonNullableType(type);
    return this.checker.getBaseConstraintOfType(bare) ?? bare;
  }

  /** The members of a union, or the type alone. */
  alternatives(type: ts.Type): readonly ts.Type[] {
    const plain = this.plain(type);
    return plain.isUnion() ? plain.types : [plain];
  }

  /** `Readonly<Request>` is a Request. */
  unwrapped(type: ts.Type): ts.Type {
    const inner = type.aliasTypeArguments?.[0];
    return inner !== undefined && /^(Readonly|Partial|Required)$/.test(type.aliasSymbol?.name ?? '')
      ? inner
      : type;
  }

  isNothing(type: ts.Type): boolean {
    return (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0;
  }

  /** `any`, `unknown`, `never`, a bare type parameter: nothing is said about it. */
  isOpaque(type: ts.Type): boolean {
    const { Any, Unknown, Never, TypeParameter } = ts.TypeFlags;
    return (this.plain(type).flags & (Any | Unknown | Never | TypeParameter)) !== 0;
  }

  /** A number, a text, true or false. */
  isPrimitive(type: ts.Type): boolean {
    const { NumberLike, StringLike, BooleanLike } = ts.TypeFlags;
    return this.alternatives(type).every((t) => (t.flags & (NumberLike | StringLike | BooleanLike)) !== 0);
  }

  signatures(type: ts.Type, kind: ts.SignatureKind): readonly ts.Signature[] {
    return this.alternatives(type).flatMap((t) => this.checker.getSignaturesOfType(t, kind));
  }

  /** A property of any alternative, `null` left out; undefined when there is none, and no index signature either. */
  property(type: ts.Type, name: string): ts.Type | undefined {
    for (const alternative of this.alternatives(type)) {
      const apparent = this.checker.getApparentType(alternative);
      const symbol = this.checker.getPropertyOfType(apparent, name);
      if (symbol !== undefined) return this.typeOf(symbol);
      const index = this.checker.getIndexTypeOfType(apparent, ts.IndexKind.String);
      if (index !== undefined) return index;
    }
    return undefined;
  }

  /** What an array, tuple, set or (asynchronous) iterable holds; undefined for anything else. */
  element(type: ts.Type): ts.Type | undefined {
    for (const alternative of this.alternatives(type)) {
      if ((alternative.flags & ts.TypeFlags.StringLike) !== 0) continue;
      const index = this.checker.getIndexTypeOfType(
        this.checker.getApparentType(alternative),
        ts.IndexKind.Number,
      );
      if (index !== undefined) return index;
      if (
        /^(Async)?(Iterable|Iterator|Generator|IterableIterator)|^Set$/.test(
          alternative.getSymbol()?.name ?? '',
        )
      )
        return this.checker.getTypeArguments(alternative as ts.TypeReference)[0];
    }
    return undefined;
  }

  /** Whether a type extends something that the compiler did not find: it may have more members than can be seen. */
  isPartial(type: ts.Type): boolean {
    const seen = new Set<ts.Type>();
    const queue = [...this.alternatives(type)];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next.isIntersection()) {
        if (next.types.some((t) => this.isOpaque(t))) return true;
        queue.push(...next.types);
      }
      for (const declaration of next.getSymbol()?.declarations ?? []) {
        if (!ts.isClassLike(declaration) && !ts.isInterfaceDeclaration(declaration)) continue;
        for (const { expression } of (declaration.heritageClauses ?? [])
          .filter((h) => h.token === ts.SyntaxKind.ExtendsKeyword)
          .flatMap((h) => [...h.types]))
          if (this.isOpaque(this.checker.getTypeAtLocation(expression))) return true;
      }
      if (next.isClassOrInterface() || (next.flags & ts.TypeFlags.Object) !== 0)
        queue.push(...(next.getBaseTypes() ?? []));
    }
    return false;
  }

  /** What a promise resolves to, and what anything else is. */
  awaited(type: ts.Type): ts.Type {
    return this.checker.getAwaitedType(type) ?? type;
  }

  parameter(signature: ts.Signature, index: number): ts.Type | null {
    const { parameters } = signature;
    const last = parameters.at(-1);
    if (last !== undefined && this.#isRest(last) && index >= parameters.length - 1) {
      const rest = this.typeOf(last);
      // `(...args: [null, Result] | [Error])`: each place of a tuple has a type of its own.
      for (const tuple of this.alternatives(rest).filter((t) => this.checker.isTupleType(t))) {
        const place = this.checker.getTypeArguments(tuple as ts.TypeReference)[index - parameters.length + 1];
        if (place !== undefined && !this.isNothing(place)) return place;
      }
      return this.element(rest) ?? rest;
    }
    const parameter = parameters[index];
    return parameter === undefined ? null : this.typeOf(parameter);
  }

  #isRest(parameter: ts.Symbol): boolean {
    const { valueDeclaration } = parameter;
    // Parameters that come of a tuple's type have no declaration of their own: a list is then the rest of them.
    return valueDeclaration === undefined
      ? this.checker.isArrayType(this.typeOf(parameter))
      : ts.isParameter(valueDeclaration) && valueDeclaration.dotDotDotToken !== undefined;
  }

  /** How many arguments a function is given at most. */
  width(signature: ts.Signature): number {
    const last = signature.parameters.at(-1);
    return last !== undefined && this.#isRest(last) ? Number.POSITIVE_INFINITY : signature.parameters.length;
  }
}
