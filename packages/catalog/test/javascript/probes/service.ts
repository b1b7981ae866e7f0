// A program for each library that uses every row of it, and the same uses with each row's name misspelt.
import type { Catalog } from '../../../src/lookup.ts';
import type { Library, SignatureEntry } from '../../../src/schema.ts';
import { claimsOf, type Around, type Claim } from './claims.ts';
import { keyOf, memberText, Origins, type Names, type Value } from './origins.ts';
import { functionTypeClaim, missigned, signed, typeClaims, type Signed } from './type-claims.ts';

/** A claim of a row in the program: as it is, and with the row's name misspelt. */
export interface Probe {
  /** `Counter` of the exports, `Counter.inc` of a type's members. */
  readonly row: string;
  readonly claim: Claim;
  /** What the row says may be what `*` says of all other members too. */
  readonly isBesideRest: boolean;
  readonly real: Place;
  readonly misspelt: Place;
}

export interface Place {
  readonly path: string;
  readonly id: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Service {
  /** Sources by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly probes: readonly Probe[];
  /** Rows of types of which the catalog does not say how anybody gets one. */
  readonly unreachable: readonly string[];
  /** Rows that say nothing that could be asked. */
  readonly mute: readonly string[];
}

const MAIN = 'main.ts';
const NO_RECEIVER: Value = { before: [], text: '', after: [] };

/** How a row is named in the program, right and wrong. */
interface Use {
  readonly subject: string;
  readonly misspelt: string;
}

interface Row {
  readonly name: string;
  /** It is the type as a whole, of which there may be nothing to say but what its members are. */
  readonly isType?: true;
  readonly isStatic?: boolean;
  readonly isBesideRest?: boolean;
  readonly claims: readonly Claim[];
  use(receiver: string): Use;
}

/** The program that uses all rows of a library. */
export function serviceOf(library: Library, catalog: Catalog, origins: Origins): Service {
  const writer = new Writer(origins);
  const keyNamed = (type: string) => catalog.resolve(library, type)?.key;
  const rows: Row[] = [];
  for (const [name, member] of Object.entries(library.exports ?? {}))
    rows.push({
      name: name === '' ? 'the module itself' : name,
      claims: claimsOf(member, { keyOf: keyNamed, owner: null, isUnbounded: true, adds: null }),
      use: () => usesOfExport(writer, library, name, JSON.stringify(member).includes('"this"')),
    });
  writer.write(null, rows);
  for (const [type, entry] of Object.entries(library.types ?? {})) {
    const key = keyOf(library, type);
    const around = aroundOf(library, type, catalog);
    const members: Row[] = [{ name: type, claims: typeClaims(entry, around), isType: true, use: asWhole }];
    for (const [name, member] of Object.entries(entry.members ?? {}))
      members.push({
        name: `${type}.${name}`,
        claims: claimsOf(member, around),
        isStatic: name.startsWith('static '),
        isBesideRest: entry.members?.['*'] !== undefined,
        use: (receiver) => usesOf(name, receiver, () => writer.exported(library, type)),
      });
    writer.write(key, members);
    if (entry.function !== undefined) {
      const use = () => ({
        subject: writer.written(library, type),
        misspelt: writer.written(library, `${type}Misspelt`),
      });
      writer.write(null, [{ name: type, claims: [functionTypeClaim(entry.function, around)], use }]);
    }
  }
  for (const signature of library.signatures ?? []) writer.sign(library, signature, keyNamed);
  return writer.finish();
}

function aroundOf(library: Library, name: string, catalog: Catalog): Around {
  const keyNamed = (type: string) => catalog.resolve(library, type)?.key;
  const type = catalog.resolve(library, name);
  const container = type === null ? undefined : catalog.stated(type, 'container')?.value;
  const adds = ['set', 'add', 'push', ...Object.keys(type?.entry.members ?? {})].flatMap((member) => {
    const { call } = (type === null ? null : catalog.memberOf(type, member)?.member) ?? {};
    const effect = call?.effects?.find(
      (e) => e.effect === 'grow' && e.place === 'this' && e.when === undefined,
    );
    return effect?.effect === 'grow' ? [{ name: member, effect }] : [];
  });
  return {
    keyOf: keyNamed,
    owner: keyOf(library, name),
    isUnbounded: container !== 'bounded' && container !== 'weak',
    adds: adds[0] ?? null,
  };
}

/** What is said of a value of a type is said of no other value. */
const asWhole = (receiver: string): Use => ({ subject: receiver, misspelt: 'missing' });

/** An export that does something to the package itself is used as a member of it. */
function usesOfExport(writer: Writer, library: Library, name: string, isOfPackage: boolean): Use {
  if (!isOfPackage)
    return { subject: writer.exported(library, name), misspelt: writer.misspelt(library, name) };
  const all = writer.exported(library, 'default');
  return { subject: `${all}.${name}`, misspelt: `${all}.${name}Misspelt` };
}

function usesOf(name: string, receiver: string, owner: () => string): Use {
  if (name.startsWith('static ')) {
    const subject = memberText(owner(), name.slice(7));
    return { subject, misspelt: `${subject}Misspelt` };
  }
  const subject = memberText(receiver, name);
  // Whatever a name is, `*` speaks of it.
  if (name === '()' || name === '*') return { subject, misspelt: memberText('missing', name) };
  return { subject, misspelt: memberText(receiver, `${name}Misspelt`) };
}

class Writer implements Names {
  readonly #origins: Origins;
  readonly #imports = new Map<string, string>();
  readonly #lines: string[] = [];
  readonly #probes: Probe[] = [];
  readonly #unreachable: string[] = [];
  readonly #mute: string[] = [];
  readonly #files: Record<string, string> = {};
  #names = 0;

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  fresh(): string {
    return `x${this.#names++}`;
  }

