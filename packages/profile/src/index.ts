// Captured profiles to costs per local source line.
export { describeSampleType, formatAmount, formatShare } from './amounts.ts';
export { lineCosts, totals, type LineCost } from './costs.ts';
export { Linked, type LinkedLine, type LinkedProfile } from './link.ts';
export { PathMapper, type LocalSources, type Mapped, type Mapping } from './mapping.ts';
export { ProfileError, type Profile, type SampleType } from './model.ts';
export { readProfile, UNPACKED_LIMIT } from './read.ts';
