import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sections } from '../src/cockpit/ui/nav.ts';
import { type Cockpit, formsOf, linksOf, startCockpit, textOf } from './cockpit.ts';

let cockpit: Cockpit;
beforeAll(async () => {
  cockpit = await startCockpit();
  await cockpit.post('/webhooks/new', { url: 'http://127.0.0.1:9/hook', events: ['*'] });
  await cockpit.post('/events/booking.created');
  await fetch(`${cockpit.url}/v1/bookings`, { headers: { Accept: 'application/json' } });
  await cockpit.core.timeline.settled();
});
afterAll(() => cockpit.close());

/** The kind of an address: ids are one like the other, and so are pages of a list. */
const kindOf = (href: string) =>
  href
    .replace(/\/\d+/g, '/1')
    .replace(/=[^&]*/g, '=')
    .replace(/\/(do|events)\/[a-z_]+\./i, '/$1/');

/** Every page that links lead to from the overview, one of each kind. */
async function crawl(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const kinds = new Set<string>();
  const waiting = ['/cockpit/42'];
  for (let href = waiting.pop(); href !== undefined; href = waiting.pop()) {
    const answer = await cockpit.get(href);
    if (answer.status !== 200) throw new Error(`${href} answers ${answer.status}.`);
    pages.set(href, answer.html);
    for (const link of linksOf(answer.html)) {
      const { pathname, search } = new URL(link, `${cockpit.url}${href}`);
      const next = pathname + search;
      if (!next.startsWith('/cockpit') || next.includes('/payload') || kinds.has(kindOf(next))) continue;
      kinds.add(kindOf(next));
      waiting.push(next);
    }
  }
  return pages;
}

