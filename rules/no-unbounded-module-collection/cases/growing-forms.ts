//= splice that takes nothing out
import express from 'express';
const feed: unknown[] = [];
const recent: unknown[] = [];
const replaced: unknown[] = [0];
const app = express();
app.post('/p', (req, res) => {
  feed.splice(0, 0, req.body); // want "`feed` lives as long as the process"
  recent.splice(0, 0, req.body);
  recent.splice(100);
  replaced.splice(0, 1, req.body);
  res.end();
});

//= what is written out, and said to be of a shape
import express from 'express';
interface State { seen: string[]; last: string[] }
const state = { seen: [], last: [] } as State;
const app = express();
app.get('/', (req, res) => {
  state.seen.push(req.url); // want "`seen` lives as long as the process"
  state.last.push(req.url);
  state.last.length = 0;
  res.end();
});
