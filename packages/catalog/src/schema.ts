// The catalog's shape: what is true about a library's names for the three questions (frequency, cardinality, retention).
//
// A library is described like a declaration file: exports and types with members, and on each what a reader of its
// source would tell you about memory. A row is data: no functions, no conditions beyond `when`. The same shape is what
// users write under `catalog` in leakline.config.json.

/** How many different values an expression takes over the life of a process, low to high. */
export type Cardinality =
  | 'one' // a constant
  | 'finite' // unions, enums, booleans, status codes, results of allow-lists
  | 'configured' // grows with what people deploy or configure: routes, hosts, topics, env
  | 'perEntity' // grows with users, orders, raw URLs, addresses: ids, headers, IPs
  | 'perEvent' // new each time: uuids, timestamps, error texts, bodies, random
  | 'unknown';

/** How often code runs, low to high. */
export type Frequency = 'once' | 'perConnection' | 'perMessage' | 'perIteration' | 'unknown';

/** Where a growing label set costs: the process's heap, the metrics server, or the vendor's bill. */
export type Hurts = 'process' | 'server' | 'bill';

/** What a constructor call per message does. */
export type PerMessage =
  | 'uncloseable' // nothing can free it: no close method, or one that does not stop its goroutines or timers
  | 'leaksEvenClosed' // closing leaves something behind for ever
  | 'leaksUnlessClosed' // sockets, goroutines, timers live until it is closed; closing it each time is still churn
  | 'churn' // freed, but each call pays for connections, handshakes, threads
  | 'sharedByKey' // the library keeps one per address/DSN: harmless with a fixed key, grows with a dynamic one
  | 'cheap'; // only holds configuration

/**
 * A type's name: `Counter` (this library), `net/http#Request` (another one: package, `#`, type), `Message[]` (a list or channel of them), or
 * a built-in of the language: `string`, `number`, `boolean`, `function`.
 */
export type TypeName = string;

/**
 * Where a value enters a call. `this` is the receiver; `result` the variable that the result is put into, with what is set on
 * it; `0`, `1` an argument; `*` each argument; `1...` each from the second on.
 * Then steps inward: `.name` a property or struct field, `.*` each property's value (also map values), `.#` each property's key,
 * `[]` each element, `()` what the function at that place returns. Examples: `0.*`, `1...`, `0.labels.*`, `0.getLabel()`, `1[].Value`.
 * For a `literal` meaning (a struct written out), `0` is the struct itself: `0.Transport`.
 */
export type ArgumentPath = string;

/** Holds when the value at the path is there / is not there / is this literal. All conditions of a list must hold. */
export interface Condition {
  readonly at: ArgumentPath;
  /** `function`: it may be one, as far as is seen. */
  readonly is?: 'present' | 'absent' | 'function';
  /** Literals as text: `'true'`, `'0'`, `'-1'`, or a constant's name (`Scope.REQUEST`). */
  readonly equals?: readonly string[];
  /** Types that the value may have, one of them (with their package: `bytes#Buffer`); `string` for any plain text. */
  readonly type?: readonly TypeName[];
}

export type Effect =
  | LabelEffect
  | MetricNameEffect
  | InstrumentEffect
  | ClientEffect
  | GrowEffect
  | EvictEffect
  | ReplaceEffect
  | StoreEffect
  | ListenEffect
  | TimerEffect
  | ReleaseEffect
  | CollectEffect
  | DebugServerEffect
  | LabelRemovalEffect;

interface EffectBase {
  readonly when?: readonly Condition[];
  /** One clause that a message can quote, when the default wording would say less. */
  readonly because?: string;
}

