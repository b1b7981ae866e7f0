//= a tokenizer for every request, and one for all
import { encoding_for_model, get_encoding } from 'tiktoken';
import express from 'express';

const app = express();
const shared = get_encoding('o200k_base');
app.post('/count', (req, res) => {
  const own = encoding_for_model('gpt-4o'); // want "A tokenizer is made"
  res.json({ tokens: own.encode(String(req.body)).length });
});
app.post('/right', (req, res) => {
  res.json({ tokens: shared.encode(String(req.body)).length });
});

//= a stage for every badge, destroyed or not
import Konva from 'konva';
import express from 'express';

const app = express();
app.get('/badges/:name', (req, res) => {
  const stage = new Konva.Stage({ width: 300, height: 80 } as Konva.StageConfig); // want "A Konva stage is made"
  const layer = new Konva.Layer();
  layer.add(new Konva.Text({ text: req.params.name }));
  stage.add(layer);
  res.type('png').send(stage.toDataURL());
});
app.get('/right/:name', (req, res) => {
  const stage = new Konva.Stage({ width: 300, height: 80 } as Konva.StageConfig);
  const picture = stage.toDataURL();
  stage.destroy();
  res.type('png').send(picture);
});

//= a socket of isomorphic-ws is one of ws, behind a class of one's own
import WebSocket from 'isomorphic-ws';
import express from 'express';

class Relay {
  readonly socket: WebSocket;
  constructor(url: string) {
    this.socket = new WebSocket(url);
  }
  publish(note: string): void {
    this.socket.send(note);
  }
  close(): void {
    this.socket.close();
  }
}

const app = express();
app.post('/notes', (req, res) => {
  const relay = new Relay('wss://relay.example'); // want "A WebSocket connection is made"
  relay.publish(String(req.body));
  res.end();
});
