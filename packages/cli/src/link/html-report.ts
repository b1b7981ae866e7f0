// A link report as one file for a browser: nothing is loaded, and a content-security policy sees to that.
import { createHash } from 'node:crypto';
import {
  amountInWords,
  describeMetric,
  formatAmount,
  formatShare,
  growsEveryTime,
  rateOf,
  sentenceOf,
  verdict,
  type FlameNode,
  type Linked,
  type LocalSnapshot,
} from '@leakline/profile';
import { bar, spark } from './html-charts.ts';
import { anchorOf, filesOf, sourceOf } from './html-source.ts';
import { each, markup, raw, type Markup } from './markup.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page/page.generated.ts';
import {
  noteworthy,
  restInWords,
  unheldInWords,
  type LinkReport,
  type ReportLine,
  type SeriesReport,
} from './report.ts';
import { measuredInWords, shareInWords } from './measured-findings.ts';
import type { Workspace } from './workspace.ts';

const HOT_LINES = 30;
const MOST = 20;
export function linkAsHtml(report: LinkReport, linked: Linked, workspace: Workspace): string {
  const names = report.series.flatMap(({ captures }) => captures.map(({ file }) => file));
  const captures = names.length + report.snapshots.length;
  const sections = [
    ...(report.findings.length > 0 ? [{ id: 'findings', title: 'Findings' }] : []),
    ...report.series.map((series, i) => ({ id: `series-${i}`, title: titleOf(series) })),
    ...report.snapshots.map(({ snapshot }, i) => ({
      id: `snapshot-${i}`,
      title: `heap snapshot: ${baseName(snapshot.file)}`,
    })),
  ];
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src '${hashOf(PAGE_SCRIPT)}'; style-src '${hashOf(PAGE_STYLE)}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Leakline: what production measured</title>
        <style>${raw(PAGE_STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>
          <h1>What production measured</h1>
          <p class="quiet">
            ${captures} ${captures === 1 ? 'capture' : 'captures'}, ${report.findings.length}
            ${report.findings.length === 1 ? 'finding' : 'findings'}
            measured${report.unmeasured > 0 ? `, ${report.unmeasured} on lines that no sample met` : ''}.
            Written by Leakline; 1 kB is 1024 bytes, as in pprof.
          </p>
          <nav aria-label="Sections">
            <ul>
              ${each(sections, ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="main">
          ${report.findings.length === 0 ? '' : findingsSection(report)}
          ${each(report.series, (series, i) => seriesSection(series, i, report, linked, workspace))}
          ${each(report.snapshots, (snapshot, i) => snapshotSection(snapshot, i, report))}
        </main>
        <script>${raw(PAGE_SCRIPT)}</script>
      </body>
    </html> `;
  return page.text;
}

function titleOf({ title, captures }: SeriesReport): string {
  const [only] = captures;
  return `${title}: ${captures.length === 1 && only !== undefined ? baseName(only.file) : `${captures.length} captures`}`;
}

function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** Messages set names between backticks. */
function withCode(text: string): Markup {
  return each(text.split(/`([^`]+)`/), (part, i) =>
    i % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`,
  );
}

/** As a policy names an inline element that it allows. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function findingsSection(report: LinkReport): Markup {
  return markup`<section aria-labelledby="findings">
    <h2 id="findings">Findings, costliest first</h2>
    <ol class="findings">
      ${each(
        report.findings,
        (finding) =>
          markup`<li>
            <strong>${shareInWords(finding)}</strong>
            <code>${report.shown(finding.path)}:${finding.line}</code>
            <span class="rule">leakline/${finding.rule}</span>
            <p>${withCode(finding.message)}</p>
            <ul class="measured">
              ${each(
                finding.measured.slice(0, 5),
                (measured) =>
                  markup`<li>
                    ${measuredInWords(measured)}
                    <span class="quiet"
                      >(${formatShare(measured.evidence.share)} of ${measured.evidence.profile})</span
                    >
                  </li>`,
              )}${each(finding.held, (sentence) => markup`<li>${withCode(sentence)}</li>`)}
            </ul>
          </li>`,
      )}
    </ol>
  </section>`;
}

function seriesSection(
  series: SeriesReport,
  index: number,
  report: LinkReport,
  linked: Linked,
  workspace: Workspace,
): Markup {
  const { title, captures, lines, unit, type, total, trend, unexplained } = series;
  const values = captures.map((capture) => capture.total);
  const isGrowing = trend !== null && growsEveryTime(trend);
  const shownLines = lines.slice(0, HOT_LINES);
  // The source of lines that wait for an explanation is shown too.
  const files = filesOf([...unexplained.slice(0, MOST), ...shownLines]);
  const flame = linked.flame(series.series, type, ({ path }) => workspace.isOwn(path));
  return markup`<section aria-labelledby="series-${index}">
    <h2 id="series-${index}">
      ${title}: ${captures.length === 1 ? (captures[0]?.file ?? '') : `${captures.length} captures`}
    </h2>
    <p class="big">
      ${series.isDifference && total >= 0 ? '+' : ''}${amountInWords(total, unit, type)}${values.length < 2 ? '' : markup` ${spark(values)}`}${trend === null ? '' : markup` <span${isGrowing ? raw(' class="grows"') : ''}>${verdict(trend, unit)}</span>`}
    </p>
    <p class="quiet">${[restInWords(series), ...series.notes].join('; ')}</p>
    ${
      captures.length < 2
        ? ''
        : markup`<details>
            <summary>The captures</summary>
            <div class="scroll" tabindex="0" role="group" aria-label="The captures">
              <table>
                <thead>
                  <tr>
                    <th scope="col">capture</th>
                    <th scope="col">taken</th>
                    <th scope="col" class="number">total</th>
                  </tr>
                </thead>
                <tbody>
                  ${each(
                    captures,
                    ({ file, takenAt, total: amount }) =>
                      markup`<tr>
                        <td><code>${file}</code></td>
                        <td>${takenAt ?? 'unknown'}</td>
                        <td class="number">${formatAmount(amount, unit)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </details>`
    }
    ${unexplained.length === 0 ? '' : unexplainedTable(series, index, files, report)}
    <h3>Hottest lines</h3>
    ${shownLines.length === 0 ? markup`<p>No sample is on a local line.</p>` : linesTable(shownLines, series, index, files, report)}
    ${lines.length > shownLines.length ? markup`<p class="quiet">… and ${lines.length - shownLines.length} more lines; <code>--format json</code> has them all.</p>` : ''}
    ${flame === null || flame.value === 0 ? '' : flameFigure(flame, series, index, report)}
    ${files.size === 0 ? '' : markup`<h3>Source</h3>`}
    ${each([...files], ([path, fileIndex]) => sourceOf(path, fileIndex, series, index, report))}
  </section>`;
}

function linesTable(
  shownLines: readonly ReportLine[],
  { unit, lines }: SeriesReport,
  index: number,
  files: ReadonlyMap<string, number>,
  report: LinkReport,
): Markup {
  const hasTrend = lines.some((line) => line.trend !== null);
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="Hottest lines">
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">flat</th>
          <th scope="col" class="number">cum</th>
          <th scope="col" class="number">cum %</th>
          <th scope="col"><span class="quiet">share</span></th>
          ${hasTrend ? markup`<th scope="col">trend</th>` : ''}
          <th scope="col">line</th>
        </tr>
      </thead>
      <tbody>
        ${each(shownLines, (line) => {
          const isGrowing = line.trend !== null && growsEveryTime(line.trend);
          return markup`<tr>
            <td class="number">${formatAmount(line.flat, unit)}</td>
            <td class="number">${formatAmount(line.cum, unit)}</td>
            <td class="number">${formatShare(line.share)}</td>
            <td>${bar(line.share)}</td>
            ${
              hasTrend
                ? markup`<td>
                    ${spark(line.values)}${line.trend === null ? '' : markup` <span${isGrowing ? raw(' class="grows"') : ''}>${rateOf(line.trend, unit)}</span>`}
                  </td>`
                : ''
            }
            <td>
              ${placeLink(line, index, files, report)}
              <span class="quiet">${line.functions.join(', ')}</span
              >${line.rules.length === 0 ? '' : markup` <span class="rule">⚠ ${line.rules.join(', ')}</span>`}${line.mapping === 'anchored' ? markup` <span class="moved">moved since the capture</span>` : ''}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function unexplainedTable(
  { unexplained, unit, lines }: SeriesReport,
  index: number,
  files: ReadonlyMap<string, number>,
  report: LinkReport,
): Markup {
  const measured = new Set(lines.map(({ path, line }) => `${path}:${line}`));
  return markup`<h3>Growing, and no finding explains it</h3>
    <div class="scroll" tabindex="0" role="group" aria-label="Growing lines that no finding explains">
      <table>
        <thead>
          <tr>
            <th scope="col">trend</th>
            <th scope="col" class="number">growth</th>
            <th scope="col">line</th>
          </tr>
        </thead>
        <tbody>
          ${each(
            unexplained.slice(0, MOST),
            (line) =>
              markup`<tr>
                <td>${spark(line.values)}</td>
                <td class="number grows">
                  ${line.trend === null ? `+${formatAmount(line.growth, unit)}` : rateOf(line.trend, unit)}
                </td>
                <td>
                  ${placeLink(line, index, measured.has(`${line.path}:${line.line}`) ? files : NO_FILES, report)}
                  <span class="quiet">${line.function}</span>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** A place, leading to its line in the annotated source where that is shown. */
function placeLink(
  { path, line }: { readonly path: string; readonly line: number },
  index: number,
  files: ReadonlyMap<string, number>,
  report: LinkReport,
): Markup {
  const place = markup`<code>${report.shown(path)}:${line}</code>`;
  const file = files.get(path);
  return file === undefined ? place : markup`<a href="#${anchorOf(index, file, line)}">${place}</a>`;
}

const NO_FILES: ReadonlyMap<string, number> = new Map();

function flameFigure(
  flame: FlameNode,
  { unit, captures, isDifference }: SeriesReport,
  index: number,
  report: LinkReport,
): Markup {
  const hasBefore = captures.length > 1 || isDifference;
  const what = hasBefore
    ? 'Red has grown since the first capture, blue has shrunk.'
    : 'Own code is orange, libraries are pale.';
  return markup`<h3 id="flame-title-${index}">Flame graph</h3>
    <figure
      data-flame="flame-${index}"
      data-unit="${unit}"
      data-difference="${hasBefore}"
      aria-labelledby="flame-title-${index}"
    >
      <div class="flame-controls">
        <label>Search functions <input type="search" autocomplete="off" spellcheck="false" /></label>
        <button type="button">Reset zoom</button>
      </div>
      <p class="flame-details quiet" role="status">
        ${what} Click or press Enter to zoom in, Escape to zoom out; arrow keys walk.
      </p>
      <div class="flame"></div>
    </figure>
    <script type="application/json" id="flame-${index}">
      ${raw(JSON.stringify(dataOf(flame, report)).replaceAll('<', '\\u003c'))}
    </script>`;
}

/** What page.js reads: FrameData of d3-flame-graph.d.ts. */
function dataOf({ name, path, isOwn, value, delta, children }: FlameNode, report: LinkReport): object {
  return {
    name: visible(shortName(name)),
    path: visible(isOwn ? report.shown(path) : path),
    own: isOwn,
    value,
    delta,
    children: children.map((child) => dataOf(child, report)),
  };
}

/** Go's symbols begin with the import path, which fills every frame: `gin.(*Context).Next` is enough beside the file. */
function shortName(name: string): string {
  const [path = ''] = name.split(/[(\[ ]/, 1);
  return name.slice(path.lastIndexOf('/') + 1);
}

function snapshotSection(local: LocalSnapshot, index: number, report: LinkReport): Markup {
  const { snapshot, metrics } = local;
  const collections = noteworthy(local).slice(0, MOST);
  const labelled = metrics.filter(({ labelSets }) => labelSets > 1).slice(0, MOST);
  const unheld = unheldInWords(snapshot);
  return markup`<section aria-labelledby="snapshot-${index}">
    <h2 id="snapshot-${index}">Heap snapshot: ${snapshot.file}</h2>
    <p class="big">${formatAmount(snapshot.totalBytes, 'bytes')} reachable</p>
    ${unheld === null ? '' : markup`<p>${unheld}.</p>`}
    ${collections.length + labelled.length === 0 ? markup`<p>No module-level collection of the local sources holds much of it.</p>` : ''}
    <ul class="measured">
      ${each(collections, (held) => markup`<li>${withCode(sentenceOf(held, report.shown))}</li>`)}${each(labelled, (metric) => markup`<li>${withCode(describeMetric(metric))}</li>`)}
    </ul>
  </section>`;
}

/** Control characters, and those that turn the direction of writing, cannot disguise a name. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}');
}
