//= a beat that each connection starts, and one that is stopped before or with it
import { connect } from 'amqp-connection-manager';
import { io } from 'socket.io-client';

const harbour = io('https://harbour.example');
harbour.on('connect', () => {
  setInterval(() => harbour.emit('beat'), 10_000); // want "each connection starts one more"
});

const bus = connect(['amqp://bus.example']);
bus.on('connect', () => {
  setInterval(() => console.log('still here'), 10_000); // want "each connection starts one more"
});

const tower = io('https://tower.example');
let beat: NodeJS.Timeout | undefined;
tower.on('connect', () => {
  clearInterval(beat);
  beat = setInterval(() => tower.emit('beat'), 10_000);
});

const pier = io('https://pier.example');
pier.once('connect', () => {
  setInterval(() => pier.emit('beat'), 10_000);
});
