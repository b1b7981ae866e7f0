// Which package manager a project uses, and how it is told to add and to run something.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface PackageManager {
  /** Adds a development dependency whose name follows. */
  readonly add: string;
  /** Runs a package's command that follows. */
  readonly run: string;
}

export const NPM: PackageManager = { add: 'npm install --save-dev', run: 'npx' };

/**
 * What `packageManager` in the manifest names, else what the lock file is of, else npm.
 * @param folder The package's, or that of the workspace it is a member of: there the lock file is.
 * @param manifest The folder's package.json.
 * @param isRoot The command runs in the folder itself: pnpm and Yarn 1 want to be told that the root is meant.
 */
export function packageManager(
  folder: string,
  manifest: Readonly<Record<string, unknown>>,
  isRoot: boolean,
): PackageManager {
  const [, name, version] = /^(npm|pnpm|yarn|bun)@(\d+)/.exec(String(manifest.packageManager ?? '')) ?? [];
  const has = (file: string) => existsSync(join(folder, file));
  const isWorkspaceRoot = isRoot && (manifest.workspaces !== undefined || has('pnpm-workspace.yaml'));
  if (name === 'pnpm' || (name === undefined && (has('pnpm-lock.yaml') || has('pnpm-workspace.yaml'))))
    return { add: `pnpm add --save-dev${isWorkspaceRoot ? ' --workspace-root' : ''}`, run: 'pnpm exec' };
  if (name === 'yarn' || (name === undefined && has('yarn.lock'))) {
    const isClassic = version === undefined ? !has('.yarnrc.yml') : version === '1';
    return {
      add: `yarn add --dev${isWorkspaceRoot && isClassic ? ' --ignore-workspace-root-check' : ''}`,
      run: 'yarn',
    };
  }
  if (name === 'bun' || (name === undefined && (has('bun.lock') || has('bun.lockb'))))
    return { add: 'bun add --dev', run: 'bunx' };
  return NPM;
}
