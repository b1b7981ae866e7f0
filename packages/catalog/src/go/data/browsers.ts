// Browsers driven by code: each one starts processes that only closing it ends.
import type { Library, Member } from '../../schema.ts';
import { chained, giving, makes, releases } from '../rows.ts';

const language = 'go';

const because = 'each one starts the processes of a whole browser, which stay until it is closed';
const browser = (returns: string | readonly string[]): Member =>
  makes('browser', 'leaksUnlessClosed', returns, { close: 'Close', because });

const chainedCalls = (...names: readonly string[]): Readonly<Record<string, Member>> =>
  Object.fromEntries(names.map((name) => [name, chained]));

const rod: Library = {
  language,
  packages: ['github.com/go-rod/rod'],
  version: 'v0.116.2',
  source: 'browser.go, must.go (New holds settings; Connect launches a browser unless it is told of one)',
  exports: { New: giving('Browser') },
  types: {
    Browser: {
      members: {
        ...chainedCalls('ControlURL', 'SlowMotion', 'Trace', 'Client', 'NoDefaultDevice'),
        Connect: makes('browser', 'leaksUnlessClosed', 'error', { close: 'Close', because }),
        MustConnect: browser('Browser'),
        // A tab for each use is right where it is closed again.
        MustPage: giving('Page'),
        Close: releases,
        MustClose: releases,
      },
    },
    Page: { members: { Close: releases, MustClose: releases } },
  },
};

const playwright: Library = {
  language,
  packages: ['github.com/playwright-community/playwright-go'],
  version: 'v0.5200.1',
  source: 'run.go, playwright.go, generated-interfaces.go',
  exports: {
    Run: makes('Playwright driver', 'leaksUnlessClosed', ['Playwright', 'error'], {
      close: 'Stop',
      because: 'each one starts a Node process, which stays until it is stopped',
    }),
  },
  types: {
    Playwright: {
      members: {
        Chromium: { type: 'BrowserType' },
        Firefox: { type: 'BrowserType' },
        WebKit: { type: 'BrowserType' },
        Stop: releases,
      },
    },
    BrowserType: {
      members: {
        Launch: browser(['Browser', 'error']),
        LaunchPersistentContext: browser(['BrowserContext', 'error']),
      },
    },
    Browser: {
      members: {
        Close: releases,
        NewContext: giving(['BrowserContext', 'error']),
        NewPage: giving(['Page', 'error']),
      },
    },
    BrowserContext: { members: { Close: releases, NewPage: giving(['Page', 'error']) } },
    Page: { members: { Close: releases } },
  },
};

export const browsers: readonly Library[] = [rod, playwright];
