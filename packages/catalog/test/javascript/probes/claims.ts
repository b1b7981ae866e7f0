// What a row says, as code that uses it in the plainest way and what the engine must answer about that code.
import type { Callback, CallMeaning, Cardinality, Effect, Member, TypeName } from '../../../src/schema.ts';
import type { Answers } from './answers.ts';
import { argumentsText, avoiding, meeting, type Placed } from './argument-texts.ts';

/** One thing that a row says. */
export interface Claim {
  /** For the report: `gives Counter`. */
  readonly says: string;
  /** The code needs a receiver of its own that lives as long as the process. */
  readonly isHeld?: true;
  /** The code runs for every request. */
  readonly isRepeated?: true;
  /** Lines at module level, before the code; names in them begin with `id`. */
  readonly setup?: (id: string) => readonly string[];
  /** `subject` is the use of the row: `client.send`. */
  readonly code: (subject: string, id: string) => readonly string[];
  /** Whether the engine says so too; `rules` are those that find something in the code. */
  readonly holds: (answers: Answers, id: string, rules: ReadonlySet<string>) => boolean;
}

/** Keys of types by the names that the row's library gives to them. */
export type KeyOf = (type: TypeName) => string | undefined;

/** Raw data: another text each time. */
export const RAW = 'randomUUID()';

const LABEL = 'no-unbounded-metric-label';
const METRIC = 'no-metric-per-message';
const CLIENT = 'no-client-per-message';
const COLLECTION = 'no-unbounded-module-collection';
const LISTENER = 'no-listener-per-message';

/** Everything that a row says; `owner` is the key of the type that it is a member of. */
export function claimsOf(member: Member, owner: string | null, keyOf: KeyOf): Claim[] {
  const claims: Claim[] = [];
  const overloads = member.overloads ?? [];
  if (member.call === undefined && member.construct === undefined)
    claims.push(...valueClaims(member, overloads.length > 0, keyOf));
  const away = avoiding(overloads.map(({ when }) => when));
  const by = member.call === undefined && member.construct !== undefined ? 'new ' : '';
  for (const overload of overloads)
    claims.push(...callClaims(overload, by, meeting(overload.when), owner, keyOf));
  if (member.call !== undefined) claims.push(...callClaims(member.call, '', away, owner, keyOf));
  if (member.construct !== undefined) claims.push(...callClaims(member.construct, 'new ', away, owner, keyOf));
  if (member.assigned !== undefined) claims.push(assignedClaim(member.assigned, keyOf));
  if (member.decorates !== undefined) claims.push(...decoratorClaims(member.decorates, keyOf));
  if (member.provides !== undefined) {
    const { provides } = member;
    claims.push({
      says: `its receivers are made ${provides}`,
      setup: () => ["import { Inject as inject, Injectable as injectable } from '@nestjs/common';"],
      code: (subject, id) => [`@injectable() class ${id} { constructor(@inject(${subject}) it) {} }`],
      holds: (answers, id) => answers.instancesOf(id) === provides,
    });
  }
  return claims;
}

function valueClaims({ type, cardinality }: Member, isCalled: boolean, keyOf: KeyOf): Claim[] {
  if (isCalled && type === undefined && cardinality === undefined) return [];
  const read = (subject: string, id: string) => [`const ${id} = ${subject};`];
  const claims: Claim[] = [];
  if (type !== undefined)
    claims.push({
      says: `is ${type}`,
      code: read,
      holds: (answers, id) => answers.typesOf(id).includes(keyOf(type) ?? ''),
    });
  if (cardinality !== undefined) claims.push(levelClaim(cardinality, read));
  return claims;
}

const levelClaim = (cardinality: Cardinality, code: Claim['code']): Claim => ({
  says: `is ${cardinality}`,
  isRepeated: true,
  code,
  holds: (answers, id) => answers.levelOf(id) === cardinality,
});

