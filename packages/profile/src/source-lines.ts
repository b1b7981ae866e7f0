// Single lines of local sources: each file is split once, however many findings and costs lie in it.

export class SourceLines {
  readonly #textOf: (path: string) => string | null;
  readonly #files = new Map<string, readonly string[] | null>();

  constructor(textOf: (path: string) => string | null) {
    this.#textOf = textOf;
  }

  /** Without its end; null for a line that is not there. `line` is 1-based. */
  at(path: string, line: number): string | null {
    let lines = this.#files.get(path);
    if (lines === undefined) {
      lines = this.#textOf(path)?.split(/\r\n|\n|\r/) ?? null;
      this.#files.set(path, lines);
    }
    return lines?.[line - 1] ?? null;
  }
}
