// Probot: applications on GitHub's webhooks.
import type { Library } from '../../schema.ts';
import { each, harmless, perEvent, runs, typed } from './rows.ts';

const onWebhook = 'for every webhook';
const handlers = { call: { callbacks: runs(['0', '1'], ['Context'], onWebhook) } };

export const probot: Library = {
  language: 'javascript',
  packages: ['probot'],
  version: '14.3.2',
  source: 'lib/probot.d.ts, lib/context.d.ts',
  types: {
    Probot: {
      members: {
        ...each(['on', 'onAny', 'onError'], handlers),
        ...each(['load', 'auth', 'receive', 'log'], harmless),
      },
    },
    Context: {
      members: {
        id: perEvent('the id of a webhook'),
        payload: typed('WebhookPayload'),
        ...each(['repo', 'issue', 'pullRequest', 'config', 'log', 'octokit'], harmless),
      },
    },
    WebhookPayload: { cardinality: 'perEvent', because: 'the body of a webhook' },
  },
  signatures: [{ parameters: ['Context'], frequency: 'perMessage', because: onWebhook }],
};
