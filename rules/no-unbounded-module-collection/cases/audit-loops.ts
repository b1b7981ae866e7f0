//= a loop over pages that rests between them ends; one that never leaves does not
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
async function eachPage(read: () => Promise<string[]>, use: (page: string[]) => void) {
  while (true) {
    const page = await read();
    if (page.length === 0) return;
    use(page);
    await sleep(10);
  }
}
async function exportAll(read: () => Promise<string[]>) {
  let all: string[] = [];
  await eachPage(read, (page) => {
    all = all.concat(page);
  });
  return all;
}
const polled: string[][] = [];
async function poll(read: () => Promise<string[]>) {
  while (true) {
    polled.push(await read()); // want "`polled`"
    await sleep(1000);
  }
}
const none = async () => [];
await exportAll(none);
void poll(none);
//= a shard's number is bounded by the number of shards, wherever that comes from
import { randomUUID } from 'node:crypto';
import express from 'express';
const app = express();
const queues = new Map<number, string>();
const sessions = new Map<number, string>();
function shardOf(key: string, count: number) {
  return parseInt(key.slice(0, 8), 16) % count;
}
function open(key: string, count: number) {
  const shard = shardOf(key, count);
  queues.set(shard, 'open');
}
app.get('/a', (req, res) => {
  open(randomUUID(), Number(process.env.SHARDS));
  sessions.set(parseInt(randomUUID().slice(0, 8), 16), 'open'); // want "`sessions`"
});
