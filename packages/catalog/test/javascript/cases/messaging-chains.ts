//= ethers: what watches a chain runs for every block, and listens until it is taken off
import { ethers } from 'ethers';
import { EventEmitter } from 'node:events';
import { Counter } from 'prom-client';

const seen = new Counter({ name: 'seen_total', help: 'seen', labelNames: ['height'] });
const audit = new EventEmitter();
const node = new ethers.JsonRpcProvider('https://node');

node.on('block', (height) => {
  audit.on('failed', () => undefined); // want "A listener is added on `audit`"
  seen.inc({ height }); // want "a block number"
});
seen.inc({ height: 'none' });

//= ethers: a connection for each request, and listeners on the shared one
import express from 'express';
import { Contract, WebSocketProvider } from 'ethers';

const app = express();
const shared = new WebSocketProvider('wss://node');
const token = new Contract('0x0', [], shared);

app.get('/balance', async (req, res) => {
  const own = new WebSocketProvider('wss://node'); // want "WebSocket connection to a blockchain’s node"
  res.json(await own.getBalance('0x1'));
});
app.get('/watched', (req, res) => {
  token.on('Transfer', () => res.write('x')); // want "A listener is added on `token`"
});
app.get('/awhile', (req, res) => {
  const tell = () => res.write('x');
  token.on('Transfer', tell);
  req.on('close', () => token.off('Transfer', tell));
});

//= ethers 5: its namespace of providers, and the packages that it is made of
import { providers } from 'ethers';
import { StaticJsonRpcProvider } from '@ethersproject/providers';
import { Contract } from '@ethersproject/contracts';
import { EventEmitter } from 'node:events';

const audit = new EventEmitter();
const one = new providers.StaticJsonRpcProvider('https://node');
const other = new StaticJsonRpcProvider('https://node');
const token = new Contract('0x0', [], other);

one.on('block', () => audit.on('a', () => undefined)); // want "A listener is added on `audit`"
other.on('pending', () => audit.on('b', () => undefined)); // want "A listener is added on `audit`"
token.on('Transfer', () => audit.on('c', () => undefined)); // want "A listener is added on `audit`"

//= ethers 5: types behind its namespaces, and what a block is told by
import { ethers } from 'ethers';
import { getLogger } from 'loglevel';
import { Counter } from 'prom-client';

const mined = new Counter({ name: 'mined_total', help: 'mined', labelNames: ['block', 'chain'] });

export class Watcher {
  constructor(
    private readonly node: ethers.providers.Provider,
    private readonly chain: 'main' | 'test',
  ) {}

  start(): void {
    this.node.on('block', async (height: number) => {
      const block = await this.node.getBlock(height);
      getLogger(`block:${block.number}`).info('mined'); // want "a block number"
      mined.inc({ block: block.hash, chain: this.chain }); // want "a block’s hash"
      getLogger(`chain:${this.chain}`).info('goes on');
    });
  }
}

//= viem: what watches goes on until it is told to stop, sockets are kept by their address
import express from 'express';
import { createPublicClient, http, webSocket } from 'viem';

const client = createPublicClient({ transport: http() });
const app = express();
app.get('/blocks', (_req, res) => {
  client.watchBlocks({ onBlock: (block) => res.write(String(block.number)) }); // want "nothing|never|added"
});
app.get('/right', (req, res) => {
  const unwatch = client.watchBlocks({ onBlock: (block) => res.write(String(block.number)) });
  req.on('close', () => unwatch());
});
app.get('/balance/:address', async (req, res) => {
  const own = createPublicClient({ transport: http('http://node') });
  const socket = createPublicClient({ transport: webSocket('ws://node') });
  res.json([await own.getBalance({ address: req.params.address }), await socket.getBlockNumber()]);
});
app.get('/nodes', async (req, res) => {
  const other = createPublicClient({ transport: webSocket(String(req.query.node)) }); // want "WebSocket connection"
  res.json(await other.getBlockNumber());
});

//= web3 and Solana
import { Connection, PublicKey } from '@solana/web3.js';
import express from 'express';
import Web3 from 'web3';

const connection = new Connection('http://node');
const app = express();
app.get('/web3', async (_req, res) => {
  const plain = new Web3('http://node');
  const socket = new Web3(new Web3.providers.WebsocketProvider('ws://node')); // want "WebSocket connection"
  res.json([await plain.eth.getBlockNumber(), await socket.eth.getBlockNumber()]);
});
app.get('/solana/:key', async (req, res) => {
  const own = new Connection('http://node'); // want "Solana connection"
  const key = new PublicKey(req.params.key);
  connection.onAccountChange(key, (account) => res.write(String(account.lamports))); // want "added on `connection`"
  res.write(String(await own.getBalance(key)));
});

//= subscriptions of Solana that are taken off again
import { Connection, PublicKey } from '@solana/web3.js';
import express from 'express';

const connection = new Connection('http://node');
const app = express();
app.get('/right/:key', (req, res) => {
  const id = connection.onAccountChange(new PublicKey(req.params.key), () => res.write('changed'));
  req.on('close', () => connection.removeAccountChangeListener(id));
});
