// Paths as a CI system wants them: from the repository's root, wherever in it the command runs.
import { resolve } from 'node:path';
import type { Finding } from '@leakline/ir';
import { toProjectPath } from '@leakline/project';

/** The variables in which GitHub Actions and GitLab CI document the folder of the checkout. */
const CHECKOUT = { github: 'GITHUB_WORKSPACE', sarif: 'GITHUB_WORKSPACE', gitlab: 'CI_PROJECT_DIR' } as const;

/**
 * Makes a path that is relative to the working directory one from the checkout's root, for formats that a CI system
 * reads; leaves it alone outside CI, and where the working directory is not in the checkout.
 */
export function repositoryPaths(
  format: string,
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): (path: string) => string {
  const name = format in CHECKOUT ? CHECKOUT[format as keyof typeof CHECKOUT] : null;
  const checkout = name === null ? undefined : env[name];
  if (checkout === undefined || checkout === '') return (path) => path;
  const below = toProjectPath(resolve(checkout), root);
  if (below === '' || /^\.\.(\/|$)/.test(below)) return (path) => path;
  return (path) => toProjectPath(resolve(checkout), resolve(root, path));
}

/** The finding with all its paths made anew. */
export function withPaths(finding: Finding, pathOf: (path: string) => string): Finding {
  const moved = <T extends { readonly path: string }>(place: T): T => ({
    ...place,
    path: pathOf(place.path),
  });
  return {
    ...moved(finding),
    trace: finding.trace.map(moved),
    suggestions: finding.suggestions.map((s) => ({ ...s, edits: s.edits.map(moved) })),
    ...(finding.cause === undefined ? {} : { cause: moved(finding.cause) }),
  };
}
