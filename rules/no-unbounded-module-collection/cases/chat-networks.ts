//= node-telegram-bot-api
const TelegramBot = require('node-telegram-bot-api');
const bot = new TelegramBot('token', { polling: true });
const steps = new Map();
const open = new Map();
const errors = [];
bot.on('message', (msg) => {
  steps.set(msg.chat.id, { step: 1 }); // want "`steps` lives as long as the process"
  open.set(msg.from.id, msg.text);
});
bot.onText(/\/done/, (msg) => {
  open.delete(msg.from.id);
});
bot.on('polling_error', (error) => {
  errors.push(error); // want "`errors` lives as long as the process"
  if (error.fatal) process.exit(1);
});
bot.on('callback_query', (query) => {
  bot.answerCallbackQuery(query.id);
});
//= tmi.js
import tmi from 'tmi.js';
const client = new tmi.Client({ channels: ['harbour'] });
const greeted = new Set<string>();
const perChannel: Record<string, number> = {};
client.on('message', (channel, userstate, message, self) => {
  if (self || greeted.has(userstate.username!)) return;
  greeted.add(userstate.username!); // want "`greeted` lives as long as the process"
  client.say(channel, 'welcome');
});
client.on('connected', (address) => {
  perChannel[address] = Date.now();
});
client.connect();
//= whatsapp-web.js
const { Client } = require('whatsapp-web.js');
const client = new Client({});
const carts = {};
const codes = [];
client.on('qr', (code) => codes.push(code));
client.on('message', async (message) => {
  carts[message.from] = carts[message.from] || []; // want "`carts` lives as long as the process"
  await message.reply('noted');
});
client.initialize();
//= Baileys
import makeWASocket from '@whiskeysockets/baileys';
const seen = new Set<string>();
const recent: string[] = [];
async function start() {
  const socket = makeWASocket({});
  socket.ev.on('connection.update', ({ connection }) => {
    if (connection === 'close') void start();
  });
  socket.ev.on('messages.upsert', async ({ messages }) => {
    for (const message of messages) {
      if (seen.has(message.key.id!)) continue;
      seen.add(message.key.id!); // want "`seen` lives as long as the process"
      recent.push(message.key.remoteJid!);
      if (recent.length > 50) recent.shift();
    }
  });
}
void start();
//= what a button of a message sends back, remembered for ever, and one of two answers
//- package.json
{ "dependencies": { "telegraf": "^4" } }
//- main.ts
import { Telegraf } from 'telegraf';
const bot = new Telegraf('token');
const pressed: Record<string, boolean> = {};
const votes = new Map<string, number>();
bot.on('callback_query', async (ctx) => {
  const data = ctx.callbackQuery.data;
  if (pressed[data]) return;
  pressed[data] = true; // want "`pressed`"
  if (data === 'yes' || data === 'no') votes.set(data, (votes.get(data) ?? 0) + 1);
  await ctx.answerCbQuery();
});
bot.launch();
