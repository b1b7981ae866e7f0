// A baseline: the findings that a project lives with for now, so that only new ones fail.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Finding } from '@leakline/ir';
import { isRecord, reasonOf, toProjectPath, UsageError } from '@leakline/project';
import { fingerprintsOf } from './fingerprints.ts';
import { writeWhole } from './write-file.ts';

interface Entry {
  /** See fingerprints.ts; made with the path relative to the baseline's folder, so that it holds wherever one works. */
  readonly fingerprint: string;
  /** For the people who read the file, and to know which entries a run has looked at. */
  readonly rule: string;
  readonly path: string;
}

/** A baseline file's content. */
export class Baseline {
  readonly #file: string;
  readonly #shown: string;
  readonly #root: string;
  #entries: readonly Entry[];

  private constructor(file: string, shown: string, root: string, entries: readonly Entry[]) {
    this.#file = file;
    this.#shown = shown;
    this.#root = root;
    this.#entries = entries;
  }

  /**
   * @param shown The file as the user named it.
   * @param root The working directory, from which findings' paths go.
   * @param mayBeMissing It is about to be written.
   * @throws UsageError when it is not there, cannot be read, or is no baseline.
   */
  static open(shown: string, root: string, mayBeMissing: boolean): Baseline {
    const file = resolve(root, shown);
    let text: string;
    try {
      // Devices may never end.
      if (!statSync(file).isFile()) throw new Error('not a plain file');
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        throw new UsageError(`${shown}: cannot be read: ${reasonOf(error)}`);
      if (!mayBeMissing)
        throw new UsageError(
          `${shown}: no such baseline; write it with --baseline ${shown} --update-baseline`,
        );
      return new Baseline(file, shown, root, []);
    }
    return new Baseline(file, shown, root, parse(text, shown, mayBeMissing));
  }

  /** The findings that are not in it, and how many of its entries were looked for in these files and are gone. */
  compare(
    findings: readonly Finding[],
    textOf: (path: string) => string,
    isChecked: (path: string) => boolean,
  ): { readonly fresh: readonly Finding[]; readonly gone: number } {
    const names = this.#names(findings, textOf);
    const known = new Set(this.#entries.map((e) => e.fingerprint));
    const found = new Set(names.values());
    return {
      fresh: findings.filter((f) => !known.has(names.get(f) ?? '')),
      gone: this.#entries.filter((e) => !found.has(e.fingerprint) && isChecked(this.#fromRoot(e.path)))
        .length,
    };
  }

  /** Puts these findings in the place of all that is known about the checked files, and writes the file. */
  update(
    findings: readonly Finding[],
    textOf: (path: string) => string,
    isChecked: (path: string) => boolean,
  ): { readonly added: number; readonly removed: number; readonly all: number } {
    const names = this.#names(findings, textOf);
    const before = new Set(this.#entries.map((e) => e.fingerprint));
    const kept = this.#entries.filter((e) => !isChecked(this.#fromRoot(e.path)));
    const entries = [
      ...kept,
      ...findings.map((f) => ({
        path: this.#pathOf(f),
        rule: f.rule,
        fingerprint: names.get(f) ?? '',
      })),
    ].sort((a, b) => order(a.path, b.path) || order(a.rule, b.rule) || order(a.fingerprint, b.fingerprint));
    const after = new Set(entries.map((e) => e.fingerprint));
    this.#entries = entries;
    // One line for each entry: what two branches accept merges.
    const lines = entries.map(
      ({ path, rule, fingerprint }) => `    ${JSON.stringify({ path, rule, fingerprint })}`,
    );
    const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
    writeWhole(this.#file, `{\n  "version": 1,\n  "findings": ${list}\n}\n`, this.#shown);
    return {
      added: [...after].filter((name) => !before.has(name)).length,
      removed: [...before].filter((name) => !after.has(name)).length,
      all: entries.length,
    };
  }

  #names(findings: readonly Finding[], textOf: (path: string) => string) {
    return fingerprintsOf(findings, textOf, (f) => this.#pathOf(f));
  }

  #pathOf(finding: Finding): string {
    return toProjectPath(dirname(this.#file), resolve(this.#root, finding.path));
  }

  #fromRoot(path: string): string {
    return toProjectPath(this.#root, resolve(dirname(this.#file), path));
  }
}

function parse(text: string, shown: string, mayBeEmpty: boolean): readonly Entry[] {
  if (mayBeEmpty && text.trim() === '') return [];
  const fail = (why: string): never => {
    throw new UsageError(`${shown}: ${why}; write it anew: delete it, then use --update-baseline`);
  };
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail('not a baseline: not valid JSON');
  }
  if (!isRecord(data) || !Array.isArray(data.findings))
    return fail('not a baseline: expected $.findings to be a list');
  if (data.version !== 1) return fail(`$.version: expected 1, the only one this Leakline reads`);
  return data.findings.map((entry: unknown, i): Entry => {
    if (isRecord(entry)) {
      const { fingerprint, rule, path } = entry;
      if (typeof fingerprint === 'string' && typeof rule === 'string' && typeof path === 'string')
        return { fingerprint, rule, path };
    }
    return fail(`$.findings[${i}]: expected an object with "path", "rule" and "fingerprint"`);
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
