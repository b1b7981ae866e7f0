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
    library: 'jwt-decode',
    rows: /^default: is no exported value/,
    reason: 'until version 3 the function was the default export (build/jwt-decode.cjs.js)',
  },
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
    rows: /^Router\.ws: does not exist/,
    reason: 'put there by express-ws',
  },
  {
    library: 'express',
    rows: /^(?:Router\.del|Request\.param): does not exist/,
    reason: 'Express 4 has it (lib/application.js, lib/request.js)',
  },
  {
    library: '@hapi/hapi',
    rows: /^ServerAuth\.strategy: no argument is at 2\.validate/,
    reason:
      'schemes of plugins ask it of a strategy: @hapi/basic and @hapi/jwt, which the typings leave to them',
  },
  {
    library: 'zustand',
    rows: /^curried createStore\.\(\): cannot be called/,
    reason:
      'the first overload gives the store; without arguments the second gives a function (vanilla.d.ts)',
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
  {
    library: 'built in: ECMAScript 2025, Node 20',
    rows: /^Error\.code: does not exist/,
    reason: 'errors of Node have it (NodeJS.ErrnoException)',
  },
  {
    library:
      'built in: Fetch standard of 2025; @cloudflare/workers-types 5.20261117.1, bun-types 1.3, Deno 2',
    rows: /^FetchEvent\.\w+: does not exist/,
    reason:
      "of service workers: the compiler's DOM library, which stands for all runtimes here, has only Event",
  },
  {
    library: 'telegraf',
    rows: /^Context\.match: does not exist/,
    reason:
      '`hears`, `action` and `command` add it to what their handlers are given (composer.d.ts, NarrowedContext)',
  },
  {
    library: '@grpc/grpc-js',
    rows: /^PackageObject\.\(\): cannot be constructed/,
    reason:
      "GrpcObject is a union: what is found in a package may be a client's constructor, which is asked for by `new`",
  },
  {
    library: 'nitropack',
    rows: /^(define)?([eE]ventH|H)andler: no argument is at 0\.(middleware|handler|onRequest|onBeforeResponse)/,
    reason: '`#imports` gives those of h3 1 and nitro/h3 those of h3 2, with the rows of h3 for both',
  },
  {
    library: '@hapi/hapi',
    rows: /^Server\.route: no argument is at 0(\[\])?\.config/,
    reason: 'the name of `options` up to hapi 17 (lib/route.js still takes it)',
  },
  {
    library: '@hapi/hapi',
    rows: /^Server\.ext \(0(\[\])?\.method/,
    reason:
      'the row is for the events of requests; onPreStart and onPostStop, which are given the server, are overloads of it',
  },
  {
    library: '@hapi/hapi',
    rows: /^ResponseToolkit\.(file|view): does not exist/,
    reason: 'put there by @hapi/inert and @hapi/vision',
  },
  {
    library: 'hono',
    rows: /^Variables\.requestId: does not exist/,
    reason: 'put there by hono/request-id',
  },
  {
    library: 'koa',
    rows: /^Request\.body: does not exist/,
    reason: 'put there by koa-body and koa-bodyparser',
  },
  {
    library: '@koa/router',
    rows: /^Router\.(un)?link: cannot be called/,
    reason: 'the typings list the common methods; dist/index.js has one for each method of node:http',
  },
  {
    library: '@nestjs/config',
    rows: /^ConfigService\.get(OrThrow)?: /,
    reason: 'its type is what the caller says; it comes from the environment as text',
  },
  {
    library: '@nestjs/graphql',
    rows: /^(GqlContext|Info)\.\w+: does not exist/,
    reason: 'both are type parameters; the context is made by the application, mostly with the request in it',
  },
  {
    library: 'next',
    rows: /^NextRequest\.ip: does not exist/,
    reason: 'until Next.js 14',
  },
  {
    library: 'micro',
    rows: /^(default|the module itself):/,
    reason: 'up to version 9.4 the module is the function',
  },
  {
    library: 'ws',
    rows: /^WebSocket\._socket: does not exist/,
    reason: 'lib/websocket.js sets it, and services use it; the typings leave out what is not public',
  },
  {
    library: 'amqplib',
    rows: /^(ChannelModel\.create(Confirm)?Channel|Channel\.get): no argument is at /,
    reason:
      'the callback of callback_api.d.ts, whose types the rows describe together with those of promises',
  },
  {
    library: 'rhea',
    rows: /^(on|once|addListener|prepend(Once)?Listener): is no exported value/,
    reason:
      'lib/container.js has `module.exports = new Container()`, which is an emitter; the typings name its methods only on the type',
  },
  {
    library: 'mqtt',
    rows: /^MqttClient\.addListener: does not exist/,
    reason: "TypedEventEmitter leaves out what its base (Node's EventEmitter) has",
  },
  {
    library: 'bullmq',
    rows: /^QueueEvents\.on(ce)?: 1 is QEL/,
    reason:
      'listeners are given by event in QueueEventsListener; the compiler does not resolve the type parameter',
  },
  {
    library: 'agenda',
    rows: /^the module itself: cannot be constructed/,
    reason: 'dist/cjs.js of version 5 has `module.exports = Agenda`',
  },
  {
    library: 'inngest',
    rows: /^Inngest\.createFunction: no argument is at 2/,
    reason: 'up to version 3 the handler is the third argument',
  },
  {
    library: 'inngest',
    rows: /^(Context\.events|Event\.\w+|Step\.\w+): /,
    reason:
      'the typings compute these from the triggers of a function (types.d.ts, EventPayload; components/InngestStepTools.d.ts)',
  },
  {
    library: 'eventsource',
    rows: /^(default|the module itself):/,
    reason: 'up to version 2 the module is the class',
  },
  {
    library: 'firebase-admin',
    rows: /^App\.(firestore|delete): does not exist/,
    reason: 'of the App that the namespace gives (lib/firebase-namespace-api.d.ts): `admin.app()`',
  },
  {
    library: 'lru-cache',
    rows: /^default: is no exported value/,
    reason: 'up to version 9 (index.d.ts of 6.0.0)',
  },
  {
    library: 'http-proxy-agent',
    rows: /^default: is no exported value/,
    reason: 'up to version 5 the module is the class',
  },
  {
    library: 'https-proxy-agent',
    rows: /^default: is no exported value/,
    reason: 'up to version 5 the module is the class',
  },
  {
    library: 'node:worker_threads',
    rows: /^MessagePort\.onmessage: does not exist/,
    reason:
      'lib/internal/worker/io.js defines it on the prototype (oninit of `message`); the typings leave it out',
  },
  {
    library: 'fastify',
    rows: /^FastifyInstance\.metrics: does not exist/,
    reason: 'put there by fastify-metrics',
  },
  {
    library: 'sequelize',
    rows: /^default: is no exported value/,
    reason: 'lib/index.mjs has a default export; types/index.d.ts leaves it out',
  },
  {
    library: 'mongoose',
    rows: /^Connection\.removeDb: does not exist/,
    reason: 'lib/drivers/node-mongodb-native/connection.js has it; the typings leave it out',
  },
  {
    library: 'socks-proxy-agent',
    rows: /^default: is no exported value/,
    reason: 'up to version 5 the module is the class',
  },
  {
    library: '@isaacs/ttlcache',
    rows: /^default: is no exported value/,
    reason: 'until version 2 the class was the default export',
  },
  {
    library: 'async',
    rows: /^memoised function\.\(\): cannot be called/,
    reason: 'the typings say Function',
  },
  {
    library: 'dayjs',
    rows: /^(utc|tz|Dayjs\.(utc|local|tz)):? /,
    reason: 'put there by the plugins utc and timezone (plugin/utc.d.ts, plugin/timezone.d.ts)',
  },
  {
    library: 'inversify',
    rows: /^Container\.resolve: does not exist/,
    reason: 'up to version 6',
  },
  {
    library: '@trpc/server',
    rows: /^CallOptions\.rawInput: does not exist/,
    reason: 'of version 10; getRawInput since 11',
  },
  {
    library: 'stompit',
    rows: /^Message\.headers: does not exist/,
    reason: 'lib/IncomingFrameStream.js sets it; the typings leave it out',
  },
  {
    library: 'socket.io-client',
    rows: /^Socket\.addEventListener: does not exist/,
    reason: 'lib/cjs/index.js of @socket.io/component-emitter has it; the typings leave it out',
  },
  {
    library: 'mssql',
    rows: /^on: is no exported value/,
    reason: 'lib/base/index.js has it among its exports; the typings leave it out',
  },
  {
    library: 'aws-sdk',
    rows: /^(default|the module itself): /,
    reason: 'of `aws-sdk/clients/sqs` and the like, which are looked up as the package',
  },
  {
    library: 'aws-sdk',
    rows: /^ReceiveMessageResult\.Messages: does not exist/,
    reason: 'it is what the type argument of its request says (clients/sqs.d.ts)',
  },
  {
    library: 'nano-memoize',
    rows: /^nanomemoize: is no exported value/,
    reason: 'src/index.js exports it under both names; index.d.ts has the default one',
  },
  {
    library: 'memory-cache',
    rows: /^default: is no exported value/,
    reason: 'index.js has `module.exports = new Cache()`; the typings have its functions as exports',
  },
  {
    library: 'passport',
    rows: /^Authenticator: is no exported value/,
    reason: 'lib/index.js exports the class under both names; index.d.ts has Passport',
  },
  {
    library: '@feathersjs/feathers',
    rows: /^(default|the module itself):/,
    reason: 'lib/index.js makes the function the module itself',
  },
  {
    library: '@feathersjs/feathers',
    rows: /^Application\.(use|service):/,
    reason: 'what services are follows from the table of services that an application is declared with',
  },
];
