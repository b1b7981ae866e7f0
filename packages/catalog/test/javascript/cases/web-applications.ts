//= AdonisJS: a controller’s methods, a middleware and what a context has
import type { HttpContext } from '@adonisjs/core/http';
const users = new Map<string, number>();
const patterns = new Map<string, number>();
const names = new Set<string>();
const agents = new Set<string>();
const methods = new Set<string>();
const bodies: unknown[] = [];
const failures: string[] = [];
export default class UsersController {
  async show({ params, route, request }: HttpContext) {
    users.set(params.id, Date.now()); // want "an entry for each path parameter"
    patterns.set(route?.pattern ?? '', Date.now());
    methods.add(request.method());
    methods.add(request.accepts(['html', 'json']) ?? 'html');
    agents.add(request.header('user-agent') ?? ''); // want "an entry for each request header"
  }
  async store({ request }: HttpContext, mailer: unknown) {
    names.add(request.input('name')); // want "`names`"
    bodies.push(request.all()); // want "`bodies`"
    return mailer;
  }
}
export class Handler {
  async handle(error: Error, ctx: HttpContext) {
    failures.push(ctx.request.url()); // want "`failures`"
  }
}

//= AdonisJS 5
import type { HttpContextContract } from '@ioc:Adonis/Core/HttpContext';
const users = new Set<string>();
export default class UsersController {
  public async show({ params, request }: HttpContextContract) {
    users.add(params.id); // want "an entry for each path parameter"
    users.add(request.ip()); // want "an entry for each client address"
  }
}

//= Feathers: methods of services, hooks and connections
import express from '@feathersjs/express';
import { feathers, type HookContext, type Params } from '@feathersjs/feathers';
const messages: unknown[] = [];
const seen = new Set<string>();
const queries = new Set<string>();
const kinds = new Set<string>();
const connections: unknown[] = [];
const set: string[] = [];
const logged: unknown[] = [];
class Messages {
  async setup() {
    set.push('up');
  }
  async create(data: { text: string }, params?: Params) {
    messages.push(data); // want "`messages`"
    queries.add(params?.query?.from); // want "an entry for each query parameter"
    return data;
  }
  async get(id: string) {
    seen.add(id); // want "`seen`"
    return { id };
  }
}
const app = express(feathers());
app.use('messages', new Messages());
app.service('messages').hooks({
  before: {
    create: [
      async (context: HookContext) => {
        kinds.add(context.method);
        kinds.add(context.path);
      },
    ],
  },
});
const log = async (context: HookContext, next: () => Promise<void>) => {
  logged.push(context.data); // want "`logged`"
  await next();
};
app.hooks({ around: { all: [log] } });
app.on('connection', (connection) => {
  connections.push(connection); // want "`connections`"
});

//= LoopBack: decorators say what runs for a request, and what it is given
import { get, param, post, requestBody } from '@loopback/rest';
const seen = new Map<string, number>();
const texts = new Set<string>();
export class NotesController {
  private readonly own: string[] = [];
  @get('/notes/{id}')
  find(@param.path.string('id') id: string, @param.query.string('q') q: string) {
    seen.set(id, Date.now()); // want "an entry for each path parameter"
    texts.add(q); // want "an entry for each query parameter"
    this.own.push(id);
  }
  @post('/notes')
  create(@requestBody() note: { text: string }) {
    texts.add(note.text); // want "`texts`"
  }
}

//= Strapi: a controller that is made from a core one
import { factories } from '@strapi/strapi';
const seen = new Set<string>();
const made: string[] = [];
export default factories.createCoreController('api::post.post', ({ strapi }) => {
  made.push('posts');
  return {
    async find(ctx) {
      seen.add(ctx.request.url); // want "an entry for each raw request URL"
      return strapi;
    },
  };
});

//= Colyseus: clients that join a room, and what they send
import { Room, type Client } from 'colyseus';
const scores = new Map<string, number>();
const present = new Map<string, number>();
const said: unknown[] = [];
export class Arena extends Room {
  onCreate() {
    this.onMessage('say', (client, message) => {
      said.push(message); // want "`said`"
    });
  }
  onJoin(client: Client) {
    scores.set(client.sessionId, 0); // want "an entry for each id of a session"
    present.set(client.sessionId, Date.now());
  }
  onLeave(client: Client) {
    present.delete(client.sessionId);
  }
}

//= Meteor: methods, publications and connections
import { Meteor } from 'meteor/meteor';
const said: unknown[] = [];
const rooms = new Set<string>();
const addresses = new Set<string>();
const open = new Set<string>();
const started: string[] = [];
Meteor.startup(() => {
  started.push('up');
});
Meteor.methods({
  'rooms.say'(room, text) {
    said.push(text); // want "`said`"
  },
});
Meteor.publish('room', function (room) {
  rooms.add(room); // want "`rooms`"
});
Meteor.onConnection((connection) => {
  addresses.add(connection.clientAddress); // want "an entry for each client address"
  open.add(connection.id);
  connection.onClose(() => open.delete(connection.id));
});

//= Probot: webhooks
import { type Context, Probot } from 'probot';
const seen: unknown[] = [];
const titles = new Set<string>();
export default (app: Probot) => {
  app.on('issues.opened', async (context) => {
    seen.push(context.payload); // want "`seen`"
    titles.add(context.payload.issue.title); // want "`titles`"
  });
  app.onAny(note);
};
async function note(context: Context) {
  seen.push(context.id); // want "`seen`"
}

//= Mercurius: the resolvers that a plugin of Fastify is given
import Fastify from 'fastify';
import mercurius from 'mercurius';
const names = new Set<string>();
const plain = new Set<string>();
const other = async () => undefined;
const app = Fastify();
app.register(mercurius, {
  schema: 'type Query { hello(name: String): String }',
  resolvers: {
    Query: {
      hello: async (_: unknown, { author }: { author: string }) => {
        names.add(author); // want "`names`"
        return author;
      },
    },
  },
});
app.register(other, { resolvers: { Query: { hello: (name: string) => plain.add(name) } } });

//= Pothos: resolvers among the options of fields
import SchemaBuilder from '@pothos/core';
const names = new Set<string>();
const titles = new Set<string>();
const fields: string[] = [];
const builder = new SchemaBuilder({});
builder.queryType({
  fields: (t) => {
    fields.push('query');
    return {
      hello: t.string({
        args: { name: t.arg.string() },
        resolve: (_, args) => {
          names.add(args.text); // want "`names`"
          return 'hello';
        },
      }),
    };
  },
});
builder.mutationField('rename', (t) =>
  t.field({
    type: 'String',
    resolve: (_, { title }) => {
      titles.add(title); // want "`titles`"
      return title;
    },
  }),
);
builder.objectRef('Book').implement({
  fields: (t) => ({
    cover: t.string({
      resolve: (_, args) => {
        titles.add(args.subtitle); // want "`titles`"
        return 'cover';
      },
    }),
  }),
});
builder.toSchema();

//= TypeGraphQL: arguments of operations
import { Arg, Query, Resolver } from 'type-graphql';
@Resolver()
export class Books {
  private readonly asked = new Set<string>();
  @Query(() => String)
  book(@Arg('x') x: string) {
    this.asked.add(x); // want "`asked`"
    return x;
  }
}
