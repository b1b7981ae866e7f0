//= a timer that a block's end stops
import express from 'express';
const app = express();
app.get('/a', (_req, res) => {
  using beat = setInterval(() => res.write('.'), 1000);
  res.write('start');
});
app.get('/b', async (_req, res) => {
  await using stack = new AsyncDisposableStack();
  stack.use(setInterval(() => res.write('.'), 1000));
  stack.adopt(setInterval(() => res.write(':'), 1000), (beat) => clearInterval(beat));
  res.write(await fetch('http://news').then((r) => r.text()));
});
app.get('/c', async (req, res) => {
  for (const id of String(req.query.ids).split(',')) {
    using beat = setInterval(() => res.write(id), 1000);
    res.write(await fetch(`http://news/${id}`).then((r) => r.text()));
  }
});
app.get('/d', (_req, res) => {
  const beat = setInterval(() => res.write('.'), 1000); // want "Nothing stops this timer"
  using stack = new DisposableStack();
  stack.defer(() => res.end());
});
