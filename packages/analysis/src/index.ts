// The three questions over the module IR. Pure: no files, no parser, no language.
export type { Facts, ProgramHost, Resolution, Unit } from './host.ts';
export { defineRule } from './rule.ts';
export type { Draft, FixIntent, Place, Rule, RuleContext, RuleMeta, Step } from './rule.ts';
export { Program } from './program.ts';
export type { Module } from './module.ts';
