// Services on Deno: its own server, and Oak.
//= what Oak’s handlers are given, and what a connection that they upgrade brings
import { Application, Router, type Context, type Middleware, type RouterContext } from 'jsr:@oak/oak@^17';
const seen = new Map<string, number>();
const pages = new Map<string, number>();
const routes = new Map<string, number>();
const statuses = new Map<string, number>();
const failures: string[] = [];
const users = new Set<string>();
const notes: unknown[] = [];
const devices = new Set<string>();
const heard: unknown[] = [];
const sockets = new Set<WebSocket>();
const opened: unknown[] = [];
const log: Middleware = async (ctx, next) => {
  devices.add(ctx.request.userAgent.ua); // want "`devices`"
  await next();
};
async function note(ctx: RouterContext<'/notes'>, next: () => Promise<unknown>) {
  notes.push(await ctx.request.body.json()); // want "`notes`"
  await next();
}
const router = new Router();
router
  .get('/pages/:page', (ctx) => {
    pages.set(ctx.params.page, Date.now()); // want "an entry for each path parameter"
    routes.set(ctx.matched?.[0]?.path ?? '', Date.now());
    ctx.response.body = 'ok';
  })
  .post('/notes', note)
  .get('/live', (ctx) => {
    const socket = ctx.upgrade();
    socket.onopen = () => {
      opened.push(Date.now()); // want "`opened`"
      sockets.add(socket);
    };
    socket.onmessage = (event) => heard.push(event.data); // want "`heard`"
    socket.onclose = () => sockets.delete(socket);
  });
router.param('page', (page, ctx, next) => {
  users.add(ctx.cookies.get('user')); // want "`users`"
  return next();
});
const app = new Application();
app.use(log);
app.use(async (ctx: Context, next) => {
  seen.set(ctx.request.ip, Date.now()); // want "an entry for each client address"
  statuses.set(ctx.request.method, Date.now());
  await next();
});
app.addEventListener('error', (event) => failures.push(String(event.error))); // want "`failures`"
app.use(router.prefix('/v1').routes(), router.allowedMethods());
await app.listen({ port: 8000 });
//= Deno’s own server, its schedule and its sockets
const urls: string[] = [];
const clients = new Map<string, number>();
const ticks: number[] = [];
const rounds: number[] = [];
const words: unknown[] = [];
const open = new Set<WebSocket>();
const gone: unknown[] = [];
const kinds = new Map<string, number>();
Deno.cron('tidy up', '0 3 * * *', () => {
  ticks.push(Date.now()); // want "`ticks`"
});
Deno.cron('tidy up with care', '0 4 * * *', { backoffSchedule: [1000] }, () => {
  rounds.push(Date.now()); // want "`rounds`"
});
Deno.serve({ port: 9000 }, (request, info) => {
  urls.push(request.url); // want "`urls`"
  clients.set(info.remoteAddr.hostname, Date.now()); // want "an entry for each client address"
  kinds.set(info.remoteAddr.transport, Date.now());
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.addEventListener('open', () => open.add(socket));
  socket.addEventListener('message', (event) => {
    words.push(event.data); // want "`words`"
  });
  socket.addEventListener('close', () => {
    gone.push(Date.now()); // want "`gone`"
    open.delete(socket);
  });
  return response;
});
