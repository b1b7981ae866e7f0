//= mitt: handlers per request stay, until they are taken off
import mitt from 'mitt';
import express from 'express';

const bus = mitt<{ saved: string }>();
const app = express();
app.get('/wait', (req, res) => {
  bus.on('saved', (id) => res.write(id)); // want "listener"
});
app.get('/until', (req, res) => {
  const onSaved = (id: string) => res.write(id);
  bus.on('saved', onSaved);
  res.on('close', () => bus.off('saved', onSaved));
});
bus.on('saved', (id) => console.log(id));

//= eventemitter3 and Emittery
import EventEmitter from 'eventemitter3';
import Emittery from 'emittery';
import express from 'express';

const bus = new EventEmitter();
const emittery = new Emittery();
const app = express();
app.get('/wait', (req, res) => {
  bus.on('saved', (id) => res.write(id)); // want "listener"
  emittery.on('saved', (id) => res.write(id)); // want "listener"
});
app.get('/until', (req, res) => {
  const off = emittery.on('saved', () => res.end());
  res.on('close', () => off());
});
app.get('/once', async (req, res) => {
  bus.once('saved', () => res.end());
  await emittery.once('saved');
});
