// A Go service for each library that uses every row of it in the plainest way, and what must be found where.
import { goLibraries } from '../../src/go/index.ts';
import type { Catalog } from '../../src/lookup.ts';
import type {
  ArgumentPath,
  CallMeaning,
  Cardinality,
  Condition,
  Effect,
  Library,
  Member,
} from '../../src/schema.ts';

/** A function of the service that uses one row. */
export interface Probe {
  /** `NewClient` of the exports, `Client.Close` of a type's members. */
  readonly row: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** One of these rules must find something there; empty: the row only has to be looked up. */
  readonly rules: readonly string[];
  /** Nothing must be found there: what the row says is bounded. */
  readonly isBounded: boolean;
}

export interface Service {
  readonly source: string;
  readonly probes: readonly Probe[];
  /** Rows of types of which the catalog does not say how anybody gets one. */
  readonly unreachable: readonly string[];
}

const LABEL = 'no-unbounded-metric-label';
const METRIC = 'no-metric-per-message';
const CLIENT = 'no-client-per-message';
const COLLECTION = 'no-unbounded-module-collection';
const LISTENER = 'no-listener-per-message';

/** Raw data of a request, as text. */
const RAW = 'r.UserAgent()';
/** What a handler must not do, so that a finding shows how often it runs. */
const WORK = 'db, _ := sql.Open("postgres", "dsn"); db.Ping()';

/** The service that uses all rows of a library. */
export function serviceOf(library: Library, catalog: Catalog): Service {
  const writer = new Writer(library, catalog);
  for (const [name, member] of Object.entries(library.exports ?? {}))
    // `(exported names are constants)` says something of the language, not of a name.
    if (!name.startsWith('(')) writer.use(name, writer.exported(library, name), member);
  for (const [type, entry] of Object.entries(library.types ?? {})) {
    for (const [name, member] of Object.entries(entry.members ?? {})) {
      const row = `${type}.${name}`;
      const receiver = writer.valueOf(`go:${library.packages[0] ?? ''}#${type}`, growsItself(member));
      if (receiver === null) writer.unreachable.push(row);
      else if (name === '*') writer.use(row, `${receiver}.AnyOther`, member);
      else if (name === '()') writer.use(row, receiver, member);
      // What evicts by itself may take as much as it is given.
      else if (entry.container === 'bounded' || entry.container === 'weak')
        writer.use(row, `${receiver}.${name}`, { call: {} });
      else writer.use(row, `${receiver}.${name}`, member);
    }
  }
  return writer.finish();
}

class Writer {
  readonly unreachable: string[] = [];
  readonly #library: Library;
  readonly #producers: ReadonlyMap<string, readonly Producer[]>;
  readonly #packages = new Map<string, string>();
  readonly #variables: [key: string, name: string][] = [];
  readonly #made: [name: string, expression: string][] = [];
  readonly #shared = new Map<string, string>();
  readonly #functions: { row: string; lines: string[]; rules: readonly string[]; isBounded: boolean }[] = [];

  constructor(library: Library, catalog: Catalog) {
    this.#library = library;
    this.#producers = producersOf(catalog);
  }

  /** The name that the service imports a library's first package as. */
  alias({ packages }: Library): string {
    const path = packages[0] ?? '';
    const known = this.#packages.get(path);
    if (known !== undefined) return known;
    const name = `lib${this.#packages.size}`;
    this.#packages.set(path, name);
    return name;
  }

  /** What is built in has no package in front of it. */
  exported(library: Library, name: string): string {
    return library.packages.length === 0 ? name : `${this.alias(library)}.${name}`;
  }

