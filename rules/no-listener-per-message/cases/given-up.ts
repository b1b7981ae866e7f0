//= a listener that takes itself off when its answer comes, and a timer that gives up
import { EventEmitter } from 'node:events';
import express from 'express';

const buoys = new EventEmitter();

function ask(buoy: string): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), 2000);
    const onDepth = (answer: { buoy: string; depth: number }) => {
      if (answer.buoy !== buoy) return;
      clearTimeout(timer);
      buoys.off('depth', onDepth);
      resolve(answer.depth);
    };
    buoys.on('depth', onDepth); // want "nothing takes it off again when the wait is given up"
    buoys.emit('ask', buoy);
  });
}

const app = express();
app.get('/buoys/:buoy', async (req, res) => {
  res.json(await ask(req.params.buoy));
});

//= the timer takes it off, too, itself or through what both call
import { EventEmitter } from 'node:events';
import express from 'express';

const buoys = new EventEmitter();

function ask(buoy: string): Promise<number | null> {
  return new Promise((resolve) => {
    const onDepth = (answer: { buoy: string; depth: number }) => {
      if (answer.buoy !== buoy) return;
      clearTimeout(timer);
      buoys.off('depth', onDepth);
      resolve(answer.depth);
    };
    const timer = setTimeout(() => {
      buoys.off('depth', onDepth);
      resolve(null);
    }, 2000);
    buoys.on('depth', onDepth);
    buoys.emit('ask', buoy);
  });
}

function askTidily(buoy: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const tidy = () => {
      clearTimeout(timer);
      buoys.off('depth', onDepth);
    };
    const onDepth = (answer: { buoy: string; depth: number }) => {
      if (answer.buoy !== buoy) return;
      tidy();
      resolve(answer.depth);
    };
    const timer = setTimeout(() => {
      tidy();
      reject(new Error('no answer'));
    }, 2000);
    buoys.on('depth', onDepth);
    buoys.emit('ask', buoy);
  });
}

const app = express();
app.get('/buoys/:buoy', async (req, res) => {
  res.json([await ask(req.params.buoy), await askTidily(req.params.buoy)]);
});
