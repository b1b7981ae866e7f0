//= lambda: a REST API's event, by its type
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
export const handler = async (event: APIGatewayProxyEvent, context: Context) => {
  hits.inc({ by: event.path }); // want "raw request path"
  hits.inc({ by: event.pathParameters?.id }); // want "path parameter"
  hits.inc({ by: event.queryStringParameters?.page }); // want "query parameter"
  hits.inc({ by: event.headers['user-agent'] }); // want "request header"
  hits.inc({ by: event.requestContext.requestId }); // want "request id"
  hits.inc({ by: event.requestContext.identity.sourceIp }); // want "client address"
  hits.inc({ by: context.awsRequestId }); // want "request id"
  hits.inc({ by: event.resource });
  hits.inc({ by: event.httpMethod });
  hits.inc({ by: event.requestContext.stage });
  hits.inc({ by: context.functionName });
  return { statusCode: 200, body: '' };
};

//= lambda: an HTTP API's event, by the handler's type
import type { APIGatewayProxyHandlerV2, SQSHandler } from 'aws-lambda';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
export const http: APIGatewayProxyHandlerV2 = async (event) => {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: event.rawPath }); // want "raw request path"
  hits.inc({ by: event.requestContext.http.sourceIp }); // want "client address"
  hits.inc({ by: event.routeKey });
  hits.inc({ by: event.requestContext.http.method });
};
export const queue: SQSHandler = async (event) => {
  for (const record of event.Records) {
    hits.inc({ by: record.messageId }); // want "message id"
    hits.inc({ by: record.attributes.MessageGroupId }); // want "message group"
    hits.inc({ by: record.eventSourceARN });
  }
};

//= lambda: records of other services
import type { DynamoDBStreamEvent, KinesisStreamEvent, S3Event, SNSEvent } from 'aws-lambda';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
export async function onNotice(event: SNSEvent) {
  const [record] = event.Records;
  hits.inc({ by: record.Sns.MessageId }); // want "message id"
  hits.inc({ by: record.Sns.TopicArn });
}
export async function onObject(event: S3Event) {
  event.Records.forEach((r) => hits.inc({ by: r.s3.bucket.name }));
  for (const r of event.Records) hits.inc({ by: r.s3.object.key }); // want "key of an object"
}
export async function onRecord(event: KinesisStreamEvent) {
  for (const { kinesis, eventName } of event.Records) {
    hits.inc({ by: kinesis.partitionKey }); // want "partition key"
    hits.inc({ by: eventName });
  }
}
export async function onChange(event: DynamoDBStreamEvent) {
  for (const record of event.Records) {
    hits.inc({ by: record.eventID }); // want "id of a record"
    hits.inc({ by: record.eventName });
  }
}

//= lambda: plain JavaScript, what is around the handler lives on
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const cold = [];
const seen = [];
cold.push('once');
exports.handler = async (event, context) => {
  seen.push(event.id); // want "grows by an entry"
  hits.inc({ by: context.awsRequestId }); // want "request id"
  hits.inc({ by: context.functionVersion });
};

//= lambda: a function called handler that nobody exports
const seen = [];
const handler = (event) => seen.push(event.type);
handler({ type: 'start' });

//= lambda: middy
import middy from '@middy/core';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
const lambdaHandler = async (event, context) => {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: context.awsRequestId }); // want "request id"
};
export const run = middy(lambdaHandler)
  .use({ before: (request) => void hits.inc({ by: request.context.awsRequestId }) }) // want "request id"
  .after(() => {
    seen.push('one more'); // want "grows by an entry"
    hits.inc({ by: 'done' });
  });

//= azure functions: registered by name
import { app, type HttpRequest, type InvocationContext } from '@azure/functions';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const ticks: string[] = [];
app.http('user', {
  methods: ['GET'],
  route: 'users/{id}',
  handler: async (request, context) => {
    hits.inc({ by: request.url }); // want "raw request URL"
    hits.inc({ by: request.params.id }); // want "path parameter"
    hits.inc({ by: request.query.get('page') }); // want "query parameter"
    hits.inc({ by: request.headers.get('x-tenant') }); // want "request header"
    hits.inc({ by: context.invocationId }); // want "id of a call"
    hits.inc({ by: context.functionName });
    hits.inc({ by: request.method });
    return { status: 200 };
  },
});
app.timer('clean', { schedule: '0 * * * * *', handler: async () => void ticks.push('one more') }); // want "grows by an entry"
app.serviceBusQueue('orders', { queueName: 'orders', handler: onOrder });
async function onOrder(message: unknown, context: InvocationContext) {
  ticks.push('one more'); // want "grows by an entry"
}
export async function elsewhere(request: HttpRequest, context: InvocationContext) {
  ticks.push('one more'); // want "grows by an entry"
}

//= google cloud functions: http and events
const functions = require('@google-cloud/functions-framework');
const { Counter } = require('prom-client');
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
functions.http('hello', (req, res) => {
  hits.inc({ by: req.path }); // want "raw request path"
  hits.inc({ by: req.method });
  res.send('ok');
});
functions.cloudEvent('stored', (event) => {
  hits.inc({ by: event.id }); // want "id of an event"
  hits.inc({ by: event.type });
});

