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

//= discord.js: commands in a collection, in files of their own, and by their written type
//- shot.js
const { SlashCommandBuilder } = require('discord.js');
const asked = [];
module.exports = {
  data: new SlashCommandBuilder().setName('shot').setDescription('a picture'),
  async execute(interaction) {
    asked.push(interaction.user.id); // want "grows by an entry"
    await interaction.reply('here');
  },
};
//- weather.ts
import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
const towns = new Map<string, number>();
const pressed: string[] = [];
export class Weather {
  async run(asked: ChatInputCommandInteraction, town: string) {
    towns.set(asked.user.id, Date.now()); // want "id of a user"
  }
}
export const again = async (button: ButtonInteraction) => void pressed.push(button.id); // want "grows by an entry"
//- index.ts
import { Client, Collection, Events, SlashCommandBuilder } from 'discord.js';
const runs: string[] = [];
const last = new Collection<string, number>();
const all = new Collection<string, { data: SlashCommandBuilder; execute(i): Promise<void> }>();
all.set('ping', {
  data: new SlashCommandBuilder(),
  async execute(i) {
    runs.push('ping'); // want "grows by an entry"
  },
});
const client = new Client({ intents: [] });
client.on(Events.InteractionCreate, async (i) => {
  last.set(i.user.id, Date.now()); // want "id of a user"
  await all.get(i.commandName)?.execute(i);
});

//= discord.js: a collection that is swept
import { Client, Collection } from 'discord.js';
const last = new Collection<string, number>();
const client = new Client({ intents: [] });
client.on('messageCreate', (message) => {
  last.set(message.author.id, Date.now());
});
setInterval(() => last.sweep((at) => at < Date.now() - 60_000), 60_000);

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
