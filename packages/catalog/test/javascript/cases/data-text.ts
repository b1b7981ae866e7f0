//= ids are new each time
import { v4 as uuidv4, v5, validate } from 'uuid';
import { customAlphabet, nanoid } from 'nanoid';
import cuid from 'cuid';
import { createId, init } from '@paralleldrive/cuid2';
import { monotonicFactory, ulid } from 'ulid';
import { Counter } from 'prom-client';

const made = new Counter({ name: 'made_total', help: 'Made', labelNames: ['id'] });
const short = customAlphabet('abc', 8);
const next = monotonicFactory();
const long = init({ length: 32 });
const NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

export function make(given: string) {
  made.inc({ id: uuidv4() }); // want "a random id"
  made.inc({ id: `order-${nanoid()}` }); // want "a random id"
  made.inc({ id: short() }); // want "a random id"
  made.inc({ id: cuid() }); // want "an id made of the time"
  made.inc({ id: createId() }); // want "a random id"
  made.inc({ id: long() }); // want "a random id"
  made.inc({ id: ulid() }); // want "an id made of the time"
  made.inc({ id: next() }); // want "a random id"
  made.inc({ id: v5('orders', NAMESPACE) });
  made.inc({ id: String(validate(given)) });
}

//= points in time, and parts of them
import dayjs from 'dayjs';
import moment from 'moment';
import { addDays, format, formatISO, getHours } from 'date-fns';
import { Counter } from 'prom-client';

const seen = new Counter({ name: 'seen_total', help: 'Seen', labelNames: ['at'] });
export function see(when: Date) {
  seen.inc({ at: dayjs().format() }); // want "a point in time"
  seen.inc({ at: dayjs().add(1, 'day').toISOString() }); // want "a point in time"
  seen.inc({ at: dayjs().format('HH') });
  seen.inc({ at: dayjs().hour() });
  seen.inc({ at: dayjs().hour(3).unix() }); // want "a point in time"
  seen.inc({ at: moment().format('YYYY-MM-DD') });
  seen.inc({ at: moment.utc().format('YYYY-MM-DD HH:mm:ss') }); // want "a point in time"
  seen.inc({ at: format(when, 'EEEE') });
  seen.inc({ at: format(when, 'yyyy-MM-dd HH:mm:ss.SSS') }); // want "a point in time"
  seen.inc({ at: formatISO(addDays(when, 1)) }); // want "a point in time"
  seen.inc({ at: getHours(when) });
}

//= lodash passes values on
import _ from 'lodash';
import { camelCase, has, once, pick } from 'lodash';
import express from 'express';
import { Counter } from 'prom-client';
import { createClient } from 'redis';

const app = express();
const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['what'] });
const PLANS = { free: 1, paid: 2 };
const cache: Record<string, unknown> = {};
const redis = once(() => createClient());

app.get('/users/:id', async (req, res) => {
  hits.inc({ what: _.toLower(req.params.id) }); // want "a path parameter"
  hits.inc({ what: camelCase(req.path) }); // want "the raw request path"
  hits.inc({ what: _.uniqueId('hit-') }); // want "a counter that goes up"
  hits.inc({ what: pick(req.params, ['id']).id }); // want "a path parameter"
  hits.inc({ what: has(PLANS, req.params.id) ? req.params.id : 'other' });
  hits.inc({ what: _.isEmpty(req.query) ? 'empty' : 'full' });
  _.set(cache, req.params.id, 1); // want "`cache` lives as long as the process"
  res.json(await redis().get('a'));
});

//= lodash empties what it filled
import _ from 'lodash';
import express from 'express';

const app = express();
const pending: Record<string, unknown> = {};
app.post('/jobs/:id', (req, res) => {
  _.set(pending, req.params.id, req.body);
  res.on('finish', () => _.unset(pending, req.params.id));
  res.end();
});

//= Ramda takes data last
import * as R from 'ramda';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['what'] });
const KNOWN = ['a', 'b'];
app.get('/:id', (req, res) => {
  hits.inc({ what: R.toUpper(req.params.id) }); // want "a path parameter"
  hits.inc({ what: R.includes(req.params.id, KNOWN) ? req.params.id : 'other' });
  res.end();
});

//= zod proves an enumeration
import { z } from 'zod';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const hits = new Counter({ name: 'hits_total', help: 'Hits', labelNames: ['kind'] });
const Kind = z.enum(['a', 'b']);
const Id = z.string().min(1);
app.get('/:id/:kind', (req, res) => {
  hits.inc({ kind: Kind.parse(req.params.kind) });
  const kind = Kind.safeParse(req.params.kind);
  hits.inc({ kind: kind.success ? kind.data : 'other' });
  hits.inc({ kind: Id.parse(req.params.id) }); // want "a path parameter"
  res.end();
});
