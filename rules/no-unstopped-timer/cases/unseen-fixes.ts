
//= a class whose events an interface of its name tells: each instance is the class's
//- seat.ts
import { EventEmitter } from 'node:events';
export declare interface Seat {
  on(event: 'left', listener: () => void): this;
}
export class Seat extends EventEmitter {
  private renewal?: NodeJS.Timeout;
  constructor(readonly id: string) {
    super();
    this.renew();
  }
  private renew() {
    setInterval(() => this.emit('renewed', this.id), 60_000); // want "timer"
    this.renewal = setInterval(() => this.emit('due', this.id), 60_000);
  }
  leave() {
    clearInterval(this.renewal);
    this.emit('left');
  }
}
//- main.ts
import express from 'express';
import { Seat } from './seat.ts';
const app = express();
app.post('/seats/:id', (req, res) => {
  const seat = new Seat(req.params.id);
  seat.on('left', () => res.end());
  req.on('close', () => seat.leave());
});
app.listen(80);
