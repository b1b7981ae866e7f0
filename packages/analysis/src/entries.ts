// How the outside world enters a function: registrations, written-down types, signatures, decorators, file conventions.
import type {
  CatalogType,
  DecoratorMeaning,
  Frequency,
  Library,
  SignatureEntry,
  TypeName,
} from '@leakline/catalog';
import { NONE } from '@leakline/ir';
import type { Call, Confidence, Expression, FunctionId, FunctionIR, TypeId, TypeRef } from '@leakline/ir';
import { Lazy } from './lazy.ts';
import { namedPart, type Module, type PathStep } from './module.ts';
import { parseArgumentPath, type Part } from './arguments.ts';
import type { Program } from './program.ts';
import type { Place } from './rule.ts';
import type { Use } from './usage.ts';
import { unwrap, type Value } from './values.ts';

export interface Entry {
  readonly frequency: Frequency;
  /** `on every request`, `for every Kafka message`. */
  readonly because: string;
  readonly at: Place;
  readonly parameters: readonly (CatalogType | null)[];
  /** What `this` is in it, where the catalog says so. */
  readonly calledOn?: CatalogType | null;
  readonly confidence: Confidence;
  /** It is registered for this one path, without parameters or wildcards. */
  readonly fixedPath?: string;
}

/** A signature by which a library's users write functions for it. */
interface Convention {
  readonly library: Library;
  readonly signature: SignatureEntry;
}

/** How often a container makes instances of a class, and where that is said. */
interface Instances {
  readonly frequency: Frequency;
  readonly at: Place;
}

const WORDS: Record<Frequency, string> = {
  once: 'once',
  perConnection: 'for every connection',
  perMessage: 'for every request or message',
  perIteration: 'for every element',
  unknown: '',
};

export class Entries {
  readonly #program: Program;
  readonly #memo = new Lazy<string, readonly Entry[]>(NONE);
  readonly #browsers = new WeakMap<Module, boolean>();
  readonly #instances = new Lazy<string, Instances | null>(null);

  constructor(program: Program) {
    this.#program = program;
  }

