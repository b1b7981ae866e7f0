// What starts a program: libraries for command lines, for the parts of an application, and for running them. Each part is started once.
import type { Callback, CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { chained, giving } from '../rows.ts';

const language = 'go';
const whenRun = 'when the command is run';

const once = (at: string, because: string): Callback => ({ at, frequency: 'once', because });
const starting = (at: readonly string[], because: string): CallMeaning => ({
  callbacks: at.map((place) => once(place, because)),
});

/** A struct with fields for the functions to run, set when it is written out or later: `cmd.RunE = run`. */
const command = (fields: readonly string[], members: TypeEntry['members'] = {}): TypeEntry => ({
  literal: starting(
    fields.map((field) => `0.${field}`),
    whenRun,
  ),
  members: {
    ...Object.fromEntries(
      fields.map((field): [string, Member] => [field, { assigned: { frequency: 'once', because: whenRun } }]),
    ),
    ...members,
  },
});

const cobra = ['Run', 'PreRun', 'PostRun', 'PersistentPreRun', 'PersistentPostRun'];
const urfave = command(['Action', 'Before', 'After']);

const commandLines: readonly Library[] = [
  {
    language,
    packages: ['github.com/spf13/cobra'],
    version: 'v1.10.1',
    source: 'command.go (Command)',
    exports: { OnInitialize: { call: starting(['*'], 'when a command begins') } },
    types: { Command: command(cobra.flatMap((name) => [name, `${name}E`])) },
  },
  {
    language,
    packages: ['github.com/urfave/cli', 'github.com/urfave/cli/v2', 'github.com/urfave/cli/v3'],
    version: 'v1.22.17, v2.27.7, v3.4.1',
    source: 'app.go, command.go',
    exports: { NewApp: giving('App') },
    types: { App: urfave, Command: urfave },
  },
  {
    language,
    packages: [
      'github.com/alecthomas/kingpin',
      'github.com/alecthomas/kingpin/v2',
      'gopkg.in/alecthomas/kingpin.v2',
    ],
    version: 'v2.2.6+incompatible, v2.4.0',
    source: 'app.go, cmd.go (Action)',
    exports: { New: giving('Application'), Command: giving('CmdClause') },
    types: {
      Application: { members: { Command: giving('CmdClause') } },
      CmdClause: {
        members: {
          Action: { call: { returns: 'this', ...starting(['0'], whenRun) } },
          Command: giving('CmdClause'),
          ...Object.fromEntries(['Alias', 'Default', 'Hidden'].map((name) => [name, chained])),
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/peterbourgon/ff/v3/ffcli', 'github.com/peterbourgon/ff/v4'],
    version: 'v3.4.0, v4.0.0-beta.1',
    source: 'ffcli/command.go, command.go (Exec)',
    types: { Command: command(['Exec']) },
  },
];

const whenStarted = 'when the application starts';
const constructors: Member = { call: starting(['*'], 'once, when something asks for what it makes') };
const applications: readonly Library[] = [
  {
    language,
    packages: ['go.uber.org/fx'],
    version: 'v1.24.0',
    source: 'provide.go (each constructor is called at most once), invoke.go, lifecycle.go',
    exports: {
      Provide: constructors,
      Decorate: constructors,
      Invoke: { call: starting(['*'], whenStarted) },
      Annotate: { call: { ...starting(['0'], whenStarted), returns: '0' } },
    },
    types: { Hook: { literal: starting(['0.OnStart', '0.OnStop'], 'when the application starts or stops') } },
  },
  {
    language,
    packages: ['go.uber.org/dig'],
    version: 'v1.19.0',
    source: 'provide.go (each constructor is called at most once), invoke.go',
    exports: { New: giving('Container') },
    types: {
      Container: {
        members: { Provide: constructors, Invoke: { call: starting(['0'], whenStarted) } },
      },
    },
  },
  {
    language,
    packages: ['github.com/oklog/run'],
    version: 'v1.2.0',
    source: 'group.go',
    types: { Group: { members: { Add: { call: starting(['0', '1'], whenStarted) } } } },
  },
  {
    language,
    packages: ['github.com/kardianos/service'],
    version: 'v1.2.4',
    source: 'service.go (Interface)',
    signatures: [
      { name: 'Start', parameters: ['Service'], frequency: 'once', because: 'when the service starts' },
    ],
    types: { Service: {} },
  },
];

export const commands: readonly Library[] = [...commandLines, ...applications];
