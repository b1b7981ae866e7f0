// Connections to other machines and devices: SSH, SFTP, FTP, LDAP, mail, serial ports, OPC UA. One for each use is right; one that is not closed stays.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';
const closeable: TypeEntry = { members: { Close: releases } };

const ldap: Member = makes('LDAP connection', 'leaksUnlessClosed', ['Conn', 'error'], {
  close: 'Close',
  perUse: true,
});

const mailbox: Member = makes('IMAP connection', 'leaksUnlessClosed', ['Client', 'error'], {
  close: 'Logout',
  perUse: true,
});
const newerMailbox: Member = makes('IMAP connection', 'leaksUnlessClosed', ['Client', 'error'], {
  close: 'Close',
  perUse: true,
});
const mailboxes: readonly Library[] = [
  {
    language,
    packages: ['github.com/emersion/go-imap/client'],
    version: 'v1.2.1',
    source: 'client/client.go (a reading goroutine until Logout or Terminate)',
    exports: { Dial: mailbox, DialTLS: mailbox },
    types: { Client: { members: { Logout: releases, Terminate: releases } } },
  },
  {
    language,
    packages: ['github.com/emersion/go-imap/v2/imapclient'],
    version: 'v2.0.0-beta.8',
    source: 'imapclient/client.go (a reading goroutine until Close)',
    exports: { DialInsecure: newerMailbox, DialTLS: newerMailbox, DialStartTLS: newerMailbox },
    types: { Client: closeable },
  },
  {
    language,
    packages: ['github.com/wneessen/go-mail'],
    version: 'v0.8.1',
    source: 'client.go (NewClient holds settings; DialAndSend closes what it dials)',
    exports: { NewClient: giving(['Client', 'error']) },
    types: { Client: { members: { Close: releases, DialAndSend: giving('error') } } },
  },
];

const devices: readonly Library[] = [
  {
    language,
    packages: ['go.bug.st/serial'],
    version: 'v1.8.0',
    source: 'serial.go, serial_unix.go (the port is held until Close)',
    exports: {
      Open: makes('serial port', 'leaksUnlessClosed', ['Port', 'error'], { close: 'Close', perUse: true }),
    },
    types: { Port: closeable },
  },
  {
    language,
    packages: ['github.com/gopcua/opcua'],
    version: 'v0.8.0',
    source: 'client.go (a client holds settings until Connect; goroutines until Close)',
    exports: {
      NewClient: makes('OPC UA client', 'leaksUnlessClosed', ['Client', 'error'], {
        close: 'Close',
        perUse: true,
      }),
    },
    types: { Client: closeable },
  },
];

export const transfers: readonly Library[] = [
  ...mailboxes,
  ...devices,
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
