import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { MockServer, SeedFile } from '../src/index.ts';
import { call, start } from './http.ts';
import { startReceiver } from './receiver.ts';

const folder = mkdtempSync(join(tmpdir(), 'lgcd-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

let open: MockServer[] = [];
afterEach(async () => {
  await Promise.all(open.map((mock) => mock.close()));
  open = [];
});

async function startWith(seed: unknown, options = {}): Promise<MockServer> {
  const mock = await start({ seed: seed as SeedFile, rateLimit: 0, ...options });
  open.push(mock);
  return mock;
}

function file(content: unknown): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const property = { id: 5, name: 'Casa Azul', city: 'Tanger', type: 'house', capacity: 4, base_price: 640 };
const stay = {
  id: 71,
  property_id: 5,
  check_in: '2026-08-01',
  check_out: '2026-08-04',
  guest_name: 'Ana',
  guests_count: 2,
};
const seed = {
  agencies: [
    {
      id: 7,
      name: 'Casa y Mar',
      plan: 'pro',
      tokens: [{ name: 'CI', token: '31|fixedTokenOfCI', abilities: ['bookings:read', 'properties:read'] }],
    },
  ],
  owners: [{ id: 3, name: 'Lucía' }],
  properties: [{ ...property, owner_id: 3 }],
  bookings: [stay],
};
const refusal = async (given: unknown): Promise<string> => {
  const outcome = await start({ seed: given as SeedFile }).catch((error: Error) => error);
  if (outcome instanceof Error) return outcome.message;
  await outcome.close();
  return 'It was taken.';
};

describe('A seed of your own', () => {
  it('is what the API answers, by the token and the ids of the file', async () => {
    const mock = await startWith(file(seed));
    expect(mock.tokens).toMatchObject([{ id: 31, token: '31|fixedTokenOfCI', agencyId: 7, name: 'CI' }]);
    const me = await call(mock, '/v1/me');
    expect(me.json.data).toEqual({
      agency: { id: 7, name: 'Casa y Mar', plan: 'pro', trial_ends_at: null },
      token: { name: 'CI', abilities: ['bookings:read', 'properties:read'], expires_at: null },
    });
    expect((await call(mock, '/v1/bookings')).json.data).toMatchObject([
      { ...stay, nights: 3, total_amount: 1920, commission_amount: 192, status: 'confirmed' },
    ]);
    expect((await call(mock, '/v1/properties/5')).json.data).toMatchObject({ ...property, owner_id: 3 });
    expect((await call(mock, '/v1/owners')).status).toBe(403);
  });

  it('is what a reset comes back to, tokens without a fixed text included', async () => {
    const { tokens: _, ...agency } = seed.agencies[0] as (typeof seed.agencies)[0];
    const mock = await startWith({ ...seed, agencies: [agency] });
    const [{ token }] = mock.tokens;
    expect(token).toMatch(/^1\|\w{48}$/);
    await call(mock, '/v1/bookings/71/cancel', { method: 'POST', body: {} });
    await mock.reset();
    expect((await call(mock, '/v1/bookings/71', { token })).json.data.status).toBe('confirmed');
    await mock.reset('demo');
    expect(mock.tokens).toHaveLength(5);
    expect((await call(mock, '/v1/bookings')).json.meta.total).toBeGreaterThan(100);
    const { json } = await call(mock, '/_mock/reset', { method: 'POST', token: null, body: { seed } });
    expect(json).toEqual({ data: { seed: '(an object)' } });
    expect((await call(mock, '/v1/bookings')).json.meta.total).toBe(1);
    expect((await call(mock, '/_mock/reset', { method: 'POST', token: null })).status).toBe(200);
    expect((await call(mock, '/v1/bookings/71', { token })).status).toBe(200);
  });

  it('stays in a database, whose tokens a restart shows again', async () => {
    const db = join(folder, 'kept.sqlite');
    const first = await startWith(file({ ...seed, agencies: [{ name: 'Casa' }] }), { db });
    const { tokens } = first;
    await first.close();
    const again = await startWith(file({ ...seed, agencies: [{ name: 'Other' }] }), { db });
    expect(again.tokens).toEqual(tokens);
    expect((await call(again, '/v1/me')).json.data.agency.name).toBe('Casa');
  });

  it('sends no event of its rows, and works on with them', async () => {
    const receiver = await startReceiver();
    const { tokens: _, ...agency } = seed.agencies[0] as (typeof seed.agencies)[0];
    const mock = await startWith({
      ...seed,
      agencies: [agency],
      webhooks: [{ url: receiver.url, events: ['*'], secret: 'k'.repeat(64) }],
      reviews: [{ property_id: 5, rating: 1, author: 'Ana', booking_id: 71 }],
      maintenance_tickets: [{ property_id: 5, title: 'Leak', priority: 'urgent' }],
      cleaning_tasks: [{ property_id: 5, booking_id: 71, scheduled_at: '2026-08-04T10:00:00Z' }],
      audit_logs: [{ action: 'key.lost', description: 'A key was lost.', severity: 'critical' }],
      invoices: [{ booking_id: 71, status: 'sent' }],
    });
    await mock.settled();
    expect(receiver.received).toEqual([]);
    expect((await call(mock, '/v1/cleaning-tasks')).json.data[0].scheduled_at).toBe(
      '2026-08-04T10:00:00+00:00',
    );
    expect((await call(mock, '/v1/invoices')).json.data[0]).toMatchObject({
      number: 'INV-2026-0001',
      total: 2040,
    });
    await mock.action('booking.check_in', { booking_id: 71 });
    expect(receiver.received.map(({ body }) => JSON.parse(body).event)).toEqual(['booking.checked_in']);
    await receiver.close();
  });

  it('takes what the API answers: lists of the demo data come back as they were', async () => {
    const demo = await startWith('demo');
    const all = async (mock: MockServer, path: string) => {
      const rows: Record<string, unknown>[] = [];
      for (let page = 1; ; page++) {
        const { json } = await call(mock, `/v1/${path}?per_page=100&page=${page}`);
        rows.push(...json.data);
        if (page >= json.meta.last_page) return rows;
      }
    };
    const paths = [
      'owners',
      'properties',
      'rates',
      'bookings',
      'invoices',
      'statements',
      'tax-reports',
      'cleaning-tasks',
      'maintenance-tickets',
      'reviews',
      'whatsapp/templates',
      'whatsapp/messages',
      'saas-invoices',
      'audit-logs',
    ];
    const read = async (mock: MockServer) =>
      Object.fromEntries(
        await Promise.all(
          paths.map(async (path) => [path.replaceAll(/[-/]/g, '_'), await all(mock, path)] as const),
        ),
      );
    const lists = await read(demo);
    expect(lists.bookings?.length).toBeGreaterThan(300);
    const own = await startWith({ agencies: [{ id: 42, name: 'Copy' }], ...lists });
    const link = (text: unknown) => String(text).replace(/:\d+\//, '/');
    const copied = await read(own);
    for (const path of Object.keys(lists)) {
      const comparable = (rows: Record<string, unknown>[] = []) =>
        rows.map((row) => ({
          ...row,
          ...('ical_export_url' in row && { ical_export_url: link(row.ical_export_url) }),
        }));
      expect([path, comparable(copied[path])]).toEqual([path, comparable(lists[path])]);
    }
  });

  it.each([
    [{ properties: [] }, 'agencies: must have at least one agency'],
    [{ ...seed, bookigs: [] }, 'bookigs: there is no such list. Known lists: agencies, '],
    [{ ...seed, owners: {} }, 'owners: must be a list of objects.'],
    [{ ...seed, properties: [property, 5] }, 'properties[1]: must be an object.'],
    [
      { ...seed, properties: [{ ...property, nightly: 3 }] },
      'properties[0].nightly: there is no such field. Known fields: agency_id, id, owner_id, ',
    ],
    [
      { ...seed, properties: [{ ...property, base_price: 'x' }] },
      'properties[0].base_price: must be a number.',
    ],
    [
      { ...seed, properties: [{ ...property, base_price: -1 }] },
      'properties[0].base_price: must be at least 0.',
    ],
    [
      { ...seed, properties: [{ ...property, base_price: undefined }] },
      'properties[0].base_price: is required.',
    ],
    [
      { ...seed, properties: [{ ...property, type: 'tent' }] },
      'properties[0].type: must be one of apartment, house, riad, studio, villa, not "tent".',
    ],
    [
      { ...seed, properties: [property, property] },
      'properties[1].id: 5 is the id of properties[0] already.',
    ],
    [
      { ...seed, properties: [{ ...property, owner_id: 9 }] },
      'properties[0].owner_id: there is no owner 9 in the seed.',
    ],
    [
      { ...seed, bookings: [stay, { ...stay, id: 72, check_in: '2026-08-03', check_out: '2026-08-06' }] },
      'bookings[1].check_in: the stay overlaps bookings[0], from 2026-08-01 to 2026-08-04.',
    ],
    [
      { ...seed, bookings: [{ ...stay, check_out: stay.check_in }] },
      'bookings[0].check_out: must be a date after check in.',
    ],
    [
      { ...seed, bookings: [{ ...stay, guests_count: 5 }] },
      'bookings[0].guests_count: must not be greater than 4',
    ],
    [
      { ...seed, bookings: [{ ...stay, nights: 9 }] },
      'bookings[0].nights: must be 3, which follows from the rest, not 9.',
    ],
    [
      { ...seed, bookings: [{ ...stay, paid_amount: 9999 }] },
      'bookings[0].paid_amount: must not be more than total_amount.',
    ],
    [
      { ...seed, webhooks: [{ url: 'http://10.0.0.1/x', events: ['booking.exploded'] }] },
      'webhooks[0].events[0]: there is no event "booking.exploded".',
    ],
    [
      { ...seed, webhooks: [{ url: 'http://10.0.0.1/x', events: ['*'] }] },
      'webhooks[0].url: Plain http is for this machine only',
    ],
    [
      {
        ...seed,
        agencies: [...seed.agencies, { id: 8, name: 'B', tokens: [{ token: '31|other' }] }],
        bookings: [],
      },
      'owners[0].agency_id: must be given, since the seed has 2 agencies.',
    ],
    [
      { agencies: [...seed.agencies, { name: 'B', tokens: [{ token: '31|other' }] }] },
      'agencies[1].tokens[0].token: has the number of agencies[0].tokens[0].token.',
    ],
    [
      {
        agencies: [...seed.agencies, { id: 8, name: 'B' }],
        owners: [{ id: 3, name: 'L', agency_id: 8 }],
        properties: [{ ...property, agency_id: 7, owner_id: 3 }],
      },
      'properties[0].owner_id: owner 3 (owners[0]) is of agency 8, and this row of agency 7.',
    ],
    [
      { agencies: [{ name: 'A', tokens: [{ abilities: ['x:y'] }] }] },
      'agencies[0].tokens[0].abilities[0]: must be one of ',
    ],
    ['./nowhere.json', 'There is no seed "./nowhere.json"'],
  ])('%j is refused with its place', async (given, words) => {
    expect(await refusal(given)).toContain(words);
  });

  it('is refused when the file is no JSON, and with random demo tokens', async () => {
    expect(await refusal(file('{'))).toMatch(/^The seed .*\.json is not JSON: /);
    await expect(start({ seed, randomTokens: true } as never)).rejects.toThrow(
      'randomTokens is for the demo tokens',
    );
  });

  it('that does not fit leaves the server as it was', async () => {
    const mock = await startWith(seed);
    const bad = { ...seed, bookings: [{ ...stay, nights: 9 }] };
    const { status, json } = await call(mock, '/_mock/reset', {
      method: 'POST',
      token: null,
      body: { seed: bad },
    });
    expect([status, Object.keys(json.errors)]).toEqual([422, ['bookings[0].nights']]);
    expect((await call(mock, '/v1/bookings/71')).status).toBe(200);
  });
});
