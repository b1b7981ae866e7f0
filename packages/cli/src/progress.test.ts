// The progress line: late, seldom, on terminals only, and taken back.
import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, target: { isTTY, columns, write: (text: string) => written.push(text) } };
}

test('shows from the first second on, ten times a second, and is cleared', () => {
  const { written, target } = terminal(true);
  let now = 0;
  const progress = new Progress(target, () => now);
  for (const [at, done] of [
    [0, 0],
    [999, 10],
    [1000, 20],
    [1050, 30],
    [1100, 40],
  ] as const) {
    now = at;
    progress.show('checking .:', done, 99);
  }
  expect(written).toEqual(['\r\u001b[2Kchecking .: 20 of 99 files', '\r\u001b[2Kchecking .: 40 of 99 files']);
  progress.clear();
  progress.clear();
  expect(written.slice(2)).toEqual(['\r\u001b[2K']);
});

test('never wraps, since a wrapped line could not be taken back', () => {
  const { written, target } = terminal(true, 10);
  let now = 0;
  const progress = new Progress(target, () => now);
  now = 2000;
  progress.show('checking .:', 1, 2);
  expect(written).toEqual(['\r\u001b[2Kchecking ']);
});

test('says nothing in a pipe', () => {
  const { written, target } = terminal(false);
  let now = 0;
  const progress = new Progress(target, () => now);
  now = 5000;
  progress.show('checking .:', 1, 2);
  progress.clear();
  expect(written).toEqual([]);
});
