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
