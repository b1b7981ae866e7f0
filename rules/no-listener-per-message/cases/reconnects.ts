//= what a client tells each time that it connects, also again
import { EventEmitter } from 'node:events';
import { connect } from 'mqtt';
import { io } from 'socket.io-client';

const tides = new EventEmitter();

const broker = connect('mqtt://harbour.example');
broker.on('connect', () => {
  broker.subscribe('gauges/#');
  broker.on('message', (topic, level) => tides.emit('level', topic, level)); // want "A listener is added on `broker` for every connection"
  tides.on('warning', (text: string) => broker.publish('warnings', text)); // want "A listener is added on `tides`"
});

const tower = io('https://tower.example');
tower.on('connect', () => {
  tower.on('arrival', (ship) => console.log(ship)); // want "A listener is added on `tower`"
});

//= once, behind a flag, taken off when it is lost, and beside the connection
import { EventEmitter } from 'node:events';
import { connect } from 'mqtt';
import { io } from 'socket.io-client';

const tides = new EventEmitter();

const broker = connect('mqtt://harbour.example');
const warn = (text: string) => void broker.publish('warnings', text);
broker.once('connect', () => {
  tides.on('spring', (text: string) => broker.publish('spring', text));
});
let isListening = false;
broker.on('connect', () => {
  broker.subscribe('gauges/#');
  if (!isListening) {
    isListening = true;
    tides.on('neap', (text: string) => broker.publish('neap', text));
  }
  tides.on('warning', warn);
});
broker.on('close', () => tides.off('warning', warn));
broker.on('message', (topic, level) => tides.emit('level', topic, level));

const tower = io('https://tower.example');
tower.on('connect', () => console.log('connected'));
tower.on('arrival', (ship) => console.log(ship));
