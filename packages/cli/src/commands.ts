// What the command line understands, as data: the parser, the help and the shell completions are made of this table.
import { linkCommand, sourceOptions } from './link/command.ts';

/** What a shell offers for a value: files, folders, rule ids, git refs, or one of a fixed list. */
export type Completes = 'file' | 'folder' | 'rule' | 'ref' | readonly string[];

export interface OptionSpec {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  /** What follows the option, as the help names it; a switch when there is none. */
  readonly value?: string;
  /** The value may be left out. */
  readonly valueIsOptional?: true;
  readonly completes?: Completes;
  readonly repeatable?: true;
  /** `--no-<name>` is understood too. */
  readonly negatable?: true;
  /** What counts when the option is not given. */
  readonly fallback?: string;
  readonly text: string;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly OptionSpec[];
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly positional: {
    readonly name: string;
    readonly isRequired: boolean;
    readonly isMany: boolean;
    readonly completes: Completes;
    readonly text: string;
  } | null;
  readonly groups: readonly OptionGroup[];
  readonly examples: readonly { readonly run: string; readonly text: string }[];
}

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
/** What `--rule id=` takes. */
export const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const COLOUR: OptionSpec = {
  name: 'color',
  negatable: true,
  text: 'Force colours; --no-color switches them off (also FORCE_COLOR, NO_COLOR)',
};

export const commands: readonly CommandSpec[] = [
  {
    name: 'check',
    summary: 'Find the code that makes memory grow for ever',
    positional: {
      name: 'paths',
      isRequired: false,
      isMany: true,
      completes: 'file',
      text: 'What to report on; each is checked with its package or workspace around it (default: .)',
    },
    groups: [
      {
        title: 'What is reported',
        options: [
          {
            name: 'rule',
            value: 'id[=severity]',
            completes: 'rule',
            repeatable: true,
            text: 'Only this rule; with error, warning, info or off, at that severity',
          },
          {
            name: 'min-confidence',
            value: 'level',
            completes: CONFIDENCES,
            text: 'Only findings that are at least so certain: high, medium (default) or low',
          },
          {
            name: 'changed',
            value: 'ref',
            valueIsOptional: true,
            completes: 'ref',
            text: 'Only what touches lines changed since a git ref (default: HEAD); the whole program is analysed',
          },
          {
            name: 'baseline',
            value: 'file',
            completes: 'file',
            text: 'Only findings that are not in this file',
          },
          { name: 'update-baseline', text: 'Write what is found now into the --baseline file' },
          { name: 'shard', value: 'i/n', text: 'Only the i-th of n parts; together they are the whole run' },
        ],
      },
      {
        title: 'What production measured',
        options: [
          {
            name: 'profile',
            value: 'file',
            completes: 'file',
            repeatable: true,
            text: 'Join the findings with a captured profile (file, folder, glob or URL), costliest first',
          },
          ...sourceOptions,
        ],
      },
      {
        title: 'How it is said',
        options: [
          {
            name: 'format',
            value: 'format',
            completes: FORMATS,
            fallback: 'text',
            text: FORMATS.join(', '),
          },
          { name: 'quiet', short: 'q', text: 'Errors only: no warnings, no notes, no progress' },
          COLOUR,
          {
            name: 'stats',
            text: 'Say how much of the program is understood: syntax, and what calls lead to',
          },
          {
            name: 'max-warnings',
            value: 'n',
            text: 'Exit with 1 only when there are more warnings than this (default: 0)',
          },
        ],
      },
      {
        title: 'Fixing',
        options: [
          {
            name: 'fix-suggestions',
            text: 'Show what the first suggestion of each finding would change, as a diff',
          },
          { name: 'write', text: 'With --fix-suggestions: change the files' },
        ],
      },
      {
        title: 'How it runs',
        options: [
          {
            name: 'cache',
            negatable: true,
            text: 'Reuse the report of a program that has not changed (default); --no-cache always analyses it',
          },
          {
            name: 'cache-location',
            value: 'dir',
            completes: 'folder',
            text: 'Keep reports in this folder, e.g. one that CI restores (default: node_modules/.cache/leakline)',
          },
          {
            name: 'threads',
            value: 'n',
            text: 'Parse on so many threads, 16 at most (default: as many as pay off here)',
          },
        ],
      },
      {
        title: 'For editors',
        options: [
          { name: 'stdin', text: 'Read one file’s text from standard input' },
          {
            name: 'stdin-filename',
            value: 'path',
            completes: 'file',
            text: 'With --stdin: the file whose text it is',
          },
        ],
      },
    ],
    examples: [
      { run: 'leakline check', text: 'the whole repository, both languages' },
      { run: 'leakline check --changed origin/main', text: 'what a branch touches' },
      { run: 'leakline check --profile heap.pb.gz', text: 'with what production measured' },
      { run: 'leakline check --fix-suggestions --write', text: 'take the suggestions' },
      {
        run: 'leakline check --baseline leaks.json --update-baseline',
        text: 'accept what is there; fail on new ones from now on',
      },
    ],
  },
  linkCommand,
  {
    name: 'explain',
    summary: 'Say what a rule is about: why, bad and good code, how to confirm it',
    positional: {
      name: 'rule',
      isRequired: false,
      isMany: false,
      completes: 'rule',
      text: 'A rule’s id; without one, the rules are listed',
    },
    groups: [{ title: 'Options', options: [COLOUR] }],
    examples: [
      {
        run: 'leakline explain no-unbounded-metric-label',
        text: 'why raw URLs in labels get services killed',
      },
    ],
  },
  {
    name: 'init',
    summary: 'Set Leakline up in the project that is here; overwrites nothing',
    positional: null,
    groups: [],
    examples: [],
  },
  {
    name: 'completion',
    summary: 'Print a completion script for a shell',
    positional: {
      name: 'shell',
      isRequired: true,
      isMany: false,
      completes: SHELLS,
      text: SHELLS.join(', '),
    },
    groups: [],
    examples: [
      { run: 'leakline completion bash >> ~/.bashrc', text: 'bash' },
      { run: 'leakline completion zsh > "${fpath[1]}/_leakline"', text: 'zsh' },
      { run: 'leakline completion fish > ~/.config/fish/completions/leakline.fish', text: 'fish' },
    ],
  },
  {
    name: 'lsp',
    summary: 'Run the language server, for editors',
    positional: null,
    groups: [
      { title: 'Options', options: [{ name: 'stdio', text: 'Speak over standard input and output' }] },
    ],
    examples: [],
  },
];

/** The options that every command has. */
export const globalOptions: readonly OptionSpec[] = [
  { name: 'help', short: 'h', text: 'Show this' },
  { name: 'version', short: 'v', text: 'Show the version' },
];

export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  return [...command.groups.flatMap((g) => g.options), ...globalOptions];
}
