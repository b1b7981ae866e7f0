// Whether a file is part of an ordinary build: its `//go:build` line, where that asks for a tag that only debugging, tests or
// tools set. Platforms, Go versions and a product's own tags (`enterprise`) may be set, and so may their absence.

/** Tags that nobody sets for what runs in production; `ignore` and the like by convention keep a file out of every build. */
const APART =
  /^(?:ignore|none|never|exclude|debug\w*|dev|development|e2e\w*|\w*tests?|test\w*|integration|mocks?|fakes?|examples?|manual|tools?|generate|gen|bench(?:mark)?s?|fuzz|pprof|gops|profil(?:e|ing))$/i;

/** Whether an ordinary build may contain a file of this text. */
export function isInBuild(text: string): boolean {
  const line = constraintOf(text);
  return line === null || new Constraint(line).mayHold();
}

/** What stands behind `//go:build`, which only comments and empty lines may precede. */
function constraintOf(text: string): string | null {
  for (let at = 0; at < text.length;) {
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at);
      if (end === -1) return null;
      at = end + 2;
      continue;
    }
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    if (!text.startsWith('//', at)) return null;
    const end = text.indexOf('\n', at);
    const comment = text.slice(at, end === -1 ? undefined : end);
    if (comment.startsWith('//go:build ')) return comment.slice('//go:build '.length);
    at += comment.length;
  }
  return null;
}

/** The outcomes that an expression may have: several where a tag may be set or not. */
interface Outcomes {
  readonly true: boolean;
  readonly false: boolean;
}

class Constraint {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(line: string) {
    this.#tokens = line.match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  }

  mayHold(): boolean {
    return this.#or().true;
  }

  #or(): Outcomes {
    let left = this.#and();
    while (this.#take('||')) {
      const right = this.#and();
      left = { true: left.true || right.true, false: left.false && right.false };
    }
    return left;
  }

  #and(): Outcomes {
    let left = this.#not();
    while (this.#take('&&')) {
      const right = this.#not();
      left = { true: left.true && right.true, false: left.false || right.false };
    }
    return left;
  }

  #not(): Outcomes {
    if (this.#take('!')) {
      const operand = this.#not();
      return { true: operand.false, false: operand.true };
    }
    if (this.#take('(')) {
      const inner = this.#or();
      this.#take(')');
      return inner;
    }
    const tag = this.#tokens[this.#at++] ?? '';
    return APART.test(tag) ? { true: false, false: true } : { true: true, false: true };
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