  /** An expression of a type of the catalog, if wanted one that no other row uses; null when nothing gives one. */
  valueOf(key: string, isOwn = false, seen: readonly string[] = []): string | null {
    const hash = key.lastIndexOf('#');
    const name = key.slice(hash + 1);
    const path = key.slice(key.indexOf(':') + 1, hash);
    if (/^[A-Z]\w*$/.test(name) || (path === '' && /^\w+$/.test(name))) {
      const known = isOwn ? undefined : this.#shared.get(key);
      if (known !== undefined) return known;
      const variable = `value${this.#variables.length}`;
      this.#variables.push([key, variable]);
      if (!isOwn) this.#shared.set(key, variable);
      if (path !== '' && !this.#packages.has(path)) this.#packages.set(path, `lib${this.#packages.size}`);
      return variable;
    }
    for (const producer of this.#producers.get(key) ?? []) {
      if (producer.owner === null) {
        const made = this.exported(producer.library, producer.name).replaceAll(
          OWN_PACKAGE,
          this.alias(producer.library),
        );
        if (!isOwn || seen.length > 0) return made;
        const variable = `made${this.#made.length}`;
        this.#made.push([variable, made]);
        return variable;
      }
      if (seen.includes(producer.owner)) continue;
      const owner = this.valueOf(producer.owner, isOwn, [...seen, key]);
      if (owner !== null) return `${owner}.${producer.name}`;
    }
    return null;
  }

  use(row: string, expression: string, member: Member): void {
    if (member.isDebugHandler === true) {
      const handler = member.call === undefined ? expression : `${expression}()`;
      this.#add(
        row,
        ['no-public-pprof'],
        [
          'mux := http.NewServeMux()',
          `mux.${member.call === undefined ? 'HandleFunc' : 'Handle'}("/debug", ${handler})`,
          'http.ListenAndServe(":6060", mux)',
        ],
      );
      return;
    }
    const { call } = member;
    if (call === undefined) {
      const isCalled = member.overloads !== undefined && member.type === undefined;
      const isRaw = member.cardinality === 'perEntity' || member.cardinality === 'perEvent';
      const isBounded = isFew(member.cardinality) && member.type === undefined;
      this.#add(row, isRaw ? [LABEL] : [], [labelled(isCalled ? `${expression}()` : expression)], isBounded);
      return;
    }
    const [rules, lines] = this.#called(expression, call);
    const isBounded = rules.length === 0 && isFew(call.cardinality) && typeof call.returns === 'string';
    this.#add(row, rules, isBounded ? [labelled(`${expression}()`)] : lines, isBounded);
  }

