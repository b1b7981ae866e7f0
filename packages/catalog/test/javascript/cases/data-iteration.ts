//= p-map and async call their function for each element, as often as they are called
import pMap from 'p-map';
import { eachLimit, mapSeries, queue } from 'async';
import express from 'express';

const app = express();
const seen: string[] = [];
const asked: string[] = [];
const started: string[] = [];
const worked: string[] = [];
const work = queue(async (id: string) => {
  worked.push(id); // want "`worked` lives as long as the process"
});
await pMap(['a', 'b'], async (name) => {
  started.push(name);
});
app.get('/users', async (req, res) => {
  const ids = String(req.query.ids).split(',');
  await pMap(ids, async (id) => {
    seen.push(id); // want "`seen` lives as long as the process"
  });
  await eachLimit(ids, 2, async (id) => {
    asked.push(id); // want "`asked` lives as long as the process"
  });
  await mapSeries(ids, async (id) => work.push(id));
  res.end();
});

//= operators of a subject run for each of its values
import { Subject, filter, first, map, tap } from 'rxjs';
import express from 'express';

const app = express();
const messages = new Subject<string>();
const seen: string[] = [];
messages.pipe(filter((text) => text !== ''), map((text) => text.trim())).subscribe((text) => {
  seen.push(text); // want "`seen` lives as long as the process"
});
app.post('/', (req, res) => {
  messages.next(String(req.query.text));
  messages.pipe(tap(() => res.write('.')), first()).subscribe(() => res.end());
});

//= lodash/fp changes nothing in place, and has its function first
import { forEach, memoize, set } from 'lodash/fp';
import memo from 'lodash/memoize';
import express from 'express';

const app = express();
const defaults = { name: 'nobody' };
const seen: string[] = [];
const remembered = memoize((id: string) => id.length);
const alsoRemembered = memo((id: string) => id.length);
app.get('/users/:id', (req, res) => {
  const { id } = req.params;
  res.json(set(id, 'x', defaults));
  forEach((part: string) => {
    seen.push(part); // want "`seen` lives as long as the process"
  }, id.split('-'));
  remembered(id); // want "`remembered` lives as long as the process"
  alsoRemembered(id); // want "`alsoRemembered` lives as long as the process"
});
