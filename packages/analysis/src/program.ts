// The program under analysis: modules loaded on demand, and the questions that cross them.
import type { Catalog } from '@leakline/catalog';
import type { Member } from '@leakline/ir';
import { Containers } from './callers/containers.ts';
import { Conventions } from './callers/conventions.ts';
import { Decorators } from './callers/decorators.ts';
import { Emissions } from './callers/emissions.ts';
import { Entries } from './callers/entries.ts';
import { HandedIn } from './callers/handed-in.ts';
import { WrittenPlaces } from './callers/written-places.ts';
import { MethodWrappers } from './callers/method-wrappers.ts';
import { Routers } from './callers/routers.ts';
import { Takers } from './callers/takers.ts';
import { Usage } from './callers/usage.ts';
import { Cardinalities } from './cardinality/cardinality.ts';
import { CarriedLeaves } from './cardinality/carried.ts';
import { Contexts } from './cardinality/contexts.ts';
import { Routes } from './cardinality/routes.ts';
import { Definitions } from './flow/definitions.ts';
import { Channels } from './frequency/channels.ts';
import { Frequencies } from './frequency/frequency.ts';
import type { ProgramHost } from './host.ts';
import { NodeAnswers } from './node-answers.ts';
import type { Destructuring, MemberWrite, Module } from './modules/module.ts';
import { Modules, type Named } from './modules/modules.ts';
import { Scopes } from './modules/scope.ts';
import { KeptInstances } from './retention/kept-instances.ts';
import { Mentions } from './retention/mentions.ts';
import { Operations } from './retention/operations.ts';
import { Places } from './retention/places.ts';
import { Retention } from './retention/retention.ts';
import { Clients } from './summaries/clients.ts';
import { DebugServers } from './summaries/debug-servers.ts';
import { Escapes } from './summaries/escapes.ts';
import { Holders } from './summaries/holders.ts';
import { Instruments } from './summaries/instruments.ts';
import { Keepers } from './summaries/keepers.ts';
import { LabelViews } from './summaries/label-views.ts';
import { Listeners } from './summaries/listeners.ts';
import { Subscriptions } from './summaries/subscriptions.ts';
import { Summaries } from './summaries/summaries.ts';
import { Timers } from './summaries/timers.ts';
import { Arguments } from './values/arguments.ts';
import { Bindings } from './values/bindings.ts';
import { Calls } from './values/calls.ts';
import { Carried } from './values/carried.ts';
import { Denoted } from './values/denoted.ts';
import { Elements } from './values/elements.ts';
import { Members } from './values/members.ts';
import { Types } from './values/types.ts';
import type { Value } from './values/value.ts';
import { Values } from './values/values.ts';
import { WrittenTypes } from './values/written-types.ts';

/**
 * One state of the program. Everything is computed on first use and kept; after an edit, make a new one with the modules of
 * this one.
 */
