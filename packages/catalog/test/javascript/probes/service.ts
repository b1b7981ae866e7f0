// A program for each library that uses every row of it, and the same uses with each row's name misspelt.
import type { Catalog } from '../../../src/lookup.ts';
import type { Library } from '../../../src/schema.ts';
import { claimsOf, type Claim } from './claims.ts';
import { keyOf, memberText, Origins, type Names, type Value } from './origins.ts';

/** A claim of a row in the program: as it is, and with the row's name misspelt. */
export interface Probe {
  /** `Counter` of the exports, `Counter.inc` of a type's members. */
  readonly row: string;
  readonly claim: Claim;
  readonly real: Place;
  readonly misspelt: Place;
}

export interface Place {
  readonly id: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Service {
  readonly source: string;
  readonly probes: readonly Probe[];
  /** Rows of types of which the catalog does not say how anybody gets one. */
  readonly unreachable: readonly string[];
}

/** How a row is named in the program, right and wrong. */
interface Use {
  readonly subject: string;
  readonly misspelt: string;
}

interface Row {
  readonly name: string;
  readonly claims: readonly Claim[];
  use(receiver: string): Use;
}

/** The program that uses all rows of a library. */
export function serviceOf(library: Library, catalog: Catalog, origins: Origins): Service {
  const writer = new Writer(origins);
  const typeKey = (type: string) => catalog.resolve(library, type)?.key;
  const rows: Row[] = [];
  for (const [name, member] of Object.entries(library.exports ?? {}))
    rows.push({
      name: name === '' ? 'the module itself' : name,
      claims: claimsOf(member, null, typeKey),
      use: () => ({ subject: writer.exported(library, name), misspelt: writer.misspelt(library, name) }),
    });
  writer.write(null, rows);
  for (const [type, entry] of Object.entries(library.types ?? {})) {
    const key = keyOf(library, type);
    const members: Row[] = [];
    for (const [name, member] of Object.entries(entry.members ?? {}))
      members.push({
        name: `${type}.${name}`,
        claims: claimsOf(member, key, typeKey),
        use: (receiver) => usesOf(name, receiver, () => writer.exported(library, type)),
      });
    writer.write(key, members);
  }
  return writer.finish();
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
    const all = rows.flatMap((row) => row.claims.map((claim) => ({ row, claim })));
    const shared = all.filter(({ claim }) => claim.isHeld !== true);
    const none: Value = { before: [], text: '', after: [] };
    const receiver = key === null ? none : this.#origins.valueOf(key, this);
    if (receiver === null) {
      this.#unreachable.push(...rows.filter((r) => !r.name.includes('.static ')).map((r) => r.name));
      return;
    }
    this.#lines.push(...receiver.before);
    for (const { row, claim } of shared) this.#probe(row, claim, receiver.text, receiver.text);
    this.#lines.push(...receiver.after);
    for (const { row, claim } of all) {
      if (claim.isHeld !== true) continue;
      const [real, misspelt] = key === null ? [none, none] : [this.#held(key), this.#held(key)];
      if (real === null || misspelt === null) continue;
      this.#lines.push(...real.before, ...misspelt.before);
      this.#probe(row, claim, real.text, misspelt.text);
      this.#lines.push(...misspelt.after, ...real.after);
    }
  }

  /** A value that is at module level, if it can be. */
  #held(key: string): Value | null {
    const value = this.#origins.heldValueOf(key, this) ?? this.#origins.valueOf(key, this);
    if (value === null || value.after.length > 0) return value;
    const text = this.fresh();
    return { before: [...value.before, `const ${text} = ${value.text};`], text, after: [] };
  }

  #probe({ name, use }: Row, claim: Claim, receiver: string, other: string): void {
    const real = this.#place(claim, use(receiver).subject);
    const misspelt = this.#place(claim, use(other).misspelt);
    this.#probes.push({ row: name, claim, real, misspelt });
  }

  #place(claim: Claim, subject: string): Place {
    const id = `q${this.#names++}`;
    this.#lines.push(...(claim.setup?.(id) ?? []));
    const code = claim.code(subject, id);
    const firstLine = this.#lines.length + 1;
    if (claim.isRepeated === true) this.#lines.push('http.createServer(() => {', ...code, '});');
    else this.#lines.push(...code);
    return { id, firstLine, lastLine: this.#lines.length };
  }

  finish(): Service {
    const head = [...this.#imports].map(([line, alias]) => line.replace('#', alias));
    head.unshift("import http from 'node:http';", "import { randomUUID } from 'node:crypto';", 'const kept = [];');
    const moved = ({ id, firstLine, lastLine }: Place): Place => ({
      id,
      firstLine: firstLine + head.length,
      lastLine: lastLine + head.length,
    });
    return {
      source: [...head, ...this.#lines].join('\n'),
      probes: this.#probes.map((p) => ({ ...p, real: moved(p.real), misspelt: moved(p.misspelt) })),
      unreachable: this.#unreachable,
    };
  }
}
