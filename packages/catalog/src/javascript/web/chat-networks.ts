// Clients of chat networks that tell all by events (node-telegram-bot-api, tmi.js, whatsapp-web.js, Baileys): a listener runs for
// every message, and stays until it is taken off.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import {
  each,
  finite,
  harmless,
  isEvent,
  listening,
  making,
  perEntity,
  perEvent,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onMessage = 'for every message';
const whenReady = 'when the client is ready';
/** `on(event, listener)`: those that tell of a message hand it over, those that tell of the connection come seldom. */
const on = (
  messages: readonly string[],
  given: readonly (TypeName | null)[],
  seldom: readonly string[],
): Member => ({
  overloads: [
    { when: isEvent(...messages), ...listening(runs(['1'], given, onMessage)) },
    { when: isEvent(...seldom), ...listening(runs(['1'], [], whenReady, 'once')) },
  ],
  call: listening(runs(['1'], [], 'on every event of the network')),
});
/** A listener that only its own method takes off. */
const answers = (at: string, given: readonly (TypeName | null)[], ends: readonly string[]): Member => ({
  call: {
    callbacks: runs([at], given, onMessage),
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: ends }],
  },
});

const someId = perEntity('the id of a user or chat');
const name = perEntity('the name of a user or chat');
const text = perEvent('the text of a message');
const time = perEvent('a point in time');
const said: TypeEntry = { cardinality: 'perEvent', because: 'the text of a message' };

const telegram: Library = {
  language,
  packages: ['node-telegram-bot-api'],
  version: '0.66.0, @types/node-telegram-bot-api 0.64.15',
  source: 'index.d.ts of the typings; src/telegram.js (text and reply listeners stay until they are removed)',
  exports: { default: making('TelegramBot'), '': making('TelegramBot') },
  types: {
    TelegramBot: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: {
          overloads: [
            {
              when: isEvent('callback_query', 'inline_query'),
              ...listening(runs(['1'], ['CallbackQuery'], 'for every query')),
            },
            {
              when: isEvent('polling_error', 'webhook_error', 'error'),
              ...listening(runs(['1'], ['Error'], 'for every failed update')),
            },
          ],
          call: listening(runs(['1'], ['Message', null], onMessage)),
        },
        onText: answers('1', ['Message', null], ['removeTextListener', 'clearTextListeners']),
        onReplyToMessage: answers('2', ['Message'], ['removeReplyListener', 'clearReplyListeners']),
        ...each(['sendMessage', 'answerCallbackQuery', 'startPolling', 'stopPolling'], harmless),
      },
    },
    Message: {
      members: {
        message_id: perEvent('a message id'),
        text,
        date: time,
        from: typed('User'),
        chat: typed('Chat'),
      },
    },
    CallbackQuery: {
      members: {
        id: perEvent('the id of a query'),
        from: typed('User'),
        message: typed('Message'),
        data: text,
      },
    },
    User: { members: { id: someId, ...each(['username', 'first_name', 'last_name'], name) } },
    Chat: { members: { id: someId, type: finite, ...each(['title', 'username', 'first_name'], name) } },
  },
};

const twitch: Library = {
  language,
  packages: ['tmi.js'],
  version: '1.8.5, @types/tmi.js 1.8.6',
  source: 'index.d.ts of the typings; lib/events.js (an emitter of its own)',
  exports: each(['Client', 'client'], making('Client')),
  types: {
    Client: {
      extends: ['node:events#EventEmitter'],
      members: {
        // The channels are those that the program has joined.
        on: on(
          ['message', 'chat', 'action', 'whisper', 'cheer'],
          [null, 'ChatUserstate', 'Said'],
          ['connected', 'connecting', 'logon'],
        ),
        ...each(['connect', 'disconnect', 'say', 'join', 'part'], harmless),
      },
    },
    ChatUserstate: {
      members: {
        username: name,
        id: perEvent('a message id'),
        'display-name': name,
        'user-id': someId,
        'tmi-sent-ts': time,
        'message-type': finite,
      },
    },
    Said: said,
  },
};

const whatsapp: Library = {
  language,
  packages: ['whatsapp-web.js'],
  version: '1.34.7',
  source: 'index.d.ts (class Client extends EventEmitter)',
  exports: { Client: making('Client') },
  types: {
    Client: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: on(
          ['message', 'message_create', 'message_ack', 'message_edit', 'message_revoke_me'],
          ['Message', null],
          ['ready', 'qr', 'authenticated', 'auth_failure', 'disconnected', 'loading_screen'],
        ),
        ...each(['initialize', 'destroy', 'logout', 'sendMessage'], harmless),
      },
    },
    Message: {
      members: {
        id: typed('MessageId'),
        body: text,
        timestamp: time,
        ...each(['from', 'to', 'author'], someId),
        fromMe: finite,
        type: finite,
        reply: harmless,
      },
    },
    MessageId: { members: { ...each(['id', '_serialized'], perEvent('a message id')), remote: someId } },
  },
};

const baileys: Library = {
  language,
  packages: ['@whiskeysockets/baileys', 'baileys'],
  version: '6.17.16',
  source: 'lib/Types/Events.d.ts, lib/Types/Message.d.ts, WAProto/index.d.ts',
  exports: each(['default', 'makeWASocket'], { call: { returns: 'WASocket' } }),
  types: {
    WASocket: { members: { ev: typed('BaileysEventEmitter'), sendMessage: harmless, end: harmless } },
    BaileysEventEmitter: {
      members: {
        on: on(
          ['messages.upsert'],
          ['MessagesUpsert'],
          ['connection.update', 'creds.update', 'messaging-history.set'],
        ),
        ...each(['off', 'removeAllListeners', 'emit'], harmless),
      },
    },
    MessagesUpsert: { members: { messages: typed('WAMessage[]'), type: finite } },
    WAMessage: { members: { key: typed('WAMessageKey'), pushName: name, messageTimestamp: time } },
    WAMessageKey: {
      members: {
        id: perEvent('a message id'),
        ...each(['remoteJid', 'participant'], someId),
        fromMe: finite,
      },
    },
  },
};

export const chatNetworks: readonly Library[] = [telegram, twitch, whatsapp, baileys];
