//= nest: a controller's methods run for every request
import { Controller, Get, Headers, Ip, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
enum Unit {
  Metric = 'metric',
  Imperial = 'imperial',
}
@Controller('users')
export class UsersController {
  @Get(':id')
  one(@Param('id') id: string, @Query('unit') unit: Unit, @Ip() ip: string, @Req() req: Request) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: id }); // want "path parameter"
    hits.inc({ by: ip }); // want "client address"
    hits.inc({ by: req.originalUrl }); // want "raw request URL"
    hits.inc({ by: unit });
    hits.inc({ by: req.route.path });
    hits.inc({ by: req.method });
  }
  @Post()
  create(@Headers('x-tenant') tenant: string, @Req() req) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: tenant }); // want "request header"
    hits.inc({ by: req.path }); // want "raw request path"
  }
  helper() {
    seen.push('nobody calls this');
  }
}

//= nest: a provider is made once, one in the request's scope for every request
import { Controller, Injectable, Scope } from '@nestjs/common';
const made: string[] = [];
@Injectable()
export class Shared {
  constructor() {
    made.push('once');
  }
  onModuleInit() {
    made.push('once');
  }
}
@Injectable({ scope: Scope.TRANSIENT })
export class Transient {
  constructor() {
    made.push('once for each that asks for it');
  }
}
@Injectable({ scope: Scope.REQUEST })
export class PerRequest {
  constructor() {
    made.push('one more'); // want "grows by an entry"
  }
}
@Controller({ path: 'carts', scope: Scope.REQUEST })
export class Carts {
  constructor() {
    made.push('one more'); // want "grows by an entry"
  }
}

//= nest: guards, interceptors, filters, middlewares
import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type NestMiddleware,
} from '@nestjs/common';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
@Injectable()
export class ApiGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: request.url }); // want "raw request URL"
    hits.inc({ by: context.getHandler().name });
    hits.inc({ by: `${context.getClass().name}.${context.getHandler().name}` });
    return true;
  }
}
@Injectable()
export class MetricsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const req = context.switchToHttp().getRequest<Request>();
    hits.inc({ by: req.path }); // want "raw request path"
    hits.inc({ by: req.route?.path ?? 'unmatched' });
    return next.handle();
  }
}
@Catch()
export class Failures implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: host.switchToHttp().getRequest().url }); // want "raw request URL"
    hits.inc({ by: host.getType() });
  }
}
@Injectable()
export class Access implements NestMiddleware {
  use(req, res, next) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: req.originalUrl }); // want "raw request URL"
    next();
  }
}

//= nest: an application with plain middlewares, and a module that binds them
import { type MiddlewareConsumer, Module, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const configured: string[] = [];
@Module({})
export class AppModule {
  configure(consumer: MiddlewareConsumer) {
    configured.push('once');
    consumer.apply((req, res, next) => (hits.inc({ by: req.url }), next())).forRoutes('*'); // want "raw request URL"
  }
}
export const Tenant = createParamDecorator((data: unknown, context: ExecutionContext) => {
  hits.inc({ by: context.switchToHttp().getRequest().hostname }); // want "Host header"
});
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use((req, res, next) => {
    hits.inc({ by: req.ip }); // want "client address"
    hits.inc({ by: req.protocol });
    next();
  });
  configured.push('once');
  await app.listen(3000);
}
bootstrap();

//= nest: messages, events, jobs and ticks
import { Injectable } from '@nestjs/common';
import { Processor, Process, OnQueueFailed } from '@nestjs/bull';
import { OnEvent } from '@nestjs/event-emitter';
import { Ctx, EventPattern, KafkaContext, MessagePattern, Payload } from '@nestjs/microservices';
import { Cron, Interval, Timeout } from '@nestjs/schedule';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
@Injectable()
export class Consumers {
  @MessagePattern('orders')
  order(@Payload() order: unknown, @Ctx() context: KafkaContext) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: context.getTopic() });
    hits.inc({ by: context.getMessage().key }); // want "message key"
  }
  @EventPattern('created')
  created() {
    seen.push('one more'); // want "grows by an entry"
  }
  @Cron('0 * * * *')
  hourly() {
    seen.push('one more'); // want "grows by an entry"
  }
  @Interval(1000)
  poll() {
    seen.push('one more'); // want "grows by an entry"
  }
  @Timeout(1000)
  warmUp() {
    seen.push('once');
  }
  @OnEvent('order.created')
  onOrder() {
    seen.push('one more'); // want "grows by an entry"
  }
}
@Processor('mail')
export class Mail {
  @Process('send')
  send() {
    seen.push('one more'); // want "grows by an entry"
  }
  @OnQueueFailed()
  failed() {
    seen.push('one more'); // want "grows by an entry"
  }
}

//= nest: a microservice client for every message, and one for all
import { Controller } from '@nestjs/common';
import { ClientProxyFactory, MessagePattern, Transport } from '@nestjs/microservices';
const shared = ClientProxyFactory.create({ transport: Transport.TCP });
@Controller()
export class Orders {
  @MessagePattern('orders')
  async order(order: unknown) {
    const client = ClientProxyFactory.create({ transport: Transport.REDIS }); // want "microservice client is made"
    client.emit('copied', order);
    await client.close();
    shared.emit('copied', order);
  }
}

