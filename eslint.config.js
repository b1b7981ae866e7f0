// The project lints itself: typescript-eslint, and its own plugin once it is built.
import { existsSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const own = new URL('./packages/eslint-plugin/dist/index.js', import.meta.url);
const leakline = existsSync(own) ? [(await import(own.href)).default.configs.recommended] : [];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/cases/**', 'fixtures/**', '**/*.d.ts'] },
  ...tseslint.configs.strict,
  ...leakline,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // Indexes into typed arrays that were sized for them: a check on each would cost what the columns save.
    files: ['packages/profile/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
