// What runs other programs: WebAssembly, V8, models of ONNX, plugins. Much of it is not of the garbage collector's memory.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { makes, releases } from '../rows.ts';

const language = 'go';
const closeable: TypeEntry = { members: { Close: releases } };

/** What it has compiled has finalisers: it goes some time after the runtime is lost. */
const wasm: Member = makes('WebAssembly runtime', 'churn', 'Runtime', {
  close: 'Close',
  certainty: 'low',
  because: 'each one compiles its modules again, unless they share a cache',
});
const session = (returns: string): Member =>
  makes('inference session', 'leaksUnlessClosed', [returns, 'error'], {
    close: 'Destroy',
    because: 'each one has the model in memory that only Destroy gives back',
  });
const tensor = (returns: string): Member =>
  makes('tensor', 'leaksUnlessClosed', [returns, 'error'], {
    close: 'Destroy',
    perUse: true,
    because: 'its memory is not of the garbage collector: only Destroy gives it back',
  });
const destroyable: TypeEntry = { members: { Destroy: releases } };

export const sandboxes: readonly Library[] = [
  {
    language,
    packages: ['github.com/tetratelabs/wazero'],
    version: 'v1.12.0',
    source:
      'runtime.go (Close closes everything that it created), internal/engine/wazevo/engine.go (finalisers)',
    exports: { NewRuntime: wasm, NewRuntimeWithConfig: wasm },
    types: { Runtime: closeable },
  },
  {
    language,
    packages: ['rogchap.com/v8go'],
    version: 'v0.9.0',
    source: 'isolate.go, context.go (C++ objects until Dispose and Close)',
    exports: {
      NewIsolate: makes('V8 isolate', 'leaksUnlessClosed', 'Isolate', {
        close: 'Dispose',
        perUse: true,
        because: 'each one has a heap that the garbage collector does not know, until it is disposed of',
      }),
      NewContext: makes('V8 context', 'leaksUnlessClosed', 'Context', {
        close: 'Close',
        perUse: true,
        because: 'its isolate keeps it until it is closed',
      }),
    },
    types: { Isolate: { members: { Dispose: releases } }, Context: closeable },
  },
  {
    language,
    packages: ['github.com/yalue/onnxruntime_go'],
    version: 'v1.27.0',
    source: 'onnxruntime_go.go (no finalisers)',
    exports: {
      NewAdvancedSession: session('AdvancedSession'),
      NewDynamicAdvancedSession: session('DynamicAdvancedSession'),
      NewTensor: tensor('Tensor'),
      NewEmptyTensor: tensor('Tensor'),
    },
    types: { AdvancedSession: destroyable, DynamicAdvancedSession: destroyable, Tensor: destroyable },
  },
  {
    language,
    packages: ['github.com/hashicorp/go-plugin'],
    version: 'v1.8.0',
    source: 'client.go (a process until Kill; managed ones are kept in a list, too)',
    exports: {
      NewClient: makes('plugin', 'leaksUnlessClosed', 'Client', {
        close: 'Kill',
        because: 'each one starts a process, which stays until it is killed',
      }),
    },
    types: { Client: { members: { Kill: releases } } },
  },
];
