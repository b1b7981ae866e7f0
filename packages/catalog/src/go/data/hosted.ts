// Search engines and models that others host: some only hold a key, some have connections of their own.
import type { Library } from '../../schema.ts';
import { giving, makes, releases } from '../rows.ts';

const language = 'go';
/** Its requests go through the transport of the process. */
const keyHolder = (path: string, version: string, source: string, ...constructors: string[]): Library => ({
  language,
  packages: [path],
  version,
  source,
  exports: Object.fromEntries(constructors.map((name) => [name, giving('Client')])),
  types: { Client: {} },
});

const openSearch = makes('OpenSearch client', 'churn', ['Client', 'error'], {
  close: 'Close',
  certainty: 'low',
  because: 'each one finds out about the nodes of the cluster by itself',
});
const openSearchPackages: readonly Library[] = ['', '/opensearchapi'].map((door) => ({
  language,
  packages: [`github.com/opensearch-project/opensearch-go/v4${door}`],
  version: 'v4.8.1',
  source:
    'opensearch.go, opensearchapi/opensearchapi.go, opensearchtransport/opensearchtransport.go (the default transport; pollers until Close)',
  exports: { NewClient: openSearch, NewDefaultClient: openSearch },
  types: { Client: { members: { Close: releases } } },
}));

export const hosted: readonly Library[] = [
  ...openSearchPackages,
  {
    language,
    packages: ['github.com/meilisearch/meilisearch-go'],
    version: 'v0.36.3',
    source: 'meilisearch.go, options.go (baseTransport: one each)',
    exports: {
      New: makes('Meilisearch client', 'churn', 'ServiceManager', {
        close: 'Close',
        because: 'each one has an HTTP transport with connections of its own',
      }),
    },
    types: { ServiceManager: { members: { Close: releases } } },
  },
  {
    language,
    packages: ['github.com/google/generative-ai-go/genai'],
    version: 'v0.20.1',
    source: 'genai/client.go (connections to three services until Close)',
    exports: {
      NewClient: makes('Gemini client', 'leaksUnlessClosed', ['Client', 'error'], { close: 'Close' }),
    },
    types: { Client: { members: { Close: releases } } },
  },
  keyHolder(
    'github.com/sashabaranov/go-openai',
    'v1.43.0',
    'client.go, config.go',
    'NewClient',
    'NewClientWithConfig',
  ),
  keyHolder('github.com/openai/openai-go/v2', 'v2.7.1', 'client.go', 'NewClient'),
  keyHolder('github.com/anthropics/anthropic-sdk-go', 'v1.84.0', 'client.go', 'NewClient'),
  keyHolder(
    'github.com/algolia/algoliasearch-client-go/v3/algolia/search',
    'v3.32.1',
    'algolia/transport/requester.go (one transport for all)',
    'NewClient',
  ),
  keyHolder(
    'github.com/resend/resend-go/v2',
    'v2.28.0',
    'resend.go (defaultHTTPClient is shared)',
    'NewClient',
  ),
];
