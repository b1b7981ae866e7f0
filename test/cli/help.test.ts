// What the command says about itself: help, version, rules, and completions that real shells take.
import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, TestProject } from './command.ts';

let project: TestProject;
beforeAll(() => {
  project = new TestProject({ 'src/a.ts': 'export {};\n' });
  project.commitAll();
});
afterAll(() => project.remove());

const COMMANDS = ['check', 'link', 'explain', 'init', 'completion', 'lsp'];

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']]])('%j gives the overview on standard output', (args) => {
    const { status, stdout, stderr } = project.run(args);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(stdout).toContain('Exit codes');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(COMMANDS)('%s --help names each option once, in lines that fit', (command) => {
    const { status, stdout } = project.run([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^leakline ${command}\\b`));
    expect(stdout).toMatch(/^ {2}-h, --help {2,}\S/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const options = stdout.split('\nExamples')[0]?.match(/^ {2}(?:-\w, )?--\S+/gm) ?? [];
    expect(new Set(options).size).toBe(options.length);
  });

  test('a mistake beside --help does not hide it', () => {
    expect(project.run(['completion', '--help']).status).toBe(0);
  });

  test.each(['--version', '-v'])('%s', (flag) => {
    expect(project.run([flag]).stdout).toMatch(/^leakline \d+\.\d+\.\d+\n$/);
  });
});

test('explain lists the rules, takes the prefix, and hints', () => {
  expect(project.run(['explain']).stdout).toMatch(/^no-unbounded-metric-label {2,}\S/m);
  expect(project.run(['explain', 'leakline/no-client-per-message']).stdout).toContain(
    '# no-client-per-message',
  );
  expect(project.run(['explain', 'no-clients-per-message']).stderr).toContain(
    'did you mean "no-client-per-message"?',
  );
});

test('explain has colours when it is told to', () => {
  const page = (...options: string[]) => project.run(['explain', 'no-forced-gc', ...options]).stdout;
  expect(page('--color')).toContain('\u001b[');
  expect(page('--no-color')).not.toContain('\u001b[');
});

describe('completion', () => {
  /** What bash offers at the end of a line. */
  function offered(line: string): string[] {
    const script = `
source <("${process.execPath}" "${bin}" completion bash)
COMP_WORDS=(${line
      .split(' ')
      .map((w) => `'${w}'`)
      .join(' ')})
COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_leakline
printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', script], { cwd: project.root, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  }

  test('bash: commands, options, values, rules, files', () => {
    expect(offered('leakline ')).toEqual([...COMMANDS, '--help', '--version']);
    expect(offered('leakline ch')).toEqual(['check']);
    expect(offered('leakline check --fo')).toEqual(['--format']);
    expect(offered('leakline check --no-co')).toEqual(['--no-color']);
    expect(offered('leakline check --format s')).toEqual(['sarif']);
    expect(offered('leakline explain no-client')).toEqual(['no-client-per-message']);
    expect(offered('leakline check sr')).toEqual(['src']);
    expect(offered('leakline completion ')).toEqual(['bash', 'zsh', 'fish']);
  });

  test('bash: values after an equals sign, which readline makes a word of its own', () => {
    expect(offered('leakline check --format =')).toContain('json');
    expect(offered('leakline check --format = s')).toEqual(['sarif']);
    expect(offered('leakline check --rule no-client-per-message = w')).toEqual(['warning']);
    expect(offered('leakline check --rule no-client-per-message =')).toEqual([
      'error',
      'warning',
      'info',
      'off',
    ]);
    expect(offered('leakline check --min-confidence = h')).toEqual(['high']);
  });

  test('bash: names of files may have spaces in them', () => {
    project.write('two words.ts', '');
    expect(offered('leakline check two')).toEqual(['two words.ts']);
  });

  test('bash: refs after --changed', () => {
    expect(offered('leakline check --changed ')).toEqual(['main']);
  });

  test.each(['bash', 'zsh', 'fish'])('%s takes the script, where it is installed', (shell) => {
    const { stdout } = project.run(['completion', shell]);
    for (const command of COMMANDS) expect(stdout).toContain(command);
    expect(stdout).toContain('fix-suggestions');
    project.write('completion', stdout);
    const { error, status, stderr } = spawnSync(shell, ['-n', 'completion'], {
      cwd: project.root,
      encoding: 'utf8',
    });
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.runIf(isInstalled('fish'))('fish: commands, options, values, rules, refs', () => {
    project.write('completion.fish', project.run(['completion', 'fish']).stdout);
    const offers = (line: string) =>
      execFileSync('fish', ['--no-config', '-c', `source completion.fish; complete -C '${line}'`], {
        cwd: project.root,
        encoding: 'utf8',
      })
        .split('\n')
        .filter(Boolean)
        .map((offer) => offer.split('\t')[0]);
    expect(offers('leakline ').sort()).toEqual([...COMMANDS].sort());
    expect(offers('leakline check --fo')).toEqual(['--format']);
    expect(offers('leakline check --format s')).toEqual(['sarif']);
    expect(offers('leakline explain no-client')).toEqual(['no-client-per-message']);
    expect(offers('leakline check --changed ')).toEqual(['main']);
    expect(offers('leakline check sr')).toEqual(['src/']);
  });

  test.runIf(isInstalled('zsh'))('zsh: commands, options, values, rules, refs', () => {
    project.write('functions/_leakline', project.run(['completion', 'zsh']).stdout);
    // A terminal with a shell in it: each line is typed, completed, and written down as it then stands.
    project.write(
      '.zshrc',
      `fpath=($PWD/functions $fpath)
autoload -Uz compinit && compinit -u -D
bindkey '^I' complete-word
note() { print -r -- "$BUFFER" >> noted; BUFFER=; }
zle -N note && bindkey '^T' note
PS1='READY>'
`,
    );
    const typed = {
      'leakline ch': 'leakline check ',
      'leakline check --form': 'leakline check --format ',
      'leakline check --format s': 'leakline check --format sarif ',
      'leakline check --no-co': 'leakline check --no-color ',
      'leakline check --changed ma': 'leakline check --changed main ',
      'leakline explain no-cl': 'leakline explain no-client-per-message ',
      'leakline completion z': 'leakline completion zsh ',
    };
    project.write(
      'type.zsh',
      `zmodload zsh/zpty
zpty shell 'ZDOTDIR=$PWD TERM=dumb zsh -d -i'
zpty -r shell seen '*READY>*'
${Object.keys(typed)
  .map((line) => `zpty -w -n shell ${JSON.stringify(line)}$'\\t\\x14'`)
  .join('\n')}
zpty -w shell exit
while zpty -r shell seen; do :; done
`,
    );
    execFileSync('zsh', ['-f', 'type.zsh'], { cwd: project.root, timeout: 60_000 });
    expect(project.read('noted').split('\n').slice(0, -1)).toEqual(Object.values(typed).map((line) => line));
  });
});

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', ':']).error === undefined;
}
