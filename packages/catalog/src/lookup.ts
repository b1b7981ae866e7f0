// Looking up what the catalog says about a package's export, a type or a member.
import type { CallMeaning, Library, Member, TypeEntry, TypeName } from './schema.ts';

/** A type of a library, or a list of it. Made only by `Catalog`; compare by `key`. */
export interface CatalogType {
  readonly library: Library;
  readonly name: string;
  readonly entry: TypeEntry;
  /** Stands for a list (array, slice, channel, iterable) of the type. */
  readonly isList: boolean;
  /** Unique text: `go:net/http#Request`, with `[]` behind it for lists. */
  readonly key: string;
}

/**
 * The package in an import specifier, for languages in which a path below a package's name is one of its doors. Go is not one of
 * them: each of its import paths is a package. Nor are Node's own modules: `fs/promises` is not `fs`.
 */
const PACKAGE_OF: Readonly<Record<string, RegExp>> = {
  javascript: /^(?!node:|fs\/)(?:@[^/]+\/[^/]+|[^@/][^/]*)(?=\/)/,
};

/** Which part of a specifier says what major version of its package it is of. */
const MAJOR_OF: Readonly<Record<string, RegExp>> = { go: /\/v\d+(?=\/|$)/ };

/** What speaks of a specifier; `below` is the path within the package when it is the rows of the package as a whole. */
interface Described {
  readonly libraries: readonly Library[];
  readonly below: string | null;
}

const NOT_DESCRIBED: Described = { libraries: [], below: null };

export class Catalog {
  readonly #packages = new Map<string, Library[]>();
  readonly #types = new Map<string, CatalogType | null>();

  constructor(libraries: readonly Library[]) {
    for (const library of libraries) {
      for (const name of library.packages.length === 0 ? [''] : library.packages) {
        const key = `${library.language}:${name}`;
        const known = this.#packages.get(key);
        if (known === undefined) this.#packages.set(key, [library]);
        else known.push(library);
      }
    }
  }

  /**
   * All descriptions of what an import specifier names (the user's own rows come after the built-in ones): those of the specifier
   * itself (`lodash/fp`), else those of the package that it is a door of (`date-fns/format`). Empty when there is none.
   */
  librariesOf(language: string, specifier: string): readonly Library[] {
    return this.#describing(language, specifier).libraries;
  }

  /** An export of a package (by any specifier that names it), or (specifier `''`) a global of the language. */
  exportOf(language: string, specifier: string, name: string): { library: Library; member: Member } | null {
    const { libraries, below } = this.#describing(language, specifier);
    const isWhole = name === '' || name === 'default';
    if (below !== null && isWhole) return exportNamedAsFile(libraries, below);
    for (const library of libraries) {
      const exports = library.exports;
      if (exports !== undefined && Object.hasOwn(exports, name))
        return { library, member: exports[name] as Member };
    }
    return null;
  }

  readonly #described = new Map<string, Map<string, Described>>();
  /** The rows that speak of a specifier, found once: each call of an import asks. */
  #describing(language: string, specifier: string): Described {
    let ofLanguage = this.#described.get(language);
    if (ofLanguage === undefined) this.#described.set(language, (ofLanguage = new Map<string, Described>()));
    let described = ofLanguage.get(specifier);
    if (described === undefined)
      ofLanguage.set(specifier, (described = this.#findDescribing(language, specifier)));
    return described;
  }

  #findDescribing(language: string, specifier: string): Described {
    const exact = this.#packages.get(`${language}:${specifier}`);
    if (exact !== undefined) return { libraries: exact, below: null };
    const otherMajor = this.#ofAnyMajor(language, specifier);
    if (otherMajor !== undefined) return { libraries: otherMajor, below: null };
    const owner = PACKAGE_OF[language]?.exec(specifier)?.[0];
    const libraries = owner === undefined ? undefined : this.#packages.get(`${language}:${owner}`);
    return owner === undefined || libraries === undefined
      ? NOT_DESCRIBED
      : { libraries, below: specifier.slice(owner.length + 1) };
  }

