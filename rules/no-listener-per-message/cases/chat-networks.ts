//= answers that are waited for
const TelegramBot = require('node-telegram-bot-api');
const bot = new TelegramBot('token', { polling: true });
bot.onText(/\/order/, async (msg) => {
  const asked = await bot.sendMessage(msg.chat.id, 'What?');
  const answered = (reply) => bot.sendMessage(msg.chat.id, reply.text);
  bot.onReplyToMessage(msg.chat.id, asked.message_id, answered); // want "added on `bot` for every request or message"
});
bot.on('message', (msg) => {
  bot.on('callback_query', (query) => bot.sendMessage(msg.chat.id, query.data)); // want "added on `bot` for every request or message"
});
//= answers that are waited for once
const TelegramBot = require('node-telegram-bot-api');
const bot = new TelegramBot('token', { polling: true });
bot.onText(/\/ask/, async (msg) => {
  const asked = await bot.sendMessage(msg.chat.id, 'What?');
  const id = bot.onReplyToMessage(msg.chat.id, asked.message_id, (reply) => {
    bot.removeReplyListener(id);
    bot.sendMessage(msg.chat.id, reply.text);
  });
});
