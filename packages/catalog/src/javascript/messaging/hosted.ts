// Models, search engines, vectors, mail and media that their vendors host: clients that only hold a key, so that one each time is cheap.
import type { Library } from '../../schema.ts';
import { apiTypes, constructsPlain, giving, keyHolders, known, knownCalls } from './rows.ts';

const language = 'javascript';
const byFetch = '(fetch is the global one unless given)';

const models: readonly Library[] = [
  keyHolders('openai', '6.49.0', `client.js ${byFetch}`, ['OpenAI', 'AzureOpenAI'], true),
  keyHolders('@anthropic-ai/sdk', '1.11.0', `client.js ${byFetch}`, ['Anthropic'], true),
  keyHolders('groq-sdk', '1.6.0', `client.js ${byFetch}`, ['Groq'], true),
  keyHolders('cohere-ai', '8.1.0', `core/fetcher ${byFetch}`, ['CohereClient', 'CohereClientV2']),
  keyHolders('@mistralai/mistralai', '2.7.0', `esm/lib/http.js ${byFetch}`, ['Mistral']),
  keyHolders('@google/generative-ai', '0.24.1', `dist/index.js ${byFetch}`, ['GoogleGenerativeAI']),
  keyHolders('@google/genai', '2.32.0', `dist/node/index.cjs ${byFetch}`, ['GoogleGenAI']),
  {
    language,
    packages: ['ollama'],
    version: '0.6.4',
    source: `dist/index.cjs ${byFetch}`,
    exports: { Ollama: constructsPlain('Ollama'), default: { type: 'Ollama' } },
    types: apiTypes('Ollama'),
  },
  {
    language,
    packages: ['replicate'],
    version: '1.4.0',
    source: `index.js ${byFetch}`,
    exports: { default: constructsPlain('Replicate'), '': constructsPlain('Replicate') },
    types: apiTypes('Replicate'),
  },
  keyHolders(
    '@langchain/openai',
    '1.5.8',
    'dist/chat_models/index.cjs (an OpenAI client, which has the global fetch)',
    ['ChatOpenAI', 'OpenAIEmbeddings'],
  ),
];

const searches: readonly Library[] = [
  {
    language,
    packages: ['algoliasearch'],
    version: '5.64.0',
    source:
      '@algolia/requester-node-http 5.64.0 dist/requester.http.cjs (agents of the module, not of a client)',
    exports: { algoliasearch: giving('Algolia client') },
    types: { 'Algolia client': { members: { '*': known } } },
  },
  keyHolders('meilisearch', '0.62.0', `dist/http-requests.d.ts, dist/index.js ${byFetch}`, ['Meilisearch']),
  keyHolders('@pinecone-database/pinecone', '8.2.0', `dist/pinecone.js ${byFetch}`, ['Pinecone']),
  keyHolders('chromadb', '3.5.0', `dist/cjs/chromadb.cjs ${byFetch}`, ['ChromaClient', 'CloudClient']),
];

const mails: readonly Library[] = [
  keyHolders('resend', '6.38.0', `dist/index.cjs ${byFetch}`, ['Resend']),
  keyHolders('postmark', '5.1.0', `dist/client/HttpClient.js ${byFetch}`, ['ServerClient', 'AccountClient']),
  {
    language,
    packages: ['pusher'],
    version: '5.3.4',
    source: 'lib/requests.js (node-fetch, with the agent that is given), index.d.ts',
    exports: { default: constructsPlain('Pusher'), '': constructsPlain('Pusher') },
    types: {
      Pusher: { members: knownCalls('trigger', 'triggerBatch', 'authorizeChannel', 'authenticateUser') },
    },
  },
  keyHolders('livekit-server-sdk', '2.19.2', `dist/TwirpRPC.js ${byFetch}`, [
    'RoomServiceClient',
    'EgressClient',
    'IngressClient',
    'AccessToken',
    'WebhookReceiver',
  ]),
];

export const hosted: readonly Library[] = [...models, ...searches, ...mails];
