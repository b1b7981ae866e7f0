//= a handler whose event has no written type
//- src/handler.js
const answers = new Map();
const words = new Map();
const seen = new Set();
const byRoute = new Map();
export const handler = async (event) => {
  answers.set(event.pathParameters.id, 1); // want "`answers` .* path parameter"
  words.set(event.queryStringParameters.word, 1); // want "`words` .* query parameter"
  byRoute.set(event.routeKey, 1);
  for (const record of event.Records ?? []) seen.add(record.messageId); // want "`seen` .* message id"
};

//= what a middleware of Hono keeps for the request
//- a.ts
import { Hono } from 'hono';
const app = new Hono<{ Variables: { user: string; plan: string } }>();
const perUser = new Map<string, number>();
const perPlan = new Map<string, number>();
app.use('*', async (c, next) => {
  c.set('user', c.req.header('x-user') ?? 'anonymous');
  c.set('plan', c.req.header('x-plan') === 'pro' ? 'pro' : 'free');
  await next();
});
app.get('/', (c) => {
  const user = c.get('user');
  perUser.set(user, (perUser.get(user) ?? 0) + 1); // want "`perUser` .* request header"
  perPlan.set(c.get('plan'), 1);
  return c.text('ok');
});
export default app;
