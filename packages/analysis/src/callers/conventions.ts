// Functions that a library's users write to a convention: a name, a signature, a file's place, a directive.
import type { CatalogType, Library, SignatureEntry, TypeName } from '@leakline/catalog';
import type {
  BindingId,
  Call,
  Export,
  Expression,
  FunctionIR,
  FunctionId,
  TypeId,
  TypeRef,
} from '@leakline/ir';
import { hasPart, namedPart, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { enters } from '../values/arguments.ts';
import { parameterTypes, type Entry } from './entry.ts';

/** A signature by which a library's users write functions for it. */
interface Convention {
  readonly library: Library;
  readonly signature: SignatureEntry;
}

export class Conventions {
  readonly #program: Program;
  readonly #byModule = new Map<Module, readonly Convention[]>();
  /** Most files import what others import too. */
  readonly #byLibraries: { libraries: readonly Library[]; found: readonly Convention[] }[] = [];

  constructor(program: Program) {
    this.#program = program;
  }

  /** The conventions that a function follows; empty for most. */
  of(module: Module, fn: FunctionId): Entry[] {
    const f = module.fn(fn);
    const entries: Entry[] = [];
    // `exports.handler = async (event) => …` has the name that it is exported by.
    const inline = module.index.functionNode(fn);
    const name = f.name ?? module.ir.exports.find((e) => e.value !== null && e.value === inline)?.exported;
    for (const { library, signature } of this.#followedIn(module)) {
      const objectName = signature.name?.endsWith('.*') === true ? signature.name.slice(0, -2) : null;
      if (
        objectName !== null
          ? !isInExported(module, fn, objectName)
          : signature.name !== undefined && signature.name !== name
      )
        continue;
      if (signature.receiver !== undefined && !this.#receiverMatches(module, fn, signature.receiver))
        continue;
      if (signature.parameters !== undefined && !this.#parametersMatch(module, fn, library, signature))
        continue;
      if (signature.results !== undefined && !this.#typesMatch(signature.results, f.results, module, library))
        continue;
      if (
        signature.lastParameter !== undefined &&
        !isCalled(f.parameters.at(-1)?.type, signature.lastParameter)
      )
        continue;
      if (signature.registeredBy !== undefined && !this.#isRegisteredBy(module, fn, signature.registeredBy))
        continue;
      if (signature.parameterNames !== undefined) {
        if (f.parameters.length < signature.parameterNames.length) continue;
        const names = f.parameters.map((p) => (p.target.kind === 'name' ? p.target.name : ''));
        if (!signature.parameterNames.every((name, i) => name === names[i]?.replace(/^_/, ''))) continue;
        if (setsUp(module, fn) || this.#isRunByCall(module, fn)) continue;
      }
      if (signature.isAsync === true && !f.isAsync) continue;
      if (signature.files !== undefined) {
        if (!signature.files.some((glob) => matchesGlob(glob, module.path))) continue;
        if (objectName === null && !this.#isExported(module, fn)) continue;
      } else if (signature.directive !== undefined) {
        const isFile = beginsWith(module.fn(0), signature.directive) && this.#isExported(module, fn);
        if (!isFile && !beginsWith(f, signature.directive)) continue;
      } else if (
        signature.name !== undefined &&
        signature.receiver === undefined &&
        signature.parameters === undefined &&
        signature.parameterNames === undefined &&
        !this.#isExported(module, fn) &&
        f.owner === null &&
        f.receiver === null
      )
        continue;
      entries.push({
        frequency: signature.frequency,
        because: signature.because,
        at: { path: module.path, span: f.nameSpan },
        parameters: parameterTypes(this.#program.catalog, library, signature.gives ?? signature.parameters),
        confidence:
          signature.confidence ??
          ((signature.parameters ?? signature.files ?? signature.directive) === undefined
            ? 'medium'
            : 'high'),
      });
    }
    return entries;
  }

  /** Whether a library's call runs it right there, for each of its elements or as one of several steps: `async.series([function (ctx, next) {…}])`. */
  #isRunByCall(module: Module, fn: FunctionId): boolean {
    return this.#program.usage
      .librariesGiven(module, fn)
      .some(({ meaning, use }) =>
        meaning.callbacks?.some(
          ({ at, frequency }) => frequency === 'perIteration' && enters(at, use.index, use.steps),
        ),
      );
  }

  /** A convention that says more of a parameter than its written type: `RoundTrip(req *http.Request)` is given a request to send. */
  refined(module: Module, fn: FunctionId, index: number): CatalogType | null {
    const f = module.fn(fn);
    const isMethod = f.name !== null && f.receiver !== null;
    if (index < 0 || (!isMethod && f.name !== null)) return null;
    for (const { library, signature } of this.#followedIn(module)) {
      if (signature.gives === undefined || signature.parameters === undefined) continue;
      // `roundTripper(func(r *http.Request) (*http.Response, error) { … })` has the shape alone.
      if (isMethod ? signature.name !== f.name : signature.results === undefined) continue;
      if (
        this.#parametersMatch(module, fn, library, signature) &&
        (isMethod || this.#typesMatch(signature.results ?? [], f.results, module, library))
      )
        return parameterTypes(this.#program.catalog, library, signature.gives)[index] ?? null;
    }
    return null;
  }

  /** Signatures of the packages that a module imports, and of the language itself. */
  #followedIn(module: Module): readonly Convention[] {
    let found = this.#byModule.get(module);
    if (found === undefined) {
      const packages = new Set(['']);
      for (const i of module.ir.imports) {
        const to = this.#program.scopes.resolve(module, i.from);
        if (to.kind === 'package') packages.add(to.name);
      }
      const { catalog } = this.#program;
      // Several doors of one package lead to the same rows.
      const libraries = new Set([...packages].flatMap((name) => catalog.librariesOf(module.language, name)));
      found = this.#among([...libraries].filter(({ signatures = [] }) => signatures.length > 0));
      this.#byModule.set(module, found);
    }
    return found;
  }

  #among(libraries: readonly Library[]): readonly Convention[] {
    const known = this.#byLibraries.find(
      (among) =>
        among.libraries.length === libraries.length && among.libraries.every((l, i) => l === libraries[i]),
    );
    if (known !== undefined) return known.found;
    const found = libraries.flatMap((library) =>
      (library.signatures ?? []).map((signature) => ({ library, signature })),
    );
    this.#byLibraries.push({ libraries, found });
    return found;
  }

  /** Whether instances of a method's type are handed to a call of this name: `pb.RegisterOrdersServer(s, &server{})`. */
  #isRegisteredBy(module: Module, fn: FunctionId, glob: string): boolean {
    const { name, receiver } = module.fn(fn);
    if (receiver === null || name === null || !/^\p{Lu}/u.test(name)) return false;
    const owner = this.#program.types.ownerOf(module, fn);
    return (
      owner !== null &&
      (this.#program.usage
        .ofInstances(owner.module, owner.type)
        .some(
          (use) =>
            use.kind === 'argument' &&
            use.steps.length === 0 &&
            this.#registers(use.call, use.index, use.module, glob, 0),
        ) ||
        this.#registersItself(owner.module, owner.type, glob))
    );
  }

  /** `func (s *server) Serve(g *grpc.Server) { pb.RegisterOrdersServer(g, s) }`: a type with a method that registers what it is called on. */
  #registersItself(module: Module, type: TypeId, glob: string): boolean {
    const methods = [...(this.#program.types.methodsNamed(module, type)?.values() ?? [])].flat();
    return methods.some(({ module: m, fn }) => {
      const own = m.fn(fn).receiver?.target;
      return own?.kind === 'name' && this.#isRegistered(own.binding, m, glob, 0);
    });
  }

  /** Whether what a variable holds is handed to a call that registers it. */
  #isRegistered(binding: BindingId, module: Module, glob: string, depth: number): boolean {
    return module.index.namesOf(binding).some((name) => {
      const call = module.index.parentOf(name);
      const index = call?.kind === 'call' ? call.args.indexOf(name) : -1;
      return call?.kind === 'call' && index >= 0 && this.#registers(call, index, module, glob, depth);
    });
  }

  /** Whether a call registers its argument, or one that the called function makes with it: `server.New(&orders{})`. */
  #registers(call: Call, index: number, module: Module, glob: string, depth: number): boolean {
    if (isNamed(call, glob)) return true;
    if (depth >= WRAPPERS) return false;
    return this.#program.calls.meaningsOf(call, module).some((meaning) => {
      const target =
        meaning.kind === 'function' ? meaning.module.fn(meaning.fn).parameters[index]?.target : null;
      return (
        meaning.kind === 'function' &&
        target?.kind === 'name' &&
        this.#isRegistered(target.binding, meaning.module, glob, depth + 1)
      );
    });
  }

  #isExported(module: Module, fn: FunctionId): boolean {
    const node = module.index.functionNode(fn);
    const up = node === undefined ? null : module.index.parentOf(node);
    return module.ir.exports.some((e) => {
      if (e.value !== null && e.value === node) return true;
      if (e.binding < 0) return false;
      if (module.ir.bindings[e.binding]?.function === fn) return true;
      return up?.kind === 'assign' && up.target.kind === 'name' && up.target.binding === e.binding;
    });
  }

  #parametersMatch(module: Module, fn: FunctionId, library: Library, signature: SignatureEntry): boolean {
    const isOpen = signature.parameters?.at(-1) === '...';
    const wanted = (isOpen ? signature.parameters?.slice(0, -1) : signature.parameters) ?? [];
    const f = module.fn(fn);
    if (isOpen ? f.parameters.length < wanted.length : f.parameters.length !== wanted.length) return false;
    return this.#typesMatch(
      wanted,
      f.parameters.slice(0, wanted.length).map((p) => p.type),
      module,
      library,
    );
  }

  #typesMatch(
    wanted: readonly (TypeName | null)[],
    written: readonly (TypeRef | null)[],
    module: Module,
    library: Library,
  ): boolean {
    if (written.length !== wanted.length) return false;
    return wanted.every((name, i) => {
      if (name === null) return true;
      const own = written[i] ?? null;
      if (own === null) return false;
      const type = this.#program.catalog.resolve(library, name);
      if (type === null) return false;
      // `ch chan<- Metric`, written `Metric[]` there.
      const isOfMany = type.isList && (own.kind === 'channel' || own.kind === 'list');
      const wantedKey = isOfMany ? this.#program.catalog.elementOf(type)?.key : type.key;
      return this.#program.writtenTypes
        .of(isOfMany ? own.element : own, module)
        .some((v) => v.kind === 'library' && v.type.key === wantedKey);
    });
  }

  /** Whether an exported method's receiver is called like that, or embeds something that is. */
  #receiverMatches(module: Module, fn: FunctionId, pattern: string): boolean {
    const { name, receiver } = module.fn(fn);
    if (name === null || receiver === null || !/^\p{Lu}/u.test(name)) return false;
    const owner = this.#program.types.ownerOf(module, fn);
    const type = owner?.module.ir.types[owner.type];
    if (type === undefined) return false;
    const matches = new RegExp(`^${pattern.replaceAll('*', '\\w*')}$`);
    return [
      type.name,
      ...type.supertypes.filter((s) => s.how === 'embeds').map((s) => namedPart(s.type)),
    ].some((n) => n !== null && matches.test(n));
  }
}

