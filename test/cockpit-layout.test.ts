import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  chromium,
  desktop,
  phone,
  startWorld,
  type Visitor,
  type World,
  withBrowser,
} from './support/cockpit.ts';
import { type Endpoint, startEndpoint } from './support/endpoint.ts';

const longPath = `/bookings?search=${'a-name-without-end-'.repeat(30)}`;

let world: World;
let endpoint: Endpoint;
/** An address as receivers in the cloud have them, and longer. */
let longUrl: string;

beforeAll(async () => {
  if (!chromium) return;
  [world, endpoint] = await Promise.all([startWorld(), startEndpoint()]);
  const { mock } = world;
  const headers = {
    Authorization: `Bearer ${mock.tokens[0]?.token}`,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  };
  longUrl = `${endpoint.url}/${'workflows0triggers0manual0paths0invoke'.repeat(20)}?sig=${'x'.repeat(200)}`;
  const webhook = { url: longUrl, events: ['*'] };
  await fetch(`${mock.url}/v1/webhooks`, { method: 'POST', headers, body: JSON.stringify(webhook) });
  await fetch(`${mock.url}/v1${longPath}`, { headers });
  endpoint.answer = 404;
  await mock.emit('booking.payment_received');
  endpoint.answer = 200;
  await mock.emit('cleaning.completed');
}, 60_000);

afterAll(async () => {
  await world?.close();
  await endpoint?.close();
});

const inWorld = async (options: object, look: (visitor: Visitor) => Promise<void>): Promise<void> => {
  const visitor = await world.visit(options);
  try {
    await look(visitor);
  } finally {
    await visitor.close();
  }
};

/** How far a table goes beyond what shows of it, and where its columns end. */
const sizes = (page: Page) =>
  page.evaluate(`(() => {
    const region = document.querySelector('.scroll');
    return {
      beyond: region.scrollWidth - region.clientWidth,
      ends: [...region.querySelectorAll('thead th')].map((th) => Math.round(th.getBoundingClientRect().right)),
    };
  })()`) as Promise<{ beyond: number; ends: number[] }>;

withBrowser('a long address', () => {
  it.each([
    ['/requests', () => `GET /v1${longPath}`],
    ['/deliveries', () => longUrl],
    ['/webhooks', () => longUrl],
    ['/events/log/1', () => longUrl],
  ])('leaves all columns of %s on the screen, and can be read whole', async (path, whole) => {
    await inWorld({ viewport: desktop }, async ({ go, page }) => {
      await go(path);
      const { beyond, ends } = await sizes(page);
      expect(beyond).toBe(0);
      expect(Math.max(...ends)).toBeLessThanOrEqual(desktop.width);
      const cell = page.locator('.scroll .long').first();
      expect(await cell.getAttribute('title')).toBe(whole());
      // Some lines, so that a screen still shows many rows.
      expect((await cell.boundingBox())?.height).toBeLessThan(80);
    });
  });

  it('leaves every page as wide as a phone', async () => {
    await inWorld({ viewport: phone }, async ({ go, page }) => {
      for (const path of ['/requests', '/requests/2', '/deliveries', '/deliveries/1', '/webhooks/1']) {
        await go(path);
        expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
          path,
          phone.width,
        ]);
      }
    });
  });
});

withBrowser('the title of a page', () => {
  it.each(['/deliveries/1', '/requests/2', '/webhooks/1'])(
    'has the status of %s on its line, on a phone too',
    async (path) => {
      await inWorld({ viewport: phone }, async ({ go, page }) => {
        await go(path);
        const title = await page.locator('h1').boundingBox();
        const status = await page.locator('.head .pill').first().boundingBox();
        if (!title || !status) throw new Error('The page has no title or no status.');
        expect(status.x).toBeGreaterThanOrEqual(title.x + title.width);
        expect(status.x + status.width).toBeLessThanOrEqual(phone.width);
        const middle = status.y + status.height / 2;
        expect(middle).toBeGreaterThan(title.y);
        expect(middle).toBeLessThan(title.y + title.height);
      });
    },
  );
});

withBrowser('from the log', () => {
  it('all that failed is sent again, after a word of how many', async () => {
    await inWorld({ viewport: desktop }, async ({ go, page, button, sees }) => {
      await go('/deliveries');
      await page.getByText('Replay all failed…').click();
      await sees(/Sends 1 failed delivery again/);
      await button('Replay 1 failed delivery').click();
      await sees('The failed deliveries are sent again, with the same bytes and the same event ids.');
      await page.getByText('Replay all failed…').waitFor({ state: 'detached' });
      await world.mock.settled();
      const [again] = await Promise.all([page.locator('tbody tr', { hasText: 'replay' }).textContent()]);
      expect(again).toContain('booking.payment_received');
    });
  });

  it('a delivery is found by its event id', async () => {
    await inWorld({ viewport: desktop }, async ({ go, page, button }) => {
      await go('/deliveries/2');
      const id = await page.locator('.facts dd code').first().textContent();
      await go('/deliveries');
      await page.getByLabel('Event id or payload contains').fill(String(id));
      await button('Filter').click();
      await page.getByText('1 to 1 of 1').waitFor();
      await page.getByRole('link', { name: 'cleaning.completed' }).waitFor();
    });
  });
});
