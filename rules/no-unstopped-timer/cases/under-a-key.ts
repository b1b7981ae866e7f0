//= who starts a timer under a key that has one, and does not look for it, leaves that one running
import { Telegraf } from 'telegraf';
import express from 'express';
import { randomUUID } from 'node:crypto';

interface Reminder {
  handle: NodeJS.Timeout;
  text: string;
}
const reminders = new Map<number, Reminder>();

function start(bot: Telegraf, chat: number, minutes: number, text: string) {
  if (!Number.isFinite(minutes)) return;
  const handle = setInterval(() => { // want "the last one only"
    bot.telegram.sendMessage(chat, text).catch(() => stop(chat));
  }, minutes * 60_000);
  reminders.set(chat, { handle, text });
}
function stop(chat: number) {
  const reminder = reminders.get(chat);
  if (!reminder) return false;
  clearInterval(reminder.handle);
  return reminders.delete(chat);
}

const bot = new Telegraf('token');
bot.command('remind', (ctx) => {
  start(bot, ctx.chat.id, 5, 'ping');
  return ctx.reply(`${reminders.get(ctx.chat.id)?.text}`);
});
bot.command('stop', (ctx) => stop(ctx.chat.id));

const polls = new Map<string, NodeJS.Timeout>();
const poll = (name: string) => console.log(name);

const app = express();
app.post('/unseen/:name', (req, res) => {
  const { name } = req.params;
  if (name === 'off') {
    clearInterval(polls.get(name));
    return void res.end();
  }
  polls.set(name, setInterval(() => poll(name), 1000)); // want "the last one only"
  res.end();
});
app.post('/replaced/:name', (req, res) => {
  const { name } = req.params;
  const old = polls.get(name);
  if (old) clearInterval(old);
  polls.set(name, setInterval(() => poll(name), 1000));
  res.end();
});
app.post('/first/:name', (req, res) => {
  if (polls.has(req.params.name)) return void res.sendStatus(409);
  polls.set(req.params.name, setInterval(() => poll(req.params.name), 1000));
  res.end();
});

const known: Record<string, boolean> = {};
function follow(name: string) {
  if (known[name]) return;
  known[name] = true;
  polls.set(name, setInterval(() => poll(name), 1000));
}
function end(name: string) {
  clearInterval(polls.get(name));
  polls.delete(name);
}
function renew(name: string) {
  polls.set(name, setInterval(() => poll(name), 1000));
}
app.post('/follow/:name', (req, res) => {
  follow(req.params.name);
  res.end();
});
app.post('/renew/:name', (req, res) => {
  end(req.params.name);
  renew(req.params.name);
  res.end();
});
app.post('/each', (req, res) => {
  const id = randomUUID();
  polls.set(id, setInterval(() => poll(id), 1000));
  res.json({ id });
});
app.delete('/:name', (req, res) => {
  end(req.params.name);
  res.end();
});
