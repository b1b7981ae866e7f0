//= schedulers: jobs run on every tick
import { CronJob } from 'cron';
import { Cron } from 'croner';
import cron from 'node-cron';
import schedule from 'node-schedule';
import { AsyncTask, SimpleIntervalJob, ToadScheduler } from 'toad-scheduler';
const ticks: string[] = [];
const once: string[] = [];
once.push('once');
export const job = new CronJob('* * * * *', () => {
  ticks.push('one more'); // want "grows by an entry"
});
export const from = CronJob.from({
  cronTime: '* * * * *',
  onTick: () => {
    ticks.push('one more'); // want "grows by an entry"
  },
});
cron.schedule('* * * * *', async () => {
  ticks.push('one more'); // want "grows by an entry"
});
schedule.scheduleJob('cleaning', '* * * * *', () => {
  ticks.push('one more'); // want "grows by an entry"
});
new Cron('* * * * *', { name: 'report' }, () => {
  ticks.push('one more'); // want "grows by an entry"
});
const scheduler = new ToadScheduler();
scheduler.addSimpleIntervalJob(
  new SimpleIntervalJob(
    { seconds: 20 },
    new AsyncTask('poll', async () => {
      ticks.push('one more'); // want "grows by an entry"
    }),
  ),
);

//= schedulers: by require, with what is taken out again
const cron = require('node-cron');
const { scheduleJob } = require('node-schedule');
const queue = [];
const failed = [];
cron.schedule('* * * * *', () => {
  queue.push('one more');
  while (queue.length > 10) queue.shift();
});
scheduleJob('* * * * *', () => {
  failed.push('one more'); // want "grows by an entry"
});

//= chokidar: a watcher for every request, and one for all
import chokidar from 'chokidar';
import express from 'express';
const changed: string[] = [];
const known = new Map<string, number>();
const watcher = chokidar.watch('config', { persistent: true });
watcher
  .on('ready', () => changed.push('once'))
  .on('add', (path) => {
    changed.push(path); // want "grows by an entry"
  })
  .on('change', (path) => changed.push(path)) // by hand, as who edits a configuration
  .on('unlink', (path) => known.delete(path));
express().get('/files/:id', (req, res) => {
  const one = chokidar.watch(`files/${req.params.id}`); // want "file watcher is made"
  one.on('change', () => res.write('changed'));
});

//= Bree: made once
import Bree from 'bree';
import express from 'express';

const app = express();
const jobs = new Bree({ jobs: ['clean'] });
await jobs.start();
app.post('/jobs', async (req, res) => {
  const more = new Bree({ jobs: ['mail'] }); // want "Bree scheduler"
  await more.start();
  res.end();
});
