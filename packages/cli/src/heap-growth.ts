// How far V8 lets the heap of a large program grow before it looks for garbage.
import { setFlagsFromString } from 'node:v8';
import { languageOf } from '@leakline/project';
import { isKnownV8 } from './optimiser.ts';

/** Files of JavaScript from which on memory counts for more than time; smaller ones mostly stay far below 600 MB. */
const LARGE = 3000;
/** From here on the analysis forgets what it has worked out (`NodeAnswers`), so that there is more to collect. */
const VERY_LARGE = 5000;
/** The IR of an average Go file takes twice as much as that of an average file of the other languages. */
const GO_FILE = 2;
/**
 * Percent of what is live. V8 waits until the heap is up to four times as large as after the last collection: of 166 MB
 * the next one comes at 680, and a program of 600 MB is collected once, early. Less than this costs more time than it saves
 * memory (ARCHITECTURE.md).
 */
const GROWTH = 100;
const GROWTH_IF_VERY_LARGE = 12;

/**
 * Has garbage collected sooner in a program of these sources; of smaller ones nothing changes. For the whole process, and
 * only for a command: a plugin is a guest in its host's heap. V8 reads the setting at the end of each collection.
 */
export function collectSoonerIfLarge(paths: readonly string[]): void {
  const size = paths.reduce((sum, path) => sum + (languageOf(path) === 'go' ? GO_FILE : 1), 0);
  if (!isKnownV8 || size <= LARGE) return;
  const growth = size > VERY_LARGE ? GROWTH_IF_VERY_LARGE : GROWTH;
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
