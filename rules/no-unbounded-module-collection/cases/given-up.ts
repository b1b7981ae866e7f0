//= only the answer takes out what waits for it, and the wait has an end
import { randomUUID } from 'node:crypto';
import express from 'express';
import { WebSocket } from 'ws';

const scale = new WebSocket('ws://scale.example');
const waiting = new Map<string, (weight: number) => void>();

scale.on('message', (data) => {
  const { id, weight } = JSON.parse(String(data)) as { id: string; weight: number };
  waiting.get(id)?.(weight);
  waiting.delete(id);
});

function weigh(parcel: string): Promise<number> {
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    waiting.set(id, resolve); // want "it does not run when the wait is given up"
    setTimeout(() => reject(new Error('the scale does not answer')), 5000);
    scale.send(JSON.stringify({ id, parcel }));
  });
}

const app = express();
app.get('/parcels/:parcel/weight', async (req, res) => {
  res.json(await weigh(req.params.parcel));
});

//= the timer is handed what rejects, and the wait is an object
import { randomUUID } from 'node:crypto';
import express from 'express';
import { WebSocket } from 'ws';

const scale = new WebSocket('ws://scale.example');
const waiting = {};

scale.on('message', (data) => {
  const { id, weight } = JSON.parse(String(data));
  if (!(id in waiting)) return;
  clearTimeout(waiting[id].timer);
  waiting[id].resolve(weight);
  delete waiting[id];
});

function weigh(parcel) {
  return new Promise((resolve, reject) => {
    const id = randomUUID();
    const timer = setTimeout(reject, 5000);
    waiting[id] = { resolve, reject, timer }; // want "it does not run when the wait is given up"
    scale.send(JSON.stringify({ id, parcel }));
  });
}

const app = express();
app.get('/parcels/:parcel/weight', async (req, res) => {
  res.json(await weigh(req.params.parcel));
});

//= the timer takes it out, itself or through a function, or the wait does at its end, here or where it is called
import { randomUUID } from 'node:crypto';
import express from 'express';
import { WebSocket } from 'ws';

const scale = new WebSocket('ws://scale.example');
const byTimer = new Map<string, (weight: number) => void>();
const byFunction = new Map<string, (weight: number) => void>();
const byEnd = new Map<string, (weight: number) => void>();
const byCaller = new Map<string, (weight: number) => void>();

scale.on('message', (data) => {
  const { id, weight } = JSON.parse(String(data)) as { id: string; weight: number };
  for (const waiting of [byTimer, byFunction, byEnd, byCaller]) waiting.get(id)?.(weight);
  byTimer.delete(id);
  byFunction.delete(id);
  byEnd.delete(id);
  byCaller.delete(id);
});

const weighByTimer = (id: string) =>
  new Promise<number>((resolve, reject) => {
    byTimer.set(id, resolve);
    setTimeout(() => {
      byTimer.delete(id);
      reject(new Error('the scale does not answer'));
    }, 5000);
    scale.send(id);
  });

function forget(id: string): void {
  byFunction.delete(id);
}
const weighByFunction = (id: string) =>
  new Promise<number>((resolve, reject) => {
    byFunction.set(id, resolve);
    setTimeout(() => {
      forget(id);
      reject(new Error('the scale does not answer'));
    }, 5000);
    scale.send(id);
  });

function weighByEnd(id: string): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    byEnd.set(id, resolve);
    setTimeout(() => reject(new Error('the scale does not answer')), 5000);
    scale.send(id);
  }).finally(() => byEnd.delete(id));
}

function weighForCaller(id: string): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    byCaller.set(id, resolve);
    setTimeout(() => reject(new Error('the scale does not answer')), 5000);
    scale.send(id);
  });
}

const app = express();
app.get('/weights', async (_req, res) => {
  const id = randomUUID();
  try {
    res.json(await weighForCaller(id));
  } finally {
    byCaller.delete(id);
  }
});
app.get('/more', async (_req, res) => {
  res.json([await weighByTimer(randomUUID()), await weighByFunction(randomUUID()), await weighByEnd(randomUUID())]);
});

//= a timer that does something else, and what a sweep or a lost connection empties
import { randomUUID } from 'node:crypto';
import express from 'express';
import { WebSocket } from 'ws';

const scale = new WebSocket('ws://scale.example');
const waiting = new Map<string, (weight: number) => void>();
const swept = new Map<string, { since: number; resolve: (weight: number) => void }>();

scale.on('message', (data) => {
  const { id, weight } = JSON.parse(String(data)) as { id: string; weight: number };
  waiting.get(id)?.(weight);
  waiting.delete(id);
  swept.get(id)?.resolve(weight);
  swept.delete(id);
});

setInterval(() => {
  for (const [id, { since }] of swept) if (since < Date.now() - 60_000) swept.delete(id);
}, 60_000);

const weigh = (id: string) =>
  new Promise<number>((resolve) => {
    waiting.set(id, resolve);
    setTimeout(() => console.log('the scale takes its time'), 5000);
    scale.send(id);
  });
const weighSwept = (id: string) =>
  new Promise<number>((resolve, reject) => {
    swept.set(id, { since: Date.now(), resolve });
    setTimeout(() => reject(new Error('the scale does not answer')), 5000);
    scale.send(id);
  });

const app = express();
app.get('/weights', async (_req, res) => {
  res.json([await weigh(randomUUID()), await weighSwept(randomUUID())]);
});
