//= a function that is handed the key takes the entry out, and calls it otherwise
import { randomUUID } from 'node:crypto';
import { WebSocketServer } from 'ws';
const rooms = new Map<string, unknown>();
const seats = new Map<string, unknown>();
const wss = new WebSocketServer({ port: 8080 });
const leave = (userId: string): void => {
  rooms.delete(userId);
};
const stand = (userId: string): void => {
  seats.delete(userId);
};
wss.on('connection', (socket) => {
  const newSessionId = randomUUID();
  const userId = randomUUID();
  rooms.set(newSessionId, socket);
  seats.set(newSessionId, socket); // want "another key"
  socket.on('close', () => leave(newSessionId));
  socket.on('close', () => stand(userId));
});
