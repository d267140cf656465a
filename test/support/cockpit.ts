import { describe } from '@jest/globals';
import { type MockServer, type ServerOptions, startMockServer } from '@lgcd/mock-server';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Browser, findChromium, noteOf, startBrowser } from './chromium.ts';

/** The sizes that the pages are made for. */
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** A person at the cockpit. */
export interface Visitor {
  page: Page;
  /** Errors of scripts, of the security policy and of loading, as the console tells them. */
  complaints: string[];
  /** To a page of agency 42. */
  go(path: string): Promise<void>;
  button(name: string | RegExp): Locator;
  link(name: string | RegExp): Locator;
  /** Resolves when this stands on the page; the page may still be getting there. */
  sees(text: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

/** How long a page may take to show what happened. */
const patience = 5000;

async function visit(browser: Browser, mock: MockServer, options: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.open({ viewport: desktop, locale: 'en-GB', ...options });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    go: async (path) => {
      await page.goto(`${mock.url}/cockpit/42${path}`);
    },
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    link: (name) => page.getByRole('link', { name, exact: typeof name === 'string' }),
    sees: (text) => page.getByText(text).first().waitFor(),
    close: () => context.close(),
  };
}

export interface World {
  mock: MockServer;
  visit(options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

/** The program of the browser, or undefined: then the tests that need it are skipped, and say so. */
export const chromium = findChromium();
const note = noteOf(chromium);

/** A `describe` that says what it lacks where there is no browser. */
export const withBrowser = (title: string, tests: () => void): void =>
  (chromium ? describe : describe.skip)(`${title}${note}`, tests);

/** A mock server and a browser. */
export async function startWorld(options: ServerOptions = {}): Promise<World> {
  if (!chromium) throw new Error('There is no chromium on this machine.');
  const mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', ...options });
  const browser = await startBrowser(chromium);
  return {
    mock,
    visit: (given = {}) => visit(browser, mock, given),
    async close() {
      await browser.close();
      await mock.close();
    },
  };
}
