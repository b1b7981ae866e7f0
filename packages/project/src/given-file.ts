// The program with one file as somebody else has it: ESLint's tree of an unsaved text or of a script block. The project itself stays as it is.
import {
  unitsOf,
  type Facts,
  type ProgramHost,
  type Resolution,
  type TypeOracle,
  type Unit,
} from '@leakline/analysis';
import type { ModuleIR } from '@leakline/ir';
import { posix } from 'node:path';
import { unitAmong, type ProjectProgramHost } from './program-host.ts';

/** A file's text and what was made of it. */
export interface Given {
  readonly text: string;
  readonly ir: ModuleIR;
  /** What is known of its types beyond its text. */
  readonly types?: TypeOracle;
}

export class GivenFileHost implements ProgramHost {
  readonly #below: ProjectProgramHost;
  readonly #path: string;
  readonly #given: Given;

  constructor(below: ProjectProgramHost, path: string, given: Given) {
    this.#below = below;
    this.#path = path;
    this.#given = given;
  }

  paths(): readonly string[] {
    const paths = this.#below.paths();
    return this.#below.holds(this.#path) ? paths : [...paths, this.#path];
  }

  load(path: string): ModuleIR | null {
    return path === this.#path ? this.#given.ir : this.#below.load(path);
  }

  textOf(path: string): string | null {
    return path === this.#path ? this.#given.text : this.#below.textOf(path);
  }

  unitOf(path: string): Unit {
    const beside = this.#below.filesBeside(path);
    const isBeside = !beside.includes(this.#path) && posix.dirname(path) === posix.dirname(this.#path);
    return unitAmong(isBeside ? [...beside, this.#path] : beside, path, (file) => this.load(file));
  }

  resolve(fromPath: string, specifier: string): Resolution {
    const to = this.#below.resolve(fromPath, specifier);
    const [file] = to.kind === 'unit' ? to.unit.paths : [];
    return file === undefined ? to : { kind: 'unit', unit: this.unitOf(file) };
  }

  importersOf(unit: Unit): readonly string[] {
    const others = this.#below.importersOf(unit).filter((path) => path !== this.#path);
    const isImporter = this.#given.ir.imports.some((i) => {
      const to = this.resolve(this.#path, i.from);
      return unitsOf(to).some(({ id }) => id === unit.id);
    });
    return isImporter ? [...others, this.#path] : others;
  }

  typesIn(path: string): TypeOracle | null {
    return path === this.#path ? (this.#given.types ?? null) : null;
  }

  factsOf(path: string): Facts {
    return this.#below.factsOf(path);
  }
}
