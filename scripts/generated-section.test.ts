// A page without its section must not pass: what is generated would be missing in it.
import { expect, test } from 'vitest';
import { withSection } from './generated-section.ts';

test('what stands between the marks is replaced, and nothing else', () => {
  const page = '# A\n\n<!-- options -->\n\nold\n\n<!-- /options -->\n\nend\n';
  const once = withSection('a.md', page, 'options', '- new $1 $&');
  expect(once).toBe('# A\n\n<!-- options -->\n\n- new $1 $&\n\n<!-- /options -->\n\nend\n');
  expect(withSection('a.md', once, 'options', '- new $1 $&')).toBe(once);
});

test('empty marks are enough to begin with', () => {
  expect(withSection('a.md', '<!-- x -->\n<!-- /x -->\n', 'x', 't')).toBe('<!-- x -->\n\nt\n\n<!-- /x -->\n');
});

test.each([
  ['no mark', '# A\n'],
  ['no end', '<!-- options -->\n'],
  ['no begin', '<!-- /options -->\n'],
  ['marks the other way round', '<!-- /options -->\n<!-- options -->\n'],
  ['a mark amid a line', 'see <!-- options -->\n<!-- /options -->\n'],
])('%s is an error that names the page and what to write', (_, page) => {
  expect(() => withSection('rules/a/rule.md', page, 'options', 'text')).toThrow(
    /^rules\/a\/rule\.md: `<!-- options -->` … `<!-- \/options -->` is missing/,
  );
});
