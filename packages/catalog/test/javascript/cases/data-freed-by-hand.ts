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

//= isolates, models and recognisers for each request
import * as tf from '@tensorflow/tfjs-node';
import express from 'express';
import ivm from 'isolated-vm';
import { InferenceSession } from 'onnxruntime-node';
import { createWorker } from 'tesseract.js';

const app = express();
app.post('/isolate', async (req, res) => {
  const isolate = new ivm.Isolate({ memoryLimit: 32 }); // low "isolate"
  const context = await isolate.createContext();
  res.json(await context.eval(req.body.code));
});
app.post('/tensors', async (req, res) => {
  const model = await tf.loadLayersModel('file://model.json'); // want "model"
  res.json(model.predict(req.body));
});
app.post('/onnx', async (req, res) => {
  const session = await InferenceSession.create('model.onnx'); // want "inference session"
  res.json(await session.run(req.body));
});
app.post('/ocr', async (req, res) => {
  const worker = await createWorker('eng'); // want "OCR worker"
  res.json(await worker.recognize(req.body));
});

//= what is freed after its one use, and what serves all
import * as tf from '@tensorflow/tfjs-node';
import express from 'express';
import ivm from 'isolated-vm';
import { InferenceSession } from 'onnxruntime-node';
import { createWorker } from 'tesseract.js';

const model = await tf.loadGraphModel('file://model.json');
const session = await InferenceSession.create('model.onnx');
const app = express();
app.post('/isolate', async (req, res) => {
  const isolate = new ivm.Isolate({ memoryLimit: 32 });
  try {
    const context = await isolate.createContext();
    res.json(await context.eval(req.body.code));
  } finally {
    isolate.dispose();
  }
});
app.post('/ocr', async (req, res) => {
  const worker = await createWorker('eng');
  try {
    res.json([await worker.recognize(req.body), model.predict(req.body), await session.run(req.body)]);
  } finally {
    await worker.terminate();
  }
});
