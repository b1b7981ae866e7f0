// HTML by template: what is put in is text, unless it is markup already.
export interface Markup {
  readonly text: string;
}

type Value = string | number | boolean | Markup;

/** Values are escaped for text and quoted attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { text: strings.reduce((out, part, i) => out + written(values[i - 1] ?? '') + part) };
}

/** Text that is markup: only ever our own. */
export function raw(text: string): Markup {
  return { text };
}

export function each<T>(items: readonly T[], write: (item: T, index: number) => Markup): Markup {
  return { text: items.map((item, i) => write(item, i).text).join('') };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: Value): string {
  if (typeof value === 'object') return value.text;
  return (
    String(value)
      // Characters that no text has, or that turn the direction of writing, cannot disguise a name.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}')
      .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
  );
}
