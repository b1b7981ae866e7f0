//= winston loggers
import winston from 'winston';
import { createLogger, format, transports } from 'winston';
import express from 'express';

const app = express();
const logger = winston.createLogger({ transports: [new winston.transports.Console()] });

app.get('/a', (req, res) => {
  const file = new transports.File({ filename: 'a.log' });
  const own = createLogger({ format: format.json(), transports: [file] }); // want "winston logger"
  own.info('hello');
  own.close();
  res.end();
});
app.get('/b', (req, res) => {
  const child = logger.child({ request: req.get('x-request-id') });
  child.info('hello');
  res.end();
});

//= winston containers keep a logger for each id
import winston from 'winston';
import express from 'express';

const app = express();
const container = new winston.Container();
app.get('/users/:id', (req, res) => {
  container.get(req.params.id).info('seen'); // want "`container` lives as long as the process"
  container.get('users').info('seen');
  res.end();
});

//= pino
import pino from 'pino';
import express from 'express';

const app = express();
const logger = pino({ transport: { target: 'pino-pretty' } });
app.get('/a', (req, res) => {
  const own = pino({ transport: { target: 'pino/file', options: { destination: 'a.log' } } }); // want "pino logger with a transport"
  own.info('hello');
  const direct = pino(pino.transport({ target: 'pino-pretty' })); // want "pino transport"
  direct.info('hello');
  res.end();
});
app.get('/b', (req, res) => {
  const plain = pino({ level: 'debug' });
  plain.debug('hello');
  logger.child({ request: req.get('x-request-id') }).info('hello');
  res.end();
});

//= loggers that are cheap to make
import bunyan from 'bunyan';
import log4js from 'log4js';
import log from 'loglevel';
import express from 'express';

const app = express();
app.get('/a', (req, res) => {
  bunyan
    .createLogger({ name: 'api' })
    .child({ request: req.get('x-request-id') })
    .info('hello');
  log4js.getLogger('orders').info('hello');
  log.getLogger('orders').info('hello');
  res.end();
});
