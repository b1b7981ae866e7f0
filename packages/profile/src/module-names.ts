// What the modules of a folder are called: go.mod and package.json.

/** The module that a manifest names, and its folder ('' is the root); nothing for other files. */
export function moduleIn(
  file: string,
  read: (path: string) => string | null,
): { readonly name: string; readonly folder: string }[] {
  const isGo = /(^|\/)go\.mod$/.test(file);
  if (!isGo && !/(^|\/)package\.json$/.test(file)) return [];
  const text = read(file) ?? '';
  const name = isGo ? /^module\s+"?([^\s"]+)/m.exec(text)?.[1] : packageName(text);
  return name === undefined ? [] : [{ name, folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))) }];
}

/** Only the manifest's own: `author` has a name too. */
function packageName(text: string): string | undefined {
  try {
    // A byte order mark is no JSON.
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const isNamed = typeof manifest === 'object' && manifest !== null && 'name' in manifest;
    return isNamed && typeof manifest.name === 'string' && manifest.name !== '' ? manifest.name : undefined;
  } catch {
    return undefined;
  }
}
