// Before the editor tests: puts VS Code in place and packs the extension as a user would install it.
import type { TestProject } from 'vitest/node';
import { packExtension } from '../../extension/package.ts';
import { ensureRig, type Rig } from './setup.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rig: Rig;
    vsix: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('rig', await ensureRig((line) => console.log(line)));
  project.provide('vsix', await packExtension());
}
