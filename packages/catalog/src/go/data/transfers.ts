// Connections to other machines: SSH, SFTP, FTP, LDAP, mail. One for each use is right; one that is not closed stays.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { makes, releases } from '../rows.ts';

const language = 'go';
const closeable: TypeEntry = { members: { Close: releases } };

const ldap: Member = makes('LDAP connection', 'leaksUnlessClosed', ['Conn', 'error'], {
  close: 'Close',
  perUse: true,
});

export const transfers: readonly Library[] = [
  {
    language,
    packages: ['golang.org/x/crypto/ssh'],
    version: 'v0.58.0',
    source: 'ssh/client.go, mux.go (goroutines until Close)',
    exports: {
      Dial: makes('SSH connection', 'leaksUnlessClosed', ['Client', 'error'], {
        close: 'Close',
        perUse: true,
      }),
      NewClient: makes('SSH connection', 'leaksUnlessClosed', 'Client', { close: 'Close', perUse: true }),
    },
    types: {
      Client: {
        members: {
          Close: releases,
          NewSession: makes('SSH session', 'leaksUnlessClosed', ['Session', 'error'], {
            close: 'Close',
            perUse: true,
          }),
        },
      },
      Session: closeable,
    },
  },
  {
    language,
    packages: ['github.com/pkg/sftp'],
    version: 'v1.13.12',
    source: 'client.go, conn.go (a goroutine until Close)',
    exports: {
      NewClient: makes('SFTP client', 'leaksUnlessClosed', ['Client', 'error'], {
        close: 'Close',
        perUse: true,
      }),
      NewClientPipe: makes('SFTP client', 'leaksUnlessClosed', ['Client', 'error'], {
        close: 'Close',
        perUse: true,
      }),
    },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/jlaffaye/ftp'],
    version: 'v0.2.4',
    source: 'ftp.go',
    exports: {
      Connect: makes('FTP connection', 'leaksUnlessClosed', ['ServerConn', 'error'], {
        close: 'Quit',
        perUse: true,
      }),
      Dial: makes('FTP connection', 'leaksUnlessClosed', ['ServerConn', 'error'], {
        close: 'Quit',
        perUse: true,
      }),
      DialTimeout: makes('FTP connection', 'leaksUnlessClosed', ['ServerConn', 'error'], {
        close: 'Quit',
        perUse: true,
      }),
    },
    types: { ServerConn: { members: { Quit: releases } } },
  },
  {
    language,
    packages: ['github.com/go-ldap/ldap/v3'],
    version: 'v3.4.15',
    source: 'conn.go (Start runs two goroutines until Close)',
    exports: { Dial: ldap, DialTLS: ldap, DialURL: ldap },
    types: { Conn: { members: { Close: releases, Unbind: { call: { returns: 'error' } } } } },
  },
  {
    language,
    packages: ['gopkg.in/gomail.v2'],
    version: 'v2.0.0-20160411212932-81ebce5c23df',
    source: 'smtp.go (a dialer holds settings; Dial connects)',
    types: {
      Dialer: {
        members: {
          Dial: makes('mail connection', 'leaksUnlessClosed', ['SendCloser', 'error'], {
            close: 'Close',
            perUse: true,
          }),
        },
      },
      SendCloser: closeable,
    },
  },
];
