// What tells two texts apart without keeping either.
import { createHash } from 'node:crypto';

export function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
