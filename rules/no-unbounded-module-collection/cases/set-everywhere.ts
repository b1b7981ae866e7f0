//= what one file sets for all of them: a module, an instance, a function and a map, each by its bare name elsewhere
//- main.ts
global.Tables = require('./tables');
global.desk = new (require('./desk'))();
global.greet = (id) => void greeted.set(id, true); // want "gets an entry for each path parameter"
globalThis.waiting = new Map();
const greeted = new Map();
require('./routes');
//- tables.ts
const tables = new Map();
exports.open = (id) => void tables.set(id, {}); // want "gets an entry for each path parameter"
//- desk.ts
module.exports = class Desk {
  constructor() {
    this.orders = new Map();
    this.open = new Map();
  }
  order(id) {
    this.orders.set(id, {}); // want "gets an entry for each path parameter"
    this.open.set(id, {});
  }
  close(id) {
    this.open.delete(id);
  }
};
//- routes.ts
const app = require('express')();
app.post('/:id', (req, res) => {
  Tables.open(req.params.id);
  desk.order(req.params.id);
  greet(req.params.id);
  waiting.set(req.params.id, res); // want "gets an entry for each path parameter"
});
app.delete('/:id', (req, res) => {
  desk.close(req.params.id);
  res.end();
});
app.listen(80);

//= a file's own variable of that name is another one, and what is set on something else is none
//- main.ts
global.shared = new Map();
const settings = {};
settings.only = new Map();
require('./routes');
//- routes.ts
const app = require('express')();
app.post('/:id', (req, res) => {
  const shared = new Map();
  shared.set(req.params.id, 1);
  only.set(req.params.id, 1);
  res.end();
});
app.listen(80);
