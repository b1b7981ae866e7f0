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
