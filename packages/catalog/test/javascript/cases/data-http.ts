//= undici
import { Agent, fetch, Pool, ProxyAgent, request, setGlobalDispatcher } from 'undici';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const calls = new Counter({ name: 'calls_total', help: 'Calls', labelNames: ['status'] });
const agent = new Agent({ connections: 10 });
const pool = new Pool('http://upstream');
setGlobalDispatcher(agent);

app.get('/a', async (_req, res) => {
  const response = await fetch('http://upstream/a', { dispatcher: new Agent() }); // want "HTTP agent"
  calls.inc({ status: response.status });
  res.json(await response.json());
});
app.get('/b', async (_req, res) => {
  const proxy = new ProxyAgent('http://proxy:3128'); // want "HTTP agent"
  const { statusCode, body } = await request('http://upstream/b', { dispatcher: proxy });
  calls.inc({ status: statusCode });
  res.json([await body.json(), await pool.request({ path: '/b', method: 'GET' })]);
});
app.get('/c', async (_req, res) => {
  const own = new Pool('http://upstream'); // want "HTTP connection pool"
  res.json(await own.request({ path: '/c', method: 'GET' }));
  await own.close();
});

//= keep-alive agents
import HttpAgent, { HttpsAgent } from 'agentkeepalive';
import axios from 'axios';
import https from 'node:https';
import express from 'express';

const app = express();
const keepAlive = new HttpAgent();
const secure = new HttpsAgent();
const client = axios.create({ httpAgent: keepAlive, httpsAgent: secure });

app.get('/a', async (_req, res) => {
  const own = new HttpsAgent({ maxSockets: 5 }); // want "keep-alive agent"
  const shortLived = new HttpAgent({ keepAlive: false });
  res.json([
    await axios.get('https://a', { httpsAgent: own }),
    await client.get('http://b', { httpAgent: shortLived }),
  ]);
});
app.get('/b', async (_req, res) => {
  const instance = axios.create({ httpsAgent: new https.Agent({ keepAlive: true }) }); // want "HTTP agent"
  const insecure = new https.Agent({ rejectUnauthorized: false });
  res.json([await instance.get('https://a'), await axios.get('https://b', { httpsAgent: insecure })]);
});

//= proxy agents
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import fetch from 'node-fetch';
import express from 'express';

const app = express();
app.get('/a', async (_req, res) => {
  // Without keepAlive its connections end with the request.
  const agent = new HttpsProxyAgent('http://proxy:3128');
  res.json(await (await fetch('https://a', { agent })).json());
});
app.get('/b', async (_req, res) => {
  const agent = new SocksProxyAgent('socks://proxy:1080', { keepAlive: true }); // want "proxy agent"
  res.json(await (await fetch('https://a', { agent })).json());
});

//= instances that only hold defaults
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import superagent from 'superagent';
import request from 'request';
import express from 'express';
import { Counter } from 'prom-client';

const app = express();
const calls = new Counter({ name: 'calls_total', help: 'Calls', labelNames: ['status'] });
app.get('/:id', async (req, res) => {
  const api = axios.create({ baseURL: 'http://upstream', headers: { 'x-user': req.params.id } });
  const { status } = await api.get('/');
  calls.inc({ status });
  const client = got.extend({ prefixUrl: 'http://upstream' });
  const { statusCode } = await client.get('x');
  calls.inc({ status: statusCode });
  const second = await ky.create({ prefixUrl: 'http://upstream' }).get('y');
  calls.inc({ status: second.status });
  const jar = superagent.agent();
  calls.inc({ status: (await jar.get('http://upstream/z').set('a', 'b')).status });
  request.defaults({ json: true });
  res.end();
});

//= what a server answers is not in its status
import axios from 'axios';
import { Counter } from 'prom-client';

const failures = new Counter({ name: 'failures_total', help: 'Failures', labelNames: ['why'] });
export async function load() {
  try {
    await axios('http://upstream');
  } catch (error) {
    if (axios.isAxiosError(error)) failures.inc({ why: error.message }); // want "the text of an error"
  }
}
