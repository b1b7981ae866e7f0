// Captured profiles to costs per local source line. What stands here is what others may use.
export { amountInWords, describeSampleType, formatAmount, formatShare } from './amounts.ts';
export { baseNotes, isBaseFor, namedWithoutBase, subtract } from './diff.ts';
export type { LocalFunction, Sources } from './drift.ts';
export { ProfileError } from './error.ts';
export type { Lines } from './evidence.ts';
export { atMost, evidenceInWords, measuredSentence, weightOf } from './evidence-words.ts';
export type { FlameNode } from './flame.ts';
export { functionCosts, lineCosts, type LineCosts } from './line-costs.ts';
export { lineTable, type LineRow, type LineTable } from './line-table.ts';
export {
  Linked,
  type BlamedLine,
  type LineCost,
  type LinkedLine,
  type LinkedPlace,
  type LinkedProfile,
  type LinkOptions,
  type Locate,
} from './link.ts';
export { type Library, type LocalLine, type LocalSources, type Mapped, type Mapping } from './mapping.ts';
export { Builds, type Build, type BuildSources, type History } from './past/builds.ts';
export type { Followed, Frame, PresentSources } from './past/past-sources.ts';
export {
  totals,
  type Profile,
  type ProfileFormat,
  type ProfileKind,
  type SampleType,
  type TimeSource,
} from './profile.ts';
export { isHeapSnapshot, readProfile, UNPACKED_LIMIT, type ReadOptions } from './read.ts';
export { type Series } from './service-files.ts';
export { SourceLines } from './source-lines.ts';
export { knowsFunctionsOnly } from './v8-heap.ts';
export { growsEveryTime, hourlyRate, rateOf, verdict, type Point, type Trend } from './trend.ts';
export { Measurements, type Measured } from './measurements.ts';
export { functionsOfModule, type DeclaredMetric } from './module-facts.ts';
export type { CollectionKind, MetricLabelSets, ModuleCollection } from './heap-snapshot/collections.ts';
export { sentenceOf, type HeldMetric, type LocalSnapshot } from './heap-snapshot/local-snapshot.ts';
export { readHeapSnapshot, type HeapSnapshot } from './heap-snapshot/read.ts';
export { describeMetric, type HeldCollection, type LocalDeclarations } from './heap-snapshot/confirm.ts';
