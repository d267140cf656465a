import { get, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { restoreSnapshot, takeSnapshot } from '../src/control/testing/snapshot.ts';
import { hashToken } from '../src/engine/secrets.ts';
import { updateRow } from '../src/engine/store/rows.ts';
import { type Server, startServer } from '../src/http/server.ts';
import { demoTokens } from '../src/seed/demo-tokens.ts';

let server: Server;

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
});
afterAll(() => server.close());

interface Seen {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  raw: string[];
  body: string;
}

const ask = (path: string, headers: Record<string, string> = {}): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const all = { Accept: 'application/json', Authorization: `Bearer ${demoTokens[0].token}`, ...headers };
    get(`${server.url}/v1${path}`, { headers: all, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      const { statusCode: status, headers: said, rawHeaders: raw } = answer;
      answer.on('end', () => resolve({ status, headers: said, raw, body }));
    }).on('error', reject);
  });

let made = 100;
function newToken(agencyId = 42) {
  const id = ++made;
  const secret = `secret${id}`;
  const make = () =>
    server.core.domain(agencyId).store.insert('tokens', {
      id,
      name: `Token ${id}`,
      hash: hashToken(secret),
      abilities: ['bookings:read'],
    });
  const status = async (path = '/bookings') =>
    (await ask(path, { Authorization: `Bearer ${id}|${secret}` })).status;
  return { id, make, status };
}

describe('The next request', () => {
  it('knows a token that was made after it had been refused', async () => {
    const token = newToken();
    expect(await token.status()).toBe(401);
    token.make();
    expect(await token.status()).toBe(200);
  });

  it('shows a page as it is now, whatever was shown before: changed, without what went with its property, restored', async () => {
    interface Shown {
      id: number;
      notes: string | null;
      property_id: number;
    }
    const page = async () =>
      (JSON.parse((await ask('/bookings?per_page=100')).body) as { data: Shown[] }).data;
    const before = await page();
    const { id, property_id, notes } = before[0] as Shown;
    const kept = takeSnapshot(server.core);
    server.core.domain(42).store.update('bookings', id, { notes: 'Changed' });
    expect((await page())[0]).toMatchObject({ id, notes: 'Changed' });
    server.core.domain(42).store.delete('properties', property_id);
    expect((await page()).filter((booking) => booking.property_id === property_id)).toEqual([]);
    await restoreSnapshot(server.core, kept);
    expect((await page())[0]).toMatchObject({ id, notes });
    expect(await page()).toEqual(before);
  });

  it('goes by the abilities that a token has now', async () => {
    const token = newToken();
    token.make();
    expect([await token.status(), await token.status('/rates')]).toEqual([200, 403]);
    server.core.domain(42).store.update('tokens', token.id, { abilities: ['rates:read'] });
    expect([await token.status(), await token.status('/rates')]).toEqual([403, 200]);
  });

  it('goes by the secret that a token has now', async () => {
    const token = newToken();
    token.make();
    expect(await token.status()).toBe(200);
    server.core.domain(42).store.update('tokens', token.id, { hash: hashToken('another') });
    expect(await token.status()).toBe(401);
  });

  it('goes by the plan that the agency has now', async () => {
    const token = newToken(43);
    token.make();
    const { db } = server.core;
    expect(await token.status()).toBe(200);
    updateRow(db, 'agencies', { plan: 'basic' }, 'id = ?', [43]);
    expect(await token.status()).toBe(403);
    updateRow(db, 'agencies', { plan: 'pro' }, 'id = ?', [43]);
    expect(await token.status()).toBe(200);
  });

  it('goes by what a broken transaction has left, not by what was read in it', async () => {
    const token = newToken();
    const { core } = server;
    expect(await token.status()).toBe(401);
    const total = core.domain(42).store.count('bookings');
    expect(() =>
      core.db.transaction(() => {
        token.make();
        const [first] = core.domain(42).store.list('bookings');
        core.domain(42).store.delete('bookings', first?.id as number);
        expect(core.domain(42).store.count('bookings')).toBe(total - 1);
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(await token.status()).toBe(401);
    expect(core.domain(42).store.count('bookings')).toBe(total);
  });

  it('goes by the state that was brought back', async () => {
    const { core } = server;
    const token = newToken();
    const snapshot = takeSnapshot(core);
    token.make();
    expect(await token.status()).toBe(200);
    await restoreSnapshot(core, snapshot);
    expect(await token.status()).toBe(401);
  });

  it('counts what was added and taken away', async () => {
    const { store } = server.core.domain(42);
    const total = async () => JSON.parse((await ask('/owners')).body).meta.total as number;
    const before = await total();
    const { id } = store.insert('owners', {
      name: 'Salma',
      company: null,
      email: null,
      phone: null,
      city: null,
    });
    expect(await total()).toBe(before + 1);
    store.delete('owners', id);
    expect(await total()).toBe(before);
  });
});

describe('A read that skips the router', () => {
  /** A body, be it empty, is none of the usual reads. */
  const routed = { 'Content-Length': '0' };
  const comparable = ({ status, raw, body }: Seen) => ({
    status,
    body,
    names: raw.filter((_, index) => index % 2 === 0),
  });

  it.each([
    '/bookings/9876',
    '/bookings',
    '/bookings?status=confirmed&per_page=2&page=2',
    '/bookings?check_in_from=2026-07-01&check_in_to=nonsense',
    '/bookings/9876/',
    '/bookings/1',
    '/me',
    '/webhooks/1/deliveries',
    '/reports/revenue?from=2026-07-01&to=2026-07-31',
    '/reports/revenue',
    '/nothing',
    '/docs',
  ])('answers %s as the router does', async (path) => {
    expect(comparable(await ask(path))).toEqual(comparable(await ask(path, routed)));
    const stranger = { Authorization: 'Bearer 1|nobody' };
    expect(comparable(await ask(path, stranger))).toEqual(
      comparable(await ask(path, { ...stranger, ...routed })),
    );
  });

  it('is refused to the name of another host, whoever asked before', async () => {
    expect((await ask('/me')).status).toBe(200);
    const stranger = await ask('/me', { Host: 'rebound.example.com' });
    expect([stranger.status, JSON.parse(stranger.body).message]).toEqual([
      403,
      expect.stringContaining('rebound.example.com'),
    ]);
    expect((await ask('/me')).status).toBe(200);
  });

  it('names the address that it was asked by, in whatever order', async () => {
    const path = async (host: string) => JSON.parse((await ask('/owners', { Host: host })).body).meta.path;
    expect(await path('LOCALHOST:80')).toBe('http://localhost/v1/owners');
    expect(await path('127.0.0.1:4010')).toBe('http://127.0.0.1:4010/v1/owners');
    expect(await path('localhost:80')).toBe('http://localhost/v1/owners');
  });
});
