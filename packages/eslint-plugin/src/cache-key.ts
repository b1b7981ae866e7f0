// What ESLint's `--cache` must know of this plugin.
//
// ESLint keeps a file's findings until the file, its config, or the version of a plugin changes. A finding here may come
// or go in a file that nobody touched, because another file did. So the plugin's version carries, as build metadata, a
// digest of what the whole program's findings are: while they stay the same, every cached file stays valid; when one
// comes or goes anywhere, ESLint lints again. ESLint reads the version only when it uses its cache or prints a config.
import type { Finding } from '@leakline/ir';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkedProjectOf } from './open-projects.ts';

/** By the state of the program: ESLint asks once for every config. */
const digests = new WeakMap<object, string>();

/** `1.2.3+digest`, for the program around the working directory. */
export function versionFor(version: string): string {
  const { checked, config } = checkedProjectOf(join(process.cwd(), 'package.json'));
  let digest = digests.get(checked);
  if (digest === undefined) {
    const lines = [...checked.values()].flatMap(({ text, findings }) =>
      findings.map((f) => lineOf(f, text ?? '')),
    );
    digest = createHash('sha256')
      .update(JSON.stringify([config, lines]))
      .digest('hex')
      .slice(0, 12);
    digests.set(checked, digest);
  }
  return `${version}+${digest}`;
}

/** Without its line number, which edits above it change: only a file that was edited can have those. */
function lineOf({ path, rule, confidence, message, range }: Finding, text: string): readonly unknown[] {
  const source = text.split(/\r\n|[\r\n]/, range.start.line)[range.start.line - 1] ?? '';
  return [path, rule, confidence, message, range.start.column, source];
}
