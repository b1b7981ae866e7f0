//= a connection for each request
import { Realtime } from 'ably';
import { Centrifuge } from 'centrifuge';
import express from 'express';
import PusherClient from 'pusher-js';
import ReconnectingWebSocket from 'reconnecting-websocket';

const app = express();
app.post('/ably', async (req, res) => {
  const ably = new Realtime('key'); // want "Ably connection"
  await ably.channels.get('news').publish('post', req.body);
  res.end();
});
app.post('/centrifuge', (req, res) => {
  const centrifuge = new Centrifuge('ws://centrifugo'); // want "Centrifuge connection"
  centrifuge.connect();
  res.end();
});
app.get('/pusher', (_req, res) => {
  const pusher = new PusherClient('key', { cluster: 'eu' }); // want "Pusher connection"
  pusher.subscribe('news');
  pusher.disconnect();
  res.end();
});
app.get('/socket', (_req, res) => {
  const socket = new ReconnectingWebSocket('ws://upstream'); // want "WebSocket connection"
  socket.send('hello');
  res.end();
});

//= channels that a client keeps by name, and listeners of a channel that everybody shares
import { Realtime, Rest } from 'ably';
import express from 'express';

const rest = new Rest('key');
const { channels } = rest;
const ably = new Realtime('key');
const news = ably.channels.get('news');
const app = express();
app.post('/users/:user', async (req, res) => {
  await channels.get(`user:${req.params.user}`).publish('post', req.body); // want "an entry for each path parameter"
  await channels.get('news').publish('post', req.body);
  await news.publish('post', req.body);
  res.end();
});
app.get('/stream', (_req, res) => {
  news.subscribe((message) => res.write(message.data)); // want "added on `news`"
});
app.get('/right', (req, res) => {
  const listener = (message: { data: string }) => res.write(message.data);
  news.subscribe('post', listener);
  req.on('close', () => news.unsubscribe('post', listener));
});

//= channels that are released, subscriptions that are removed, clients that close by themselves
import { Rest } from 'ably';
import { Centrifuge } from 'centrifuge';
import express from 'express';
import { createClient } from 'graphql-ws';

const { channels } = new Rest('key');
const centrifuge = new Centrifuge('ws://centrifugo');
const app = express();
app.post('/users/:user', async (req, res) => {
  const name = `user:${req.params.user}`;
  await channels.get(name).publish('post', req.body);
  channels.release(name);
  const subscription = centrifuge.newSubscription(name);
  subscription.subscribe();
  centrifuge.removeSubscription(subscription);
  const lazy = createClient({ url: 'ws://upstream/graphql' });
  res.json([lazy]);
});

//= what runs for each message of a channel
import { Realtime } from 'ably';
import { createClient } from 'graphql-ws';
import ReconnectingWebSocket from 'reconnecting-websocket';

const ably = new Realtime('key');
const socket = new ReconnectingWebSocket('ws://upstream');
const seen: string[] = [];
const texts: string[] = [];
ably.channels.get('news').subscribe('post', (message) => {
  seen.push(message.data); // want "`seen`"
});
socket.addEventListener('message', (event) => {
  texts.push(event.data); // want "`texts`"
  const own = createClient({ url: 'ws://upstream/graphql', lazy: false }); // want "GraphQL connection"
  own.on('connected', () => undefined);
});

//= mediasoup: a worker is for the process, a router for a room, a transport for a peer
import express from 'express';
import * as mediasoup from 'mediasoup';

const worker = await mediasoup.createWorker();
const lobby = await worker.createRouter();
const app = express();
app.post('/rooms', async (_req, res) => {
  const own = await mediasoup.createWorker(); // want "mediasoup worker"
  res.json(own.pid);
});
app.post('/probe', async (_req, res) => {
  const transport = await lobby.createPlainTransport({ listenIp: '127.0.0.1' });
  res.json(transport.tuple);
  transport.close();
});
app.post('/lost', async (_req, res) => {
  const transport = await lobby.createWebRtcTransport({}); // want "WebRTC transport"
  res.json(transport.iceParameters);
});
