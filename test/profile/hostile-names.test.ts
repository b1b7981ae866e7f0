// Names and paths in captures are foreign text: they never become markup, terminal commands, or files that are opened.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cpuProfile, heapProfile } from './captures.ts';
import { runLink } from './run-link.ts';

const NAME =
  '[run](command:evil) `x` <img src=x onerror=alert(1)> | </script><b> \u001b[31mred \u202egnp ::error::x\n::warning::y';
/** No source that Leakline parses: so nobody can say that the function is no longer in it. */
const FILE = 'a`b|<i>&%,:.txt';
const SECRET = 'do-not-show-this';
let folder: string;
let captures: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-hostile-'));
  const root = join(folder, 'work');
  mkdirSync(join(root, 'src'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"name":"x"}');
  writeFileSync(
    join(root, 'src', FILE),
    'export const a = "</script><script>alert(2)</script>\u001b[0m";\n'.repeat(9),
  );
  writeFileSync(join(folder, 'secret.js'), `const ${SECRET.replaceAll('-', '_')} = '${SECRET}';\n`.repeat(9));
  const capture = join(root, 'hostile.cpuprofile');
  const frame = (url: string, name = NAME) => ({ name, url, line: 2, ticks: { 2: 5, 3: 4 } });
  writeFileSync(
    capture,
    cpuProfile([
      frame(`file://${join(root, 'src', FILE)}`.replaceAll('%', '%25')),
      frame(join(root, 'src', FILE)),
      frame('../secret.js', 'climbs'),
      frame(`file://${join(root, 'src/../../secret.js')}`, 'climbs'),
      frame(join(folder, 'secret.js'), 'absolute'),
      frame('/etc/passwd', 'absolute'),
      frame(`webpack://x/${'../'.repeat(30)}etc/passwd`, 'climbs'),
      frame('x'.repeat(100_000), 'long'),
    ]),
  );
  // What grows is said in every format, with the name of its function.
  const growing = [1, 2].map((n) => {
    const file = join(root, `heap-${n}.heapprofile`);
    const url = join(root, 'src', FILE);
    writeFileSync(file, heapProfile([[{ name: NAME, url, line: 2, bytes: n * 1_000_000 }]]));
    utimesSync(file, 1_700_000_000 + n * 3600, 1_700_000_000 + n * 3600);
    return file;
  });
  captures = [capture, ...growing];
});
afterAll(() => rmSync(folder, { recursive: true }));

async function shown(format: string): Promise<string> {
  const { stdout, status } = await runLink(captures, { format, sourceRoot: join(folder, 'work') });
  expect(status).toBe(0);
  return stdout;
}

describe('nothing is opened outside the source root', () => {
  test.each(['text', 'json', 'html', 'markdown', 'github'])('%s', async (format) => {
    const output = await shown(format);
    expect(output).not.toContain(SECRET);
    expect(output).not.toContain('root:x:0');
  });

  test('and such paths are explained', async () => {
    const { stdout } = await runLink(captures, { explainPaths: true, sourceRoot: join(folder, 'work') });
    expect(stdout).toMatch(/^\.\.\/secret\.js .*\n {2}not here {2}.*climbs out of its folder/m);
  });
});

describe('names stay names', () => {
  test('on a terminal', async () => {
    expect(await shown('text')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  test('in Markdown: every mark that means something is in a code span or escaped', async () => {
    const output = await shown('markdown');
    expect(output).toContain('onerror');
    const outside = output.replace(/(`+) ?[\s\S]*?[^`]\1(?!`)/g, 'code');
    expect(outside).not.toMatch(/(?<!\\)<|\]\(command/);
    // A pipe would make one more cell.
    const tables = output
      .trimEnd()
      .split(/\n\n/)
      .filter((block) => block.startsWith('| '));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      const cells = table.split('\n').map((line) => line.replace(/\\\|/g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test('in workflow commands', async () => {
    const lines = (await shown('github')).split('\n').filter(Boolean);
    expect(lines).toHaveLength(1);
    for (const line of lines) expect(line).toMatch(/^::(warning|notice) file=[^,:]*,line=\d+,title=[^:,]*::/);
  });

  test('in HTML, the data of the flame graph included', async () => {
    const output = await shown('html');
    expect(output.match(/<script\b/g)).toHaveLength(3);
    expect(output.match(/<\/script>/g)).toHaveLength(3);
    expect(output).not.toContain('<img');
    expect(output).not.toMatch(/[\u001b\u202e]/);
  });
});
