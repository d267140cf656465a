import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { catalog } from '../src/contract.ts';
import app from '../src/index.ts';
import { availabilityOf } from '../src/searches/availability.ts';
import { summaryOf } from '../src/triggers/summary.ts';
import { api, page, run, search, trigger } from './app.ts';

interface Item {
  id: string;
  due_at: string;
  booking: Record<string, unknown>;
}

const { Booking, Property } = catalog.examples;
const stay = (more: object) => ({ ...Booking, status: 'confirmed', ...more });

describe('what comes up', () => {
  let clock: ReturnType<typeof jest.spyOn>;
  beforeEach(() => {
    clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-08-11T16:00:00+01:00')) as never;
  });
  afterEach(() => clock.mockRestore());

  const poll = (key: string, inputData: object = {}) =>
    run<Item[]>(trigger(key).perform, { inputData: inputData as never });
  const houses = () =>
    api()
      .get('/properties')
      .query(true)
      .reply(200, page({ ...Property, id: 1, check_in_time: '15:00', check_out_time: '11:00' }));
  const bookings = (status: string, ...found: object[]) =>
    api()
      .get('/bookings')
      .query((query) => query.status === status)
      .reply(200, page(...found));

  it('is an arrival within the hours, by the time of the property on the clocks of the agency', async () => {
    bookings('confirmed', stay({ id: 1, check_in: '2026-08-12' }), stay({ id: 2, check_in: '2026-08-13' }));
    houses();
    const items = await poll('check_in_soon', { hours_before: '24' });
    expect(items).toMatchObject([
      {
        id: '1:2026-08-12T15:00:00+01:00',
        due_at: '2026-08-12T15:00:00+01:00',
        booking: { id: 1, property_name: 'Riad Zitoun' },
      },
    ]);
  });

  it('has one id for one arrival, so that Zapier takes it once, and another when the day moves', async () => {
    const ids = [];
    for (const check_in of ['2026-08-12', '2026-08-12', '2026-08-13']) {
      bookings('confirmed', stay({ check_in }));
      houses();
      ids.push((await poll('check_in_soon', { hours_before: 72 }))[0]?.id);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is not what has happened already', async () => {
    bookings('confirmed', stay({ check_in: '2026-08-11' }));
    houses();
    expect(await poll('check_in_soon')).toEqual([]);
  });

  it('is a departure, of guests whose arrival nobody marked too', async () => {
    bookings(
      'checked_in',
      stay({ id: 3, status: 'checked_in', check_in: '2026-08-01', check_out: '2026-08-12' }),
    );
    bookings('confirmed', stay({ id: 4, check_in: '2026-08-02', check_out: '2026-08-12' }));
    houses();
    const items = await poll('check_out_soon');
    expect(items.map(({ due_at, booking }) => [booking.id, due_at])).toEqual([
      [3, '2026-08-12T11:00:00+01:00'],
      [4, '2026-08-12T11:00:00+01:00'],
    ]);
  });

  it('is of the chosen property alone', async () => {
    bookings('confirmed', stay({ id: 1, check_in: '2026-08-12' }));
    houses();
    expect(await poll('check_in_soon', { property_id: '2' })).toEqual([]);
  });

  it('refuses hours that are none', async () => {
    await expect(poll('check_in_soon', { hours_before: 'soon' })).rejects.toThrow(/Hours Before/);
  });
});

describe('Check Availability', () => {
  const day = (date: string, more: object = {}) => ({
    date,
    status: 'available',
    price: 750.1,
    min_stay: 2,
    booking_id: null,
    ...more,
  });
  const calendar = (...days: object[]) =>
    api()
      .get('/calendar')
      .query((query) => query.from === '2027-03-01' && query.to === '2027-03-03')
      .reply(200, {
        from: '2027-03-01',
        to: '2027-03-03',
        currency: 'MAD',
        data: [{ property_id: 1, property_name: 'Riad Zitoun', days }],
      });
  const check = (more: object = {}) =>
    run<Record<string, unknown>[]>(search('check_availability').perform, {
      inputData: { property_id: 1, check_in: '2027-03-01', check_out: '2027-03-04', ...more } as never,
    });

  it('says yes, with the price of the nights', async () => {
    calendar(day('2027-03-01'), day('2027-03-02'), day('2027-03-03'));
    expect(await check()).toMatchObject([
      { available: true, nights: 3, total_price: 2250.3, reason: 'All nights are free.' },
    ]);
  });

  it('says no, and why', async () => {
    calendar(day('2027-03-01'), day('2027-03-02', { status: 'blocked' }), day('2027-03-03'));
    expect(await check()).toMatchObject([
      { available: false, reason: 'The night of 2027-03-02 is blocked.' },
    ]);
  });

  it('says that a stay is shorter than usual, which is no refusal', () => {
    const row = { property_id: 1, property_name: 'Riad Zitoun', days: [day('2027-03-01', { min_stay: 3 })] };
    expect(availabilityOf(row as never, { check_in: '2027-03-01', check_out: '2027-03-02' })).toMatchObject({
      available: true,
      reason: 'All nights are free. The shortest usual stay from that day is 3 nights.',
    });
  });

  it.each([
    ['a departure before the arrival', { check_out: '2027-03-01' }, /not after Check In/],
    ['no property', { property_id: ' ' }, /one of them is empty|Property/],
  ])('refuses %s before anything is sent', async (_what, wrong, reason) => {
    await expect(check(wrong)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(reason),
    });
  });
});

describe('the summary of an event', () => {
  it('is one readable line for each of the 31', () => {
    for (const { label, example } of Object.values(catalog.events)) {
      const line = summaryOf(label, example.data);
      expect(line).toMatch(new RegExp(`^${label}: \\S.*`));
      expect(line).not.toMatch(/\n|undefined|null|\[object/);
      expect(line.length).toBeLessThanOrEqual(250);
    }
  });

  it('names the booking, its guest and its days', () => {
    expect(summaryOf('New Booking', catalog.events['booking.created'].example.data)).toBe(
      'New Booking: BKG-A1B2C3 · Karim B. · 2026-08-12 · 2026-08-19 · pending',
    );
  });
});

describe('a search that creates', () => {
  it('stands for what Zaps often find or make', () => {
    expect(Object.keys(app.searchOrCreates ?? {})).toEqual([
      'find_booking',
      'find_review',
      'find_cleaning_task',
      'find_maintenance_ticket',
      'find_rate',
      'find_ical_source',
    ]);
  });
});
