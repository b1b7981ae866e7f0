// `leakline explain <rule>`: the rule's documentation on the terminal; without a rule, the list of them.
import { nearest, rules, UsageError } from '@leakline/project';
import type { Colours } from './colours.ts';
import { table } from './help.ts';
import { docs } from './rule-docs.ts';
import { wrapped } from './wrapping.ts';

/** Columns; longer lines are hard to read. */
const WIDTH = 100;

/** @param columns Of the terminal; undefined in a pipe, which gets the Markdown as it is, unless colours are forced. */
export function explain(name: string | null, c: Colours, columns: number | undefined): number {
  if (name === null) {
    const rows = rules.map(({ meta }) => [meta.id, meta.summary] as const);
    const width = Math.max(...rows.map(([id]) => id.length)) + 2;
    const lines =
      columns === undefined
        ? rows.map(([id, summary]) => id.padEnd(width) + summary)
        : table(rows, Math.min(columns, WIDTH));
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  }
  const id = name.replace(/^leakline\//, '');
  const rule = rules.find((r) => r.meta.id === id);
  if (rule === undefined)
    throw new UsageError(
      `unknown rule "${name}"${
        nearest(
          id,
          rules.map((r) => r.meta.id),
        ) || '; leakline explain lists them'
      }`,
    );
  const markdown = (docs[id] ?? `# ${id}\n\n${rule.meta.summary} ${rule.meta.why}`).trim();
  const isAsItIs = columns === undefined && !c.isColorSupported;
  const text = isAsItIs ? markdown : onTerminal(markdown, c, Math.min(columns ?? WIDTH, WIDTH));
  process.stdout.write(`${text}\n`);
  return 0;
}

/** The few forms of Markdown that rules' pages have: headings, paragraphs, code and links. */
export function onTerminal(markdown: string, c: Colours, width: number): string {
  let isCode = false;
  return markdown
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        isCode = !isCode;
        return [];
      }
      if (isCode) return [c.cyan(`    ${line}`)];
      const heading = /^#+ (.*)$/.exec(line);
      if (heading !== null) return [c.bold(heading[1] ?? '')];
      // Where generated parts begin and end.
      if (/^<!--.*-->$/.test(line)) return [];
      const whole = line
        .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)')
        // Code is not broken where it has a space.
        .replace(/`[^`]+`/g, (code) => code.replaceAll(' ', '\u00A0'));
      // The lines of a list's item stand under its first word.
      const indent = /^- /.test(whole) ? '  ' : '';
      return wrapped(whole, width - indent.length).map((part, i) =>
        (i === 0 ? part : indent + part)
          .replace(/`([^`]+)`/g, (marked, code: string) => (c.isColorSupported ? c.cyan(code) : marked))
          .replaceAll('\u00A0', ' '),
      );
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
