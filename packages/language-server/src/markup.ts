// Writes hovers in the format that the client reads. Text from profiles and sources never becomes markup.
import { MarkupKind, type MarkupContent } from 'vscode-languageserver/node';

/** Texts are plain. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps'; readonly steps: readonly { readonly text: string; readonly link: Link }[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Leads to a place in a file; `uri` is one that we made. */
export interface Link {
  readonly label: string;
  readonly uri: string;
}

export function render(blocks: readonly Block[], format: MarkupKind): MarkupContent {
  const write = format === MarkupKind.Markdown ? markdownOf : plainOf;
  return { kind: format, value: blocks.map(write).join('\n\n') };
}

/** Every ASCII punctuation mark may be escaped in CommonMark, and then means only itself; so nothing can be markup. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `**${escapeMarkdown(block.text)}**`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'steps':
      return block.steps
        .map(
          ({ text, link }, i) =>
            `${i + 1}. ${escapeMarkdown(text)} ([${escapeMarkdown(link.label)}](<${link.uri}>))`,
        )
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
  }
}

function plainOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return oneLine(block.text);
    case 'steps':
      return block.steps.map(({ text, link }, i) => `${i + 1}. ${oneLine(text)} (${link.label})`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`).join('\n');
  }
}

function oneLine(text: string): string {
  // Control characters would end a list item or a link.
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
