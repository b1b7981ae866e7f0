// Leakline's Go parser against go/parser, over the packages of the Go tree itself. Skipped where Go is not installed.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lowerGo } from '@leakline/go';
import { expect, test } from 'vitest';
import { differences, type Positions } from './compare.ts';

const root = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' });
const folder = process.env['LEAKLINE_GO_FOLDER'] ?? join((root.stdout ?? '').trim(), 'src');
if (root.status !== 0) console.log('skipped: go is not on the PATH');

test.skipIf(root.status !== 0)(
  'calls, functions and bound names are those of go/parser',
  async () => {
    const child = spawn('go', ['run', join(import.meta.dirname, 'positions.go'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let files = 0;
    const differing: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const expected = JSON.parse(line) as Positions;
      // What no ordinary build contains is parsed here, too: its constraint makes room of the same length.
      const text = readFileSync(expected.path, 'utf8').replace(/^\/\/go:build .*$/m, (line) =>
        ' '.repeat(line.length),
      );
      differing.push(...differences(lowerGo(expected.path, text), text, expected));
      files++;
    }
    expect(await ended).toBe(0);
    expect(files).toBeGreaterThan(0);
    expect(differing.slice(0, 40)).toEqual([]);
  },
  300_000,
);
