// The script of the HTML report: mounts a flame graph on each place that the page has for one, and lets people reach
// its frames with the keyboard and hear them. All else on the page is there without it.
import flamegraph from 'd3-flame-graph';
import { select } from 'd3-selection';

/** @typedef {import('d3-flame-graph').FrameNode} FrameNode */
/** @typedef {import('d3-flame-graph').FrameData} FrameData */

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

for (const figure of document.querySelectorAll('figure[data-flame]')) {
  if (figure instanceof HTMLElement) mount(figure);
}

/** @param {HTMLElement} figure */
function mount(figure) {
  const data = dataOf(figure);
  const place = part(figure, '.flame');
  const details = part(figure, '.flame-details');
  const input = part(figure, 'input');
  const reset = part(figure, 'button');
  const hint = details.textContent ?? '';
  const unit = figure.dataset['unit'] ?? '';
  const isDifference = figure.dataset['difference'] === 'true';
  const whole = data.value;

  /** @param {FrameNode} node */
  const label = ({ data: { name, path, value, delta } }) => {
    const share = whole === 0 ? 0 : value / whole;
    const growth =
      isDifference && delta !== 0 ? `, ${delta > 0 ? '+' : '−'}${amount(Math.abs(delta), unit)}` : '';
    return `${name}${path === '' ? '' : ` (${path})`}: ${amount(value, unit)}, ${percent(share)}${growth}`;
  };
  const chart = flamegraph()
    .cellHeight(20)
    .inverted(true)
    .minFrameSize(2)
    .transitionDuration(still.matches ? 0 : 150)
    .setLabelHandler(label)
    .setColorMapper((node) => colourOf(node, isDifference))
    // Literally: people search for names such as `main.(*server).placeOrder`.
    .setSearchMatch((node, term) =>
      `${node.data.name} ${node.data.path}`.toLowerCase().includes(term.toLowerCase()),
    )
    .setSearchHandler((nodes, sum) => {
      details.textContent = `${nodes.length} ${nodes.length === 1 ? 'frame' : 'frames'} found, together ${amount(sum, unit)}, ${percent(whole === 0 ? 0 : sum / whole)}`;
    })
    .setDetailsHandler((text) => {
      if (text !== null) details.textContent = text;
    })
    .onClick(() => frames.refresh());
  const frames = keyboard(
    place,
    label,
    (text) => (details.textContent = text),
    (node) => chart.zoomTo(node),
  );
  const fit = () => {
    chart.width(Math.max(300, place.clientWidth));
    chart.update();
    frames.refresh();
  };

  chart.width(Math.max(300, place.clientWidth));
  chart(select(place).datum(data));
  frames.refresh();
  if (input instanceof HTMLInputElement) {
    input.addEventListener('input', () => {
      if (input.value === '') {
        chart.clear();
        details.textContent = hint;
      } else chart.search(input.value);
      frames.refresh();
    });
  }
  reset.addEventListener('click', () => {
    chart.resetZoom();
    details.textContent = hint;
  });
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - Number(place.querySelector('svg')?.getAttribute('width'))) > 1) fit();
  }).observe(place);
  dark.addEventListener('change', fit);
  figure.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') chart.resetZoom();
  });
}

/**
 * One frame is in the tab order; arrows go to caller, callee and neighbours, Enter zooms.
 * @param {HTMLElement} place
 * @param {(node: FrameNode) => string} label
 * @param {(text: string) => void} say
 * @param {(node: FrameNode) => void} zoom
 */