/** The values become label, tag or attribute values of a metric. */
export interface LabelEffect extends EffectBase {
  readonly effect: 'label';
  readonly values: readonly ArgumentPath[];
  /** What the library puts there by itself: a middleware that labels with the raw path. The call is to blame then. */
  readonly own?: { readonly cardinality: Cardinality; readonly because: string };
  readonly hurts: Hurts;
  /** Made anew for each scrape: what is gone leaves its series, so that things which come and go are told one by one on purpose. */
  readonly atScrape?: boolean;
  /** From this version of a package on, the library caps the label sets: what is beyond is lost, not kept. */
  readonly cappedSince?: { readonly package: string; readonly version: string; readonly because: string };
}
/** The value names a metric (or a meter): each different one is a new metric. */
export interface MetricNameEffect extends EffectBase {
  readonly effect: 'metricName';
  readonly name: ArgumentPath;
  readonly hurts: Hurts;
}
/** The call makes or registers an instrument (a counter, a histogram, …). */
export interface InstrumentEffect extends EffectBase {
  readonly effect: 'instrument';
  /** What a call per message does: throw on the second registration, return the first one (`same`), or grow. */
  readonly again: 'throws' | 'same' | 'grows';
  /** Where the registry is given that keeps it: what is made in the same call goes with it. Absent: the process's own one. */
  readonly registry?: ArgumentPath;
}
/** The call makes a client, producer, publisher, pool, agent, logger or transport. */
export interface ClientEffect extends EffectBase {
  readonly effect: 'client';
  /** What it is, for the message: `Kafka producer`, `Redis connection`, `HTTP agent`. */
  readonly noun: string;
  readonly perMessage: PerMessage;
  /** The member that frees it: `close`, `disconnect`, `Close`. */
  readonly close?: string;
  /** For `leaksUnlessClosed`: one for each use is right, if it is closed then: a session, a connection to a machine of somebody's choice. */
  readonly perUse?: true;
  /** It is a part of this, and ends with it: where that is made for each message too, it alone is told. */
  readonly partOf?: 'this';
  /** It only costs new connections each time, where it is closed on every way out: then `because` does not hold. */
  readonly whenClosed?: 'churn';
  /** For `sharedByKey`: where the key enters. */
  readonly key?: ArgumentPath;
  /** How surely one for each message does harm, where it does little: it shares its connections with others, or costs time but no memory. */
  readonly certainty?: 'low';
}
/** A container, or a registry of the library's own, keeps one more entry. */
export interface GrowEffect extends EffectBase {
  readonly effect: 'grow';
  /** `this` or an argument; `library` for a map inside the library that lives as long as the process. */
  readonly place: 'this' | 'library' | ArgumentPath;
  /** Entries with the same key replace each other. Absent: each call adds one. */
  readonly key?: ArgumentPath;
  /** Objects as keys are told apart by which they are, not by what is in them: each new one is another key. */
  readonly byIdentity?: true;
  readonly value?: ArgumentPath;
}
/** Entries leave a container. */
export interface EvictEffect extends EffectBase {
  readonly effect: 'evict';
  readonly place: 'this' | ArgumentPath;
  /** The entry that leaves. Absent: any (pop, shift) or all of them. */
  readonly key?: ArgumentPath;
  readonly all?: boolean;
  /** The call starts what goes on taking entries out by itself: `go cache.Start()`. Once is enough. */
  readonly lasting?: true;
}
/** What the receiver holds gives way to another value: `atomic.Value.Store(next)`. */
export interface ReplaceEffect extends EffectBase {
  readonly effect: 'replace';
  readonly value: ArgumentPath;
}
/** From here on the library itself keeps something in memory for each visitor, chat or URL, and takes none of it out by itself. */
export interface StoreEffect extends EffectBase {
  readonly effect: 'store';
  /** What it keeps, for the message: `a session for each visitor`. */
  readonly noun: string;
  /** Options that have it kept elsewhere, or put an end to it: only where none of them can be there is it told. */
  readonly unless?: readonly ArgumentPath[];
  /** How sure it is that there come to be many. Absent: it is. */
  readonly certainty?: 'medium';
}
/** A callback or subscription is added to something, and stays until it is removed. */
export interface ListenEffect extends EffectBase {
  readonly effect: 'listen';
  readonly on: 'this' | 'library' | ArgumentPath;
  readonly listener?: ArgumentPath;
  /** Members (of the same receiver, or of the returned handle) that remove it: `off`, `removeListener`, `Unsubscribe`. Empty: nothing can. */
  readonly undo: readonly string[];
  /** Removed by itself: `once`, `{signal}`. */
  readonly removesItself?: boolean;
  /** How sure it is that such a call adds a listener, where only a member's name tells. Absent: it does. */
  readonly confidence?: 'medium';
}
/** A timer or ticker starts. */
export interface TimerEffect extends EffectBase {
  readonly effect: 'timer';
  /** `repeats` runs until stopped; `once` holds its closure until it fires. */
  readonly kind: 'repeats' | 'once';
  /** Functions that take the handle (`clearInterval`) or members of it (`.Stop`). Empty: nothing can stop it. */
  readonly stop: readonly string[];
  /** The library lists it under its name in an export, where it can be stopped too: `scheduledJobs[name].cancel()`. */
  readonly listed?: { readonly in: string; readonly under: ArgumentPath };
  /** The language version from which the garbage collector frees an unstopped one, e.g. `1.23`. */
  readonly collectableSince?: string;
}
/** The call frees its receiver or an argument: `clearInterval(0)`, `Close(this)`. */
export interface ReleaseEffect extends EffectBase {
  readonly effect: 'release';
  readonly what: 'this' | ArgumentPath;
}
/** Forces or disables garbage collection. */
export interface CollectEffect extends EffectBase {
  readonly effect: 'collect';
  readonly how: 'force' | 'returnMemory' | 'disable' | 'limit';
}
/** Serves profiling or debugging endpoints. */
export interface DebugServerEffect extends EffectBase {
  readonly effect: 'debugServer';
  /** `register` puts handlers on a mux; `listen` opens an address (at `address`). */
  readonly how: 'register' | 'listen';
  readonly address?: ArgumentPath;
  /** Where the address has none. */
  readonly port?: ArgumentPath;
  /** The mux: an argument; absent means the process's default one. */
  readonly mux?: ArgumentPath;
}
/** Label sets leave a metric: bounds its labels when it happens on a lifecycle event. */
export interface LabelRemovalEffect extends EffectBase {
  readonly effect: 'removeLabels';
  readonly all?: boolean;
}

