// Which folder one program spans, for callers that start from a file: the plugin, and the command when it is given files.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest folder upwards with a manifest (package.json or go.mod), or the workspace above it, whose packages import
 * one another. `from` itself when there is no manifest at all.
 */
export function programRoot(from: string): string {
  let nearest: string | null = null;
  for (let folder = from; ; folder = dirname(folder)) {
    const hasManifest = existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'go.mod'));
    if (isWorkspace(folder)) return folder;
    if (hasManifest) nearest ??= folder;
    if (dirname(folder) === folder) return nearest ?? from;
  }
}

function isWorkspace(folder: string): boolean {
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) || existsSync(join(folder, 'go.work'))) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    // No manifest, or a broken one: its package manager says so better than we could.
    return false;
  }
}
