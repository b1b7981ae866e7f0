// go.mod and go.work: which module a folder is, its Go version, and what it requires or replaces.

export interface GoMod {
  readonly module: string;
  /** The `go` line: `1.22`, `1.23.4`; null when there is none. */
  readonly goVersion: string | null;
  /** Versions of required modules by path. */
  readonly requires: ReadonlyMap<string, string>;
  /** Local folders that stand for module paths (`replace x => ../x`), relative to the go.mod. */
  readonly replaces: ReadonlyMap<string, string>;
}

/** Reads a go.mod; lines it does not know are passed over. */
export function parseGoMod(text: string): GoMod {
  let module = '';
  let goVersion: string | null = null;
  const requires = new Map<string, string>();
  const replaces = new Map<string, string>();
  for (const { directive, words } of directives(text)) {
    const [first, second] = words;
    if (first === undefined) continue;
    if (directive === 'module') module = unquote(first);
    else if (directive === 'go') goVersion = first;
    else if (directive === 'require' && second !== undefined) requires.set(unquote(first), second);
    else if (directive === 'replace') {
      const arrow = words.indexOf('=>');
      const target = words[arrow + 1];
      if (arrow > 0 && target !== undefined && /^\.{0,2}\//.test(unquote(target)))
        replaces.set(unquote(first), unquote(target));
    }
  }
  return { module, goVersion, requires, replaces };
}

/** The folders that a go.work uses. */
export function parseGoWork(text: string): string[] {
  return directives(text).flatMap(({ directive, words }) =>
    directive === 'use' && words[0] !== undefined ? [unquote(words[0])] : [],
  );
}

function directives(text: string): { directive: string; words: string[] }[] {
  const out: { directive: string; words: string[] }[] = [];
  let block: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const words = line
      .replace(/\/\/.*$/, '')
      .replace(/\(\s*$/, ' (') // also where no space is before it
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    if (words.length === 0) continue;
    if (block !== null) {
      if (words[0] === ')') block = null;
      else out.push({ directive: block, words });
    } else if (words.at(-1) === '(') block = words[0] ?? null;
    else out.push({ directive: words[0] ?? '', words: words.slice(1) });
  }
  return out;
}

function unquote(word: string): string {
  return word.replace(/^["`]|["`]$/g, '');
}
