import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sections } from '../src/cockpit/ui/nav.ts';
import { type Cockpit, formsOf, routesOf, startCockpit } from './cockpit.ts';
import { stateOf } from './digest.ts';

let cockpit: Cockpit;
beforeEach(async () => {
  cockpit = await startCockpit();
});
afterEach(() => cockpit.close());

const state = () =>
  JSON.stringify([
    stateOf(cockpit.core.db)(),
    cockpit.core.faults.list(),
    cockpit.core.journal.list(),
    cockpit.core.rateLimiter.perMinute,
    cockpit.core.clock.state,
  ]);

/** The page as a browser would ask for it under a name that someone else's DNS points to this machine. */
const raw = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = `GET /cockpit/42 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    const socket = connect(cockpit.port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });

describe('who may change something', () => {
  const pause = (headers: Record<string, string>) => cockpit.post('/faults', { status: '503' }, headers);

  it('lets the pages of the cockpit post', async () => {
    expect(await pause({})).toMatchObject({ status: 303, location: '/cockpit/42/faults?done=fault-added' });
    expect(cockpit.core.faults.list()).toHaveLength(1);
  });

  it.each([
    ['a page of another origin', { Origin: 'https://evil.example' }],
    ['a page of another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a page without an origin of its own', { Origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    expect((await pause(headers)).status).toBe(403);
    expect(cockpit.core.faults.list()).toEqual([]);
  });

  it('shows nothing under a host name that could be pointed here from elsewhere', async () => {
    const answer = await raw('rebound.example');
    expect(answer).toContain('403');
    expect(answer).not.toContain('Atlas');
  });

  it('changes nothing by GET, on any route', async () => {
    await cockpit.post('/webhooks/new', { url: 'http://127.0.0.1:9/hook', events: ['booking.*'] });
    await cockpit.post('/events/booking.created');
    await cockpit.core.timeline.settled();
    const before = state();
    const paths = routesOf(cockpit, 'GET').filter((path) => path !== '/cockpit/live');
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const { status } = await cockpit.get(path);
      expect({ path, status: status < 500 }).toEqual({ path, status: true });
    }
    expect(state()).toBe(before);
  });

  it('answers no form by GET', async () => {
    const forms = new Set(routesOf(cockpit, 'POST'));
    const pages = new Set(routesOf(cockpit, 'GET'));
    const before = state();
    for (const path of forms) {
      if (pages.has(path)) continue;
      expect({ path, status: (await cockpit.get(path)).status }).toEqual({ path, status: 404 });
    }
    expect(state()).toBe(before);
  });

  it('takes nothing but plain forms of a known, small size', async () => {
    const send = (body: string | FormData | URLSearchParams, headers: Record<string, string> = {}) =>
      fetch(`${cockpit.url}/cockpit/42/faults`, {
        method: 'POST',
        body,
        headers: { Origin: cockpit.url, ...headers },
      });
    expect((await send('{"status":503}', { 'Content-Type': 'application/json' })).status).toBe(415);
    const form = new FormData();
    form.set('status', '503');
    expect((await send(form)).status).toBe(415);
    expect((await send(new URLSearchParams({ message: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect(cockpit.core.faults.list()).toEqual([]);
  });

  it('goes back to pages of the cockpit only', async () => {
    const [booking] = cockpit.core.domain(42).store.list('bookings', [["status = 'pending'"]]);
    const answer = await cockpit.post('/do/booking.confirm', {
      booking_id: String(booking?.id),
      back: '//evil.example/',
    });
    expect(answer).toMatchObject({ status: 303, location: '/cockpit/42?done=action-done' });
  });
});

describe('what a browser may do with a page', () => {
  it.each(['', '/webhooks', '/live-nothing', '/deliveries/999', '/../assets/cockpit.js'])(
    'sends a strict policy with %s',
    async (path) => {
      const { headers } = await cockpit.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('keeps pages out of caches, and lets named versions of assets stay there', async () => {
    const page = await cockpit.get('');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const style = /href="([^"]*cockpit\.css[^"]*)"/.exec(page.html)?.[1] ?? '';
    expect((await cockpit.get(style)).headers.get('cache-control')).toContain('immutable');
    expect((await cockpit.get('/cockpit/assets/cockpit.css')).headers.get('cache-control')).toBe('no-cache');
  });

  it('has nothing inline and loads nothing from elsewhere', async () => {
    for (const { path } of sections) {
      const { html } = await cockpit.get(path);
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i);
      for (const [tag] of html.matchAll(/<(script|link|img|iframe)\b[^>]*>/g)) {
        expect(tag).toMatch(/(src|href)="\/cockpit\/assets\//);
      }
    }
  });
});

describe('text of others', () => {
  const markup = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`;

  /** Free text that guests, owners or integrations wrote. */
  const columns = {
    bookings: ['guest_name', 'guest_email', 'notes', 'cancellation_reason', 'external_reference'],
    properties: ['name', 'city', 'address', 'description'],
    owners: ['name', 'company', 'email', 'city'],
    cleaning_tasks: ['assignee', 'notes'],
    maintenance_tickets: ['title', 'description', 'assignee'],
    whatsapp_messages: ['body', 'error', '"to"', 'template'],
    reviews: ['author', 'comment'],
    invoices: ['customer_name', 'number'],
    audit_logs: ['action', 'description', 'actor_name'],
    tokens: ['name'],
    rates: ['name'],
    ical_sources: ['name', 'url', 'last_error'],
    blocks: ['summary'],
    webhooks: ['description'],
    agencies: ['name'],
    delivery_attempts: ['response_excerpt', 'error'],
  };

  it('is in no page as markup, wherever it comes from', async () => {
    await cockpit.post('/webhooks/new', { url: 'http://127.0.0.1:9/hook', events: ['*'], description: 'x' });
    await cockpit.post('/events/booking.created');
    await cockpit.core.timeline.settled();
    await fetch(`${cockpit.url}/v1/bookings?search=${encodeURIComponent(markup)}`, {
      headers: { 'User-Agent': markup, Authorization: `Bearer ${markup.replace(/[^ -~]/g, '')}` },
    });
    await cockpit.post('/faults', { status: '503', message: markup, path: `/v1/${markup}` });
    for (const [table, names] of Object.entries(columns)) {
      for (const name of names) cockpit.core.db.run(`update ${table} set ${name} = ? || id`, [markup]);
    }
    const first = (table: string) =>
      Number(cockpit.core.db.get(`select min(id) as id from ${table} where agency_id = 42`)?.id);
    const pages = [
      ...sections.map(({ path }) => path),
      `/bookings/${first('bookings')}`,
      `/properties/${first('properties')}`,
      `/owners/${first('owners')}`,
      `/cleaning-tasks/${first('cleaning_tasks')}`,
      `/maintenance-tickets/${first('maintenance_tickets')}`,
      `/messages/${first('whatsapp_messages')}`,
      `/reviews/${first('reviews')}`,
      `/invoices/${first('invoices')}`,
      `/payments/${first('payments')}`,
      `/statements/${first('statements')}`,
      `/audit-logs/${first('audit_logs')}`,
      '/webhooks/1',
      '/webhooks/1/edit',
      '/deliveries/1',
      '/events/log/1',
      '/requests/1',
      `/bookings?search=${encodeURIComponent(markup)}`,
      `/requests?path=${encodeURIComponent(markup)}`,
      `/do/booking.edit?booking_id=${first('bookings')}&back=${encodeURIComponent(markup)}`,
      `/events/${encodeURIComponent(markup)}`,
      `?done=${encodeURIComponent(markup)}`,
    ];
    let shown = 0;
    for (const path of pages) {
      const { html } = await cockpit.get(path);
      expect({ path, raw: /<img src=x|<script>alert/.test(html) }).toEqual({ path, raw: false });
      if (html.includes('&lt;img src=x')) shown++;
    }
    // The frame names the agency, so every page shows the text; it stands there escaped.
    expect(shown).toBeGreaterThan(30);
  });

  it('that a form sent and was refused comes back escaped', async () => {
    const answer = await cockpit.post('/webhooks/new', {
      url: markup,
      description: markup,
      events: [markup],
    });
    expect(answer.status).toBe(422);
    expect(answer.html).not.toContain('<img src=x');
    expect(formsOf(answer.html)[0]?.values).toContainEqual(['description', markup]);
    const composed = await cockpit.post('/events/booking.created', { data: `</textarea>${markup}` });
    expect(composed.status).toBe(422);
    expect(composed.html).not.toContain('<img src=x');
  });
});
