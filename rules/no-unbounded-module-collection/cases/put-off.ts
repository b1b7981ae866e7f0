//= work that each request puts off, ending what the one before has put off
import express from 'express';
const pages: string[] = [];
const once: string[] = [];
const twice: string[] = [];
let timer: NodeJS.Timeout | null = null;
let first: NodeJS.Timeout | null = null;
let second: NodeJS.Timeout | null = null;
const app = express();
app.get('/:page', (req, res) => {
  if (timer) {
    clearTimeout(timer);
    timer = null;
  }
  timer = setTimeout(() => pages.push(req.params.page), 1000); // want "pages.*grows by an entry each time"
  // What is there keeps another one from being made.
  if (first) return res.end();
  first = setTimeout(() => once.push(req.params.page), 1000);
  if (!second) second = setTimeout(() => twice.push(req.params.page), 1000);
  res.end();
});