/** A function handed to a call, and how often it will run. */
export interface Callback {
  readonly at: ArgumentPath;
  readonly frequency: Frequency;
  /** Types of its parameters, in order; null for those that do not matter. */
  readonly parameters?: readonly (TypeName | null)[];
  /** Parts of the call that its parameters are, in order: `this[]`, the receiver's elements; null for those that do not matter. */
  readonly receives?: readonly (ArgumentPath | null)[];
  /** The type of `this` in it. */
  readonly calledOn?: TypeName;
  /** What it returns is, member for member, what the library hands to others under this type: the context of an operation. */
  readonly makes?: TypeName;
  /**
   * Only a function that declares so many parameters is run this way, and then in no other that is named for its place:
   * `app.use((error, req, res, next) => …)` of Express.
   */
  readonly arity?: number;
  /** For the trace: `on every request`, `for every Kafka message`, `on every tick`. */
  readonly because?: string;
  /** Often it does not run at all: what it takes out of a container, and only it, is not taken out for sure. */
  readonly seldom?: Seldom;
  /** A person is behind each time, as one who edits is behind each change of a file: seldom, and while they are at it. */
  readonly byHand?: boolean;
  readonly when?: readonly Condition[];
  /** Which HTTP methods it sees, where the language's servers take any word for one. Absent: as many as what calls it sees. */
  readonly methods?: SeenMethods;
}

/**
 * `matched`: only those that a router knows. `any`: whatever a client sends. `pattern`: matched where the path that is written
 * there begins with one (`"GET /x"`). `chained`: matched where `.Methods(…)` stands in the same chain. `nested`: matched on a
 * router that an outer one hands down, as in `r.Route("/x", func(r chi.Router) { r.Use(f) })`. `routes`: as `chained`, else those of
 * all of the router's routes, each of which may name its own.
 */
export type SeenMethods = 'matched' | 'any' | 'pattern' | 'chained' | 'nested' | 'routes';

export interface Seldom {
  /** Why, said of what is taken out: `it only runs when a client ends its session, which most never do`. */
  readonly because: string;
  /** The member of the same object that runs it too, where the program calls it: `close`. */
  readonly unless?: string;
}

