// What a row says, as code that uses it in the plainest way and what the engine must answer about that code.
import type {
  Callback,
  CallMeaning,
  Cardinality,
  GrowEffect,
  Member,
  TypeName,
} from '../../../src/schema.ts';
import type { Answers } from './answers.ts';
import { argumentsText, avoiding, meeting, type Placed } from './argument-texts.ts';
import { effectClaims } from './effect-claims.ts';
import { callee } from './origins.ts';

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
  /** What the member is taken of, where that is no value of the type as others make it. */
  readonly receiver?: string;
  /** `subject` is the use of the row: `client.send`, of `receiver`. */
  readonly code: (subject: string, id: string, receiver: string) => readonly string[];
  /** Whether the engine says so too; `rules` are those that find something in the code. */
  readonly holds: (answers: Answers, id: string, rules: ReadonlySet<string>) => boolean;
}

/** Where a row stands. */
export interface Around {
  /** Keys of types by the names that the row's library gives to them. */
  readonly keyOf: (type: TypeName) => string | undefined;
  /** The key of the type that it is a member of. */
  readonly owner: string | null;
  /** What is put there stays until somebody takes it out. */
  readonly isUnbounded: boolean;
  /** A member that adds entries, if there is one. */
  readonly adds: { readonly name: string; readonly effect: GrowEffect } | null;
}

type KeyOf = Around['keyOf'];

/** Raw data: another text each time. */
export const RAW = 'randomUUID()';
/** Values of the language's types that have raw data in them. */
const RAW_VALUES: Readonly<Record<string, string>> = {
  'javascript:#string': RAW,
  'javascript:#Array': `[${RAW}]`,
};
/** And such that have a few texts in them. */
const FIXED_VALUES: Readonly<Record<string, string>> = {
  'javascript:#RegExp': '/^(?:a|b)$/',
  'javascript:#Array': "['a', 'b']",
  'javascript:#Set': "new Set(['a', 'b'])",
  'javascript:#Map': "new Map([['a', 1], ['b', 2]])",
};
const FEW: readonly Cardinality[] = ['one', 'finite', 'configured'];
/** The type that stands for whatever is not known. */
const UNSEEN = 'javascript:#unknown';

