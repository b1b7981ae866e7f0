// The small drawings of the HTML report. They only repeat numbers that stand beside them, so nobody has to see them.
import { each, markup, type Markup } from './markup.ts';

/** 80 pixels for the whole. */
export function bar(share: number): Markup {
  const width = Math.max(0, Math.min(1, share)) * 80;
  return markup`<svg width="80" height="10" aria-hidden="true">
    <rect class="bar" width="${width.toFixed(1)}" height="10" rx="2" />
  </svg>`;
}

/** Bars, one for each capture; the numbers stand beside them. */
export function spark(values: readonly number[]): Markup {
  const most = Math.max(...values, 0);
  return markup`<svg class="spark" width="${values.length * 7}" height="16" aria-hidden="true">
    ${each(values, (value, i) => {
      const height = most === 0 ? 1 : Math.max(1, (Math.max(0, value) / most) * 16);
      return markup`<rect
        x="${i * 7}"
        y="${(16 - height).toFixed(1)}"
        width="5"
        height="${height.toFixed(1)}"
      />`;
    })}
  </svg>`;
}
