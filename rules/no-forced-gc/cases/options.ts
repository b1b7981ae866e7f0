//= allow: a function, and a request path
//- leakline.config.json
{ "rules": { "no-forced-gc": ["error", { "allow": ["afterImport", "/batch/*"] }] } }
//- main.ts
import express from 'express';
const app = express();
function afterImport() {
  global.gc!();
}
app.post('/import', (req, res) => {
  afterImport();
  res.end();
});
app.post('/batch/end', (req, res) => {
  global.gc!();
  res.end();
});
app.post('/orders', (req, res) => {
  global.gc!(); // want "forced"
  res.end();
});