/** Everything that a row says. */
export function claimsOf(member: Member, around: Around): Claim[] {
  const { keyOf } = around;
  const claims: Claim[] = [];
  const overloads = member.overloads ?? [];
  if (member.call === undefined && member.construct === undefined)
    claims.push(...valueClaims(member, overloads.length > 0, keyOf));
  const away = avoiding(overloads.map(({ when }) => when));
  const by = member.call === undefined && member.construct !== undefined ? 'new ' : '';
  for (const [i, overload] of overloads.entries()) {
    const before = overloads.slice(0, i).map(({ when }) => when);
    claims.push(...callClaims(overload, by, meeting(overload.when, before), around));
  }
  if (member.call !== undefined) claims.push(...callClaims(member.call, '', away, around));
  if (member.construct !== undefined) claims.push(...callClaims(member.construct, 'new ', away, around));
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

function valueClaims(member: Member, isCalled: boolean, keyOf: KeyOf): Claim[] {
  const { type, cardinality } = member;
  if (isCalled && type === undefined && cardinality === undefined) return [];
  const read = (subject: string, id: string) => [`const ${id} = ${subject};`];
  const claims: Claim[] = [];
  if (type !== undefined)
    claims.push({
      says: `is ${type}`,
      code: read,
      holds: (answers, id) => answers.typesOf(id).includes(keyOf(type) ?? ''),
    });
  // That nothing is known is what the engine says of any other name too.
  if (cardinality === 'unknown')
    claims.push({
      says: 'is unknown',
      isRepeated: true,
      code: read,
      holds: (answers, id) => answers.membersOf(id).includes(member) && answers.levelOf(id) === 'unknown',
    });
  else if (cardinality !== undefined) claims.push(levelClaim({ ...member, cardinality }, read));
  return claims;
}

/** `because` is what the trace calls the value. */
export const levelClaim = (
  { cardinality, because }: { readonly cardinality: Cardinality; readonly because?: string | undefined },
  code: Claim['code'],
): Claim => ({
  says: `is ${cardinality}`,
  isRepeated: true,
  code,
  holds: (answers, id) =>
    answers.levelOf(id) === cardinality && (because === undefined || answers.nounOf(id) === because),
});

function callClaims(call: CallMeaning, by: string, placed: readonly Placed[], around: Around): Claim[] {
  const { keyOf, owner } = around;
  const called =
    (...more: readonly Placed[]): Claim['code'] =>
    (subject, id) => [`const ${id} = ${callee(by, subject)}(${argumentsText([...placed, ...more])});`];
  const claims: Claim[] = [
    {
      says: 'is known',
      isRepeated: true,
      code: called(),
      holds: (answers, id) => answers.meaningsOf(id).includes(call),
    },
  ];
  const { returns } = call;
  // Of what is unseen, its members give what is unseen.
  if (
    typeof returns === 'string' &&
    !/^(?:\d|this\[)/.test(returns) &&
    !(returns === 'this' && owner === UNSEEN)
  )
    claims.push({
      says: `gives ${returns}`,
      code: called(),
      holds: (answers, id) =>
        returns === 'this' ? answers.givesReceiver(id) : answers.typesOf(id).includes(keyOf(returns) ?? ''),
    });
  const { cardinality, because } = call;
  if (cardinality !== undefined) claims.push(levelClaim({ cardinality, because }, called()));
  for (const path of call.passes ?? []) {
    const receiver = path.startsWith('this') ? RAW_VALUES[owner ?? ''] : undefined;
    if (path.startsWith('this') && receiver === undefined) continue;
    const { checked } = call;
    const letThrough =
      (schema: string): Claim['code'] =>
      (...names) =>
        called(
          [path, RAW],
          ...(checked === undefined || checked.by === 'this' ? [] : [[checked.by, schema] as const]),
        )(...names).map((line) => (checked?.in === undefined ? line : line.replace(/;$/, `.${checked.in};`)));
    claims.push({
      says: `passes ${path}`,
      isRepeated: true,
      ...(receiver === undefined ? {} : { receiver }),
      code: letThrough(RAW),
      holds: (answers, id) => answers.levelOf(id) === 'perEvent',
    });
    if (checked !== undefined && checked.by !== 'this')
      claims.push({
        says: `checks by ${checked.by}`,
        isRepeated: true,
        code: letThrough("'a'"),
        holds: (answers, id) => FEW.includes(answers.levelOf(id)),
      });
  }
  if (call.awaits !== undefined) {
    const { frequency } = call.awaits;
    claims.push({
      says: `awaits ${frequency}`,
      code: (subject, id) => [`for (;;) { await ${callee(by, subject)}(); const ${id} = go(); }`],
      holds: (answers, id) => answers.surelyRuns(id, frequency),
    });
  }
  if (call.runsOnce !== undefined) {
    const once = argumentsText([[call.runsOnce, 'function']]);
    claims.push({
      says: `runs ${call.runsOnce} once`,
      code: (subject, id) => [
        `const v${id} = ${subject}(${once.replace('function', `function ${id}() {}`)});`,
        `http.createServer(() => v${id}());`,
      ],
      holds: (answers, id) => answers.frequencyOf(id) === 'once',
    });
  }
  if (call.tests !== undefined) claims.push(membershipClaim(call.tests, owner));
  for (const callback of call.callbacks ?? []) claims.push(callbackClaim(callback, by, placed, keyOf));
  for (const effect of call.effects ?? []) claims.push(...effectClaims(effect, placed, called, around));
  return claims;
}

/** What was found in a fixed set has few values. */
function membershipClaim(
  { container, value }: NonNullable<CallMeaning['tests']>,
  owner: string | null,
): Claim {
  const isOwn = container === 'this';
  const receiver = isOwn ? FIXED_VALUES[owner ?? ''] : undefined;
  return {
    says: `tests ${value}`,
    isRepeated: true,
    ...(isOwn ? { isHeld: true } : {}),
    ...(receiver === undefined ? {} : { receiver }),
    code: (subject, id) => {
      const args = argumentsText([
        ...(isOwn ? [] : [[container, "['a', 'b']"] as const]),
        [value, `${id}_0`],
      ]);
      return [`const ${id}_0 = ${RAW};`, `if (${subject}(${args})) { const ${id} = ${id}_0; }`];
    },
    holds: (answers, id) => FEW.includes(answers.levelOf(id)),
  };
}

function callbackClaim(callback: Callback, by: string, placed: readonly Placed[], keyOf: KeyOf): Claim {
  const { at, frequency, parameters = [], when } = callback;
  const names = (id: string) => parameters.map((_type, i) => `${id}_${i}`).join(', ');
  return {
    says: `runs ${at} ${frequency}`,
    ...(frequency === 'perIteration' ? { isRepeated: true } : {}),
    code: (subject, id) => [
      `${callee(by, subject)}(${argumentsText([...placed, ...meeting(when), [at, `function ${id}(${names(id)}) {}`]])});`,
    ],
    holds: (answers, id) =>
      (frequency === 'perIteration'
        ? answers.runsInPlace(id)
        : answers.entriesOf(id).some((e) => e.frequency === frequency)) &&
      gives(answers, id, parameters, keyOf),
  };
}

/** Whether the parameters of a function are of these types. */
export function gives(
  answers: Answers,
  id: string,
  parameters: readonly (TypeName | null)[] | undefined,
  keyOf: KeyOf,
): boolean {
  return (parameters ?? []).every(
    (type, i) => type === null || answers.parameterTypesOf(id, i).includes(keyOf(type) ?? ''),
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
        // Parts of what a client sends are told by their names.
        holds: (answers, id) =>
          answers.levelOf(id) === (cardinality === 'perEvent' ? 'perEntity' : cardinality),
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
