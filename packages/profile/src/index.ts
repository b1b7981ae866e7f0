// Captured profiles to costs per local source line.
export { describeSampleType, formatAmount, formatShare } from './first/amounts.ts';
export { lineCosts, totals, type LineCost } from './first/costs.ts';
export { Linked, type LinkedLine, type LinkedProfile } from './first/link.ts';
export { PathMapper, type LocalSources, type Mapped, type Mapping } from './first/mapping.ts';
export { ProfileError, type Profile, type SampleType } from './first/model.ts';
export { readProfile, UNPACKED_LIMIT } from './first/read.ts';
