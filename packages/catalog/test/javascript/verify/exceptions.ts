// Rows that the typings contradict and that are right all the same, each with the reason. One that excuses nothing is an error.

export interface Exception {
  /** The library's first package. */
  readonly library: string;
  /** What the program prints behind `WRONG <package>: ` for the rows that are meant. */
  readonly rows: RegExp;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    library: 'express-prom-bundle',
    rows: /^promClient:/,
    reason: 'src/index.js has `main.promClient = promClient`, which types/index.d.ts leaves out',
  },
  {
    library: 'node-statsd',
    rows: /^(default|the module itself):/,
    reason: 'lib/statsd.js has `module.exports = Client`; the typings only have its property StatsD',
  },
  {
    library: 'express',
    rows: /^Request\.(session|sessionID|user|id): does not exist/,
    reason: 'put there by express-session, passport and middlewares that number requests',
  },
  {
    library: 'express',
    rows: /^Application\.ws: does not exist/,
    reason: 'put there by express-ws',
  },
  {
    library: 'express',
    rows: /^Router\.del: does not exist/,
    reason: 'Express 4 has it (lib/application.js)',
  },
  {
    library: 'fastify',
    rows: /^FastifyRe(quest|ply)\.(cookies|setCookie|clearCookie|user|session|ws): does not exist/,
    reason: 'put there by @fastify/cookie, @fastify/jwt, @fastify/session and @fastify/websocket',
  },
  {
    library: 'fastify',
    rows: /^FastifyInstance\.\w+ \((1\.handler|2), parameter 1\)|^FastifyInstance\.route: no argument is at 0\.wsHandler/,
    reason: 'with @fastify/websocket a handler is given the socket and the request',
  },
  {
    library: 'http-proxy-middleware',
    rows: /^createProxyMiddleware: no argument is at 0\.on(ProxyReq|ProxyRes|Error)/,
    reason: 'the names of version 2, as the row says',
  },
  {
    library: 'socket.io',
    rows: /^(default|the module itself):/,
    reason:
      'dist/index.js has `module.exports = (srv, opts) => new Server(srv, opts)`; the typings only name Server',
  },
  {
    library: 'node-rdkafka',
    rows: /^KafkaConsumer\.consume \(0, parameter 1\)/,
    reason: 'without a number it calls back with one message (lib/kafka-consumer.js, _consumeLoop)',
  },
  {
    library: '@confluentinc/kafka-javascript',
    rows: /^KafkaConsumer\.consume \(0, parameter 1\)/,
    reason: 'without a number it calls back with one message (lib/kafka-consumer.js, _consumeLoop)',
  },
];
