// The rows as data: every name that a row mentions exists, every path parses, no row is empty, no package is described twice.
import { describe, expect, it } from 'vitest';
import { Catalog } from '../src/lookup.ts';
import { goLibraries } from '../src/go/index.ts';
import { javascriptLibraries } from '../src/javascript/index.ts';
import type { CallMeaning, Effect, Library, Member, TypeName } from '../src/schema.ts';

const PATH = /^(this|result|\*|\d+(\.\.\.)?)(\.\*|\.#|\.[^.[(]+|\[\]|\(\))*$/;

/** Every type name and argument path of a library, with the place that mentions it. */
function mentions(library: Library): { types: [string, TypeName][]; paths: [string, string][] } {
  const types: [string, TypeName][] = [];
  const paths: [string, string][] = [];
  const typesOf = (where: string, names: TypeName | readonly (TypeName | null)[] | undefined) => {
    for (const name of names === undefined ? [] : typeof names === 'string' ? [names] : names)
      if (name !== null && name !== 'this') (/^(?:\d|this\[)/.test(name) ? paths : types).push([where, name]);
  };
  const effect = (where: string, e: Effect) => {
    for (const c of e.when ?? []) paths.push([where, c.at]);
    for (const [key, value] of Object.entries(e) as [string, unknown][]) {
      if (
        [
          'effect',
          'noun',
          'perMessage',
          'close',
          'whenClosed',
          'certainty',
          'because',
          'hurts',
          'again',
          'kind',
          'how',
        ].includes(key)
      )
        continue;
      if (
        [
          'when',
          'undo',
          'stop',
          'collectableSince',
          'removesItself',
          'confidence',
          'all',
          'lasting',
          'own',
          'atScrape',
          'cappedSince',
          'perUse',
          'byIdentity',
        ].includes(key)
      )
        continue;
      if (key === 'listed' && e.effect === 'timer' && e.listed !== undefined) {
        paths.push([`${where} listed`, e.listed.under]);
        continue;
      }
      for (const path of Array.isArray(value) ? value : [value]) {
        if ((key === 'place' || key === 'on') && path === 'library') continue;
        paths.push([`${where} ${key}`, String(path)]);
      }
    }
  };
  const call = (where: string, c: CallMeaning) => {
    typesOf(where, c.returns);
    for (const path of [...(c.passes ?? []), ...(c.pairs ?? []), ...(c.yields ?? [])])
      if (path !== null) paths.push([where, path]);
    if (c.fills !== undefined)
      for (const path of [c.fills.into, c.fills.from ?? 'this']) paths.push([where, path]);
    if (c.checked !== undefined) paths.push([where, c.checked.by]);
    if (c.views !== undefined) paths.push([where, c.views.at]);
    if (c.filters !== undefined) paths.push([where, 'to' in c.filters ? c.filters.to : c.filters.out]);
    if (c.tests !== undefined) paths.push([where, c.tests.container], [where, c.tests.value]);
    if (c.runsOnce !== undefined) paths.push([where, c.runsOnce]);
    for (const e of c.effects ?? []) effect(where, e);
    for (const callback of c.callbacks ?? []) {
      paths.push([where, callback.at]);
      typesOf(where, callback.parameters);
      typesOf(where, callback.calledOn);
      for (const path of callback.receives ?? []) if (path !== null) paths.push([where, path]);
      for (const condition of callback.when ?? []) paths.push([where, condition.at]);
    }
  };
  const member = (where: string, m: Member) => {
    typesOf(where, m.type);
    typesOf(where, m.assigned?.parameters);
    if (m.call !== undefined) call(where, m.call);
    for (const o of m.overloads ?? []) {
      for (const condition of o.when) paths.push([where, condition.at]);
      call(where, o);
    }
  };
  for (const [name, m] of Object.entries(library.exports ?? {})) member(name, m);
  for (const [name, t] of Object.entries(library.types ?? {})) {
    typesOf(name, t.extends);
    typesOf(name, t.elements);
    typesOf(name, t.function?.parameters);
    if (t.literal !== undefined) call(name, t.literal);
    for (const [key, m] of Object.entries(t.members ?? {})) member(`${name}.${key}`, m);
  }
  for (const s of library.signatures ?? []) {
    typesOf(
      s.name ?? 'a signature',
      s.parameters?.filter((name) => name !== '...'),
    );
    typesOf(s.name ?? 'a signature', s.gives);
  }
  for (const e of library.onImport?.effects ?? []) effect('onImport', e);
  return { types, paths };
}

const nameOf = (library: Library) => library.packages[0] ?? 'built in';

describe.each([
  { language: 'go', libraries: goLibraries },
  { language: 'javascript', libraries: javascriptLibraries },
])('the rows of the $language catalog', ({ language, libraries }) => {
  const catalog = new Catalog(libraries);

  it('name only types that exist', () => {
    const missing = libraries.flatMap((library) =>
      mentions(library)
        .types.filter(([, type]) => catalog.resolve(library, type) === null)
        .map(([where, type]) => `${nameOf(library)} ${where}: ${type}`),
    );
    expect(missing).toEqual([]);
  });

  it('write only argument paths that parse', () => {
    const broken = libraries.flatMap((library) =>
      mentions(library)
        .paths.filter(([, path]) => !PATH.test(path))
        .map(([where, path]) => `${nameOf(library)} ${where}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  // `call: {}` says something: the call is known, and keeps nothing.
  it('say something in every member', () => {
    const isEmpty = (value: object | undefined) => value !== undefined && Object.keys(value).length === 0;
    const empty = libraries.flatMap((library) =>
      [
        ...Object.entries(library.exports ?? {}),
        ...Object.entries(library.types ?? {}).flatMap(([type, entry]) =>
          Object.entries(entry.members ?? {}).map(([name, m]): [string, Member] => [`${type}.${name}`, m]),
        ),
      ]
        .filter(([name, m]) => !name.startsWith('(') && (isEmpty(m) || isEmpty(m.overloads)))
        .map(([name]) => `${nameOf(library)} ${name}`),
    );
    expect(empty).toEqual([]);
  });

  it('describe each package once', () => {
    const packages = libraries.flatMap((library) => library.packages);
    expect(packages.filter((name, i) => packages.indexOf(name) !== i)).toEqual([]);
  });

  it('say what was read', () => {
    const unread = libraries.filter(
      (l) => !/\d/.test(l.version) || l.source === '' || l.language !== language,
    );
    expect(unread.map(nameOf)).toEqual([]);
  });

  it('free what they say must be closed', () => {
    // `close` names a member of the constructed type, where that type is described.
    const wrong: string[] = [];
    for (const library of libraries) {
      for (const [name, m] of Object.entries(library.exports ?? {})) {
        const made = m.construct ?? m.call;
        const returns = made?.returns;
        const first = typeof returns === 'string' ? returns : returns?.[0];
        if (first == null || first === 'this' || /^(?:\d|this\[)/.test(first)) continue;
        const type = catalog.resolve(library, first);
        for (const e of made?.effects ?? []) {
          if (e.effect !== 'client' || e.close === undefined || type === null) continue;
          const known = catalog.stated(type, 'members');
          if (known !== null && catalog.memberOf(type, e.close) === null && !e.close.includes('.'))
            wrong.push(`${nameOf(library)} ${name}: ${e.close}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