  of(module: Module, fn: FunctionId): readonly Entry[] {
    if (module.fn(fn).form === 'module') return NONE;
    return this.#memo.get(`${fn} ${module.key}`, () => {
      const entries = [
        ...this.#decorated(module, fn),
        ...this.#typed(module, fn),
        ...this.#described(module, fn),
        // A page's events are its user's: it is loaded anew long before they fill anything.
        ...(this.#isForBrowsers(module)
          ? NONE
          : [
              ...this.#registered(module, this.#program.usage.of(module, fn), []),
              ...this.#asMethod(module, fn),
            ]),
      ];
      // A convention only speaks where nothing definite is known.
      return entries.length > 0 ? entries : this.#signatures(module, fn);
    });
  }

  /** Whether a file is part of a page: it uses `window` or `document`, and not only in what it sends to a browser. */
  #isForBrowsers(module: Module): boolean {
    let known = this.#browsers.get(module);
    if (known === undefined) {
      known =
        module.ir.packageName === null &&
        ['window', 'document'].some((name) =>
          module.index.freeNamesOf(name).some((node) => !isAskedFor(node, module) && !isSent(node, module)),
        );
      this.#browsers.set(module, known);
    }
    return known;
  }

  /** What the world puts into a parameter, as far as the entries say. */
  parameterValues(module: Module, fn: FunctionId, index: number): readonly Value[] {
    const f = module.fn(fn);
    const parameter = index === -1 ? f.receiver : f.parameters[index];
    if (parameter === null || parameter === undefined) return [];
    const values: Value[] = [];
    for (const decorator of parameter.decorators) {
      const found = this.#decoratorOf(decorator, module);
      const type = found?.meaning.parameter?.type;
      const resolved =
        found === null || type === undefined ? null : this.#program.catalog.resolve(found.library, type);
      if (resolved !== null) values.push({ kind: 'library', type: resolved, args: null });
    }
    if (values.length > 0 || parameter.type !== null) return values;
    values.push(...this.given(module, fn, index));
    if (values.length > 0 || parameter.isRest) return values;
    for (const { part, module: m } of this.receivedBy(module, fn, index))
      values.push(...this.#program.values.along(part.node, m, part.steps));
    if (values.length > 0) return values;
    // Untyped and not entered from outside: what the callers pass.
    for (const { module: m, call } of this.#program.usage.callsOf(module, fn).slice(0, 8)) {
      const argument = call.args[index];
      if (argument !== undefined && argument.kind !== 'spread')
        values.push(...this.#program.values.of(argument, m));
    }
    return values;
  }

  /** What the entries of a function hand to a parameter, whatever type is written there. */
  given(module: Module, fn: FunctionId, index: number): readonly Value[] {
    return this.of(module, fn).flatMap((entry): Value[] => {
      const type = entry.parameters[index];
      return type == null ? [] : [{ kind: 'library', type, args: null }];
    });
  }

  /** Parts of calls that are handed on to the function's parameter: the elements of `urls` in `urls.forEach((url) => …)`. */
  receivedBy(
    module: Module,
    fn: FunctionId,
    index: number,
  ): readonly { readonly part: Part; readonly module: Module }[] {
    const received: { part: Part; module: Module }[] = [];
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'argument') continue;
      for (const meaning of this.#program.values.meaningsOf(use.call, use.module)) {
        if (meaning.kind !== 'catalog') continue;
        for (const { at, receives } of meaning.meaning.callbacks ?? []) {
          const path = receives?.[index];
          if (path == null || !enters(at, use.index, use.steps)) continue;
          for (const part of this.#program.arguments.at(path, use.call, use.module))
            received.push({ part, module: use.module });
        }
      }
    }
    return received;
  }

  /** The decorator's meaning, for `@Get('/x')`, `@Get`, `@nest.Get()`. */
  #decoratorOf(
    node: Expression,
    module: Module,
  ): { library: Library; meaning: DecoratorMeaning; call: Expression } | null {
    const callee = node.kind === 'call' ? node.callee : node;
    for (const value of this.#program.values.of(callee, module)) {
      if (value.kind !== 'package') continue;
      const found = this.#program.catalog.exportOf(value.language, value.package, value.name);
      if (found?.member.decorates !== undefined)
        return { library: found.library, meaning: found.member.decorates, call: node };
    }
    return null;
  }

  #decorated(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    for (const decorator of module.fn(fn).decorators) {
      const found = this.#decoratorOf(decorator, module);
      const method = found?.meaning.method;
      if (found === null || method === undefined) continue;
      entries.push({
        frequency: method.frequency,
        because: method.because ?? WORDS[method.frequency],
        at: { path: module.path, span: decorator },
        parameters: this.#types(found.library, method.parameters),
        confidence: 'high',
      });
    }
    return entries;
  }

  /** How often a container builds instances of a decorated class; null when no decorator says. */
  instancesOf(module: Module, type: TypeId): Instances | null {
    return this.#instances.get(`${type} ${module.key}`, () => {
      const own = this.#decoratedInstances(module, type);
      return own?.frequency === 'once' ? (this.#shortLived(module, type) ?? own) : own;
    });
  }

  /** Something injected that the container makes for each request: then it makes the receiver for each request, too. */
  #shortLived(module: Module, type: TypeId): Instances | null {
    const constructor = this.#program.values.constructorOf(module, type);
    if (constructor === null) return null;
    const { module: m, fn } = constructor;
    for (const parameter of m.fn(fn).parameters) {
      for (const decorator of parameter.decorators) {
        const [token] = decorator.kind === 'call' ? decorator.args : [];
        if (token === undefined) continue;
        for (const value of this.#program.values.of(token, m)) {
          if (value.kind !== 'package') continue;
          const found = this.#program.catalog.exportOf(value.language, value.package, value.name);
          const provides = found?.member.provides;
          if (provides !== undefined) return { frequency: provides, at: { path: m.path, span: parameter } };
        }
      }
      if (parameter.type === null) continue;
      for (const value of this.#program.values.ofType(parameter.type, m)) {
        if (value.kind !== 'instance') continue;
        const injected = this.instancesOf(value.module, value.type);
        if (injected !== null && injected.frequency !== 'once') return injected;
      }
    }
    return null;
  }

  #decoratedInstances(module: Module, type: TypeId): Instances | null {
    for (const decorator of module.ir.types[type]?.decorators ?? []) {
      const found = this.#decoratorOf(decorator, module);
      const meaning = found?.meaning.class;
      if (meaning === undefined) continue;
      const at = { path: module.path, span: decorator };
      if (meaning.when === undefined) return { frequency: meaning.instances, at };
      const holds =
        decorator.kind === 'call' && this.#program.arguments.hold(meaning.when, decorator, module);
      const frequency = holds ? meaning.instances : meaning.otherwise;
      if (frequency !== undefined) return { frequency, at };
    }
    return null;
  }

  /** What a parameter's decorator says of its cardinality. */
  decoratedParameter(module: Module, fn: FunctionId, index: number): DecoratorMeaning['parameter'] | null {
    for (const decorator of module.fn(fn).parameters[index]?.decorators ?? []) {
      const found = this.#decoratorOf(decorator, module)?.meaning.parameter;
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The written-down type of the place that a function literal is put: `const h: RequestHandler = …`, `return func…`. */
  #typed(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    const inline = module.index.functionNode(fn);
    const places: { ref: TypeRef; at: Module }[] = [];
    if (inline !== undefined) {
      const up = module.index.parentOf(inline);
      if (
        up?.kind === 'assign' &&
        up.value === inline &&
        up.target.kind === 'name' &&
        up.target.binding >= 0
      ) {
        const written = module.ir.bindings[up.target.binding]?.type;
        if (written != null) places.push({ ref: written, at: module });
      } else if (up?.kind === 'return') {
        const around = module.index.positionOf(inline)?.fn;
        const result = around === undefined ? undefined : module.fn(around).results[0];
        if (result !== undefined) places.push({ ref: result, at: module });
      } else if (up?.kind === 'wrapped' && up.type !== null) places.push({ ref: up.type, at: module });
      else if (up === null) {
        const field = module.index.fieldOf(inline);
        const written =
          field === null
            ? null
            : module.ir.types[field.type]?.fields.find((f) => f.name === field.name)?.type;
        if (written != null) places.push({ ref: written, at: module });
      }
    }
    for (const { ref, at } of places) {
      for (const value of this.#program.values.ofType(ref, at)) {
        if (value.kind !== 'library') continue;
        const stated = this.#program.catalog.stated(value.type, 'function');
        if (stated === null) continue;
        entries.push({
          frequency: stated.value.frequency,
          because: stated.value.because ?? WORDS[stated.value.frequency],
          at: { path: module.path, span: module.fn(fn).nameSpan },
          parameters: this.#types(stated.library, stated.value.parameters),
          confidence: 'high',
        });
      }
    }
    return entries;
  }

  /** A method of an object that is handed to a registration which will call it: `cron.AddJob(spec, job)`, job.Run. */
  #asMethod(module: Module, fn: FunctionId): Entry[] {
    const { name, receiver } = module.fn(fn);
    if (name === null) return [];
    const isCalled = this.#program.catalog.callsMembersNamed(module.language, name);
    const owner =
      isCalled || (receiver !== null && /^\p{Lu}/u.test(name))
        ? this.#program.types.ownerOf(module, fn)
        : null;
    if (owner === null) return [];
    const wholesale = this.#wholesaleOf(module.language).get(`${owner.type} ${owner.module.key}`);
    if (wholesale !== undefined) return wholesale;
    return !isCalled
      ? []
      : this.#registered(module, this.#program.usage.ofInstances(owner.module, owner.type), [`.${name}`]);
  }

  /** Written into a struct of a library's that says what it will do with it: `grpc.MethodDesc{Handler: f}`. */
  #described(module: Module, fn: FunctionId): Entry[] {
    const entries: Entry[] = [];
    for (const use of this.#program.usage.of(module, fn)) {
      if (use.kind !== 'property' || use.literal.type === null) continue;
      for (const value of this.#program.values.ofType(use.literal.type, use.module)) {
        const stated = value.kind === 'library' ? this.#program.catalog.stated(value.type, 'literal') : null;
        for (const callback of stated?.value.callbacks ?? [])
          if (stated !== null && callback.at === `0.${use.key}` && callback.when === undefined)
            entries.push({
              frequency: callback.frequency,
              because: callback.because ?? WORDS[callback.frequency],
              at: {
                path: use.module.path,
                span: use.literal.properties.find((p) => p.key === use.key) ?? use.literal,
              },
              parameters: this.#types(stated.library, callback.parameters),
              confidence: 'high',
            });
      }
    }
    return entries;
  }

  readonly #wholesale = new Lazy<string, ReadonlyMap<string, Entry[]>>(new Map());
  /** Types all of whose exported methods are registered at once, by type and path: `worker.RegisterActivity(&Activities{})`. */
  #wholesaleOf(language: string): ReadonlyMap<string, Entry[]> {
    return this.#wholesale.get(language, () => this.#findWholesale(language));
  }

  #findWholesale(language: string): ReadonlyMap<string, Entry[]> {
    const found = new Map<string, Entry[]>();
    const packages = this.#program.catalog.callingAllMembers(language);
    for (const module of this.#program.modules(language)) {
      if (!module.ir.imports.some((i) => packages.has(i.from))) continue;
      for (const call of module.index.calls) {
        for (const meaning of this.#program.values.meaningsOf(call, module)) {
          if (meaning.kind !== 'catalog') continue;
          for (const callback of meaning.meaning.callbacks ?? []) {
            const index = /^(\d+)\.\*$/.exec(callback.at)?.[1];
            const argument = index === undefined ? undefined : call.args[Number(index)];
            if (argument === undefined) continue;
            for (const value of this.#program.values.of(argument, module))
              if (value.kind === 'instance')
                found.set(`${value.type} ${value.module.key}`, [
                  {
                    frequency: callback.frequency,
                    because: callback.because ?? WORDS[callback.frequency],
                    at: { path: module.path, span: call.callee },
                    parameters: this.#types(meaning.library, callback.parameters),
                    confidence: 'high',
                  },
                ]);
          }
        }
      }
    }
    return found;
  }

  /** Registrations among the uses of a function, or of an object that has it at `steps`. */
  #registered(module: Module, uses: readonly Use[], steps: readonly PathStep[]): Entry[] {
    const entries: Entry[] = [];
    for (const use of uses) {
      if (use.kind === 'kept' && steps.length === 0) entries.push(...this.#assigned(use.node, use.module));
      if (use.kind !== 'argument') continue;
      for (const meaning of this.#program.values.meaningsOf(use.call, use.module)) {
        if (meaning.kind !== 'catalog') continue;
        for (const callback of meaning.meaning.callbacks ?? []) {
          if (
            callback.frequency === 'perIteration' ||
            !enters(callback.at, use.index, [...use.steps, ...steps])
          )
            continue;
          if (!this.#program.arguments.hold(callback.when, use.call, use.module)) continue;
          entries.push({
            frequency: callback.frequency,
            because: callback.because ?? WORDS[callback.frequency],
            at: {
              path: use.module.path,
              span: use.call.callee.kind === 'member' ? use.call.callee.propertySpan : use.call.callee,
            },
            parameters: this.#types(meaning.library, callback.parameters),
            calledOn:
              callback.calledOn === undefined
                ? null
                : this.#program.catalog.resolve(meaning.library, callback.calledOn),
            confidence: 'high',
            ...this.#fixedPath(use.call, use.module),
          });
        }
      }
      if (steps.length > 0) continue;
      // A Go conversion to a named function type: `http.HandlerFunc(f)`.
      for (const value of this.#program.values.of(use.call.callee, use.module)) {
        if (value.kind !== 'package') continue;
        const type = this.#program.catalog.typeOf(value.language, value.package, value.name);
        const stated = type === null ? null : this.#program.catalog.stated(type, 'function');
        if (stated === null) continue;
        entries.push({
          frequency: stated.value.frequency,
          because: stated.value.because ?? WORDS[stated.value.frequency],
          at: { path: use.module.path, span: use.call.callee },
          parameters: this.#types(stated.library, stated.value.parameters),
          confidence: 'high',
        });
      }
    }
    return entries;
  }

  /** A property of a library's object whose function the library calls: `source.onmessage = f`. */
  #assigned(target: Expression, module: Module): Entry[] {
    if (target.kind !== 'member') return [];
    return this.#program.values.of(target.object, module).flatMap((value) => {
      const found =
        value.kind === 'library' ? this.#program.catalog.memberOf(value.type, target.property) : null;
      const assigned = found?.member.assigned;
      return found === null || assigned === undefined
        ? []
        : {
            frequency: assigned.frequency,
            because: assigned.because ?? WORDS[assigned.frequency],
            at: { path: module.path, span: target.propertySpan },
            parameters: this.#types(found.library, assigned.parameters),
            confidence: 'high' as const,
          };
    });
  }

  /** The path that a registration is for, when it is written out and matches nothing but itself. */
  #fixedPath(call: Call, module: Module): { fixedPath?: string } {
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

  #signatures(module: Module, fn: FunctionId): Entry[] {
    const f = module.fn(fn);
    const entries: Entry[] = [];
    // `exports.handler = async (event) => …` has the name that it is exported by.
    const inline = module.index.functionNode(fn);
    const name = f.name ?? module.ir.exports.find((e) => e.value !== null && e.value === inline)?.exported;
    for (const { library, signature } of this.#conventions(module)) {
      if (signature.name !== undefined && signature.name !== name) continue;
      if (signature.receiver !== undefined && !this.#receiverMatches(module, fn, signature.receiver))
        continue;
      if (signature.parameters !== undefined && !this.#parametersMatch(module, fn, library, signature))
        continue;
      if (signature.registeredBy !== undefined && !this.#isRegisteredBy(module, fn, signature.registeredBy))
        continue;
      if (signature.parameterNames !== undefined) {
        if (f.parameters.length < signature.parameterNames.length) continue;
        const names = f.parameters.map((p) => (p.target.kind === 'name' ? p.target.name : ''));
        if (!signature.parameterNames.every((name, i) => name === names[i]?.replace(/^_/, ''))) continue;
      }
      if (signature.files !== undefined) {
        if (!signature.files.some((glob) => matchesGlob(glob, module.path))) continue;
        if (!this.#isExported(module, fn)) continue;
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
        parameters: this.#types(library, signature.gives ?? signature.parameters),
        confidence:
          (signature.parameters ?? signature.files ?? signature.directive) === undefined ? 'medium' : 'high',
      });
    }
    return entries;
  }

  /** Whether instances of a method's type are handed to a call of this name: `pb.RegisterOrdersServer(s, &server{})`. */
  #isRegisteredBy(module: Module, fn: FunctionId, glob: string): boolean {
    const { name, receiver } = module.fn(fn);
    if (receiver === null || name === null || !/^\p{Lu}/u.test(name)) return false;
    const owner = this.#program.types.ownerOf(module, fn);
    const pattern = new RegExp(`^${glob.replace('*', '\\w*')}$`);
    return (
      owner !== null &&
      this.#program.usage.ofInstances(owner.module, owner.type).some((use) => {
        if (use.kind !== 'argument' || use.steps.length > 0) return false;
        const callee = unwrap(use.call.callee);
        return callee.kind === 'member' && pattern.test(callee.property);
      })
    );
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

  /** A convention that says more of a parameter than its written type: `RoundTrip(req *http.Request)` is given a request to send. */
  refined(module: Module, fn: FunctionId, index: number): CatalogType | null {
    const f = module.fn(fn);
    if (index < 0 || f.name === null || f.receiver === null) return null;
    for (const { library, signature } of this.#conventions(module)) {
      if (signature.name !== f.name || signature.gives === undefined || signature.parameters === undefined)
        continue;
      if (this.#parametersMatch(module, fn, library, signature))
        return this.#types(library, signature.gives)[index] ?? null;
    }
    return null;
  }

  readonly #conventionsOf = new Map<Module, readonly Convention[]>();
  /** Most files import what others import too. */
  readonly #conventionsAmong: { libraries: readonly Library[]; found: readonly Convention[] }[] = [];
  /** Signatures of the packages that a module imports, and of the language itself. */
  #conventions(module: Module): readonly Convention[] {
    let found = this.#conventionsOf.get(module);
    if (found === undefined) {
      const packages = new Set(['']);
      for (const i of module.ir.imports) {
        const to = this.#program.scopes.resolve(module, i.from);
        if (to.kind === 'package') packages.add(to.name);
      }
      const { catalog } = this.#program;
      // Several doors of one package lead to the same rows.
      const libraries = new Set([...packages].flatMap((name) => catalog.librariesOf(module.language, name)));
      found = this.#conventionsIn([...libraries].filter(({ signatures = [] }) => signatures.length > 0));
      this.#conventionsOf.set(module, found);
    }
    return found;
  }

  #conventionsIn(libraries: readonly Library[]): readonly Convention[] {
    const known = this.#conventionsAmong.find(
      (among) =>
        among.libraries.length === libraries.length && among.libraries.every((l, i) => l === libraries[i]),
    );
    if (known !== undefined) return known.found;
    const found = libraries.flatMap((library) =>
      (library.signatures ?? []).map((signature) => ({ library, signature })),
    );
    this.#conventionsAmong.push({ libraries, found });
    return found;
  }

  #parametersMatch(module: Module, fn: FunctionId, library: Library, signature: SignatureEntry): boolean {
    const isOpen = signature.parameters?.at(-1) === '...';
    const wanted = (isOpen ? signature.parameters?.slice(0, -1) : signature.parameters) ?? [];
    const f = module.fn(fn);
    if (isOpen ? f.parameters.length < wanted.length : f.parameters.length !== wanted.length) return false;
    return wanted.every((name, i) => {
      if (name === null) return true;
      const written = f.parameters[i]?.type ?? null;
      if (written === null) return false;
      const type = this.#program.catalog.resolve(library, name);
      return (
        type !== null &&
        this.#program.values
          .ofType(written, module)
          .some((v) => v.kind === 'library' && v.type.key === type.key)
      );
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

  #types(library: Library, names: readonly (TypeName | null)[] | undefined): readonly (CatalogType | null)[] {
    return (names ?? []).map((name) =>
      name === null || name === '...' ? null : this.#program.catalog.resolve(library, name),
    );
  }
}

