// The row shapes that metric libraries share, so that a library's file reads as a list of its own facts.
import type {
  ArgumentPath,
  Callback,
  CallMeaning,
  ClientEffect,
  Condition,
  Effect,
  Hurts,
  Member,
  TypeName,
} from '../../schema.ts';

export { each, giving, releases, viewsAt } from '../rows.ts';

export const onScrape = 'on every collection of the metrics';
const onRequest = 'for every request';

/** What the URL of a request that matches no route holds: anything that a scanner asks for. */
export const unmatchedPath = 'the raw path of requests that match no route';
/** Middlewares that replace what looks like an id, and keep all other text: */
export const maskedPath = 'the raw path, in which only what looks like an id is replaced';

/** Known to keep nothing. */
export const harmless: Member = { call: {} };
/** Hands back its receiver and keeps nothing. */
export const chained: Member = { call: { returns: 'this' } };
export const typed = (type: TypeName): Member => ({ type });
export const removesLabels: Member = { call: { effects: [{ effect: 'removeLabels' }] } };
export const removesAllLabels: Member = { call: { effects: [{ effect: 'removeLabels', all: true }] } };

export const label = (
  hurts: Hurts,
  values: readonly ArgumentPath[],
  when?: readonly Condition[],
): Effect => ({
  effect: 'label',
  values,
  hurts,
  ...(when === undefined ? {} : { when }),
});
export const metricName = (hurts: Hurts, name: ArgumentPath): Effect => ({
  effect: 'metricName',
  name,
  hurts,
});
/** A middleware that labels by itself with what one value exists of for each client or URL. */
export const ownLabel = (because: string, when?: readonly Condition[]): Effect => ({
  effect: 'label',
  values: [],
  own: { cardinality: 'perEntity', because },
  hurts: 'process',
  ...(when === undefined ? {} : { when }),
});

/** A call of which only the effects matter, and the receiver it hands back. */
export const doing = (...effects: readonly Effect[]): Member => ({ call: { effects } });
export const chaining = (...effects: readonly Effect[]): Member => ({ call: { returns: 'this', effects } });

type Making = Omit<ClientEffect, 'effect' | 'noun' | 'perMessage'>;

/** What it means to make something that should be made once. */
export const making = (
  noun: string,
  perMessage: ClientEffect['perMessage'],
  returns: TypeName,
  more: Making = {},
): CallMeaning => ({ returns, effects: [{ effect: 'client', noun, perMessage, ...more }] });

/** Functions at these places that give a label's value: they run for every request. */
export const labelFunctions = (
  places: readonly ArgumentPath[],
  parameters: readonly (TypeName | null)[],
): Callback[] => places.map((at) => ({ at, frequency: 'perMessage', parameters, because: onRequest }));

export const absent = (at: ArgumentPath): Condition => ({ at, is: 'absent' });
export const present = (at: ArgumentPath): Condition => ({ at, is: 'present' });
export const isTrue = (at: ArgumentPath): Condition => ({ at, equals: ['true'] });
