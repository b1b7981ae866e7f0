// Browsers driven by code: each launch starts processes that only close() ends.
import type { Library, Member } from '../../schema.ts';
import { calls, freeing, giving, holding, releases, runs } from './rows.ts';

const language = 'javascript';
const emitter: readonly string[] = ['node:events#EventEmitter'];

const because = 'each one starts the processes of a whole browser, which stay until it is closed';
const started = holding('browser', 'Browser', 'close', { because });
const attached = holding('browser connection', 'Browser', 'close');

/** A page or a context per request is right where it is closed again: a browser that lives on keeps it until then. */
const opens = (what: string, returns: string): Member => ({
  call: {
    returns,
    effects: [
      {
        effect: 'client',
        noun: `browser ${what}`,
        perMessage: 'leaksUnlessClosed',
        close: 'close',
        perUse: true,
        partOf: 'this',
        because: `the browser keeps each ${what}, with processes of its own, until it is closed`,
      },
    ],
  },
});
const launching: Record<string, Member> = {
  launch: calls(started),
  connect: calls(attached),
};
const puppeteer: Library = {
  language,
  packages: ['puppeteer', 'puppeteer-core'],
  version: '24.43.1',
  source: 'puppeteer-core lib/types.d.ts (PuppeteerNode, Browser, BrowserContext, Page)',
  exports: { ...launching, default: { type: 'PuppeteerNode' } },
  types: {
    PuppeteerNode: { members: launching },
    Browser: {
      extends: emitter,
      members: {
        ...freeing('close', 'disconnect'),
        newPage: opens('page', 'Page'),
        createBrowserContext: opens('context', 'BrowserContext'),
        defaultBrowserContext: giving('BrowserContext'),
      },
    },
    BrowserContext: { extends: emitter, members: { close: releases, newPage: opens('page', 'Page') } },
    Page: { extends: emitter, members: { close: releases, exposeFunction: runs('1') } },
  },
};

const kinds = ['chromium', 'firefox', 'webkit'];
const playwright: Library = {
  language,
  packages: ['playwright', 'playwright-core'],
  version: '1.65.1',
  source: 'playwright-core types/types.d.ts (BrowserType, Browser, BrowserContext, Page)',
  exports: Object.fromEntries(kinds.map((kind) => [kind, { type: 'BrowserType' }])),
  types: {
    BrowserType: {
      members: {
        launch: calls(started),
        launchPersistentContext: calls(holding('browser', 'BrowserContext', 'close', { because })),
        connect: calls(attached),
        connectOverCDP: calls(attached),
      },
    },
    Browser: {
      extends: emitter,
      members: {
        close: releases,
        newPage: opens('page', 'Page'),
        newContext: opens('context', 'BrowserContext'),
      },
    },
    BrowserContext: { extends: emitter, members: { close: releases, newPage: opens('page', 'Page') } },
    Page: { extends: emitter, members: { close: releases } },
  },
};

export const browserLibraries: readonly Library[] = [puppeteer, playwright];
