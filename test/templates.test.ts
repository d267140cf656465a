import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type N8n, startN8n } from '../scripts/n8n/boot.ts';
import { packPackage } from '../scripts/pack.ts';
import { readTemplates } from '../scripts/templates/library.ts';
import { startTemplates, type TemplateServer } from '../scripts/templates/server.ts';
import { type Browser, findChromium, noteOf, startBrowser } from './support/chromium.ts';
import { exampleNames, readDraft } from './support/example.ts';

jest.setTimeout(120_000);

let server: TemplateServer;

beforeAll(async () => {
  server = await startTemplates();
});
afterAll(() => server.close());

interface Found {
  totalWorkflows: number;
  workflows: { name: string }[];
  categories: { id: number; name: string }[];
}

const ask = async (path: string) => (await (await fetch(`${server.url}${path}`)).json()) as Found;

describe('the template library', () => {
  it('holds every workflow of the package', async () => {
    const { totalWorkflows } = await ask('/templates/search?page=1&limit=20&category=&search=');
    const apps = readTemplates().length - exampleNames.length;
    expect(totalWorkflows).toBe(apps + exampleNames.length);
    expect(apps).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['an app', 'PagerDuty', 'Urgent repairs to Slack and PagerDuty'],
    ['an event', 'cleaning.skipped', 'Cleanings to cards of Trello'],
    ['a use case', 'guest crm', 'Confirmed guests to Brevo'],
  ])('finds a workflow by %s', async (_, search, name) => {
    const { workflows } = await ask(`/templates/search?${new URLSearchParams({ search, limit: '50' })}`);
    expect(workflows.map(({ name: found }) => found)).toContain(name);
    expect(workflows.length).toBeLessThan(readTemplates().length);
  });

  it('sorts them by the use cases of the page', async () => {
    const { categories } = (await ask('/templates/categories')) as {
      categories: { id: number; name: string }[];
    };
    expect(categories).toHaveLength(10);
    const { id } = categories.find(({ name }) => name === 'Security & compliance') ?? {};
    const { workflows } = await ask(`/templates/search?category=${id}`);
    expect(workflows).toHaveLength(4);
  });

  it('answers pages of this machine alone', async () => {
    const allowed = async (origin: string) =>
      (await fetch(`${server.url}/health`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed('http://127.0.0.1:5678')).toBe('http://127.0.0.1:5678');
    expect(await allowed('https://example.com')).toBeNull();
    expect((await fetch(`${server.url}/templates/workflows/999`)).status).toBe(404);
  });
});

const chromium = findChromium();

(chromium ? describe : describe.skip)(`Templates in the editor${noteOf(chromium)}`, () => {
  let n8n: N8n;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    n8n = await startN8n({
      editor: true,
      packages: [await packPackage('n8n-nodes-lgcd')],
      env: { N8N_TEMPLATES_ENABLED: 'true', N8N_TEMPLATES_HOST: server.url },
    });
    browser = await startBrowser(chromium as string);
    page = await (await browser.open({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${n8n.url}/signin`);
    await page.locator('input[type=email]').fill(n8n.owner.email);
    await page.locator('input[type=password]').fill(n8n.owner.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.includes('signin'));
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await n8n?.stop();
  });

  it('shows ours, and makes a workflow of the one that is chosen', async () => {
    await page.goto(`${n8n.url}/templates`);
    await page.getByPlaceholder('Search workflows').fill('PagerDuty');
    await page.getByText('Urgent repairs to Slack and PagerDuty').click();
    await page.getByText('Agencies whose people on call').last().waitFor();
    await page.locator('[data-test-id="use-template-button"]').click();
    await page.getByText('Create new PagerDuty credential').waitFor();
    await page
      .locator('[data-test-id="skip-template-setup"], a:has-text("Skip"), button:has-text("Continue")')
      .first()
      .click();
    await page.waitForURL(/\/workflow\/\w+/);
    await page.locator('[data-test-id="canvas-node"]').first().waitFor();

    const saved = page.waitForResponse(
      (response) =>
        /\/rest\/workflows(\?.*)?$/.test(response.url()) && response.request().method() === 'POST',
    );
    await page.keyboard.press('Control+s');
    expect((await saved).ok()).toBe(true);

    const [, id = ''] = /\/workflow\/(\w+)/.exec(page.url()) ?? [];
    const { nodes } = await n8n.api.getWorkflow(id);
    const draft = readDraft('apps/slack-pagerduty-urgent-tickets');
    expect(nodes.map(({ name }) => name).sort()).toEqual(draft.nodes.map(({ name }) => name).sort());
    const told = nodes.find(({ name }) => name === 'Tell the channel');
    const wanted = draft.nodes.find(({ name }) => name === 'Tell the channel');
    expect(told?.parameters).toMatchObject(wanted?.parameters ?? {});
  });
});
