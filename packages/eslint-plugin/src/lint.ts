// One linting of one file: its findings, made once for all rules, at ESLint's positions.
import {
  CERTAINTY,
  LineIndex,
  type Confidence,
  type Finding,
  type ModuleIR,
  type Position,
} from '@leakline/ir';
import { lowerEstree } from '@leakline/javascript/estree';
import { MemoryHost, Project, rules, type RuleOptionValues } from '@leakline/project';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isAbsolute } from 'node:path';
import { isGoFile } from './go-source-code.ts';
import { optionsOf } from './analyst.ts';
import { receiverTypes } from './receiver-types.ts';
import { findingsIn, tell } from './open-projects.ts';

/** A finding in ESLint's terms. Offsets are into ESLint's text. */
export interface Problem {
  readonly loc: TSESTree.SourceLocation;
  readonly message: string;
  readonly suggestions: readonly {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
}

interface Checked {
  readonly findings: readonly Finding[];
  /** From the command's positions to offsets in ESLint's text. */
  readonly offsetOf: (position: Position) => number;
  readonly minConfidenceOf: (rule: string) => Confidence;
}

/** The part of ESLint's rule context that is needed here. */
type Context = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'cwd' | 'filename' | 'physicalFilename' | 'sourceCode'
>;

const NOTHING: Checked = { findings: [], offsetOf: () => 0, minConfidenceOf: () => 'low' };

const lints = new WeakMap<object, Lint>();

/** The linting that a rule's context belongs to: ESLint makes one source code for each. */
export function lintOf(context: Context): Lint {
  let lint = lints.get(context.sourceCode);
  if (lint === undefined) {
    lint = new Lint(context);
    lints.set(context.sourceCode, lint);
  }
  return lint;
}

class Lint {
  readonly #filename: string;
  readonly #workingFolder: string;
  readonly #sourceCode: Context['sourceCode'];
  /** ESLint creates all rules before it walks the tree, so this is complete when the first one asks. */
  readonly #enabled = new Map<string, RuleOptionValues>();
  #checked: Checked | null = null;

  constructor({ cwd, filename, physicalFilename, sourceCode }: Context) {
    // A code block of a Markdown file, say, has a name below that file; its imports are relative to the file.
    this.#filename = physicalFilename === '' ? filename : physicalFilename;
    this.#workingFolder = cwd;
    this.#sourceCode = sourceCode;
  }

  enable(rule: string, options: RuleOptionValues): void {
    if (this.#enabled.has(rule)) return;
    this.#enabled.set(rule, options);
    // The same source code may be linted again with other rules.
    this.#checked = null;
  }

  problemsOf(rule: string): readonly Problem[] {
    const checked = (this.#checked ??= this.#check());
    const least = CERTAINTY[this.#enabled.get(rule)?.minConfidence ?? checked.minConfidenceOf(rule)];
    return checked.findings
      .filter((finding) => finding.rule === rule && CERTAINTY[finding.confidence] >= least)
      .map((finding) => this.#problem(finding, checked));
  }

  #check(): Checked {
    const { text } = this.#sourceCode;
    const off = rules.map((rule) => rule.meta.id).filter((id) => !this.#enabled.has(id));
    const ruleOptions: Record<string, RuleOptionValues> = {};
    for (const [rule, set] of this.#enabled) {
      // How sure findings must be is decided here: a lower limit would have to check again.
      const options = Object.entries(set).filter(([name]) => name !== 'minConfidence');
      if (options.length > 0) ruleOptions[rule] = Object.fromEntries(options);
    }
    if (!isAbsolute(this.#filename)) return this.#checkByItself(off, ruleOptions);
    const found = findingsIn(
      this.#filename,
      this.#workingFolder,
      { text, off, ruleOptions },
      {
        lower: (path) => this.#lowered(path),
        types: () => receiverTypes(this.#sourceCode),
      },
    );
    if (found === null) return NOTHING;
    const { findings, config } = found;
    return {
      findings,
      offsetOf: offsetsIn(text),
      minConfidenceOf: (rule) => config.ruleOptions[rule]?.minConfidence ?? config.minConfidence,
    };
  }

  /** Text without a file (`<input>`, `<text>`) is a program of its own. */
  #checkByItself(off: readonly string[], ruleOptions: Readonly<Record<string, RuleOptionValues>>): Checked {
    const { text } = this.#sourceCode;
    const path = isGoFile(this.#sourceCode.ast) ? 'input.go' : 'input.ts';
    const project = new Project({ host: new MemoryHost({}) });
    const failures: string[] = [];
    const given = { text, ir: this.#lowered(path) };
    const findings = project.checkGiven(path, given, optionsOf(off, ruleOptions), failures);
    failures.forEach(tell);
    return { findings, offsetOf: offsetsIn(text), minConfidenceOf: () => 'medium' };
  }

  /** What ESLint's parser made of its text. */
  #lowered(path: string): ModuleIR {
    const { ast, text } = this.#sourceCode;
    const root: { readonly type: string } = ast;
    if (isGoFile(root)) return { ...root.ir, path };
    return lowerEstree(path, text, scriptOf(ast), this.#sourceCode.getAllComments());
  }

  #problem(finding: Finding, { offsetOf }: Checked): Problem {
    const at = (position: Position): TSESTree.Position =>
      this.#sourceCode.getLocFromIndex(offsetOf(position));
    return {
      loc: { start: at(finding.range.start), end: at(finding.range.end) },
      message: finding.message,
      suggestions: finding.suggestions.map(({ title, edits }) => ({
        title,
        edits: edits.map((e) => ({
          start: offsetOf(e.range.start),
          end: offsetOf(e.range.end),
          text: e.text,
        })),
      })),
    };
  }
}

/** Svelte's parser keeps the statements of a script block in an element of its own. */
function scriptOf(program: TSESTree.Program): TSESTree.Program {
  const blocks = program.body.map(statementsOfBlock);
  if (blocks.every((block) => block === null)) return program;
  return { ...program, body: blocks.flatMap((block) => block ?? []) };
}

function statementsOfBlock(node: {
  readonly type: string;
  body?: unknown;
}): TSESTree.ProgramStatement[] | null {
  return node.type === 'SvelteScriptElement' && Array.isArray(node.body) ? node.body : null;
}

function offsetsIn(text: string): (position: Position) => number {
  let lines: LineIndex | null = null;
  return (position) => (lines ??= new LineIndex(text)).offsetAt(position);
}
