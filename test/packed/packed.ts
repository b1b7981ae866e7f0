// What users install: packs the command and the plugin, installs the tarballs into empty projects outside the workspace,
// and sees that ESLint and `leakline check` find the leaks there. `packed.ts <name>…` runs only these projects.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, expect } from './consumer.ts';
import { projects } from './projects.ts';

const root = join(import.meta.dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakline-packed-')));

function packed(name: string): string {
  const out = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: join(root, 'packages', name),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const data = JSON.parse(out) as Record<string, { filename: string; files: { path: string }[] }>;
  const [entry] = Object.values(data);
  if (entry === undefined) throw new Error(`npm pack said nothing about ${name}`);
  const stray = entry.files
    .map((f) => f.path)
    .filter((p) => !/^(dist\/|package\.json$|leakline\.config\.schema\.json$|README\.md$|LICENSE$)/.test(p));
  expect(`${name}: only what is needed is packed`, stray.length === 0, stray.join(', '));
  return join(folder, entry.filename);
}

try {
  const tarballs = { command: packed('cli'), plugin: packed('eslint-plugin') };
  const chosen = process.argv.slice(2);
  for (const [name, check] of Object.entries(projects))
    if (chosen.length === 0 || chosen.includes(name)) check(join(folder, name), tarballs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = conclude();
