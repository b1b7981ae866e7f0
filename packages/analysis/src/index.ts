// The three questions over the module IR. Pure: no files, no parser, no language.
export type { Facts, PackageType, ProgramHost, Resolution, TypeOracle, Unit } from './host.ts';
export type { PerMessage } from '@leakline/catalog';
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
export { Program } from './program.ts';
export type { Module } from './module.ts';
export { Modules } from './modules.ts';
export { isBounded, isUnbounded, type Leaf } from './cardinality.ts';
export type { DebugRegistration } from './debug-servers.ts';
export { isRepeated, recurs, type FrequencyAnswer } from './frequency.ts';
export type { Holder } from './holders.ts';
export type { MadeInstrument } from './instruments.ts';
export type { Addition } from './listeners.ts';
export { isGuardedOnce, isReplacement } from './once-guards.ts';
export { expressionsAt, isListed, isListedOnTheWay, writtenName } from './written-names.ts';
export { isAllowedLabel } from './label-names.ts';
export { sameText } from './places.ts';
export type { HoldingPlace, Operation } from './places.ts';
export type { Lifetime, UnboundedGrowth } from './retention.ts';
export { article, capital, type Keeper, type MadeClient, type Sink } from './summaries.ts';
