import { describe, expect, it } from '@jest/globals';
import { asOfNow, parseLodgifyObject, stateHash } from '../../src/lodgify/index.ts';
import { fixture } from './samples.ts';

/** The page's booking as Lodgify's API v2 would answer it, with what a test changes. */
const current = (changes: Record<string, unknown> = {}) => ({
  id: 123456,
  property_id: 10000,
  arrival: '2022-05-21',
  departure: '2022-05-24',
  status: 'Booked',
  rooms: [{ room_type_id: 12345, people: 1 }],
  guest: { name: 'John Doe', email: '[email\u00a0protected]', phone: '667675867768' },
  currency_code: 'USD',
  total_amount: 1113,
  amount_paid: 0,
  amount_due: 1113,
  ...changes,
});

describe('asOfNow', () => {
  it('changes nothing of a booking that stands as it was delivered', () => {
    const delivered = fixture('booking_change');
    expect(asOfNow(delivered, current())).toEqual(delivered);
  });

  it('brings days, guests, status, rooms and amounts up to date, as a webhook writes them', () => {
    const now = asOfNow(
      fixture('booking_change'),
      current({
        arrival: '2022-06-01',
        departure: '2022-06-03',
        status: 'Declined',
        rooms: [
          { room_type_id: 12345, people: 3 },
          { room_type_id: 777, people: 1 },
        ],
        guest: { name: 'Jane Doe', phone: '+33612345678' },
        total_amount: 900.5,
        amount_paid: '100.50',
        amount_due: 800,
      }),
    );
    expect(now).toMatchObject({
      booking: {
        date_arrival: '2022-06-01T00:00:00',
        date_departure: '2022-06-03T00:00:00',
        nights: 2,
        status: 'Declined',
        room_types: [
          { id: 999999, room_type_id: 12345, people: 3 },
          { room_type_id: 777, people: 1 },
        ],
      },
      guest: { name: 'Jane Doe', email: '[email\u00a0protected]', phone_number: '+33612345678' },
      booking_total_amount: '900.5',
      total_transactions: { amount: '100.5' },
      balance_due: '800',
    });
    expect(parseLodgifyObject(now).kind).toBe('booking_change');
  });

  it('keeps what was delivered where the API says nothing', () => {
    const delivered = fixture('booking_change');
    expect(asOfNow(delivered, { id: 123456 })).toEqual(delivered);
  });

  it('reads a booking in the bin as declined', () => {
    expect(asOfNow(fixture('booking_change'), current({ is_deleted: true }))).toMatchObject({
      booking: { status: 'Declined' },
    });
  });

  it('takes an answer in the shape of the webhook as it is, under the action that was delivered', () => {
    const other = { ...fixture('booking_change'), action: 'x', balance_due: '5' };
    expect(asOfNow(fixture('booking_change'), other)).toEqual({ ...other, action: 'booking_change' });
  });
});

describe('stateHash', () => {
  it('is equal for two deliveries that were read at the same state, however their amounts are written', () => {
    const earlier = { ...fixture('booking_change'), booking_total_amount: '5' };
    const later = { ...fixture('booking_change'), action: 'booking_status_change_booked' };
    expect(stateHash(asOfNow(earlier, current()))).toBe(
      stateHash(asOfNow(later, current({ total_amount: '1113.00' }))),
    );
  });

  it.each([
    ['a day', { departure: '2022-05-25' }],
    ['the status', { status: 'Open' }],
    ['the guests', { rooms: [{ room_type_id: 12345, people: 2 }] }],
    ['the phone number', { guest: { phone: '+1' } }],
    ['what is due', { amount_due: 1 }],
    ['the notes', { notes: 'late' }],
  ])('differs by %s', (_, changes) => {
    const of = (given: object) =>
      stateHash(asOfNow(fixture('booking_change'), given as Record<string, unknown>));
    expect(of(current(changes))).not.toBe(of(current()));
  });
});
