// eslint-plugin-leakline: the rules, the presets, and Go as a language of ESLint's.
import manifest from '../package.json' with { type: 'json' };
import { versionFor } from './cache-key.ts';
import { goLanguage } from './go-language.ts';
import { presetsOf } from './presets.ts';
import { rules } from './rules.ts';

const plugin = {
  meta: {
    name: manifest.name,
    namespace: 'leakline',
    /** Read by ESLint for its cache; see there why it is more than the package's version. */
    get version(): string {
      return versionFor(manifest.version);
    },
  },
  rules,
  languages: { go: goLanguage },
};

export default Object.assign(plugin, { configs: presetsOf(plugin) });
