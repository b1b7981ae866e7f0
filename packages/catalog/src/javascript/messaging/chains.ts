// Clients of blockchains: ethers (versions 5 and 6), viem, web3 and Solana's. What watches a chain runs for every block or event of it.
import type { CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { constructs, constructsPlain, giving, knownCalls, makes, perEventCall, releases } from './rows.ts';

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

/** Watches until the function is called that it gives, also when its client is gone. */
const watches = (at: string, because: string): Member => ({
  call: {
    returns: 'function',
    callbacks: [{ at, frequency: 'perMessage', because }],
    effects: [{ effect: 'listen', on: 'library', listener: at, undo: ['()'] }],
  },
});
const viemClient = giving('PublicClient');
const viem: Library = {
  language,
  packages: ['viem'],
  version: '2.57.20',
  source:
    '_types/index.d.ts; _cjs/utils/rpc/socket.js (socketClientCache: a socket for each URL), _types/actions/public/watch*.d.ts',
  exports: {
    createPublicClient: viemClient,
    createWalletClient: giving('WalletClient'),
    http: giving('Transport'),
    webSocket: makes('WebSocket connection to a blockchain’s node', 'sharedByKey', 'Transport', { key: '0' }),
  },
  types: {
    Transport: {},
    WalletClient: { members: knownCalls('sendTransaction', 'writeContract') },
    PublicClient: {
      members: {
        getBlockNumber: perEventCall(blockNumber),
        ...knownCalls('readContract', 'getBalance', 'waitForTransactionReceipt'),
        watchBlocks: watches('0.onBlock', forBlocks),
        watchBlockNumber: watches('0.onBlockNumber', forBlocks),
        watchEvent: watches('0.onLogs', forEvents),
        watchContractEvent: watches('0.onLogs', forEvents),
        watchPendingTransactions: watches('0.onTransactions', 'for every transaction that waits'),
      },
    },
  },
};

const web3Socket = (returns: string): Member =>
  constructs('WebSocket connection to a blockchain’s node', 'leaksUnlessClosed', returns, {
    close: 'disconnect',
  });
const web3: Library = {
  language,
  packages: ['web3'],
  version: '4.16.0',
  source:
    'lib/types/index.d.ts; web3-providers-ws 4.0.8 lib/types/index.d.ts, web3-utils lib/types/socket_provider.d.ts',
  exports: {
    // Where it is given an address, that tells whether it keeps a socket: mostly it does not.
    default: constructsPlain('Web3'),
    Web3: constructsPlain('Web3'),
    HttpProvider: constructsPlain('HttpProvider'),
    WebSocketProvider: web3Socket('WebSocketProvider'),
    // `Web3.providers`, where it is imported as a whole.
    providers: { type: 'providers of Web3' },
  },
  types: {
    Web3: { members: { 'static providers': { type: 'providers of Web3' } } },
    HttpProvider: {},
    'providers of Web3': {
      members: {
        HttpProvider: constructsPlain('HttpProvider'),
        WebsocketProvider: web3Socket('web3 socket'),
      },
    },
    WebSocketProvider: { members: { disconnect: releases, safeDisconnect: releases } },
    'web3 socket': { extends: ['WebSocketProvider'] },
  },
};

/** Subscribes until the member is called that takes it off by its number. */
const subscribes = (undo: string, at: string, because: string): Member => ({
  call: {
    callbacks: [{ at, frequency: 'perMessage', because }],
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: [undo] }],
  },
});
const forAccounts = 'for every change of an account';
const solana: Library = {
  language,
  packages: ['@solana/web3.js'],
  version: '1.99.0',
  source:
    'lib/index.d.ts, lib/index.cjs.js (createRpcClient: an agent with keepAlive each, unless one is given)',
  exports: {
    Connection: constructs('Solana connection', 'churn', 'Connection', {
      because: 'each one has an HTTP agent of its own, whose connections no other one can use',
      when: [{ at: '1.httpAgent', is: 'absent' }],
    }),
  },
  types: {
    Connection: {
      members: {
        onAccountChange: subscribes('removeAccountChangeListener', '1', forAccounts),
        onProgramAccountChange: subscribes('removeProgramAccountChangeListener', '1', forAccounts),
        onLogs: subscribes('removeOnLogsListener', '1', forEvents),
        onSlotChange: subscribes('removeSlotChangeListener', '0', forBlocks),
        ...knownCalls('getBalance', 'getAccountInfo', 'getLatestBlockhash', 'sendRawTransaction'),
      },
    },
  },
};

export const chains: readonly Library[] = [ethers, providers, contracts, viem, web3, solana];
