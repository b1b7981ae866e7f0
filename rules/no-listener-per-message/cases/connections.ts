//= what each connection adds to its server
import http from 'node:http';
import { Server } from 'socket.io';
const server = http.createServer((req, res) => res.end());
const io = new Server(server);
io.on('connection', (socket) => {
  server.on('close', () => socket.disconnect(true)); // want "A listener is added on `server` for every connection"
  socket.on('leave', () => socket.disconnect());
});
server.on('connection', (socket) => socket.setTimeout(1000));

//= the connection that an agent keeps for the next request
import http from 'node:http';
const agent = new http.Agent({ keepAlive: true });
export function fetchText(url: string) {
  const request = http.request(url, { agent });
  request.on('socket', (socket) => {
    socket.on('timeout', () => request.destroy()); // want "A listener is added on `socket`"
    socket.once('timeout', () => request.destroy());
  });
  request.on('error', () => {});
  request.end();
}
//= each round of a loop over messages subscribes once more on the connection from before it
import { connect, type NatsConnection } from 'nats';
async function follow(nc: NatsConnection): Promise<void> {
  const parcels = nc.subscribe('parcels.*');
  for await (const parcel of parcels) {
    nc.subscribe(`trucks.${parcel.sid}`, { callback: () => undefined }); // want "on `nc`"
    const once = nc.subscribe(`depots.${parcel.sid}`, { max: 1 });
    await once.drain();
  }
}
async function rounds(): Promise<void> {
  for (;;) {
    const nc = await connect({ servers: 'nats://depot' });
    nc.subscribe('trucks', { callback: () => undefined });
    await nc.closed();
  }
}
void connect({ servers: 'nats://depot' }).then(follow);
void rounds();
