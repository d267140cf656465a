import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { fetchPlatform } from '../../src/fetch-platform.ts';
import { createClient, type OperationName, operations } from '../../src/index.ts';
import { pageOf, testPlatform } from './clock.ts';

const baseUrl = 'https://api.lgcd.ma/v1';
const token = '1|demoAgency42AllAbilities0000000000000000';

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});
// The next file of this process has a network of its own.
afterAll(() => nock.restore());

describe('a call over fetch', () => {
  const client = createClient(fetchPlatform({ timeout: 200 }), { accessToken: token, maxRetries: 0 });
  const api = () =>
    nock(baseUrl, { reqheaders: { authorization: `Bearer ${token}`, accept: 'application/json' } });

  it('answers the object out of its data', async () => {
    api()
      .get('/bookings/9876')
      .reply(200, { data: { id: 9876, guest_name: 'Karim B.' } });
    const booking = await client.call('booking.get', { id: 9876 });
    expect(booking.guest_name).toBe('Karim B.');
  });

  it('answers a list as the whole page', async () => {
    api()
      .get('/bookings')
      .query({ status: 'pending' })
      .reply(200, pageOf([{ id: 1 }]));
    const page = await client.call('booking.getAll', { status: 'pending' });
    expect(page.data).toEqual([{ id: 1 }]);
    expect(page.meta.current_page).toBe(1);
  });

  it('answers a document as it stands', async () => {
    const report = {
      from: '2026-07-01',
      to: '2026-07-31',
      currency: 'MAD',
      data: { global: {}, per_property: [], series: [] },
    };
    api().get('/reports/revenue').query({ from: report.from, to: report.to }).reply(200, report);
    await expect(client.call('report.getRevenue', { from: report.from, to: report.to })).resolves.toEqual(
      report,
    );
  });

  it('answers a text, without a token', async () => {
    nock(baseUrl, { badheaders: ['authorization'] })
      .get('/properties/1/calendar.ics')
      .query({ token: 'signed' })
      .reply(200, 'BEGIN:VCALENDAR', { 'Content-Type': 'text/calendar' });
    await expect(client.call('property.exportCalendar', { id: 1, token: 'signed' })).resolves.toBe(
      'BEGIN:VCALENDAR',
    );
  });

  it('answers nothing for a 204', async () => {
    api().delete('/rates/3').reply(204);
    await expect(client.call('rate.delete', { id: 3 })).resolves.toBeUndefined();
  });

  it('needs no input where none is required', async () => {
    api()
      .get('/me')
      .reply(200, { data: { agency: { id: 42 } } });
    expect((await client.call('account.get')).agency.id).toBe(42);
  });

  it('sends JSON', async () => {
    const event = { event: 'booking.created' };
    nock(baseUrl, { reqheaders: { 'content-type': 'application/json' } })
      .post('/webhooks/1/test', event)
      .reply(202, { data: { id: 5 } });
    await expect(client.call('webhook.test', { id: 1, event: 'booking.created' })).resolves.toEqual({
      id: 5,
    });
  });

  it('follows no redirect, which would carry the token away', async () => {
    nock(baseUrl).get('/me').reply(302, '', { Location: 'https://evil.example/me' });
    await expect(client.call('account.get')).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      status: 302,
    });
  });

  it('gives up when no answer comes in time', async () => {
    nock.enableNetConnect('127.0.0.1');
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const waiting = createClient(fetchPlatform({ timeout: 50 }), {
      baseUrl: `http://127.0.0.1:${port}`,
      maxRetries: 0,
    });
    await expect(waiting.call('account.get')).rejects.toMatchObject({ name: 'TransportError' });
    silent.closeAllConnections();
    silent.close();
  });
});

describe('the table of operations', () => {
  it('has pages under getAll and nowhere else, as the types of the client take for granted', () => {
    const pages = Object.entries(operations).filter(([, { returns }]) => returns === 'page');
    const lists = (Object.keys(operations) as OperationName[]).filter((name) => name.endsWith('.getAll'));
    expect(pages.map(([name]) => name)).toEqual(lists);
  });

  it('has a filter of the same name for every natural key', () => {
    for (const [name, { naturalKey }] of Object.entries(operations)) {
      if (naturalKey === undefined) continue;
      const list = operations[`${name.split('.')[0]}.getAll` as OperationName];
      expect(list.query).toContain(naturalKey);
    }
  });
});

describe('paging', () => {
  const collect = async <T>(items: AsyncIterable<T>) => {
    const all: T[] = [];
    for await (const item of items) all.push(item);
    return all;
  };
  const ids = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: from + index }));
  const pagesOf = (platform: ReturnType<typeof testPlatform>) =>
    platform.sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams));

  it('gives all objects of all pages, a hundred at a time', async () => {
    const platform = testPlatform([
      { body: pageOf(ids(1, 100), 1, 3) },
      { body: pageOf(ids(101, 100), 2, 3) },
      { body: pageOf(ids(201, 7), 3, 3) },
    ]);
    const all = await collect(createClient(platform).paginate('booking.getAll', { status: 'confirmed' }));
    expect(all).toEqual(ids(1, 207));
    expect(pagesOf(platform)).toEqual(
      ['1', '2', '3'].map((page) => ({ status: 'confirmed', page, per_page: '100' })),
    );
  });

  it('asks for no more than the limit', async () => {
    const platform = testPlatform([{ body: pageOf(ids(1, 5), 1, 9) }]);
    const all = await collect(createClient(platform).paginate('booking.getAll', {}, { limit: 5 }));
    expect(all).toHaveLength(5);
    expect(pagesOf(platform)).toEqual([{ page: '1', per_page: '5' }]);
  });

  it('stops within a page when the limit is reached there', async () => {
    const platform = testPlatform([
      { body: pageOf(ids(1, 100), 1, 9) },
      { body: pageOf(ids(101, 100), 2, 9) },
    ]);
    const all = await collect(createClient(platform).paginate('booking.getAll', {}, { limit: 150 }));
    expect(all).toHaveLength(150);
    expect(platform.sent).toHaveLength(2);
  });

  it('asks for nothing when the limit is 0', async () => {
    const platform = testPlatform([]);
    await expect(
      collect(createClient(platform).paginate('booking.getAll', {}, { limit: 0 })),
    ).resolves.toEqual([]);
  });

  it('fetches a page only when it is asked for', async () => {
    const platform = testPlatform([{ body: pageOf(ids(1, 100), 1, 9) }]);
    for await (const _ of createClient(platform).paginate('booking.getAll', {})) break;
    expect(platform.sent).toHaveLength(1);
  });

  it('gives an object once that slipped to the next page meanwhile', async () => {
    const platform = testPlatform([{ body: pageOf(ids(1, 3), 1, 2) }, { body: pageOf(ids(3, 3), 2, 2) }]);
    expect(await collect(createClient(platform).paginate('booking.getAll', {}))).toEqual(ids(1, 5));
  });

  it('stops at a server that answers the same page for ever', async () => {
    const same = { body: pageOf(ids(1, 3), 1, 9) };
    const platform = testPlatform([same, same, same]);
    await expect(collect(createClient(platform).paginate('booking.getAll', {}))).rejects.toThrow(
      'was asked for page 2 and answered page 1',
    );
    expect(platform.sent).toHaveLength(2);
  });

  it('ends at an empty page, whatever the links say', async () => {
    const platform = testPlatform([{ body: pageOf(ids(1, 3), 1, 9) }, { body: pageOf([], 2, 9) }]);
    expect(await collect(createClient(platform).paginate('booking.getAll', {}))).toHaveLength(3);
  });
});
