// Databases, caches, HTTP and vendor clients, loggers: what one of them per message costs; and collections that bound themselves.
import type { Library } from '../../schema.ts';
import { lruCache } from './lru-cache.ts';

export const dataLibraries: readonly Library[] = [lruCache];
