// The language and Node's own modules.
import type { Library } from '../../schema.ts';
import { commandLines } from './commands.ts';
import { ecmascript } from './ecmascript.ts';
import { eventTargets } from './event-target.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeDiagnostics } from './node-diagnostics.ts';
import { nodeEvents } from './node-events.ts';
import { nodeHttp } from './node-http.ts';
import { nodeNet } from './node-net.ts';
import { nodeProcess } from './node-process.ts';
import { nodeText } from './node-text.ts';
import { nodeThreads } from './node-threads.ts';
import { nodeTimers } from './node-timers.ts';

export const stdLibraries: readonly Library[] = [
  ecmascript,
  ...commandLines,
  eventTargets,
  nodeEvents,
  nodeHttp,
  nodeCrypto,
  ...nodeDiagnostics,
  ...nodeNet,
  ...nodeProcess,
  ...nodeText,
  ...nodeThreads,
  ...nodeTimers,
];
