import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import { disableLineEdit } from './disable-line.ts';

const applied = (text: string, line: number) =>
  TextDocument.applyEdits(TextDocument.create('file:///a.ts', 'typescript', 1, text), [
    disableLineEdit(text, line, 'no-client-per-message'),
  ]);

test('writes a directive above, as far in as the line', () => {
  expect(applied('a();\n\tb();\n', 1)).toBe(
    'a();\n\t// eslint-disable-next-line leakline/no-client-per-message\n\tb();\n',
  );
  expect(applied('a();', 0)).toBe('// eslint-disable-next-line leakline/no-client-per-message\na();');
});

test('keeps the end of line that the file has', () => {
  expect(applied('a();\r\nb();\r\n', 1)).toBe(
    'a();\r\n// eslint-disable-next-line leakline/no-client-per-message\r\nb();\r\n',
  );
});

test('joins a directive that is there', () => {
  expect(applied('// eslint-disable-next-line no-var\nvar a;', 1)).toBe(
    '// eslint-disable-next-line no-var, leakline/no-client-per-message\nvar a;',
  );
  expect(applied('  /* eslint-disable-next-line no-var */\nvar a;', 1)).toBe(
    '  /* eslint-disable-next-line no-var, leakline/no-client-per-message */\nvar a;',
  );
  expect(applied('// eslint-disable-next-line no-var -- legacy\nvar a;', 1)).toBe(
    '// eslint-disable-next-line no-var, leakline/no-client-per-message -- legacy\nvar a;',
  );
});