/** What a call means. Everything absent means: nothing known, and nothing assumed. */
export interface CallMeaning {
  /** The result's type; several for Go's several results. A promise is described by what it resolves to. `this`: the receiver. An argument path: that argument. */
  readonly returns?: TypeName | readonly (TypeName | null)[];
  /** How many different results there are, whatever the arguments. */
  readonly cardinality?: Cardinality;
  /** The result is as varied as these (`this`, arguments): string functions, formatting. */
  readonly passes?: readonly ('this' | ArgumentPath)[];
  /**
   * With `passes`: parts are masked or cut, so that what remains is probably but not certainly bounded. `pieces`: it is cut into
   * pieces, of which the first may be bounded. `errors`: what is picked out of the text of an error, as a pattern does, is mostly a
   * code.
   */
  readonly masks?: boolean | 'pieces' | 'errors';
  /**
   * With `passes`: a schema lets it through. Where what the schema is made of lists the values of a part (its own `passes` and
   * `cardinality` say so), there are no others.
   */
  readonly checked?: Check;
  /** Puts what it reads into the value that an argument points to: `json.Unmarshal(data, &v)`. */
  readonly fills?: Filling;
  /** The result's elements are pairs of these: `Object.entries(x)`, of `x`'s keys and values. */
  readonly pairs?: readonly [ArgumentPath, ArgumentPath];
  /** What each round of Go's `range` over the result gets, first and second: `maps.All(m)`. As varied as these; null: a number that counts. */
  readonly yields?: readonly (ArgumentPath | null)[];
  /** Keeps a value under a key for what runs later in the same request: `context.WithValue(ctx, key, v)`, gin's `c.Set(key, v)`. */
  readonly keeps?: Carry & { readonly value: ArgumentPath };
  /** Gives back what such a call kept under the key: `ctx.Value(key)`, `c.Get(key)`. */
  readonly takes?: Carry;
  /** Gives the receiver, which keeps what is set on it, a property: `app.decorate('sessions', new Map())`. */
  readonly defines?: { readonly name: ArgumentPath; readonly value: ArgumentPath };
  /** The result is true only if the value is in a fixed set: `set.has(x)`: container and member. */
  readonly tests?: { readonly container: 'this' | ArgumentPath; readonly value: ArgumentPath };
  readonly effects?: readonly Effect[];
  /** Views of what instruments measure stand there: each chooses some of them, and may leave out some of their labels. */
  readonly views?: Views;
  /** Leaves out all labels but those of a list, or those of it. */
  readonly filters?: { readonly to: ArgumentPath } | { readonly out: ArgumentPath };
  readonly callbacks?: readonly Callback[];
  /**
   * Waits for the next message or connection and returns it (`reader.ReadMessage`, `listener.Accept`): a loop around such a
   * call goes round this often, for as long as the service runs.
   */
  readonly awaits?: { readonly frequency: 'perConnection' | 'perMessage'; readonly because: string };
  /** The result lives as long as this does: a factory of metrics as long as the registry that it is for. */
  readonly livesWith?: 'this' | ArgumentPath;
  /**
   * The result keeps this whole and adds to it: `logger.With(…)`, `context.WithValue(ctx, …)`. Put back in the place of what it was
   * made from, it grows each time.
   */
  readonly around?: 'this' | ArgumentPath;
  /** Runs its callback at most once for the life of the process or object: `sync.Once.Do`, `lodash.once`. */
  readonly runsOnce?: ArgumentPath;
  /**
   * A container of dependencies gives an instance of the class there, or of the type that is written as its type argument:
   * `container.resolve(Service)`, `container.get<Service>('service')`.
   */
  readonly instanceOf?: ArgumentPath;
  /**
   * A container is told to keep one instance of the class there (absent: of all that it makes). `where`: only if a member of
   * one of these names is called in the same chain: `bind(Service).toSelf().inSingletonScope()`.
   */
  readonly keepsInstance?: { readonly of?: ArgumentPath; readonly where?: readonly string[] };
  /** The program ends: `process.exit`, `log.Fatal`. */
  readonly neverReturns?: boolean;
  /** Why, for the trace, said of a value with the given cardinality: `the raw URL path`. */
  readonly because?: string;
  /** What a value with the given cardinality names. */
  readonly names?: Named;
}

/**
 * What a value names, where it does: something that whoever sends it asks for, and that may not exist (`asked`: the parameter of a
 * route), or something that exists (`existing`: an object that is watched). The raw path names nothing.
 */
export type Named = 'asked' | 'existing';

/**
 * Where a call puts what it reads, and what that is: what stands in `from`, or what `because` calls it. `cardinality` is that of the
 * value as a whole, where it makes sense as one: random bytes.
 */
