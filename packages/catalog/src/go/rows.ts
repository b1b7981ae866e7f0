// The row shapes that most Go libraries share, so that a library's file reads as a list of its own facts.
//
// Conventions in Go rows: `X[]` is a channel (a loop over it runs for each message); a slice is a type of its own with `elements`.
// Type names with a space in them (`Request URL`) do not exist in Go: they tell apart values of one Go type that differ for us,
// and only reach values whose type is inferred, not those whose type is written down.
import type {
  ArgumentPath,
  CallMeaning,
  Carry,
  ClientEffect,
  Condition,
  Hurts,
  Member,
  TypeEntry,
  TypeName,
} from '../schema.ts';

type Results = TypeName | readonly (TypeName | null)[];

/** Text made of its arguments: as varied as they are. */
export const textOf = (...passes: ('this' | ArgumentPath)[]): Member => ({
  call: { returns: 'string', passes },
});

/** Text made of its arguments with parts cut off or replaced. */
export const maskedTextOf = (...passes: ('this' | ArgumentPath)[]): Member => ({
  call: { returns: 'string', passes, masks: true },
});

/** Any value made of its arguments. */
export const passing = (returns: Results, ...passes: ('this' | ArgumentPath)[]): Member => ({
  call: { returns, passes },
});

/** Puts what stands in `from` into the value that an argument points to. */
export const filling = (into: ArgumentPath, from: 'this' | ArgumentPath): Member => ({
  call: { returns: 'error', fills: { into, from } },
});
/** Puts what a client sent into the value that its first argument points to. */
export const binding = (because: string): Member => ({
  call: { returns: 'error', fills: { into: '0', because } },
});

/** Puts random bytes into an argument: what stands there is new each time. */
export const randomFilling = (into: ArgumentPath): CallMeaning => ({
  returns: ['int', 'error'],
  fills: { into, because: 'a run of random bytes', cardinality: 'perEvent' },
});

/** Keeps its second argument under its first for what comes later in the request; gives it back. */
export const keeps: Member = { call: { keeps: { in: 'request', key: '0', value: '1' } } };
export const takes = (where: Carry['in'], key: ArgumentPath, returns?: Results): Member => ({
  call: { ...(returns === undefined ? {} : { returns }), takes: { in: where, key } },
});

export const giving = (returns: Results): Member => ({ call: { returns } });

/** Gives something that keeps what it was made from, and more: one more layer each time it is put back in its place. */
export const around = (returns: Results, inner: 'this' | ArgumentPath = 'this'): Member => ({
  call: { returns, around: inner },
});

/** Chained calls that hand back their receiver. */
export const chained: Member = { call: { returns: 'this' } };

export const finite: Member = { call: { returns: 'string', cardinality: 'finite' } };

/** Raw data of a request or message: one value for each client, entity or URL. */
export const perEntity = (because: string): Member => ({ cardinality: 'perEntity', because });
export const perEntityCall = (because: string, returns: Results = 'string'): Member => ({
  call: { returns, cardinality: 'perEntity', because },
});

/** What a request asks for by its name, as the parameter of a route. */
export const nameAsked = (because: string): Member => ({ ...perEntity(because), names: 'asked' });
export const nameAskedCall = (because: string, returns: Results = 'string'): Member => ({
  call: { returns, cardinality: 'perEntity', because, names: 'asked' },
});
/** The name of something that exists: it comes and goes, but nobody can make one up. */
export const nameOf = (because: string): Member => ({ ...perEntity(because), names: 'existing' });
export const nameOfCall = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'perEntity', because, names: 'existing' },
});

/** The method of a request that came in: the parsers of net/http and fasthttp take any word. */
const anyWord = 'the raw HTTP method, which may be any word in Go';
export const requestMethod: Member = { ...perEntity(anyWord), isRequestMethod: true };
export const requestMethodCall = (returns: Results | null = 'string'): Member => ({
  call: { ...(returns === null ? {} : { returns }), cardinality: 'perEntity', because: anyWord },
  isRequestMethod: true,
});

/** New each time. */
export const perEvent = (because: string): Member => ({ cardinality: 'perEvent', because });
export const perEventCall = (because: string, returns: Results = 'string'): Member => ({
  call: { returns, cardinality: 'perEvent', because },
});

/** Bytes and other data without a name of its own in the catalog. */
export const perEventData = (because: string): Member => ({ call: { cardinality: 'perEvent', because } });

/** As many as people deploy or configure: the safe twin of raw data. */
export const configured = (because: string): Member => ({ cardinality: 'configured', because });
export const configuredCall = (because: string, returns: Results = 'string'): Member => ({
  call: { returns, cardinality: 'configured', because },
});

type Making = Omit<ClientEffect, 'effect' | 'noun' | 'perMessage'>;

/** A constructor of something that should be made once. Returns the type alone or with an error. */
export const makes = (
  noun: string,
  perMessage: ClientEffect['perMessage'],
  returns: Results | undefined,
  more: Making = {},
): Member => ({
  call: {
    ...(returns === undefined ? {} : { returns }),
    effects: [{ effect: 'client', noun, perMessage, ...more }],
  },
});

/** A statement that each connection which runs it prepares and keeps, and the database with it. */
export const preparedStatement = (returns: Results): Member =>
  makes('prepared statement', 'leaksUnlessClosed', returns, {
    close: 'Close',
    perUse: true,
    because: 'each one stays with its connections, here and in the database, since nothing closes it',
  });

/** What a client is configured with, and where its HTTP client stays: clients that are made with the same one share that. */
export const configuration = (noun: string, ...given: readonly string[]): TypeEntry => ({
  literal: {
    effects: [
      {
        effect: 'client',
        noun,
        perMessage: 'churn',
        when: given.flatMap((field): Condition[] => [
          { at: `0.${field}`, is: 'absent' },
          { at: `result.${field}`, is: 'absent' },
        ]),
      },
    ],
  },
});

export const labels = (hurts: Hurts, values: readonly ArgumentPath[], returns?: Results): Member => ({
  call: { ...(returns === undefined ? {} : { returns }), effects: [{ effect: 'label', values, hurts }] },
});

export const removesLabels: Member = { call: { effects: [{ effect: 'removeLabels' }] } };
export const removesAllLabels: Member = { call: { effects: [{ effect: 'removeLabels', all: true }] } };

export const exits: Member = { call: { neverReturns: true } };

export const releases: Member = { call: { effects: [{ effect: 'release', what: 'this' }] } };
