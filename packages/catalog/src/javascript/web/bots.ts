// Chat bots (discord.js, Telegraf, grammY, Slack's Bolt): listeners run for every message; who writes differs each time.
import type { ArgumentPath, Library, Member, TypeEntry } from '../../schema.ts';
import {
  callable,
  configured,
  each,
  finite,
  harmless,
  isEvent,
  listening,
  making,
  perEntity,
  perEvent,
  mounts,
  registers,
  runs,
  typed,
} from './rows.ts';

const language = 'javascript';
const onUpdate = 'for every message or update';
const someId = perEntity('the id of a user, chat or channel');
const name = perEntity('the name of a user or chat');

const user = {
  members: { id: someId, ...each(['username', 'first_name', 'last_name'], name) },
};
const chat = { members: { id: someId, type: finite, ...each(['title', 'username', 'first_name'], name) } };
const telegramMessage = {
  members: {
    message_id: perEvent('a message id'),
    text: perEvent('the text of a message'),
    date: perEvent('a point in time'),
    from: typed('User'),
    chat: typed('Chat'),
  },
};

/** A tap on a button: what the bot has put into it, with the ids of what it is about, comes back as the client sends it. */
const telegramCallback = {
  members: {
    id: perEvent('the id of a tap on a button'),
    data: perEntity('what a button sends back'),
    from: typed('User'),
    message: typed('Message'),
  },
};
const telegramQuery = {
  members: {
    id: perEvent('the id of a query'),
    query: perEvent('the text of a query'),
    from: typed('User'),
  },
};

/** Without a time to live. The state of a chat is small, and a bot may have few of them. */
const keepsChats = (unless: readonly ArgumentPath[]): Member => ({
  call: { effects: [{ effect: 'store', noun: 'the session of each chat', unless, certainty: 'medium' }] },
});
const updates = mounts(...runs(['*'], ['Context', null], onUpdate));
/** What the two libraries for Telegram do not share. */
interface TelegramLibrary extends Pick<Library, 'packages' | 'version' | 'source'> {
  readonly bot: string;
  /** Methods that take handlers of updates, beyond `use`, `on`, `command` and the like. */
  readonly composing: readonly string[];
  /** Of a bot. */
  readonly members: Readonly<Record<string, Member>>;
  readonly context: Readonly<Record<string, Member>>;
  /** Functions that make middlewares for sessions, and the options that have these kept elsewhere. */
  readonly sessions: Readonly<Record<string, readonly ArgumentPath[]>>;
}
const telegram = ({
  packages,
  version,
  source,
  bot,
  composing,
  members,
  context,
  sessions,
}: TelegramLibrary): Library => ({
  language,
  packages,
  version,
  source,
  exports: {
    [bot]: making('Bot'),
    Composer: making('Composer'),
    ...Object.fromEntries(Object.entries(sessions).map(([name, unless]) => [name, keepsChats(unless)])),
  },
  types: {
    Composer: {
      members: each(
        [
          ...['use', 'on', 'command', 'hears', 'inlineQuery', 'gameQuery', 'filter', 'reaction', 'drop'],
          ...composing,
        ],
        updates,
      ),
    },
    Bot: { extends: ['Composer'], members },
    Context: {
      members: {
        from: typed('User'),
        chat: typed('Chat'),
        ...each(['message', 'msg', 'editedMessage', 'channelPost', 'editedChannelPost'], typed('Message')),
        callbackQuery: typed('CallbackQuery'),
        inlineQuery: typed('InlineQuery'),
        ...each(['msgId', 'inlineMessageId'], someId),
        match: perEvent('the text of a message'),
        ...each(['reply', 'editMessageText', 'deleteMessage'], harmless),
        ...context,
      },
    },
    User: user,
    Chat: chat,
    Message: telegramMessage,
    CallbackQuery: telegramCallback,
    InlineQuery: telegramQuery,
    /** grammY's. */
    BotError: { members: { ctx: typed('Context') } },
  },
  signatures: [
    { parameters: ['Context'], frequency: 'perMessage', because: onUpdate },
    { parameters: ['Context', null], frequency: 'perMessage', because: onUpdate },
  ],
});

