// Telegram bots: each update is one message of a user, in a chat.
import type { Callback, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';
const forUpdate = 'for every Telegram update';

const idOf = (what: string): Member => perEntity(`the id of ${what}`);
/** The parts of messages have the same names in all of these libraries, but for some. */
const parts = (names: {
  callback: string;
  from: string;
  id: string;
  user: string;
}): Record<string, TypeEntry> => ({
  [names.callback]: {
    members: {
      Data: perEvent('the data of a button'),
      [names.from]: { type: 'User' },
      ID: perEvent('the id of a callback'),
    },
  },
  Chat: { members: { ID: idOf('a chat'), Title: perEntity('the title of a chat') } },
  Message: {
    members: {
      Chat: { type: 'Chat' },
      [names.from]: { type: 'User' },
      [names.id]: perEvent('the id of a message'),
      Text: perEvent('the text of a message'),
    },
  },
  User: {
    members: {
      FirstName: perEntity('the name of a user'),
      ID: idOf('a user'),
      [names.user]: perEntity('the name of a user'),
    },
  },
});
const handled = (at: string, parameters: readonly (TypeName | null)[]): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because: forUpdate,
});

const makesBot = (type: TypeName): Member =>
  makes('Telegram bot', 'churn', [type, 'error'], { because: 'each one asks the server who it is' });
const telegramBot = makesBot('BotAPI');
/** A goroutine polls for ever (or a webhook stays on the default mux), and the channel with it. */
const updates: Member = {
  call: {
    returns: 'Update[]',
    effects: [{ effect: 'listen', on: 'this', undo: ['StopReceivingUpdates'] }],
  },
};
const botApi: Library = {
  language,
  packages: ['github.com/go-telegram-bot-api/telegram-bot-api/v5'],
  version: 'v5.5.1',
  source: 'bot.go, types.go',
  exports: {
    NewBotAPI: telegramBot,
    NewBotAPIWithAPIEndpoint: telegramBot,
    NewBotAPIWithClient: telegramBot,
  },
  types: {
    ...parts({ callback: 'CallbackQuery', from: 'From', id: 'MessageID', user: 'UserName' }),
    BotAPI: { members: { GetUpdatesChan: updates, ListenForWebhook: updates } },
    Update: { members: { CallbackQuery: { type: 'CallbackQuery' }, Message: { type: 'Message' } } },
  },
};

const update = 'github.com/go-telegram/bot/models#Update';
const botHandler: readonly (TypeName | null)[] = ['context#Context', 'Bot', update];
const withHandler = (at: string): Member => ({
  call: { returns: 'Option', callbacks: [handled(at, botHandler)] },
});
const registersHandler = (at: string): Member => ({
  call: {
    callbacks: [{ ...handled(at, botHandler), receives: [null, 'this'] }],
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: ['UnregisterHandler'] }],
  },
});
const bot: readonly Library[] = [
  {
    language,
    packages: ['github.com/go-telegram/bot'],
    version: 'v1.19.0',
    source: 'bot.go, options.go, handlers.go',
    exports: {
      New: makesBot('Bot'),
      WithCallbackQueryDataHandler: withHandler('2'),
      WithDefaultHandler: withHandler('0'),
      WithMessageTextHandler: withHandler('2'),
      WithPhotoCaptionHandler: withHandler('2'),
    },
    types: {
      Bot: {
        members: {
          RegisterHandler: registersHandler('3'),
          RegisterHandlerMatchFunc: registersHandler('1'),
          RegisterHandlerRegexp: registersHandler('2'),
          UnregisterHandler: releases,
        },
      },
      HandlerFunc: { function: { frequency: 'perMessage', parameters: botHandler, because: forUpdate } },
      Option: {},
    },
  },
  {
    language,
    packages: ['github.com/go-telegram/bot/models'],
    version: 'v1.19.0',
    source: 'models/update.go, message.go, callback_query.go, chat.go, user.go',
    types: {
      ...parts({ callback: 'CallbackQuery', from: 'From', id: 'ID', user: 'Username' }),
      Update: {
        members: {
          CallbackQuery: { type: 'CallbackQuery' },
          ChannelPost: { type: 'Message' },
          EditedMessage: { type: 'Message' },
          ID: perEvent('the id of an update'),
          Message: { type: 'Message' },
        },
      },
    },
  },
];

/** A handler takes the place of the one before for the same text or event. */
const handles: Member = { call: { callbacks: [handled('1', ['Context'])] } };
/** The handlers that a middleware gives back. */
const wraps: Member = { call: { callbacks: [handled('*()', ['Context'])] } };
const telebot: Library = {
  language,
  packages: ['gopkg.in/telebot.v3', 'gopkg.in/telebot.v4'],
  version: 'v3.3.8, v4.0.0-beta.10',
  source: 'bot.go, context.go, middleware.go, message.go, chat.go, callbacks.go',
  exports: { NewBot: makesBot('Bot') },
  types: {
    ...parts({ callback: 'Callback', from: 'Sender', id: 'ID', user: 'Username' }),
    Bot: { members: { Group: giving('Group'), Handle: handles, Use: wraps } },
    Context: {
      members: {
        Callback: giving('Callback'),
        Chat: giving('Chat'),
        Data: { call: { returns: 'string', cardinality: 'perEvent', because: 'the text of a message' } },
        Message: giving('Message'),
        Sender: giving('User'),
        Text: { call: { returns: 'string', cardinality: 'perEvent', because: 'the text of a message' } },
      },
    },
    Group: { members: { Handle: handles, Use: wraps } },
    HandlerFunc: { function: { frequency: 'perMessage', parameters: ['Context'], because: forUpdate } },
  },
};

export const telegram: readonly Library[] = [botApi, ...bot, telebot];
