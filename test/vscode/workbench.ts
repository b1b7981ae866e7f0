// Drives a real VS Code (code-server) in a real browser: opens files, and reads what a person would see.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Rig } from './setup.ts';

export interface WorkbenchOptions {
  readonly rig: Rig;
  /** A folder or a `.code-workspace` file, absolute. */
  readonly open: string;
  /** Extensions to install before the start, absolute paths. */
  readonly vsix: readonly string[];
  /** VS Code user settings, over quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A row of the Problems panel. */
export interface Problem {
  readonly text: string;
}

export interface Workbench {
  readonly page: Page;
  /** Opens a file by its absolute path and waits until its text is drawn. */
  openFile(path: string): Promise<void>;
  /** Puts the cursor there; both 1-based. */
  goTo(line: number, column: number): Promise<void>;
  /** The 1-based lines of the visible editor that have a squiggle, once there are any. */
  squiggleLines(severity?: 'error' | 'warning' | 'info'): Promise<number[]>;
  /** Waits until the visible editor has no such squiggle. */
  squigglesGone(severity: 'error' | 'warning' | 'info'): Promise<void>;
  problems(): Promise<Problem[]>;
  /** The text of the hover at a place, once it contains `containing`. */
  hover(line: number, column: number, containing: string): Promise<string>;
  /** The titles that the light bulb offers at a place. */
  codeActions(line: number, column: number): Promise<string[]>;
  /** Applies one of the light bulb's actions by its title. */
  applyCodeAction(line: number, column: number, title: string): Promise<void>;
  codeLenses(): Promise<string[]>;
  /** The text of the lines on screen. */
  visibleText(): Promise<string>;
  runCommand(title: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** What the editor's server wrote, for the message of a failed test. */
  log(): string;
  /** Ends the browser and the editor, and deletes their state. Never throws. */
  close(): Promise<void>;
}

const quietSettings = {
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  // A browser's VS Code saves by itself; the tests decide what is on disk.
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'javascript.validate.enable': false,
  'typescript.validate.enable': false,
  'js/ts.validate.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
};

/** Starts the editor and a browser on it; on failure everything that was started is ended again. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const state = await mkdtemp(join(tmpdir(), 'leakline-vscode-'));
  const ends: (() => Promise<void>)[] = [() => rm(state, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end().catch(() => {});
  };
  try {
    const editor = new Editor(options.rig, state);
    await editor.writeSettings({ ...quietSettings, ...options.settings });
    for (const vsix of options.vsix) await editor.install(vsix);
    const port = await freePort();
    ends.push(() => editor.stop());
    await editor.start(port);
    const browser = await startBrowser(options.rig.chromium);
    ends.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const kind = options.open.endsWith('.code-workspace') ? 'workspace' : 'folder';
    await page.goto(`http://127.0.0.1:${port}/?${kind}=${encodeURIComponent(options.open)}`);
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
    return workbenchOn(page, () => editor.log(), close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** One code-server with its own user data, extensions and configuration. */
class Editor {
  readonly #rig: Rig;
  readonly #state: string;
  #process: ChildProcess | undefined;
  #output = '';

  constructor(rig: Rig, state: string) {
    this.#rig = rig;
    this.#state = state;
  }

  async writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const file = join(this.#state, 'user-data', 'User', 'settings.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(settings, null, 2));
    await writeFile(join(this.#state, 'config.yaml'), 'auth: none\n');
  }

  async install(vsix: string): Promise<void> {
    const child = this.#spawn(['--install-extension', vsix]);
    const code = await ended(child);
    if (code !== 0) throw new Error(`installing ${vsix} ended with ${code}:\n${this.#output}`);
  }

  /** Resolves when it listens. */
  async start(port: number): Promise<void> {
    const child = this.#spawn([
      ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
    ]);
    this.#process = child;
    // Also when the test run is cut short.
    process.once('exit', () => this.#signal('SIGKILL'));
    const deadline = Date.now() + 60_000;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (child.exitCode !== null)
        throw new Error(`code-server ended with ${child.exitCode}:\n${this.#output}`);
      if (Date.now() > deadline)
        throw new Error(`code-server did not listen within a minute:\n${this.#output}`);
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const gone = ended(child);
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), 1000);
    await gone;
    clearTimeout(timer);
  }

  log(): string {
    return this.#output;
  }

  /** To the whole process group: the extension host and its servers are in it. */
  #signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const child = this.#process;
    if (child?.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // All of the group has ended.
    }
  }

