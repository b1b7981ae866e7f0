// hot-shots: each different tag set is a metric of its own on the vendor's bill; a client holds a socket until it is closed.
import type { ClientEffect, Library, Member } from '../../schema.ts';

/** Tags are an object or a list of `key:value`; they follow the value, or the value and its sample rate. */
const send: Member = {
  call: {
    effects: [
      { effect: 'metricName', name: '0', hurts: 'bill' },
      { effect: 'label', values: ['2.*', '2[]', '3.*', '3[]', '2.tags.*', '2.tags[]'], hurts: 'bill' },
    ],
  },
};
/** `increment(name, tags)` and `decrement(name, tags)` may leave the value out. */
const count: Member = {
  call: {
    effects: [
      { effect: 'metricName', name: '0', hurts: 'bill' },
      {
        effect: 'label',
        values: ['1.*', '1[]', '2.*', '2[]', '3.*', '3[]', '2.tags.*', '2.tags[]'],
        hurts: 'bill',
      },
    ],
  },
};
const client: ClientEffect = {
  effect: 'client',
  noun: 'StatsD client',
  perMessage: 'leaksUnlessClosed',
  close: 'close',
};
const construct = { returns: 'StatsD', effects: [client] };

export const hotShots: Library = {
  language: 'javascript',
  packages: ['hot-shots'],
  version: '17.1.1',
  source: 'types.d.ts',
  exports: { StatsD: { construct }, default: { construct }, '': { construct } },
  types: {
    StatsD: {
      members: {
        increment: count,
        decrement: count,
        timing: send,
        histogram: send,
        distribution: send,
        gauge: send,
        gaugeDelta: send,
        set: send,
        unique: send,
        // Shares its parent's socket.
        childClient: { call: { returns: 'StatsD' } },
        close: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
  },
};
