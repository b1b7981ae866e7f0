// The annotated source of the HTML report: the lines around every cost, coloured by their share.
import { formatAmount, formatShare } from '@leakline/profile';
import { each, markup, raw, type Markup } from './markup.ts';
import type { LinkReport, SeriesReport } from './report.ts';

/** Files that are shown with their source, by the cost of their hottest line. */
const FILES = 12;
/** Lines around a hot one; what lies between two such places is left out. */
const CONTEXT = 6;

/** The files of the lines, hottest first, numbered for anchors. */
export function filesOf(lines: readonly { readonly path: string }[]): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  for (const { path } of lines) if (!files.has(path) && files.size < FILES) files.set(path, files.size);
  return files;
}

export function sourceOf(
  path: string,
  file: number,
  { lines, unit }: SeriesReport,
  index: number,
  report: LinkReport,
): Markup {
  const costs = new Map(lines.filter((line) => line.path === path).map((line) => [line.line, line]));
  const wanted = new Set<number>();
  for (const line of costs.keys())
    for (let n = Math.max(1, line - CONTEXT); n <= line + CONTEXT; n++) wanted.add(n);
  const shown = [...wanted].sort((a, b) => a - b).filter((n) => report.textAt(path, n) !== null);
  if (shown.length === 0) return markup``;
  const hottest = Math.max(...[...costs.values()].map(({ share }) => Math.abs(share)));
  return markup`<details${file < 2 ? raw(' open') : ''}><summary><code>${report.shown(path)}</code> <span class="quiet">up to ${formatShare(hottest)}</span></summary>
<div class="scroll" tabindex="0" role="group" aria-label="Source of ${report.shown(path)}"><table class="source"><thead><tr><th scope="col" class="number">flat</th><th scope="col" class="number">cum</th><th scope="col" class="n">line</th><th scope="col">source</th></tr></thead><tbody>${each(
    shown,
    (n, i) => {
      const cost = costs.get(n);
      const gap =
        i > 0 && shown[i - 1] !== n - 1
          ? markup`<tr class="gap">
              <td></td>
              <td></td>
              <td class="n">⋮</td>
              <td></td>
            </tr>`
          : '';
      const text = (report.textAt(path, n) ?? '').replaceAll('\t', '  ');
      return markup`${gap}
        <tr id="${anchorOf(index, file, n)}" class="${heatOf(cost?.share ?? 0)}">
          <td class="number">${cost === undefined ? '' : formatAmount(cost.flat, unit)}</td>
          <td class="number">${cost === undefined ? '' : formatAmount(cost.cum, unit)}</td>
          <td class="n">${n}</td>
          <td>${text}${cost === undefined || cost.rules.length === 0 ? '' : markup`  <span class="rule">⚠ ${cost.rules.join(', ')}</span>`}</td>
        </tr>`;
    },
  )}</tbody></table></div></details>`;
}

export function anchorOf(series: number, file: number, line: number): string {
  return `s${series}-f${file}-l${line}`;
}

function heatOf(share: number): string {
  const size = Math.abs(share);
  if (size === 0) return '';
  return size >= 0.3 ? 'heat-4' : size >= 0.1 ? 'heat-3' : size >= 0.02 ? 'heat-2' : 'heat-1';
}
