// Packs the extension for this machine's platform into dist/leakline.vsix: it carries the parser's native part.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { buildExtension } from './build.ts';

/** Builds and packs. @returns The path of the .vsix. */
export async function packExtension(): Promise<string> {
  const here = import.meta.dirname;
  const packagePath = join(here, 'dist', 'leakline.vsix');
  await buildExtension(join(here, 'dist'));
  await createVSIX({
    cwd: here,
    packagePath,
    target: `${process.platform}-${process.arch}`,
    dependencies: false,
    allowMissingRepository: true,
  });
  return packagePath;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await packExtension();
