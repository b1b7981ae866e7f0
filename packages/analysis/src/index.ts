// The three questions over the module IR. Pure: no files, no parser, no language.
export type { Facts, PackageType, ProgramHost, Resolution, TypeOracle, Unit } from './host.ts';
export { unitsOf } from './host.ts';
export type { CallMeaning, Effect, PerMessage } from '@leakline/catalog';
export { defineRule, flag, nameList, optionValues } from './rule.ts';
export type {
  Draft,
  FixIntent,
  OptionValues,
  Place,
  Rule,
  RuleContext,
  RuleMeta,
  RuleOption,
  RuleOptions,
  Step,
} from './rule.ts';
export { addUnder } from './grouping.ts';
export { Program } from './program.ts';
export { loopAround, type Module } from './modules/module.ts';
export { Modules } from './modules/modules.ts';
export { isBounded, isUnbounded, type Leaf } from './cardinality/leaf.ts';
export { isOnTick, isRepeated, recurs, type FrequencyAnswer } from './frequency/answer.ts';
export { hasWayOut, isInLastRound, leavesLoop } from './frequency/ways-out.ts';
export { ownStoresOf, type OwnStore } from './summaries/stores.ts';
export type { DebugRegistration } from './summaries/debug-servers.ts';
export type { Holder } from './summaries/holders.ts';
export type { MadeInstrument } from './summaries/instruments.ts';
export type { Addition } from './summaries/listeners.ts';
export {
  isHandedOutAgain,
  isKeptWhereSought,
  isForLost,
  isMadeAsDefault,
  isMadeByPool,
  isMadeBySome,
  isMadeToTry,
  isMadeUpToANumber,
  isRenewed,
  isSharedWithSome,
} from './summaries/making.ts';
export { isAskedFirst, isLookedUpBefore, isOfSomethingFound, namesAnError } from './flow/looked-up.ts';
export {
  absentAt,
  isBehindAbsence,
  isGuardedOnce,
  isReplacement,
  outcomesOnTheWay,
  partsOf,
} from './flow/once-guards.ts';
export { expressionsAt, isListed, isListedOnTheWay, writtenName } from './written-names.ts';
export {
  isClosedByHolder,
  isClosedThroughHolder,
  isClosedThroughPlace,
} from './summaries/closed-elsewhere.ts';
export {
  isClosedBefore,
  isClosedWithPeer,
  isFreedAnyway,
  isKeptWithClosing,
  namesFreed,
} from './summaries/releases.ts';
export { hoistOf } from './summaries/hoist.ts';
export { templateFor } from './summaries/route-templates.ts';
export { isAllowedLabel } from './label-names.ts';
export { isDoubtful } from './doubts.ts';
export {
  hasPart,
  lastName,
  receivedFrom,
  receiverOf,
  rootOfMembers,
  sameText,
  unwrap,
} from './modules/expressions.ts';
export type { HoldingPlace } from './retention/places.ts';
export type { Operation } from './retention/operations.ts';
export type { Lifetime } from './retention/lifetimes.ts';
export type { UnboundedGrowth } from './retention/retention.ts';
export { article, capital } from './summaries/wording.ts';
export type { Keeper } from './summaries/keepers.ts';
export type { MadeClient } from './summaries/clients.ts';
export type { TimerFate } from './summaries/timers.ts';
export type { Sink } from './summaries/summaries.ts';
