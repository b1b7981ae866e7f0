// The contract of a rule: a value with its description and a function from a module to drafts of findings.
import type { Confidence, Severity, Span } from '@leakline/ir';
import type { Module } from './modules/module.ts';
import type { Program } from './program.ts';

/** A place in a file of the program. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** One step of the proof. The text is a short sentence or clause that stands alone, without line numbers. */
export interface Step {
  readonly at: Place;
  readonly text: string;
}

/** One option of a rule, as JSON Schema with a default. */
export type RuleOption =
  | {
      readonly type: 'array';
      readonly items: { readonly type: 'string' };
      /** One sentence: what it is for, and what is compared with it. */
      readonly description: string;
      readonly default: readonly string[];
      /** For the docs. */
      readonly example: readonly string[];
    }
  | {
      readonly type: 'boolean';
      readonly description: string;
      readonly default: boolean;
      readonly example: boolean;
    };

/** The options of a rule by name. Beside them every rule has `minConfidence`, which the project applies. */
export type RuleOptions = Readonly<Record<string, RuleOption>>;

/** What a rule is given for its options: every one of them, defaults filled in. */
export type OptionValues<Options extends RuleOptions> = {
  readonly [Name in keyof Options]: Options[Name]['type'] extends 'array' ? readonly string[] : boolean;
};

export interface RuleMeta<Options extends RuleOptions = RuleOptions> {
  /** Without a prefix: `no-unbounded-metric-label`. */
  readonly id: string;
  /** One sentence, present tense: what it flags. */
  readonly summary: string;
  /** One sentence: why that makes memory grow. */
  readonly why: string;
  /** Keys of `ModuleIR.language`. */
  readonly languages: readonly string[];
  /** What the `recommended` preset gives it. */
  readonly severity: Severity;
  readonly hasSuggestions: boolean;
  readonly options: Options;
}

/** A call that has to wait for an event; in `emitter`, as in what is put in its place, `$this` is the text of the object. */
export interface Wait {
  readonly expression: Span;
  readonly emitter: string;
  readonly event: string;
}

/** What should change, in no language's words; the language packages make text edits of it. */
export type FixIntent =
  /**
   * Put another expression there: the catalog's `instead`, `$this` being the text of `object`. An empty `at` is the end of a property
   * that is written as its name alone.
   */
  | {
      readonly intent: 'useInstead';
      readonly title: string;
      readonly at: Span;
      readonly object: Span;
      readonly template: string;
      /** Where that is only known later. */
      readonly later?: Wait;
      /** A statement that nothing needs any more. */
      readonly unused?: Span;
    }
  /** Put a constant there. */
  | { readonly intent: 'useConstant'; readonly title: string; readonly at: Span; readonly value: string }
  /** Move the initialiser of a local variable to module level and keep using it, under `name` where it is used. */
  | {
      readonly intent: 'hoist';
      readonly title: string;
      readonly statement: Span;
      readonly value: Span;
      readonly name: string;
      /** Uses that get the new name; none where it keeps its own. */
      readonly uses: readonly Span[];
      readonly releases: readonly Span[];
    }
  /** Free the thing that the variable names when the function ends. */
  | {
      readonly intent: 'releaseAtEnd';
      readonly title: string;
      readonly statement: Span;
      readonly name: string;
      readonly release: string;
    }
  /** Delete a statement. */
  | {
      readonly intent: 'remove';
      readonly title: string;
      readonly statement: Span;
      /** Nothing else stands in the statement around it. */
      readonly isOnly: boolean;
    };

/** A finding before it has lines, a severity and text edits. `at` is in the module that was checked. */
export interface Draft {
  readonly rule: string;
  readonly at: Span;
  readonly confidence: Confidence;
  readonly message: string;
  readonly trace: readonly Step[];
  readonly fixes: readonly FixIntent[];
  /**
   * Where mending one finding mends others of its rule: what gives the value, makes the client or holds the entries, then
   * the wrapper they all go through. The surest first; none where the finding stands alone.
   */
  readonly causes?: readonly Place[];
}

export interface RuleContext<Options extends RuleOptions = RuleOptions> {
  readonly program: Program;
  readonly module: Module;
  readonly options: OptionValues<Options>;
}

export interface Rule<Options extends RuleOptions = RuleOptions> {
  readonly meta: RuleMeta<Options>;
  /** Yields what is wrong in this one module. Looks at other modules only through `program`. */
  check(context: RuleContext<Options>): Iterable<Omit<Draft, 'rule'>>;
}

/** An option that lists names; see `isListed` for how they are compared. */
export function nameList(
  description: string,
  example: readonly string[],
): RuleOption & { readonly type: 'array' } {
  return { type: 'array', items: { type: 'string' }, description, default: [], example };
}

/** An option that is on or off. */
export function flag(description: string, byDefault: boolean): RuleOption & { readonly type: 'boolean' } {
  return { type: 'boolean', description, default: byDefault, example: !byDefault };
}

/** Gives a rule its type where it is written: its options are those that its meta declares. */
export function defineRule<const Options extends RuleOptions>(rule: Rule<Options>): Rule<Options> {
  return rule;
}

/** A rule's options: what was set, and the defaults of the rest. */
export function optionValues<Options extends RuleOptions>(
  options: Options,
  set: Readonly<Record<string, unknown>> = {},
): OptionValues<Options> {
  const values = Object.entries(options).map(([name, option]) => [name, set[name] ?? option.default]);
  return Object.fromEntries(values) as OptionValues<Options>;
}
