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
  return /_(?:test|mocks?)\.go$|(?:^|\/)mock_[^/]*\.go$|(?:^|\/)([a-z]+)\/\1(?:test|fakes)\/[^/]*\.go$|\.(test|spec|stories|bench)\.[mc]?[jt]sx?$|(^|\/)(__tests__|__mocks__|i?tests?|(?:integration|system|acceptance|functional|unit|smoke|conformance|regression)[-_]tests?|e2e|cypress|testing|test[-_]?(?:utils?|env|db|data|helpers?|kit|suites?|support|infra|servers?)|stress|load-?tests?|benchmarks?|mocks?|fakes?)\//.test(
    path,
  );
}

/** Why a text that its name calls a source is none that people write; null when it is. */
export function whyNoSource(path: string, text: string): string | null {
  if (text.slice(0, 8192).includes('\0')) return 'binary';
  return languageOf(path) === 'javascript' && isMinified(text) ? 'minified' : null;
}

/** Bundlers put thousands of characters on a line; people do not. */
function isMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  for (let start = 0; start < 200_000;) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start >= 4000) return true;
    if (end === -1) return false;
    start = end + 1;
  }
  return false;
}
