//= a default is for who leaves the parameter out
import { metrics, type Attributes } from '@opentelemetry/api';
import express from 'express';

const meter = metrics.getMeter('checkout');
const total = meter.createHistogram('checkout.total');
const attempts = meter.createCounter('checkout.attempts');
const refunds = meter.createCounter('checkout.refunds');

interface Checkout {
  customerId: string;
  method: 'card' | 'cash';
}

function tagsOf(checkout: Checkout, owner: string = checkout.customerId): Attributes {
  return { method: checkout.method, owner };
}
function count(checkout: Checkout, owner: string = checkout.customerId) {
  refunds.add(1, { owner });
}
function countAll(checkout: Checkout, owner: string = checkout.customerId) {
  refunds.add(1, { owner }); // want "customerId"
}

const app = express();
app.use(express.json());
app.post('/checkout', (req, res) => {
  const checkout: Checkout = req.body;
  total.record(1, { ...tagsOf(checkout) }); // want "customerId"
  attempts.add(1, tagsOf(checkout, 'web'));
  attempts.add(1, tagsOf(checkout, undefined)); // want "customerId"
  count(checkout, 'web');
  count(checkout, 'shop');
  countAll(checkout, 'web');
  countAll(checkout);
  res.end();
});

//= tags that are put together as a list, where a record may stand as well
import express from 'express';
import StatsD from 'hot-shots';

const client = new StatsD({ prefix: 'ads.' });
const PLACES = ['top', 'side'];
const tagsOf = (tags: Record<string, unknown>) => Object.entries(tags).map(([key, value]) => `${key}:${value}`);
const asList = (term: unknown) => [`term:${term}`];
const namesOf = (tags: Record<string, unknown>) => Object.keys(tags).map((key) => `${key}:yes`);

const app = express();
app.get('/ad', (req, res) => {
  const { term, place } = req.query;
  client.increment('search', 1, tagsOf({ term })); // want "a query parameter"
  client.increment('search', 1, asList(term)); // want "a query parameter"
  client.increment('search', tagsOf({ term })); // want "a query parameter"
  client.increment('filled', 1, tagsOf({ place: PLACES.includes(String(place)) ? place : 'other', filled: true }));
  client.increment('asked', 1, namesOf({ term }));
  res.end();
});
