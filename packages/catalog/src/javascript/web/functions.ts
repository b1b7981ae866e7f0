// Azure Functions, Google Cloud Functions and Firebase: registered functions run for every event.
import type { Library, Member, TypeName } from '../../schema.ts';
import {
  configured,
  each,
  finite,
  onRequest,
  perEntity,
  perEntityCall,
  perEvent,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onEvent = 'for every event';
const onMessage = 'for every message';

const triggers = (
  names: readonly string[],
  first: TypeName | null,
  because: string,
): Record<string, Member> =>
  each(names, {
    call: { callbacks: runs(['1', '1.handler'], [first, 'InvocationContext'], because) },
  });

const azure: Library = {
  language,
  packages: ['@azure/functions'],
  version: '4.16.5',
  source: 'types/{app,http,InvocationContext}.d.ts',
  exports: { app: { type: 'App' } },
  types: {
    App: {
      members: {
        ...triggers(['http', 'get', 'put', 'post', 'patch', 'deleteRequest'], 'HttpRequest', onRequest),
        ...triggers(['timer'], null, 'on every tick of a schedule'),
        ...triggers(['storageQueue', 'serviceBusQueue', 'serviceBusTopic', 'eventHub'], null, onMessage),
        ...triggers(
          ['storageBlob', 'eventGrid', 'cosmosDB', 'generic', 'webPubSub', 'sql', 'mySql'],
          null,
          onEvent,
        ),
        warmup: { call: { callbacks: runs(['1.handler'], [null], 'when an instance starts', 'once') } },
      },
    },
    HttpRequest: {
      members: {
        url: perEntity('the raw request URL'),
        method: finite,
        headers: typed('RequestHeaders'),
        query: typed('Query'),
        params: typed('Parameters'),
        user: typed('User'),
      },
    },
    Query: { members: { get: perEntityCall('a query parameter') } },
    Parameters: { members: { '*': perEntity('a path parameter') } },
    User: {
      members: { ...each(['id', 'username'], perEntity('who the user is')), identityProvider: finite },
    },
    InvocationContext: {
      members: {
        invocationId: perEvent('the id of a call'),
        functionName: configured("the function's name"),
      },
    },
    HttpHandler: {
      function: {
        frequency: 'perMessage',
        parameters: ['HttpRequest', 'InvocationContext'],
        because: onRequest,
      },
    },
  },
  signatures: [
    { parameters: ['HttpRequest', 'InvocationContext'], frequency: 'perMessage', because: onRequest },
    { parameters: [null, 'InvocationContext'], frequency: 'perMessage', because: onEvent },
  ],
};

const express = ['express#Request', 'express#Response'];
const http: Member = { call: { callbacks: runs(['1'], express, onRequest) } };
const framework: Library = {
  language,
  packages: ['@google-cloud/functions-framework'],
  version: '5.0.5',
  source: 'build/src/{function_registry,functions}.d.ts',
  exports: {
    http,
    cloudEvent: { call: { callbacks: runs(['1'], ['CloudEvent'], onEvent) } },
  },
  types: {
    Request: { extends: ['express#Request'] },
    Response: { extends: ['express#Response'] },
    CloudEvent: {
      members: {
        id: perEvent('the id of an event'),
        time: perEvent('a point in time'),
        type: configured('the type of an event'),
        source: configured('the source of an event'),
        subject: perEntity('what an event is about'),
      },
    },
    HttpFunction: { function: { frequency: 'perMessage', parameters: express, because: onRequest } },
    CloudEventFunction: {
      function: { frequency: 'perMessage', parameters: ['CloudEvent'], because: onEvent },
    },
  },
  signatures: [
    { parameters: ['Request', 'Response'], frequency: 'perMessage', because: onRequest },
    { parameters: ['CloudEvent'], frequency: 'perMessage', because: onEvent },
  ],
};

export const functions: readonly Library[] = [azure, framework];
