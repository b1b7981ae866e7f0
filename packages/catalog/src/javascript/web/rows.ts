// The row shapes that web libraries share, so that a library's file reads as a list of its own facts.
import type { Callback, CallMeaning, Condition, Frequency, Member, TypeName } from '../../schema.ts';

export { each, giving } from '../rows.ts';

export const onRequest = 'for every request';

/** Raw data of a request: one value for each client, entity or URL. */
export const perEntity = (because: string): Member => ({ cardinality: 'perEntity', because });
export const perEntityCall = (because: string): Member => ({
  call: { returns: 'string', cardinality: 'perEntity', because },
});

/** New for each request or message. */
export const perEvent = (because: string): Member => ({ cardinality: 'perEvent', because });
export const perEventCall = (because: string): Member => ({ call: { cardinality: 'perEvent', because } });

/** What a client sends: of its parts nothing is known but their names. */
export const bodyOfRequest = perEvent('the body of the request');
export const bodyOfRequestCall = perEventCall('the body of the request');

/** As many as people write down: the safe twin of raw data. */
export const configured = (because: string): Member => ({ cardinality: 'configured', because });
export const routeTemplate = configured('the route template');

export const finite: Member = { cardinality: 'finite' };

/** A member with members of its own. */
export const typed = (type: TypeName): Member => ({ type });

export const making = (returns: TypeName): Member => ({ construct: { returns } });
/** A factory that works with and without `new`. */
export const callable = (returns: TypeName): Member => ({ call: { returns }, construct: { returns } });

/** Hands back its receiver and keeps nothing that grows. */
export const chained: Member = { call: { returns: 'this' } };
/** Known to keep nothing. */
export const harmless: Member = { call: {} };

/** The functions at these places run this often; chained calls hand back their receiver. */
export const registers = (...callbacks: Callback[]): Member => ({ call: { returns: 'this', callbacks } });

/** As `registers`, on a router or the like that only ever adds: nothing takes a handler off it again. */
export const mounts = (...callbacks: Callback[]): Member => ({
  call: {
    returns: 'this',
    callbacks,
    effects: [
      { effect: 'listen', on: 'this', listener: '*', undo: [], because: 'it only ever adds handlers' },
    ],
  },
});

/** One callback for each place, all of the same kind. */
export const runs = (
  places: readonly string[],
  parameters: readonly (TypeName | null)[],
  because: string,
  frequency: Frequency = 'perMessage',
): Callback[] => places.map((at) => ({ at, frequency, parameters, because }));

/** `on(event, listener)` of an emitter: one of these events. */
export const isEvent = (...names: readonly string[]): readonly Condition[] => [{ at: '0', equals: names }];
/** `on(event, listener)` of an emitter: what it runs, and what takes the listener off again. */
export const listening = (callbacks: readonly Callback[]): CallMeaning => ({
  returns: 'this',
  callbacks,
  effects: [
    { effect: 'listen', on: 'this', listener: '1', undo: ['off', 'removeListener', 'removeAllListeners'] },
  ],
});

export const headerOfClient = 'a request header, which any client can choose';
export const hostOfClient = 'the Host header, which any client can choose';
