//= keys of random bytes that a call has put into a buffer
import { randomFillSync } from 'node:crypto';
import { createServer } from 'node:http';

const invites = new Map<string, number>();
const hosts = new Map<string, number>();
const own = Buffer.alloc(8);
randomFillSync(own);

createServer((req, res) => {
  const raw = Buffer.alloc(16);
  randomFillSync(raw);
  invites.set(raw.toString('hex'), Date.now()); // want "each run of random bytes"
  hosts.set(own.toString('hex'), Date.now());
  res.end();
}).listen(8080);
//= what a parameter is called, beside what is passed for it
import express from 'express';
const rooms = new Map<string, number>();
const halls = new Map<string, number>();
const app = express();
function enter(roomId: string) {
  rooms.set(roomId, Date.now()); // want "each path parameter"
}
function open(hall: string) {
  halls.set(hall, Date.now());
}
app.post('/rooms/:roomId', (req, res) => {
  enter(req.params.roomId);
  open('main');
  res.end();
});
