// What a server is told to make for each request, and each resolver is given.
//= the context of operations, as it is made for Apollo
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
interface Context { token: string; plan: 'free' | 'pro'; region: string }
const seen = new Map<string, number>();
const plans = new Map<string, number>();
const regions = new Map<string, number>();
const resolvers = {
  Query: {
    me: (_: unknown, _args: unknown, context: Context) => {
      seen.set(context.token, 1); // want "an entry for each request header"
      plans.set(context.plan, 1);
      regions.set(context.region, 1);
      return null;
    },
  },
};
const server = new ApolloServer<Context>({ typeDefs: 'type Query { me: String }', resolvers });
await startStandaloneServer(server, {
  context: async ({ req }) => ({
    token: req.headers.authorization ?? '',
    plan: req.headers['x-plan'] === 'pro' ? 'pro' : 'free',
    region: process.env.REGION ?? 'eu',
  }),
});
//= the context of procedures, as a function of its own makes it for tRPC
import { initTRPC } from '@trpc/server';
import { createHTTPServer, type CreateHTTPContextOptions } from '@trpc/server/adapters/standalone';
const createContext = ({ req }: CreateHTTPContextOptions) => ({
  team: String(req.headers['x-team'] ?? 'nobody'),
  isRobot: req.headers['x-robot'] === 'yes',
  warnings: [] as string[],
});
const t = initTRPC.context<typeof createContext>().create();
const teams = new Map<string, number>();
const robots = new Map<string, number>();
const counted = t.middleware(({ ctx, next }) => {
  teams.set(ctx.team, Date.now()); // want "an entry for each request header"
  robots.set(String(ctx.isRobot), Date.now());
  ctx.warnings.push('counted');
  return next();
});
const router = t.router({ ping: t.procedure.use(counted).query(() => 'pong') });
createHTTPServer({ router, createContext }).listen(3000);
