// The HTML report in a real browser: its policy holds, its flame graph works by mouse and keyboard, and it reads well.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageModule } from '../../packages/cli/src/link/page/build-page.ts';
import { readFileSync } from 'node:fs';
import { ensureChromium } from '../vscode/setup.ts';
import { runLink } from './run-link.ts';

const root = join(import.meta.dirname, '../..');
const go = join(root, 'fixtures/go-service');
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
let folder: string;
let browser: Browser | undefined;
let page: Page;
let file: string;
/** What the page asked for, and what its policy refused. */
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leakline-html-'));
  file = join(folder, 'report.html');
  const captures = [1, 2, 3].map((n) => join(go, `profiles/heap-${n}.pb.gz`));
  writeFileSync(file, (await runLink(captures, { sourceRoot: go, format: 'html' })).stdout);
  browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  page = await opened('light');
}, 600_000); // a machine without Chromium gets it first
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function opened(colorScheme: 'light' | 'dark'): Promise<Page> {
  if (browser === undefined) throw new Error('the browser is not there yet');
  const fresh = await browser.newPage({
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width: 1200, height: 800 },
  });
  fresh.on('request', (request) => requests.push(request.url()));
  fresh.on('console', (message) => complaints.push(message.text()));
  fresh.on('pageerror', (error) => complaints.push(String(error)));
  await fresh.goto(`file://${file}`);
  await fresh.locator('g.frame').first().waitFor();
  return fresh;
}

const frame = (name: string) => page.locator('g.frame').filter({ hasText: name }).first();
const details = () => page.locator('.flame-details').innerText();

test('loads nothing, and its own policy refuses nothing of it', () => {
  expect(requests).toEqual([`file://${file}`]);
  expect(complaints).toEqual([]);
});

test('its policy refuses what others would put in', async () => {
  const other = await opened('light');
  complaints.length = 0;
  const ran = await other.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'http://127.0.0.1:9/x.png';
    document.body.append(image);
    return window.intruder === true;
  })()`);
  expect(ran).toBe(false);
  await expect.poll(() => complaints.join('\n')).toMatch(/Content Security Policy/);
  complaints.length = 0;
  requests.length = 1;
  await other.close();
});

test('begins with the findings and says how the series fares', async () => {
  expect(await page.locator('ol.findings > li').first().innerText()).toMatch(
    /main\.go:44[\s\S]*grows in 3 of 3 captures/,
  );
  expect(await page.locator('#series-0').innerText()).toBe('heap: 3 captures');
  expect(await page.locator('section p.big').first().innerText()).toMatch(
    /83\.8 MB in-use heap.*grows in 3 of 3/,
  );
});

test('leads from a hot line to its source', async () => {
  const link = page.getByRole('link', { name: /main\.go:44$/ }).first();
  const target = (await link.getAttribute('href')) ?? '';
  const row = page.locator(`tr${target}`);
  expect(await row.innerText()).toContain('publisher := queue.NewPublisher(broker, "orders")');
  expect(await row.getAttribute('class')).toBe('heat-4');
});

test('searches literally, and says what was found', async () => {
  const search = page.getByLabel('Search functions');
  await search.fill('(*server).placeOrder');
  expect(await details()).toMatch(/^1 frame found, together 40\.\d MB, 48 %$/);
  await search.fill('no such function');
  expect(await details()).toMatch(/^0 frames found/);
  await search.fill('');
  expect(await details()).toMatch(/^Red has grown/);
});

test('zooms by click and back by the button', async () => {
  const width = async (name: string) => Number(await frame(name).locator('rect').getAttribute('width'));
  const whole = await width('all');
  const before = await width('main.announce');
  expect(before).toBeLessThan(whole / 2);
  await frame('main.announce').click();
  await expect.poll(() => width('main.announce')).toBeCloseTo(whole, 0);
  await page.getByRole('button', { name: 'Reset zoom' }).click();
  await expect.poll(() => width('main.announce')).toBeCloseTo(before, 0);
});

test('is walked with the keyboard, and every frame says what it is', async () => {
  const label = () => page.evaluate(`document.activeElement?.getAttribute('aria-label') ?? ''`);
  await page.getByLabel('Search functions').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await label()).toMatch(/^all: 83\.8 MB, 100 %/);
  await page.keyboard.press('ArrowDown');
  expect(await label()).toMatch(/^http\.\(\*conn\)\.serve \(.*server\.go\): [\d.]+ MB, \d+ %, \+[\d.]+ MB$/);
  expect(await details()).toMatch(/^http\.\(\*conn\)\.serve/);
  await page.keyboard.press('ArrowRight');
  expect(await label()).not.toMatch(/^http\.\(\*conn\)\.serve /);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  expect(await label()).toMatch(/^all/);
  expect(await page.locator('g.frame[tabindex="0"]').count()).toBe(1);
});

test('shows growth red, in light and dark', async () => {
  const dark = await opened('dark');
  const fill = (on: Page) => on.locator('g.frame').nth(1).locator('rect').getAttribute('fill');
  expect(await fill(page)).toMatch(/^hsl\(8 /);
  expect(await fill(dark)).toMatch(/^hsl\(8 /);
  expect(await fill(dark)).not.toBe(await fill(page));
  const paper = (on: Page) => on.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(await paper(page)).toBe('rgb(255, 255, 255)');
  expect(await paper(dark)).toBe('rgb(23, 24, 28)');
  await dark.close();
});

test('fits a narrow window without sideways scrolling of the page', async () => {
  await page.setViewportSize({ width: 420, height: 800 });
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'))
    .toBe(true);
  await page.setViewportSize({ width: 1200, height: 800 });
});

test.each([
  ['light', 1200],
  ['dark', 1200],
  ['light', 420],
] as const)('has nothing to complain of for axe, %s, %i pixels wide', async (scheme, width) => {
  const fresh = await opened(scheme);
  await fresh.setViewportSize({ width, height: 800 });
  await fresh.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
  const violations = await fresh.evaluate(`(() => {
    ${axe};
    return axe.run(document).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')));
  })()`);
  expect(violations).toEqual([]);
  await fresh.close();
  requests.length = 1;
});

test('headings are in order and tables have headers', async () => {
  const levels = await page
    .locator('h1, h2, h3')
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(levels[0]).toBe(1);
  levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
  const tables = await page.locator('table').count();
  expect(await page.locator('table:has(th[scope="col"])').count()).toBe(tables);
});

test('the committed script and style are those of their sources', async () => {
  const committed = readFileSync(join(root, 'packages/cli/src/link/page/page.generated.ts'), 'utf8');
  expect(committed).toBe(await pageModule());
});