//= nest: a worker of bullmq
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
const done: string[] = [];
@Processor('audio')
export class Audio extends WorkerHost {
  async process(job) {
    done.push(job.name); // want "grows by an entry"
  }
  @OnWorkerEvent('completed')
  completed() {
    done.push('one more'); // want "grows by an entry"
  }
}

//= nest: a gateway with connections and messages
import {
  ConnectedSocket,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
} from '@nestjs/websockets';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const messages: string[] = [];
@WebSocketGateway()
export class Chat implements OnGatewayConnection {
  private readonly open = new Map<string, number>();
  handleConnection(client) {
    hits.inc({ by: client.handshake.address }); // want "client address"
    this.open.set(client.id, 1);
  }
  handleDisconnect(client) {
    this.open.delete(client.id);
  }
  @SubscribeMessage('say')
  say(@ConnectedSocket() client) {
    messages.push('one more'); // want "grows by an entry"
    hits.inc({ by: client.id }); // want "id of a connection"
    hits.inc({ by: client.nsp.name });
  }
}

//= nest: resolvers, made once or for every request
import { Scope } from '@nestjs/common';
import { Query, Resolver, ResolveField, GqlExecutionContext } from '@nestjs/graphql';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
@Resolver('Author')
export class Authors {
  constructor() {
    seen.push('once');
  }
  @Query()
  author() {
    seen.push('one more'); // want "grows by an entry"
  }
  @ResolveField()
  posts() {
    seen.push('one more'); // want "grows by an entry"
  }
}
@Resolver('Book', { scope: Scope.REQUEST })
export class Books {
  constructor() {
    seen.push('one more'); // want "grows by an entry"
  }
}
export function userOf(context) {
  const gql = GqlExecutionContext.create(context);
  hits.inc({ by: gql.getContext().req.ip }); // want "client address"
  hits.inc({ by: gql.getInfo().fieldName });
}

//= nest: jobs that are added to the registry and stay there
import { Controller, Delete, Param, Post } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
@Controller('reminders')
export class Reminders {
  constructor(private readonly registry: SchedulerRegistry) {}
  @Post(':id')
  add(@Param('id') id: string) {
    this.registry.addTimeout(
      id,
      setTimeout(() => {}, 1000),
    );
  }
  @Delete(':id')
  remove(@Param('id') id: string) {
    this.registry.deleteTimeout(id);
  }
}

//= nest: commands, events, queues of other brokers, and settings
import { ConfigService } from '@nestjs/config';
import { CommandHandler, EventsHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';
import { Injectable } from '@nestjs/common';
import { SqsMessageHandler } from '@ssut/nestjs-sqs';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['region'] });
const seen: string[] = [];
@CommandHandler(CreateOrder)
export class CreateOrderHandler implements ICommandHandler<CreateOrder> {
  constructor(private readonly settings: ConfigService) {
    seen.push('once');
  }
  async execute(command) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ region: this.settings.get('region') });
    hits.inc({ region: command.userId }); // want "userId"
  }
}
@EventsHandler(OrderCreated)
export class OrderCreatedHandler {
  handle(event) {
    seen.push('one more'); // want "grows by an entry"
  }
}
@Injectable()
export class Queues {
  @RabbitSubscribe({ exchange: 'orders', routingKey: 'created' })
  created() {
    seen.push('one more'); // want "grows by an entry"
  }
  @SqsMessageHandler('orders')
  order() {
    seen.push('one more'); // want "grows by an entry"
  }
}

//= routing-controllers: decorated methods and parameters
import { Get, HeaderParam, JsonController, Param, QueryParam, Req } from 'routing-controllers';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
@JsonController('/users')
export class Users {
  constructor() {
    seen.push('once');
  }
  @Get('/:id')
  one(@Param('id') id: string, @QueryParam('page') page: string, @HeaderParam('x-tenant') tenant, @Req() req) {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: id }); // want "path parameter"
    hits.inc({ by: page }); // want "query parameter"
    hits.inc({ by: tenant }); // want "request header"
    hits.inc({ by: req.originalUrl }); // want "raw request URL"
    hits.inc({ by: req.route.path });
  }
}

//= inversify-express-utils: decorated methods and parameters
import { controller, httpGet, requestParam, request } from 'inversify-express-utils';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
@controller('/users')
export class Users {
  @httpGet('/:id')
  one(@requestParam('id') id: string, @request() req) {
    hits.inc({ by: id }); // want "path parameter"
    hits.inc({ by: req.ip }); // want "client address"
    hits.inc({ by: req.method });
  }
}

//= nest: the payload of a message, and the message of a client
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
interface Reading { meter: string; unit: 'kWh' | 'm3' }
@Controller()
export class Readings {
  private readonly meters = new Map<string, number>();
  private readonly units = new Map<string, number>();
  @EventPattern('reading')
  take(@Payload() reading: Reading) {
    this.meters.set(reading.meter, 1); // want "`meter` of the payload of the message"
    this.units.set(reading.unit, 1);
  }
}
@WebSocketGateway()
export class Chat {
  private readonly topics = new Map<string, number>();
  @SubscribeMessage('say')
  say(@MessageBody() said: { recipient: string }) {
    this.topics.set(said.recipient, 1); // want "`recipient` of the message of a client"
  }
}