  exported({ packages }: Library, name: string): string {
    const [path] = packages;
    if (path === undefined) return name;
    const [first = '', ...rest] = name.split('.');
    return [this.#imported(path, first), ...rest].join('.');
  }

  misspelt(library: Library, name: string): string {
    const [path] = library.packages;
    if (name === '' || name === 'default') return this.#imported(`${path ?? ''}-misspelt`, name);
    return this.exported(library, `${name}Misspelt`);
  }

  written(library: Library, name: string): string {
    return this.exported(library, name);
  }

  #imported(path: string, name: string): string {
    const line =
      name === ''
        ? `import # = require('${path}');`
        : name === 'default'
          ? `import # from '${path}';`
          : `import { ${name} as # } from '${path}';`;
    const known = this.#imports.get(line);
    if (known !== undefined) return known;
    const alias = `lib${this.#imports.size}`;
    this.#imports.set(line, alias);
    return alias;
  }

  /** Writes the claims of all rows of a type, or of the exports. */
  write(key: string | null, rows: readonly Row[]): void {
    const receiver = key === null ? NO_RECEIVER : this.#origins.valueOf(key, this);
    const reached = receiver === null ? rows.filter(({ isStatic }) => isStatic === true) : rows;
    this.#unreachable.push(...rows.filter((row) => !reached.includes(row)).map(({ name }) => name));
    this.#mute.push(
      ...rows.filter((row) => row.claims.length === 0 && row.isType !== true).map(({ name }) => name),
    );
    const all = reached.flatMap((row) => row.claims.map((claim) => ({ row, claim })));
    const { before, text, after } = receiver ?? NO_RECEIVER;
    this.#lines.push(...before);
    for (const { row, claim } of all) if (claim.isHeld !== true) this.#probe(row, claim, text, text);
    this.#lines.push(...after);
    for (const { row, claim } of all) {
      if (claim.isHeld !== true) continue;
      const [real, misspelt] = [this.#held(key), this.#held(key)];
      this.#lines.push(...real.before, ...misspelt.before);
      this.#probe(row, claim, real.text, misspelt.text);
      this.#lines.push(...misspelt.after, ...real.after);
    }
  }

  /** A value that is at module level, if it can be. */
  #held(key: string | null): Value {
    if (key === null) return NO_RECEIVER;
    const value = this.#origins.heldValueOf(key, this) ?? this.#origins.valueOf(key, this) ?? NO_RECEIVER;
    if (value.after.length > 0) return value;
    const text = this.fresh();
    return { before: [...value.before, `const ${text} = ${value.text};`], text, after: [] };
  }

