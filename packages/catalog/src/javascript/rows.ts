// Row shapes that the rooms of JavaScript libraries share.
import type { Member } from '../schema.ts';

/** `x.close()`: frees its receiver. */
export const releases: Member = { call: { effects: [{ effect: 'release', what: 'this' }] } };

/** The same member under several names. */
export const each = (names: readonly string[], member: Member): Record<string, Member> =>
  Object.fromEntries(names.map((name) => [name, member]));
