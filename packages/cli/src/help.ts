// `leakline --help` and `leakline <command> --help`, made of the table of commands.
import { rules } from '@leakline/project';
import type { Colours } from './colours.ts';
import { commands, globalOptions, type CommandSpec, type OptionSpec } from './commands.ts';

/** Columns; terminals that are narrower wrap by themselves. */
const WIDTH = 100;

/** The overview, or one command's page. Ends with a line break. */
export function help(command: CommandSpec | null, c: Colours): string {
  return `${(command === null ? overview(c) : page(command, c)).join('\n')}\n`;
}

function overview(c: Colours): string[] {
  return [
    `${c.bold('leakline')} finds the code that makes a service’s memory grow for ever, in TypeScript, JavaScript and Go,`,
    'and shows on that very line what production measured.',
    '',
    c.bold('Commands'),
    ...table(commands.map((command) => [usageOf(command), command.summary])),
    '',
    c.bold('Start here'),
    ...table(
      [
        { run: 'leakline init', text: 'write a config, and say how to set up ESLint' },
        ...commands.flatMap((command) => command.examples.slice(0, command.name === 'check' ? 3 : 1)),
      ]
        .filter(({ run }) => !run.includes('completion'))
        .map(({ run, text }) => [run, text]),
    ),
    '',
    c.bold('Exit codes'),
    ...table([
      ['0', 'nothing found'],
      ['1', 'findings'],
      ['2', 'wrong use or broken input; one line on standard error says what and where'],
    ]),
    '',
    `${c.bold('Options of a command:')} leakline <command> --help`,
  ];
}

function page(command: CommandSpec, c: Colours): string[] {
  const { positional } = command;
  const groups = [...command.groups, { title: 'General', options: globalOptions }];
  return [
    `${c.bold('leakline')} ${usageOf(command)}${command.groups.length > 0 ? ' [options]' : ''}`,
    command.summary + '.',
    ...(positional === null ? [] : ['', ...table([[positional.name, `${positional.text}.`]])]),
    ...(command.name === 'explain'
      ? ['', c.bold('Rules'), ...table(rules.map((r) => [r.meta.id, r.meta.summary]))]
      : []),
    ...groups.flatMap((group) => [
      '',
      c.bold(group.title),
      ...table(group.options.map((option) => [syntaxOf(option), option.text])),
    ]),
    ...(command.examples.length === 0
      ? []
      : [
          '',
          c.bold('Examples'),
          ...command.examples.flatMap(({ run, text }) => [`  ${c.dim(`# ${text}`)}`, `  ${run}`]),
        ]),
  ];
}

function usageOf({ name, positional }: CommandSpec): string {
  if (positional === null) return name;
  const inside = `${positional.name}${positional.isMany ? '…' : ''}`;
  return `${name} ${positional.isRequired ? `<${inside}>` : `[${inside}]`}`;
}

function syntaxOf(option: OptionSpec): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const name = `--${option.negatable === true ? '[no-]' : ''}${option.name}`;
  if (option.value === undefined) return `${short}${name}`;
  return `${short}${name} ${option.valueIsOptional === true ? `[${option.value}]` : `<${option.value}>`}`;
}

/** Two columns; the second wraps under itself. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.flatMap(([left, right]) =>
    wrapped(right, WIDTH - first).map((line, i) => `  ${(i === 0 ? left : '').padEnd(first - 2)}${line}`),
  );
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