/** The first argument that is written out as a path: `'/health'`, `"GET /health"`. */
function pathIn(call: Call): string | null {
  for (const argument of call.args) {
    const match =
      argument.kind === 'literal' && argument.type === 'string'
        ? /^(?:[A-Z]+ +)?(\/.*)$/.exec(argument.value)
        : null;
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}

/** `typeof window`: asks where it runs. */
function isAskedFor(node: Expression, module: Module): boolean {
  const up = module.index.parentOf(node);
  return up?.kind === 'unary' && up.operator === 'typeof';
}

/** In a function that a driven browser runs: `page.evaluate(() => document.title)`. */
function isSent(node: Expression, module: Module): boolean {
  for (let fn = module.functionOf(node); fn > 0; fn = module.fn(fn).parent ?? 0) {
    const closure = module.index.functionNode(fn);
    const call = closure === undefined ? null : module.index.parentOf(closure);
    if (
      call?.kind === 'call' &&
      call.callee.kind === 'member' &&
      /^(?:evaluate\w*|\$\$?eval|waitForFunction|addInitScript)$/.test(call.callee.property)
    )
      return true;
  }
  return false;
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

/** Whether a value at `steps` inside argument `index` is what an argument path means. */
export function enters(path: string, index: number, steps: readonly PathStep[]): boolean {
  const p = parseArgumentPath(path);
  if (p === null || typeof p.head === 'string' || index < p.head.from || index > p.head.to) return false;
  // Handlers may be given in arrays wherever they may be given alone.
  const plain = p.steps.length === 0 ? steps.filter((s) => s !== '[]') : steps;
  return (
    p.steps.length === plain.length &&
    p.steps.every(
      (step, i) =>
        step === plain[i] || step === '.*' || (step === '[]' && plain[i]?.startsWith('#') === true),
    )
  );
}

/** Matches a path's end against a glob of `*`, `**` and `{a,b}`. */
function matchesGlob(glob: string, path: string): boolean {
  const pattern = glob
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*|\{([^}]*)\}/g, (m, alternatives: string | undefined) =>
      m === '**/' ? '(?:.*/)?' : m === '*' ? '[^/]*' : `(?:${(alternatives ?? '').split(',').join('|')})`,
    );
  return new RegExp(`(?:^|/)${pattern}$`).test(path);
}
