// Go as a language of ESLint's: `language: "leakline/go"`.
import type { File, Language, OkParseResult } from '@eslint/core';
import { lowerGo } from '@leakline/go';
import { LineIndex } from '@leakline/ir';
import { GoSourceCode, locationOf, type GoFile, type GoSourceCodeOptions } from './go-source-code.ts';

interface GoLanguageOptions {
  LangOptions: GoSourceCodeOptions['LangOptions'];
  Code: GoSourceCode;
  RootNode: GoFile;
  Node: GoFile;
}

export const goLanguage: Language<GoLanguageOptions> = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: { GoFile: [] },

  validateLanguageOptions(): void {
    // There are none. Those of JavaScript reach this language from configs that are for every file, and do no harm.
  },

  /** Never fails: what cannot be parsed is left out, as the command does it, and Go's compiler says why better. */
  parse(file): OkParseResult<GoFile> {
    const text = textOf(file);
    return {
      ok: true,
      ast: {
        type: 'GoFile',
        loc: locationOf(new LineIndex(text), 0, text.length),
        range: [0, text.length],
        ir: lowerGo(file.path, text),
      },
    };
  },

  createSourceCode(file, { ast }): GoSourceCode {
    return new GoSourceCode(textOf(file), ast);
  },
};

function textOf({ body }: File): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
