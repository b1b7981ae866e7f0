// The program under analysis: modules loaded on demand, and the questions that cross them.
import type { Catalog } from '@leakline/catalog';
import type { Member } from '@leakline/ir';
import { Arguments } from './arguments.ts';
import { Cardinalities } from './cardinality.ts';
import { Carried } from './carried.ts';
import { Channels } from './channels.ts';
import { DebugServers } from './debug-servers.ts';
import { Definitions } from './definitions.ts';
import { Denoted } from './denoted.ts';
import { Entries } from './entries.ts';
import type { ProgramHost } from './host.ts';
import { Frequencies } from './frequency.ts';
import { Holders } from './holders.ts';
import { Instruments } from './instruments.ts';
import { Listeners } from './listeners.ts';
import type { Destructuring, MemberWrite, Module } from './module.ts';
import { Modules, type Named } from './modules.ts';
import { Places } from './places.ts';
import { Retention } from './retention.ts';
import { Routes } from './routes.ts';
import { Scopes } from './scope.ts';
import { Summaries } from './summaries.ts';
import { Timers } from './timers.ts';
import { Types } from './types.ts';
import { Usage } from './usage.ts';
import { Values, type Value } from './values.ts';

/**
 * One state of the program. Everything is computed on first use and kept; after an edit, make a new one with the modules of
 * this one.
 */
export class Program {
  readonly host: ProgramHost;
  readonly catalog: Catalog;
  /** Names across files. */
  readonly scopes: Scopes;
  /** What expressions denote. */
  readonly values: Values;
  /** The program's own types. */
  readonly types: Types;
  /** Who calls or receives a function. */
  readonly usage: Usage;
  /** How the outside world enters a function. */
  readonly entries: Entries;
  /** Argument paths at calls. */
  readonly arguments: Arguments;
  /** The first question: how often does code run? */
  readonly frequencies: Frequencies;
  /** The second question: how many different values? */
  readonly cardinalities: Cardinalities;
  /** The third question: held for how long, and bounded by what? */
  readonly retention: Retention;
  /** What is done to long-lived places. */
  readonly places: Places;
  /** Routes behind raw paths and URLs. */
  readonly routes: Routes;
  /** Which servers answer profiling requests. */
  readonly debugServers: DebugServers;
  /** Whether what a channel carries ends. */
  readonly channels: Channels;
  /** What requests carry beside the arguments of functions. */
  readonly carried: Carried;
  /** What becomes of timers. */
  readonly timers: Timers;
  /** What callers may rely on. */
  readonly summaries: Summaries;
  /** How long the thing behind an expression lives, seen from the code that uses it. */
  readonly holders: Holders;
  /** What calls add to something that keeps it. */
  readonly listeners: Listeners;
  /** Which calls make a metric. */
  readonly instruments: Instruments;
  readonly #definitions = new Map<Module, Definitions>();
  readonly #modules: Modules;
  readonly #membersOf = new Map<string, Denoted<Member>>();
  readonly #destructuringsOf = new Map<string, Denoted<Destructuring>>();
  readonly #membersBeing = new Map<string, Denoted<Member>>();
  readonly #memberWritesOf = new Map<string, Denoted<MemberWrite>>();

  /** `modules`: those of an earlier state, in which what has changed since is replaced. */
  constructor(host: ProgramHost, catalog: Catalog, modules = new Modules()) {
    this.host = host;
    this.#modules = modules;
    this.catalog = catalog;
    this.scopes = new Scopes(this);
    this.values = new Values(this);
    this.types = new Types(this);
    this.usage = new Usage(this);
    this.entries = new Entries(this);
    this.arguments = new Arguments(this);
    this.frequencies = new Frequencies(this);
    this.cardinalities = new Cardinalities(this);
    this.retention = new Retention(this);
    this.places = new Places(this);
    this.routes = new Routes(this);
    this.debugServers = new DebugServers(this);
    this.timers = new Timers(this);
    this.summaries = new Summaries(this);
    this.holders = new Holders(this);
    this.channels = new Channels(this);
    this.carried = new Carried(this);
    this.listeners = new Listeners(this);
    this.instruments = new Instruments(this);
  }

  /** The module at a path; null when the host cannot load it. */
  module(path: string): Module | null {
    return this.#modules.get(path, this.host);
  }

  /** Reaching definitions and proofs in one module. */
  definitions(module: Module): Definitions {
    let definitions = this.#definitions.get(module);
    if (definitions === undefined) {
      definitions = new Definitions(this, module);
      this.#definitions.set(module, definitions);
    }
    return definitions;
  }

  /** The rules are through with a file: what was only worked out for it may be forgotten. Not while a question is open. */
  leaveFile(): void {
    this.#modules.trim();
  }

  /** All modules of a language; loads the whole program. */
  *modules(language: string): Generator<Module> {
    for (const path of this.host.paths()) {
      const module = this.module(path);
      if (module?.language === language) yield module;
    }
  }

  /** Every `x.name` of the program in a language. */
  membersNamed(name: string, language: string): readonly Named<Member>[] {
    return this.#modules.membersNamed(name, language, this.host);
  }

  /** Every `x.name` where `x` may be one of the values. */
  membersOf(values: readonly Value[], name: string, language: string): readonly Named<Member>[] {
    return denoted(this.#membersOf, `${language} ${name}`, () => {
      return new Denoted(this.values, this.membersNamed(name, language), (member) => member.object);
    }).asOneOf(values);
  }

  /** Every `const { name } = x` where `x` may be one of the values. */
  destructuringsOf(
    values: readonly Value[],
    name: string,
    language: string,
  ): readonly Named<Destructuring>[] {
    return denoted(this.#destructuringsOf, `${language} ${name}`, () => {
      const all = this.#modules.destructuringsNamed(name, language, this.host);
      return new Denoted(this.values, all, (destructuring) => destructuring.value);
    }).asOneOf(values);
  }

  /** Every `x.name` that may be the value. */
  membersBeing(value: Value, name: string, language: string): readonly Named<Member>[] {
    return denoted(this.#membersBeing, `${language} ${name}`, () => {
      return new Denoted(this.values, this.membersNamed(name, language), (member) => member);
    }).asOneOf([value]);
  }

  /** Every assignment to an `x.name` where `x` may be the value. */
  memberWritesOf(value: Value, name: string, language: string): readonly Named<MemberWrite>[] {
    return denoted(this.#memberWritesOf, `${language} ${name}`, () => {
      const writes = this.#modules.memberWritesNamed(name, language, this.host);
      return new Denoted(this.values, writes, (write) => write.target.object);
    }).asOneOf([value]);
  }
}

function denoted<T>(all: Map<string, Denoted<T>>, key: string, make: () => Denoted<T>): Denoted<T> {
  let found = all.get(key);
  if (found === undefined) {
    found = make();
    all.set(key, found);
  }
  return found;
}
