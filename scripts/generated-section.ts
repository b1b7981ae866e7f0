// The part of a written page that is generated: between `<!-- name -->` and `<!-- /name -->`, each on a line of its own.

/**
 * The page with this text in its section.
 * @param path How messages name the page.
 * @throws Error when the page has no such section, which would else be left out in silence.
 */
export function withSection(path: string, page: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const lines = page.split('\n');
  const [start, end] = [lines.indexOf(open), lines.indexOf(close)];
  if (start === -1 || end < start)
    throw new Error(
      `${path}: \`${open}\` … \`${close}\` is missing, each on a line of its own; put it where the generated text is to stand`,
    );
  return [...lines.slice(0, start + 1), '', text, '', ...lines.slice(end)].join('\n');
}
