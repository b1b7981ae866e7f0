// A rule's page as a person reads it: no marks of Markdown, lines that fit, code as it is.
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { onTerminal } from './explain.ts';
import { docs } from './rule-docs.ts';

const plain = pc.createColors(false);

test('headings, links, wrapped paragraphs, indented code', () => {
  const markdown =
    '# a-rule\n\nOne two three [four](https://example.org/4) `five`.\n\n```ts\nconst a = `long long long long long`;\n```\n';
  expect(onTerminal(markdown, plain, 24)).toBe(
    'a-rule\n\nOne two three four\n(https://example.org/4)\n`five`.\n\n    const a = `long long long long long`;\n',
  );
});

test('items of a list stand out, and marks of generated parts are not shown', () => {
  const markdown =
    '## Options\n\n<!-- options -->\n\n- `allow`: one two three four.\n\n<!-- /options -->\n\nEnd.\n';
  expect(onTerminal(markdown, plain, 20)).toBe('Options\n\n- `allow`: one two\n  three four.\n\nEnd.\n');
});

test.each(Object.entries(docs))('%s has no mark left, and fits', (_, text) => {
  const lines = onTerminal(text, plain, 80).split('\n');
  const prose = lines.filter((line) => !line.startsWith('    '));
  expect(prose.join('\n')).not.toMatch(/^#|```|\]\(http|<!--/m);
  // An address is one word.
  for (const line of prose) expect(line.length > 80 && !line.includes('http'), line).toBe(false);
});
