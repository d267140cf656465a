/**
 * Draws the pictures of the cockpit that the README of the mock server shows, from the demo data with the clock standing
 * still.
 *
 *     pnpm run screenshots:cockpit [folder]
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MockServer, startMockServer } from '@lgcd/mock-server';
import type { Page } from 'playwright-core';
import { findChromium, startBrowser } from '../test/support/chromium.ts';
import { type Endpoint, startEndpoint } from '../test/support/endpoint.ts';

const folder = process.argv[2] ?? 'packages/mock-server/docs';

interface Picture {
  file: string;
  path: string;
  colorScheme: 'light' | 'dark';
  width: number;
  height: number;
}

const desktop = { width: 1280, height: 800 };
const pictures: readonly Picture[] = [
  { file: 'overview.png', path: '', colorScheme: 'light', width: 1280, height: 940 },
  { file: 'delivery.png', path: '/deliveries/4', colorScheme: 'light', ...desktop },
  { file: 'deliveries.png', path: '/deliveries', colorScheme: 'dark', ...desktop },
  { file: 'calendar.png', path: '/calendar', colorScheme: 'light', ...desktop },
  { file: 'phone.png', path: '/deliveries/4', colorScheme: 'dark', width: 390, height: 780 },
];

const api = (mock: MockServer, path: string, body?: object) =>
  fetch(`${mock.url}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: `Bearer ${mock.tokens[0]?.token}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });

/** A morning of an integration: mostly well, one endpoint down for a while, one request refused. */
async function play(mock: MockServer, endpoint: Endpoint): Promise<void> {
  await api(mock, '/webhooks', { url: endpoint.url, events: ['*'], description: 'Automations' });
  await api(mock, '/bookings?status=confirmed');
  await mock.emit('booking.created');
  await mock.emit('cleaning.assigned');
  await mock.emit('maintenance.created');
  endpoint.answer = 503;
  await mock.emit('booking.confirmed');
  await mock.emit('payment.failed');
  await mock.advance(300);
  endpoint.answer = 200;
  await mock.advance(1500);
  await mock.emit('review.received');
  endpoint.answer = 404;
  await mock.emit('maintenance.urgent');
  endpoint.answer = 503;
  await mock.emit('invoice.paid');
  await api(mock, '/calendar?from=2026-07-15&to=2026-08-15');
  await api(mock, '/bookings', { property_id: 1, check_in: '2026-08-12' });
  await api(mock, '/reports/revenue?from=2026-07-01&to=2026-07-31');
}

async function draw(page: Page, url: string, { file, path, ...look }: Picture): Promise<void> {
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.goto(`${url}/cockpit/42${path}`);
  await page.locator('html[data-live="on"]').waitFor({ state: 'attached' });
  const target = join(folder, file);
  await page.screenshot({ path: target });
  console.log(`${target} (${Math.round((await stat(target)).size / 1024)} KB)`);
}

const program = findChromium();
if (!program) throw new Error('The pictures need chromium. Install it, or set CHROMIUM to its path.');
await mkdir(folder, { recursive: true });
const endpoint = await startEndpoint(5678);
// A port of its own, so that addresses in the pictures are the same every time.
const mock = await startMockServer({ clock: '2026-07-15T10:23:41Z', port: 4010 });
const browser = await startBrowser(program);
try {
  await play(mock, endpoint);
  const page = await (await browser.open({ locale: 'en-GB' })).newPage();
  for (const picture of pictures) await draw(page, mock.url, picture);
} finally {
  await browser.close();
  await mock.close();
  await endpoint.close();
}
