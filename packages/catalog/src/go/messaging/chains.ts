// Clients of blockchains: Ethereum's and Solana's.
import type { Library, Member } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';

/** Over HTTP it has nothing of its own. */
const dials: Member = makes('Ethereum client', 'leaksUnlessClosed', ['Client', 'error'], {
  close: 'Close',
  certainty: 'low',
  because: 'over a WebSocket or a pipe each one has a connection and goroutines until Close',
});
const subscribes: Member = {
  call: {
    returns: ['github.com/ethereum/go-ethereum#Subscription', 'error'],
    effects: [{ effect: 'listen', on: 'this', undo: ['Unsubscribe'] }],
  },
};
const socket: Member = makes('WebSocket connection to Solana', 'leaksUnlessClosed', ['Client', 'error'], {
  close: 'Close',
});

export const chains: readonly Library[] = [
  {
    language,
    packages: ['github.com/ethereum/go-ethereum'],
    version: 'v1.17.10',
    source: 'interfaces.go',
    types: { Subscription: { members: { Unsubscribe: releases } } },
  },
  {
    language,
    packages: ['github.com/ethereum/go-ethereum/ethclient'],
    version: 'v1.17.10',
    source: 'ethclient/ethclient.go; rpc/client.go, rpc/http.go (new(http.Client), without a goroutine)',
    exports: { Dial: dials, DialContext: dials, NewClient: giving('Client') },
    types: {
      Client: {
        members: { Close: releases, SubscribeNewHead: subscribes, SubscribeFilterLogs: subscribes },
      },
    },
  },
  {
    language,
    packages: ['github.com/ethereum/go-ethereum/rpc'],
    version: 'v1.17.10',
    source: 'rpc/client.go',
    exports: { Dial: dials, DialContext: dials },
    types: { Client: { members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/gagliardetto/solana-go/rpc'],
    version: 'v1.14.0',
    source: 'rpc/client.go (newHTTPTransport: one each)',
    exports: {
      New: makes('Solana client', 'churn', 'Client', {
        close: 'Close',
        because: 'each one has an HTTP transport with connections of its own',
      }),
    },
    types: { Client: { members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/gagliardetto/solana-go/rpc/ws'],
    version: 'v1.14.0',
    source: 'rpc/ws/client.go (goroutines until Close)',
    exports: { Connect: socket, ConnectWithOptions: socket },
    types: { Client: { members: { Close: releases } } },
  },
];