export class Program {
  readonly host: ProgramHost;
  readonly catalog: Catalog;
  /** What a large program forgets between files. */
  readonly nodeAnswers = new NodeAnswers();
  /** Names across files. */
  readonly scopes: Scopes;
  /** What expressions denote. */
  readonly values: Values;
  /** What names denote. */
  readonly bindings: Bindings;
  /** What members of values denote. */
  readonly members: Members;
  /** What elements of values denote. */
  readonly elements: Elements;
  /** What instances of written-down types are. */
  readonly writtenTypes: WrittenTypes;
  /** What calls run and give back. */
  readonly calls: Calls;
  /** The program's own types. */
  readonly types: Types;
  /** Who calls or receives a function. */
  readonly takers: Takers;
  readonly usage: Usage;
  /** Which methods routers are told. */
  readonly routers: Routers;
  /** How the outside world enters a function. */
  readonly entries: Entries;
  /** What the outside world puts into parameters. */
  readonly handedIn: HandedIn;
  /** What is written of the places that function literals stand in. */
  readonly writtenPlaces: WrittenPlaces;
  /** What decorators say of methods, parameters and classes. */
  readonly decorators: Decorators;
  /** What containers of dependencies make. */
  readonly containers: Containers;
  /** What listeners of the program's own events are told. */
  readonly emissions: Emissions;
  /** Functions that decorators put in the place of methods. */
  readonly methodWrappers: MethodWrappers;
  /** Functions written to a library's convention. */
  readonly conventions: Conventions;
  /** Argument paths at calls. */
  readonly arguments: Arguments;
  /** The first question: how often does code run? */
  readonly frequencies: Frequencies;
  /** The second question: how many different values? */
  readonly cardinalities: Cardinalities;
  /** The third question: held for how long, and bounded by what? */
  readonly retention: Retention;
  /** What grows in instances that are kept, of types that have others. */
  readonly keptInstances: KeptInstances;
  /** What is done to long-lived places. */
  readonly places: Places;
  /** Where places are used. */
  readonly mentions: Mentions;
  /** What adds to places and takes out of them. */
  readonly operations: Operations;
  /** Routes behind raw paths and URLs. */
  readonly routes: Routes;
  /** Which servers answer profiling requests. */
  readonly debugServers: DebugServers;
  /** Whether what a channel carries ends. */
  readonly channels: Channels;
  /** What requests carry beside the arguments of functions. */
  readonly carried: Carried;
  readonly carriedLeaves: CarriedLeaves;
  readonly contexts: Contexts;
  /** What becomes of timers. */
  readonly timers: Timers;
  /** What callers may rely on. */
  readonly summaries: Summaries;
  /** What calls make that should be made once. */
  readonly clients: Clients;
  /** What leaves the function that makes it. */
  readonly escapes: Escapes;
  /** Which places keep what is made for the next time. */
  readonly keepers: Keepers;
  /** How long the thing behind an expression lives, seen from the code that uses it. */
  readonly holders: Holders;
  /** What calls add to something that keeps it. */
  readonly listeners: Listeners;
  /** Functions that keep a listener and give back what takes it off. */
  readonly subscriptions: Subscriptions;
  /** Which calls make a metric. */
  readonly instruments: Instruments;
  /** Which labels views leave out. */
  readonly labelViews: LabelViews;
  readonly #definitions = this.nodeAnswers.add(new Map<Module, Definitions>());
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
    this.nodeAnswers.add({
      clear: () => {
        modules.forgetIndexes();
      },
    });
    this.scopes = new Scopes(this);
    this.values = new Values(this);
    this.bindings = new Bindings(this);
    this.members = new Members(this);
    this.elements = new Elements(this);
    this.writtenTypes = new WrittenTypes(this);
    this.calls = new Calls(this);
    this.types = new Types(this);
    this.takers = new Takers(this);
    this.usage = new Usage(this);
    this.entries = new Entries(this);
    this.handedIn = new HandedIn(this);
    this.writtenPlaces = new WrittenPlaces(this);
    this.decorators = new Decorators(this);
    this.containers = new Containers(this);
    this.emissions = new Emissions(this);
    this.methodWrappers = new MethodWrappers(this);
    this.routers = new Routers(this);
    this.conventions = new Conventions(this);
    this.arguments = new Arguments(this);
    this.frequencies = new Frequencies(this);
    this.cardinalities = new Cardinalities(this);
    this.retention = new Retention(this);
    this.keptInstances = new KeptInstances(this);
    this.places = new Places(this);
    this.mentions = new Mentions(this);
    this.operations = new Operations(this);
    this.routes = new Routes(this);
    this.debugServers = new DebugServers(this);
    this.timers = new Timers(this);
    this.summaries = new Summaries(this);
    this.clients = new Clients(this);
    this.escapes = new Escapes(this);
    this.keepers = new Keepers(this);
    this.holders = new Holders(this);
    this.channels = new Channels(this);
    this.carried = new Carried(this);
    this.carriedLeaves = new CarriedLeaves(this);
    this.contexts = new Contexts(this);
    this.listeners = new Listeners(this);
    this.subscriptions = new Subscriptions(this);
    this.instruments = new Instruments(this);
    this.labelViews = new LabelViews(this);
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
    this.nodeAnswers.leaveFile(this.host.paths().length);
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

  /** Every assignment to an `x.name` of the program in a language. */
  memberWritesNamed(name: string, language: string): readonly Named<MemberWrite>[] {
    return this.#modules.memberWritesNamed(name, language, this.host);
  }

  /** Every assignment to an `x.name` where `x` may be the value. */
  memberWritesOf(value: Value, name: string, language: string): readonly Named<MemberWrite>[] {
    return denoted(this.#memberWritesOf, `${language} ${name}`, () => {
      const writes = this.memberWritesNamed(name, language);
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