function callClaims(
  call: CallMeaning,
  by: string,
  placed: readonly Placed[],
  owner: string | null,
  keyOf: KeyOf,
): Claim[] {
  const called =
    (...more: readonly Placed[]): Claim['code'] =>
    (subject, id) => [`const ${id} = ${by}${subject}(${argumentsText([...placed, ...more])});`];
  const claims: Claim[] = [
    {
      says: 'is known',
      isRepeated: true,
      code: called(),
      holds: (answers, id) => answers.meaningsOf(id).includes(call),
    },
  ];
  const { returns } = call;
  if (typeof returns === 'string' && !/^(?:\d|this\[)/.test(returns)) {
    const key = returns === 'this' ? owner : keyOf(returns);
    claims.push({
      says: `gives ${returns}`,
      code: called(),
      holds: (answers, id) => answers.typesOf(id).includes(key ?? ''),
    });
  }
  if (call.cardinality !== undefined) claims.push(levelClaim(call.cardinality, called()));
  for (const path of call.passes ?? [])
    if (path !== 'this' && !path.startsWith('this.'))
      claims.push({
        says: `passes ${path}`,
        isRepeated: true,
        code: called([path, RAW]),
        holds: (answers, id) => answers.levelOf(id) === 'perEvent',
      });
  for (const callback of call.callbacks ?? []) claims.push(callbackClaim(callback, by, placed, keyOf));
  for (const effect of call.effects ?? []) claims.push(...effectClaims(effect, placed, called));
  return claims;
}

function callbackClaim(callback: Callback, by: string, placed: readonly Placed[], keyOf: KeyOf): Claim {
  const { at, frequency, parameters = [], when } = callback;
  const names = (id: string) => parameters.map((_type, i) => `${id}_${i}`).join(', ');
  return {
    says: `runs ${at} ${frequency}`,
    ...(frequency === 'perIteration' ? { isRepeated: true } : {}),
    code: (subject, id) => [
      `${by}${subject}(${argumentsText([...placed, ...meeting(when), [at, `function ${id}(${names(id)}) {}`]])});`,
    ],
    holds: (answers, id) =>
      (frequency === 'perIteration'
        ? answers.frequencyOf(id) === 'perIteration'
        : answers.entriesOf(id).some((e) => e.frequency === frequency)) && gives(answers, id, parameters, keyOf),
  };
}

/** Whether the parameters of a function are of these types. */
function gives(
  answers: Answers,
  id: string,
  parameters: readonly (TypeName | null)[] | undefined,
  keyOf: KeyOf,
): boolean {
  return (parameters ?? []).every(
    (type, i) => type === null || answers.typesOf(`${id}_${i}`).includes(keyOf(type) ?? ''),
  );
}

function assignedClaim({ frequency, parameters }: NonNullable<Member['assigned']>, keyOf: KeyOf): Claim {
  const names = (id: string) => (parameters ?? []).map((_type, i) => `${id}_${i}`).join(', ');
  return {
    says: `runs what is assigned ${frequency}`,
    code: (subject, id) => [`${subject} = function ${id}(${names(id)}) {};`],
    holds: (answers, id) =>
      answers.entriesOf(id).some((e) => e.frequency === frequency) && gives(answers, id, parameters, keyOf),
  };
}

function decoratorClaims(
  { method, parameter, class: made }: NonNullable<Member['decorates']>,
  keyOf: KeyOf,
): Claim[] {
  const claims: Claim[] = [];
  if (method !== undefined) {
    const names = (id: string) => (method.parameters ?? []).map((_type, i) => `${id}_${i}`).join(', ');
    claims.push({
      says: `runs the method ${method.frequency}`,
      code: (subject, id) => [`class C${id} { @${subject}('x') ${id}(${names(id)}) {} }`],
      holds: (answers, id) =>
        answers.entriesOf(id).some((e) => e.frequency === method.frequency) &&
        gives(answers, id, method.parameters, keyOf),
    });
  }
  if (parameter !== undefined) {
    const code: Claim['code'] = (subject, id) => [
      `class C${id} { run(@${subject}() ${id}_0) { const ${id} = ${id}_0; } }`,
    ];
    const { type, cardinality } = parameter;
    if (type !== undefined)
      claims.push({
        says: `injects ${type}`,
        code,
        holds: (answers, id) => answers.typesOf(id).includes(keyOf(type) ?? ''),
      });
    if (cardinality !== undefined)
      claims.push({
        says: `injects what is ${cardinality}`,
        code,
        holds: (answers, id) => answers.levelOf(id) === cardinality,
      });
  }
  if (made !== undefined) {
    const code =
      (args: string): Claim['code'] =>
      (subject, id) => [`@${subject}(${args}) class ${id} {}`];
    claims.push({
      says: `makes instances ${made.instances}`,
      code: code(argumentsText(meeting(made.when))),
      holds: (answers, id) => answers.instancesOf(id) === made.instances,
    });
    if (made.otherwise !== undefined)
      claims.push({
        says: `makes instances ${made.otherwise} otherwise`,
        code: code(''),
        holds: (answers, id) => answers.instancesOf(id) === made.otherwise,
      });
  }
  return claims;
}

/** What an effect makes a rule find. */
function effectClaims(
  effect: Effect,
  placed: readonly Placed[],
  called: (...more: readonly Placed[]) => Claim['code'],
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
      const raw = effect.key ?? effect.value;
      const more: Placed[] = raw === undefined ? [] : [[raw, RAW]];
      if (effect.place !== 'this' && effect.place !== 'library') more.push([effect.place, 'kept']);
      return [found([COLLECTION, LISTENER], more)];
    }
    case 'listen': {
      if (effect.removesItself === true) return [];
      const more: Placed[] = effect.listener === undefined ? [] : [[effect.listener, '() => {}']];
      return [found([LISTENER], more.filter(([at]) => !placed.some(([other]) => other === at)))];
    }
    case 'timer':
      return effect.kind === 'once' ? [] : [found(['no-unstopped-timer'], [['0', '() => {}']])];
    case 'collect':
      return [found(['no-forced-gc'], [])];
    case 'debugServer':
      return [found(['no-public-pprof'], effect.address === undefined ? [] : [[effect.address, "'0.0.0.0'"]])];
    case 'evict':
    case 'replace':
    case 'release':
    case 'removeLabels':
      return [];
  }
}
