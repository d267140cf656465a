import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { start } from './http.ts';
import { asking } from './ical-sources.ts';
import { type Listener, listen } from './listen.ts';

let mock: MockServer;
let listener: Listener;
let host: Server;
let origin: string;
/** What the channel publishes: a status and its calendar. */
let published: { status: number; body: string };
/** The channel answers when this is through. */
let ready: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
  listener = await listen(mock);
  host = createServer(async (_, response) => {
    await ready;
    response.writeHead(published.status).end(published.body);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterEach(() => listener.heard());
afterAll(async () => {
  await listener.close();
  host.close();
  await mock.close();
});

const { api, get, addSource: add, sync, statuses } = asking(() => mock);
const publish = (...events: string[][]) => {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  published = {
    status: 200,
    body: ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n'),
  };
};
const stay = (uid: string, start: string, end: string, summary = 'Reserved') => [
  `UID:${uid}`,
  `SUMMARY:${summary}`,
  `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`,
  `DTEND;VALUE=DATE:${end.replaceAll('-', '')}`,
];
let count = 0;
const addSource = (property: number, url = `${origin}/${++count}.ics`, channel?: string) =>
  add(property, url, channel);
const home = async (): Promise<number> => {
  const given = { name: 'Dar', city: 'Fès', type: 'house', capacity: 4, base_price: 400 };
  return Number(((await mock.action('property.create', given)) as { id: number }).id);
};
describe('a sync', () => {
  it('blocks the nights of the calendar, and opens those that it frees', async () => {
    const source = await addSource(1);
    expect(source).toMatchObject({ status: 'pending', blocks_count: 0, last_synced_at: null });
    publish(stay('a', '2027-03-02', '2027-03-04'), stay('b', '2027-03-10', '2027-03-11'));
    expect(await sync(source)).toMatchObject({
      status: 'ok',
      blocks_count: 2,
      last_error: null,
      last_synced_at: mock.now(),
    });
    expect(await statuses(1, '2027-03-01', '2027-03-04')).toEqual([
      'available',
      'blocked',
      'blocked',
      'available',
    ]);
    publish(stay('a', '2027-03-02', '2027-03-03'));
    expect(await sync(source)).toMatchObject({ blocks_count: 1 });
    expect(await statuses(1, '2027-03-01', '2027-03-04')).toEqual([
      'available',
      'blocked',
      'available',
      'available',
    ]);
    expect((await api('DELETE', `/properties/1/ical-sources/${source.id}`)).status).toBe(204);
    expect(await statuses(1, '2027-03-02', '2027-03-02')).toEqual(['available']);
    expect(await listener.names()).toEqual([]);
  });

  it('tells of a conflict with a booking, once', async () => {
    const source = await addSource(1);
    publish(stay('c@airbnb.com', '2026-08-14', '2026-08-17'));
    const after = await sync(source);
    const [heard, ...more] = await listener.heard();
    expect(more).toEqual([]);
    expect(heard).toMatchObject({
      event: 'ical.conflict_detected',
      data: {
        ical_source: after,
        property: { id: 1 },
        conflict: {
          booking_id: 9876,
          booking_reference: 'BKG-A1B2C3',
          uid: 'c@airbnb.com',
          summary: 'Reserved',
          start: '2026-08-14',
          end: '2026-08-17',
        },
      },
    });
    await sync(source);
    expect(await listener.names()).toEqual([]);
    // The booking keeps its nights; the block stands behind it.
    expect(await statuses(1, '2026-08-14', '2026-08-14')).toEqual(['booked']);
    expect((await get('/audit-logs?action=ical.conflict_detected')).data[0].metadata.booking_id).toBe(9876);
  });

  it('knows a booking of the channel itself when it comes back', async () => {
    const source = await addSource(1);
    publish(stay('hm123@airbnb.com', '2026-08-12', '2026-08-19'));
    expect(await sync(source)).toMatchObject({ status: 'ok', blocks_count: 0 });
    expect(await listener.names()).toEqual([]);
    const other = await addSource(1, undefined, 'vrbo');
    await sync(other);
    expect(await listener.names()).toEqual(['ical.conflict_detected']);
  });

  it('keeps blocked what an entry that can no longer be read has blocked, and says so on the source', async () => {
    const property = await home();
    const source = await addSource(property);
    publish(stay('e', '2027-04-20', '2027-04-22'), stay('f', '2027-04-25', '2027-04-26'));
    await sync(source);
    publish(['UID:e', 'SUMMARY:x', 'DTSTART:0NaN', 'DTEND:0NaN'], stay('g', '2027-04-28', '2027-04-29'));
    expect(await sync(source)).toMatchObject({
      status: 'ok',
      last_error: 'The entry “e” was left out: DTSTART is “0NaN”, which is no day.',
      blocks_count: 2,
    });
    expect(await statuses(property, '2027-04-20', '2027-04-28')).toEqual([
      ...['blocked', 'blocked', 'available', 'available', 'available', 'available'],
      ...['available', 'available', 'blocked'],
    ]);
    publish(stay('g', '2027-04-28', '2027-04-29'));
    expect(await sync(source)).toMatchObject({ status: 'ok', last_error: null, blocks_count: 1 });
  });

  describe('of stays that LGCD has already', () => {
    const booked = async (check_in: string, check_out: string) => {
      const body = {
        property_id: 3,
        check_in,
        check_out,
        guest_name: 'Y',
        guests_count: 1,
        source: 'airbnb',
      };
      return (await api('POST', '/bookings', body)).json.data;
    };
    const told = async (...events: string[][]) => {
      const source = await addSource(3);
      publish(...events);
      await sync(source);
      const names = await listener.names();
      await api('DELETE', `/properties/3/ical-sources/${source.id}`);
      return names.filter((name) => name === 'ical.conflict_detected');
    };

    it('finds no conflict in two stays that adjoin and are shown as one', async () => {
      await booked('2028-03-01', '2028-03-04');
      await booked('2028-03-04', '2028-03-07');
      await listener.heard();
      expect(await told(stay('both', '2028-03-01', '2028-03-07'))).toEqual([]);
      expect(await told(stay('more', '2028-03-01', '2028-03-08'))).toHaveLength(2);
    });

    it('finds no conflict in a running stay that is shown from today on, under a new UID each day', async () => {
      const property_id = await home();
      const [arrival, departure] = ['2026-07-20', '2026-07-30'];
      const guest = { guest_name: 'Y', guests_count: 1, source: 'airbnb' };
      await api('POST', '/bookings', { property_id, check_in: arrival, check_out: departure, ...guest });
      const source = await addSource(property_id);
      for (const today of ['2026-07-22', '2026-07-23']) {
        await mock.setClock(`${today}T10:00:00Z`);
        await listener.heard();
        publish(stay(`from-${today}`, today, departure));
        expect(await sync(source)).toMatchObject({ status: 'ok', blocks_count: 0 });
        expect(await listener.names()).toEqual([]);
      }
      publish(stay('shorter', '2026-07-25', departure));
      await sync(source);
      expect(await listener.names()).toEqual(['ical.conflict_detected']);
    });

    it('finds no conflict in our own export that comes back under the UID of the channel', async () => {
      const body = {
        property_id: 3,
        check_in: '2028-05-01',
        check_out: '2028-05-04',
        guest_name: 'Z',
        guests_count: 1,
      };
      const { reference } = (await api('POST', '/bookings', body)).json.data;
      await listener.heard();
      expect(await told(stay('echo-1', '2028-05-01', '2028-05-04', `Reserved (${reference})`))).toEqual([]);
      expect(await told(stay('echo-2', '2028-05-01', '2028-05-04', 'Airbnb (Not available)'))).toEqual([]);
      expect(await told(stay('sold', '2028-05-01', '2028-05-04', 'Reserved'))).toHaveLength(1);
    });
  });

  it.each([
    ['404', { status: 404, body: 'no' }, 'The calendar answered 404 Not Found.'],
    [
      'a page',
      { status: 200, body: '<html>' },
      'The answer is not an iCalendar: it does not begin with BEGIN:VCALENDAR.',
    ],
    [
      'more than 5 MB',
      { status: 200, body: 'x'.repeat(5 * 1024 * 1024 + 1) },
      'The calendar is larger than 5 MB.',
    ],
  ])('fails honestly: %s', async (_, answer, error) => {
    const source = await addSource(1);
    publish(stay('d', '2027-03-20', '2027-03-21'));
    await sync(source);
    published = answer;
    expect(await sync(source)).toMatchObject({ status: 'failed', last_error: error, blocks_count: 1 });
    const [heard] = await listener.heard();
    expect(heard).toMatchObject({
      event: 'ical.sync_failed',
      data: { error, ical_source: { id: source.id, status: 'failed' } },
    });
    // What could not be read opens no night.
    expect(await statuses(1, '2027-03-20', '2027-03-20')).toEqual(['blocked']);
    await api('DELETE', `/properties/1/ical-sources/${source.id}`);
  });

  it('fails honestly: nobody listens', async () => {
    const source = await addSource(1, 'http://127.0.0.1:1/secret.ics');
    const { last_error } = await sync(source);
    expect(last_error).not.toContain('secret');
    expect(await listener.names()).toEqual(['ical.sync_failed']);
  });

  it('says nothing about a source that is gone or has another address meanwhile', async () => {
    publish(stay('e', '2027-03-24', '2027-03-25'));
    let answer = (): void => undefined;
    ready = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const gone = await addSource(1);
    await api('POST', `/properties/1/ical-sources/${gone.id}/sync`);
    await api('DELETE', `/properties/1/ical-sources/${gone.id}`);
    const moved = await addSource(1);
    await api('POST', `/properties/1/ical-sources/${moved.id}/sync`);
    await api('PATCH', `/properties/1/ical-sources/${moved.id}`, { url: 'http://127.0.0.1:1/other.ics' });
    answer();
    await mock.settled();
    expect(await statuses(1, '2027-03-24', '2027-03-24')).toEqual(['available']);
    const { data } = await get('/properties/1/ical-sources?per_page=100');
    expect(data.find(({ id }: { id: number }) => id === moved.id).status).toBe('pending');
    expect(await listener.names()).toEqual([]);
  });
});
