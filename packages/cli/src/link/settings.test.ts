import { expect, test } from 'vitest';
import { linkSettings } from './settings.ts';

test.each([
  ['1048576', 2 ** 20],
  ['500MB', 500 * 2 ** 20],
  ['1.5 GB', 1.5 * 2 ** 30],
  ['4GiB', 4 * 2 ** 30],
  ['64k', 64 * 1024],
])('--max-size %s is %i bytes', (maxSize, bytes) => {
  expect(linkSettings(['x'], { maxSize }).maxBytes).toBe(bytes);
});

test.each(['', '0', '-1', '5TB', 'MB', '1e3', 'Infinity'])('--max-size %j is none', (maxSize) => {
  expect(() => linkSettings(['x'], { maxSize })).toThrow(
    /^--max-size .*: expected a size such as 500MB or 4GB$/,
  );
});

test('a map may hold an equals sign on its local side', () => {
  expect(linkSettings(['x'], { map: ['/build=src', '/b=a=b'] }).sources.maps).toEqual([
    { from: '/build', to: 'src' },
    { from: '/b', to: 'a=b' },
  ]);
});
