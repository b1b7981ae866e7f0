// gRPC for Node: the handlers of a server run for every call; a client is a channel with connections of its own.
import type { CallMeaning, Library } from '../../schema.ts';
import { each, finite, harmless, making, perEntity, perEntityCall, perEvent, runs, typed } from './rows.ts';

const onCall = 'for every gRPC call';
const makesClient: CallMeaning = {
  returns: 'Client',
  effects: [{ effect: 'client', noun: 'gRPC client', perMessage: 'leaksUnlessClosed', close: 'close' }],
};
const handler = (call: string) =>
  ({ function: { frequency: 'perMessage', parameters: [call, null], because: onCall } }) as const;
const writing = each(['write', 'end'], harmless);
const calls = ['ServerUnaryCall', 'ServerReadableStream', 'ServerWritableStream', 'ServerDuplexStream'];

export const grpc: Library = {
  language: 'javascript',
  packages: ['@grpc/grpc-js'],
  version: '1.14.7',
  source:
    'build/src/index.d.ts, server-call.d.ts; make-client.js; internal-channel.js (registered with channelz until it is closed)',
  exports: {
    Server: making('Server'),
    Client: { construct: makesClient },
    loadPackageDefinition: { call: { returns: 'PackageObject' } },
    makeClientConstructor: { call: { returns: 'PackageObject' } },
    makeGenericClientConstructor: { call: { returns: 'PackageObject' } },
    Metadata: making('Metadata'),
    closeClient: { call: { effects: [{ effect: 'release', what: '0' }] } },
    status: typed('Codes'),
  },
  types: {
    Server: {
      members: {
        addService: { call: { callbacks: runs(['1.*'], ['ServerCall', null], onCall) } },
        register: { call: { callbacks: runs(['1'], ['ServerCall', null], onCall) } },
        bindAsync: { call: { callbacks: runs(['2'], [], 'when the server starts', 'once') } },
        ...each(['start', 'bind', 'tryShutdown', 'forceShutdown', 'unregister'], harmless),
      },
    },
    /** What a package definition becomes: packages in packages, and constructors of clients. */
    PackageObject: { members: { '*': typed('PackageObject'), '()': { construct: makesClient } } },
    Client: { members: { close: { call: { effects: [{ effect: 'release', what: 'this' }] } } } },
    ServerCall: {
      extends: ['node:events#EventEmitter'],
      members: {
        getPeer: perEntityCall("the client's address"),
        getHost: perEntityCall('the host that the client named'),
        // Calls of methods that are not implemented reach no handler.
        getPath: { call: { returns: 'string', cardinality: 'configured', because: "the method's name" } },
        // One for each call, or (of a stream of requests) none.
        request: perEvent('the message of a call'),
        metadata: typed('Metadata'),
        cancelled: finite,
        sendMetadata: harmless,
      },
    },
    ...Object.fromEntries(
      calls.map((call) => [
        call,
        { extends: ['ServerCall'], ...(/Writable|Duplex/.test(call) ? { members: writing } : {}) },
      ]),
    ),
    handleUnaryCall: handler('ServerUnaryCall'),
    handleClientStreamingCall: handler('ServerReadableStream'),
    handleServerStreamingCall: handler('ServerWritableStream'),
    handleBidiStreamingCall: handler('ServerDuplexStream'),
    Metadata: {
      members: {
        get: {
          call: { cardinality: 'perEntity', because: 'metadata of a call, which any client can choose' },
        },
        getMap: { call: { returns: 'MetadataMap' } },
        ...each(['set', 'add', 'remove', 'merge'], harmless),
      },
    },
    MetadataMap: { members: { '*': perEntity('metadata of a call, which any client can choose') } },
    Codes: { members: { '*': finite } },
  },
};
