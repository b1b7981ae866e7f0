// Listeners on what has just been made.
//= rooms that are kept in a list and looked for there, and a door that they share
import { EventEmitter } from 'node:events';
import express from 'express';

class Room extends EventEmitter {
  constructor(readonly name: string) {
    super();
  }
}

class House {
  rooms: Room[] = [];
  readonly door = new EventEmitter();

  room(name: string): Room {
    for (const known of this.rooms) if (known.name === name) return known;
    const room = new Room(name);
    room.on('empty', () => {
      this.rooms = this.rooms.filter((other) => other !== room);
    });
    this.door.on('open', () => room.emit('visitor')); // want "A listener is added on `this.door`"
    this.rooms.push(room);
    return room;
  }
}

const house = new House();
const app = express();
app.get('/rooms/:name', (req, res) => {
  res.json(house.room(req.params.name).name);
});
