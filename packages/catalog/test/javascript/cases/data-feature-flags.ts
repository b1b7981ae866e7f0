//= a client of feature flags for each request
import * as ld from '@launchdarkly/node-server-sdk';
import { SplitFactory } from '@splitsoftware/splitio';
import express from 'express';
import { StatsigServer } from 'statsig-node';
import { Unleash } from 'unleash-client';

const app = express();
app.get('/launchdarkly', async (req, res) => {
  const client = ld.init('sdk-key'); // want "LaunchDarkly client"
  await client.waitForInitialization();
  res.json(await client.variation('new-page', { key: req.query.user }, false));
});
app.get('/unleash', (req, res) => {
  const unleash = new Unleash({ appName: 'shop', url: 'http://unleash' }); // want "Unleash client"
  res.json(unleash.isEnabled('new-page', { userId: String(req.query.user) }));
});
app.get('/split', (req, res) => {
  const client = SplitFactory({ core: { authorizationKey: 'key' } }).client(); // want "Split factory"
  res.json(client.getTreatment(String(req.query.user), 'new-page'));
});
app.get('/statsig', async (req, res) => {
  const statsig = new StatsigServer('secret'); // want "Statsig server"
  await statsig.initializeAsync();
  res.json(statsig.checkGate({ userID: String(req.query.user) }, 'new-page'));
});

//= one client for all requests, and what a library itself keeps one of
import * as ld from '@launchdarkly/node-server-sdk';
import { getClient } from 'configcat-node';
import express from 'express';
import statsig from 'statsig-node';
import { initialize } from 'unleash-client';

const client = ld.init('sdk-key');
const app = express();
app.get('/a', async (req, res) => {
  await statsig.initialize('secret');
  const unleash = initialize({ appName: 'shop', url: 'http://unleash' });
  const cat = getClient('configcat-key');
  res.json([
    await client.variation('new-page', { key: req.query.user }, false),
    statsig.checkGate({ userID: String(req.query.user) }, 'new-page'),
    unleash.isEnabled('new-page'),
    await cat.getValueAsync('new-page', false),
  ]);
});

//= listeners of a client that everybody shares
import ld from 'launchdarkly-node-server-sdk';
import express from 'express';

const client = ld.init('sdk-key');
const app = express();
app.get('/events', (req, res) => {
  client.on('update:new-page', () => res.write('changed')); // want "added on `client`"
});
app.get('/right', (req, res) => {
  const changed = () => res.write('changed');
  client.on('update:new-page', changed);
  req.on('close', () => client.off('update:new-page', changed));
});

//= GrowthBook: an instance for each request is right until it streams
import { GrowthBook } from '@growthbook/growthbook';
import express from 'express';

const app = express();
app.get('/plain', async (req, res) => {
  const book = new GrowthBook({ clientKey: 'key', attributes: { id: req.query.user } });
  await book.init({ timeout: 1000 });
  res.json(book.isOn('new-page'));
});
app.get('/streams', async (req, res) => {
  const book = new GrowthBook({ clientKey: 'key', attributes: { id: req.query.user } });
  await book.init({ streaming: true }); // want "until it is destroyed"
  res.json(book.isOn('new-page'));
});
app.get('/ends', async (req, res) => {
  const book = new GrowthBook({ clientKey: 'key', attributes: { id: req.query.user } });
  await book.init({ streaming: true });
  res.json(book.isOn('new-page'));
  book.destroy();
});

//= Flagsmith: it is the local evaluation that polls
import { Flagsmith } from 'flagsmith-nodejs';
import express from 'express';

const app = express();
app.get('/remote', async (req, res) => {
  const flagsmith = new Flagsmith({ environmentKey: 'key' });
  res.json(await flagsmith.getIdentityFlags(String(req.query.user)));
});
app.get('/local', async (req, res) => {
  const flagsmith = new Flagsmith({ environmentKey: 'ser.key', enableLocalEvaluation: true }); // want "Flagsmith client"
  res.json(await flagsmith.getIdentityFlags(String(req.query.user)));
});

//= OpenFeature: a client for each request is cheap, its handlers and the API's hooks stay
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import express from 'express';

const app = express();
app.get('/a', async (_req, res) => {
  const client = OpenFeature.getClient();
  client.addHooks({ before: () => undefined });
  res.json(await client.getBooleanValue('new-page', false));
});
app.get('/b', async (_req, res) => {
  const client = OpenFeature.getClient();
  OpenFeature.addHooks({ before: () => undefined }); // want "added on"
  client.addHandler(ProviderEvents.ConfigurationChanged, () => res.write('changed')); // want "added"
});
