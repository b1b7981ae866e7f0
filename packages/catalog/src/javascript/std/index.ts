// The language and Node's own modules.
import type { Library } from '../../schema.ts';
import { ecmascript } from './ecmascript.ts';
import { nodeEvents } from './node-events.ts';
import { nodeHttp } from './node-http.ts';

export const stdLibraries: readonly Library[] = [ecmascript, nodeEvents, nodeHttp];
