//= made for what is kept, and only when that is missing
import { createClient } from 'redis';
import express from 'express';
const app = express();
class Queue {
  constructor(readonly redis: unknown) {}
}
class Services {
  private queue: Queue | undefined;
  get jobs() {
    if (!this.queue) {
      this.queue = new Queue(createClient());
    }
    return this.queue;
  }
  get fresh() {
    return new Queue(createClient());
  }
}
const services = new Services();
app.get('/a', (req, res) => {
  res.json([services.jobs]);
});
app.get('/b', (req, res) => {
  const own = new Queue(createClient()); // want "Redis"
  res.json([own]);
});
