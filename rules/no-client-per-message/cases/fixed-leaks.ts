//= a process that ends by itself, and is waited for
import express from 'express';
import { fork } from 'node:child_process';
const app = express();
app.post('/export', (req, res) => {
  const child = fork('./export.js');
  child.send({ id: req.body.id });
  child.on('exit', () => res.end());
});
app.post('/leave', (req, res) => {
  const child = fork('./worker.js'); // want "A Node process is made for every request"
  child.send({ id: req.body.id });
  res.end();
});