/** Functions around a registration that make it for their callers. */
const WRAPPERS = 2;

/** `ctx.mailer = require('./mailer')(env)`: who hangs modules on what it is handed sets a program up, however it calls that. */
function setsUp(module: Module, fn: FunctionId): boolean {
  return module.fn(fn).parameters.some(
    ({ target }) =>
      target.kind === 'name' &&
      module.index.namesOf(target.binding).some((name) => {
        const member = module.index.parentOf(name);
        const assign =
          member?.kind === 'member' && member.object === name ? module.index.parentOf(member) : null;
        return (
          assign?.kind === 'assign' &&
          assign.target === member &&
          assign.value !== null &&
          hasPart(assign.value, isRequire)
        );
      }),
  );
}

function isRequire(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'require';
}

/**
 * `export const actions = { save: async (event) => … } satisfies Actions`: whether a function stands in the exported object of this
 * name; of what a file exports by default, or as a whole, for `default`.
 */
function isInExported(module: Module, fn: FunctionId, name: string): boolean {
  const node = module.index.functionNode(fn);
  let up = node === undefined ? null : module.index.parentOf(node);
  if (up?.kind !== 'object') return false;
  let object: Expression = up;
  while (up?.kind === 'object' || up?.kind === 'wrapped') {
    object = up;
    up = module.index.parentOf(up);
  }
  const isWhole = ({ exported }: Export) => exported === name || (exported === '=' && name === 'default');
  if (module.ir.exports.some((e) => e.value === object && isWhole(e))) return true;
  const { target } = up?.kind === 'assign' ? up : { target: null };
  return (
    target?.kind === 'name' &&
    module.ir.exports.some((e) => e.exported === name && e.binding >= 0 && e.binding === target.binding)
  );
}