export type Filling = { readonly into: ArgumentPath } & (
  | { readonly from: 'this' | ArgumentPath; readonly because?: undefined; readonly cardinality?: undefined }
  | { readonly because: string; readonly cardinality?: Cardinality; readonly from?: undefined }
);

/** Where views stand, and how they are written: as objects with these properties, or as instances that are made from such objects. */
export interface Views {
  readonly at: ArgumentPath;
  /** The package whose instruments they are of. */
  readonly of: string;
  /** The property with an instrument's name, in which `*` stands for any text, and the others that choose instruments. */
  readonly instrument: string;
  readonly others: readonly string[];
  /** The property with the only labels that are kept, and the one with filters. */
  readonly keeps: string;
  readonly filters: string;
}

/** Where the schema stands that a call lets a value through, and the property of the result that it puts it into. */
export interface Check {
  readonly by: 'this' | ArgumentPath;
  readonly in?: string;
}

/** Where a value is kept beside the arguments, and under which key. */
export interface Carry {
  readonly in: 'application' | 'context' | 'request' | 'metadata';
  readonly key: ArgumentPath;
}

/** A named thing of a library: a function, a class, a variable, a property, a method. */
export interface Member {
  /** The type of the value itself. */
  readonly type?: TypeName;
  readonly cardinality?: Cardinality;
  /** What the value is, for the trace: `the raw request path`. */
  readonly because?: string;
  /** What the value names. */
  readonly names?: Named;
  /**
   * A schema lets it through that a call of this name gets, in the chain of the call that the handler is handed to:
   * `procedure.input(schema).query(({ input }) => …)`.
   */
  readonly checkedBy?: { readonly call: string; readonly schema: ArgumentPath };
  /** What to use instead, for suggestions: an expression with `$this` for the object: `$this.route?.path ?? 'unmatched'`. */
  readonly instead?: string;
  /** What that is, as a noun; the route's template where it is not said. */
  readonly insteadIs?: string;
  /**
   * `instead` is only known when a router has matched: in the handler of a route, behind `await next()`, and when the response is
   * done. A text names the member of the same object that is the response.
   */
  readonly insteadOnceRouted?: true | string;
  /** The HTTP method of a request that came in: one of a few where the router has matched it (see `SeenMethods`). */
  readonly isRequestMethod?: boolean;
  /** Called as a function (or with `new`, unless `construct` says otherwise). */
  readonly call?: CallMeaning;
  /** Called with `new`. */
  readonly construct?: CallMeaning;
  /** A handler of profiling or debugging endpoints, or a function that gives one (`pprof.Index`, `pprof.Handler`): whoever registers it serves them. */
  readonly isDebugHandler?: boolean;
  /** A function assigned to it runs this often: `source.onmessage = f`. */
  readonly assigned?: Omit<Callback, 'at' | 'when'>;
  /** Used as a decorator. */
  readonly decorates?: DecoratorMeaning;
  /** Used as an injection token: how often the container makes what it stands for. */
  readonly provides?: Frequency;
  /** Alternatives whose `when` is checked in order, before `call`: overloads that mean different things. */
  readonly overloads?: readonly (CallMeaning & { readonly when: readonly Condition[] })[];
  /** From which version of the language or library this holds (`go1.23`, `1.44.0`). */
  readonly since?: string;
}

/** How often a container makes an instance; `asked`: one for each that is looked up, and for each instance of a class that is given one. */
export type Instances = Frequency | 'asked';

export interface DecoratorMeaning {
  /** On a method: it runs this often, with these parameter types. */
  readonly method?: {
    readonly frequency: Frequency;
    readonly because?: string;
    readonly parameters?: readonly (TypeName | null)[];
    /** The member of the library's emitter that the program tells of it by, the event being the decorator's first argument: `emit`. */
    readonly told?: string;
  };
  /** On a parameter: what is injected. */
  readonly parameter?: {
    readonly type?: TypeName;
    readonly cardinality?: Cardinality;
    readonly because?: string;
  };
  /** On a class: how often the container builds it; its constructor's parameters are injected by type. */
  readonly class?: {
    readonly instances: Instances;
    readonly when?: readonly Condition[];
    readonly otherwise?: Instances;
  };
}

