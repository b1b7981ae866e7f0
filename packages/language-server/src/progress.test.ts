import type { WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

/** An editor's window that writes down what it is told. */
function recordingWindow() {
  const said: string[] = [];
  let heard = () => {};
  const begun = new Promise<void>((resume) => (heard = resume));
  const reporter = {
    token: new AbortController().signal,
    begin: (title: string, _percentage: number | undefined, message: string) => {
      said.push(`begin ${title}: ${message}`);
      heard();
    },
    report: () => {},
    done: () => void said.push('done'),
  } as unknown as WorkDoneProgressServerReporter;
  return { said, begun, createWorkDoneProgress: () => Promise.resolve(reporter) };
}

test('what is done at once is not mentioned', async () => {
  const window = recordingWindow();
  expect(await new Progress(window).during('reading', Promise.resolve(1))).toBe(1);
  expect(window.said).toEqual([]);
});

test('two long works are one line, which ends with the last, even if that fails', async () => {
  const window = recordingWindow();
  const progress = new Progress(window, 0);
  let first = () => {};
  let second = (_: Error) => {};
  const works = [
    progress.during('reading', new Promise<void>((done) => (first = done))),
    progress.during('reading', new Promise<void>((_, fail) => (second = fail))),
  ];
  await window.begun;
  first();
  await works[0];
  expect(window.said).toEqual(['begin Leakline: reading']);
  second(new Error('lost'));
  await expect(works[1]).rejects.toThrow('lost');
  expect(window.said).toEqual(['begin Leakline: reading', 'done']);
});
