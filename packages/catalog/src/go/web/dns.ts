// DNS servers: each query is a request, and asks for a name that whoever sends it chooses.
import type { Callback, Library, Member, TypeName } from '../../schema.ts';
import { giving, perEntity } from '../rows.ts';

const because = 'for every DNS query';
const query: readonly TypeName[] = ['ResponseWriter', 'Msg'];
const handler = (at: string): Callback => ({ at, frequency: 'perMessage', parameters: query, because });
const handles: Member = { call: { callbacks: [handler('1.ServeDNS')] } };
const handlesWith: Member = { call: { callbacks: [handler('1')] } };

export const dns: readonly Library[] = [
  {
    language: 'go',
    packages: ['github.com/miekg/dns'],
    version: 'v1.1.58',
    source: 'server.go, serve_mux.go, msg.go, types.go',
    exports: { Handle: handles, HandleFunc: handlesWith },
    types: {
      ServeMux: { members: { Handle: handles, HandleFunc: handlesWith } },
      HandlerFunc: { function: { frequency: 'perMessage', parameters: query, because } },
      ResponseWriter: { members: { RemoteAddr: giving('net#remote address') } },
      Msg: { members: { Question: { type: 'questions' } } },
      questions: { elements: 'Question' },
      Question: {
        members: {
          Name: perEntity('the name that a client asks for'),
          Qtype: { cardinality: 'finite' },
          Qclass: { cardinality: 'finite' },
        },
      },
    },
    signatures: [
      { name: 'ServeDNS', parameters: query, frequency: 'perMessage', because },
      // Plugins of CoreDNS.
      {
        name: 'ServeDNS',
        parameters: ['context#Context', ...query],
        frequency: 'perMessage',
        because,
      },
    ],
  },
];
