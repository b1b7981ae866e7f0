//= routes of a folder, loaded by names that nobody writes out
//- main.ts
const fs = require('fs');
const path = require('path');
const app = require('express')();
const folder = path.join(__dirname, 'routes');
for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.js'))) {
  const at = path.join(folder, file);
  require(at)(app);
}
app.listen(80);
//- routes/carts.ts
const carts = new Map();
module.exports = function (server) {
  server.post('/carts/:id', (req, res) => {
    carts.set(req.params.id, {}); // want "gets an entry for each path parameter"
    res.end();
  });
};
//- other/carts.ts
const carts = new Map();
module.exports = function (server) {
  server.open('/carts/:id', (id) => carts.set(id, {}));
};

//= commands in folders of folders, kept under their names in what is hung on a library's object
//- main.ts
import { Client } from 'discord.js';
import fs from 'node:fs';
const client = new Client({ intents: [] });
client.commands = new Map();
for (const kind of fs.readdirSync('./commands'))
  for (const file of fs.readdirSync(`./commands/${kind}`)) {
    const command = require(`./commands/${kind}/${file}`);
    client.commands.set(command.name, command);
  }
client.on('messageCreate', (message) => {
  const command = client.commands.get(message.content.split(' ')[0]);
  command?.execute(message);
});
client.login(process.env.TOKEN);
//- commands/fun/dice.ts
const lastRolls = new Map();
const rolling = new Set();
module.exports = {
  name: 'dice',
  async execute(message) {
    rolling.add(message.author.id);
    lastRolls.set(message.author.id, Math.random()); // want "gets an entry for each"
    await message.reply('rolled');
    rolling.delete(message.author.id);
  },
};
//- commands/list.ts
const asked = new Map();
module.exports = { name: 'list', execute: (message) => asked.set(message.author.id, 1) };

//= plug-ins as modules with names: what each exports is called as a member of what was loaded
//- main.ts
import express from 'express';
import { readdir } from 'node:fs/promises';
const app = express();
for (const name of await readdir('./plugins')) {
  const plugin = await import(`./plugins/${name}/index.js`);
  plugin.register(app);
  plugin.default.prepare();
}
app.listen(80);
//- plugins/visits/index.ts
const visits: string[] = [];
const prepared: string[] = [];
export function register(app) {
  app.get('/visits', (req, res) => {
    visits.push('one more'); // want "grows by an entry"
    res.end();
  });
}
export default { prepare: () => void prepared.push('once') };
