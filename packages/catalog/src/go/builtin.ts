// What is built into the language: basic types and their conversions, errors, and the predeclared functions.
import type { Library, Member, TypeEntry } from '../schema.ts';
import { exits, giving, passing, perEventCall } from './rows.ts';

const BASIC = [
  'string',
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uintptr',
  'float32',
  'float64',
  'complex64',
  'complex128',
  'byte',
  'rune',
] as const;

/** `string(x)`, `int64(n)`: as varied as what is converted. */
const conversions: Readonly<Record<string, Member>> = Object.fromEntries(
  BASIC.map((name) => [name, passing(name, '0')]),
);
/** Basic types say nothing of how many values there are; they are here to be compared in signatures. */
const basicTypes: Readonly<Record<string, TypeEntry>> = Object.fromEntries(
  [...BASIC, 'any', 'function', 'number'].map((name) => [name, {}]),
);

export const builtin: Library = {
  language: 'go',
  packages: [],
  version: 'go1.26.8',
  source: 'The Go Programming Language Specification, "Predeclared identifiers"; src/builtin/builtin.go',
  exports: {
    ...conversions,
    bool: { call: { returns: 'bool', cardinality: 'finite' } },
    append: { call: { returns: '0', passes: ['*'] } },
    cap: giving('int'),
    clear: { call: { effects: [{ effect: 'evict', place: '0', all: true }] } },
    delete: { call: { effects: [{ effect: 'evict', place: '0', key: '1' }] } },
    len: giving('int'),
    max: passing('0', '*'),
    // The other one is a limit, nearly always.
    min: { call: { returns: '0', passes: ['*'], masks: true } },
    panic: exits,
    recover: perEventCall('the value of a panic', 'any'),
    // Go exports by capital letter: a package's exported name that is no call is a constant, a type or a variable set once.
    '(exported names are constants)': {},
  },
  signatures: [
    // Generated code embeds nothing of a library's in the file with the methods: gRPC's servers and gqlgen's resolvers.
    ...[{ receiver: 'Unimplemented*Server' }, { registeredBy: 'Register*Server' }].flatMap((served) =>
      [
        { parameters: ['context#Context', null] },
        // `List(request, stream)`
        { parameters: [null, null], lastParameter: '*Server' },
      ].map((shape) => ({
        ...served,
        ...shape,
        frequency: 'perMessage' as const,
        because: 'on every gRPC call',
      })),
    ),
    // What the client sends comes from the stream itself.
    ...[{ receiver: 'Unimplemented*Server' }, { registeredBy: 'Register*Server' }].map((served) => ({
      ...served,
      parameters: [null],
      lastParameter: '*Server',
      gives: ['google.golang.org/grpc#generated stream'],
      frequency: 'perConnection' as const,
      because: 'for every gRPC stream',
    })),
    ...['queryResolver', 'mutationResolver', 'subscriptionResolver'].map((receiver) => ({
      receiver,
      parameters: ['context#Context', '...'],
      frequency: 'perMessage' as const,
      because: 'on every GraphQL query',
    })),
  ],
  types: {
    ...basicTypes,
    bool: { cardinality: 'finite' },
    boolean: { cardinality: 'finite' },
    error: {
      cardinality: 'perEvent',
      because: 'the text of an error',
      members: { Error: perEventCall('the text of an error') },
    },
  },
};
