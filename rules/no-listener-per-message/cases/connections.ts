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
