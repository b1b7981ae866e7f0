// Command lines: the function of a command is what the program does. It runs once, and what it keeps lives as long as that.
import type { Callback, Library, Member } from '../../schema.ts';
import { each } from '../rows.ts';

const language = 'javascript';

const chained: Member = { call: { returns: 'this' } };
const onceFor = (at: string): Callback => ({
  at,
  frequency: 'once',
  because: 'when the command is run',
});
const running = (returns: string, ...places: readonly string[]): Member => ({
  call: { returns, callbacks: places.map(onceFor) },
});

const settings = [
  'alias',
  'allowExcessArguments',
  'allowUnknownOption',
  'argument',
  'arguments',
  'configureHelp',
  'configureOutput',
  'description',
  'enablePositionalOptions',
  'exitOverride',
  'name',
  'option',
  'passThroughOptions',
  'requiredOption',
  'showHelpAfterError',
  'summary',
  'usage',
  'version',
];
const commander: Library = {
  language,
  packages: ['commander', '@commander-js/extra-typings'],
  version: '14.0.3',
  source: 'typings/index.d.ts (Command)',
  exports: {
    program: { type: 'Command' },
    Command: { construct: { returns: 'Command' } },
    createCommand: { call: { returns: 'Command' } },
  },
  types: {
    Command: {
      members: {
        ...each(settings, chained),
        action: running('this', '0'),
        addCommand: chained,
        command: { call: { returns: 'Command' } },
        createCommand: { call: { returns: 'Command' } },
        hook: running('this', '1'),
        ...each(['parse', 'parseAsync'], chained),
      },
    },
  },
};

const yargsSettings = [
  'alias',
  'check',
  'completion',
  'demandCommand',
  'demandOption',
  'env',
  'epilog',
  'example',
  'help',
  'option',
  'options',
  'parserConfiguration',
  'positional',
  'recommendCommands',
  'scriptName',
  'showHelpOnFail',
  'strict',
  'strictCommands',
  'version',
  'wrap',
];
const yargs: Library = {
  language,
  packages: ['yargs', 'yargs/yargs'],
  version: '@types/yargs 17.0.35',
  source: 'index.d.ts (Argv, CommandModule)',
  exports: each(['default', ''], { type: 'Argv' }),
  types: {
    Argv: {
      members: {
        ...each(yargsSettings, { call: { returns: 'Argv' } }),
        '()': { call: { returns: 'Argv' } },
        command: running('Argv', '3', '0.handler', '0[].handler'),
        middleware: running('Argv', '0', '0[]'),
        usage: running('Argv', '3'),
      },
    },
  },
};

const cac: Library = {
  language,
  packages: ['cac'],
  version: '6.7.14',
  source: 'dist/index.d.ts (CAC, Command)',
  exports: {
    ...each(['cac', 'default', ''], { call: { returns: 'CAC' } }),
    CAC: { construct: { returns: 'CAC' } },
  },
  types: {
    CAC: {
      members: {
        command: { call: { returns: 'Command' } },
        ...each(['help', 'option', 'usage', 'version'], chained),
      },
    },
    Command: {
      members: {
        action: running('this', '0'),
        ...each(['alias', 'allowUnknownOptions', 'example', 'option', 'usage'], chained),
      },
    },
  },
};

const citty: Library = {
  language,
  packages: ['citty'],
  version: '0.1.6',
  source: 'dist/index.d.ts (CommandDef)',
  exports: {
    defineCommand: { call: { callbacks: ['0.run', '0.setup', '0.cleanup'].map(onceFor) } },
    runMain: { call: { callbacks: ['0.run', '0.setup', '0.cleanup'].map(onceFor) } },
  },
};

export const commandLines: readonly Library[] = [commander, yargs, cac, citty];
