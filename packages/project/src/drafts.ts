// From what a rule says to what is told: places become lines and columns, names behind links those of the files, fix intents edits.
import type { Draft, Place } from '@leakline/analysis';
import {
  LineIndex,
  type Finding,
  type ModuleIR,
  type Range,
  type Severity,
  type Suggestion,
  type TraceStep,
} from '@leakline/ir';
import { editsFor } from './fixes.ts';
import type { ProjectProgramHost } from './program-host.ts';

/** Where the sources of a program are read. */
export type Sources = Pick<ProjectProgramHost, 'load' | 'textOf'>;

export class Drafts {
  readonly #fileOf: (path: string) => string;
  readonly #lines = new WeakMap<ModuleIR, LineIndex>();

  /** @param fileOf The name by which findings know a source that is reached by a link. */
  constructor(fileOf: (path: string) => string) {
    this.#fileOf = fileOf;
  }

  /** The finding that a rule drafted in a file. */
  toFinding(draft: Draft, path: string, severity: Severity, sources: Sources): Finding {
    return {
      rule: draft.rule,
      path: this.#fileOf(path),
      range: this.rangeOf({ path, span: draft.at }, sources),
      severity,
      confidence: draft.confidence,
      message: draft.message,
      trace: distinct(
        draft.trace.map((step): TraceStep => ({
          path: this.#fileOf(step.at.path),
          range: this.rangeOf(step.at, sources),
          text: step.text,
        })),
      ),
      suggestions: draft.fixes.flatMap((fix): Suggestion[] => {
        const ir = sources.load(path);
        const text = sources.textOf(path);
        const edits = ir === null || text === null ? null : editsFor(fix, ir, text);
        return edits === null
          ? []
          : [
              {
                title: fix.title,
                edits: edits.map((e) => ({
                  path: this.#fileOf(path),
                  range: this.rangeOf({ path, span: e.span }, sources),
                  text: e.text,
                })),
              },
            ];
      }),
      evidence: [],
    };
  }

  /** The lines and columns of a place; the beginning of a file that is not there any more. */
  rangeOf(place: Place, sources: Sources): Range {
    const ir = sources.load(place.path);
    if (ir === null) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    let lines = this.#lines.get(ir);
    if (lines === undefined) {
      lines = new LineIndex(sources.textOf(place.path) ?? '');
      this.#lines.set(ir, lines);
    }
    return lines.rangeOf(place.span);
  }
}

/** Steps at one place that say the same only repeat themselves. */
function distinct(steps: readonly TraceStep[]): TraceStep[] {
  const seen = new Set<string>();
  return steps.filter((s) => {
    const key = `${s.path} ${s.range.start.line}:${s.range.start.column} ${s.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
