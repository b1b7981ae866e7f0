//= a client that polls for flags, or has agents of its own
import express from 'express';
import Mixpanel from 'mixpanel';
import { PostHog } from 'posthog-node';

const mixpanel = Mixpanel.init('token');
const app = express();
app.get('/polls', async (req, res) => {
  const posthog = new PostHog('key', { personalApiKey: 'phx' }); // want "PostHog client"
  res.json(await posthog.isFeatureEnabled('new-page', String(req.query.user)));
});
app.get('/agents', (req, res) => {
  const own = Mixpanel.init('token'); // want "Mixpanel client"
  own.track('seen', { distinct_id: req.query.user });
  mixpanel.track('seen', { distinct_id: req.query.user });
  res.end();
});

//= what only loses its batches is a word for the patient
import { createInstance } from '@amplitude/analytics-node';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import Segment from 'analytics-node';
import express from 'express';
import { Langfuse } from 'langfuse';
import { PostHog } from 'posthog-node';

const segment = new Analytics({ writeKey: 'key' });
const app = express();
app.get('/a', async (req, res) => {
  const posthog = new PostHog('key', { flushAt: 1 }); // low "PostHog client"
  const own = new Analytics({ writeKey: 'key' }); // low "Segment client"
  const old = new Segment('key'); // low "Segment client"
  const rudder = new RudderAnalytics('key'); // low "RudderStack client"
  const amplitude = createInstance(); // low "Amplitude client"
  const langfuse = new Langfuse(); // low "Langfuse client"
  segment.track({ event: 'seen', userId: String(req.query.user) });
  res.json([posthog, own, old, rudder, amplitude, langfuse]);
});

//= clients that only hold a key, and modules that are one client
import { init, track } from '@amplitude/analytics-node';
import Bugsnag from '@bugsnag/js';
import Honeybadger from '@honeybadger-io/js';
import { APIClient, TrackClient } from 'customerio-node';
import express from 'express';
import Rollbar from 'rollbar';

const app = express();
app.get('/a', async (req, res) => {
  init('key');
  track('seen');
  Bugsnag.start('key');
  Honeybadger.configure({ apiKey: 'key' });
  const customers = new TrackClient('site', 'key');
  const mails = new APIClient('key');
  const rollbar = new Rollbar({ accessToken: 'token', captureUncaught: true });
  rollbar.info('seen');
  await customers.identify(String(req.query.user), {});
  await mails.sendEmail({});
  res.end();
});

//= reporters of errors that add handlers to the process
import Bugsnag from '@bugsnag/js';
import Honeybadger from '@honeybadger-io/js';
import express from 'express';

const bugsnag = Bugsnag.createClient('key');
const app = express();
app.get('/a', (_req, res) => {
  const own = Bugsnag.createClient('key'); // want "Bugsnag client"
  const badger = Honeybadger.factory({ apiKey: 'key' }); // want "Honeybadger client"
  own.notify(new Error('a'));
  bugsnag.notify(new Error('a'));
  badger.notify(new Error('a'));
  res.end();
});
