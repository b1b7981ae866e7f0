// What a pattern picks out of a text.
//= a code out of the text of an error, the text itself, and an id out of a path
import { Counter } from 'prom-client';
import express from 'express';

const failures = new Counter({ name: 'failures', help: 'f', labelNames: ['code'] });
const texts = new Counter({ name: 'texts', help: 't', labelNames: ['text'] });
const visits = new Counter({ name: 'visits', help: 'v', labelNames: ['cake'] });

function codeOf(error: Error): number | undefined {
  const found = error.message.match(/oven error: (0x[0-9a-f]+)/);
  return found ? parseInt(found[1] ?? '', 16) : undefined;
}

const app = express();
app.use((req, res) => {
  try {
    visits.labels(req.path.match(/^\/cakes\/(\w+)/)?.[1] ?? '').inc(); // want "the raw request path"
  } catch (e) {
    const error = e as Error;
    failures.labels(String(codeOf(error))).inc();
    texts.labels(error.message).inc(); // want "the text of an error"
  }
  res.end();
});
