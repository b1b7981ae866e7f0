// A source text as IR, whatever language its name says it is in.
import { lowerGo } from '@leakline/go';
import type { ModuleIR } from '@leakline/ir';
import { lowerJavaScript } from '@leakline/javascript';
import { languageOf } from './sources.ts';

/** null for what is in no known language. */
export function lower(path: string, text: string): ModuleIR | null {
  const language = languageOf(path);
  if (language === null) return null;
  return language === 'go' ? lowerGo(path, text) : lowerJavaScript(path, text);
}
