// What users install: packs the command and the plugin, installs the tarballs into empty projects outside the workspace,
// and sees that `npx eslint` (9 and 10, ES modules and CommonJS) and `npx leakline check` find the leaks.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'leakline-packed-'));
const failures: string[] = [];

const APP = `import express from 'express';
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'r', help: 'h', labelNames: ['path'] });
const seen = [];
express().use((req, res, next) => {
  requests.inc({ path: req.path });
  seen.push(req.url);
  next();
});
`;

function expect(what: string, holds: boolean, shown: string): void {
  console.log(`${holds ? 'ok' : 'FAILED'}: ${what}`);
  if (!holds) failures.push(`${what}\n${shown}`);
}

function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', [...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

try {
  const tarballs = ['cli', 'eslint-plugin'].map((name) => {
    const out = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const data = JSON.parse(out) as
      | { filename: string; files: { path: string }[] }[]
      | Record<string, { filename: string; files: { path: string }[] }>;
    const [entry] = Object.values(data);
    if (entry === undefined) throw new Error(`npm pack said nothing about ${name}`);
    const stray = entry.files
      .map((f) => f.path)
      .filter((p) => !/^(dist\/|package\.json$|README\.md$|LICENSE$)/.test(p));
    expect(`${name}: only what is needed is packed`, stray.length === 0, stray.join(', '));
    return join(folder, entry.filename);
  });
  for (const version of ['9', '10']) {
    const project = join(folder, `eslint${version}`);
    mkdirSync(join(project, 'src'), { recursive: true });
    writeFileSync(
      join(project, 'package.json'),
      JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
    );
    writeFileSync(join(project, 'src/app.js'), APP);
    npm(['install', '--no-audit', '--no-fund', ...tarballs, `eslint@${version}`], project);
    writeFileSync(
      join(project, 'eslint.config.js'),
      "import leakline from 'eslint-plugin-leakline';\nexport default [leakline.configs.recommended];\n",
    );
    const esm = spawnSync('npx', ['eslint', 'src', '--format', 'json'], { cwd: project, encoding: 'utf8' });
    expect(
      `eslint ${version} finds the leaks (ES module config)`,
      esm.status === 1 &&
        esm.stdout.includes('leakline/no-unbounded-metric-label') &&
        esm.stdout.includes('leakline/no-unbounded-module-collection'),
      esm.stdout + esm.stderr,
    );
    rmSync(join(project, 'eslint.config.js'));
    writeFileSync(
      join(project, 'eslint.config.cjs'),
      "const leakline = require('eslint-plugin-leakline');\nmodule.exports = [leakline.configs.recommended];\n",
    );
    const cjs = spawnSync('npx', ['eslint', 'src', '--format', 'json'], { cwd: project, encoding: 'utf8' });
    expect(
      `eslint ${version} finds the leaks (CommonJS config)`,
      cjs.status === 1 && cjs.stdout.includes('leakline/no-unbounded-metric-label'),
      cjs.stdout + cjs.stderr,
    );
    const cli = spawnSync('npx', ['leakline', 'check', 'src'], { cwd: project, encoding: 'utf8' });
    expect(
      `leakline check finds the leaks beside eslint ${version}`,
      cli.status === 1 && cli.stdout.includes('2 findings in 1 file'),
      cli.stdout + cli.stderr,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
