import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { chromium, startWorld, type Visitor, type World, withBrowser } from './support/cockpit.ts';
import { type Endpoint, startEndpoint } from './support/endpoint.ts';

let world: World;
let endpoint: Endpoint;
let visitor: Visitor;
beforeAll(async () => {
  if (chromium) world = await startWorld();
}, 120_000);
afterAll(() => world?.close());
beforeEach(async () => {
  if (!chromium) return;
  await world.mock.reset();
  [endpoint, visitor] = await Promise.all([startEndpoint(), world.visit()]);
});
afterEach(async () => {
  await visitor?.close();
  await endpoint?.close();
});

const minute = 60_000;

withBrowser("a newcomer's first five minutes", () => {
  it(
    'lead from an empty log to a request, a verified delivery and a booking that moves on',
    async () => {
      const { page, sees, button, link } = visitor;
      // The address that the command prints, and nothing known.
      await page.goto(`${world.mock.url}/cockpit`);
      await sees('142,500');
      await sees('Nothing was sent yet.');

      await link('Create a token').first().click();
      await link('n8n').click();
      expect(await page.getByLabel('Name').inputValue()).toBe('n8n');
      await button('Create').click();
      await sees('Copy the token now.');
      const token = (await page.locator('#token').textContent()) ?? '';
      expect(token).toMatch(/^\d+\|\w{48}$/);
      // A reload shows the list and makes no second token.
      await page.reload();
      await sees('all 21');
      expect(await page.getByText(token).count()).toBe(0);

      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await sees('No request yet.');
      const answer = await fetch(`${world.mock.url}/v1/bookings/9876`, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      });
      expect(answer.status).toBe(200);
      // Without a reload.
      await link('GET /v1/bookings/9876').click();
      await sees('bookings:read');
      await sees('59 of 60 left in this minute');

      await link('Webhooks').click();
      await link('Create a webhook').first().click();
      await page.getByLabel('Address').fill(endpoint.url);
      await page.getByLabel('booking.* all of them').check();
      await button('Create').click();
      const secret = (await page.locator('#secret').textContent()) ?? '';
      await button('Send a test delivery').click();
      await sees('A test delivery is on its way.');
      await sees('Attempt 1');
      const body = endpoint.bodies[0] ?? '';
      expect(JSON.parse(body)).toMatchObject({ event: 'booking.created', agency_id: 42 });
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      await sees(`X-Signature: ${signature}`);
      await page.getByLabel('Or check the secret').fill(secret);
      await button('Check').click();
      await sees('This secret fits.');

      await link('Overview').click();
      await button(/^Check in/)
        .first()
        .click();
      await sees('Done. The object is changed');
      await link('Deliveries').click();
      await link('booking.checked_in').waitFor();
      expect(endpoint.bodies.map((text) => JSON.parse(text).event)).toEqual([
        'booking.created',
        'booking.checked_in',
      ]);
      expect(visitor.complaints).toEqual([]);
    },
    minute,
  );
});

withBrowser('a delivery that fails', () => {
  it(
    'recovers before the eyes of whoever looks at it, without a reload',
    async () => {
      const { page, sees, button } = visitor;
      await visitor.go('/webhooks/new');
      await page.getByLabel('Address').fill(endpoint.url);
      await page.getByLabel('everything, also what LGCD adds later').check();
      await button('Create').click();
      await sees('Copy the secret now.');

      endpoint.answer = 503;
      await world.mock.emit('booking.confirmed');
      await visitor.go('/deliveries/1');
      await sees('Next attempt');
      expect(await page.locator('#status').textContent()).toContain('Pending');
      expect(await page.locator('#attempts').textContent()).toContain('not today');
      await page.evaluate("window.mark = 'still the same page'");

      await world.mock.advance(300);
      await sees('Attempt 2');
      endpoint.answer = 200;
      await world.mock.advance(1500);
      await sees('Attempt 3');
      await page.locator('#status').getByText('Delivered').waitFor();
      expect(await page.locator('#attempts').textContent()).not.toContain('Next attempt');
      expect(await page.evaluate('window.mark')).toBe('still the same page');
      expect(visitor.complaints).toEqual([]);
    },
    minute,
  );

  it(
    'is given up on 404, counted in the navigation, and comes through by Replay',
    async () => {
      const { page, sees, button, link } = visitor;
      await visitor.go('/webhooks/new');
      await page.getByLabel('Address').fill(endpoint.url);
      await page.getByLabel('everything, also what LGCD adds later').check();
      await button('Create').click();
      await sees('Copy the secret now.');
      endpoint.answer = 404;
      await world.mock.emit('review.received');
      await visitor.go('/deliveries');
      await link('review.received').click();
      await sees('Given up');
      await sees('The endpoint refused it.');
      endpoint.answer = 200;
      await button('Replay').click();
      await sees('The delivery is sent again');
      await page.locator('#status').getByText('Delivered').waitFor();
      expect(endpoint.bodies[1]).toBe(endpoint.bodies[0]);
      await sees('a replay of');
    },
    minute,
  );
});

withBrowser('the live log', () => {
  it(
    'shows what comes, keeps the filter, and leaves alone what someone types',
    async () => {
      const { page, sees, button } = visitor;
      await visitor.go('/webhooks/new');
      await page.getByLabel('Address').fill(endpoint.url);
      await page.getByLabel('everything, also what LGCD adds later').check();
      await button('Create').click();
      await sees('Copy the secret now.');
      await visitor.go('/deliveries?event=booking.');
      await sees('No delivery matches the filter.');
      await world.mock.emit('review.received');
      await world.mock.emit('booking.created');
      await page.locator('tr[data-key="2"]').waitFor();
      expect(await page.locator('tbody tr').count()).toBe(1);

      await visitor.go('/events/booking.confirmed');
      const block = page.getByLabel('Data block');
      await block.fill('{"half":');
      await world.mock.emit('booking.cancelled');
      expect(await block.inputValue()).toBe('{"half":');
      expect(visitor.complaints).toEqual([]);
    },
    minute,
  );

  it(
    'of another agency stays still',
    async () => {
      const other = await world.visit();
      await other.page.goto(`${world.mock.url}/cockpit/43/events/log`);
      await other.sees('Nothing happened yet.');
      await world.mock.emit('booking.created');
      await world.mock.emit('booking.created', {}, { agencyId: 43 });
      await other.page.locator('tr[data-key="2"]').waitFor();
      expect(await other.page.locator('tr[data-key]').count()).toBe(1);
      await other.close();
    },
    minute,
  );

  it(
    'says when the server is gone',
    async () => {
      const short = await startWorld();
      const watcher = await short.visit();
      await watcher.go('/deliveries');
      await watcher.page.locator('html[data-live="on"]').waitFor({ state: 'attached' });
      await short.mock.close();
      await watcher.page.getByText('The server does not answer').waitFor({ state: 'attached' });
      await watcher.close();
      await short.close();
    },
    minute,
  );
});
