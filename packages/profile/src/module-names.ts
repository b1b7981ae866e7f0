// What the modules of a folder are called: go.mod and package.json.

/** The module that a manifest names, and its folder ('' is the root); nothing for other files. */
export function moduleIn(
  file: string,
  read: (path: string) => string | null,
): { readonly name: string; readonly folder: string }[] {
  const isGo = /(^|\/)go\.mod$/.test(file);
  if (!isGo && !/(^|\/)package\.json$/.test(file)) return [];
  const text = read(file) ?? '';
  const pattern = isGo ? /^module\s+"?([^\s"]+)/m : /"name"\s*:\s*"([^"]+)"/;
  const name = pattern.exec(text)?.[1];
  return name === undefined ? [] : [{ name, folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))) }];
}
