// Fetches a capture from a URL that the user names.
import { ProfileError } from './error.ts';
import { tooLarge, UNPACKED_LIMIT } from './read.ts';

/**
 * Fetches a profile that the user names by its URL, such as `http://host:6060/debug/pprof/heap`.
 * Throws a ProfileError when the server does not answer with one. `/profile?seconds=30` takes its time.
 */
export async function fetchProfile(
  url: string,
  maxBytes = UNPACKED_LIMIT,
  timeoutMillis = 120_000,
): Promise<Uint8Array> {
  const tooSlow = new ProfileError(
    url,
    `no whole answer within ${timeoutMillis / 1000} s`,
    'save it to a file, and give that',
  );
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMillis) });
  } catch (error) {
    if (isTimeout(error)) throw tooSlow;
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ProfileError(
      url,
      `cannot be fetched: ${cause}`,
      'is the service running, and reachable from here?',
    );
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new ProfileError(url, `the server answers ${response.status} ${response.statusText}`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge(url, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    if (isTimeout(error)) throw tooSlow;
    throw new ProfileError(url, `ended too early: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Buffer.concat(chunks);
}

/** What `AbortSignal.timeout` aborts with. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