  /** The rows of another major version, where a package's path says which it is of: `…/go-github/v52/github`. */
  #ofAnyMajor(language: string, specifier: string): readonly Library[] | undefined {
    const major = MAJOR_OF[language];
    if (major?.test(specifier) !== true) return undefined;
    if (this.#withoutMajor.size === 0)
      for (const [key, libraries] of this.#packages)
        if (key.startsWith(`${language}:`)) this.#withoutMajor.set(key.replace(major, ''), libraries);
    return this.#withoutMajor.get(`${language}:${specifier.replace(major, '')}`);
  }

  readonly #withoutMajor = new Map<string, Library[]>();
  readonly #wholesale = new Map<string, ReadonlySet<string>>();
  /** Packages with calls that run every method of what they are given: `worker.RegisterActivity(&Activities{})`, at `0.*`. */
  callingAllMembers(language: string): ReadonlySet<string> {
    let packages = this.#wholesale.get(language);
    if (packages === undefined) {
      const found = new Set<string>();
      for (const libraries of this.#packages.values())
        for (const library of libraries) {
          if (library.language !== language) continue;
          const members = [
            ...Object.values(library.exports ?? {}),
            ...Object.values(library.types ?? {}).flatMap((type) => Object.values(type.members ?? {})),
          ];
          if (members.some((m) => m.call?.callbacks?.some(({ at }) => at.endsWith('.*')) === true))
            for (const name of library.packages) found.add(name);
        }
      packages = found;
      this.#wholesale.set(language, packages);
    }
    return packages;
  }

  readonly #keeping = new Map<string, ReadonlySet<string>>();
  /** Names of calls that keep a value under a key for later: `WithValue`, `Set`. */
  keepingMembers(language: string): ReadonlySet<string> {
    return this.#namesMeaning(this.#keeping, language, (meaning) => meaning.keeps !== undefined);
  }

  readonly #taking = new Map<string, ReadonlySet<string>>();
  /** Names of calls that give back what such a call kept: `Value`, `Get`. */
  takingMembers(language: string): ReadonlySet<string> {
    return this.#namesMeaning(this.#taking, language, (meaning) => meaning.takes !== undefined);
  }

  readonly #containers = new Map<string, ReadonlySet<string>>();
  /** Names of calls that ask a container of dependencies for an instance, or tell it to keep one: `resolve`, `registerSingleton`. */
  containerMembers(language: string): ReadonlySet<string> {
    return this.#namesMeaning(
      this.#containers,
      language,
      (meaning) => meaning.instanceOf !== undefined || meaning.keepsInstance?.of !== undefined,
    );
  }

  readonly #making = new Map<string, ReadonlySet<string>>();
  /** Names of calls that are handed a function which makes what others are given: `startStandaloneServer`, of contexts. */
  makingMembers(language: string): ReadonlySet<string> {
    return this.#namesMeaning(
      this.#making,
      language,
      (meaning) => meaning.callbacks?.some(({ makes }) => makes !== undefined) === true,
    );
  }