describe('the pages', () => {
  let pages: Map<string, string>;
  beforeAll(async () => {
    pages = await crawl();
  }, 60_000);

  it('are all there: no link leads nowhere', () => {
    expect(pages.size).toBeGreaterThan(80);
    for (const { path } of sections) expect([...pages.keys()]).toContain(`/cockpit/42${path}`);
  });

  it('have one heading, a title of their own and no id twice', () => {
    for (const [href, html] of pages) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect({ href, twice: ids.filter((id, index) => ids.indexOf(id) !== index) }).toEqual({
        href,
        twice: [],
      });
      expect({ href, headings: html.match(/<h1>/g)?.length }).toEqual({ href, headings: 1 });
      const shown = textOf(html.replace(/<(pre|textarea)\b.*?<\/\1>/gs, ''));
      expect({ href, odd: /.{20}(undefined|\[object |NaN|(?<!or )\bnull\b)/.exec(shown)?.[0] }).toEqual({
        href,
      });
    }
  });

  it('post their forms to the cockpit and name every button', () => {
    for (const [href, html] of pages) {
      for (const { action, method } of formsOf(html)) {
        if (method === 'post')
          expect({ href, action }).toEqual({ href, action: expect.stringMatching(/^\/cockpit\/4[234]\//) });
      }
      for (const [, inner = ''] of html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)) {
        const named = textOf(inner).trim() !== '' || /aria-label/.test(html);
        expect({ href, named }).toEqual({ href, named: true });
      }
    }
  });

  it('answer for every agency', async () => {
    for (const agency of cockpit.core.agencyIds()) {
      for (const { path } of sections) {
        const address = `/cockpit/${agency}${path}`;
        expect({ address, status: (await cockpit.get(address)).status }).toEqual({ address, status: 200 });
      }
    }
  });
});

describe('an agency', () => {
  it('is found from the address without one', async () => {
    expect(await cockpit.get('/cockpit')).toMatchObject({ status: 302, location: '/cockpit/42' });
    expect(await cockpit.get('/cockpit/7/bookings')).toMatchObject({ status: 302, location: '/cockpit' });
  });

  it('shows nothing of another', async () => {
    const store = cockpit.core.domain(43).store;
    const tables = {
      bookings: '/bookings',
      properties: '/properties',
      owners: '/owners',
      statements: '/statements',
    } as const;
    for (const [table, path] of Object.entries(tables) as [keyof typeof tables, string][]) {
      const foreign = store.list(table)[0];
      expect((await cockpit.get(`${path}/${foreign?.id}`)).status).toBe(404);
      expect((await cockpit.get(`/cockpit/43${path}/${foreign?.id}`)).status).toBe(200);
    }
    for (const path of ['/webhooks/1', '/deliveries/1', '/events/log/1', '/deliveries/1/payload']) {
      expect((await cockpit.get(path)).status).toBe(200);
      expect((await cockpit.get(`/cockpit/43${path}`)).status).toBe(404);
    }
    const [booking] = store.list('bookings', [["status = 'confirmed'"]]);
    const answer = await cockpit.post('/do/booking.cancel', { booking_id: String(booking?.id) });
    expect(answer.status).toBe(422);
    expect(store.find('bookings', booking?.id ?? 0)?.status).toBe('confirmed');
  });

  it('says what is not there instead of failing', async () => {
    for (const path of [
      '/bookings/99999999',
      '/webhooks/77',
      '/nothing',
      '/events/booking.exploded',
      '/do/booking.explode',
    ]) {
      const { status, html } = await cockpit.get(path);
      expect({ path, status }).toEqual({ path, status: 404 });
      expect(textOf(html)).toContain('Atlas Conciergerie has no');
    }
  });
});

describe('lists', () => {
  it('filter and page, and keep the filter on the next page', async () => {
    const { html } = await cockpit.get('/bookings?status=cancelled');
    expect(html).toContain('status=cancelled&amp;page=2');
    const statuses = [...html.matchAll(/data-label="Status"><span class="pill \w+">([^<]*)/g)].map(
      ([, status]) => status,
    );
    expect(statuses).toHaveLength(25);
    expect(new Set(statuses)).toEqual(new Set(['Cancelled']));
    const second = await cockpit.get('/bookings?status=cancelled&page=2');
    expect(second.html).not.toBe(html);
    expect((await cockpit.get('/bookings?page=-1&status=%27%3B--&from=x')).status).toBe(200);
    expect(textOf((await cockpit.get('/bookings?status=nope')).html)).toContain(
      'Nothing matches the filter.',
    );
  });

  it('find a guest by a part of the name, whatever stands in it', async () => {
    const [guest] = cockpit.core.domain(42).store.list('bookings', [["guest_name like '%<%'"]]);
    expect(guest).toBeDefined();
    const { html } = await cockpit.get(`/bookings?search=${encodeURIComponent(guest?.guest_name ?? '')}`);
    expect(html).toContain(guest?.reference);
    expect(html).not.toContain(guest?.guest_name);
  });
});

describe('the figures of the overview', () => {
  it('are those of the report, month by month', async () => {
    const july = textOf((await cockpit.get('?month=2026-07')).html);
    expect(july).toContain(
      'ADR, MAD 766.13 RevPAR, MAD 459.68 Gross, MAD 142,500 Net, MAD 128,250 Nights booked 186 of 310',
    );
    const answer = await fetch(`${cockpit.url}/v1/reports/revenue?from=2026-06-01&to=2026-06-30`, {
      headers: {
        Authorization: 'Bearer 1|demoAgency42AllAbilities0000000000000000',
        Accept: 'application/json',
      },
    });
    const { global } = ((await answer.json()) as { data: { global: { adr: number; gross_revenue: number } } })
      .data;
    const june = textOf((await cockpit.get('?month=2026-06')).html);
    expect(june).toContain(`ADR, MAD ${global.adr.toLocaleString('en-GB')}`);
    expect(june).toContain(`Gross, MAD ${global.gross_revenue.toLocaleString('en-GB')}`);
  });

  it('draw a bar and a label for every day, and the numbers as a table beside', async () => {
    const { html } = await cockpit.get('?month=2026-02');
    expect(html.match(/class="bar-a/g)).toHaveLength(28);
    expect(html.match(/class="hit"/g)).toHaveLength(28);
    expect(textOf(html)).toContain('28 Feb 2026');
  });

  it('fall back to the month of the clock for a month that is none', async () => {
    expect(textOf((await cockpit.get('?month=2026-13')).html)).toContain('Jul 2026');
  });
});
