// Model Context Protocol servers: what clients ask of them, and transports, which live until their client ends the session by a DELETE
// request, which most never do.
import type { Library, Member, Seldom } from '../../schema.ts';
import { harmless, making, runs, typed } from './rows.ts';

const onSession = 'for every session that a client opens';
const farewell: Seldom = {
  because: 'it only runs when a client ends its session, which most never do',
  unless: 'close',
};

const session: Member = { type: 'SessionId' };
const closes: Member = { call: { effects: [{ effect: 'release', what: 'this' }] } };
/** Who answers what a client sends: the last argument, however many stand before it. */
const answers = (because: string): Member => ({ call: { callbacks: runs(['*'], [], because) } });
const requests = answers('for every request of a client');
const onToolCall = answers('for every call of a tool');
const onPrompt = answers('for every prompt that a client asks for');
const onRead = answers('for every resource that a client reads');
const streamable: Member = {
  construct: {
    returns: 'StreamableHTTPServerTransport',
    callbacks: [
      ...runs(['0.onsessioninitialized'], ['SessionId'], onSession, 'perConnection'),
      { at: '0.onsessionclosed', frequency: 'perConnection', parameters: ['SessionId'], seldom: farewell },
      ...runs(['0.sessionIdGenerator'], [], onSession, 'perConnection'),
    ],
  },
};

export const mcp: Library = {
  language: 'javascript',
  packages: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/server', '@modelcontextprotocol/node'],
  version:
    '@modelcontextprotocol/sdk 1.32.2, @modelcontextprotocol/server 2.4.0, @modelcontextprotocol/node 2.1.2',
  source:
    'dist/esm/server/mcp.d.ts, dist/esm/shared/protocol.d.ts; dist/esm/server/streamableHttp.d.ts; dist/esm/server/webStandardStreamableHttp.js (handleDeleteRequest, close), dist/esm/server/sse.js; dist/index.mjs of server',
  exports: {
    Server: making('Server'),
    McpServer: making('McpServer'),
    StreamableHTTPServerTransport: streamable,
    WebStandardStreamableHTTPServerTransport: streamable,
    NodeStreamableHTTPServerTransport: streamable,
    SSEServerTransport: { construct: { returns: 'SSEServerTransport' } },
  },
  types: {
    Server: {
      members: {
        setRequestHandler: requests,
        setNotificationHandler: answers('for every notification of a client'),
      },
    },
    McpServer: {
      members: {
        server: typed('Server'),
        tool: onToolCall,
        registerTool: onToolCall,
        prompt: onPrompt,
        registerPrompt: onPrompt,
        resource: onRead,
        registerResource: onRead,
      },
    },
    StreamableHTTPServerTransport: {
      members: {
        onclose: { assigned: { frequency: 'perConnection', seldom: farewell } },
        sessionId: session,
        close: closes,
        handleRequest: harmless,
      },
    },
    WebStandardStreamableHTTPServerTransport: { extends: ['StreamableHTTPServerTransport'] },
    NodeStreamableHTTPServerTransport: { extends: ['StreamableHTTPServerTransport'] },
    SSEServerTransport: {
      members: {
        onclose: { assigned: { frequency: 'perConnection', because: 'when a client disconnects' } },
        sessionId: session,
        close: closes,
        handlePostMessage: harmless,
      },
    },
    SessionId: { cardinality: 'perEvent', because: 'the id of a session' },
  },
};
