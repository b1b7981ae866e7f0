// Of several who want the same report, one makes it; nobody waits for one who is gone.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReportCache } from './report-cache.ts';
import { AwaitedLock, ReportLock } from './report-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-locks-'));
  lock = join(folder, 'report-key.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isText = (value: unknown): value is string => typeof value === 'string';

/** What one who wants the report gets, and how often it looked at another's lock. */
function claim(below = folder) {
  let waited = 0;
  const claimed = new ReportCache(below).claim('key', isText, () => waited++);
  return { claimed, waited };
}

function heldBy(host: string, pid: number, ageSeconds = 0): void {
  writeFileSync(lock, JSON.stringify({ host, pid }));
  const touched = new Date(Date.now() - ageSeconds * 1000);
  utimesSync(lock, touched, touched);
}

/** A process that has ended; its id is not given to another one so soon. */
function goneProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('the first one makes it, and lets go of the lock', () => {
  const { claimed, waited } = claim();
  expect(waited).toBe(0);
  expect(existsSync(lock)).toBe(true);
  if (!('lock' in claimed)) throw new Error('nobody had made it');
  claimed.lock?.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('another process is waited for', async () => {
  heldBy(hostname(), process.pid);
  const maker = spawn(process.execPath, [
    '-e',
    `setTimeout(() => {
      const fs = require('node:fs');
      fs.writeFileSync(${JSON.stringify(join(folder, 'report-key.json'))}, '"the report"');
      fs.rmSync(${JSON.stringify(lock)});
    }, 100)`,
  ]);
  const ended = new Promise((resume) => maker.on('close', resume));
  const { claimed, waited } = claim();
  expect(claimed).toEqual({ kept: 'the report' });
  expect(waited).toBeGreaterThan(0);
  await ended;
  expect(readdirSync(folder)).toEqual(['report-key.json']);
});

test('who waited for one that made nothing makes it', async () => {
  heldBy(hostname(), process.pid);
  const failed = spawn(process.execPath, [
    '-e',
    `setTimeout(() => require('node:fs').rmSync(${JSON.stringify(lock)}), 100)`,
  ]);
  const ended = new Promise((resume) => failed.on('close', resume));
  const { claimed } = claim();
  expect(claimed).toHaveProperty('lock');
  await ended;
});

test.each([
  ['whose process is gone', () => heldBy(hostname(), goneProcess())],
  ['that another machine has not touched for long', () => heldBy('elsewhere', 1, 90)],
  [
    'that is damaged and old',
    () => {
      writeFileSync(lock, '{"host":');
      utimesSync(lock, 0, 0);
    },
  ],
])('a lock %s is taken over', (_, leave) => {
  leave();
  const { claimed } = claim();
  expect(claimed).toHaveProperty('lock');
  expect(readFileSync(lock, 'utf8')).toContain(`"pid":${process.pid},`);
});

test('a lock of a clock that is ahead is waited for until it stands still', () => {
  heldBy('elsewhere', 1, -1000);
  const awaited = new AwaitedLock(lock, 200);
  expect(awaited.wait()).toBe(true);
  expect(existsSync(lock)).toBe(true);
  while (existsSync(lock)) expect(awaited.wait()).toBe(true);
});

test('a lock that cannot be taken away holds nobody up', () => {
  mkdirSync(join(lock, 'inside'), { recursive: true });
  utimesSync(lock, 0, 0);
  expect(claim().claimed).toEqual({ lock: null });
});

test('a lock that was taken over is not let go of by its former holder', () => {
  const former = ReportLock.take(lock);
  heldBy('elsewhere', 1);
  former?.touch();
  former?.release();
  expect(existsSync(lock)).toBe(true);
});

test.each([
  ['the folder is below a file', 'file/below'],
  ['the folder is a file', 'file'],
])('where %s, nobody waits', (_, below) => {
  writeFileSync(join(folder, 'file'), '');
  const { claimed, waited } = claim(join(folder, below));
  expect(claimed).toEqual({ lock: null });
  expect(waited).toBe(0);
});
