import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventNames, resources } from '@lgcd/core-client/contract';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { type Browser, findChromium, noteOf, startBrowser } from './support/chromium.ts';

const chromium = findChromium();
let mock: MockServer;

beforeAll(async () => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z' });
});
afterAll(() => mock.close());

it.each(['/v1', '/api/v1'])('the document served at %s is clean under a strict linter', async (base) => {
  const served = (await (await fetch(`${mock.url}${base}/openapi.json`)).json()) as object;
  const linter = join(__dirname, '../packages/core-client/test/openapi/lint.mjs');
  const broken = { ...served, servers: [] };
  const { stdout, stderr } = spawnSync(process.execPath, [linter], {
    input: JSON.stringify([served, broken]),
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  expect(stderr).toBe('');
  const [clean, found] = JSON.parse(stdout) as string[][];
  expect(clean).toEqual([]);
  expect(found?.join()).toContain('no-empty-servers');
});

(chromium ? describe : describe.skip)(`Swagger UI${noteOf(chromium)}`, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let hosts: Set<string>;

  beforeAll(async () => {
    browser = await startBrowser(chromium as string);
    context = await browser.open({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    complaints = [];
    hosts = new Set();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).host);
    });
    await page.goto(`${mock.url}/v1/docs`);
  }, 60_000);
  afterAll(() => browser.close());

  /** An operation as it stands on the page, opened. */
  async function open(tag: string, method: string, path: string): Promise<Locator> {
    const section = page.locator('.opblock-tag-section').filter({ has: page.locator(`[data-tag="${tag}"]`) });
    if (!(await section.getAttribute('class'))?.includes('is-open'))
      await section.locator('.opblock-tag').click();
    const operation = section
      .locator(`.opblock-${method}`)
      .filter({ has: page.locator(`.opblock-summary-path[data-path="${path}"]`) });
    await operation.locator('.opblock-summary-control').click();
    return operation;
  }

  /** What "Execute" leads to. */
  async function execute(operation: Locator): Promise<{ status: string | undefined; body: string | null }> {
    await operation.getByRole('button', { name: 'Execute' }).click();
    const row = operation.locator('.live-responses-table .response').first();
    return {
      status: (await row.locator('.response-col_status').textContent())?.trim(),
      body: await row.locator('.response-col_description').textContent(),
    };
  }

  it('shows every family and every event, from this server alone and without an error', async () => {
    await page.locator('.opblock-tag').first().waitFor();
    expect(await page.locator('.info .title').textContent()).toContain('LGCD API');
    const tags = await page.locator('.opblock-tag').evaluateAll((all) => all.map((tag) => tag.dataset.tag));
    expect(tags).toEqual(Object.values(resources).map(({ plural }) => plural));
    expect(await page.locator('.webhooks .opblock').count()).toBe(eventNames.length);
    expect([...hosts]).toEqual([new URL(mock.url).host]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('leads back to the cockpit', async () => {
    expect(await page.getByRole('link', { name: 'Cockpit of this mock' }).getAttribute('href')).toBe(
      '/cockpit',
    );
    const tab = await context.newPage();
    await tab.goto(`${mock.url}/cockpit`);
    await tab.getByRole('heading', { name: 'Overview' }).waitFor();
    await tab.close();
  }, 60_000);

  it('executes a call with the demo token, which it has from the start', async () => {
    const { status, body } = await execute(await open('Account', 'get', '/me'));
    expect(status).toBe('200');
    expect(body).toContain('Atlas Conciergerie');
  }, 60_000);

  it('executes a change with the example of the contract', async () => {
    const operation = await open('Maintenance Tickets', 'post', '/maintenance-tickets');
    expect(await execute(operation)).toMatchObject({ status: '201' });
    expect(mock.requests({ method: 'POST' })).toMatchObject([
      { operation: 'maintenanceTicket.create', status: 201 },
    ]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
