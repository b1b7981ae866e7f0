import { MarkupKind } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { escapeMarkdown, render } from './markup.ts';

test('a name from a profile is never a link, code, HTML or an icon', () => {
  const name = '[run](command:x) `c` <img src=x> $(alert) | https://evil.example\n# head';
  expect(escapeMarkdown(name)).toBe(
    '\\[run\\]\\(command\\:x\\) \\`c\\` \\<img src\\=x\\> \\$\\(alert\\) \\| https\\:\\/\\/evil\\.example \\# head',
  );
});

test('an item of a list stays one item', () => {
  const blocks = [{ kind: 'list', items: ['heap: 1.0 MB', 'a\n- b'] }] as const;
  expect(render(blocks, MarkupKind.Markdown).value).toBe('- heap\\: 1\\.0 MB\n- a \\- b');
  expect(render(blocks, MarkupKind.PlainText).value).toBe('- heap: 1.0 MB\n- a - b');
});

test('steps are numbered and lead to their place', () => {
  const steps = [{ text: 'the raw URL', link: { label: 'a.ts:3', uri: 'file:///a.ts#L3' } }];
  expect(render([{ kind: 'steps', steps }], MarkupKind.Markdown).value).toBe(
    '1. the raw URL ([a\\.ts\\:3](<file:///a.ts#L3>))',
  );
  expect(render([{ kind: 'steps', steps }], MarkupKind.PlainText).value).toBe('1. the raw URL (a.ts:3)');
});
