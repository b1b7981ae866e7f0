// What is built into Go: the functions and types that need no import.
import type { Library } from '../schema.ts';

export const goBuiltin: Library = {
  language: 'go',
  packages: [],
  version: 'Go 1.26',
  source: 'the language specification; builtin/builtin.go',
  exports: {
    append: { call: { returns: '0', passes: ['*'] } },
    copy: {},
    delete: { call: { effects: [{ effect: 'evict', place: '0', key: '1' }] } },
    clear: { call: { effects: [{ effect: 'evict', place: '0', all: true }] } },
    len: {},
    cap: {},
    panic: { call: { neverReturns: true } },
    string: { call: { returns: 'string', passes: ['0'] } },
    int: { call: { passes: ['0'] } },
    int64: { call: { passes: ['0'] } },
    float64: { call: { passes: ['0'] } },
    '(exported names are constants)': {},
  },
  types: {
    string: {},
    bool: { cardinality: 'finite' },
    function: {},
    error: {
      cardinality: 'perEvent',
      because: 'the text of an error',
      members: {
        Error: { call: { returns: 'string', cardinality: 'perEvent', because: 'the text of an error' } },
      },
    },
  },
};
