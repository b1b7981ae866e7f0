//= an entry for the time of a block
import express from 'express';
const held = new Map<string, Date>();
const lost = new Map<string, Date>();
function take(key: string) {
  held.set(key, new Date());
  return {
    [Symbol.dispose]() {
      held.delete(key);
    },
  };
}
function note(key: string) {
  lost.set(key, new Date()); // want "`lost` lives as long as the process"
  return {
    [Symbol.dispose]() {
      held.delete(key);
    },
  };
}
const app = express();
app.get('/a/:id', (req, res) => {
  using _lock = take(req.params.id);
  using _note = note(req.params.id);
  res.end();
});
