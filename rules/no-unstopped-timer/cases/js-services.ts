//= setInterval per request
import express from 'express';
const app = express();
app.get('/progress', (req, res) => {
  setInterval(() => res.write('.'), 1000); // want "timer|interval"
});
//= ws connection interval never cleared
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: 8080 });
wss.on('connection', (ws) => {
  setInterval(() => ws.ping(), 30000); // want "timer|interval"
});
//= timer per message not cleared with closure
import { Kafka } from 'kafkajs';
const c = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });
await c.run({
  eachMessage: async ({ heartbeat }) => {
    setInterval(() => heartbeat(), 1000); // want "timer|interval"
  },
});
//= interval cleared in other method
import { WebSocketServer, type WebSocket } from 'ws';
class Session {
  private timer?: NodeJS.Timeout;
  constructor(private ws: WebSocket) {}
  start() {
    this.timer = setInterval(() => this.ws.ping(), 1000);
    this.ws.on('close', () => this.stop());
  }
  stop() {
    if (this.timer) clearInterval(this.timer);
  }
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => new Session(ws).start());
//= timeouts on response
import express from 'express';
express().get('/', (req, res) => {
  const t = setTimeout(() => res.status(504).end(), 1000);
  res.on('finish', () => clearTimeout(t));
});
//= vue component with setInterval
//- src/comp.vue.ts
import { onMounted, onUnmounted, ref } from 'vue';
const seen = ref<string[]>([]);
export function useX() {
  let t: number;
  onMounted(() => {
    t = window.setInterval(() => seen.value.push('x'), 1000);
  });
  onUnmounted(() => clearInterval(t));
}
