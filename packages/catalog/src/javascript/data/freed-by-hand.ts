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

export const freedByHandLibraries: readonly Library[] = [tiktoken, konva];
