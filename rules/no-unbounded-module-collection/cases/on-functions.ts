//= what a function remembers on itself
//- slugs.js
function slugOf(title) {
  if (!slugOf.known) slugOf.known = {};
  if (slugOf.known[title]) return slugOf.known[title];
  return (slugOf.known[title] = title.toLowerCase()); // want "`known` lives as long as the process"
}
const colourOf = (kind) => {
  if (!colourOf.known.has(kind)) colourOf.known.set(kind, kind.length);
  return colourOf.known.get(kind);
};
colourOf.known = new Map();
function recent(title) {
  recent.titles.push(title);
  if (recent.titles.length > 20) recent.titles.shift();
}
recent.titles = [];
function counted() {
  function count(title) {
    count.seen.push(title);
    return count.seen.length;
  }
  count.seen = [];
  return count;
}
module.exports = { slugOf, colourOf, recent, counted };
//- index.js
const express = require('express');
const { slugOf, colourOf, recent, counted } = require('./slugs');
const app = express();
app.get('/:title', (req, res) => {
  recent(req.params.title);
  counted()(req.params.title);
  res.json([slugOf(req.params.title), colourOf(req.secure ? 'a' : 'b')]);
});
