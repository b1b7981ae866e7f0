// What an effect of a call makes the rules find, or keeps them from finding.
import type { Effect, EvictEffect } from '../../../src/schema.ts';
import { argumentsText, meeting, type Placed } from './argument-texts.ts';
import { RAW, type Around, type Claim } from './claims.ts';
import { memberText } from './origins.ts';

const LABEL = 'no-unbounded-metric-label';
const METRIC = 'no-metric-per-message';
const CLIENT = 'no-client-per-message';
const COLLECTION = 'no-unbounded-module-collection';
const LISTENER = 'no-listener-per-message';

/** What an effect makes a rule find. */
export function effectClaims(
  effect: Effect,
  placed: readonly Placed[],
  called: (...more: readonly Placed[]) => Claim['code'],
  around: Around,
): Claim[] {
  const met = meeting(effect.when);
  const found = (rules: readonly string[], more: readonly Placed[], setup?: Claim['setup']): Claim => ({
    says: `${effect.effect}: ${more.map(([at]) => at).join(', ')}`,
    isHeld: true,
    isRepeated: true,
    ...(setup === undefined ? {} : { setup }),
    code: called(...met, ...more),
    holds: (_answers, _id, at) => rules.some((rule) => at.has(rule)),
  });
  const onceFound = (rules: readonly string[]): Claim => {
    const { isRepeated: _, ...once } = found(rules, []);
    return once;
  };
  switch (effect.effect) {
    case 'label':
      if (effect.own !== undefined) return [found([LABEL], [])];
      return effect.values.map((path) => found([LABEL], [[path, RAW]]));
    case 'metricName':
      return [found([METRIC, LABEL], [[effect.name, RAW]])];
    case 'instrument':
      if (effect.again === 'same') return [];
      return [found([METRIC], effect.registry === undefined ? [] : [[effect.registry, 'kept']])];
    case 'client':
      if (effect.perMessage === 'cheap') return [];
      return [found([CLIENT], effect.key === undefined ? [] : [[effect.key, RAW]])];
    case 'grow': {
      if (effect.place === 'this' && !around.isUnbounded) return [];
      const key = effect.key ?? effect.value;
      // What counts by which object it is gets a new one.
      const raw = effect.byIdentity === true && key !== undefined ? `${key}.any` : key;
      const more: Placed[] = raw === undefined ? [] : [[raw, RAW]];
      if (effect.place !== 'this' && effect.place !== 'library') more.push([effect.place, 'kept']);
      return [found([COLLECTION, LISTENER], more)];
    }
    case 'listen': {
      if (effect.removesItself === true) return [];
      const more: Placed[] = effect.listener === undefined ? [] : [[effect.listener, '() => {}']];
      return [
        found(
          [LISTENER],
          more.filter(([at]) => !placed.some(([other]) => other === at)),
        ),
      ];
    }
    case 'timer':
      if (effect.kind === 'once') return [];
      return [found(['no-unstopped-timer'], placed.some(([at]) => at === '0') ? [] : [['0', '() => {}']])];
    case 'collect':
      return [found(['no-forced-gc'], [])];
    case 'store':
      // A value of another library's type is not to be written here (rules/no-unbounded-module-collection/cases/own-stores.ts).
      if (effect.when?.some(({ type }) => type !== undefined) === true) return [];
      return [onceFound([COLLECTION])];
    case 'debugServer':
      return [
        found(['no-public-pprof'], effect.address === undefined ? [] : [[effect.address, "'0.0.0.0'"]]),
      ];
    case 'evict':
      return evictionClaims(effect, around);
    case 'release':
    case 'replace':
    case 'removeLabels':
      return [];
  }
}

/** What is put in and taken out in the same request does not stay. */
function evictionClaims({ place, key }: EvictEffect, { adds, isUnbounded }: Around): Claim[] {
  if (place !== 'this' || adds === null || !isUnbounded) return [];
  const { key: entry, value } = adds.effect;
  const raw = entry ?? value;
  const claim: Claim = {
    says: `evict ${key ?? ''}`,
    isHeld: true,
    isRepeated: true,
    code: (subject, id, receiver) => [
      `const ${id} = ${RAW};`,
      `${memberText(receiver, adds.name)}(${argumentsText(raw === undefined ? [] : [[raw, id]])});`,
      `${subject}(${argumentsText(key === undefined ? [] : [[key, id]])});`,
    ],
    holds: (_answers, _id, rules) => !rules.has(COLLECTION) && !rules.has(LISTENER),
  };
  return [claim];
}
