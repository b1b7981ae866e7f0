// `leakline --help` and `leakline <command> --help`, made of the table of commands.
import type { Colours } from './colours.ts';
import { commands, globalOptions, type CommandSpec, type OptionSpec } from './commands.ts';
import { wrapped } from './wrapping.ts';

/** Columns of a pipe, and the most that is easy to read. */
const WIDTH = 100;
/** Columns below which two columns of text stand under each other. */
const NARROW = 60;

/**
 * The overview, or one command's page. Ends with a line break.
 * @param columns Of the terminal.
 */
export async function help(command: CommandSpec | null, c: Colours, columns = WIDTH): Promise<string> {
  const width = Math.min(columns, WIDTH);
  const rows: Table = (list) => table(list, width);
  return `${(command === null ? overview(c, width, rows) : await page(command, c, rows)).join('\n')}\n`;
}

/** Two columns where there is room for them, else one text under the other. */
export function table(rows: readonly (readonly [string, string])[], width: number): string[] {
  return width < NARROW ? list(rows, width) : twoColumns(rows, width);
}

type Table = (rows: readonly (readonly [string, string])[]) => string[];

const PURPOSE =
  'leakline finds the code that makes a service’s memory grow for ever, in TypeScript, JavaScript and Go, and shows on that very line what production measured.';

function overview(c: Colours, width: number, table: Table): string[] {
  return [
    ...wrapped(PURPOSE, width).map((line) => line.replace(/^leakline\b/, c.bold('leakline'))),
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

async function page(command: CommandSpec, c: Colours, table: Table): Promise<string[]> {
  const { positional } = command;
  const groups = [...command.groups, { title: 'General', options: globalOptions }];
  return [
    `${c.bold('leakline')} ${usageOf(command)}${command.groups.length > 0 ? ' [options]' : ''}`,
    command.summary + '.',
    ...(positional === null ? [] : ['', ...table([[positional.name, `${positional.text}.`]])]),
    ...(command.name === 'explain' ? ['', c.bold('Rules'), ...table(await ruleRows())] : []),
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

/** Loaded for the page that lists them: with the rules comes all of the engine. */
async function ruleRows(): Promise<[string, string][]> {
  const { rules } = await import('@leakline/project');
  return rules.map(({ meta }) => [meta.id, meta.summary]);
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

/** The second column wraps under itself; a first one that is much longer than the others has a line of its own. */
function twoColumns(rows: readonly (readonly [string, string])[], width: number): string[] {
  const lengths = rows.map(([left]) => left.length).sort((a, b) => a - b);
  const most = Math.floor(width * 0.45);
  const first = (lengths.findLast((length) => length <= most) ?? most) + 4;
  return rows.flatMap(([left, right]) => {
    const lines = wrapped(right, width - first).map((line) => `${' '.repeat(first)}${line}`);
    if (left.length + 4 > first) return [`  ${left}`, ...lines];
    return lines.map((line, i) => (i === 0 ? `  ${left.padEnd(first - 2)}${line.slice(first)}` : line));
  });
}

function list(rows: readonly (readonly [string, string])[], width: number): string[] {
  return rows.flatMap(([left, right]) => [
    `  ${left}`,
    ...wrapped(right, width - 4).map((line) => `    ${line}`),
  ]);
}
