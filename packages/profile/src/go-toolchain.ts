// Which file of Go's standard library a profile's path means, wherever the toolchain was that built the binary.

/** First elements of the import paths of `go list std` (Go 1.26); `vendor` holds what the library itself vendors. */
const STANDARD = new Set(
  (
    'archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar ' +
    'flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime ' +
    'slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);

/**
 * Where toolchains stand: `/usr/local/go/src`, `/usr/lib/go-1.26/src`, `C:/Program Files/Go/src`, a hosted runner's
 * `go/1.26.0/x64/src`, Homebrew's `go/1.26.0/libexec/src`, the module cache's `golang.org/toolchain@…/src`, Bazel's
 * `external/go_sdk/src` and `external/rules_go~~go_sdk~…/src`, and `$GOROOT/src` or `GOROOT/src`.
 */
const TOOLCHAIN =
  /(?:^|\/)(?:\$?GOROOT|(?:go|golang)(?:[-.]?\d[\w.]*)?(?:\/\d[\w.]*(?:\/(?:x64|x86|arm64|libexec))?)?|toolchain@[^/]+|[^/]*go_sdk[^/]*|sdk\/[^/]+)\/src\/(.+)$/i;

/**
 * `net/http/server.go` for `/usr/local/go/src/net/http/server.go`, and with -trimpath for `net/http/server.go`; null
 * for what is no file of the standard library. `/go/src/app/main.go` is a program in a container's GOPATH.
 * @param goPackage The import path of the function, '' when it is not known.
 */
export function standardFile(path: string, goPackage: string): string | null {
  if (!/\.(go|s)$/.test(path)) return null;
  if (goPackage !== '' && !isStandard(goPackage)) return null;
  const own = `${goPackage}/${path.slice(path.lastIndexOf('/') + 1)}`;
  if (goPackage !== '' && (path === own || path.endsWith(`/src/${own}`))) return own;
  // A function may bear the name of another package than its file's: `sync.runtime_notifyListWait` is in runtime.
  const inside = TOOLCHAIN.exec(path)?.[1] ?? (path.startsWith('/') ? null : path);
  return inside !== null && inside.includes('/') && isStandard(inside) ? inside : null;
}

function isStandard(importPath: string): boolean {
  return STANDARD.has(importPath.split('/', 1)[0]!);
}
