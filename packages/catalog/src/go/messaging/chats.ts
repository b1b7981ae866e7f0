// Chats and sockets: Discord and Slack bots, melody, gobwas/ws. What a bot or socket handles is one message of it.
import type { Library, Member, TypeName } from '../../schema.ts';
import { giving, makes, perEntity, perEvent, releases } from '../rows.ts';

const language = 'go';

/** The function that is returned takes the handler out again. */
const discordHandler: Member = {
  call: {
    returns: 'function',
    effects: [{ effect: 'listen', on: 'this', listener: '0', undo: ['()'] }],
    callbacks: [{ at: '0', frequency: 'perMessage', receives: ['this'], because: 'for every Discord event' }],
  },
};
const discordId = (what: string) => perEntity(`the id of ${what}`);
const messageParts = { ChannelID: discordId('a channel'), GuildID: discordId('a server') };
const discord: Library = {
  language,
  packages: ['github.com/bwmarrin/discordgo'],
  version: 'v0.29.0',
  source:
    'discord.go (New makes a struct; what it asks goes through the default transport), event.go, wsapi.go',
  exports: { New: giving(['Session', 'error']) },
  types: {
    Session: {
      members: {
        AddHandler: discordHandler,
        AddHandlerOnce: {
          call: {
            effects: [{ effect: 'listen', on: 'this', listener: '0', undo: [], removesItself: true }],
            callbacks: [{ at: '0', frequency: 'perMessage', because: 'for a Discord event' }],
          },
        },
        Close: releases,
      },
    },
    Interaction: {
      members: { ...messageParts, ID: perEvent('the id of an interaction'), User: { type: 'User' } },
    },
    InteractionCreate: { extends: ['Interaction'] },
    Message: {
      members: {
        ...messageParts,
        Author: { type: 'User' },
        Content: perEvent('the text of a message'),
        ID: perEvent('the id of a message'),
      },
    },
    MessageCreate: { extends: ['Message'] },
    MessageReaction: {
      members: { ...messageParts, MessageID: perEvent('the id of a message'), UserID: discordId('a user') },
    },
    MessageReactionAdd: { extends: ['MessageReaction'] },
    User: { members: { ID: discordId('a user'), Username: perEntity('the name of a user') } },
  },
};

const slack: Library = {
  language,
  packages: ['github.com/slack-go/slack/socketmode'],
  version: 'v0.35.0',
  source: 'socketmode/client.go, socketmode.go',
  exports: { New: giving('Client') },
  types: { Client: { members: { Events: { type: 'Event[]' } } }, Event: {} },
};

const onFrame = 'for every websocket message';
const onSocket = 'for every connection';
const handled = (
  frequency: 'perConnection' | 'perMessage',
  parameters: readonly (TypeName | null)[],
): Member => ({
  call: {
    callbacks: [{ at: '0', frequency, parameters, because: frequency === 'perMessage' ? onFrame : onSocket }],
  },
});
const melody: Library = {
  language,
  packages: ['github.com/olahol/melody'],
  version: 'v1.1.4',
  source: 'melody.go (New starts its hub; each Handle… takes the place of the handler before), session.go',
  exports: { New: makes('websocket hub', 'leaksUnlessClosed', 'Melody', { close: 'Close' }) },
  types: {
    Melody: {
      members: {
        Close: releases,
        HandleConnect: handled('perConnection', ['Session']),
        HandleDisconnect: handled('perConnection', ['Session']),
        HandleMessage: handled('perMessage', ['Session', null]),
        HandleMessageBinary: handled('perMessage', ['Session', null]),
        HandleSentMessage: handled('perMessage', ['Session', null]),
      },
    },
    Session: { members: { Request: { type: 'net/http#Request' } } },
  },
};

const reads = (returns?: readonly (TypeName | null)[]): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    awaits: { frequency: 'perMessage', because: onFrame },
  },
});
const gobwas: readonly Library[] = [
  {
    language,
    packages: ['github.com/gobwas/ws'],
    version: 'v1.5.0',
    source: 'read.go, server.go',
    exports: {
      ReadFrame: reads([null, 'error']),
      ReadHeader: reads([null, 'error']),
      UpgradeHTTP: giving(['net#Conn', null, null, 'error']),
    },
  },
  {
    language,
    packages: ['github.com/gobwas/ws/wsutil'],
    version: 'v1.5.0',
    source: 'wsutil/helper.go, reader.go',
    exports: {
      NextReader: reads([null, null, 'error']),
      ...Object.fromEntries(
        [
          'ReadClientBinary',
          'ReadClientData',
          'ReadClientMessage',
          'ReadClientText',
          'ReadData',
          'ReadMessage',
          'ReadServerBinary',
          'ReadServerData',
          'ReadServerMessage',
          'ReadServerText',
        ].map((name) => [name, reads()]),
      ),
    },
  },
];

export const chats: readonly Library[] = [discord, slack, melody, ...gobwas];
