// Reads a rule's case file: source in which `// want "regexp"` at the end of a line is the whole expectation.

import { parseConfig, type ProgramConfig } from '@leakline/project';

export interface Case {
  readonly name: string;
  /** The project's files by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Of the file leakline.config.json, if the case has one. */
  readonly config: ProgramConfig;
  readonly wants: readonly { readonly path: string; readonly line: number; readonly pattern: RegExp }[];
}

/**
 * Cases are separated by `//= name`; the files of one by `//- path` (without one, the case is one file). A line without
 * `// want` asserts silence. `// want+1` speaks of the next line.
 */
export function readCases(text: string, extension: string): Case[] {
  const cases: Case[] = [];
  for (const part of text.split(/^\/\/= */m).slice(1)) {
    const newline = part.indexOf('\n');
    const name = part.slice(0, newline).trim();
    const body = part.slice(newline + 1);
    const files: Record<string, string> = {};
    const pieces = body.split(/^\/\/- *(\S+)\s*$/m);
    const first = pieces[0] ?? '';
    if (pieces.length === 1) files[`main.${extension}`] = first;
    for (let i = 1; i < pieces.length; i += 2) files[pieces[i] ?? ''] = (pieces[i + 1] ?? '').replace(/^\n/, '');
    const wants: { path: string; line: number; pattern: RegExp }[] = [];
    for (const [path, source] of Object.entries(files)) {
      for (const [i, line] of source.split('\n').entries()) {
        const want = /\/\/ want((?: "(?:[^"\\]|\\.)*")+)/.exec(line);
        for (const m of want?.[1]?.matchAll(/"((?:[^"\\]|\\.)*)"/g) ?? []) wants.push({ path, line: i + 1, pattern: new RegExp(m[1] ?? '', 'i') });
      }
    }
    const config = files['leakline.config.json'];
    cases.push({ name, files, wants, config: config === undefined ? [] : [{ folder: '', prefix: '', config: parseConfig(config, 'leakline.config.json') }] });
  }
  return cases;
}