  #probe({ name, use, isBesideRest = false }: Row, claim: Claim, receiver: string, other: string): void {
    const [own, wrong] = [claim.receiver ?? receiver, claim.receiver ?? other];
    const real = this.#place(claim, use(own).subject, own);
    const misspelt = this.#place(claim, use(wrong).misspelt, wrong);
    this.#probes.push({ row: name, claim, isBesideRest, real, misspelt });
  }

  #place(claim: Claim, subject: string, receiver: string): Place {
    const id = `q${this.#names++}`;
    this.#lines.push(...(claim.setup?.(id) ?? []));
    const code = claim.code(subject, id, receiver);
    const firstLine = this.#lines.length + 1;
    if (claim.isRepeated === true) this.#lines.push('http.createServer(() => {', ...code, '});');
    else this.#lines.push(...code);
    return { path: MAIN, id, firstLine, lastLine: this.#lines.length };
  }

  /** Writes functions that a signature means, each in a file of its own. */
  sign(library: Library, signature: SignatureEntry, keyNamed: Around['keyOf']): void {
    const {
      name = '',
      files = [],
      frequency,
      because,
      parameters = [],
      gives: given = parameters,
    } = signature;
    // Names alone are weak proof.
    const isShaped = (signature.parameters ?? signature.files ?? signature.directive) !== undefined;
    const confidence = signature.confidence ?? (isShaped ? 'high' : 'medium');
    const claim: Claim = {
      says: `runs ${frequency}`,
      code: () => [],
      holds: (answers, id) =>
        answers
          .entriesOf(id)
          .some(
            (e) =>
              e.frequency === frequency &&
              e.because === because &&
              e.confidence === confidence &&
              given.every(
                (type, i) => type === null || type === '...' || e.parameters[i]?.key === keyNamed(type),
              ),
          ),
    };
    const row = `the signature ${name}(${(signature.parameterNames ?? parameters).join()}) ${files.join()}`;
    const real = this.#signedPlace(library, signed(signature, this.fresh()));
    const misspelt = this.#signedPlace(library, missigned(signature, this.fresh()));
    this.#probes.push({ row, claim, isBesideRest: false, real, misspelt });
  }

  #signedPlace(library: Library, { path, name, parameters, directive, isAsync }: Signed): Place {
    const folder = this.fresh();
    const imports = library.packages.slice(0, 1).map((p) => `import '${p}';`);
    const written = parameters.map((parameter) => {
      if (parameter.type === null) return parameter.name;
      const [type = '', from = library.packages[0] ?? ''] = parameter.type.split('#').toReversed();
      imports.push(`import type { ${type} } from '${from}';`);
      return `${parameter.name}: ${type}`;
    });
    const [object, key] = name.split('.');
    const id = key === undefined ? name : this.fresh();
    const body = `${id}(${written.join(', ')}) { ${directive === null ? '' : `'${directive}';`} }`;
    const lines = [
      ...imports,
      name === 'catch'
        ? `export class Filter { ${body} }`
        : key === undefined
          ? `export ${isAsync ? 'async ' : ''}function ${body}`
          : `export ${object === 'default' ? 'default' : `const ${object} =`} { ${body} };`,
    ];
    this.#files[`${folder}/${path}`] = lines.join('\n');
    return { path: `${folder}/${path}`, id, firstLine: 1, lastLine: lines.length };
  }

  finish(): Service {
    const head = [...this.#imports].map(([line, alias]) => line.replace('#', alias));
    head.unshift(
      "import http from 'node:http';",
      "import { randomUUID } from 'node:crypto';",
      'const kept = [];',
    );
    const moved = ({ path, id, firstLine, lastLine }: Place): Place => ({
      path,
      id,
      firstLine: path === MAIN ? firstLine + head.length : firstLine,
      lastLine: path === MAIN ? lastLine + head.length : lastLine,
    });
    return {
      files: { ...this.#files, [MAIN]: [...head, ...this.#lines].join('\n') },
      probes: this.#probes.map((p) => ({ ...p, real: moved(p.real), misspelt: moved(p.misspelt) })),
      unreachable: this.#unreachable,
      mute: this.#mute,
    };
  }
}
