//= Redux, its toolkit and Zustand: a listener for each request stays until the function that subscribe gave is called
import { configureStore } from '@reduxjs/toolkit';
import express from 'express';
import { createStore as createReduxStore } from 'redux';
import { create } from 'zustand';
import { createStore } from 'zustand/vanilla';

const prices = createReduxStore((state: { price: number } = { price: 0 }) => state);
const orders = configureStore({ reducer: (state: { open: number } = { open: 0 }) => state });
const board = createStore<{ top: string }>()(() => ({ top: '' }));
const rooms = create<{ open: number }>(() => ({ open: 0 }));
const app = express();
app.get('/wait', (req, res) => {
  prices.subscribe(() => res.write('.')); // want "subscription"
  orders.subscribe(() => res.write('.')); // want "subscription"
  board.subscribe((state) => res.write(state.top)); // want "subscription"
  rooms.subscribe((state) => res.write(String(state.open))); // want "subscription"
});
app.get('/until', (req, res) => {
  const stops = [prices.subscribe(() => res.write('.')), orders.subscribe(() => res.write('.'))];
  const stop = board.subscribe((state) => res.write(state.top));
  req.on('close', () => {
    stop();
    for (const each of stops) each();
  });
});
board.subscribe((state) => console.log(state.top));

//= MobX: collections that are watched grow as others do
import express from 'express';
import { makeAutoObservable, observable, ObservableSet, runInAction } from 'mobx';

const seats = observable.map<string, number>();
const visitors = observable(new Map<string, number>());
const guests = new ObservableSet<string>();
const readers = observable.set<string>();
const lines = observable.array<string>([]);
const notes = observable<string>([]);
const kinds = observable.map<string, number>();
class Hall {
  names = new Map<string, string>();
  constructor() {
    makeAutoObservable(this);
  }
  enter(id: string) {
    this.names.set(id, 'in'); // want "nothing ever takes entries out"
  }
}
const hall = new Hall();
const app = express();
app.post('/:seat', (req, res) => {
  seats.set(req.params.seat, Date.now()); // want "nothing ever takes entries out"
  runInAction(() => {
    visitors.set(req.params.seat, 1); // want "nothing ever takes entries out"
    guests.add(req.params.seat); // want "nothing ever takes entries out"
    readers.add(req.params.seat); // want "nothing ever takes entries out"
  });
  lines.push(req.url); // want "nothing ever takes entries out"
  notes.push(req.url); // want "nothing ever takes entries out"
  hall.enter(req.params.seat);
  kinds.set(req.method === 'POST' ? 'post' : 'other', 1);
  res.end();
});

//= MobX: what is taken out, and what gives way to another
import express from 'express';
import { observable } from 'mobx';

const seats = observable.map<string, number>();
const latest = observable.map<string, number>();
const app = express();
app.post('/:seat', (req, res) => {
  seats.set(req.params.seat, Date.now());
  latest.set(req.params.seat, Date.now());
  res.on('close', () => seats.delete(req.params.seat));
  res.end();
});
app.post('/all', (req, res) => {
  latest.replace({});
  res.end();
});

//= reactions of MobX to what a store holds, one for each request
import express from 'express';
import { autorun, observable, reaction } from 'mobx';
const scores = observable({ best: 0 });
const app = express();
app.get('/score', (req, res) => {
  autorun(() => res.write(`best: ${scores.best}`)); // want "A listener is added"
  reaction(() => scores.best, (best) => res.write(`now ${best}`)); // want "A listener is added"
});
app.get('/live', (req, res) => {
  const stop = autorun(() => res.write(`best: ${scores.best}`));
  const dispose = reaction(() => scores.best, (best) => res.write(`now ${best}`));
  req.on('close', () => {
    stop();
    dispose();
  });
});
