// What tells two texts apart without keeping either.
import { hash } from 'node:crypto';

export function digestOf(text: string): string {
  return hash('sha1', text, 'base64');
}
