// Fetches a capture from a URL that the user names.
import { ProfileError } from './error.ts';
import { UNPACKED_LIMIT } from './read.ts';

/**
 * Fetches a profile that the user names by its URL, such as `http://host:6060/debug/pprof/heap`.
 * Throws a ProfileError when the server does not answer with one. `/profile?seconds=30` takes its time.
 */
export async function fetchProfile(
  url: string,
  maxBytes = UNPACKED_LIMIT,
  timeoutMillis = 120_000,
): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMillis) });
  } catch (error) {
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
      if (length > maxBytes) throw new ProfileError(url, `larger than the limit of ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProfileError) throw error;
    throw new ProfileError(url, `ended too early: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Buffer.concat(chunks);
}
