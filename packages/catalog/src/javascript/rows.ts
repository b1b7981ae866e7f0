// Row shapes that the rooms of JavaScript libraries share.
import type { ArgumentPath, Member, TypeName, Views } from '../schema.ts';

/** `x.close()`: frees its receiver. */
export const releases: Member = { call: { effects: [{ effect: 'release', what: 'this' }] } };

/** Gives a value of this type. */
export const giving = (returns: TypeName): Member => ({ call: { returns } });

/** The same member under several names. */
export const each = (names: readonly string[], member: Member): Record<string, Member> =>
  Object.fromEntries(names.map((name) => [name, member]));

/**
 * OpenTelemetry's views at a path of a provider's options: @opentelemetry/sdk-metrics 2.12.1 build/src/view/{View,AttributesProcessor,
 * Predicate}.js, and `attributeKeys` of 1.30.1. One that names no other choice is of all instruments with that name.
 */
export const viewsAt = (at: ArgumentPath): Views => ({
  at,
  of: '@opentelemetry/api',
  instrument: 'instrumentName',
  others: ['instrumentType', 'instrumentUnit', 'meterName', 'meterVersion', 'meterSchemaUrl'],
  keeps: 'attributeKeys',
  filters: 'attributesProcessors',
});

/** `gc()` */
export const forcesCollection: Member = { call: { effects: [{ effect: 'collect', how: 'force' }] } };
