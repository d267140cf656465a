import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromium, desktop, phone, startWorld, type World, withBrowser } from './support/cockpit.ts';
import { type Endpoint, startEndpoint } from './support/endpoint.ts';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  help: string;
  nodes: { html: string }[];
}

let world: World;
let endpoint: Endpoint;
/** Pages of every kind, and what stands on them after a refusal or an action. */
let paths: string[];

beforeAll(async () => {
  if (!chromium) return;
  [world, endpoint] = await Promise.all([startWorld(), startEndpoint()]);
  const { mock } = world;
  const api = (path: string, body?: object) =>
    fetch(`${mock.url}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${mock.tokens[0]?.token}`,
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  for (const url of [endpoint.url, 'http://127.0.0.1:9/refused'])
    await api('/webhooks', { url, events: ['*'] });
  endpoint.answer = 503;
  await mock.emit('booking.confirmed');
  endpoint.answer = 404;
  await mock.emit('maintenance.urgent');
  endpoint.answer = 200;
  await mock.emit('review.received');
  await api('/bookings?page=2');
  await api('/bookings', { property_id: 1 });
  mock.fault({ status: 503, path: '/v1/rates*', times: 3 });
  const first = async (path: string) => {
    const { data } = (await (await api(path)).json()) as { data: { id: number }[] };
    return `${data[0]?.id}`;
  };
  paths = [
    '',
    '/webhooks',
    '/webhooks/new',
    '/webhooks/1',
    '/webhooks/1/edit',
    '/deliveries',
    '/deliveries/1',
    '/deliveries/3',
    '/deliveries/5',
    '/events',
    '/events/booking.confirmed',
    '/events/log',
    '/events/log/1',
    '/tokens',
    '/tokens/1',
    '/tokens/new?preset=zapier',
    '/requests',
    '/requests/3',
    '/faults?done=fault-added',
    '/bookings',
    '/bookings?status=nope',
    '/bookings/9876',
    '/do/booking.edit?booking_id=9876&back=/bookings/9876',
    '/do/whatsappMessage.create?back=/messages',
    '/calendar',
    '/properties',
    '/properties/1',
    '/owners',
    `/owners/${await first('/owners')}`,
    '/cleaning-tasks',
    `/cleaning-tasks/${await first('/cleaning-tasks')}`,
    '/maintenance-tickets',
    `/maintenance-tickets/${await first('/maintenance-tickets')}`,
    '/messages',
    `/messages/${await first('/whatsapp/messages')}`,
    '/reviews',
    `/reviews/${await first('/reviews')}`,
    '/invoices',
    `/invoices/${await first('/invoices')}`,
    '/payments',
    '/payments/1',
    '/statements',
    `/statements/${await first('/statements')}`,
    '/tax-reports',
    `/tax-reports/${await first('/tax-reports')}`,
    '/audit-logs',
    `/audit-logs/${await first('/audit-logs')}`,
    '/lodgify/bookings',
    '/lodgify/subscriptions',
    '/lodgify/deliveries',
    '/nothing',
  ];
}, 120_000);

afterAll(async () => {
  await world?.close();
  await endpoint?.close();
});

/** What axe finds on the page as it stands. */
async function findings(page: Page, options: object): Promise<string[]> {
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as Finding[];
  return found.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html);
    return `${id}: ${help}\n  ${where.join('\n  ')}`;
  });
}

const contrastOnly = { runOnly: ['color-contrast'] };

withBrowser('every page', () => {
  it.each([
    ['on a desktop', desktop],
    ['on a phone', phone],
  ])(
    'is accessible %s, in light and in dark, and fits the window',
    async (_, viewport) => {
      const visitor = await world.visit({ viewport, reducedMotion: 'reduce' });
      const { page } = visitor;
      const problems: string[] = [];
      for (const path of paths) {
        await visitor.go(path);
        await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
        // Through the protocol, so that the page's security policy stays as it is.
        await page.evaluate(`(() => { ${axeSource}; })()`);
        const light = await findings(page, {});
        // The theme changes colours and nothing else.
        await page.emulateMedia({ colorScheme: 'dark' });
        const dark = await findings(page, contrastOnly);
        await page.emulateMedia({ colorScheme: 'light' });
        for (const problem of [...light, ...dark]) problems.push(`${path} ${problem}`);
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        if (wide > viewport.width) problems.push(`${path} is ${wide} pixels wide.`);
      }
      expect(problems).toEqual([]);
      // The 404 of the last page is what the console may complain about.
      expect(visitor.complaints.filter((text) => !text.includes('404'))).toEqual([]);
      await visitor.close();
    },
    240_000,
  );

  it('would be found out: a field without a label, grey on grey', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await visitor.go('/faults');
    await page.evaluate(`(() => { ${axeSource}; })()`);
    await page.evaluate(`(() => {
      const main = document.querySelector('main');
      main.append(document.createElement('input'));
      const grey = document.createElement('p');
      grey.textContent = 'Hard to read';
      grey.style.color = '#bbb';
      main.append(grey);
    })()`);
    const found = (await findings(page, {})).join();
    expect(found).toContain('label: ');
    expect(found).toContain('color-contrast: ');
    await visitor.close();
  });

  it('stays accessible with its menu, its list of agencies and its help open', async () => {
    const visitor = await world.visit({ viewport: phone });
    const { page } = visitor;
    const check = async () => {
      await page.evaluate(`(() => { ${axeSource}; })()`);
      expect(await findings(page, {})).toEqual([]);
    };
    await visitor.go('/webhooks');
    await visitor.button('Menu').click();
    await check();
    await page.keyboard.press('Escape');
    await page.getByTitle('Switch to another agency').click();
    await check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await check();
    await visitor.close();
  });
});
