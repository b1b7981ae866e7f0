// Prints the Go rows as JSON for the verification program beside it.
import { goLibraries } from '../../../src/go/index.ts';

process.stdout.write(JSON.stringify(goLibraries));
