//= default labels that are given once, to the process of one job
import { collectDefaultMetrics } from 'prom-client';
function exportMetrics(labels: Record<string, string>) {
  collectDefaultMetrics({ labels });
}
export class Execution {
  constructor(private readonly context: { jobId: string }) {}
  async init() {
    const { jobId } = this.context;
    exportMetrics({ job_id: jobId });
  }
}
//= labels that are given to a counter
import { Counter } from 'prom-client';
const done = new Counter({ name: 'done', help: 'd', labelNames: ['job_id'] });
function count(labels: Record<string, string>) {
  done.inc(labels);
}
export function finished(orderId: string) {
  count({ job_id: orderId }); // want "orderId"
}
//= names alone: of people and what they do; of things, where the outside hands them in; not of what may be a handful
import express from 'express';
import { Kafka } from 'kafkajs';
import { Counter } from 'prom-client';
const seen = new Counter({ name: 'seen', help: 's', labelNames: ['of'] });
export function entered(userId: string, roomId: string, accountId: string, workerUuid: string) {
  seen.inc({ of: userId }); // want "`userId`"
  seen.inc({ of: roomId });
  seen.inc({ of: accountId });
  seen.inc({ of: workerUuid });
}
const app = express();
app.use(express.json());
app.post('/rooms', (req, res) => {
  seen.inc({ of: req.body.roomId }); // want "`roomId`"
  res.end();
});
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'rooms' });
await consumer.run({
  eachMessage: async ({ message }) => {
    const { accountId } = JSON.parse(String(message.value));
    seen.inc({ of: accountId }); // want "`accountId`"
  },
});
