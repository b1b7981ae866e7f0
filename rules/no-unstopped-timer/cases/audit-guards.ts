//= behind a flag that is set with it
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
let started = false;
bus.on('message', (m) => {
  if (!started && m.type === 'start') {
    started = true;
    setInterval(() => bus.emit('ping'), 1000);
  }
});
bus.on('message', (m) => {
  if (m.type === 'start') {
    setInterval(() => bus.emit('ping'), 1000); // want "Nothing stops this timer"
  }
});
