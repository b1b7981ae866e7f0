//= a timer that starts when something has failed, and is stopped in there
import express from 'express';
const app = express();
const search = (): Promise<string> => fetch('http://search').then((r) => r.text());
app.get('/ready', (_req, res) => {
  search()
    .then((text) => res.send(text))
    .catch(() => {
      const timer = setInterval(() => {
        search()
          .then((text) => {
            clearInterval(timer);
            res.send(text);
          })
          .catch(() => console.warn('not yet'));
      }, 200);
    });
});
//= a timer that is only stopped when something fails
import express from 'express';
const app = express();
app.get('/ready', (_req, res) => {
  const timer = setInterval(() => res.write('.'), 200); // want "timer"
  fetch('http://search')
    .then(() => res.end())
    .catch(() => {
      clearInterval(timer);
      res.end();
    });
});
