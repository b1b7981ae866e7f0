// Objects whose memory the garbage collector does not see, or that their library lists until they are freed by name.
import type { Library } from '../../schema.ts';
import { calls, constructs, freedBy, holding, making } from './rows.ts';

const language = 'javascript';

const tokenizer = making('tokenizer', 'churn', 'Tiktoken', {
  close: 'free',
  because:
    'each one builds its tables anew in the memory of WebAssembly, which only `free`, or a finaliser some time later, gives back',
});
const tiktoken: Library = {
  language,
  packages: ['tiktoken', '@dqbd/tiktoken'],
  version: '1.0.22',
  source: 'tiktoken.d.ts; tiktoken_bg.js (allocates by __wbg_init, a FinalizationRegistry in later versions)',
  exports: {
    get_encoding: calls(tokenizer),
    encoding_for_model: calls(tokenizer),
    Tiktoken: constructs(tokenizer),
  },
  types: { Tiktoken: freedBy('free') },
};

// One for each program of a user is right, and one that nobody knows any more goes with the garbage in the end.
const isolated = holding('isolate', 'Isolate', 'dispose', {
  perUse: true,
  certainty: 'low',
  because:
    'each one has a heap of its own, which the garbage collector does not count, until it is disposed of',
});

const konva: Library = {
  language,
  packages: ['konva'],
  version: '10.9.1',
  source: 'lib/Stage.d.ts, lib/Stage.js (the list `stages`: the constructor adds to it, destroy takes out)',
  exports: { default: { type: 'Konva' } },
  types: {
    Konva: {
      members: {
        Stage: constructs(
          holding('Konva stage', 'Stage', 'destroy', {
            perUse: true,
            because:
              'Konva keeps a list of all stages, each with its layers and canvases, until they are destroyed',
          }),
        ),
      },
    },
    Stage: freedBy('destroy'),
  },
};

const isolate: Library = {
  language,
  packages: ['isolated-vm'],
  version: '5.0.4',
  source: 'isolated-vm.d.ts (dispose: its heap is not in what the garbage collector counts)',
  exports: {
    Isolate: constructs(isolated),
    default: { type: 'IsolatedVM' },
    '': { type: 'IsolatedVM' },
  },
  types: { IsolatedVM: { members: { Isolate: constructs(isolated) } }, Isolate: freedBy('dispose') },
};

const recognises = { because: 'each one is a thread with the data of its languages, until it is terminated' };
const tesseract: Library = {
  language,
  packages: ['tesseract.js'],
  version: '7.0.0',
  source: 'src/index.d.ts, src/createWorker.js (a worker thread each)',
  exports: {
    createWorker: calls(holding('OCR worker', 'Worker', 'terminate', { perUse: true, ...recognises })),
    createScheduler: calls({ returns: 'Scheduler' }),
  },
  types: { Worker: freedBy('terminate'), Scheduler: freedBy('terminate') },
};

const tensors = (returns: string) =>
  calls(
    holding('model', returns, 'dispose', {
      because: 'its weights are in memory that the garbage collector does not see, until it is disposed of',
    }),
  );
const tensorflow: Library = {
  language,
  packages: ['@tensorflow/tfjs-node', '@tensorflow/tfjs'],
  version: '4.22.0',
  source:
    '@tensorflow/tfjs-layers dist/engine/training.d.ts, @tensorflow/tfjs-converter dist/executor/graph_model.d.ts',
  exports: { loadLayersModel: tensors('LayersModel'), loadGraphModel: tensors('GraphModel') },
  types: { LayersModel: freedBy('dispose'), GraphModel: freedBy('dispose') },
};

const onnx: Library = {
  language,
  packages: ['onnxruntime-node'],
  version: '1.30.0',
  source: 'onnxruntime-common dist/cjs/inference-session.d.ts (release)',
  exports: { InferenceSession: { type: 'InferenceSessionFactory' } },
  types: {
    InferenceSessionFactory: {
      members: {
        create: calls(
          making('inference session', 'churn', 'InferenceSession', {
            close: 'release',
            because: 'each one reads the model again, into memory that the garbage collector does not count',
          }),
        ),
      },
    },
    InferenceSession: freedBy('release'),
  },
};

export const freedByHandLibraries: readonly Library[] = [
  tiktoken,
  konva,
  isolate,
  tesseract,
  tensorflow,
  onnx,
];
