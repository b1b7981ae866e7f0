//= bullmq: a queue and its events for every request
import express from 'express';
import { Queue, QueueEvents, FlowProducer } from 'bullmq';

const app = express();
const connection = { host: 'redis' };
const shared = new Queue('mails', { connection });
const flows = new FlowProducer({ connection });

app.post('/reports', async (req, res) => {
  const queue = new Queue('reports', { connection }); // want "BullMQ queue .*connections to Redis"
  const job = await queue.add('report', { path: req.path });
  const events = new QueueEvents('reports', { connection }); // want "BullMQ event listener"
  res.json(await job.waitUntilFinished(events));
});

app.post('/mails', async (req, res) => {
  const job = await shared.add('mail', { to: req.query.to });
  await flows.add({ name: 'flow', queueName: 'mails' });
  res.json({ id: job.id });
});

//= bullmq: the processor runs for every job, and its events do
import { Worker, Queue, QueueEvents, type Job, type Processor } from 'bullmq';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['queue', 'name'] });
const connection = { host: 'redis' };

const worker = new Worker(
  'orders',
  async (job) => {
    handled.inc({ queue: job.queueName, name: job.name });
    handled.inc({ queue: job.queueName, name: job.id }); // want "job id"
    const next = new Queue('next', { connection }); // want "BullMQ queue"
    await next.add('next', job.data);
    await job.updateProgress(100);
  },
  { connection },
);
worker.on('completed', (job: Job) => handled.inc({ queue: job.queueName, name: job.id })); // want "job id"
worker.on('failed', (job, error) => handled.inc({ queue: 'orders', name: error.name }));
worker.on('failed', (job) => handled.inc({ queue: 'orders', name: job?.failedReason })); // want "text of an error"

const process: Processor = async (job) => {
  handled.inc({ queue: job.data.kind, name: job.id }); // want "job id"
};
export const others = new Worker('others', process, { connection });

const events = new QueueEvents('orders', { connection });
events.on('waiting', ({ jobId }) => handled.inc({ queue: 'orders', name: jobId })); // want "job id"

//= bull: new, called, required
import Queue from 'bull';
import type { Job } from 'bull';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['queue', 'name'] });
const orders = new Queue('orders', 'redis://redis');
const copies = Queue('copies');

orders.process('bill', 5, async (job: Job) => {
  handled.inc({ queue: orders.name, name: job.name });
  handled.inc({ queue: orders.name, name: String(job.id) }); // want "job id"
  const audit = new Queue('audit', 'redis://redis'); // want "Bull queue"
  await audit.add({ at: job.timestamp });
  await audit.close();
  await copies.add(job.data);
});
orders.on('completed', (job, result) => handled.inc({ queue: 'orders', name: job.name }));
orders.on('global:completed', (jobId) => handled.inc({ queue: 'orders', name: String(jobId) })); // want "job id"

//= bull: one queue for each kind, made at the start
const Queue = require('bull');

const queues = {};
for (const kind of ['mail', 'sms']) queues[kind] = new Queue(kind);

queues.mail.process((job, done) => {
  queues.sms.add(job.data);
  done();
});

//= bee-queue
const Queue = require('bee-queue');
const { Counter } = require('prom-client');

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['queue', 'id'] });
const sums = new Queue('sums');
const others = new Queue('others');

sums.process(3, async (job) => {
  handled.inc({ queue: sums.name, id: job.id }); // want "job id"
  await others.createJob(job.data).retries(2).save();
  const own = new Queue('own'); // want "Bee-Queue queue"
  await own.createJob(job.data).save();
  handled.inc({ queue: sums.name, id: job.status });
});

//= agenda
import { Agenda, type Job } from 'agenda';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['name', 'id'] });
const agenda = new Agenda({ db: { address: 'mongodb://mongo/agenda' } });

agenda.define('welcome', async (job: Job) => {
  handled.inc({ name: job.attrs.name, id: String(job.attrs._id) }); // want "job id"
  const second = new Agenda({ db: { address: 'mongodb://mongo/other' } }); // want "Agenda .*looks for jobs"
  await second.schedule('in 5 minutes', 'later', {});
  await second.stop();
  await agenda.now('next', {});
});
agenda.define('next', { concurrency: 2 }, async (job) => {
  handled.inc({ name: job.attrs.name, id: 'all' });
});
agenda.on('fail', (error, job) => handled.inc({ name: job.attrs.name, id: error.message })); // want "text of an error"
void agenda.start();

//= pg-boss
import PgBoss from 'pg-boss';
import { Counter } from 'prom-client';

const handled = new Counter({ name: 'handled_total', help: 'handled', labelNames: ['name', 'id'] });

export async function start() {
  const boss = new PgBoss('postgres://postgres/app');
  await boss.start();
  await boss.createQueue('orders');
  await boss.work('orders', { batchSize: 10 }, async (jobs) => {
    for (const job of jobs) {
      handled.inc({ name: job.name, id: 'all' });
      handled.inc({ name: job.name, id: job.id }); // want "job id"
      await boss.send('copies', job.data);
    }
    const second = new PgBoss('postgres://postgres/other'); // want "pg-boss .*connection pool"
    await second.stop();
  });
}

//= Graphile Worker and Trigger.dev: tasks run for each job
import { quickAddJob, run } from 'graphile-worker';
import { schedules, task } from '@trigger.dev/sdk';
import express from 'express';

const done: string[] = [];
const sent: unknown[] = [];
const ticks: number[] = [];
await run({
  taskList: {
    mail: async (payload, helpers) => {
      done.push(helpers.job.id); // want "`done` lives as long as the process"
    },
  },
});
export const send = task({
  id: 'send',
  run: async (payload: { to: string }) => {
    sent.push(payload.to); // want "`sent` lives as long as the process"
  },
});
export const clean = schedules.task({
  id: 'clean',
  run: async () => {
    ticks.push(Date.now()); // want "`ticks` lives as long as the process"
  },
});
const app = express();
app.post('/mail', async (req, res) => {
  await quickAddJob({}, 'mail', {}); // want "Graphile"
  await run({ taskList: {} }); // want "Graphile worker"
  res.end();
});

//= what an activity of Temporal knows of its workflow
import { Context, activityInfo } from '@temporalio/activity';
import { Worker } from '@temporalio/worker';
import { Counter } from 'prom-client';
const done = new Counter({ name: 'done', help: 'h', labelNames: ['what'] });
async function bake(loaf: string) {
  const { info } = Context.current();
  done.inc({ what: info.activityType });
  done.inc({ what: info.workflowExecution!.workflowId }); // want "the id of a workflow"
  done.inc({ what: activityInfo().activityId }); // want "the id of an activity"
}
const worker = await Worker.create({ taskQueue: 'bakery', activities: { bake } });
await worker.run();

//= what a job was given: whom it is for is one of many, its kind one of few
import { Worker, type Job } from 'bullmq';
import Queue from 'bull';
const bounced = new Map<string, number>();
const kinds = new Map<string, number>();
const typed = new Map<string, number>();
const crawled = new Map<string, number>();
interface Mail { recipient: string; format: 'text' | 'html' }
new Worker('mail', async (job) => {
  bounced.set(job.data.recipient, 1); // want "`recipient` of the data of a job"
  if (job.data.kind === 'letter' || job.data.kind === 'card') kinds.set(job.data.kind, 1);
});
new Worker('typed', async (job: Job<Mail>) => {
  typed.set(job.data.format, 1);
});
new Queue('crawl').process(async (job) => {
  crawled.set(job.data.site, 1); // want "`site` of the data of a job"
});