export interface TypeEntry {
  /** Types whose members it has too. */
  readonly extends?: readonly TypeName[];
  /** `*` stands for every member not listed (and for index access). */
  readonly members?: Readonly<Record<string, Member>>;
  /** The cardinality of a value of this type, used as a whole (as text). */
  readonly cardinality?: Cardinality;
  readonly because?: string;
  /** What it means to write one out as a literal (`&http.Transport{…}`) or to declare its zero value. */
  readonly literal?: CallMeaning;
  /** A function of this type (`gin.HandlerFunc`) runs this often with these parameters. */
  readonly function?: {
    readonly frequency: Frequency;
    readonly parameters?: readonly (TypeName | null)[];
    readonly because?: string;
  };
  /**
   * A container: whether it can grow for ever. `bounded` ones evict by themselves; whoever is given a `stream` may read it, which
   * empties it.
   */
  readonly container?: 'unbounded' | 'bounded' | 'weak' | 'stream';
  /** Properties that a program sets on it live as long as this: `globalThis`, Express's `app.locals`. */
  readonly keeps?: 'process';
  /** The member by which the program tells such a value of its events: of others than those it has none. Not so for its subtypes. */
  readonly told?: string;
  /** A value of it serves many messages, one after the other: the connection of a request, which keep-alive leaves open. */
  readonly lives?: 'connection';
  /** The event that says that a response is done: `finish`. */
  readonly done?: string;
  /**
   * The type of such a value when the program makes it itself, to send it, or begins it: a connection that it dials. A parameter of
   * this written type may hold either: only who calls the function tells which.
   */
  readonly sent?: TypeName;
  /** What a container's elements (or map values, or channel items) are. */
  readonly elements?: TypeName;
}

/**
 * An entry point that is known by its shape, not by a registration in sight. Only looked at in files that import one of
 * the library's packages (or whose parameters' written types name them).
 */
export interface SignatureEntry {
  /**
   * The function's or method's name, when that is part of the convention: `ServeHTTP`, `ConsumeClaim`, `handler`; `actions.*` for each
   * function of the object of that name.
   */
  readonly name?: string;
  /**
   * Types of its parameters, as written (pointers do not count); null matches any, `...` at the end matches those that are
   * left. Checked when present.
   */
  readonly parameters?: readonly (TypeName | null)[];
  /** What its receiver is called or embeds, with `*` for any text: `Unimplemented*Server`. Only exported methods match then. */
  readonly receiver?: string;
  /**
   * What the call is called, with `*` for any text, that instances of its receiver are handed to: `Register*Server` of
   * generated code that is not in the tree. Only exported methods match then.
   */
  readonly registeredBy?: string;
  /** What the type of its last parameter is called, with `*` for any text: `*Server` of a stream that generated code names. */
  readonly lastParameter?: string;
  /** Types of its results, as `parameters`: then function literals without a name match what `gives` says, too. */
  readonly results?: readonly (TypeName | null)[];
  /** Names of its parameters, for untyped code: `['req', 'res']`; a function with more parameters matches too. */
  readonly parameterNames?: readonly string[];
  /** Exported functions of files that match this glob (Next's `route.ts` files below `app`). */
  readonly files?: readonly string[];
  /** Only async functions. */
  readonly isAsync?: true;
  /** Functions that begin with this directive, and exported ones of files that do: `use server`. */
  readonly directive?: string;
  readonly frequency: Frequency;
  /** How sure it is that functions like this run so often. Absent: `medium` where only a name tells, else `high`. */
  readonly confidence?: 'medium';
  /** What the parameters are then. */
  readonly gives?: readonly (TypeName | null)[];
  readonly because: string;
}

export interface Library {
  /** The language's key in the module IR: `javascript`, `go`. */
  readonly language: string;
  /** Import specifiers or Go import paths that name it. Empty for what is built into the language. */
  readonly packages: readonly string[];
  /** The version that was read. */
  readonly version: string;
  /** Where the rows were verified: typings or source files of that version. */
  readonly source: string;
  /** Values that the package exports; in the built-in library, globals. `default` is a default (or `module.exports`) export. */
  readonly exports?: Readonly<Record<string, Member>>;
  readonly types?: Readonly<Record<string, TypeEntry>>;
  readonly signatures?: readonly SignatureEntry[];
  /** What importing the package does by itself, also without using a name of it: Go's `import _ "net/http/pprof"`. */
  readonly onImport?: { readonly effects: readonly Effect[] };
}
