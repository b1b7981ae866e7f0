// What library calls mean for memory, as data, and the look-ups over it.
import { goLibraries } from './go/index.ts';
import { javascriptLibraries } from './javascript/index.ts';
import type { Library } from './schema.ts';

export * from './schema.ts';
export { asksForIdentifier, listsValues, requestPartOf, sentNameOf } from './go/field-tags.ts';
export { Catalog, type CatalogType } from './lookup.ts';
export {
  namesAConstant,
  namesAKind,
  namesAFarewell,
  namesAnExchange,
  namesASession,
  namesCallingOff,
  namesWork,
  namesAnEntity,
  namesPeople,
  namesRequestData,
  namesSomebody,
  namesWhatLasts,
  namesWhatIsShownATypeOnly,
} from './names.ts';

/** Every built-in row. */
export const libraries: readonly Library[] = [...javascriptLibraries, ...goLibraries];
