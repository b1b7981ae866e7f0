// Model Context Protocol servers: tools, prompts and resources run for every call of a client.
import type { Callback, Library, Member, TypeName } from '../../schema.ts';
import {
  binding,
  configured,
  giving,
  nameAsked,
  nameAskedCall,
  perEntity,
  perEntityCall,
  perEvent,
} from '../rows.ts';

const language = 'go';
const onCall = 'for every call of a client';
const argument = "the argument of a tool's call";
const sessionId = 'the id of a session';

const runs = (at: string, parameters: readonly (TypeName | null)[]): Callback => ({
  at,
  frequency: 'perMessage',
  parameters,
  because: onCall,
});
const adds = (at: string, parameters: readonly (TypeName | null)[]): Member => ({
  call: { callbacks: [runs(at, parameters)] },
});

const goRequest = (kind: string): TypeName => `github.com/mark3labs/mcp-go/mcp#${kind}Request`;
const handler = (kind: string): readonly TypeName[] => ['context#Context', goRequest(kind)];
const handles = (kind: string): { readonly function: Omit<Callback, 'at'> } => ({
  function: { frequency: 'perMessage', parameters: handler(kind), because: onCall },
});
const entry = (kind: string) => ({ literal: { callbacks: [runs('0.Handler', handler(kind))] } });
const mark3labs: readonly Library[] = [
  {
    language,
    packages: ['github.com/mark3labs/mcp-go/server'],
    version: 'v1.2.1',
    source: 'server/server.go, session.go',
    exports: {
      ClientSessionFromContext: giving('ClientSession'),
      NewMCPServer: giving('MCPServer'),
    },
    types: {
      ClientSession: { members: { SessionID: perEntityCall(sessionId) } },
      MCPServer: {
        members: {
          AddPrompt: adds('1', handler('GetPrompt')),
          AddResource: adds('1', handler('ReadResource')),
          AddResourceTemplate: adds('1', handler('ReadResource')),
          AddTool: adds('1', handler('CallTool')),
        },
      },
      PromptHandlerFunc: handles('GetPrompt'),
      ResourceHandlerFunc: handles('ReadResource'),
      ResourceTemplateHandlerFunc: handles('ReadResource'),
      ServerPrompt: entry('GetPrompt'),
      ServerResource: entry('ReadResource'),
      ServerTool: entry('CallTool'),
      ToolHandlerFunc: handles('CallTool'),
    },
  },
  {
    language,
    packages: ['github.com/mark3labs/mcp-go/mcp'],
    version: 'v1.2.1',
    source:
      'mcp/tools.go, mcp/resources.go, mcp/prompts.go, mcp/typed_tools.go (a handler runs for tools that exist)',
    exports: {
      NewTypedToolHandler: adds('0', ['context#Context', 'CallToolRequest', 'tool arguments']),
      NewStructuredToolHandler: adds('0', ['context#Context', 'CallToolRequest', 'tool arguments']),
    },
    types: {
      CallToolRequest: {
        members: {
          BindArguments: binding(argument),
          GetArguments: giving('tool arguments'),
          GetRawArguments: { call: { cardinality: 'perEvent', because: argument } },
          GetString: nameAskedCall(argument),
          Header: { type: 'net/http#Request header' },
          Params: { type: 'CallToolParams' },
          RequireString: nameAskedCall(argument, ['string', 'error']),
        },
      },
      CallToolParams: {
        members: { Arguments: perEvent(argument), Name: configured("the tool's name") },
      },
      GetPromptRequest: { members: { Params: { type: 'GetPromptParams' } } },
      GetPromptParams: {
        members: { Arguments: { type: 'tool arguments' }, Name: configured("the prompt's name") },
      },
      ReadResourceRequest: { members: { Params: { type: 'ReadResourceParams' } } },
      ReadResourceParams: { members: { URI: nameAsked('the URI of a resource') } },
      'tool arguments': { members: { '*': perEntity(argument) } },
    },
    signatures: ['CallTool', 'GetPrompt', 'ReadResource'].map((kind) => ({
      parameters: ['context#Context', `${kind}Request`],
      frequency: 'perMessage' as const,
      because: onCall,
    })),
  },
];

const sdk: Library = {
  language,
  packages: ['github.com/modelcontextprotocol/go-sdk/mcp'],
  version: 'v1.8.0',
  source: 'mcp/server.go, mcp/tool.go, mcp/requests.go, mcp/shared.go, mcp/protocol.go',
  exports: {
    AddTool: adds('2', ['context#Context', 'CallToolRequest', 'tool arguments']),
    NewServer: giving('Server'),
  },
  types: {
    Server: {
      members: {
        AddPrompt: adds('1', ['context#Context', 'GetPromptRequest']),
        AddResource: adds('1', ['context#Context', 'ReadResourceRequest']),
        AddResourceTemplate: adds('1', ['context#Context', 'ReadResourceRequest']),
        AddTool: adds('1', ['context#Context', 'CallToolRequest']),
      },
    },
    CallToolRequest: {
      extends: ['ServerRequest'],
      members: { Params: { type: 'CallToolParamsRaw' } },
    },
    CallToolParamsRaw: {
      members: { Arguments: perEvent(argument), Name: configured("the tool's name") },
    },
    GetPromptRequest: { extends: ['ServerRequest'], members: { Params: { type: 'GetPromptParams' } } },
    GetPromptParams: {
      members: { Arguments: { type: 'tool arguments' }, Name: configured("the prompt's name") },
    },
    ReadResourceRequest: { extends: ['ServerRequest'], members: { Params: { type: 'ReadResourceParams' } } },
    ReadResourceParams: { members: { URI: nameAsked('the URI of a resource') } },
    ServerRequest: { members: { Session: { type: 'ServerSession' } } },
    ServerSession: { members: { ID: perEntityCall(sessionId) } },
    'tool arguments': { members: { '*': perEntity(argument) } },
  },
};

export const mcp: readonly Library[] = [...mark3labs, sdk];
