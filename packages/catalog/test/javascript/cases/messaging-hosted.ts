//= clients that only hold a key are silent, also one for each request
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { GoogleGenerativeAI } from '@google/generative-ai';
import { ChatOpenAI } from '@langchain/openai';
import { Mistral } from '@mistralai/mistralai';
import { Pinecone } from '@pinecone-database/pinecone';
import { algoliasearch } from 'algoliasearch';
import { ChromaClient } from 'chromadb';
import { CohereClient } from 'cohere-ai';
import express from 'express';
import Groq from 'groq-sdk';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { Meilisearch } from 'meilisearch';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { ServerClient } from 'postmark';
import Pusher from 'pusher';
import Replicate from 'replicate';
import { Resend } from 'resend';

const app = express();
app.post('/models', async (req, res) => {
  const openai = new OpenAI();
  const models = [new Anthropic(), new Groq(), new CohereClient(), new Mistral(), new Ollama(), new Replicate()];
  const google = [new GoogleGenAI({}), new GoogleGenerativeAI('key'), new ChatOpenAI()];
  res.json([await openai.responses.create({ input: req.body.text }), models.length, google.length]);
});
app.get('/search', async (req, res) => {
  const meili = new Meilisearch({ host: 'http://search' });
  const vectors = [new Pinecone(), new ChromaClient()];
  const algolia = algoliasearch('app', 'key');
  res.json([await meili.index('books').search(String(req.query.q)), vectors.length, await algolia.search({})]);
});
app.post('/mail', async (req, res) => {
  await new Resend('key').emails.send({ to: req.body.to });
  await new ServerClient('key').sendEmail({ To: req.body.to });
  await new Pusher({}).trigger('mails', 'sent', req.body);
  const rooms = new RoomServiceClient('http://livekit');
  res.json([await rooms.listRooms(), new AccessToken('key', 'secret').toJwt()]);
});