  #called(f: string, call: CallMeaning): [readonly string[], string[]] {
    if (call.awaits !== undefined) return [[CLIENT], [`for { ${f}(); ${WORK} }`]];
    for (const effect of call.effects ?? []) {
      const wanted = (effect.when ?? []).every((c) => c.is === 'absent') ? shownBy(effect) : null;
      if (wanted !== null) return [wanted.rules, [`${f}(${argumentsWith(wanted.raw)})`]];
    }
    for (const { at, frequency, when } of call.callbacks ?? []) {
      if (frequency !== 'perMessage' || when !== undefined) continue;
      const argument = functionAt(at);
      if (argument !== null) return [[CLIENT], [`${f}(${argument})`]];
    }
    if (call.cardinality === 'perEntity' || call.cardinality === 'perEvent') {
      if (Array.isArray(call.returns)) return [[LABEL], [`result, _ := ${f}()`, labelled('result')]];
      return [[LABEL], [labelled(`${f}()`)]];
    }
    if (call.fills !== undefined && call.fills.from !== 'this') {
      const { into, from } = call.fills;
      const before = Array.from({ length: Number(into) }, () => 'nil').join(', ');
      const args = (from === undefined ? before : argumentsWith([from])).padEnd(1).split(', ');
      args[Number(into)] = '&filled';
      return [
        [LABEL],
        ['var filled struct{ URL string }', `${f}(${args.join(', ')})`, labelled('filled.URL')],
      ];
    }
    const passed = call.passes?.filter((path) => path !== 'this' && !path.startsWith('this.')) ?? [];
    if (passed.length > 0 && call.masks !== true && call.returns !== 'error') {
      const given = `${f}(${argumentsWith(passed.slice(0, 1))})`;
      if (Array.isArray(call.returns)) return [[LABEL], [`result, _ := ${given}`, labelled('result')]];
      return [[LABEL], [labelled(given)]];
    }
    return [[], [`use(${f}())`]];
  }

  #add(row: string, rules: readonly string[], lines: string[], isBounded = false): void {
    this.#functions.push({ row, rules, lines, isBounded });
  }

  finish(): Service {
    const lines = ['package main', '', 'import (', '\t"database/sql"', '\t"fmt"', '\t"net/http"', ''];
    for (const [path, alias] of this.#packages) lines.push(`\t${alias} "${path}"`);
    lines.push('\tprobe "github.com/prometheus/client_golang/prometheus"', ')', '');
    lines.push('var labels = probe.NewCounterVec(probe.CounterOpts{Name: "a"}, []string{"x"})', '');
    lines.push('func use(...any) {}', '');
    for (const [key, variable] of this.#variables) {
      const hash = key.lastIndexOf('#');
      const path = key.slice(key.indexOf(':') + 1, hash);
      const type = key.slice(hash + 1);
      lines.push(`var ${variable} ${path === '' ? type : `*${this.#packages.get(path) ?? ''}.${type}`}`);
    }
    for (const [variable, expression] of this.#made) lines.push(`var ${variable} = ${expression}`);
    const probes = this.#functions.map(({ row, rules, isBounded, lines: body }, i): Probe => {
      const firstLine = lines.length + 1;
      lines.push(`type worker${i} struct{}`, '');
      lines.push(`func handle${i}(w http.ResponseWriter, r *http.Request) {`);
      for (const line of body) lines.push(`\t${line.replaceAll('worker{}', `worker${i}{}`)}`);
      lines.push('}', '');
      for (const method of new Set(
        body.flatMap((l) => [...l.matchAll(/worker\{\}\/\*(\w+)\*\//g)].map((m) => m[1])),
      ))
        lines.push(`func (k *worker${i}) ${method ?? ''}() {`, `\t${WORK}`, '}', '');
      return { row, rules, isBounded, firstLine, lastLine: lines.length };
    });
    return { source: lines.join('\n'), probes, unreachable: this.unreachable };
  }
}

const isFew = (cardinality: Cardinality | undefined): boolean =>
  cardinality === 'one' || cardinality === 'finite' || cardinality === 'configured';

/** What grows needs a variable of its own: what another row takes out of the same one, or closes, would bound it. */
const growsItself = ({ call }: Member): boolean =>
  call?.effects?.some(
    (e) => (e.effect === 'grow' && e.place === 'this') || e.effect === 'label' || e.effect === 'listen',
  ) === true;

const labelled = (value: string): string => `labels.WithLabelValues(fmt.Sprint(${value})).Inc()`;

/** The rules that show an effect, and the places where raw data must enter for it. */
function shownBy(effect: Effect): { rules: readonly string[]; raw: readonly ArgumentPath[] } | null {
  switch (effect.effect) {
    case 'label':
      return effect.own !== undefined
        ? { rules: [LABEL], raw: [] }
        : { rules: [LABEL], raw: effect.values.slice(0, 1) };
    case 'metricName':
      return { rules: [METRIC, LABEL], raw: [effect.name] };
    case 'client':
      if (effect.perMessage === 'cheap') return null;
      return effect.perMessage === 'sharedByKey'
        ? { rules: [CLIENT], raw: effect.key === undefined ? [] : [effect.key] }
        : { rules: [CLIENT], raw: [] };
    case 'grow':
      if (effect.place !== 'this' && effect.place !== 'library') return null;
      return {
        rules: [COLLECTION, LISTENER],
        raw: [effect.key, effect.value].filter((p) => p !== undefined).slice(0, 1),
      };
    case 'listen':
      return effect.removesItself === true || effect.on === '0' ? null : { rules: [LISTENER], raw: [] };
    default:
      return null;
  }
}

/** Arguments of a call with raw data at these places and nothing of note at the others. */
function argumentsWith(raw: readonly ArgumentPath[]): string {
  const args: string[] = [];
  for (const path of raw) {
    const [, place = '0', steps = ''] = /^(\d+|\*)(?:\.\.\.)?(.*)$/.exec(path) ?? [];
    const index = place === '*' ? 0 : Number(place);
    while (args.length < index) args.push('nil');
    args[index] = holding(steps);
  }
  return args.join(', ');
}

/** A value that has raw data behind these steps: `.*[]` is a map of lists. */
function holding(steps: string): string {
  const [step = ''] = /^(\.\*|\.#|\.[^.[(]+|\[\]|\(\))/.exec(steps) ?? [];
  const rest = steps.slice(step.length);
  if (step === '') return RAW;
  if (step === '.*') return `map[string]any{"k": ${holding(rest)}}`;
  if (step === '.#') return `map[string]any{${holding(rest)}: 1}`;
  if (step === '[]') return `[]any{${holding(rest)}}`;
  if (step === '()') return `func() any { return ${holding(rest)} }`;
  return `struct{ ${step.slice(1)} any }{${step.slice(1)}: ${holding(rest)}}`;
}

/** Arguments of a registration with a function that must not be run for every message; null for places of another shape. */
function functionAt(at: ArgumentPath): string | null {
  const [, place, steps = ''] = /^(\d+|\*)(?:\.\.\.)?(\(\)|\[\]|\.\w+)?$/.exec(at) ?? [];
  if (place === undefined) return null;
  const before = 'nil, '.repeat(place === '*' ? 0 : Number(place));
  if (steps === '') return `${before}func() { ${WORK} }`;
  if (steps === '()') return `${before}func() func() { return func() { ${WORK} } }`;
  if (steps === '[]') return null;
  return `${before}&worker{}/*${steps.slice(1)}*/`;
}

/** How to get a value of a type: an export, or a member of `owner` (another type's key). */
interface Producer {
  readonly library: Library;
  readonly owner: string | null;
  readonly name: string;
}

let producers: ReadonlyMap<string, readonly Producer[]> | null = null;
function producersOf(catalog: Catalog): ReadonlyMap<string, readonly Producer[]> {
  if (producers !== null) return producers;
  const found = new Map<string, Producer[]>();
  for (const library of goLibraries) {
    const add = (owner: string | null, name: string, member: Member) => {
      const returns = member.call?.returns;
      const first = typeof returns === 'string' ? returns : returns?.[0];
      const type = member.type ?? first;
      if (type === undefined || type === null || type === 'this' || /^\d|\[\]$/.test(type)) return;
      const key = catalog.resolve(library, type)?.key;
      if (key === undefined) return;
      const made = { library, owner, name: member.type === undefined ? `${name}()` : name };
      found.set(key, [...(found.get(key) ?? []), made]);
    };
    const overloaded = (owner: string | null, name: string, member: Member) => {
      for (const { when, returns } of member.overloads ?? []) {
        const key = typeof returns === 'string' ? catalog.resolve(library, returns)?.key : undefined;
        if (key === undefined) continue;
        const made = { library, owner, name: `${name}(${argumentsFor(when, library)})` };
        found.set(key, [...(found.get(key) ?? []), made]);
      }
    };
    for (const [name, member] of Object.entries(library.exports ?? {})) {
      add(null, name, member);
      overloaded(null, name, member);
    }
    for (const [type, entry] of Object.entries(library.types ?? {}))
      for (const [name, member] of Object.entries(entry.members ?? {}))
        add(`go:${library.packages[0] ?? ''}#${type}`, name, member);
  }
  producers = found;
  return producers;
}

/** Stands for the name that the library is imported under, which only the service knows. */
const OWN_PACKAGE = '%';

/** What an overload asks for: `New(0, nil, 0)`, `New(lib.WithTTL())`. */
function argumentsFor(when: readonly Condition[], library: Library): string {
  const args: string[] = [];
  for (const { at, is, equals, type } of when) {
    if (is === 'absent') continue;
    const index = Number(at);
    while (args.length < index) args.push('nil');
    const [wanted] = type ?? [];
    const maker = Object.entries(library.exports ?? {}).find(
      ([, { call }]) => wanted !== undefined && call?.returns === wanted.slice(wanted.indexOf('#') + 1),
    );
    args[index] = maker === undefined ? (equals?.[0] ?? '1') : `${OWN_PACKAGE}.${maker[0]}()`;
  }
  return args.join(', ');
}
