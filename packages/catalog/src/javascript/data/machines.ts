// Connections to machines, mailboxes and devices: shells, FTP, IMAP, SOAP, Modbus, serial ports and databases in a cloud.
import type { Library } from '../../schema.ts';
import { constructs, equal, freeing, harmless, holding, making, named } from './rows.ts';

const language = 'javascript';
const emitter: readonly string[] = ['node:events#EventEmitter'];

/** A job for another machine or mailbox needs a connection of its own; for the same one it is a handshake too many. */
const errand = (noun: string, returns: string, close: string) => making(noun, 'churn', returns, { close });
/** A device is somebody's choice, and can be used by one at a time. */
const device = (noun: string, returns: string) =>
  constructs(holding(noun, returns, 'close', { perUse: true }));

const imap = constructs(errand('IMAP connection', 'Connection', 'end'));

const parsed = making('parsed WSDL', 'sharedByKey', 'Client', {
  key: '0',
  because: 'the library keeps what it has parsed for each different address',
});
const everyTime = making('parsed WSDL', 'churn', 'Client', {
  because: 'each one fetches and parses the description of the service again',
});
const onSoap = 'for every SOAP request';

export const machineLibraries: readonly Library[] = [
  {
    language,
    packages: ['node-ssh'],
    version: '13.2.1',
    source: 'lib/typings/index.d.ts (opens its connection at connect)',
    exports: { NodeSSH: constructs(errand('SSH connection', 'NodeSSH', 'dispose')) },
    types: { NodeSSH: { members: { ...freeing('dispose'), execCommand: harmless } } },
  },
  {
    language,
    packages: ['basic-ftp'],
    version: '6.2.6',
    source: 'dist/Client.d.ts (opens its connection at access)',
    exports: { Client: constructs(errand('FTP connection', 'Client', 'close')) },
    types: {
      Client: {
        members: { ...freeing('close'), ...named(['access', 'uploadFrom', 'downloadTo'], harmless) },
      },
    },
  },
  {
    language,
    packages: ['imapflow'],
    version: '2.10.2',
    source: 'dist/cjs/imap-flow.d.ts (opens its connection at connect)',
    exports: { ImapFlow: constructs(errand('IMAP connection', 'ImapFlow', 'logout')) },
    types: { ImapFlow: { extends: emitter, members: freeing('logout', 'close') } },
  },
  {
    language,
    packages: ['imap'],
    version: '0.8.19, @types/imap 0.8.43',
    source: '@types/imap index.d.ts; lib/Connection.js (opens its connection at connect)',
    exports: { default: imap, '': imap },
    types: { Connection: { extends: emitter, members: freeing('end', 'destroy') } },
  },
  {
    language,
    packages: ['soap'],
    version: '1.13.0',
    source: 'lib/soap.js (_requestWSDL), lib/utils.js (DefaultWSDLCache: by address, nothing leaves it)',
    exports: {
      createClientAsync: {
        overloads: [{ when: [equal('1.disableCache', 'true')], ...everyTime }],
        call: parsed,
      },
      createClient: {
        overloads: [{ when: [equal('1.disableCache', 'true')], ...everyTime }],
        call: parsed,
      },
      listen: {
        call: {
          returns: 'Server',
          callbacks: [{ at: '2.*.*.*', frequency: 'perMessage', because: onSoap }],
        },
      },
    },
    types: { Client: {}, Server: { extends: emitter } },
  },
  {
    language,
    packages: ['modbus-serial'],
    version: '8.0.25',
    source: 'ModbusRTU.d.ts (opens its connection at connectTCP and the like)',
    exports: { default: device('Modbus connection', 'ModbusRTU') },
    types: { ModbusRTU: { members: { ...freeing('close'), readHoldingRegisters: harmless } } },
  },
  {
    language,
    packages: ['serialport'],
    version: '13.0.0',
    source: 'dist/serialport.d.ts; @serialport/stream dist/index.d.ts (opens when made, unless told)',
    exports: { SerialPort: device('serial port', 'SerialPort') },
    types: { SerialPort: { extends: emitter, members: freeing('close', 'destroy') } },
  },
  {
    language,
    packages: ['@google-cloud/cloud-sql-connector'],
    version: '1.10.0',
    source:
      'dist/cjs/connector.js, dist/cjs/cloud-sql-instance.js (a timer renews the certificate until close)',
    exports: {
      Connector: constructs(
        holding('Cloud SQL connector', 'Connector', 'close', {
          because: 'each one renews its certificates by a timer until it is closed',
        }),
      ),
    },
    types: { Connector: { members: { ...freeing('close'), getOptions: harmless } } },
  },
  {
    language,
    packages: ['@azure/identity'],
    version: '4.13.1',
    source:
      'dist/commonjs/index.d.ts; dist/commonjs/msal/nodeFlows/msalClient.js (tokens are cached in the credential)',
    exports: {
      ...named(
        ['DefaultAzureCredential', 'ManagedIdentityCredential', 'ClientSecretCredential'],
        constructs(
          making('Azure credential', 'churn', 'TokenCredential', {
            certainty: 'low',
            because: 'each one keeps its tokens to itself, so that every use asks for new ones',
          }),
        ),
      ),
    },
    types: { TokenCredential: {} },
  },
];
