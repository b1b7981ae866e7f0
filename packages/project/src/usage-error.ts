// How wrong use and broken settings are told; a module of its own, so that who only reads arguments loads nothing else.

/** Wrong use or broken input: one line for the user, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
