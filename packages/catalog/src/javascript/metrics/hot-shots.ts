// hot-shots: each different tag set is a metric of its own on the vendor's bill; a client holds a socket until it is closed.
import type { Condition, Effect, Library, Member } from '../../schema.ts';
import { absent, doing, each, harmless, label, making, metricName, releases } from './rows.ts';

/** `{sampleRate, tags, timestamp, cardinality}` in place of the sample rate: an object with one of these is no tags. */
const noOptions: readonly Condition[] = ['tags', 'sampleRate', 'timestamp', 'cardinality'].map((option) =>
  absent(`2.${option}`),
);
const tags: readonly Effect[] = [label('bill', ['2.*'], noOptions), label('bill', ['2.tags.*', '3.*'])];
/** One name, or a list of them. */
const names = (at: string): readonly Effect[] => [metricName('bill', at), metricName('bill', `${at}[]`)];

/** Tags are an object or a list of `key:value` (`.*` is a value of either); they follow the value, or the value and its sample rate. */
const send: Member = doing(...names('0'), ...tags);
/** `increment(name, tags)` and `decrement(name, tags)` may leave the value out. */
const count: Member = doing(...names('0'), label('bill', ['1.*']), ...tags);
/** `timer(f, name, sampleRate?, tags?)` gives a function that does what the first argument does, and sends how long it took. */
const wrap: Member = doing(...names('1'), ...tags);

const globalTags: Effect = label('bill', ['0.globalTags.*']);
const client = making('StatsD client', 'leaksUnlessClosed', 'StatsD', { close: 'close' });
const constructor: Member = { construct: { ...client, effects: [...(client.effects ?? []), globalTags] } };

export const hotShots: Library = {
  language: 'javascript',
  packages: ['hot-shots'],
  version: '17.1.1',
  source: 'types.d.ts; lib/statsd.js, lib/statsFunctions.js',
  exports: { StatsD: constructor, default: constructor, '': constructor },
  types: {
    StatsD: {
      members: {
        ...each(['increment', 'decrement'], count),
        ...each(['timing', 'histogram', 'distribution', 'gauge', 'gaugeDelta', 'set', 'unique'], send),
        ...each(['timer', 'asyncTimer', 'asyncDistTimer'], wrap),
        // Shares its parent's socket; what it puts before each name makes others of them all.
        childClient: {
          call: {
            returns: 'StatsD',
            effects: [globalTags, metricName('bill', '0.prefix'), metricName('bill', '0.suffix')],
          },
        },
        close: releases,
        // Events and service checks are no metrics.
        ...each(['event', 'check', 'flush'], harmless),
      },
    },
  },
};
