// The contract of a rule: a value with its description and a function from a module to drafts of findings.
import type { Confidence, Severity, Span } from '@leakline/ir';
import type { Program } from './program.ts';
import type { Module } from './module.ts';

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

export interface RuleMeta {
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
  /** JSON Schema of the options object; every option has a default in `defaults`. */
  readonly options: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly description: string;
        readonly default: unknown;
        readonly items?: { readonly type: string };
      }
    >
  >;
}

/** What should change, in no language's words; the language packages make text edits of it. */
export type FixIntent =
  /** Put another expression there: the catalog's `instead`, `$this` being the text of `object`. */
  | {
      readonly intent: 'useInstead';
      readonly title: string;
      readonly at: Span;
      readonly object: Span;
      readonly template: string;
    }
  /** Put a constant there. */
  | { readonly intent: 'useConstant'; readonly title: string; readonly at: Span; readonly value: string }
  /** Move the initialiser of a local variable to module level and keep using it under its name. */
  | {
      readonly intent: 'hoist';
      readonly title: string;
      readonly statement: Span;
      readonly value: Span;
      readonly name: string;
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
  | { readonly intent: 'remove'; readonly title: string; readonly statement: Span };

/** A finding before it has lines, a severity and text edits. `at` is in the module that was checked. */
export interface Draft {
  readonly rule: string;
  readonly at: Span;
  readonly confidence: Confidence;
  readonly message: string;
  readonly trace: readonly Step[];
  readonly fixes: readonly FixIntent[];
}

export interface RuleContext {
  readonly program: Program;
  readonly module: Module;
  /** The rule's options, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Rule {
  readonly meta: RuleMeta;
  /** Yields what is wrong in this one module. Looks at other modules only through `program`. */
  check(context: RuleContext): Iterable<Omit<Draft, 'rule'>>;
}

/** Gives a rule its type where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
