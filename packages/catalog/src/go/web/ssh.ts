// SSH servers: whoever opens a session says who they are, and what is to be run.
import type { Callback, Library, Member, TypeName } from '../../schema.ts';
import { giving, perEntity, perEntityCall, perEvent } from '../rows.ts';

const because = 'for every SSH session';
const user = perEntityCall('the user name that an SSH client gives');
const runs = (at: string, ...parameters: readonly (TypeName | null)[]): Member => {
  const callback: Callback = { at, frequency: 'perConnection', parameters, because };
  return { call: { callbacks: [callback] } };
};
const signedIn: Member = runs('0', 'Context', null);

export const ssh: readonly Library[] = [
  {
    language: 'go',
    packages: ['github.com/gliderlabs/ssh', 'github.com/charmbracelet/ssh', 'charm.land/ssh'],
    version: 'gliderlabs/ssh 909fa95, charmbracelet/ssh v0.0.0-20250128164007-98fd5ae11894',
    source: 'ssh.go, server.go, session.go, context.go, options.go',
    exports: {
      Handle: runs('0', 'Session'),
      ListenAndServe: runs('1', 'Session'),
      Serve: runs('1', 'Session'),
      PasswordAuth: signedIn,
      PublicKeyAuth: signedIn,
    },
    types: {
      Handler: { function: { frequency: 'perConnection', parameters: ['Session'], because } },
      Server: { members: { Handle: runs('0', 'Session') } },
      Session: {
        members: {
          User: user,
          Command: giving('words of a command'),
          RawCommand: perEntityCall('the command that an SSH client gives'),
          Environ: giving('words of a command'),
          RemoteAddr: giving('net#remote address'),
          Context: giving('Context'),
          Pty: giving(['Pty', null, null]),
        },
      },
      Context: {
        members: {
          User: user,
          SessionID: { call: { returns: 'string', ...perEvent('the id of an SSH session') } },
          ClientVersion: perEntityCall('the version that an SSH client gives'),
          RemoteAddr: giving('net#remote address'),
        },
      },
      PublicKey: {},
      Pty: { members: { Term: perEntity('the terminal that an SSH client names') } },
      'words of a command': { elements: 'word of a command' },
      'word of a command': { cardinality: 'perEntity', because: 'a word that an SSH client gives' },
    },
    signatures: [
      { parameters: ['Session'], frequency: 'perConnection', because },
      { parameters: ['Context', 'PublicKey'], frequency: 'perConnection', because },
    ],
  },
];
