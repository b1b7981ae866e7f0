//= a stream that only stops its heartbeat when it fails keeps it when it is closed
import Fastify from 'fastify';
const fastify = Fastify();
fastify.get('/events', (req, reply) => {
  const heartbeat = setInterval(() => reply.raw.write(':\n'), 10_000); // want "Nothing stops this timer"
  reply.raw.on('error', () => clearInterval(heartbeat));
});
fastify.get('/ticks', (req, reply) => {
  const heartbeat = setInterval(() => reply.raw.write(':\n'), 10_000);
  reply.raw.on('error', () => clearInterval(heartbeat));
  req.raw.on('close', () => clearInterval(heartbeat));
});
fastify.get('/report', async (req, reply) => {
  const progress = setInterval(() => reply.raw.write('.'), 1000); // want "Nothing stops this timer"
  fetch('http://reports/today').catch(() => clearInterval(progress));
});
fastify.get('/other-report', async (req, reply) => {
  const progress = setInterval(() => reply.raw.write('.'), 1000);
  fetch('http://reports/today').finally(() => clearInterval(progress));
});

//= stopped on some ways out only: the others return before
import express from 'express';
const app = express();
app.post('/early', async (req, res) => {
  const beat = setInterval(() => res.write('.'), 1000); // want "What stops this timer comes after a `return`"
  if (!req.body.ok) return res.status(400).end();
  await new Promise((done) => setTimeout(done, 5000));
  clearInterval(beat);
  res.end();
});
app.post('/registered', (req, res) => {
  const beat = setInterval(() => res.write('.'), 1000); // want "What stops this timer comes after a `return`"
  if (!req.body.ok) {
    res.status(400).end();
    return;
  }
  req.on('close', () => clearInterval(beat));
});
app.post('/each', (req, res) => {
  const beat = setInterval(() => res.write('.'), 1000);
  if (!req.body.ok) {
    clearInterval(beat);
    res.status(400).end();
    return;
  }
  req.on('close', () => clearInterval(beat));
});
app.post('/finally', async (req, res) => {
  const beat = setInterval(() => res.write('.'), 1000);
  try {
    if (!req.body.ok) return res.status(400).end();
    await new Promise((done) => setTimeout(done, 5000));
  } finally {
    clearInterval(beat);
  }
  res.end();
});
app.post('/itself', (req, res) => {
  let left = 3;
  const beat = setInterval(() => {
    if (left-- === 0) clearInterval(beat);
  }, 1000);
  if (!req.body.ok) return;
  clearInterval(beat);
});
app.post('/kept', (req, res) => {
  const beat = setInterval(() => res.write('.'), 1000);
  res.locals.beat = beat;
  if (!req.body.ok) return;
  clearInterval(beat);
});
app.post('/before', (req, res) => {
  if (!req.body.ok) return res.end();
  const beat = setInterval(() => res.write('.'), 1000);
  const words = req.body.words.map((word: string) => {
    return word.length;
  });
  req.on('close', () => clearInterval(beat));
});
