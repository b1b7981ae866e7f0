//= discord.js: messages and interactions
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
const cooldowns = new Map<string, number>();
const client = new Client({ intents: [GatewayIntentBits.Guilds] });
client.once('ready', () => seen.push('once'));
client.on(Events.ClientReady, () => seen.push('once'));
client.on('messageCreate', (message) => {
  seen.push(message.content); // want "grows by an entry"
  cooldowns.set(message.author.id, Date.now()); // want "id of a user"
  hits.inc({ by: message.guild.name }); // want "name of a user or chat"
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  hits.inc({ by: interaction.commandName });
  hits.inc({ by: interaction.guildId }); // want "id of a user, chat or channel"
  hits.inc({ by: interaction.user.username }); // want "name of a user"
});
client.login(process.env.TOKEN);

//= discord.js: a client for every request
const { Client } = require('discord.js');
const express = require('express');
const shared = new Client({ intents: [] });
express().post('/notify', async (req, res) => {
  const client = new Client({ intents: [] }); // want "Discord client is made"
  await client.login(process.env.TOKEN);
  await client.destroy();
  shared.emit('notify');
});

//= telegraf and grammy: updates
import { Bot } from 'grammy';
import { Telegraf, type Context } from 'telegraf';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const state = new Map<number, string>();
const telegraf = new Telegraf(process.env.TOKEN);
telegraf.use(async (ctx, next) => {
  hits.inc({ by: ctx.updateType });
  hits.inc({ by: String(ctx.chat.id) }); // want "id of a user, chat or channel"
  await next();
});
telegraf.command('start', (ctx) => {
  state.set(ctx.from.id, 'started'); // want "id of a user"
  return ctx.reply('hello');
});
telegraf.command('stop', (ctx) => ctx.reply('bye'));
telegraf.launch();
const bot = new Bot(process.env.TOKEN);
bot.on('message:text', (ctx) => {
  hits.inc({ by: ctx.message.text }); // want "text of a message"
  hits.inc({ by: ctx.chat.type });
});
bot.start();
export const named = (ctx: Context) => hits.inc({ by: ctx.from.username }); // want "name of a user"

//= slack: Bolt's listeners
import { App } from '@slack/bolt';
import { Counter } from 'prom-client';
const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['by'] });
const seen: string[] = [];
const app = new App({ token: process.env.TOKEN });
app.message('hello', async ({ message, say, context }) => {
  seen.push(message.text); // want "grows by an entry"
  hits.inc({ by: context.userId }); // want "id of a user"
  hits.inc({ by: context.teamId }); // want "id of a user, chat or channel"
  await say('hi');
});
app.command('/deploy', async ({ command, ack }) => {
  hits.inc({ by: command.user_id }); // want "id of a user"
  hits.inc({ by: command.command });
  await ack();
});
app.start(3000);

//= telegraf: commands that are added by a command stay
const { Telegraf } = require('telegraf');
const bot = new Telegraf(process.env.TOKEN);
bot.command('quiz', (ctx) => {
  bot.on('text', (answer) => answer.reply('thanks')); // want "only ever adds"
});
bot.on('photo', (ctx) => ctx.reply('nice'));
