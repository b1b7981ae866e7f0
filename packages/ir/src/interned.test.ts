import { expect, test } from 'vitest';
import { interned } from './interned.ts';

test('every text comes back as it is', () => {
  const texts = [
    '',
    'a',
    'const',
    'aNameOfMoreThanTwelve',
    'ünïcode\n"quoted" \ud800 lone',
    'x'.repeat(1000),
  ];
  for (const text of texts) for (let round = 0; round < 2; round++) expect(interned(text)).toBe(text);
});

test('more names than are kept', () => {
  for (let i = 0; i < 70_000; i++) if (interned(`name${i}`) !== `name${i}`) expect.fail(`name${i}`);
  expect(interned('name1')).toBe('name1');
});
