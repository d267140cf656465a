import { describe, expect, it } from '@jest/globals';
import { parseCalendar } from '../src/ical/parse.ts';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import { asking } from './ical-sources.ts';
import type { Listener } from './listen.ts';
import { useListener } from './world.ts';

let mock: MockServer;
let listener: Listener;
useListener((world) => {
  ({ mock, listener } = world);
});
const { api, get, addSource, sync, statuses } = asking(() => mock);

describe('the export of a property', () => {
  it('is a calendar without the names of guests', async () => {
    const { data } = await get('/properties/1');
    const reply = await call(mock, data.ical_export_url.slice(mock.url.length), { token: null });
    expect(reply.headers['content-type']).toMatch(/^text\/calendar/);
    expect(reply.text).not.toContain('Karim');
    const { blocks } = parseCalendar(reply.text, { from: '2026-08-01' });
    expect(blocks).toContainEqual({
      uid: 'booking-9876@lgcd.ma',
      summary: 'Reserved (BKG-A1B2C3)',
      start: '2026-08-12',
      end: '2026-08-19',
    });
    expect(blocks).toContainEqual(
      expect.objectContaining({ start: '2026-10-05', end: '2026-10-08', summary: 'Not available' }),
    );
  });

  it('needs its signature', async () => {
    expect((await call(mock, '/v1/properties/1/calendar.ics?token=0000', { token: null })).status).toBe(403);
  });

  it('feeds another property, and is not a conflict when it comes back', async () => {
    const act = async (name: string, input: Record<string, unknown>) =>
      (await mock.action(name, input)) as Record<string, string & number>;
    const home = (name: string) =>
      act('property.create', { name, city: 'Fès', type: 'house', capacity: 4, base_price: 400 });
    const [one, two] = [await home('One'), await home('Two')];
    const body = {
      property_id: one.id,
      check_in: '2027-01-10',
      check_out: '2027-01-12',
      guest_name: 'X',
      guests_count: 1,
    };
    await api('POST', '/bookings', body);
    await listener.heard();
    const there = await addSource(Number(two.id), one.ical_export_url, 'other');
    expect(await sync(there)).toMatchObject({ status: 'ok', blocks_count: 1 });
    expect(await statuses(Number(two.id), '2027-01-09', '2027-01-12')).toEqual([
      'available',
      'blocked',
      'blocked',
      'available',
    ]);
    const back = await addSource(Number(one.id), two.ical_export_url, 'other');
    expect(await sync(back)).toMatchObject({ status: 'ok', blocks_count: 0 });
    expect(await listener.names()).toEqual([]);
  });
});
