import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { chromium, phone, startWorld, type Visitor, type World, withBrowser } from './support/cockpit.ts';

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
  visitor = await world.visit();
});
afterEach(async () => {
  const complaints = visitor?.complaints ?? [];
  await visitor?.close();
  expect(complaints).toEqual([]);
});

const pathOf = () => new URL(visitor.page.url()).pathname;

withBrowser('the keyboard', () => {
  it('goes to every page of the navigation with g and a letter, and lists that with ?', async () => {
    const { page, go } = visitor;
    // The last of them, so that every step leads to another page.
    await go('/audit-logs');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const keys = await help.locator('dt').allTextContents();
    await help.getByRole('button', { name: 'Close' }).click();
    const links = await page
      .locator('.side a[data-key]')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('data-key') ?? '', link.getAttribute('href') ?? '']),
      );
    expect(links.length).toBeGreaterThan(15);
    for (const [key = '', href] of links) {
      expect(keys).toContain(`g ${key}`);
      await page.keyboard.press('g');
      await Promise.all([page.waitForURL((url) => url.pathname === href), page.keyboard.press(key)]);
    }
  });

  it('moves through rows, pages and to the filter, and keeps out of the way of who types', async () => {
    const { page, go } = visitor;
    await go('/bookings');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('tr.at').getAttribute('data-key')).toBe(
      await page.locator('tbody tr').first().getAttribute('data-key'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/bookings\/\d+$/);
    await go('/bookings');
    await Promise.all([page.waitForURL(/page=2/), page.keyboard.press(']')]);
    await Promise.all([page.waitForURL((url) => !url.search.includes('page=2')), page.keyboard.press('[')]);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('status');
    const search = page.getByLabel('Reference or guest');
    await search.fill('');
    await search.pressSequentially('g?j');
    expect(await search.inputValue()).toBe('g?j');
    expect(pathOf()).toBe('/cockpit/42/bookings');
  });

  it('reaches the content past the navigation at once', async () => {
    const { page, go } = visitor;
    await go('/webhooks');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});

withBrowser('the bar', () => {
  it('switches the agency and stays on the page', async () => {
    const { page, go, link } = visitor;
    await go('/bookings');
    await page.getByTitle('Switch to another agency').click();
    await Promise.all([page.waitForURL('**/cockpit/43/bookings'), link(/Essaouira Stays/).click()]);
    expect(await page.locator('.agency').textContent()).toContain('Essaouira Stays');
  });

  it('turns the theme around, and keeps it', async () => {
    const { page, go, button } = visitor;
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await go('');
    const light = await background();
    await button(/^Theme/).click();
    await button('Theme: light').click();
    expect(await background()).not.toBe(light);
    await go('/events');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await button('Theme: dark').click();
    expect(await background()).toBe(light);
  });

  it('shows a running clock run, and one that stands still stand', async () => {
    const { page, go, button, sees } = visitor;
    await go('');
    await sees('· stands still');
    await button('Run with the real time').click();
    await sees('and running');
    const clock = '#bar-clock .wide time';
    const before = (await page.locator(clock).textContent()) ?? '';
    await page.locator(clock, { hasNotText: before }).waitFor();
  });

  it('opens the menu on a phone, which goes away with Escape', async () => {
    const small = await world.visit({ viewport: phone });
    await small.go('');
    const menu = small.page.getByRole('navigation', { name: 'Cockpit' });
    expect(await menu.isVisible()).toBe(false);
    await small.button('Menu').click();
    await menu.waitFor();
    await small.page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
    await small.button('Menu').click();
    await Promise.all([
      small.page.waitForURL('**/tokens'),
      menu.getByRole('link', { name: 'Tokens' }).click(),
    ]);
    await small.close();
  });
});
