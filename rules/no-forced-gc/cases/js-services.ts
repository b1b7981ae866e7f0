//= global.gc per request
import express from 'express';
const app = express();
app.use((req, res, next) => {
  res.on('finish', () => {
    if (global.gc) global.gc(); // want "Garbage collection is forced"
  });
  next();
});
//= gc on interval
setInterval(() => {
  globalThis.gc?.(); // want "Garbage collection is forced"
}, 60000);
