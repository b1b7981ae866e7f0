// Channels and calls: connections that hand on messages in real time (Ably, Centrifuge, LiveKit, server-sent events) and WebRTC.
import type { ArgumentPath, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, makes, perEntity, perEntityCall, perEvent, releases } from '../rows.ts';

const language = 'go';
const onMessage = 'for every message of a channel';
const runs = (
  at: ArgumentPath,
  frequency: 'perConnection' | 'perMessage',
  because: string,
  ...parameters: (TypeName | null)[]
): Member => ({ call: { callbacks: [{ at, frequency, parameters, because }] } });

/** The function that it gives takes the handler off again. */
const subscribes = (at: ArgumentPath): Member => ({
  call: {
    returns: ['function', 'error'],
    callbacks: [{ at, frequency: 'perMessage', parameters: ['Message'], because: onMessage }],
    effects: [{ effect: 'listen', on: 'this', listener: at, undo: ['()'] }],
  },
});
const ably: Library = {
  language,
  packages: ['github.com/ably/ably-go/ably'],
  version: 'v1.4.1',
  source: 'ably/{realtime_client,realtime_channel,rest_channel}.go (a channel for each name until Release)',
  exports: {
    NewRealtime: makes('Ably connection', 'leaksUnlessClosed', ['Realtime', 'error'], { close: 'Close' }),
    NewREST: giving(['REST', 'error']),
  },
  types: {
    Realtime: { members: { Close: releases, Channels: { type: 'RealtimeChannels' } } },
    REST: { members: { Channels: { type: 'RESTChannels' } } },
    RealtimeChannels: { members: { Get: giving('RealtimeChannel') } },
    RESTChannels: { members: { Get: giving('RESTChannel') } },
    RealtimeChannel: { members: { Subscribe: subscribes('2'), SubscribeAll: subscribes('1') } },
    RESTChannel: {},
    Message: {
      members: { Data: perEvent('the body of a message'), ClientID: perEntity('the id of a client') },
    },
  },
};

const data = perEvent('the body of a message');
const channel = perEntity('the name of a channel, which a client chooses');
const centrifuge: Library = {
  language,
  packages: ['github.com/centrifugal/centrifuge'],
  version: 'v0.40.1',
  source: 'node.go, client.go, events.go',
  exports: { New: giving(['Node', 'error']) },
  types: {
    Node: {
      members: {
        OnConnecting: runs('0', 'perConnection', 'for every connection', null, 'ConnectEvent'),
        OnConnect: runs('0', 'perConnection', 'for every connection', 'Client'),
      },
    },
    Client: {
      members: {
        ID: { call: { returns: 'string', cardinality: 'perEvent', because: 'the id of a connection' } },
        UserID: perEntityCall('the id of a user'),
        OnSubscribe: runs('0', 'perMessage', 'for every subscription of a client', 'SubscribeEvent'),
        OnPublish: runs('0', 'perMessage', 'for every message of a client', 'PublishEvent'),
        OnMessage: runs('0', 'perMessage', 'for every message of a client', 'MessageEvent'),
        OnRPC: runs('0', 'perMessage', 'for every call of a client', 'RPCEvent'),
      },
    },
    ConnectEvent: {
      members: { ClientID: perEvent('the id of a connection'), Token: perEvent('a token'), Data: data },
    },
    SubscribeEvent: { members: { Channel: channel, Data: data } },
    PublishEvent: { members: { Channel: channel, Data: data } },
    MessageEvent: { members: { Data: data } },
    RPCEvent: { members: { Method: perEntity('the name of a method, which a client chooses'), Data: data } },
  },
};

const room = makes('LiveKit connection', 'leaksUnlessClosed', ['Room', 'error'], {
  close: 'Disconnect',
  perUse: true,
  because: 'each one is a participant with goroutines and buffers, until it leaves',
});
const liveKit: Library = {
  language,
  packages: ['github.com/livekit/server-sdk-go/v2'],
  version: 'v2.18.1',
  source: 'room.go, roomclient.go (the default HTTP client)',
  exports: {
    ConnectToRoom: room,
    ConnectToRoomWithToken: room,
    NewRoomServiceClient: giving('RoomServiceClient'),
  },
  types: { Room: { members: { Disconnect: releases } }, RoomServiceClient: {} },
};

const peer = makes('peer connection', 'leaksUnlessClosed', ['PeerConnection', 'error'], {
  close: 'Close',
  perUse: true,
  because: 'each one has sockets, goroutines and buffers, until it is closed',
});
const closeable: TypeEntry = { members: { Close: releases } };
const webRtc: Library = {
  language,
  packages: ['github.com/pion/webrtc/v4'],
  version: 'v4.2.26',
  source: 'peerconnection.go, datachannel.go, api.go',
  exports: { NewPeerConnection: peer, NewAPI: giving('API') },
  types: {
    API: { members: { NewPeerConnection: peer } },
    PeerConnection: {
      members: {
        ...closeable.members,
        CreateDataChannel: giving(['DataChannel', 'error']),
        OnDataChannel: runs('0', 'perConnection', 'for every data channel of a peer', 'DataChannel'),
        OnTrack: runs('0', 'perConnection', 'for every track of a peer'),
        OnICECandidate: runs('0', 'perMessage', 'for every candidate of a connection'),
      },
    },
    DataChannel: {
      members: {
        ...closeable.members,
        OnMessage: runs('0', 'perMessage', 'for every message of a peer', 'DataChannelMessage'),
      },
    },
    DataChannelMessage: { members: { Data: data } },
  },
};

const onEvent = 'for every server-sent event';
const events: Library = {
  language,
  packages: ['github.com/r3labs/sse/v2'],
  version: 'v2.10.0',
  source: 'server.go (a map of streams, each with a goroutine, until RemoveStream), client.go',
  exports: { New: giving('Server'), NewClient: giving('Client') },
  types: {
    Server: {
      container: 'unbounded',
      members: {
        CreateStream: { call: { effects: [{ effect: 'grow', place: 'this', key: '0' }] } },
        RemoveStream: { call: { effects: [{ effect: 'evict', place: 'this', key: '0' }] } },
        Close: releases,
      },
    },
    Client: {
      members: {
        Subscribe: runs('1', 'perMessage', onEvent, 'Event'),
        SubscribeRaw: runs('0', 'perMessage', onEvent, 'Event'),
      },
    },
    Event: { members: { Data: perEvent('the body of an event'), ID: perEvent('the id of an event') } },
  },
};

export const channels: readonly Library[] = [ably, centrifuge, liveKit, webRtc, events];
