// What ESLint's `--cache` must know of this plugin.
//
// ESLint keeps a file's findings until the file, its config, or the version of a plugin changes. A finding here may come
// or go in a file that nobody touched, because another file did. So the plugin's version carries, as build metadata, a
// digest of what the whole program's findings are: while they stay the same, every cached file stays valid; when one
// comes or goes anywhere, ESLint lints again. ESLint reads the version only when it uses its cache or prints a config.
import { digestOfFindings } from './open-projects.ts';

/** `1.2.3+digest`, for the program around the working directory. */
export function versionFor(version: string): string {
  const digest = digestOfFindings(process.cwd());
  return `${version}+${Buffer.from(digest, 'base64').toString('hex').slice(0, 12)}`;
}
