// A folder's own git configuration may name a program (`core.fsmonitor`) that git runs when its files are listed. Opening a
// folder must run nothing of it, so git is told otherwise in a way that comes before the folder's word.

/** Sets what git (2.31 and later) reads from the environment before any repository's configuration. */
export function distrustGit(env: NodeJS.ProcessEnv): void {
  const count = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  env[`GIT_CONFIG_KEY_${count}`] = 'core.fsmonitor';
  env[`GIT_CONFIG_VALUE_${count}`] = 'false';
  env['GIT_CONFIG_COUNT'] = String(count + 1);
}
