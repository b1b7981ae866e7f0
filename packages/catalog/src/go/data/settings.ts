// Settings, validators and policies: what is read once for all, and what watches.
import type { Library, Member } from '../../schema.ts';
import { giving, makes } from '../rows.ts';

const language = 'go';

/** A goroutine with a watcher of files, which nothing ends. */
const watches: Member = {
  call: {
    effects: [
      {
        effect: 'listen',
        on: 'library',
        undo: [],
        because: 'each call starts a goroutine that watches the file until the process ends',
      },
    ],
  },
};
const validators = makes('validator', 'churn', 'Validate', {
  certainty: 'low',
  because: 'each one works out the tags of every type again, which one for all would keep',
});
const enforcer = (returns: string): Member =>
  makes('Casbin enforcer', 'churn', [returns, 'error'], {
    because: 'each one reads the model and all policies again',
  });

export const settings: readonly Library[] = [
  {
    language,
    packages: ['github.com/spf13/viper'],
    version: 'v1.21.0',
    source: 'viper.go (WatchConfig: a goroutine with an fsnotify watcher, which has no end)',
    exports: { New: giving('Viper'), GetViper: giving('Viper'), WatchConfig: watches },
    types: { Viper: { members: { WatchConfig: watches } } },
  },
  {
    language,
    packages: ['github.com/go-playground/validator/v10'],
    version: 'v10.30.6',
    source: 'validator_instance.go, cache.go (structs and tags are cached in each validator)',
    exports: { New: validators },
    types: { Validate: {} },
  },
  {
    language,
    packages: ['github.com/casbin/casbin/v2'],
    version: 'v2.135.0',
    source: 'enforcer.go (LoadPolicy), enforcer_cached.go, enforcer_synced.go',
    exports: {
      NewEnforcer: enforcer('Enforcer'),
      NewCachedEnforcer: enforcer('CachedEnforcer'),
      NewSyncedEnforcer: enforcer('SyncedEnforcer'),
    },
    types: { Enforcer: {}, CachedEnforcer: {}, SyncedEnforcer: {} },
  },
];
