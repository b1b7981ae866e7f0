// The process and its surroundings: environment, addresses, logs, exits, the garbage collector, signals, flags, databases.
import type { Library, Member } from '../../schema.ts';
import {
  configured,
  configuredCall,
  exits,
  finite,
  giving,
  makes,
  passing,
  perEntityCall,
  perEventData,
  preparedStatement,
  releases,
  takes,
  textOf,
} from '../rows.ts';

const version = 'go1.26.8';
const language = 'go';

const prepared = preparedStatement(['Stmt', 'error']);
const readsFromOther: Member = {
  call: {
    returns: ['int', 'error'],
    fills: { into: '0', because: 'what the other side sent', cardinality: 'perEvent' },
  },
};
const readsPacket: Member = {
  call: {
    returns: ['int', 'remote address', 'error'],
    fills: { into: '0', because: 'the data of a packet', cardinality: 'perEvent' },
    awaits: { frequency: 'perMessage', because: 'for every packet' },
  },
};
const address: Member = perEntityCall("the other side's address", 'remote address');
const dials = giving(['dialled connection', 'error']);
const flag = (returns: string): Member => configuredCall('a command-line flag', returns);

export const system: readonly Library[] = [
  {
    language,
    packages: ['os'],
    version,
    source: 'src/os/env.go, proc.go, sys.go, file.go',
    exports: {
      Args: configured('a command-line argument'),
      Environ: configuredCall('the environment', 'environment list'),
      Executable: configuredCall("the program's path", ['string', 'error']),
      Exit: exits,
      ExpandEnv: textOf('0'),
      Getenv: configuredCall('an environment variable'),
      Getpid: configuredCall('the process id', 'int'),
      Getwd: configuredCall('the working directory', ['string', 'error']),
      Hostname: configuredCall("the host's name", ['string', 'error']),
      LookupEnv: configuredCall('an environment variable', ['string', 'bool']),
    },
    types: { 'environment list': { elements: 'string', cardinality: 'configured' } },
  },
  {
    language,
    packages: ['os/signal'],
    version,
    source: 'src/os/signal/signal.go (handlers.m keeps the channel until Stop)',
    exports: {
      Notify: { call: { effects: [{ effect: 'listen', on: 'library', listener: '0', undo: ['Stop'] }] } },
      NotifyContext: giving(['context#Context', null]),
    },
  },
  {
    language,
    packages: ['flag'],
    version,
    source: 'src/flag/flag.go',
    exports: {
      Arg: flag('string'),
      Bool: flag('bool'),
      Duration: flag('time#Duration'),
      Float64: flag('float64'),
      Int: flag('int'),
      Int64: flag('int64'),
      String: flag('string'),
      Uint: flag('uint'),
      Uint64: flag('uint64'),
    },
  },
  {
    language,
    packages: ['net'],
    version,
    source: 'src/net/net.go, dial.go, ipsock.go, ip.go',
    exports: {
      Dial: dials,
      DialTimeout: dials,
      JoinHostPort: textOf('*'),
      Listen: passing(['Listener', 'error'], '1'),
      LookupAddr: perEntityCall('the names of an address', ['names list', 'error']),
      ParseIP: passing('IP', '0'),
      SplitHostPort: passing(['string', 'string', 'error'], '0'),
      ListenPacket: giving(['PacketConn', 'error']),
      ListenUDP: giving(['UDPConn', 'error']),
    },
    types: {
      'names list': { elements: 'string' },
      // Also what a listener has, and a configuration.
      Addr: { members: { Network: finite, String: textOf('this') } },
      'remote address': {
        extends: ['Addr'],
        cardinality: 'perEntity',
        because: "the other side's address",
        members: { String: perEntityCall("the other side's address") },
      },
      'dialled address': {
        extends: ['Addr'],
        members: { String: configuredCall('the address that was dialled') },
      },
      Conn: {
        sent: 'dialled connection',
        cardinality: 'perEvent',
        because: 'a connection',
        members: { RemoteAddr: address, Read: readsFromOther },
      },
      // There are as many as the program connects to.
      'dialled connection': {
        extends: ['Conn'],
        members: { RemoteAddr: { cardinality: 'configured', call: { returns: 'dialled address' } } },
      },
      Dialer: { members: { Dial: dials, DialContext: dials } },
      TCPConn: { extends: ['Conn'] },
      IP: { members: { String: textOf('this') } },
      Listener: {
        members: {
          Accept: {
            call: {
              returns: ['Conn', 'error'],
              awaits: { frequency: 'perConnection', because: 'for every connection' },
            },
          },
        },
      },
      PacketConn: { members: { ReadFrom: readsPacket } },
      UDPConn: {
        extends: ['Conn', 'PacketConn'],
        members: {
          ReadFromUDP: readsPacket,
          ReadFromUDPAddrPort: readsPacket,
        },
      },
    },
  },
  {
    language,
    packages: ['log'],
    version,
    source: 'src/log/log.go',
    exports: {
      Fatal: exits,
      Fatalf: exits,
      Fatalln: exits,
      Panic: exits,
      Panicf: exits,
      Panicln: exits,
    },
    types: {
      Logger: {
        members: { Fatal: exits, Fatalf: exits, Fatalln: exits, Panic: exits, Panicf: exits, Panicln: exits },
      },
    },
  },
  {
    language,
    packages: ['runtime'],
    version,
    source: 'src/runtime/mgc.go, extern.go, symtab.go, panic.go',
    exports: {
      Caller: { call: { returns: [null, 'string', 'int', 'bool'], cardinality: 'finite' } },
      FuncForPC: giving('Func'),
      GC: { call: { effects: [{ effect: 'collect', how: 'force' }] } },
      Goexit: exits,
      NumCPU: configuredCall('the number of processors', 'int'),
      Version: configuredCall("Go's version"),
    },
    types: { Func: { members: { Name: finite } } },
  },
  {
    language,
    packages: ['runtime/debug'],
    version,
    source: 'src/runtime/debug/garbage.go, stack.go',
    exports: {
      FreeOSMemory: { call: { effects: [{ effect: 'collect', how: 'returnMemory' }] } },
      SetGCPercent: {
        overloads: [
          { when: [{ at: '0', equals: ['-1'] }], effects: [{ effect: 'collect', how: 'disable' }] },
        ],
        call: { returns: 'int' },
      },
      SetMemoryLimit: { call: { returns: 'int64', effects: [{ effect: 'collect', how: 'limit' }] } },
      Stack: perEventData('a stack trace'),
    },
  },
  {
    language,
    packages: ['context'],
    version,
    source: 'src/context/context.go',
    exports: {
      Background: giving('Context'),
      TODO: giving('Context'),
      WithCancel: giving(['Context', null]),
      WithCancelCause: giving(['Context', null]),
      WithDeadline: giving(['Context', null]),
      WithTimeout: giving(['Context', null]),
      WithValue: {
        call: { returns: 'Context', around: '0', keeps: { in: 'context', key: '1', value: '2' } },
      },
      WithoutCancel: giving('Context'),
      AfterFunc: { call: { callbacks: [{ at: '1', frequency: 'perIteration' }] } },
      Cause: giving('error'),
    },
    types: {
      Context: {
        members: {
          Err: giving('end of a context'),
          Done: giving('done[]'),
          Value: takes('context', '0'),
        },
      },
      done: { cardinality: 'one' },
      // `Canceled` or `DeadlineExceeded`; what somebody gives as a cause comes out of `Cause` alone.
      'end of a context': { members: { Error: { call: { returns: 'string', cardinality: 'finite' } } } },
    },
  },
  {
    language,
    packages: ['database/sql'],
    version,
    source:
      'src/database/sql/sql.go (OpenDB starts connectionOpener; a Stmt is prepared on each connection that runs it, and kept there until it is closed; those of a Tx end with it)',
    exports: {
      Open: makes('database connection pool', 'leaksUnlessClosed', ['DB', 'error'], { close: 'Close' }),
      OpenDB: makes('database connection pool', 'leaksUnlessClosed', 'DB', { close: 'Close' }),
    },
    types: {
      DB: {
        members: {
          Close: releases,
          Prepare: prepared,
          PrepareContext: prepared,
        },
      },
      Stmt: { members: { Close: releases } },
    },
  },
  {
    language,
    packages: ['net/smtp'],
    version,
    source: 'src/net/smtp/smtp.go',
    types: { Client: { members: { Close: releases, Quit: releases } } },
  },
];
