// What ESLint's `--cache` must know of this plugin.
//
// ESLint keeps a file's findings until the file, its config, or the version of a plugin changes. A finding here may come
// or go in a file that nobody touched, because another file did. So the plugin's version carries, as build metadata, a
// digest of what the whole program's findings are: while they stay the same, every cached file stays valid; when one
// comes or goes anywhere, ESLint lints again. ESLint reads the version only when it uses its cache or prints a config.
import type { Finding } from '@leakline/ir';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { projectOf } from './open-projects.ts';

/** `1.2.3+digest`, for the program around the working directory. */
export function versionFor(version: string): string {
  const { project, config } = projectOf(join(process.cwd(), 'eslint.config.js'));
  const { report } = project.check({ minConfidence: 'low', leaveEslintComments: true });
  const digest = createHash('sha256').update(JSON.stringify(config));
  for (const finding of report.findings) digest.update(lineOf(finding, project.textOf(finding.path) ?? ''));
  return `${version}+${digest.digest('hex').slice(0, 12)}`;
}

/** Without its line number, which edits above it change: only a file that was edited can have those. */
function lineOf({ path, rule, confidence, message, range }: Finding, text: string): string {
  const source = text.split(/\r\n|[\r\n]/, range.start.line)[range.start.line - 1] ?? '';
  return JSON.stringify([path, rule, confidence, message, range.start.column, source]);
}
