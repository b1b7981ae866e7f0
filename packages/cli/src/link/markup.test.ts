import { expect, test } from 'vitest';
import { each, markup, raw } from './markup.ts';

test('what is put in is text', () => {
  expect(markup`<p title="${'"><script>'}">${"<b>&'"}${7}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;7</p>',
  );
});

test('markup stays markup', () => {
  expect(
    markup`<ul>${each(['<', 'b'], (item, i) => markup`<li>${i}${item}</li>`)}${raw('<hr>')}</ul>`.text,
  ).toBe('<ul><li>0&lt;</li><li>1b</li><hr></ul>');
});

test('names cannot hide what follows them', () => {
  expect(markup`${'a\u202eb\u001b[31m\u0000'}`.text).toBe('a\ufffdb\ufffd[31m\ufffd');
});
