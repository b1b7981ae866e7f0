// The package's only door to the disk and the network (`@leakline/profile/node`): captures, local sources, Go's
// libraries, URLs. A door of its own, so that all else runs on bytes and names alone and can be tested so.
export { findBase, findCaptures, type CaptureFile } from './captures.ts';
export { baseProfile, isHeapSnapshotCapture, readCapture, type Captures } from './one-capture.ts';
export { fetchProfile } from './fetch-profile.ts';
export { readHeapSnapshotFile } from './heap-snapshot/read-file.ts';
export { readCaptures, type NamedCaptures, type ReadCaptures } from './read-captures.ts';
export { libraries } from './local-sources.ts';
export { ProgramSources, type LocalProgram, type SourceOptions } from './program-sources.ts';
