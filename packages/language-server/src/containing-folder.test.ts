import { resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { containingFolder } from './containing-folder.ts';

const outer = { root: resolve('/w') };
const inner = { root: resolve('/w/services/api') };

test('the innermost folder wins, in any order', () => {
  const path = resolve('/w/services/api/src/a.ts');
  expect(containingFolder([outer, inner], path)).toBe(inner);
  expect(containingFolder([inner, outer], path)).toBe(inner);
});

test('a folder whose name only begins alike holds nothing of it', () => {
  expect(containingFolder([inner], resolve('/w/services/api-gateway/a.ts'))).toBeUndefined();
});

test('the root of the file system holds everything', () => {
  const root = { root: sep };
  expect(containingFolder([root], resolve('/w/a.ts'))).toBe(root);
});
