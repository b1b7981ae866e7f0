//= a class of a function and its prototype, made once
//- harbour.js
const express = require('express');
const Berths = require('./berths');
const berths = new Berths();
const pilots = Berths.of(4);
const app = express();
app.post('/ships/:ship', (req, res) => {
  berths.moor(req.params.ship, req.body);
  berths.seen(req.params.ship);
  pilots.latest(req.body);
  berths.leave(req.params.ship);
  res.end();
});
app.listen(80);
//- berths.js
const { EventEmitter } = require('events');
const util = require('util');
function Berths(size) {
  EventEmitter.call(this);
  this.ships = {};
  this.log = [];
  this.last = [];
  this.size = size;
}
util.inherits(Berths, EventEmitter);
Berths.of = function (size) {
  return new Berths(size);
};
Berths.prototype.moor = function (ship, papers) {
  this.ships[ship] = papers;
};
Berths.prototype.leave = function (ship) {
  delete this.ships[ship];
};
Berths.prototype.seen = function (ship) {
  const self = this;
  setImmediate(function () {
    self.log.push(ship); // want "`log` lives as long as the process"
  });
};
Berths.prototype.latest = function (papers) {
  this.last.push(papers);
  if (this.last.length > this.size) this.last.shift();
};
module.exports = Berths;
//= the same with a prototype that is written out, an alias of one, and one for each request
//- locks.js
const http = require('http');
const Chambers = (exports.Chambers = function () {
  if (!(this instanceof Chambers)) return new Chambers();
  this.levels = new Map();
});
const proto = Chambers.prototype;
proto.fill = proto.empty = function (boat) {
  this.levels.set(boat, Date.now()); // want "`levels` lives as long as the process"
};
function Gates() {
  this.opened = new Map();
  this.shut = new Set();
}
Gates.prototype = {
  constructor: Gates,
  open: function (boat) {
    this.opened.set(boat, true); // want "`opened` lives as long as the process"
  },
  close(boat) {
    this.shut.add(boat);
  },
  reset() {
    this.shut = new Set();
  },
};
function Trip() {
  this.boats = [];
}
Trip.prototype.take = function (boat) {
  this.boats.push(boat);
};
const chambers = new Chambers();
const gates = new Gates();
setInterval(() => gates.reset(), 60_000);
http
  .createServer((req, res) => {
    chambers.fill(req.url);
    gates.open(req.url);
    gates.close(req.url);
    const trip = new Trip();
    trip.take(req.url);
    res.end(String(trip.boats.length));
  })
  .listen(80);
//= an inherited class of that kind
//- depot.js
const http = require('http');
function Depot() {
  this.crates = [];
}
Depot.prototype.put = function (crate) {
  this.crates.push(crate); // want "`crates` lives as long as the process"
};
function ColdDepot() {
  Depot.call(this);
}
ColdDepot.prototype = Object.create(Depot.prototype);
ColdDepot.prototype.constructor = ColdDepot;
ColdDepot.prototype.putCold = function (crate) {
  this.put(crate);
};
const cold = new ColdDepot();
http.createServer((req, res) => {
  cold.putCold(req.url);
  res.end();
});
//= calls through `call` and `apply`: the function's arguments, and a prototype's method on another object
//- ferry.js
const http = require('http');
const crossings = [];
const tickets = [];
const latest = [];
const byShip = {};
function board(ship, seat) {
  byShip[ship] = seat; // want "`byShip` lives as long as the process"
}
function trim() {
  if (latest.length > 50) latest.splice(0, 10);
}
http.createServer((req, res) => {
  board.call(null, req.url, 1);
  crossings.push.apply(crossings, req.headers['x-ships'].split(',')); // want "`crossings` lives as long as the process"
  Array.prototype.push.call(tickets, req.url); // want "`tickets` lives as long as the process"
  [].push.apply(latest, [req.url]);
  trim.call(this);
  res.end();
});
//= a handler's arguments are those behind the first one of `call`
//- quay.js
const net = require('net');
class Quay {
  constructor() {
    this.lines = new Map();
    this.count = 0;
  }
  tie(line) {
    const key = `line ${++this.count}`;
    this.lines.set(key, line);
    line.on('close', () => this.lines.delete(key));
  }
  serve() {
    const self = this;
    net.createServer((socket) => self.tie.call(self, socket)).listen(7000);
  }
}
new Quay().serve();
//= what a file exports and calls itself
//- permits.js
const http = require('http');
exports.held = {};
exports.take = function (holder) {
  exports.held[holder] = Date.now();
};
exports.give = function (holder) {
  delete exports.held[holder];
};
exports.serve = function (req, res) {
  exports.take(req.url);
  res.on('finish', () => exports.give(req.url));
  res.end();
};
http.createServer(exports.serve).listen(80);
//= a constructor that may be called without `new`
//- shelf.js
var Shelf = (module.exports = function Shelf(options) {
  if (!(this instanceof Shelf)) return new Shelf(options);
  this.books = Object.create(null);
  this.latest = {};
});
Shelf.prototype.put = function (title, book) {
  this.books[title] = book; // want "`books` lives as long as the process"
};
Shelf.prototype.lend = function (title, book) {
  this.latest[title] = book;
};
Shelf.prototype.back = function (title) {
  delete this.latest[title];
};
//- library.js
var http = require('http');
var shelf = require('./shelf')({ wood: 'oak' });
http
  .createServer(function (req, res) {
    shelf.put(req.url, req.method);
    shelf.lend(req.url, req.method);
    res.on('finish', function () {
      shelf.back(req.url);
    });
    res.end();
  })
  .listen(80);
//= made by a call, for each request
//- basket.js
function Basket(owner) {
  if (!(this instanceof Basket)) {
    return new Basket(owner);
  }
  this.things = [];
}
Basket.prototype.add = function (thing) {
  this.things.push(thing);
};
module.exports = Basket;
//- market.js
var http = require('http');
var basket = require('./basket');
http
  .createServer(function (req, res) {
    var mine = basket(req.url);
    mine.add(req.method);
    res.end();
  })
  .listen(80);
//= functions with their first arguments bound
//- depot.js
const http = require('http');
const arrived = new Map();
const present = new Map();
const kinds = new Map();
function note(into, kind, req, res) {
  kinds.set(kind, Date.now());
  into.set(req.url, kind); // want "`arrived` lives as long as the process"
  res.on('finish', leave.bind(null, req.url));
  res.end();
}
function leave(url) {
  present.delete(url);
}
http.createServer(note.bind(null, arrived, 'truck')).listen(80);
http.createServer(note.bind(null, present, 'car')).listen(81);
class Gate {
  constructor() {
    this.names = {};
    this.plates = {};
  }
  open(kind, req, res) {
    this.names[kind] = req.method;
    this.plates[req.url] = kind; // want "`plates` lives as long as the process"
    res.end();
  }
  serve() {
    http.createServer(this.open.bind(this, 'north')).listen(82);
  }
}
new Gate().serve();
const statement = { bind: (index, value) => [index, value] };
http.createServer((req) => statement.bind(1, req.url)).listen(83);
