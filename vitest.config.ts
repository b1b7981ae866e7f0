// Unit tests beside the sources, and what crosses packages under test/. The editor test has a configuration of its own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'rules/*.test.ts',
      'scripts/*.test.ts',
      'test/**/*.test.ts',
      'extension/src/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', 'test/vscode/**', 'test/bench/**'],
    testTimeout: 60_000,
  },
});
