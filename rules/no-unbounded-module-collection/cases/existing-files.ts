//= a reader for each name, which needs a module of that name
import express from 'express';
const readers = new Map<string, unknown>();
const load = (name: string): unknown => require(`../readers/${name}/read`);
class Loader {
  static of(name: string): unknown {
    const file = name.toLowerCase();
    return load(file);
  }
}
function readerOf(name: string): unknown {
  if (readers.has(name)) return readers.get(name);
  const made = Loader.of(name);
  readers.set(name, made);
  return made;
}
express().post('/read/:name', (req, res) => {
  readerOf(req.params.name);
  res.end();
});
//= what is imported is the same for all names, and what fails is caught
import express from 'express';
const shapes = new Map<string, unknown>();
const tried = new Map<string, boolean>();
const load = async (kind: string): Promise<unknown> => import(`./shapes/${kind}.js`);
async function shapeOf(name: string, kind: 'a' | 'b'): Promise<void> {
  shapes.set(name, await load(kind)); // want "path parameter"
}
async function tryToLoad(name: string): Promise<void> {
  let isThere = true;
  try {
    await load(name);
  } catch {
    isThere = false;
  }
  tried.set(name, isThere); // want "path parameter"
}
const app = express();
app.get('/shapes/:name', async (req, res) => {
  await shapeOf(req.params.name, 'a');
  res.end();
});
app.get('/try/:name', async (req, res) => {
  await tryToLoad(req.params.name);
  res.end();
});
