// All Go libraries that the catalog describes.
import type { Library } from '../schema.ts';

export const goLibraries: readonly Library[] = [];
