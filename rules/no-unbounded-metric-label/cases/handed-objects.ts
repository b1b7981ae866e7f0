//= a recorder that a function makes, handed to the routes under an interface
//- a.ts
import express, { Router } from 'express';
import { Counter } from 'prom-client';
interface Recorder {
  visit(page: string): void;
}
function makeRecorder(pages: Counter): Recorder {
  return {
    visit(page) {
      pages.inc({ page });
    },
  };
}
function routes(recorder: Recorder) {
  const router = Router();
  router.get('/pages/:page', (req, res) => {
    recorder.visit(req.params.page); // want "path parameter"
    recorder.visit('front');
    res.end();
  });
  return router;
}
express().use(routes(makeRecorder(new Counter({ name: 'pages', help: 'pages', labelNames: ['page'] }))));
