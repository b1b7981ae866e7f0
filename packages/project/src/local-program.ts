// A project as a reader of single files wants it: texts, their IR, and the IR of texts that were or might be.
import type { ModuleIR } from '@leakline/ir';
import { lower } from './lower.ts';
import type { Project } from './project.ts';

/** Paths are relative to the project's root. */
export interface LocalProgram {
  readonly paths: readonly string[];
  /** null for what is no source of the program. */
  irOf(path: string): ModuleIR | null;
  textOf(path: string): string | null;
  /** The IR of any text; null for what is in no known language. */
  lower(path: string, text: string): ModuleIR | null;
}

export function localProgram(project: Project): LocalProgram {
  return {
    get paths() {
      return project.paths;
    },
    irOf: (path) => project.program.module(path)?.ir ?? null,
    textOf: (path) => project.textOf(path),
    lower,
  };
}