function keyboard(place, label, say, zoom) {
  /** @type {FrameNode | null} */
  let current = null;
  const elements = () => [...place.querySelectorAll('g.frame')];
  /** @param {Element} element */
  const nodeOf = (element) => /** @type {FrameNode} */ (select(element).datum());
  /** @param {FrameNode | null | undefined} node */
  const elementOf = (node) => elements().find((element) => nodeOf(element) === node);

  const refresh = () => {
    const svg = place.querySelector('svg');
    svg?.setAttribute('role', 'group');
    svg?.setAttribute(
      'aria-label',
      'Flame graph: arrow keys go to caller, callee and neighbours, Enter zooms in',
    );
    const all = elements();
    if (current === null || elementOf(current) === undefined)
      current = all[0] === undefined ? null : nodeOf(all[0]);
    for (const element of all) {
      const node = nodeOf(element);
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', label(node));
      element.setAttribute('tabindex', node === current ? '0' : '-1');
    }
  };
  /** @param {FrameNode | null | undefined} node */
  const go = (node) => {
    const element = elementOf(node);
    if (node === null || node === undefined || !(element instanceof SVGElement)) return;
    current = node;
    refresh();
    element.focus();
    say(label(node));
  };
  /**
   * @param {FrameNode} node
   * @param {number} step
   */
  const neighbour = (node, step) => {
    const row = elements()
      .map(nodeOf)
      .filter(({ depth, x1, x0 }) => depth === node.depth && x1 > x0)
      .sort((a, b) => a.x0 - b.x0);
    return row[row.indexOf(node) + step];
  };

  place.addEventListener('keydown', (event) => {
    const element = event.target instanceof Element ? event.target.closest('g.frame') : null;
    if (element === null) return;
    const node = nodeOf(element);
    const widest = [...(node.children ?? [])].sort((a, b) => b.value - a.value)[0];
    /** @type {Record<string, () => void>} */
    const moves = {
      ArrowUp: () => go(node.parent),
      ArrowDown: () => go(widest),
      ArrowLeft: () => go(neighbour(node, -1)),
      ArrowRight: () => go(neighbour(node, 1)),
      Enter: () => zoom(node),
      ' ': () => zoom(node),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
    if (event.key === 'Enter' || event.key === ' ') go(node);
  });
  place.addEventListener('focusin', (event) => {
    const element = event.target instanceof Element ? event.target.closest('g.frame') : null;
    if (element !== null) say(label(nodeOf(element)));
  });
  return { refresh };
}

/**
 * Own code warm, libraries pale; in a difference red for what grew and blue for what shrank, deeper for more.
 * @param {FrameNode} node
 * @param {boolean} isDifference
 */
function colourOf({ data, highlight, depth }, isDifference) {
  if (highlight === true) return dark.matches ? '#c77dff' : '#d9a0ff';
  if (isDifference) {
    const share = data.value === 0 ? 0 : Math.min(1, Math.abs(data.delta) / data.value);
    if (share < 0.02) return dark.matches ? '#8f8f8f' : '#dcdcdc';
    const lightness = (dark.matches ? 74 : 90) - share * 24;
    return `hsl(${data.delta > 0 ? 8 : 215} 78% ${lightness.toFixed(0)}%)`;
  }
  const shade = (depth % 2) * 4;
  return data.own
    ? `hsl(28 88% ${(dark.matches ? 62 : 70) - shade}%)`
    : `hsl(48 30% ${(dark.matches ? 66 : 84) - shade}%)`;
}

/**
 * @param {HTMLElement} figure
 * @returns {FrameData}
 */
function dataOf(figure) {
  const element = document.getElementById(figure.dataset['flame'] ?? '');
  return JSON.parse(
    element?.textContent ?? '{"name":"all","path":"","own":false,"value":0,"delta":0,"children":[]}',
  );
}

/**
 * @param {HTMLElement} figure
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(figure, selector) {
  const found = figure.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the report has no ${selector}`);
  return found;
}

/**
 * As the rest of the page writes amounts: 1 kB is 1024 bytes.
 * @param {number} value
 * @param {string} unit
 */
function amount(value, unit) {
  /** @type {Record<string, readonly (readonly [string, number])[]>} */
  const scales = {
    bytes: [
      ['GB', 2 ** 30],
      ['MB', 2 ** 20],
      ['kB', 2 ** 10],
      ['B', 1],
    ],
    nanoseconds: [
      ['s', 1e9],
      ['ms', 1e6],
      ['µs', 1e3],
      ['ns', 1],
    ],
    microseconds: [
      ['s', 1e6],
      ['ms', 1e3],
      ['µs', 1],
    ],
    milliseconds: [
      ['s', 1e3],
      ['ms', 1],
    ],
  };
  const steps = scales[unit];
  if (steps === undefined)
    return `${value.toLocaleString('en-US')}${unit === '' || unit === 'count' ? '' : ` ${unit}`}`;
  const [name, factor] = steps.find(([, size]) => value >= size) ?? ['', 1];
  const scaled = value / factor;
  return `${scaled.toFixed(scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2)} ${name}`.trim();
}

/** @param {number} share */
function percent(share) {
  const points = share * 100;
  return `${points.toFixed(points >= 10 ? 0 : 1)} %`;
}
