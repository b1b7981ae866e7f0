//= a cache of what is kept elsewhere, of which writes only take out what they change
import express from 'express';

declare const shelter: {
  find(id: string): Promise<object>;
  updateDog(id: string, to: object): Promise<void>;
  deleteDog(id: string): Promise<void>;
};
const app = express();
const dogs = new Map<string, object>();

async function dogOf(id: string) {
  const known = dogs.get(id);
  if (known) return known;
  const dog = await shelter.find(id);
  dogs.set(id, dog); // want "dogs.*only takes out what has changed"
  return dog;
}
app.get('/dogs/:id', async (req, res) => res.json(await dogOf(req.params.id)));
app.put('/dogs/:id', async (req, res) => {
  await shelter.updateDog(req.params.id, req.body);
  dogs.delete(req.params.id);
  res.end();
});

//= what goes with the thing itself, or by an age as well, does not stay
import express from 'express';

declare const shelter: {
  find(id: string): Promise<object>;
  updateDog(id: string, to: object): Promise<void>;
  deleteDog(id: string): Promise<void>;
};
const app = express();
const dogs = new Map<string, object>();
const cats = new Map<string, object>();

app.get('/dogs/:id', async (req, res) => {
  const { id } = req.params;
  let dog = dogs.get(id);
  if (!dog) dogs.set(id, (dog = await shelter.find(id)));
  res.json(dog);
});
app.delete('/dogs/:id', async (req, res) => {
  await shelter.updateDog(req.params.id, { left: true });
  await shelter.deleteDog(req.params.id);
  dogs.delete(req.params.id);
  res.end();
});

app.get('/cats/:id', async (req, res) => {
  const { id } = req.params;
  let cat = cats.get(id);
  if (!cat) cats.set(id, (cat = await shelter.find(id)));
  res.json(cat);
});
app.put('/cats/:id', async (req, res) => {
  await shelter.updateDog(req.params.id, req.body);
  cats.delete(req.params.id);
  res.end();
});
setInterval(() => cats.clear(), 60_000);

//= a room that is made for the first who comes is kept nowhere else, so that whoever takes it out ends it
import express from 'express';

declare const log: { save(id: string): Promise<void> };
class Room {
  readonly guests: string[] = [];
}
const app = express();
const rooms = new Map<string, Room>();

app.get('/rooms/:id', (req, res) => {
  const { id } = req.params;
  let room = rooms.get(id);
  if (!room) {
    room = new Room();
    rooms.set(id, room);
  }
  res.json(room.guests);
});
app.post('/rooms/:id/over', async (req, res) => {
  await log.save(req.params.id);
  rooms.delete(req.params.id);
  res.end();
});
