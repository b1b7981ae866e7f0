// One linting of one file: its findings, made once for all rules, at ESLint's positions.
import { LineIndex, type Confidence, type Finding, type Position } from '@leakline/ir';
import { lowerEstree } from '@leakline/javascript/estree';
import {
  languageOf,
  MemoryHost,
  Project,
  rules,
  toProjectPath,
  type CheckOptions,
  type Given,
} from '@leakline/project';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { isGoFile } from './go-source-code.ts';
import { EVERYTHING, projectOf } from './open-projects.ts';

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
  readonly minConfidence: Confidence;
}

/** The part of ESLint's rule context that is needed here. */
type Context = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'filename' | 'physicalFilename' | 'sourceCode'
>;

const CERTAINTY: Record<Confidence, number> = { low: 0, medium: 1, high: 2 };
const NOTHING: Checked = { findings: [], offsetOf: () => 0, minConfidence: 'low' };

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
  readonly #sourceCode: Context['sourceCode'];
  /** ESLint creates all rules before it walks the tree, so this is complete when the first one asks. */
  readonly #enabled = new Set<string>();
  #checked: Checked | null = null;

  constructor({ filename, physicalFilename, sourceCode }: Context) {
    // A code block of a Markdown file, say, has a name below that file; its imports are relative to the file.
    this.#filename = physicalFilename === '' ? filename : physicalFilename;
    this.#sourceCode = sourceCode;
  }

  enable(rule: string): void {
    if (this.#enabled.has(rule)) return;
    this.#enabled.add(rule);
    // The same source code may be linted again with other rules.
    this.#checked = null;
  }

  problemsOf(rule: string, minConfidence?: Confidence): readonly Problem[] {
    const checked = (this.#checked ??= this.#check());
    const least = CERTAINTY[minConfidence ?? checked.minConfidence];
    return checked.findings
      .filter((finding) => finding.rule === rule && CERTAINTY[finding.confidence] >= least)
      .map((finding) => this.#problem(finding, checked));
  }

  #check(): Checked {
    const failures: string[] = [];
    try {
      return this.#findings(failures);
    } finally {
      // A bug of one rule must not stop ESLint, nor look like a clean file.
      for (const failure of failures) process.stderr.write(`leakline: ${failure}; the rest was checked\n`);
    }
  }

  #findings(failures: string[]): Checked {
    const file = this.#filename;
    const { text } = this.#sourceCode;
    const options: CheckOptions = {
      ...EVERYTHING,
      rules: Object.fromEntries(
        rules.filter((r) => !this.#enabled.has(r.meta.id)).map((r) => [r.meta.id, 'off']),
      ),
    };
    // Text without a file (`<input>`, `<text>`) is a program of its own.
    if (!isAbsolute(file)) {
      const path = isGoFile(this.#sourceCode.ast) ? 'input.go' : 'input.ts';
      const project = new Project({ host: new MemoryHost({}) });
      const findings = project.checkGiven(path, this.#given(path), options, failures);
      return { findings, offsetOf: offsetsIn(text), minConfidence: 'medium' };
    }
    const { project, root, checked } = projectOf(file, text);
    const path = toProjectPath(root, file);
    const minConfidence = project.minConfidenceFor(path);
    const known = checked?.get(path);
    const onDisk = known?.text ?? (project.holds(path) ? project.textOf(path) : undefined);
    // Too large, minified or unreadable: the command passes it over as well.
    if (onDisk === null) return NOTHING;
    if (onDisk === text) {
      // The project's own reading of the file serves, and what was concluded from the whole program stays.
      const findings = known?.findings ?? project.checkFile(path, options, failures);
      return { findings, offsetOf: offsetsIn(text), minConfidence };
    }
    if (onDisk === undefined && !isChecked(path, existsSync(file), project)) return NOTHING;
    const findings = project.checkGiven(path, this.#given(path), options, failures);
    return { findings, offsetOf: offsetsIn(text), minConfidence };
  }

  /** What ESLint's parser made of its text. */
  #given(path: string): Given {
    const { ast, text } = this.#sourceCode;
    const root: { readonly type: string } = ast;
    if (isGoFile(root)) return { text, ir: { ...root.ir, path } };
    return { text, ir: lowerEstree(path, text, scriptOf(ast), this.#sourceCode.getAllComments()) };
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

/** Whether a file is checked that the program does not hold. */
function isChecked(path: string, exists: boolean, project: Project): boolean {
  // One that is there is a test, or ignored; another is not saved yet.
  if (languageOf(path) !== null) return !exists && project.wouldHold(path);
  // Declarations and minified scripts are no source; other files have script blocks in them (Vue, Svelte, Markdown).
  return !/\.[mc]?[jt]s$/.test(path) && project.wouldHold(`${path}.ts`);
}

function offsetsIn(text: string): (position: Position) => number {
  let lines: LineIndex | null = null;
  return (position) => (lines ??= new LineIndex(text)).offsetAt(position);
}
