//= a stream that only stops its heartbeat when it fails keeps it when it is closed
import Fastify from 'fastify';
const fastify = Fastify();
fastify.get('/events', (req, reply) => {
  const heartbeat = setInterval(() => reply.raw.write(':\n'), 10_000); // want "Nothing stops this timer"
  reply.raw.on('error', () => clearInterval(heartbeat));
});
fastify.get('/ticks', (req, reply) => {
  const heartbeat = setInterval(() => reply.raw.write(':\n'), 10_000);
  reply.raw.on('error', () => clearInterval(heartbeat));
  req.raw.on('close', () => clearInterval(heartbeat));
});
fastify.get('/report', async (req, reply) => {
  const progress = setInterval(() => reply.raw.write('.'), 1000); // want "Nothing stops this timer"
  fetch('http://reports/today').catch(() => clearInterval(progress));
});
fastify.get('/other-report', async (req, reply) => {
  const progress = setInterval(() => reply.raw.write('.'), 1000);
  fetch('http://reports/today').finally(() => clearInterval(progress));
});
