// Runs `leakline link` in this process, as the command does, and keeps what it prints.
import { UsageError } from '@leakline/project';
import { vi } from 'vitest';
import { link } from '../../packages/cli/src/link.ts';

export interface Ran {
  /** The exit code; 2 with the message in `stderr` when the use was wrong. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param options By camel-cased name, as the command line's parser gives them. */
export async function runLink(
  patterns: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { status: await link(patterns, { color: false, ...options }), ...written };
  } catch (error) {
    // Anything else is a bug, and fails the test.
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, stdout: written.stdout, stderr: error.message };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
