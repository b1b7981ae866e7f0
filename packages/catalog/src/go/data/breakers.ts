// Circuit breakers that their library keeps by name for as long as the process lives.
import type { Library, Member } from '../../schema.ts';

const kept = (name: string, callbacks: readonly string[] = []): Member => ({
  call: {
    effects: [
      { effect: 'grow', place: 'library', key: name, because: 'a circuit breaker is kept for each name' },
    ],
    ...(callbacks.length === 0
      ? {}
      : { callbacks: callbacks.map((at) => ({ at, frequency: 'perIteration' as const })) }),
  },
});

const hystrix: Library = {
  language: 'go',
  packages: ['github.com/afex/hystrix-go/hystrix'],
  version: 'v0.0.0-20180502004556-fa1af6a1f4f5',
  source: 'hystrix/circuit.go, settings.go (package-level maps by name, emptied by Flush only)',
  exports: {
    ConfigureCommand: kept('0'),
    Do: kept('0', ['1', '2']),
    DoC: kept('1', ['2', '3']),
    GetCircuit: kept('0'),
    Go: kept('0', ['1', '2']),
    GoC: kept('1', ['2', '3']),
  },
};

export const breakers: readonly Library[] = [hystrix];
