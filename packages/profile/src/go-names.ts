// Go's symbol names (`github.com/acme/shop/orders.(*Server).Handle.func1`) taken apart.

/** The import path; '' for what is no Go symbol. `main` for every main package. */
export function packageOf(symbol: string): string {
  // Type arguments may hold paths and dots of their own.
  const plain = symbol.replace(/\[.*$/, '');
  const slash = plain.lastIndexOf('/');
  const dot = plain.indexOf('.', slash + 1);
  if (dot <= 0) return '';
  // The linker escapes dots in the last element of an import path: `gopkg.in/yaml%2ev3.Unmarshal`.
  return plain.slice(0, dot).replaceAll('%2e', '.');
}

/** Without package, type arguments, pointer marks and the compiler's closures: `Server.Handle`. */
export function declaredName(symbol: string): string {
  const plain = withoutTypeArguments(symbol);
  let name = plain.slice(plain.indexOf('.', plain.lastIndexOf('/') + 1) + 1).replace(/\(\*([^)]*)\)/g, '$1');
  for (;;) {
    const outer = name.replace(/(?:-fm|-range\d{1,9}|\.(?:func|gowrap|deferwrap)?\d{1,9})$/, '');
    if (outer === name) return name;
    name = outer;
  }
}

/** Whether the symbol is a function literal within `declaredName`. */
export function isClosure(symbol: string): boolean {
  return /\.(func|gowrap|deferwrap)\d+(\.|-|$)/.test(symbol);
}

/** Types nest: `Store[go.shape.string,go.shape.[32]uint8]`. */
function withoutTypeArguments(symbol: string): string {
  let plain = '';
  let depth = 0;
  for (const char of symbol) {
    if (char === '[') depth++;
    else if (char === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += char;
  }
  return plain;
}
