
//= a client inside of something of the program's own, which closes it by a method of another name
import { io, type Socket } from 'socket.io-client';
import { WebSocketServer } from 'ws';
class Probe {
  #socket: Socket;
  constructor(host: string) {
    this.#socket = io(host);
  }
  ping() {
    this.#socket.emit('ping');
  }
  finish() {
    this.ping();
    this.#socket.disconnect();
  }
}
const server = new WebSocketServer({ port: 80 });
server.on('connection', () => {
  const probe = new Probe('http://media');
  probe.finish();
});
server.on('connection', () => {
  const probe = new Probe('http://media'); // want "is made for every connection, and nothing closes it"
  probe.ping();
});