  #spawn(args: readonly string[]): ChildProcess {
    const folders = [
      ...['--config', join(this.#state, 'config.yaml')],
      ...['--user-data-dir', join(this.#state, 'user-data')],
      ...['--extensions-dir', join(this.#state, 'extensions')],
    ];
    const child = spawn(this.#rig.node, [this.#rig.codeServer, ...folders, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    return child;
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
}

function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? found(address.port) : fail(address),
      );
    });
  });
}

function workbenchOn(page: Page, log: () => string, close: () => Promise<void>): Workbench {
  const keys = page.keyboard;
  const input = page.locator('.quick-input-widget input.input').first();

  /** @param choice Text of the entry that must be on top before it is taken; lists are filled while one types. */
  const viaQuickInput = async (open: string, text: string, choice = '') => {
    await keys.press(open);
    await input.waitFor();
    await input.fill(text);
    const top = page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: choice });
    await top.waitFor();
    await keys.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };

  const goTo = async (line: number, column: number) => {
    await viaQuickInput('Control+g', `:${line}`);
    // A column given there counts tabs as they look; arrows go by characters.
    await keys.press('Home');
    await keys.press('Home');
    for (let passed = 1; passed < column; passed++) await keys.press('ArrowRight');
  };

  const actionList = async (line: number, column: number) => {
    await goTo(line, column);
    const rows = page.locator('.action-widget .monaco-list-row.action');
    // The editor takes no notice of the keys while a list of before is being closed.
    for (let presses = 1; presses < 4; presses++) {
      await keys.press('Control+.');
      const isOpen = await rows
        .first()
        .waitFor({ timeout: 8000 })
        .then(
          () => true,
          () => false,
        );
      if (isOpen) return rows;
    }
    await rows.first().waitFor();
    return rows;
  };

  return {
    page,
    goTo,
    log,
    close,

    async openFile(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      await viaQuickInput('Control+p', path, name);
      await page.locator('.tab.active', { hasText: name }).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },

    async squiggleLines(severity = 'warning') {
      const squiggles = page.locator(`.squiggly-${severity}`);
      await squiggles.first().waitFor();
      // Squiggles and line numbers are placed apart; what lies at the same height is the same line.
      const numbers: { line: number; top: number; bottom: number }[] = [];
      for (const number of await page.locator('.margin-view-overlays .line-numbers').all()) {
        const box = await number.boundingBox();
        if (box !== null)
          numbers.push({ line: Number(await number.innerText()), top: box.y, bottom: box.y + box.height });
      }
      const lines = new Set<number>();
      for (const squiggle of await squiggles.all()) {
        const box = await squiggle.boundingBox();
        if (box === null) continue;
        const middle = box.y + box.height / 2;
        const at = numbers.find(({ top, bottom }) => top <= middle && middle < bottom);
        if (at !== undefined) lines.add(at.line);
      }
      return [...lines].sort((a, b) => a - b);
    },

    async squigglesGone(severity) {
      await page.locator(`.squiggly-${severity}`).first().waitFor({ state: 'detached' });
    },

    async problems() {
      await viaQuickInput('F1', '>Problems: Focus on Problems View', 'Problems: Focus');
      await page.locator('.markers-panel .monaco-list-row').first().waitFor();
      const rows = await page.locator('.markers-panel .monaco-list-row').all();
      return Promise.all(rows.map(async (row) => ({ text: (await row.getAttribute('aria-label')) ?? '' })));
    },

    async hover(line, column, containing) {
      await goTo(line, column);
      await keys.press('Control+k');
      await keys.press('Control+i');
      const content = page.locator('.monaco-editor .monaco-hover:not(.hidden)', { hasText: containing });
      await content.first().waitFor();
      return content.first().innerText();
    },

    async codeActions(line, column) {
      const rows = await actionList(line, column);
      const titles = await rows.allInnerTexts();
      await keys.press('Escape');
      return titles.map((title) => title.trim());
    },

    async applyCodeAction(line, column, title) {
      const rows = await actionList(line, column);
      await rows.filter({ hasText: title }).first().click();
    },

    async codeLenses() {
      await page.locator('.codelens-decoration').first().waitFor();
      return page.locator('.codelens-decoration').allInnerTexts();
    },

    async visibleText() {
      // The editor recycles its line elements: their order in the page says nothing.
      const lines: { top: number; text: string }[] = [];
      for (const line of await page.locator('.editor-instance .view-line').all()) {
        const box = await line.boundingBox();
        if (box !== null)
          lines.push({ top: box.y, text: (await line.innerText()).replaceAll('\u00a0', ' ') });
      }
      lines.sort((a, b) => a.top - b.top);
      return lines.map(({ text }) => text).join('\n');
    },

    async runCommand(title) {
      await viaQuickInput('F1', `>${title}`, title);
    },

    async screenshot(file) {
      await mkdir(dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    },
  };
}
