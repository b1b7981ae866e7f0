// no-public-pprof: profiling or debugging endpoints are served where everybody can reach them.
import { defineRule, isListed, nameList, type DebugRegistration } from '@leakline/analysis';
import type { Call } from '@leakline/ir';

const optionSchema = {
  allow: nameList('Addresses that nobody outside can reach, as they are written: `:6060`, `0.0.0.0:*`.', [
    ':6060',
  ]),
};

export const rule = defineRule({
  meta: {
    id: 'no-public-pprof',
    summary:
      'Flags servers that answer profiling or debugging requests on an address that is not only this machine’s.',
    why: 'A profile can be asked for by anybody: each runs for seconds, holds its samples in memory, and tells what the service holds.',
    languages: ['javascript', 'go'],
    severity: 'warning',
    hasSuggestions: false,
    options: optionSchema,
  },

  *check({ program, module, options }) {
    // Whoever switches it on means it, and often for as long as something is looked into.
    const isSwitchedOn = (call: Call, registration: DebugRegistration | null) =>
      registration?.isOptional === true || program.debugServers.isOptional(call, module);
    for (const call of module.index.calls) {
      for (const effect of program.summaries.effectsOf(call, module)) {
        if (effect.effect !== 'debugServer' || effect.how !== 'listen') continue;
        const { reach, at, addresses } = program.debugServers.reachOf(call, effect, module);
        if (reach === 'loopback' || addresses.some((address) => isListed(options.allow, address))) continue;
        // A server that is nothing but a debugger needs no registration: Node's inspector.
        const isDebugger = effect.mux === undefined && module.ir.packageName === null;
        const registration = isDebugger ? null : program.debugServers.servedBy(call, effect, module);
        if (registration === null && !isDebugger) continue;
        // Of an address that the source does not say, only the default mux is worth a word: whatever is imported answers on it.
        if (
          reach === 'unknown' &&
          (addresses.length > 0 ||
            registration?.mux !== null ||
            isSwitchedOn(call, registration) ||
            !program.debugServers.handsOverNoMux(call, effect, module))
        )
          continue;
        yield {
          at: call,
          confidence:
            reach === 'unknown' || isSwitchedOn(call, registration)
              ? 'low'
              : registration?.mux === null || isDebugger
                ? 'high'
                : 'medium',
          message: isDebugger
            ? 'The debugger listens on every address: whoever reaches it can run code in this process. Bind it to 127.0.0.1.'
            : reach === 'unknown'
              ? 'This server answers profiling requests on the address that it is configured with: unless that is only this machine’s, anybody can have it profile itself and read what it holds. Serve them on 127.0.0.1, on a mux of their own.'
              : 'This server answers profiling requests on every address: anybody can have it profile itself and read what it holds. Serve them on 127.0.0.1, on a mux of their own.',
          trace: [
            {
              at: { path: module.path, span: at },
              text:
                reach === 'unknown'
                  ? 'this address is not written in the source'
                  : 'this address is open to everybody',
            },
            ...(registration === null
              ? []
              : [{ at: registration.at, text: 'the profiling handlers are registered here' }]),
          ],
          fixes: [],
        };
      }
    }
  },
});
