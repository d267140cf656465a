import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { chromium, startWorld, type Visitor, type World, withBrowser } from './support/cockpit.ts';

/** A test here draws a dozen pages in a real browser. */
jest.setTimeout(60_000);

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  if (chromium) world = await startWorld();
}, 120_000);
afterAll(() => world?.close());
beforeEach(async () => {
  if (!chromium) return;
  await world.mock.reset();
  visitor = await world.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterEach(async () => {
  const complaints = visitor?.complaints ?? [];
  await visitor?.close();
  expect(complaints).toEqual([]);
});

const api = (path: string) =>
  fetch(`${world.mock.url}/v1${path}`, {
    headers: { Authorization: `Bearer ${world.mock.tokens[0]?.token}`, Accept: 'application/json' },
  });

withBrowser('the buttons', () => {
  it('of the clock move it', async () => {
    const { go, button, sees, page } = visitor;
    await go('');
    await button('1 hour').click();
    await sees('15 Jul 2026, 11:00:00');
    await button('To the next month').click();
    await sees('1 Aug 2026, 00:00:00');
    await page.getByLabel('Set it to').fill('2026-09-05T08:15');
    await page.locator('#clock').getByRole('button', { name: 'Set' }).click();
    await sees('5 Sep 2026, 08:15:00');
    expect(world.mock.now()).toBe('2026-09-05T08:15:00+00:00');
  });

  it('of the overview set the rate limit, turn the month and reset the server', async () => {
    const { go, button, sees, page, link } = visitor;
    await go('');
    await page.getByLabel('Requests a minute').fill('5');
    await page.locator('form', { hasText: 'Requests a minute' }).getByRole('button').click();
    await sees('The rate limit is changed.');
    expect((await api('/me')).headers.get('x-ratelimit-limit')).toBe('5');
    await link('The month before').click();
    await sees('Jun 2026');
    await page.getByText('Reset…').click();
    await button('Reset everything').click();
    await sees('The data is back at the seed.');
  });

  it('of a webhook pause, resume, edit, rotate and delete it', async () => {
    const { go, button, sees, page, link } = visitor;
    await go('/webhooks/new');
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.getByLabel('invoice.* all of them').check();
    await button('Create').click();
    const secret = await page.locator('#secret').textContent();
    await button('Copy: Secret of the webhook').click();
    await sees('Copied');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(secret);
    await link('To the webhook').click();
    await button('Pause').click();
    await sees('The webhook is paused.');
    await button('Resume').click();
    await sees('The webhook is active again.');
    await link('Edit').click();
    await page.getByRole('textbox', { name: 'Description' }).fill('Bookkeeping');
    await button('Save').click();
    await sees('Bookkeeping');
    await page.getByText('Rotate secret…').click();
    await button('Rotate the secret').click();
    expect(await page.locator('#secret').textContent()).not.toBe(secret);
    await link('To the webhook').click();
    await page.getByText('Delete…').click();
    await button('Delete the webhook').click();
    await sees('No webhook yet.');
  });

  it('of events send one, and one with other data', async () => {
    const { go, button, sees, page, link } = visitor;
    await go('/events');
    await button('Send invoice.paid').click();
    await sees('No active webhook subscribed to it');
    await go('/events');
    await link('booking.confirmed').click();
    await page.getByLabel('Data block').fill('{"booking": 5}');
    // The answer is a 422, which the console tells of.
    await button('Send').click();
    await sees('It does not fit the contract');
    visitor.complaints.length = 0;
    await page.getByLabel('Send it all the same').check();
    await button('Send').click();
    await sees('"booking": 5');
  });

  it('of tokens revoke one at once', async () => {
    const { go, button, sees, page } = visitor;
    await go('/tokens');
    const row = page.locator('tr', { hasText: 'Demo: everything' });
    await row.getByText('Revoke…').click();
    await button('Revoke Demo: everything').click();
    await sees('The token is revoked.');
    expect((await api('/me')).status).toBe(401);
  });

  it('of faults switch one on and off', async () => {
    const { go, button, sees, page } = visitor;
    await go('/faults');
    await button('Next request answers 503').click();
    await sees('The fault is on.');
    await page.getByLabel('Answer with status').selectOption('500');
    await page.getByLabel('How many requests').fill('3');
    await page.getByLabel('Path').fill('/v1/rates*');
    await button('Switch it on').click();
    expect((await api('/rates')).status).toBe(503);
    await page.locator('tbody tr', { hasText: '503' }).waitFor({ state: 'detached' });
    expect((await api('/rates')).status).toBe(500);
    await button('Switch off').click();
    await sees('Everything works.');
    expect((await api('/rates')).status).toBe(200);
  });

  it('of the journal filter, open and clear it', async () => {
    const { go, button, sees, page, link } = visitor;
    await api('/bookings');
    await api('/rates?page=2');
    await go('/requests');
    await page.getByLabel('Path contains').fill('rates');
    await button('Filter').click();
    await link('GET /v1/rates?page=2').click();
    await button('Copy: The request as curl').click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('/v1/rates?page=2');
    await go('/requests');
    await page.getByText('Clear…').click();
    await button('Clear the journal').click();
    await sees('No request yet.');
  });

  it('of a booking carry it from pending to checked out, and the calendar shows it', async () => {
    const { go, button, sees, page, link } = visitor;
    await go('/calendar?month=2026-07');
    await link('Create a booking').click();
    await page.getByLabel('Property').selectOption('1');
    await page.getByLabel('Check in').fill('2026-07-15');
    await page.getByLabel('Check out').fill('2026-07-17');
    await page.getByLabel('Guest name').fill('Zineb <b>Alaoui</b>');
    await page.getByLabel('Guests count').fill('2');
    await page.getByLabel('Status').selectOption('pending');
    await button('Create a booking').click();
    await link(/^Zineb <b>Alaoui<\/b>, pending, 15 Jul 2026 to 17 Jul 2026$/).click();
    await button('Confirm').click();
    await sees('Done.');
    await button('Check in').click();
    await link('Take a payment…').click();
    await page.getByLabel('Amount').fill('300');
    await button('Take a payment for a booking').click();
    await page.locator('tr', { hasText: 'Payment' }).getByText('Succeeded').waitFor();
    await button('Check out').click();
    await page.locator('#status').getByText('Checked out').waitFor();
    await page.locator('tr', { hasText: 'Cleaning' }).waitFor();
  });

  it('of a ticket assign it, mark it urgent and resolve it', async () => {
    const { go, button, page, link } = visitor;
    await go('/maintenance-tickets');
    await link('Open a ticket').click();
    await page.getByLabel('Title').fill('Leak');
    await page.getByLabel('Property').selectOption('2');
    await button('Create a maintenance ticket').click();
    await link('Leak').click();
    await button('Mark urgent').click();
    await page.locator('#status').getByText('Urgent').waitFor();
    await link('Assign…').click();
    await page.getByLabel('Assignee').fill('Plomberie Atlas');
    await button(/^Assign/).click();
    await page.locator('#status').getByText('Assigned').waitFor();
    await button('Resolve').click();
    await page.locator('#status').getByText('Resolved').waitFor();
  });
});

withBrowser('without a script', () => {
  it('everything works that a form or a link can do', async () => {
    const plain = await world.visit({ javaScriptEnabled: false });
    const { go, button, sees, page, link } = plain;
    await go('/webhooks');
    await link('Create a webhook').first().click();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.getByLabel('booking.* all of them').check();
    await button('Create').click();
    await button('Send a test delivery').click();
    await sees('A test delivery is on its way.');
    await page.getByTitle('Switch to another agency').click();
    await Promise.all([page.waitForURL('**/cockpit/43/deliveries'), link(/Essaouira Stays/).click()]);
    expect(await button(/^Copy/).count()).toBe(0);
    await plain.close();
  });
});
