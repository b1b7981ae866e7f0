//= jobs by a rule for each request; a job for a date goes after it ran
import express from 'express';
import { scheduleJob } from 'node-schedule';
const app = express();
app.post('/reports', (req, res) => {
  scheduleJob('0 8 * * *', () => console.log(req.body.report)); // want "Nothing stops this timer"
  scheduleJob('report', '0 8 * * *', () => console.log(req.body.report)); // want "Nothing stops this timer"
  scheduleJob(new Date(Date.now() + 1000), () => console.log(req.body.report));
  const job = scheduleJob('* * * * *', () => console.log(req.body.report));
  res.on('close', () => job.cancel());
  res.end();
});
//= jobs that are stopped by their name, in the list that the library keeps
import express from 'express';
import { scheduledJobs, scheduleJob } from 'node-schedule';
const NIGHTLY = 'nightly-count';
const app = express();
app.put('/count', (req, res) => {
  const before = scheduledJobs[NIGHTLY];
  if (before) before.cancel();
  scheduleJob(NIGHTLY, '0 3 * * *', () => console.log('counted'));
  scheduleJob(req.body.depotId, '0 4 * * *', () => console.log('counted'));
  scheduleJob('hourly-count', '0 * * * *', () => console.log('counted'));
  scheduleJob('weekly-count', '0 3 * * 0', () => console.log('counted')); // want "Nothing stops this timer"
  res.end();
});
app.delete('/count/:id', (req, res) => {
  const { depotId } = req.body;
  scheduledJobs[depotId]?.cancel();
  scheduledJobs['hourly-count']?.cancel();
  res.end();
});
