// All JavaScript and TypeScript libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { dataLibraries } from './data/index.ts';
import { messagingLibraries } from './messaging/index.ts';
import { metricsLibraries } from './metrics/index.ts';
import { stdLibraries } from './std/index.ts';
import { webLibraries } from './web/index.ts';

export const javascriptLibraries: readonly Library[] = [
  ...stdLibraries,
  ...metricsLibraries,
  ...webLibraries,
  ...messagingLibraries,
  ...dataLibraries,
];
