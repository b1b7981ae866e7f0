// `npx vitest run --config test/vscode/vitest.config.ts`: the extension in a real VS Code. Apart from `npm test`, which stays quick.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/vscode/**/*.vscode.ts'],
    globalSetup: [join(import.meta.dirname, 'global-setup.ts')],
    // One editor and one browser at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