  #namesMeaning(
    known: Map<string, ReadonlySet<string>>,
    language: string,
    means: (meaning: CallMeaning) => boolean,
  ): ReadonlySet<string> {
    let names = known.get(language);
    if (names === undefined) {
      const found = new Set<string>();
      const add = ([name, member]: [string, Member]) => {
        const meanings = [member.call, member.construct, ...(member.overloads ?? [])];
        if (meanings.some((meaning) => meaning !== undefined && means(meaning)))
          found.add(name.slice(name.lastIndexOf('.') + 1));
      };
      for (const library of [...this.#packages.values()].flat()) {
        if (library.language !== language) continue;
        Object.entries(library.exports ?? {}).forEach(add);
        for (const type of Object.values(library.types ?? {}))
          Object.entries(type.members ?? {}).forEach(add);
      }
      names = found;
      known.set(language, names);
    }
    return names;
  }

  readonly #called = new Map<string, ReadonlySet<string>>();
  /** Whether any described call runs a member of this name of something that it is given: `1.Run`, `0.eachMessage`. */
  callsMembersNamed(language: string, name: string): boolean {
    let names = this.#called.get(language);
    if (names === undefined) {
      const found = new Set<string>();
      const add = (meaning: CallMeaning | undefined) => {
        for (const { at } of meaning?.callbacks ?? []) {
          const member = /\.([^.*#[(]+)$/.exec(at)?.[1];
          if (member !== undefined) found.add(member);
        }
      };
      const member = (m: Member) => {
        for (const meaning of [m.call, m.construct, ...(m.overloads ?? [])]) add(meaning);
      };
      for (const [key, libraries] of this.#packages) {
        if (!key.startsWith(`${language}:`)) continue;
        for (const library of libraries) {
          Object.values(library.exports ?? {}).forEach(member);
          for (const type of Object.values(library.types ?? {})) {
            add(type.literal);
            Object.values(type.members ?? {}).forEach(member);
          }
        }
      }
      names = found;
      this.#called.set(language, names);
    }
    return names.has(name);
  }

  /** A type by the package it is written with; null when the catalog does not have it. */
  typeOf(language: string, packageName: string, name: string): CatalogType | null {
    const key = `${language}:${packageName}#${name}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    let found: CatalogType | null = null;
    for (const library of this.librariesOf(language, packageName)) {
      const entry =
        library.types !== undefined && Object.hasOwn(library.types, name) ? library.types[name] : undefined;
      if (entry !== undefined) {
        // Aliases of one library share one key, so that a value keeps its identity however it was imported.
        found = {
          library,
          name,
          entry,
          isList: false,
          key: `${language}:${library.packages[0] ?? ''}#${name}`,
        };
        break;
      }
    }
    this.#types.set(key, found);
    return found;
  }

  /** A type as a row of `library` writes it: `Counter`, `net/http#Request`, `Message[]`, `string`. */
  resolve(library: Library, type: TypeName): CatalogType | null {
    if (type.endsWith('[]')) {
      const element = this.resolve(library, type.slice(0, -2));
      return element === null || element.isList ? element : this.listOf(element);
    }
    const hash = type.lastIndexOf('#');
    if (hash !== -1) return this.typeOf(library.language, type.slice(0, hash), type.slice(hash + 1));
    return (
      this.typeOf(library.language, library.packages[0] ?? '', type) ??
      this.typeOf(library.language, '', type)
    );
  }

  listOf(element: CatalogType): CatalogType {
    return { ...element, isList: true, key: `${element.key}[]` };
  }

  elementOf(type: CatalogType): CatalogType | null {
    if (type.isList) return { ...type, isList: false, key: type.key.slice(0, -2) };
    for (const t of this.#withSupertypes(type))
      if (t.entry.elements !== undefined) return this.resolve(t.library, t.entry.elements);
    return null;
  }

  /** A member of a type or of its supertypes; else what `*` says of it; else null. */
  memberOf(type: CatalogType, name: string): { library: Library; member: Member } | null {
    if (type.isList) {
      // Whoever's elements they are: the language may have a type of its own for lists.
      const list = this.typeOf(type.library.language, '', 'Array');
      return list === null ? null : this.memberOf(list, name);
    }
    let rest: { library: Library; member: Member } | null = null;
    for (const t of this.#withSupertypes(type)) {
      const members = t.entry.members;
      if (members === undefined) continue;
      if (Object.hasOwn(members, name)) return { library: t.library, member: members[name] as Member };
      if (rest === null && Object.hasOwn(members, '*'))
        rest = { library: t.library, member: members['*'] as Member };
    }
    // `()` asks what a call of the value itself means, `static x` for a member of the class; `*` does not answer that.
    return name === '()' || name.startsWith('static ') ? null : rest;
  }

  /** The first of a type and its supertypes that states the property. */
  stated<K extends keyof TypeEntry>(
    type: CatalogType,
    property: K,
  ): { library: Library; value: NonNullable<TypeEntry[K]> } | null {
    if (type.isList) return null;
    for (const t of this.#withSupertypes(type)) {
      const value = t.entry[property];
      if (value !== undefined) return { library: t.library, value: value as NonNullable<TypeEntry[K]> };
    }
    return null;
  }

  readonly #toldApart = new Map<string, boolean>();
  /** Whether containers of a type are told apart further, by how they are made: caches that nothing sweeps among a library's caches. */
  isToldApart(type: CatalogType): boolean {
    let isToldApart = this.#toldApart.get(type.key);
    if (isToldApart === undefined) {
      isToldApart = Object.values(type.library.types ?? {}).some(
        (other) => other.container !== undefined && other.extends?.includes(type.name) === true,
      );
      this.#toldApart.set(type.key, isToldApart);
    }
    return isToldApart;
  }

  readonly #definers = new Map<string, boolean>();
  /** Whether a type has a member of its own by which a program gives it others: Fastify's `decorate`. */
  definesMembers(type: CatalogType): boolean {
    let defines = this.#definers.get(type.key);
    if (defines === undefined) {
      defines = Object.values(type.entry.members ?? {}).some(({ call }) => call?.defines !== undefined);
      this.#definers.set(type.key, defines);
    }
    return defines;
  }

  /** Whether one type is the other, or has it among its supertypes. */
  isA(type: CatalogType, other: CatalogType): boolean {
    return this.#withSupertypes(type).some(({ key }) => key === other.key);
  }

  readonly #lineages = new Map<string, readonly CatalogType[]>();
  /** A type and all its supertypes, nearest first. */
  #withSupertypes(type: CatalogType): readonly CatalogType[] {
    let lineage = this.#lineages.get(type.key);
    if (lineage === undefined) {
      const found = [type];
      for (const next of found)
        for (const name of next.entry.extends ?? []) {
          const parent = this.resolve(next.library, name);
          if (parent !== null && !found.some(({ key }) => key === parent.key)) found.push(parent);
        }
      this.#lineages.set(type.key, (lineage = found));
    }
    return lineage;
  }
}

/** The export that a file within a package is named after: `memoize` for `lodash/memoize`, `SQS` for `aws-sdk/clients/sqs`. */
function exportNamedAsFile(
  libraries: readonly Library[],
  path: string,
): { library: Library; member: Member } | null {
  const file = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.js$/, '')
    .toLowerCase();
  for (const library of libraries)
    for (const [name, member] of Object.entries(library.exports ?? {}))
      if (name.toLowerCase() === file) return { library, member };
  return null;
}
