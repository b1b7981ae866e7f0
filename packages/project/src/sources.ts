// Which files are source, in which language, and which of them are tests.

export type Language = 'javascript' | 'go';

/** Larger files are generated or bundled; nobody reads findings in them. Bytes. */
export const SIZE_LIMIT = 2 * 1024 * 1024;

/** Whether a name ends as sources do, declarations and bundles included, which have nothing to check in them. */
export function isSourceName(path: string): boolean {
  return /\.([mc]?[jt]sx?|go)$/.test(path);
}

export function languageOf(path: string): Language | null {
  if (/\.go$/.test(path)) return 'go';
  if (/\.d\.[mc]?ts$|\.min\.[mc]?js$/.test(path)) return null;
  return /\.[mc]?[jt]sx?$/.test(path) ? 'javascript' : null;
}

/** Tests, and what stands in for other code in them, run once and may hold what they like; they are no part of the program, and what only they call is not called. */
export function isTest(path: string): boolean {
  return /_(?:test|mocks?)\.go$|(?:^|\/)mock_[^/]*\.go$|(?:^|\/)([a-z]+)\/\1test\/[^/]*\.go$|\.(test|spec|stories|bench)\.[mc]?[jt]sx?$|(^|\/)(__tests__|__mocks__|i?tests?|e2e|cypress|testing|test[-_]?(?:utils?|env|db|data|helpers?|kit|suites?|support|infra)|stress|load-?tests?|benchmarks?|mocks?|fakes?)\//.test(
    path,
  );
}
