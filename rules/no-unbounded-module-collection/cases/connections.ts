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

//= what clients ask of a Model Context Protocol server
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';

class Notebook {
  private pages: unknown[] = [];
  private last: unknown[] = [];
  write(page: unknown) {
    this.pages.push(page); // want "`pages` lives as long as the process"
    this.last.push(page);
    if (this.last.length > 50) this.last.shift();
    return { content: [] };
  }
}
const notebook = new Notebook();
const asked: string[] = [];
const registered: string[] = [];

const low = new Server({ name: 'notes', version: '1' }, { capabilities: {} });
low.setRequestHandler(CallToolRequestSchema, async (request) => notebook.write(request.params.arguments));

const high = new McpServer({ name: 'notes', version: '1' });
for (const name of ['find', 'list']) {
  registered.push(name);
  high.tool(name, { text: {} }, async ({ text }) => {
    asked.push(text); // want "`asked` lives as long as the process"
    return { content: [] };
  });
}

//= who has left was there before: of how many that are there, it says nothing of how many have been
import { WebSocketServer } from 'ws';
class Harbour {
  private readonly berths = new Map<string, unknown>();
  private readonly left = new Map<string, number>();
  private readonly flags = new Map([['red', 1]]);
  private readonly raised = new Map<string, number>();
  enter(ship: string, socket: unknown) {
    this.berths.set(ship, socket);
  }
  leave(ship: string) {
    const berth = this.berths.get(ship);
    if (!berth) return;
    this.berths.delete(ship);
    this.left.set(ship, Date.now()); // want "`left` lives as long as the process"
  }
  raise(flag: string) {
    const known = this.flags.get(flag);
    if (!known) return;
    this.raised.set(flag, known);
  }
}
const harbour = new Harbour();
new WebSocketServer({ port: 8080 }).on('connection', (socket, req) => {
  const params = new URL(req.url ?? '', 'http://localhost').searchParams;
  const ship = params.get('ship') ?? '';
  harbour.enter(ship, socket);
  harbour.raise(params.get('flag') ?? '');
  socket.on('close', () => harbour.leave(ship));
});