const telegraf = telegram({
  packages: ['telegraf'],
  version: '4.16.3',
  source:
    'typings/{composer,context,telegraf}.d.ts, lib/session.js; markup.d.ts, inline.d.ts of @telegraf/types 7.1.0',
  bot: 'Telegraf',
  composing: ['action', 'start', 'help', 'settings'],
  members: {
    ...each(['launch', 'stop'], harmless),
    catch: registers(...runs(['0'], [null, 'Context'], 'for every failed update')),
  },
  context: { updateType: finite, answerCbQuery: harmless },
  sessions: { session: ['0.store'] },
});
const grammy = telegram({
  packages: ['grammy'],
  version: '1.46.0',
  source: 'out/{composer,bot,context}.d.ts, out/convenience/session.js (`multi` has a storage for each part)',
  bot: 'Bot',
  composing: ['callbackQuery', 'chatType', 'branch', 'fork', 'lazy', 'chosenInlineResult'],
  members: {
    ...each(['start', 'stop'], harmless),
    catch: registers(...runs(['0'], ['BotError'], 'for every failed update')),
  },
  context: { chatId: someId, answerCallbackQuery: harmless },
  sessions: { session: ['0.storage', '0.type'], lazySession: ['0.storage'] },
});
const onMessage = 'for every message';
const discordOn: Member = {
  overloads: [
    {
      when: isEvent('messageCreate', 'messageDelete', 'Events.MessageCreate', 'Events.MessageDelete'),
      ...listening(runs(['1'], ['Message'], onMessage)),
    },
    {
      when: isEvent('interactionCreate', 'Events.InteractionCreate'),
      ...listening(runs(['1'], ['Interaction'], 'for every interaction')),
    },
    {
      when: isEvent('ready', 'clientReady', 'Events.ClientReady', 'invalidated', 'Events.Invalidated'),
      ...listening(runs(['1'], [null], 'when the bot is ready', 'once')),
    },
  ],
  call: listening(runs(['1'], [], 'on every event of the gateway')),
};
const ids = each(['id', 'guildId', 'channelId', 'applicationId'], someId);
const interactions = [
  ...['BaseInteraction', 'CommandInteraction', 'ChatInputCommandInteraction', 'ButtonInteraction'],
  ...['AutocompleteInteraction', 'ModalSubmitInteraction', 'ContextMenuCommandInteraction'],
  ...['MessageComponentInteraction', 'StringSelectMenuInteraction'],
];
const onInteraction = 'for every interaction';
const collection = {
  extends: ['Map'],
  container: 'unbounded',
  members: {
    ensure: { call: { returns: 'this[]', effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
    sweep: { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } },
  },
} as const satisfies TypeEntry;
const collections: Library = {
  language,
  packages: ['@discordjs/collection'],
  version: '2.1.1',
  source: 'dist/index.d.ts (class Collection extends Map)',
  exports: { Collection: making('Collection') },
  types: { Collection: collection },
};
const discord: Library = {
  language,
  packages: ['discord.js'],
  version: '14.28.1',
  source: 'typings/index.d.ts; src/client/Client.js (sweepers and gateway sockets until `destroy`)',
  exports: {
    Client: {
      construct: {
        returns: 'Client',
        effects: [
          { effect: 'client', noun: 'Discord client', perMessage: 'leaksUnlessClosed', close: 'destroy' },
        ],
      },
    },
    Collection: making('Collection'),
    GatewayIntentBits: typed('Names'),
    Events: typed('Names'),
  },
  types: {
    Client: {
      extends: ['node:events#EventEmitter'],
      members: {
        on: discordOn,
        login: harmless,
        destroy: { call: { effects: [{ effect: 'release', what: 'this' }] } },
        user: typed('User'),
      },
    },
    Collection: collection,
    Names: { members: { '*': finite } },
    User: { members: { id: someId, ...each(['username', 'tag', 'displayName'], name) } },
    Guild: { members: { id: someId, name } },
    Channel: { members: { id: someId, name, type: finite, send: harmless } },
    Message: {
      members: {
        ...ids,
        id: perEvent('a message id'),
        content: perEvent('the text of a message'),
        createdTimestamp: perEvent('a point in time'),
        author: typed('User'),
        guild: typed('Guild'),
        channel: typed('Channel'),
        ...each(['reply', 'react', 'delete', 'edit'], harmless),
      },
    },
    Interaction: {
      members: {
        ...ids,
        id: perEvent('the id of an interaction'),
        user: typed('User'),
        guild: typed('Guild'),
        channel: typed('Channel'),
        // Discord only sends what the bot has registered.
        commandName: configured("the command's name"),
        type: finite,
        ...each(['isChatInputCommand', 'isButton', 'isCommand', 'isModalSubmit', 'isStringSelectMenu'], {
          call: { cardinality: 'finite' },
        }),
        ...each(['reply', 'deferReply', 'editReply', 'followUp'], harmless),
      },
    },
    ...Object.fromEntries(interactions.map((type) => [type, { extends: ['Interaction'] }])),
  },
  signatures: [
    ...['Message', 'Interaction', ...interactions].map((type) => ({
      parameters: [type, '...'],
      frequency: 'perMessage' as const,
      because: type === 'Message' ? onMessage : onInteraction,
    })),
    // The files of commands, by the library's guide: `module.exports = { data: new SlashCommandBuilder(), execute(interaction) {} }`.
    {
      parameterNames: ['interaction'],
      frequency: 'perMessage',
      gives: ['Interaction'],
      because: onInteraction,
    },
  ],
};

const bolt: Library = {
  language,
  packages: ['@slack/bolt'],
  version: '5.1.0',
  source: 'dist/App.d.ts, dist/types/**/*.d.ts',
  exports: { App: callable('App') },
  types: {
    App: {
      members: {
        ...each(
          ['message', 'event', 'action', 'command', 'shortcut', 'view', 'options', 'function', 'use'],
          mounts(...runs(['*'], ['Arguments'], onUpdate)),
        ),
        error: { call: { callbacks: runs(['0'], [null], 'for every failed update') } },
        ...each(['start', 'stop'], harmless),
      },
    },
    Arguments: {
      members: {
        context: typed('SlackContext'),
        ...each(['message', 'event', 'payload', 'body', 'action', 'shortcut'], typed('Payload')),
        command: typed('Command'),
        ...each(['say', 'ack', 'respond', 'next'], harmless),
      },
    },
    SlackContext: { members: each(['userId', 'teamId', 'enterpriseId'], someId) },
    Payload: {
      members: {
        ...each(['user_id', 'team_id', 'channel_id', 'channel'], someId),
        ...each(['ts', 'event_ts', 'thread_ts', 'trigger_id'], perEvent('a point in time')),
        text: perEvent('the text of a message'),
        type: finite,
      },
    },
    Command: {
      extends: ['Payload'],
      members: { command: configured("the command's name"), user_name: name },
    },
  },
};
export const bots: readonly Library[] = [telegraf, grammy, collections, discord, bolt];
