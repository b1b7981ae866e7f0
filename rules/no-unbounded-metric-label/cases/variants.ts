//= what is read behind a record's kind was not written with another kind
import express from 'express';
import { Counter } from 'prom-client';

const joined = new Counter({ name: 'joined', help: 'joined', labelNames: ['room'] });
const refused = new Counter({ name: 'refused', help: 'refused', labelNames: ['why'] });
const other = new Counter({ name: 'other', help: 'other', labelNames: ['why'] });

type Message = { type: 'joined' | 'refused' | 'left'; room: string; why: string };

function count(message: Message) {
  switch (message.type) {
    case 'joined':
      joined.inc({ room: message.room });
      break;
    case 'refused':
      refused.inc({ why: message.why });
      break;
    default:
      other.inc({ why: message.why });
  }
}

const app = express();
app.post('/join', (req, res) => {
  count({ type: 'joined', room: 'lobby', why: String(req.query.why) });
  count({ type: 'refused', room: String(req.query.room), why: 'full' });
  count({ type: 'left', room: 'lobby', why: String(req.query.why) }); // want "query"
  res.end();
});
app.listen(80);

//= without its kind, or with the right one, it is told
import express from 'express';
import { Counter } from 'prom-client';

const joined = new Counter({ name: 'joined', help: 'joined', labelNames: ['room'] });

function count(message: { type: string; room: string }) {
  if (message.type !== 'joined') return;
  joined.inc({ room: message.room });
}

const app = express();
app.post('/join', (req, res) => {
  count({ type: 'joined', room: String(req.query.room) }); // want "query"
  count({ type: 'left', room: String(req.query.room) });
  count({ type: req.body.type, room: String(req.query.room) }); // want "query"
  res.end();
});
app.listen(80);
