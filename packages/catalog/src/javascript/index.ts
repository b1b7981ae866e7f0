// All JavaScript and TypeScript libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { promClient } from './prom-client.ts';

export const javascriptLibraries: readonly Library[] = [promClient];
