// Clients of blockchains: ethers, versions 5 and 6. What watches a chain runs for every block or event of it.
import type { CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { constructs, constructsPlain, giving, knownCalls, perEventCall, releases } from './rows.ts';

const language = 'javascript';
const forBlocks = 'for every block of a chain';
const forEvents = 'for every event of a chain';
const blockNumber = 'a block number';

const listens = (because: string, ...parameters: readonly string[]): CallMeaning => ({
  returns: 'this',
  callbacks: [{ at: '1', frequency: 'perMessage', because, parameters }],
  effects: [
    {
      effect: 'listen',
      on: 'this',
      listener: '1',
      undo: ['off', 'removeListener', 'removeAllListeners'],
    },
  ],
});
const listening: Member = {
  overloads: [{ when: [{ at: '0', equals: ['block'] }], ...listens(forBlocks, 'BlockNumber') }],
  call: listens(forEvents),
};
const takesOff: Member = { call: { effects: [{ effect: 'release', what: '1' }] } };
const emitter: Readonly<Record<string, Member>> = {
  on: listening,
  off: takesOff,
  removeListener: takesOff,
};
const provider: TypeEntry = {
  members: {
    ...emitter,
    getBlockNumber: perEventCall(blockNumber),
    getBlock: giving('Block'),
    ...knownCalls('getNetwork', 'getBalance', 'getTransactionCount', 'getLogs'),
  },
};
const socket: TypeEntry = { extends: ['Provider'], members: { destroy: releases } };
const types: Readonly<Record<string, TypeEntry>> = {
  Provider: provider,
  WebSocketProvider: socket,
  BlockNumber: { cardinality: 'perEvent', because: blockNumber },
  Block: {
    members: {
      number: { cardinality: 'perEvent', because: blockNumber },
      timestamp: { cardinality: 'perEvent', because: 'the time of a block' },
      hash: { cardinality: 'perEvent', because: 'a block’s hash' },
      parentHash: { cardinality: 'perEvent', because: 'a block’s hash' },
    },
  },
};
const makesSocket = constructs(
  'WebSocket connection to a blockchain’s node',
  'leaksUnlessClosed',
  'WebSocketProvider',
  {
    close: 'destroy',
  },
);

/** Those of version 5 that exist in 6 too, and those that do not. */
const bothProviders: Readonly<Record<string, Member>> = {
  ...Object.fromEntries(
    [
      'AlchemyProvider',
      'AnkrProvider',
      'CloudflareProvider',
      'EtherscanProvider',
      'FallbackProvider',
      'InfuraProvider',
      'JsonRpcProvider',
      'PocketProvider',
    ].map((name) => [name, constructsPlain('Provider')]),
  ),
  WebSocketProvider: makesSocket,
  InfuraWebSocketProvider: makesSocket,
  getDefaultProvider: giving('Provider'),
};
const earlierProviders: Readonly<Record<string, Member>> = {
  ...bothProviders,
  StaticJsonRpcProvider: constructsPlain('Provider'),
  JsonRpcBatchProvider: constructsPlain('Provider'),
  Web3Provider: constructsPlain('Provider'),
  AlchemyWebSocketProvider: makesSocket,
};
const contract: TypeEntry = { members: { ...emitter, connect: giving('Contract') } };

const contracts: Library = {
  language,
  packages: ['@ethersproject/contracts'],
  version: '5.7.0',
  source: 'lib/index.d.ts, lib/index.js (a list of listeners in `_runningEvents`)',
  exports: { Contract: constructsPlain('Contract'), BaseContract: constructsPlain('Contract') },
  types: { Contract: contract, BlockNumber: { cardinality: 'perEvent', because: blockNumber } },
};

const providers: Library = {
  language,
  packages: ['@ethersproject/providers'],
  version: '5.7.2, abstract-provider 5.7.0 (Block)',
  source: 'lib/index.d.ts, base-provider.js (a list of listeners in `_events`), websocket-provider.js',
  exports: earlierProviders,
  types: {
    ...types,
    JsonRpcProvider: { extends: ['Provider'] },
    StaticJsonRpcProvider: { extends: ['Provider'] },
    BaseProvider: { extends: ['Provider'] },
  },
};

const exportsOfBoth: Readonly<Record<string, Member>> = {
  ...bothProviders,
  Contract: constructsPlain('Contract'),
  BaseContract: constructsPlain('Contract'),
  // Of version 5.
  providers: { type: 'Providers' },
};
const ethers: Library = {
  language,
  packages: ['ethers'],
  version: '6.13.4, 5.7.2',
  source:
    'lib.commonjs/providers/abstract-provider.d.ts, provider.d.ts, provider-websocket.d.ts, contract/contract.d.ts; 5: lib/ethers.d.ts',
  exports: { ...exportsOfBoth, ethers: { type: 'Namespace' } },
  types: {
    ...types,
    JsonRpcProvider: { extends: ['Provider'] },
    Contract: contract,
    BaseContract: contract,
    Namespace: { members: exportsOfBoth },
    Providers: { members: earlierProviders },
  },
};

export const chains: readonly Library[] = [ethers, providers, contracts];
