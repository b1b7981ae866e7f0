// The outside world: files, config, suppressions; and the findings of a project.
export { DEFAULT_CONFIG, parseConfig, type Config } from './config.ts';
export { UsageError } from './usage-error.ts';
export { placeProfiles, type PlacedProfiles } from './profiles-config.ts';
export { configFor, findConfig, findConfigs, type ProgramConfig } from './program-config.ts';
export { reasonOf } from './file-problems.ts';
export { nearest } from './nearest.ts';
export { ruleOptionsSchema, type RuleOptionValues } from './rule-options.ts';
export { DiskHost, MemoryHost, OverlayHost, toProjectPath, type Host } from './host.ts';
export {
  Project,
  type CheckOptions,
  type CheckResult,
  type ProjectOptions,
  type UnparsedPart,
  type EarlyFindings,
} from './project.ts';
export type { Given } from './given-file.ts';
export { localProgram, type LocalProgram } from './local-program.ts';
export { describedMembers, describedPackages } from './described-members.ts';
export { digestOf } from './digest.ts';
export { threadsWorthwhile } from './lowering-pool.ts';
export { isRecord } from './json.ts';
export { checkoutAbove, isProject, programAround, programFor } from './program-around.ts';
export { isSourceName, isTest, languageOf } from './sources.ts';
export { StampedHost, type DiskChanges } from './stamped-host.ts';
export { rules } from '@leakline/rules';
export { buildOf, cacheFolder, ReportCache } from './report-cache.ts';
export { statisticsOf, type Statistics } from './statistics.ts';
export type { PackageType, TypeOracle } from '@leakline/analysis';