/** `pb.RegisterOrdersServer(…)` for `Register*Server`. */
function isNamed({ callee }: Call, glob: string): boolean {
  const plain = unwrap(callee);
  return plain.kind === 'member' && matching(glob, namePattern).test(plain.property);
}

/** Whether a written type is called like that, with `*` for any text. */
function isCalled(written: TypeRef | null | undefined, pattern: string): boolean {
  const name = written == null ? null : namedPart(written);
  return name !== null && matching(pattern, namePattern).test(name);
}

/** Whether a body's first statement is this text: `'use server'`. */
function beginsWith(f: FunctionIR, directive: string): boolean {
  const [first] = f.body;
  return (
    first?.kind === 'expression' &&
    first.expression.kind === 'literal' &&
    first.expression.value === directive
  );
}

const patterns = new Map<string, RegExp>();

/** Matches a path's end against a glob of `*`, `**` and `{a,b}`. */
function matchesGlob(glob: string, path: string): boolean {
  return matching(glob, pathPattern).test(path);
}

/** Made once for each text that a catalog has: every function and file is asked for all of them. */
function matching(text: string, make: (text: string) => RegExp): RegExp {
  let pattern = patterns.get(text);
  if (pattern === undefined) patterns.set(text, (pattern = make(text)));
  return pattern;
}

function namePattern(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('*', '\\w*')}$`);
}

function pathPattern(glob: string): RegExp {
  const pattern = glob
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*|\{([^}]*)\}/g, (m, alternatives: string | undefined) =>
      m === '**/' ? '(?:.*/)?' : m === '*' ? '[^/]*' : `(?:${(alternatives ?? '').split(',').join('|')})`,
    );
  return new RegExp(`(?:^|/)${pattern}$`);
}