//= next: the types of its server
import type { NextApiRequest, NextApiResponse, GetServerSideProps } from 'next';
import { headers, cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
export async function GET(request: NextRequest) {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: request.nextUrl.pathname }); // want "raw request path"
  hits.inc({ by: request.url }); // want "raw request URL"
  hits.inc({ by: request.nextUrl.searchParams.get('q') }); // want "query parameter"
  hits.inc({ by: request.cookies.get('theme')?.value }); // want "cookie"
  hits.inc({ by: request.headers.get('x-tenant') }); // want "request header"
  hits.inc({ by: (await headers()).get('user-agent') }); // want "request header"
  hits.inc({ by: (await cookies()).get('theme').value }); // want "cookie"
  hits.inc({ by: request.nextUrl.locale });
  hits.inc({ by: '/users/[id]' });
  return NextResponse.json({});
}
export default function api(req: NextApiRequest, res: NextApiResponse) {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: req.query.id }); // want "query or path parameter"
  hits.inc({ by: req.url }); // want "raw URL"
  res.status(200).json({});
}
export const getServerSideProps: GetServerSideProps = async (context) => {
  hits.inc({ by: context.resolvedUrl }); // want "raw request URL"
  hits.inc({ by: context.locale });
  return { props: {} };
};

//= firebase: functions of both generations
import * as functions from 'firebase-functions/v1';
import { onDocumentCreated } from 'firebase-functions/v2/firestore';
import { onCall, onRequest } from 'firebase-functions/v2/https';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
seen.push('once');
export const page = onRequest({ cors: true }, (req, res) => {
  hits.inc({ by: req.path }); // want "raw request path"
  hits.inc({ by: req.method });
  res.send('ok');
});
export const call = onCall((request) => {
  hits.inc({ by: request.auth.uid }); // want "who the user is"
});
export const created = onDocumentCreated('users/{id}', (event) => {
  hits.inc({ by: event.params.id }); // want "part of a path"
  hits.inc({ by: event.type });
});
export const hourly = onSchedule('every hour', async () => {
  seen.push('one more'); // want "grows by an entry"
});
export const legacy = functions.https.onRequest((req, res) => {
  hits.inc({ by: req.url }); // want "raw request URL"
});
export const written = functions
  .region('europe-west1')
  .firestore.document('users/{id}')
  .onCreate((snapshot, context) => {
    hits.inc({ by: context.eventId }); // want "id of an event"
    hits.inc({ by: context.eventType });
  });

//= azure functions 3: exported functions of a type
import type { AzureFunction, Context, HttpRequest } from '@azure/functions';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
const trigger: AzureFunction = async function (context: Context, req: HttpRequest) {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: req.query.name }); // want "query parameter"
  hits.inc({ by: req.headers['x-tenant'] }); // want "request header"
  hits.inc({ by: context.invocationId }); // want "id of a call"
  hits.inc({ by: context.executionContext.functionName });
};
export default trigger;

//= vercel and netlify: handlers of a type
import type { Handler, HandlerEvent } from '@netlify/functions';
import type { VercelRequest, VercelResponse } from '@vercel/node';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
export default function onVercel(req: VercelRequest, res: VercelResponse) {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: req.query.id }); // want "query or path parameter"
  hits.inc({ by: req.method });
  res.status(200).json({});
}
export const handler: Handler = async (event, context) => {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: event.path }); // want "raw request path"
  hits.inc({ by: event.httpMethod });
  return { statusCode: 200 };
};
export const tenantOf = (event: HandlerEvent) => hits.inc({ by: event.headers['x-tenant'] }); // want "request header"

//= sveltekit, react router and astro: handlers of a type
import type { APIContext, APIRoute } from 'astro';
import type { LoaderFunctionArgs } from 'react-router';
import type { Handle, RequestHandler } from '@sveltejs/kit';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
export const handle: Handle = async ({ event, resolve }) => {
  hits.inc({ by: event.url.pathname }); // want "raw path"
  hits.inc({ by: event.getClientAddress() }); // want "client address"
  hits.inc({ by: event.route.id ?? 'unmatched' });
  return resolve(event);
};
export const GET: RequestHandler = async ({ params, cookies, request }) => {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: params.id }); // want "path parameter"
  hits.inc({ by: cookies.get('theme') }); // want "cookie"
  hits.inc({ by: request.headers.get('x-tenant') }); // want "request header"
};
export async function loader({ params, request, pattern }: LoaderFunctionArgs) {
  seen.push('one more'); // want "grows by an entry"
  hits.inc({ by: params.id }); // want "path parameter"
  hits.inc({ by: request.url }); // want "raw request URL"
  hits.inc({ by: pattern });
}
export const POST: APIRoute = ({ clientAddress, routePattern }) => {
  hits.inc({ by: clientAddress }); // want "client address"
  hits.inc({ by: routePattern });
};
export const localeOf = (context: APIContext) => hits.inc({ by: context.currentLocale });

//= workers: durable objects, and the events of a service worker
import { DurableObject } from 'cloudflare:workers';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
export class Room extends DurableObject {
  async fetch(request) {
    hits.inc({ by: request.url }); // want "raw request URL"
    hits.inc({ by: 'room' });
  }
  async webSocketMessage(ws, message) {
    seen.push(message); // want "grows by an entry"
  }
}
addEventListener('fetch', (event) => {
  hits.inc({ by: event.request.url }); // want "raw request URL"
  event.respondWith(new Response('ok'));
});
